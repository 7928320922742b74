"""Whether a text shows anything: a title of zero-width spaces is as empty as one of none."""

import re
from functools import cache

SEEN = (
    r"[^\s\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    r"\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0]"
)
"""A character that can be seen, as Python and JSON Schema write it: no space, no control character, nothing of what
Unicode tells programs not to draw (`Default_Ignorable_Code_Point`), and not the blank Braille pattern."""


@cache
def _pattern() -> "re.Pattern[str]":
    return re.compile(SEEN)


def is_visible(text: str) -> bool:
    """Whether a text has a character that can be seen; nearly always its first one, so that this takes no time."""
    first = text[:1]
    if "!" <= first <= "~" or "\u2010" <= first <= "\u2027" or ("\u0370" <= first < "\u0600" and first.isalpha()):
        return True  # unaccented Latin, dashes and quotation marks, all Greek, Cyrillic and Hebrew letters
    return _pattern().search(text) is not None


def emptiness(text: str) -> str:
    """How to call a text that shows nothing: `empty`, or by the characters that it is made of."""
    odd = dict.fromkeys(f"U+{ord(character):04X}" for character in text if character not in " \t\r\n")
    listed = ", ".join(list(odd)[:3]) + (" and more" if len(odd) > 3 else "")
    return f"empty: all that is in it is {listed}, which shows nothing" if odd else "empty"
