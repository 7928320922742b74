"""The parts that a typed date states, shared between the halves of a span and written in the grammar."""

import msgspec

from timeline.when.civil import date_text, day_number, year_text
from timeline.when.typed_words import Day, Draft


class Parts(msgspec.Struct):
    """What one half of a typed text states; None and empty are not stated. The clock has 24 hours."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    fraction: str = ""
    zone: str = ""
    """As the grammar writes it: `Z`, `+02:00`, `[Europe/Kyiv]`."""
    qualifier: str = ""
    is_pm: bool = False
    is_twelve_hours: bool = False
    """It had am or pm."""
    whole: str = ""
    """A season or a decade, already in the grammar's words."""

    @property
    def clock(self) -> str:
        """`10:00`, without its seconds."""
        return f"{self.hour or 0:02d}:{self.minute or 0:02d}"

    @property
    def is_dateless(self) -> bool:
        """A clock time alone."""
        return not self.whole and self.day is None and self.month is None and self.year is None


def share(left: Parts, right: Parts, drafts: list[Draft]) -> None:
    """Gives each half of a span what only the other one states: `11 to 13 March 2025`, `10:00 to 12:30 EDT`."""
    for parts, other, draft in ((left, right, drafts[0]), (right, left, drafts[1])):
        if parts.is_dateless and parts.hour is None:
            raise draft.refuse_all("a date is missing here", "18 March 2025")
        if parts.hour is None and other.hour is not None and parts.day is not None and parts.month is None:
            raise draft.refuse_all(f"“{parts.day}” alone is not a clock time", f"{parts.day}:00, or {parts.day}am")
    if left.hour is not None and right.hour is not None:
        left.zone = left.zone or right.zone
        right.zone = right.zone or left.zone
    if right.is_pm and left.hour is not None and not left.is_twelve_hours and 1 <= left.hour <= 11:
        clock = f"{left.hour}:{left.minute or 0:02d}"
        raise drafts[0].refuse_all(f"“{clock}” may be in the morning or in the evening", f"{clock}am, or {clock}pm")
    if left.whole or right.whole:
        return
    for parts, other in ((right, left), (left, right)):
        if parts.is_dateless:
            parts.year, parts.month, parts.day = other.year, other.month, other.day
        else:
            parts.month = other.month if parts.month is None and parts.day is not None else parts.month
            if parts.year is None and other.month is not None:
                parts.year = other.year


def written(parts: Parts, draft: Draft, today: Day) -> str:
    """Parts as one edge of the grammar; raises MalformedText where a part is missing."""
    if parts.whole:
        return parts.whole + parts.qualifier
    if parts.is_dateless:
        if parts.hour is None:
            raise draft.refuse_all("a date is missing here", "18 March 2025")
        raise draft.refuse_all(
            "a clock time needs a date", f"today {parts.clock}, or {date_text(day_number(*today))} {parts.clock}"
        )
    if parts.year is None:
        mend = f"{draft.said} {today[0]}" if parts.hour is None and not parts.qualifier else None
        raise draft.refuse_all("no year is named", mend)
    text = year_text(parts.year)
    text += "".join(f"-{part:02d}" for part in (parts.month, parts.day) if part is not None)
    if parts.hour is not None:
        if parts.day is None:
            raise draft.refuse_all("a clock time needs a whole date, with its day")
        text += f"T{parts.clock}"
        text += f":{parts.second:02d}" if parts.second is not None else ""
        text += f".{parts.fraction}" if parts.fraction else ""
    elif parts.zone and not parts.zone.startswith("["):
        raise draft.refuse_all("an offset needs a clock time", "a day in a zone is written 2025-03-18 Europe/Kyiv")
    return text + parts.zone + parts.qualifier
