"""A quick look over a text for what the fast reader takes silently and the store refuses.

Nothing is accused here. A look that says True may be wrong, and costs one walk by `positions`; one that says False is
always right: none of what `structure` alone can see is in the text.
"""

import re
from collections.abc import Iterator

_LINE_BREAK = "\r\n\x85\u2028\u2029"
_OPENS = ":-?,[{" + _LINE_BREAK
"""What stands, blanks aside, before a word that begins a value or a key."""

_ALIAS = re.compile(r"\*[^\s,\[\]{}]")
_ENDS = r"(?=[ \t]*(?:[,\]}:\r\n\x85\u2028\u2029]|\Z)|[ \t]+\#)"
"""What stands after an unquoted word that is a whole value or key."""

_NULLS = [re.compile(word + _ENDS) for word in ("~", "null", "Null", "NULL")]
_COMMENT = re.compile(r"[ \t]#[^ \t\r\n\x85\u2028\u2029]")
_MERGE = re.compile("<<" + _ENDS)
_SIZED_BLOCKS = [re.compile(f"{opener}[+-]?[1-9]") for opener in (">", r"\|")]
_QUOTED_LINE = re.compile(
    r"""[ ]*(?:-[ ]+)*                                   # an item
        [^\s"'\#&*!|>%@`\[\]{},:-] [^"'\#\n]*? :[ ]+    # a key without quotes
        "(?:[^"\\\n]|\\[^\n])*" [ ]*\r?\Z               # and nothing but a text in quotes
    """,
    re.VERBOSE,
)

_SIGNED = re.compile(r"\+[0-9]+" + _ENDS)
_NEGATIVE_ZERO = re.compile("-0" + _ENDS)
_RADIXES = ("0x", "0o", "0b")
_FLOAT = re.compile(r"\.[0-9]*(?:[eE][+-]?[0-9]+)?" + _ENDS)
_EXPONENT = re.compile(r"[eE](?<=[0-9][eE])[+-]?[0-9]+" + _ENDS)


def needs_positions(text: str) -> bool:
    """Whether a text may hold a tag, a directive, a merge key, an alias, a written null or a cut text."""
    return (
        _has_tag(text)
        or ("%" in text and _has_directive(text))
        or ("<" in text and _MERGE.search(text) is not None)
        or _has_alias(text)
        or _has_null(text)
        or _has_comment_in_text(text)
        or _has_sized_block(text)
    )


def has_odd_integers(text: str) -> bool:
    """Whether an integer other than 0 may be written otherwise than Python would write it back: `+5`, `0x1F`."""
    if any(radix in text for radix in _RADIXES):
        return True
    return any(_begins_token(text, found.start()) for found in _SIGNED.finditer(text))


def has_odd_zeros(text: str) -> bool:
    """Whether a 0 may be written otherwise: `-0`, `+0`, `0x0`."""
    negative = any(_begins_token(text, found.start()) for found in _NEGATIVE_ZERO.finditer(text))
    return negative or has_odd_integers(text)


def has_odd_floats(text: str) -> bool:
    """Whether another number may be written otherwise than Python would write it back: `1.10`, `.5`, `1e3`."""
    return _EXPONENT.search(text) is not None or any(
        _is_odd_float(text, found.start(), found.end()) for found in _FLOAT.finditer(text)
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


def _has_alias(text: str) -> bool:
    if "*" not in text or "&" not in text:
        return False
    return any(_begins_token(text, found.start()) for found in _ALIAS.finditer(text))


def _has_null(text: str) -> bool:
    return any(_begins_token(text, found.start()) for null in _NULLS for found in null.finditer(text))


def _has_sized_block(text: str) -> bool:
    return any(_begins_token(text, found.start()) for block in _SIZED_BLOCKS for found in block.finditer(text))


# Substrings, not expressions: over a whole file these are fifty times as fast.


def _has_directive(text: str) -> bool:
    return any(index == 0 or text[index - 1] in _LINE_BREAK for index in _occurrences(text, "%"))


def _has_lone_break(text: str) -> bool:
    """Whether a line ends otherwise than with a line feed, or with a carriage return before one."""
    return any(other in text for other in "\x85\u2028\u2029") or text.count("\r") != text.count("\r\n")


def _has_comment_in_text(text: str) -> bool:
    if "#" not in text:
        return False
    if _has_lone_break(text):
        return True
    found = _COMMENT.search(text)
    while found is not None:
        begin, end = text.rfind("\n", 0, found.start()) + 1, text.find("\n", found.start())
        line = text[begin : end if end >= 0 else len(text)]
        before = line[: found.start() - begin].lstrip(" \t")
        if before and before[0] != "#" and _QUOTED_LINE.match(line) is None:
            return True
        found = _COMMENT.search(text, begin + len(line))
    return False


def _occurrences(text: str, word: str) -> Iterator[int]:
    index = text.find(word)
    while index >= 0:
        yield index
        index = text.find(word, index + 1)


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
