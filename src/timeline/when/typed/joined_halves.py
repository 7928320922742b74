"""What the halves of a span say for each other, and spans that cannot be meant as they stand."""

import re
from typing import NamedTuple

from msgspec.structs import replace

from timeline.when.civil import date_on, day_number
from timeline.when.typed.draft import Draft, TurnedError
from timeline.when.typed.parts import Parts, written
from timeline.when.typed.periods import CENTURY_WORDS
from timeline.when.typed.setting import Setting

_CENTURY_WORD = re.compile(rf"\s+(?:{CENTURY_WORDS})(?:\s*(?:BCE?|B\.C\.|AD|CE))?\s*\Z", re.IGNORECASE)
_LONE_ORDINAL = re.compile(
    r"\s*(?:(?:the|early|mid|middle|late|beginning|end|start|of)[\s-]+)*(?:[0-9]{1,2}(?:st|nd|rd|th|\.)|[IVX]{1,5})\s*",
    re.IGNORECASE,
)
_LONE_DAY_AND_MONTH = re.compile(r"\s*[0-9]{1,2}\s*[./]\s*[0-9]{1,2}\s*\.?\s*")
_NUMBERS = re.compile(r"(?<![0-9.:/-])(?P<one>[0-9]{1,2})\s*[./-]\s*(?P<other>[0-9]{1,2})\s*[./-]\s*[0-9]{4}(?![0-9])")
_DAY_OF_TWO = re.compile(r"\s*[0-9]{1,2}\.?\s*")


def share_words(left: Draft, right: Draft) -> None:
    """Gives the first half what only the second says: a century, or the year of `12.3.–14.3.2022`.

    What is put behind a half stands at its end, so that no place in it changes.
    """
    if _LONE_ORDINAL.fullmatch(left.text) and (century := _CENTURY_WORD.search(right.text)) is not None:
        left.text = f"{left.text.rstrip()}{century[0]}"
    elif _LONE_DAY_AND_MONTH.fullmatch(left.text) and (dated := _NUMBERS.search(right.text)) is not None:
        left.text = f"{left.text.rstrip(' .')}.{dated[0][-4:]}"


def order_shown(drafts: list[Draft]) -> bool | None:
    """Whether the day comes first in both halves, where a half tells it: by a number above 12, or a day of its own."""
    found = [_NUMBERS.search(draft.text) for draft in drafts]
    if found[1] is not None and _DAY_OF_TWO.fullmatch(drafts[0].text):
        return True
    dates = [(int(each["one"]), int(each["other"])) for each in found if each is not None]
    orders = {one > 12 for one, other in dates if (one > 12) != (other > 12)}
    return orders.pop() if len(orders) == 1 else None


class Turned(NamedTuple):
    """Which of the halves of a span said for themselves when they are: the first its year, the second year and day."""

    begins_that_year: bool
    ends_that_year: bool
    begins_that_day: bool
    ends_that_day: bool

    def check(self, stated: list[Parts], whole: Draft, drafts: list[Draft], setting: Setting, mark: str) -> None:
        """Raises MalformedText for an end before its begin that is of the next day or year, or a begin of the last."""
        left, right = stated
        if left.period or right.period or left.year is None or right.year is None or left.zone != right.zone:
            return
        pairs: list[tuple[Parts, Parts]] = []
        if (self.begins_that_day or self.ends_that_day) and left.hour is not None and right.hour is not None:
            clocks = [(parts.hour or 0, parts.minute or 0, parts.second or 0) for parts in stated]
            if clocks[1] >= clocks[0] or None in (right.month, right.day):
                return
            if self.begins_that_day:
                pairs.append((replace(left, **_day_beside(left, -1, julian=setting.is_julian)), right))
            pairs.append((left, replace(right, **_day_beside(right, +1, julian=setting.is_julian))))
            said = "the end is before the begin, if both are of that day"
        elif left.month is not None and right.month is not None and left.month > right.month:
            if self.begins_that_year:
                pairs.append((replace(left, year=left.year - 1), right))
                said = f"the begin is after the end, if both are of {left.year}"
            elif self.ends_that_year:
                pairs.append((left, replace(right, year=right.year + 1)))
                said = f"the end is before the begin, if both are of {right.year}"
            else:
                return
        else:
            return
        written_out = [
            [written(parts, draft, setting)[0] for parts, draft in zip(pair, drafts, strict=True)] for pair in pairs
        ]
        raise TurnedError(said, *whole.place, ", or ".join(mark.join(edges) for edges in written_out))


def _day_beside(parts: Parts, step: int, *, julian: bool) -> dict[str, int]:
    assert parts.year is not None
    assert parts.month is not None
    assert parts.day is not None
    is_julian = parts.calendar == "[julian]" or (julian and not parts.calendar)
    number = day_number(parts.year, parts.month, parts.day, julian=is_julian) + step
    return dict(zip(("year", "month", "day"), date_on(number, julian=is_julian), strict=True))


def refuse_two(edges: list[tuple[str, ...]], whole: Draft, setting: Setting) -> None:
    """Raises MalformedText for two times between which others lie: an entry is of one time."""
    first, second = setting.when(edges[0][-1]), setting.when(edges[1][0])
    if first.latest is None or second.earliest is None or first.latest < second.earliest:
        mend = f"{edges[0][0]}/{edges[1][-1]}, if it went on from the one to the other; else an entry for each"
        raise whole.refuse_all("two times, and others between them", mend)


def refuse_apart(edges: list[tuple[str, ...]], whole: Draft, setting: Setting) -> None:
    """Raises MalformedText for two times of which one is meant and between which others lie."""
    first, second = setting.when(edges[0][-1]), setting.when(edges[1][0])
    if first.latest is None or second.earliest is None or first.latest < second.earliest:
        mend = f"between {edges[0][0]} and {edges[1][-1]}, if any time from the one to the other is meant"
        raise whole.refuse_all("one of two times that do not meet", mend)
