"""A list that becomes another: only the items that differ are touched, and each comment stays with its item."""

from collections.abc import Sequence

from timeline.errors import near_misses
from timeline.store.editing.emit import block_item, first_line, flow_value
from timeline.store.editing.spans import column_of, entry_end, line_after, line_begin, remarks_below
from timeline.store.editing.splices import Splice, add_items, remove_item
from timeline.store.editing.style import Style, item_of
from timeline.store.positions import Node
from timeline.store.same_tree import same_tree


def changed_maps(held: Node, old: Sequence[object], new: Sequence[object]) -> list[int]:
    """The numbers of the items that are a map before and after, each changed in its own place.

    What stands equal at the begin and at the end of both lists is none of them.
    """
    if len(held.items) != len(old):
        return []
    begin, both = _between(old, new)
    return [
        number
        for number in range(begin, begin + both)
        if isinstance(old[number], dict)
        and isinstance(new[number], dict)
        and old[number]
        and new[number]
        and held.items[number].kind == "map"
        and not same_tree(old[number], new[number])
    ]


def _between(old: Sequence[object], new: Sequence[object]) -> tuple[int, int]:
    """Where two lists begin to differ, and how many items both have from there before they end alike."""
    begin = 0
    while begin < min(len(old), len(new)) and same_tree(old[begin], new[begin]):
        begin += 1
    end = 0
    while end < min(len(old), len(new)) - begin and same_tree(old[-1 - end], new[-1 - end]):
        end += 1
    return begin, min(len(old), len(new)) - begin - end


def changed_items(
    text: str, key: Node, held: Node, old: Sequence[object], new: Sequence[object], style: Style
) -> list[Splice] | None:
    """The changes that make a list another one; None where it has to be written anew."""
    begin, both = _between(old, new)
    gone = len(old) - len(new) + both if len(old) > len(new) else both
    come = new[begin : begin + both + max(0, len(new) - len(old))]
    if (
        held.style is None
        and gone
        and len(held.items) == len(old)
        and not _are_corrected(old[begin : begin + gone], come)
    ):
        has_remark = "#" in text[held.begin : entry_end(text, held)]
        if has_remark or gone > len(come) + 1:
            return _moved_lines(text, key, held, old, new, style)
    items = held.items[begin : begin + both]
    if any(item.kind != "scalar" or item.style in ("|", ">") or item.begin == item.end for item in items):
        return None
    if any(isinstance(value, dict | list) or (isinstance(value, str) and "\n" in value) for value in come[:both]):
        return None
    name = item_of(key.text)
    splices = []
    for item, value in zip(items, come, strict=False):
        written = flow_value(value, name, style) if held.style else first_line(value, name, 0, style, inline=True)[1:]
        splices.append(Splice(item.begin, item.end, written))
    if gone > both:
        if gone - both > 1:
            return None
        return [*splices, *remove_item(text, key, held, begin + both)]
    if len(come) > both:
        return [*splices, *add_items(text, key, held, begin + both, come[both:], style, gap=False)]
    return splices


def _moved_lines(
    text: str, key: Node, held: Node, old: Sequence[object], new: Sequence[object], style: Style
) -> list[Splice]:
    """The lines of the items that stay, in their new order with the comments of each, and those of new items."""
    column = column_of(text, held.body)
    ends = [remarks_below(text, entry_end(text, item), column) for item in held.items]
    begins = [line_after(text, key.end), *ends[:-1]]
    begins[0] = min(begins[0], line_begin(text, held.items[0].begin))
    lines = [text[begin:end] for begin, end in zip(begins, ends, strict=True)]
    left = list(range(len(old)))
    pieces = []
    for value in new:
        number = next((number for number in left if same_tree(old[number], value)), None)
        if number is None:
            pieces.append("".join(line + style.line_end for line in block_item(value, column, style, key.text)))
        else:
            left.remove(number)
            pieces.append(lines[number])
    ended = [piece if piece.endswith("\n") else piece + style.line_end for piece in pieces]
    written = "".join(ended)
    if ends[-1] == len(text) and not text.endswith("\n"):
        written = written.removesuffix(style.line_end)
    return [Splice(begins[0], ends[-1], written)]


def _are_corrected(old: Sequence[object], new: Sequence[object]) -> bool:
    """Whether each is the same item in other words, of which a remark on it still holds: `Trump`, `Donald Trump`."""
    if len(old) != len(new):
        return False
    for one, other in zip(old, new, strict=True):
        mine, theirs = str(one).casefold(), str(other).casefold()
        if not (mine in theirs or theirs in mine or near_misses(mine, [theirs])):
            return False
    return True
