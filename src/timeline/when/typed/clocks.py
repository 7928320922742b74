"""What a clock time looks like in a typed text."""

import re

AM_PM = r"[ap]\.?\s?m\b\.?"
CLOCK = (
    rf"(?<![0-9:])[0-9]{{1,2}}(?:(?::[0-9]{{2}}){{1,2}}(?:(?<=:[0-9]{{2}}:[0-9]{{2}})[.,][0-9]+)?(?:\s?{AM_PM})?"
    rf"|\s?{AM_PM}|h(?:[0-9]{{2}})?(?!\w))"
)
"""A clock time: `10:00`, `10:00:30.5`, `10am`, `10:00 p.m.`, `10h30`."""

ANY_CLOCK = re.compile(rf"{CLOCK}|\bnoon\b|\bmidnight\b", re.IGNORECASE)
