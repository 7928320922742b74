"""Keys of an entry that have no drawing of their own: each with its name before it, one below the other."""

from collections.abc import Collection, Sequence

import msgspec

from timeline.render.columns import flow
from timeline.render.ink import Line, Piece, Role
from timeline.render.text import clean
from timeline.render.view import View
from timeline.store.keys import EntryKind, keys
from timeline.when import When


def extra_lines(extra: "dict[str, object]", view: View, width: int) -> list[Line]:
    """The `x-` keys of an entry, one below the other; what is not text as JSON."""
    lines: list[Line] = []
    for key, value in extra.items():
        lines.extend(labelled(key, [Piece(clean(as_text(value), view.glyphs))], view, width))
    return lines


def as_text(value: object) -> str:
    """The value of an `x-` key: a text as it stands, anything else as JSON."""
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()


def other_lines(kind: EntryKind, held: msgspec.Struct, drawn: Collection[str], view: View, width: int) -> list[Line]:
    """The keys of an entry for which no drawing of their own is written, `key: value`, one below the other."""
    lines: list[Line] = []
    for key in keys(kind).values():
        value = None if key.name in drawn or key.holds == "entries" else getattr(held, key.field, None)
        if value in (None, (), False):
            continue
        text = value.text if isinstance(value, When) else ", ".join(value) if key.many else str(value)
        label = key.name.replace("_", " ")
        lines.extend(labelled(label, [Piece(clean("yes" if value is True else text, view.glyphs))], view, width))
    return lines


def labelled(label: str, pieces: Sequence[Piece], view: View, width: int) -> list[Line]:
    """`label: text`, the label dim, wrapped."""
    return flow([Piece(f"{clean(label, view.glyphs)}: ", Role.DIM), *pieces], width)
