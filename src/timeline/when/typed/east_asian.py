"""Chinese, Japanese and Korean dates: `2025年3月18日`, `令和7年3月18日`, `下午3:42`, `15時42分`, `(火)`.

All is put in digits, letter for letter as long as it was, so that every place stays true.
"""

import re

_DATE = re.compile(
    r"(?P<year>[0-9]{4})\s*[年년]"
    r"(?:\s*(?P<month>[0-9]{1,2})\s*[月월](?:\s*(?P<day>[0-9]{1,2})\s*[日일号號])?)?(?=\D|\Z)"
)
_ERAS = {
    "令和": (2018, (2019, 5, 1), (9999, 12, 31)),
    "平成": (1988, (1989, 1, 8), (2019, 4, 30)),
    "昭和": (1925, (1926, 12, 25), (1989, 1, 7)),
    "大正": (1911, (1912, 7, 30), (1926, 12, 24)),
    "明治": (1867, (1873, 1, 1), (1912, 7, 29)),
    "民國": (1911, (1912, 1, 1), (9999, 12, 31)),
    "民国": (1911, (1912, 1, 1), (9999, 12, 31)),
}
"""Eras by their name: the year before their first one, and from when to when a date of theirs is a Gregorian one.

Japan took the Gregorian calendar on 1 January 1873, the sixth year of Meiji, and the Republic of China was founded with
it. https://www.ndl.go.jp/koyomi/e/history/05.html
"""
_ERA_YEAR = re.compile(
    rf"(?P<era>{'|'.join(_ERAS)})\s*(?P<year>元|[0-9]{{1,3}})\s*年"
    r"(?:\s*(?P<month>[0-9]{1,2})\s*月(?:\s*(?P<day>[0-9]{1,2})\s*[日号號])?)?"
)
_AFTERNOON = "午後|下午|오후"
_CLOCK = re.compile(
    rf"(?:(?P<half>午前|上午|오전|{_AFTERNOON})\s*)?(?<![0-9:])(?P<hour>[0-9]{{1,2}})"
    r"(?:[時时点點시]\s*(?:(?P<minute>[0-9]{1,2})\s*[分분])?|:(?P<digits>[0-9]{2})(?![0-9]))"
)
_WEEKDAY = re.compile(r"[(（]\s*(?P<day>[月火水木金土日월화수목금토일])\s*[)）]")
_WEEKDAYS = dict(zip("月火水木金土日월화수목금토일", ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su") * 2, strict=True))
_LETTER = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def in_digits(text: str) -> str:
    """A text with its East Asian dates and clock times as `2025-3-18` and `15:42`."""
    if _LETTER.search(text) is None:
        return text
    text = _ERA_YEAR.sub(_of_era, text)
    text = _DATE.sub(lambda found: _dated(int(found["year"]), found["month"], found["day"]).ljust(len(found[0])), text)
    text = _WEEKDAY.sub(lambda found: f" {_WEEKDAYS[found['day']]}".ljust(len(found[0])), text)
    return _CLOCK.sub(_clock, text)


def _dated(year: int, month: str | None, day: str | None) -> str:
    return "-".join(each for each in (f"{year:04d}", month, day) if each is not None)


def _of_era(found: re.Match[str]) -> str:
    """The date as it is, for one that the era does not have."""
    before, first, last = _ERAS[found["era"]]
    year = before + (1 if found["year"] == "元" else int(found["year"]))
    month, day = int(found["month"] or 0), int(found["day"] or 0)
    parts = (year, month, day)[: 1 + (month > 0) + (day > 0)]
    if not first[: len(parts)] <= parts <= last[: len(parts)]:
        return found[0]
    return _dated(year, found["month"], found["day"]).ljust(len(found[0]))


def _clock(found: re.Match[str]) -> str:
    hour, minute = int(found["hour"]), found["minute"] or found["digits"]
    if found["half"] is None and found["digits"] is not None:
        return found[0]
    if found["half"] is not None:
        if hour > 12:
            return found[0]
        # Noon is 午後0時 and 下午12:00 alike, midnight 午前0時 and 上午12:00.
        hour = hour % 12 + (12 if found["half"] in _AFTERNOON.split("|") else 0)
    clock = f"{hour}h" if minute is None else f"{hour:02d}:{int(minute):02d}"
    return clock.ljust(len(found[0])) if len(clock) <= len(found[0]) else found[0]
