"""Days that were exported as moments: a clock time of midnight and no zone."""

import re

_MIDNIGHT = re.compile(r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})[T ]00:00(?::00(?:\.0+)?)?")


def is_midnight(text: str) -> bool:
    """Whether a text is one."""
    return _MIDNIGHT.fullmatch(text) is not None


def day_of(text: str) -> str:
    """The day of a midnight; any other text as it is."""
    found = _MIDNIGHT.fullmatch(text.strip())
    return text if found is None else found["day"]
