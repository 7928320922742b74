"""Parts of the day in a typed text."""

import re

from timeline.when.day_parts import DayParts
from timeline.when.typed.draft import Draft


def take_day_part(draft: Draft, parts: DayParts) -> tuple[str, int, int] | None:
    """The part of the day that a text names, and where it stands; None for none."""
    words = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(parts, key=len, reverse=True))
    pattern = re.compile(
        rf"(?:\b(?:in|on|during|at|this)\s+)?(?:\bthe\s+)?(?<!\w)(?P<word>{words})(?!\w)(?:\s+of\b)?", re.IGNORECASE
    )
    found = draft.take(pattern)
    return None if found is None else (" ".join(found["word"].casefold().split()), *found.span("word"))
