"""Which texts may stand without quotes, and how the others are quoted."""

import re
from functools import lru_cache
from unicodedata import category

from timeline.errors import TimelineError
from timeline.store.refusing.quick_look import needs_positions
from timeline.store.scalars import scalar_value

_EASY = re.compile(r"[A-Za-z][A-Za-z0-9 ._/-]*[A-Za-z0-9._/-]").fullmatch
_OPENERS = frozenset("-?:,[]{}#&*!|>'\"%@`~=<")
_OF_OTHER_READERS = re.compile(
    r"""y|n|yes|no|on|off|true|false|null                  # truths of YAML 1.1
        |[-+]?[0-9][0-9_,]*(?:\.[0-9_]*)?(?:e[-+]?[0-9]+)? # numbers, with its underscores and leading zeros
        |[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?  # its sexagesimals
        |[-+]?\.(?:inf|nan|[0-9]+)
    """,
    re.VERBOSE | re.IGNORECASE,
).fullmatch
_ENDS_IN_BRACKETS = re.compile(r"[,\[\]{}?]|:[^A-Za-z0-9/]").search
"""What ends an unquoted text in brackets, or may do so for one version of the parser."""

_DATE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}").match
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0", "\x1b": "\\e"}


@lru_cache(maxsize=512)
def is_plain(text: str, *, flow: bool, time: bool, older: bool = True) -> bool:
    """Whether a text may stand without quotes, in brackets with `flow`; a date only as a `time`.

    It says False rather once too often: what YAML 1.1 reads as something else is quoted too, but where `older` is not.
    """
    if _EASY(text) is not None:
        return _OF_OTHER_READERS(text) is None or (not older and isinstance(scalar_value(text), str))
    if not text or text[0] in _OPENERS or text != text.strip() or text.startswith("..."):
        return False
    if ": " in text or text.endswith(":") or " #" in text or not are_raw(text):
        return False
    if flow and _ENDS_IN_BRACKETS(text) is not None:
        return False
    if (older and _OF_OTHER_READERS(text) is not None) or (not time and _DATE(text) is not None):
        return False
    return isinstance(scalar_value(text), str) and not needs_positions(f"k: {text}\n")


def is_easy(text: str) -> bool:
    """Whether a text is made of such letters only that nothing can be wrong about it."""
    return _EASY(text) is not None and _OF_OTHER_READERS(text) is None


def is_raw(character: str) -> bool:
    """Whether a character may stand in the file as it is: no control, no line break, nothing without a meaning."""
    return " " <= character <= "~" or (
        category(character) not in ("Cc", "Cs", "Zl", "Zp") and character not in "\ufeff\ufffe\uffff"
    )


def are_raw(text: str) -> bool:
    """Whether all characters of a text may stand in the file as they are."""
    return (text.isascii() and text.isprintable()) or all(map(is_raw, text))


def double_quoted(text: str) -> str:
    """A text in double quotes on one line."""
    if '"' not in text and "\\" not in text and are_raw(text):
        return f'"{text}"'
    written = []
    for character in text:
        if character in _ESCAPES:
            written.append(_ESCAPES[character])
        elif is_raw(character):
            written.append(character)
        elif category(character) == "Cs":
            message = f"half a character (U+{ord(character):04X}) cannot be written to a file"
            raise TimelineError.of("not-text", message, "take it out")
        else:
            code = ord(character)
            written.append(
                f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"
            )
    return '"' + "".join(written) + '"'


def quoted_as(text: str, quote: str) -> str:
    """A text in the quotes that are asked for, or in double quotes where these cannot hold it."""
    if quote == "'" and are_raw(text):
        return "'" + text.replace("'", "''") + "'"
    return double_quoted(text)


def quoted(text: str) -> str:
    """A text in the quotes that need fewer escapes."""
    single = ('"' in text or "\\" in text) and "'" not in text
    return quoted_as(text, "'" if single else '"')
