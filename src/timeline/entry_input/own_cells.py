"""One value of an entry as the text of a cell, and back; the same text in a table of text and in a workbook.

A text is written as it is where a spreadsheet program can neither take it for a formula nor change it; any other as a
JSON string, in quotes, and so is one that begins with a quote. Lists, maps and the values of keys of one's own (`x-…`)
are JSON, truths `true` and `false`.
"""

import json
import re

from timeline.errors import TimelineError, shortened
from timeline.store.keys import holding

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # https://owasp.org/www-community/attacks/CSV_Injection
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")
"""What XML cannot hold or changes, and how workbooks escape that; a line feed alone is kept by both kinds of file."""

ENTRY, EVENT, ACCOUNT, SOURCE, NAME = "entry", "event", "account", "source", "name"
"""The columns that say what a row is and where it belongs; `name` is that of a point."""

_TEXTS = holding("text", "time", "word", "zone", "source", "event", many=False) | {ENTRY, EVENT, ACCOUNT, NAME}


def cell_of(key: str, value: object) -> str:
    """The text of a cell."""
    if isinstance(value, str) and is_text(key):
        is_plain = value and value == value.strip() and not value.startswith(('"', *_FORMULA))
        return value if is_plain and not _CONTROL.search(value) else json.dumps(value)
    return json.dumps(value, ensure_ascii=False)


def heading_of(key: str) -> str:
    """The name of a column."""
    return cell_of(NAME, key)


def value_of(key: str, cell: str) -> object:
    """What a cell holds. Raises TimelineError where that is not what the key takes."""
    if is_text(key) and not cell.startswith('"'):
        return cell
    try:
        value = json.loads(cell, parse_constant=_no_number)
    except (json.JSONDecodeError, RecursionError):
        mend = "a text that begins with a quote is a JSON string; clear the cell to take the value out"
        raise TimelineError.of("table", f"`{key}` cannot be `{shortened(cell)}`", mend) from None
    if (is_text(key) and not isinstance(value, str)) or (key in holding("truth") and not isinstance(value, bool)):
        mend = "a text is a JSON string" if is_text(key) else "write true or false"
        raise TimelineError.of("table", f"`{key}` cannot be `{shortened(cell)}`", mend)
    return value


def is_text(key: str) -> bool:
    """Whether a key holds one text, which stands in a cell as it is."""
    return key in _TEXTS


def _no_number(word: str) -> object:
    raise TimelineError.of("table", f"`{word}` is no number of JSON", "write it as a text, in quotes")
