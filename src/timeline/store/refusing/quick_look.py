"""A quick look over a text for what the fast reader takes silently and the store refuses.

Nothing is accused here. A look that says True may be wrong, and costs one walk by `positions`; one that says False is
always right: none of what `structure` alone can see is in the text.
"""

import re
from collections.abc import Iterator
from functools import cache

_LINE_BREAK = "\r\n"
_OPENS = ":-?,[{" + _LINE_BREAK
"""What stands, blanks aside, before a word that begins a value or a key."""
_CLOSES = ",]}:" + _LINE_BREAK
"""What stands, blanks aside, behind one."""

_ENDS = r"(?=[ \t]*(?:[,\]}\r\n]|\Z)|[ \t]+\#)"
"""What stands after an unquoted number that is a whole value; one that is a key is refused however it is written."""

_SIZES = frozenset("123456789")
_NULLS = r"N(?:ull|ULL)"
_QUOTED_LINE = r"""[ ]*(?:-[ ]+)*                                   # an item
        [^\s"'\#&*!|>%@`\[\]{},:-] [^"'\#\n]*? :[ ]+    # a key without quotes
        "(?:[^"\\\n]|\\[^\n])*" [ ]*\r?\Z               # and nothing but a text in quotes
    """

_MOST_OPEN, _LAYERS = 500, 60
_NO_BRACKETS = bytes(byte for byte in range(256) if byte not in b"[]{}")

_SIGNED = r"\+[0-9]+" + _ENDS
_SHORT_NULL = r"~(?<![^\s:?,\[{-]~)(?=[ \t]*(?:[,\]}:\r\n]|\Z)|[ \t]+\#)"
_NEGATIVE_ZERO = "-0" + _ENDS
_RADIX = (b"0x", b"0o", b"0b")
_FLOAT = r"\.[0-9]*(?:[eE][+-]?[0-9]+)?" + _ENDS
_EXPONENT = r"[eE](?<=[0-9][eE])[+-]?[0-9]+" + _ENDS


