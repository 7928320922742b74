"""What two stores say otherwise of one thing: asked about, or told; and what each has done since both began."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from timeline.cli.session import Session

if TYPE_CHECKING:
    from timeline.merging import Choices, Differing
    from timeline.merging.choices import Side
    from timeline.store import Stored


def since(base: "Stored", a: "Stored", b: "Stored") -> "tuple[Stored, Stored, tuple[str, ...]]":
    """Both stores with what each has changed since `base`, each with its own words where both have changed one thing.

    Raises TimelineError.
    """
    from timeline.errors import TimelineError
    from timeline.revisions.by_entry import both_texts
    from timeline.store.joint_reading import with_text

    made = both_texts(base, a, b)
    if made.problems:
        raise TimelineError(made.problems)
    texts = (made.ours, a), (made.theirs, b)
    one, other = (with_text(stored, text) for text, stored in texts)
    return one, other, tuple(made.merged.told)


def chosen(
    session: Session, differing: "Sequence[Differing]", prefer: "Side", names: tuple[str, str]
) -> "dict[tuple[str, str], Side]":
    """Whose words stand, asked one after another; what is not answered stays as it is preferred."""
    from timeline.cli.asking import Asker
    from timeline.cli.writing import draw, view_of
    from timeline.render.differing import differing_lines

    asker, view = Asker(session), view_of(session)
    found: dict[tuple[str, str], Side] = {}
    for number, one in enumerate(differing, 1):
        draw(session, [[], *differing_lines(one, f"{number} of {len(differing)}", names, view)])
        try:
            answer = asker.choose("Whose stands?", _CHOICES, default=prefer)
        except EOFError:
            break
        if answer == "q":
            break
        found[one.entry, one.key] = "b" if answer == "b" else "a"
    return found


_MOST = 20
"""How many entries are listed: more lines would hide what else was done."""
_CHOICES = {"a": "[a]", "b": "[b]", "q": "[q]uit"}


def differing_told(differing: "Sequence[Differing]", choices: "Choices", names: tuple[str, str]) -> list[str]:
    """A line for each event and account that both tell otherwise: in what, and where whose words are now."""
    by_entry: dict[tuple[str, Side], list[str]] = {}
    for one in differing:
        by_entry.setdefault((one.entry, choices.side(one.entry, one.key)), []).append(one.key)
    lines = []
    for (entry, side), keys in by_entry.items():
        stands, kept = names if side == "a" else names[::-1]
        told = f"`{entry}` is told otherwise ({', '.join(keys)})"
        lines.append(f"{told}: the words of {stands} stand, a note keeps those of {kept}")
    more = len(lines) - _MOST
    lines[_MOST:] = [f"{more} more are told otherwise"] if more > 0 else []
    if lines and not choices.chosen:
        other = "b" if choices.prefer == "a" else "a"
        lines.append(f"--prefer {other} lets the other stand, --review asks about each")
    return lines
