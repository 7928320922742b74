"""What was lost on the way out or in, told on standard error, or as JSON on standard output."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from timeline.cli.options import Format
from timeline.cli.session import Session

if TYPE_CHECKING:
    from timeline.handover.losses import Loss

LOSSES = "timeline.losses/1"
"""The name of this form of JSON. A change that breaks a reader changes its number."""


def tell_losses(session: Session, losses: "Sequence[Loss]", form: Format, *, verbose: bool, refused: bool) -> None:
    """Says what a file does not hold as the store does; nothing in words where it holds all of it."""
    from timeline.cli.output import write_text
    from timeline.cli.writing import tell
    from timeline.render.json_text import json_text

    if form is Format.JSON:
        write_text(json_text({"schema": LOSSES, "written": not refused, "losses": losses_json(losses)}), session)
    else:
        tell_in_words(session, losses, "store", verbose=verbose)
    if refused:
        tell(session, "nothing was written: --strict wants all of it")


def tell_in_words(session: Session, losses: "Sequence[Loss]", of: str, *, verbose: bool) -> None:
    """Says what is not as in the store, or as in the file that `of` names: in a sentence, or each with its entries."""
    from timeline.cli.writing import tell
    from timeline.handover.losses import loss_words
    from timeline.render.text import clean

    for one in losses if verbose else ():
        where = ", ".join(dict.fromkeys([name for name in one.of if name]))
        tell(session, clean(f"{'left out: ' if one.is_left_out else ''}{one.words}{f' ({where})' if where else ''}"))
    if losses and not verbose:
        tell(session, clean(f"not as in the {of}: {loss_words(losses)}"))


def losses_json(losses: "Sequence[Loss]") -> list[dict[str, object]]:
    """Each loss as an entry of JSON."""
    return [{"kind": one.kind, "count": len(one.of), "words": one.words, "of": list(one.of)} for one in losses]
