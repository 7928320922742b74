"""What was lost on the way out, told on standard error, or as JSON on standard output."""

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
    from timeline.handover.losses import loss_words
    from timeline.render.json_text import json_text
    from timeline.render.text import clean

    if form is Format.JSON:
        listed = [{"kind": one.kind, "count": len(one.of), "words": one.words, "of": list(one.of)} for one in losses]
        write_text(json_text({"schema": LOSSES, "written": not refused, "losses": listed}), session)
    elif verbose:
        for one in losses:
            where = ", ".join(dict.fromkeys([name for name in one.of if name]))
            told = f"{'left out: ' if one.is_left_out else ''}{one.words}{f' ({where})' if where else ''}"
            tell(session, clean(told))
    elif losses:
        tell(session, clean(f"not as in the store: {loss_words(losses)}"))
    if refused:
        tell(session, "nothing was written: --strict wants all of it")
