"""Adding, replacing and taking out one pair or item of a map or list, in block style or in brackets.

Each function gives the pieces of the text that change; nothing else of it does.
"""

import re
from collections.abc import Mapping, Sequence

import msgspec
from msgspec.structs import replace

from timeline.store.editing.emit import block_item, block_pair, first_line, flow_pair, flow_value, more_lines
from timeline.store.editing.plain import is_plain
from timeline.store.editing.spans import (
    blanks_above,
    blanks_below,
    column_of,
    comments_above,
    entry_end,
    has_remark,
    is_blank,
    keeps_blanks,
    last_scalar,
    line_after,
    line_begin,
    remarks_below,
)
from timeline.store.editing.style import Style, item_of, names_of_values
from timeline.store.positions import Node

_COLON = re.compile(r"[ \t\r\n]*:")
_TO_NEXT = re.compile(r"[ \t\r\n]*,[ \t\r\n]*")


class Splice(msgspec.Struct, frozen=True):
    """`text[begin:end]` becomes `new`."""

    begin: int
    end: int
    new: str


def spliced(text: str, splices: Sequence[Splice]) -> str:
    """The text with all of them done; they must not overlap."""
    pieces, at = [], 0
    for splice in sorted(splices, key=lambda splice: (splice.begin, splice.end)):
        pieces += [text[at : splice.begin], splice.new]
        at = splice.end
    return "".join([*pieces, text[at:]])


def add_items(
    text: str, key: Node, held: Node, index: int, items: Sequence[object], style: Style, *, gap: bool
) -> list[Splice]:
    """New items before the one of that number, or behind the last; `gap` is whether they shall stand apart.

    Where two neighbours already stand apart or close, that decides. `key` is that of the list; an empty list becomes
    a block, so its key must not stand in brackets.
    """
    if held.style == "flow" and held.items:
        return _add_to_flow(text, held, index, [flow_value(item, item_of(key.text), style) for item in items])
    if not held.items:
        return _fill(text, key, held, _items(items, column_of(text, key.begin) + style.dash, style, key.text, gap=gap))
    column = column_of(text, held.body)
    nodes = held.items
    floors = [line_begin(text, held.body), *(entry_end(text, node) for node in nodes)]
    lines = [block_item(item, column, style, key.text) for item in items]
    blank = _gap(text, nodes, index, floors, column)
    if blank is None:
        blank = style.line_end if gap else ""
    blocks = [_joined(block, style) for block in lines]
    if index < len(nodes):
        at = _begin_of_item(text, nodes[index], floors[index], column)
        return [Splice(at, at, "".join(block + blank for block in blocks))]
    at = remarks_below(text, floors[-1], column)
    first = "" if keeps_blanks(text, nodes[-1]) else blank
    return [_appended(text, at, first + blank.join(blocks), style)]


def remove_item(text: str, key: Node | None, held: Node, index: int) -> list[Splice]:
    """An item with the comments above it and the blank lines that set it apart.

    The last one of a block leaves `[]` behind its key, which then must be given.
    """
    nodes = held.items
    if held.style == "flow":
        return [_remove_from_flow(text, [(node.begin, node.end) for node in nodes], index)]
    column = column_of(text, held.body)
    floor = entry_end(text, nodes[index - 1]) if index else line_after(text, key.end) if key else 0
    begin = _begin_of_item(text, nodes[index], min(floor, line_begin(text, nodes[index].begin)), column)
    # A remark below that stands deeper than the item ends it, and would else be read as one on the next.
    end = remarks_below(text, entry_end(text, nodes[index]), column)
    before = nodes[index - 1] if index else None
    gone = _lines_gone(text, begin, end, floor, before, last=index == len(nodes) - 1)
    return [gone] if key is None or len(nodes) > 1 else [_empty(text, key, "[]"), gone]


def add_pairs(
    text: str, held: Node, index: int, added: Mapping[str, object], style: Style, *, name: str, gap: bool = False
) -> list[Splice]:
    """New pairs of the map `name` before the one of that number, or behind the last."""
    names = names_of_values(name)
    pairs = held.pairs
    if held.style == "flow":
        return _add_to_flow(text, held, index, [flow_pair(key, value, style, names) for key, value in added.items()])
    column = column_of(text, held.body)
    blocks = [_joined(block_pair(key, value, column, style, names), style) for key, value in added.items()]
    if index == 0:
        begin = pairs[0][0].begin
        return [Splice(begin, begin, "".join(block[column:] + " " * column for block in blocks))]
    at = remarks_below(text, entry_end(text, pairs[index - 1][1]), column)
    blank = ""
    if gap:
        begins = [node.begin for node, _ in pairs]
        floors = [0, *(entry_end(text, node) for _, node in pairs)]
        blank = _gap_of(text, begins, min(index, len(pairs) - 1), floors, column) or ""
    return [_appended(text, at, "".join(blank + block for block in blocks), style)]


