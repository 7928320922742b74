"""Rows of logs as entries: what happened stands in a message, and every column that we have no key for is kept."""

import re
from collections.abc import Mapping

from timeline.entry_input.given_times import machine_time
from timeline.entry_input.values import Tree
from timeline.errors import MalformedText, TimelineError, shortened
from timeline.interchange.incoming import headline
from timeline.when import parse_when

_NO_FRACTION = re.compile(r"\.0+(?=[Z+\-\[]|\Z)")
_ZONED = re.compile(r"(?:Z|[+-]\d{2}(?::\d{2})?|\])\Z")


def stamp(text: str, zone: str = "Z") -> str:
    """A time stamp as a time of the grammar; one that names no zone is of `zone`. Raises TimelineError."""
    given = text.strip()
    made = _NO_FRACTION.sub("", machine_time(given) or given)
    if "T" in made and not _ZONED.search(made):
        made += zone
    try:
        parse_when(made)
    except MalformedText as error:
        message = f"this is no time of a log: {shortened(given)}"
        raise TimelineError.of("log", message, error.mend or "write it as 2025-03-18T17:00:00Z") from None
    return made


def entry(message: str, kind: str, when: str, others: Mapping[str, object]) -> Tree:
    """One row. `kind` is what the time is of, `others` are the columns that have no key of ours."""
    title, rest = headline(message.replace("\r", "") or kind or "A row without a message")
    says = ": ".join([text for text in (kind, rest) if text])
    kept = {f"account.x-{name}": value for name, value in others.items() if value not in (None, "", "-", [], {})}
    return {"title": title, "when": when, "says": says, **kept}
