"""Line breaks of YAML 1.1 that are letters in YAML 1.2, and that both parsers must not see.

U+0085, U+2028 and U+2029 come with texts that are pasted from web pages. Both parsers end a line there, which YAML 1.2
(section 5.4) does not, so they are given another character in its place, one for one, and the texts get it back.
"""

from collections.abc import Iterator
from itertools import chain

_BREAKS = ("\x85", "\u2028", "\u2029")
_PRIVATE = (range(0xE000, 0xF900), range(0xF0000, 0xFFFFE), range(0x100000, 0x10FFFE))


def disguised(text: str) -> tuple[str, dict[int, str]]:
    """A text for a parser, as long as the given one, and the table by which `str.translate` undoes it in its values."""
    found = [character for character in _BREAKS if character in text]
    if not found:
        return text, {}
    stand_ins = dict(zip(found, _unused(text), strict=False))
    given = text.translate({ord(character): stand_in for character, stand_in in stand_ins.items()})
    return given, {ord(stand_in): character for character, stand_in in stand_ins.items()}


def _unused(text: str) -> Iterator[str]:
    """Characters of private use that a text has neither as they are nor as escapes, by their number."""
    lowered = text.lower()
    return (
        chr(code) for code in chain.from_iterable(_PRIVATE) if chr(code) not in text and f"{code:04x}" not in lowered
    )