def fill_map(text: str, key: Node, held: Node, pairs: Sequence[tuple[str, object]], style: Style) -> list[Splice]:
    """The first pairs of an empty map, in block style."""
    column = column_of(text, key.begin) + style.step
    names = names_of_values(key.text)
    lines = [line for name, value in pairs for line in block_pair(name, value, column, style, names)]
    return _fill(text, key, held, _joined(lines, style))


def remove_pair(text: str, held: Node, index: int, *, entry: bool = False) -> list[Splice]:
    """A pair; as an `entry` with the comments above it and the blank lines that set it apart."""
    key, value = held.pairs[index]
    if held.style == "flow":
        return [_remove_from_flow(text, [(_sign_of_key(text, name), node.end) for name, node in held.pairs], index)]
    column = column_of(text, held.body)
    begin, end = line_begin(text, key.begin), entry_end(text, value)
    before = held.pairs[index - 1][1] if index else None
    if not is_blank(text, begin, key.begin):
        return [_first_of_item_gone(text, held, index, end)]
    if not entry:
        return [_lines_gone(text, begin, end, begin, before, last=True)]
    floor = entry_end(text, before) if before is not None else begin
    begin = comments_above(text, begin, floor, column)
    end = remarks_below(text, end, column)
    return [_lines_gone(text, begin, end, floor, before, last=index == len(held.pairs) - 1)]


def empty_map(text: str, key: Node, held: Node) -> list[Splice]:
    """The only pair of a block goes, and leaves `{}` behind the key of its map."""
    pair, value = held.pairs[0]
    floor = line_after(text, key.end)
    begin = comments_above(text, line_begin(text, pair.begin), floor, column_of(text, held.body))
    return [_empty(text, key, "{}"), _lines_gone(text, begin, entry_end(text, value), begin, None, last=True)]


def replace_value(
    text: str, held: Node, index: int, value: object, style: Style, *, name: str | None = None
) -> list[Splice]:
    """Another value for a pair of a map; what stands behind it on its line stays."""
    key, old = held.pairs[index]
    name = key.text if name is None else name
    style = _quoted_like(old, name, style)
    found = _COLON.match(text, key.end)
    if found is None:
        return [Splice(key.end, key.end, f": {flow_value(value, name, style)}")]
    colon, empty = found.end(), old.end == old.begin
    below = not empty and "\n" in text[colon : old.begin]
    alone = old.kind not in ("map", "list") or old.style == "flow"
    if held.style == "flow" or (below and alone):
        new = flow_value(value, name, style)
        return [Splice(colon, colon, f" {new}") if empty else Splice(old.begin, old.end, new)]
    column = column_of(text, key.begin)
    stop = colon if below or empty else old.end
    line_end = line_after(text, stop)
    # Where a comment follows, on the line or deeper below, a text of several lines would swallow it.
    inline = isinstance(value, str) and (bool(text[stop:line_end].strip()) or has_remark(text, line_end, column))
    new = first_line(value, name, column, style, inline=inline)
    lines = [] if inline else more_lines(value, name, column, style)
    if not below:
        if isinstance(value, str):
            return [Splice(colon, stop, style.line_end.join([new, *lines]))]
        put = [Splice(colon, stop, new)]
        return [*put, _appended(text, line_end, _joined(lines, style), style)] if lines else put
    if isinstance(value, str) and lines:
        new, lines = style.line_end.join([new, *lines]), []
    begin, end = line_begin(text, old.begin), entry_end(text, old)
    block = _joined(lines, style)
    if end == len(text) and not text.endswith("\n"):
        block = block.removesuffix(style.line_end)
        begin = begin if lines else _before_line_end(text, begin)
    return [Splice(colon, colon, new), Splice(begin, end, block)]


def _quoted_like(old: Node, name: str, style: Style) -> Style:
    """A text keeps the quotes of the one before it where that needed none; and gets none where that had none."""
    if old.kind != "scalar" or old.begin == old.end or old.style in ("|", ">"):
        return style
    quotes = {key: quote for key, quote in style.quotes.items() if key != name}
    if old.style is not None and is_plain(old.text, flow=False, time=True):
        quotes[name] = old.style
    elif old.style is not None:
        return style
    return replace(style, quotes=quotes)


def _items(items: Sequence[object], column: int, style: Style, name: str, *, gap: bool) -> str:
    blocks = [_joined(block_item(item, column, style, name), style) for item in items]
    return (style.line_end if gap else "").join(blocks)


def _joined(lines: Sequence[str], style: Style) -> str:
    return "".join(line + style.line_end for line in lines)


def _appended(text: str, at: int, block: str, style: Style) -> Splice:
    """Lines at the beginning of a line; where the text ends without a line end, so does what is put there."""
    if at == len(text) and text and not text.endswith("\n"):
        return Splice(at, at, style.line_end + block.removesuffix(style.line_end))
    return Splice(at, at, block)


def _fill(text: str, key: Node, held: Node, block: str) -> list[Splice]:
    """Lines below the key of an empty list or map; its brackets go, a comment behind them stays."""
    at = line_after(text, max(key.end, held.end))
    line_end = "\r\n" if block.endswith("\r\n") else "\n"
    below = _appended(text, at, block, Style(line_end=line_end))
    if held.end == held.begin:
        return [below]
    return [Splice(_after_colon(text, key), held.end, ""), below]


