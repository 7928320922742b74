"""Digits without anything between them: what they may be, as a mend, for nobody can tell which was meant."""

import re

from timeline.when.civil import date_text, days_in_month

_DECIMALS = {9: 0, 10: 0, 12: 3, 13: 3, 15: 6, 16: 6}
"""By how many digits a number has, how many of them are decimals of a second since 1970: from 1973 to 2286."""
_UNITS = {0: "seconds", 3: "milliseconds", 6: "microseconds"}
_EPOCH = re.compile(r"([0-9]+)(?:\.([0-9]{1,9}))?")
_CLOCKED = re.compile(r"([0-9]{8})([01][0-9]|2[0-3])([0-5][0-9])([0-5][0-9])?")
_MODERN = range(1000, 2200)


def since_1970(text: str) -> str | None:
    """The time in UTC of seconds, milliseconds or microseconds since 1970, with as many decimals as they have.

    None for what has not as many digits as those have from 1973 to 2286.
    """
    found = _EPOCH.fullmatch(text)
    if found is None or len(found[1]) not in _DECIMALS:
        return None
    whole, decimals = found[1], found[2] or ""
    digits = _DECIMALS[len(whole)]
    seconds = int(whole[: len(whole) - digits])
    # A whole number of seconds that was made a float has a `.0` that nobody measured.
    fraction = whole[-digits:] + decimals if digits else decimals.rstrip("0")
    day, rest = divmod(seconds, 86_400)
    clock = f"{rest // 3600:02d}:{rest // 60 % 60:02d}:{rest % 60:02d}"
    return f"{date_text(day)}T{clock}{'.' + fraction if fraction else ''}Z"


def meant_by(text: str) -> tuple[str, str | None]:
    """What is wrong with a text of digits, and what it may be in the grammar; None where that is nothing."""
    if (clocked := _CLOCKED.fullmatch(text)) is not None and (days := _days(clocked[1])):
        clock = ":".join(part for part in clocked.groups()[1:] if part)
        return "digits need something between them", " or ".join(f"{day}T{clock}" for day in days)
    if (time := since_1970(text)) is not None:
        unit = _UNITS[_DECIMALS[len(text.partition(".")[0])]]
        return f"so many digits are no date, but may be {unit} since 1970", time
    return "so many digits are no date", " or ".join(_days(text)) or None


def _days(digits: str) -> list[str]:
    """The days that eight digits may be, the year first or last."""
    if len(digits) != 8 or not digits.isascii() or not digits.isdigit():
        return []
    year_first = digits[:4], digits[4:6], digits[6:]
    orders = (year_first, (digits[4:], digits[2:4], digits[:2]), (digits[4:], digits[:2], digits[2:4]))
    days = [
        f"{year}-{month}-{day}"
        for year, month, day in orders
        if int(year) in _MODERN and 1 <= int(month) <= 12 and 1 <= int(day) <= days_in_month(int(year), int(month))
    ]
    return list(dict.fromkeys(days))
