"""What an unquoted word means in YAML 1.2, as the reader of the fast path takes it, and how to quote a text."""

import re
from typing import TypeAlias

Scalar: TypeAlias = str | int | float | bool | None

LONGEST = 2**64
"""Numbers from here on, and integers below -2**63, are refused: the reader cannot hold them."""

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_TRUTHS = {word: word.lower() == "true" for word in ("true", "True", "TRUE", "false", "False", "FALSE")}
_MARKED_FLOATS = {
    f"{sign}.{word}": float(f"{sign}inf") for sign in ("", "+", "-") for word in ("inf", "Inf", "INF")
} | {f".{word}": float("nan") for word in ("nan", "NaN", "NAN")}

_RADIX = re.compile(r"([+-]?)0(?:x([0-9A-Fa-f]+)|o([0-7]+)|b([01]+))")
_INTEGER = re.compile(r"[+-]?(?:0|[1-9][0-9]*)")
_LEADING_ZERO = re.compile(r"[+-]?0[0-9]+")
_FLOAT = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")


def scalar_value(text: str) -> Scalar:
    """The value of an unquoted scalar; a text is itself. A finite number too large for a float is a text."""
    if text in _NULLS:
        return None
    if text in _TRUTHS:
        return _TRUTHS[text]
    if text in _MARKED_FLOATS:
        return _MARKED_FLOATS[text]
    if text[0] not in "+-.0123456789" or _LEADING_ZERO.fullmatch(text):
        return text
    if (matched := _RADIX.fullmatch(text)) is not None:
        sign, hexadecimal, octal, binary = matched.groups()
        digits, base = (hexadecimal, 16) if hexadecimal else (octal, 8) if octal else (binary, 2)
        whole = int(sign + digits, base)
        return whole if _fits(whole) else text
    if _FLOAT.fullmatch(text):
        if len(text) <= 40 and _INTEGER.fullmatch(text) and _fits(whole := int(text)):
            return whole
        value = float(text)
        return value if value - value == 0 else text
    return text


def _fits(whole: int) -> bool:
    """Whether an integer has at most 128 bits; a longer one is read as a float where it is decimal, else as text."""
    return -(2**127) <= whole < 2**128


def beyond_reach(value: Scalar) -> bool:
    """Whether a number is too large to be read, or not finite."""
    if isinstance(value, int):
        return not -(2**63) <= value < LONGEST
    return isinstance(value, float) and not abs(value) < LONGEST


def kind_of(value: Scalar) -> str:
    """What a value is called in messages: `the number 1.1`, `true`, `null`."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"the number {value}"


def quoted(text: str) -> str:
    """A text as a quoted scalar on one line."""
    if ('"' in text or "\\" in text) and "'" not in text and text.isprintable():
        return f"'{text}'"
    return '"' + "".join(_ESCAPES.get(character, character) for character in text) + '"'


_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