def _empty(text: str, key: Node, brackets: str) -> Splice:
    colon = _after_colon(text, key)
    return Splice(colon, colon, f" {brackets}")


def _after_colon(text: str, key: Node) -> int:
    found = _COLON.match(text, key.end)
    return key.end if found is None else found.end()


def _begin_of_item(text: str, node: Node, floor: int, column: int) -> int:
    begin = line_begin(text, node.begin)
    # An item may begin on a line below its dash.
    while begin > floor and not text.startswith("-", begin + column):
        begin = line_begin(text, begin - 1)
    return comments_above(text, begin, floor, column)


def _gap(text: str, nodes: Sequence[Node], index: int, floors: Sequence[int], column: int) -> str | None:
    begins = [_begin_of_item(text, node, floors[number], column) for number, node in enumerate(nodes)]
    return _gap_of(text, begins, index, floors, column)


def _gap_of(text: str, begins: Sequence[int], index: int, floors: Sequence[int], column: int) -> str | None:
    """The blank lines between the two neighbours next to a place in a list; None where there are no two."""
    for number in (index, index - 1, index + 1):
        if 0 < number < len(begins):
            begin = comments_above(text, line_begin(text, begins[number]), floors[number], column)
            return text[blanks_above(text, begin, floors[number]) : begin]
    return None


def _lines_gone(text: str, begin: int, end: int, floor: int, before: Node | None, *, last: bool) -> Splice:
    """Takes lines out, with the blank lines above them, or below where nothing stands before them."""
    if before is not None:
        begin = blanks_above(text, begin, floor)
    elif not last:
        end = blanks_below(text, end)
    # The end of the file stays without a line end, unless a block of text before it would change its value.
    if end == len(text) and begin < end and text[end - 1] != "\n" and (before is None or not ends_in_block(before)):
        begin = _before_line_end(text, begin)
    return Splice(begin, end, "")


def _before_line_end(text: str, begin: int) -> int:
    """Where the line end before a line begins."""
    if begin > 0 and text[begin - 1] == "\n":
        begin -= 1
        if begin > 0 and text[begin - 1] == "\r":
            begin -= 1
    return begin


def _first_of_item_gone(text: str, held: Node, index: int, end: int) -> Splice:
    """The pair on the line of its dash goes; the next one moves up where only blanks stand between."""
    begin = held.pairs[index][0].begin
    if index + 1 < len(held.pairs) and is_blank(text, end, after := held.pairs[index + 1][0].begin):
        return Splice(begin, after, "")
    value = held.pairs[index][1]
    stop = max(value.end, _after_colon(text, held.pairs[index][0]))
    return Splice(begin - 1 if text[begin - 1] == " " else begin, stop, "")


def _add_to_flow(text: str, held: Node, index: int, written: Sequence[str]) -> list[Splice]:
    spans = [(key.begin, node.end) for key, node in held.pairs] or [(node.begin, node.end) for node in held.items]
    if not spans:
        bracket = "{}" if held.kind == "map" else "[]"
        begin = text.index(bracket[0], held.begin)
        return [Splice(begin + 1, held.end - 1, ", ".join(written))]
    between = ", "
    if len(spans) > 1:
        number = min(max(index, 1), len(spans) - 1)
        found = _TO_NEXT.fullmatch(text, spans[number - 1][1], spans[number][0])
        between = found[0] if found is not None else between
    elif "\n" in (before := text[held.begin + 1 : spans[0][0]]) and not before.strip():
        between = f",{before}"
    if index == 0:
        return [Splice(spans[0][0], spans[0][0], "".join(one + between for one in written))]
    at = spans[index - 1][1]
    return [Splice(at, at, "".join(between + one for one in written))]


def _sign_of_key(text: str, key: Node) -> int:
    """Where a key in brackets begins: at its `?`, where somebody wrote one before it."""
    before = text[: key.begin].rstrip(" \t\r\n")
    return len(before) - 1 if before.endswith("?") and len(before) < key.begin else key.begin


def _remove_from_flow(text: str, spans: Sequence[tuple[int, int]], index: int) -> Splice:
    begin, end = spans[index]
    if index > 0 and _TO_NEXT.fullmatch(text, spans[index - 1][1], begin):
        return Splice(spans[index - 1][1], end, "")
    if index + 1 < len(spans) and _TO_NEXT.fullmatch(text, end, spans[index + 1][0]):
        return Splice(begin, spans[index + 1][0], "")
    # A comment stands between: only the comma goes too.
    comma = _TO_NEXT.match(text, end)
    return Splice(begin, end if comma is None else text.index(",", end) + 1, "")


def ends_in_block(node: Node) -> bool:
    """Whether the last scalar of a node is a block of text, whose value a line end at the end of the file changes."""
    return last_scalar(node).style in ("|", ">")