@cache
def _compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern, compiled when it is first needed: most stores need none, and compiling all of them takes 5 ms."""
    return re.compile(pattern, flags)


def needs_positions(text: str) -> bool:
    """Whether a text may hold a tag, a directive, a merge key, an alias, a written null or a cut text."""
    return (
        _has_lone_break(text)
        or _has_tag(text)
        or ("%" in text and _has_directive(text))
        or any(_ends_token(text, index + 2) for index in _occurrences(text, "<<"))
        or has_alias(text)
        or _has_null(text)
        or _has_comment_in_text(text)
        or _has_sized_block(text)
    )


def may_nest_deep(data: bytes) -> bool:
    """Whether so many brackets may stand in each other that the fast reader takes minutes before it gives up.

    Pairs that hold nothing are taken out, layer by layer; what is left is deeper, or has no other half.
    """
    left = data.translate(None, _NO_BRACKETS)
    for _ in range(_LAYERS):
        fewer = left.replace(b"[]", b"").replace(b"{}", b"")
        if len(fewer) == len(left):
            break
        left = fewer
    return len(left) > _MOST_OPEN


def has_odd_integers(text: str, data: bytes | None = None) -> bool:
    """Whether an integer other than 0 may be written otherwise than Python would write it back: `+5`, `0x1F`.

    `data` is the text in UTF-8, where that is at hand: in there two letters are found ten times as fast.
    """
    held = text.encode() if data is None else data
    return any(sign in held for sign in _RADIX) or any(
        _begins_token(text, found.start()) for found in _compiled(_SIGNED).finditer(text)
    )


def has_odd_zeros(text: str) -> bool:
    """Whether a 0 may be written otherwise: `-0`, `+0`, `0x0`."""
    negative = any(_begins_token(text, found.start()) for found in _compiled(_NEGATIVE_ZERO).finditer(text))
    return negative or has_odd_integers(text)


def has_odd_floats(text: str) -> bool:
    """Whether another number may be written otherwise than Python would write it back: `1.10`, `.5`, `1e3`."""
    return _compiled(_EXPONENT).search(text) is not None or any(
        _is_odd_float(text, found.start(), found.end()) for found in _compiled(_FLOAT).finditer(text)
    )


def _is_odd_float(text: str, dot: int, end: int) -> bool:
    begin = dot
    while begin > 0 and text[begin - 1] in "+-0123456789":
        begin -= 1
    word = text[begin:end]
    try:
        return repr(float(word)) != word
    except ValueError:
        return False


def _has_tag(text: str) -> bool:
    return any(_begins_token(text, index) for index in _occurrences(text, "!"))


def has_anchor(text: str) -> bool:
    """Whether an anchor may stand in a text."""
    return any(text[index + 1 : index + 2].strip() and _begins_token(text, index) for index in _occurrences(text, "&"))


def has_alias(text: str) -> bool:
    """Whether an alias may stand in a text."""
    if "*" not in text or "&" not in text:
        return False
    return any(
        text[index + 1 : index + 2].strip() and text[index + 1] not in ",[]{}" and _begins_token(text, index)
        for index in _occurrences(text, "*")
    )


def _has_null(text: str) -> bool:
    # Most of these begin a figure, `~ 150`, or end a time: too many for a look at each.
    if "~" in text and _compiled(_SHORT_NULL).search(text) is not None:
        return True
    return any(_ends_token(text, index + 4) and _begins_token(text, index) for index in _null_words(text))


def _null_words(text: str) -> Iterator[int]:
    yield from _occurrences(text, "null")
    if "N" in text:
        yield from (found.start() for found in _compiled(_NULLS).finditer(text))


def _has_sized_block(text: str) -> bool:
    return any(
        text[index + 1 : index + 3].lstrip("+-")[:1] in _SIZES and _begins_token(text, index)
        for opener in ">|"
        for index in _occurrences(text, opener)
    )


# A character alone is found fifty times as fast as an expression; two characters are not.


def _has_directive(text: str) -> bool:
    return any(index == 0 or text[index - 1] in _LINE_BREAK for index in _occurrences(text, "%"))


def _has_lone_break(text: str) -> bool:
    """Whether a line ends with a carriage return alone."""
    return "\r" in text and text.count("\r") != text.count("\r\n")


def _has_comment_in_text(text: str) -> bool:
    index = text.find("#")
    while index >= 0:
        begin, end = text.rfind("\n", 0, index) + 1, text.find("\n", index)
        line = text[begin : end if end >= 0 else len(text)]
        if text[max(index - 1, 0)] in " \t" and text[index + 1 : index + 2] not in ("", " ", "\t", "\r", "\n"):
            before = line[: index - 1 - begin].lstrip(" \t")
            if before and before[0] != "#" and _compiled(_QUOTED_LINE, re.VERBOSE).match(line) is None:
                return True
            index = begin + len(line) - 1
        index = text.find("#", index + 1)
    return False


def _occurrences(text: str, word: str) -> Iterator[int]:
    index = text.find(word)
    while index >= 0:
        yield index
        index = text.find(word, index + 1)


def _ends_token(text: str, end: int) -> bool:
    """Whether a word that stops before this character may be a whole value or key."""
    size = len(text)
    behind = end
    while behind < size and text[behind] in " \t":
        behind += 1
    return behind == size or text[behind] in _CLOSES or (behind > end and text[behind] == "#")


def _begins_token(text: str, index: int) -> bool:
    """Whether a word at this character may be the first of a value, as far as what stands before it tells."""
    before = index - 1
    while before >= 0 and text[before] in " \t":
        before -= 1
    if before < 0 or text[before] in _OPENS:
        return True
    if before == index - 1:
        return False
    # An anchor or a tag may stand before a value.
    begin = before
    while begin > 0 and not text[begin - 1].isspace():
        begin -= 1
    word = text[begin : before + 1]
    return "&" in word or "!" in word
