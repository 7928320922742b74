r"""Which lines belong to an entry: it ends with its last scalar, and comments that touch it from above are its own.

Lines end at `\n` only. All indexes are characters of one text; spans are half-open.
"""

import re

from timeline.store.positions import Node

_KEEPS = re.compile(r"[|>][0-9]?\+|[|>]\+")
_BLANK = " \t\r"


def line_begin(text: str, index: int) -> int:
    """Where the line of a character begins."""
    return text.rfind("\n", 0, index) + 1


def line_after(text: str, index: int) -> int:
    """Where the line after that of a character begins; the end of the text where there is none."""
    found = text.find("\n", index)
    return len(text) if found < 0 else found + 1


def column_of(text: str, index: int) -> int:
    """How many characters of its line stand before a character."""
    return index - line_begin(text, index)


def is_blank(text: str, begin: int, end: int) -> bool:
    """Whether nothing but blanks and line ends stands there."""
    return not text[begin:end].strip(" \t\r\n")


def line_end_near(text: str, index: int) -> str:
    r"""The line end of the line of a character, else of the line before it: `\r\n` or `\n`."""
    end = text.find("\n", index)
    if end < 0:
        end = text.rfind("\n", 0, index)
    return "\r\n" if end > 0 and text[end - 1] == "\r" else "\n"


def last_scalar(node: Node) -> Node:
    """The scalar, alias or bracketed collection that a node ends with."""
    while node.kind in ("map", "list") and node.style is None:
        if node.pairs:
            node = node.pairs[-1][1]
        elif node.items:
            node = node.items[-1]
        else:
            break
    return node


def entry_end(text: str, node: Node) -> int:
    """Where the line after the last scalar of a node begins; blank lines that a `|+` keeps are of the scalar."""
    end = line_after(text, node.end)
    if keeps_blanks(text, node):
        while end < len(text) and is_blank(text, end, after := line_after(text, end)):
            end = after
    return end


def keeps_blanks(text: str, node: Node) -> bool:
    """Whether the blank lines below a node are part of its last scalar: `|+`."""
    last = last_scalar(node)
    return last.style in ("|", ">") and _KEEPS.match(text, last.begin) is not None


def comments_above(text: str, begin: int, floor: int, column: int) -> int:
    """Where the comments begin that touch a line from above; the first of them stands no deeper than `column`.

    Deeper ones above that one end what stands before, whose lines end at `floor`.
    """
    at = begin
    while at > floor:
        above = line_begin(text, at - 1)
        line = text[above:at].lstrip(_BLANK)
        if above < floor or not line.startswith("#"):
            break
        if at - above - len(line) <= column:
            begin = above
        at = above
    return begin


def remarks_below(text: str, end: int, column: int) -> int:
    """Where the comments end that touch an entry from below and stand deeper than its `column`."""
    while end < len(text):
        after = line_after(text, end)
        line = text[end:after].lstrip(_BLANK)
        if not line.startswith("#") or after - end - len(line) <= column:
            break
        end = after
    return end


def has_remark(text: str, end: int, column: int) -> bool:
    """Whether a comment stands next below an entry, deeper than its `column`, blank lines aside."""
    begin = blanks_below(text, end)
    return remarks_below(text, begin, column) > begin


def blanks_above(text: str, begin: int, floor: int) -> int:
    """Where the blank lines begin that stand directly above a line."""
    while begin > floor and is_blank(text, above := line_begin(text, begin - 1), begin):
        begin = above
    return begin


def blanks_below(text: str, end: int) -> int:
    """Where the blank lines end that stand directly below a line."""
    while end < len(text) and is_blank(text, end, after := line_after(text, end)):
        end = after
    return end
