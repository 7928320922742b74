"""Dates of TimelineJS, a map of numbers, as times of the grammar."""

from collections.abc import Mapping

from timeline.errors import TimelineError, shortened

_PARTS = ("year", "month", "day", "hour", "minute", "second", "millisecond")


def span_of(slide: Mapping[str, object]) -> str:
    """When a slide is: its begin, or a span. Raises TimelineError."""
    begin, end = date_of(slide.get("start_date")), date_of(slide.get("end_date"))
    if not begin:
        if end:
            raise TimelineError.of("slide", "this slide has an end and no begin", "give it a `start_date`")
        return ""
    return f"{begin}/{end}" if end and end != begin else begin


def date_of(held: object) -> str:
    """One date; empty where nothing is given. Raises TimelineError for what is none."""
    if held in (None, "", {}):
        return ""
    if not isinstance(held, Mapping):
        held = {"year": held}
    parts = {part: str(held[part]).strip() for part in _PARTS if held.get(part) not in (None, "")}
    if not parts:
        return ""
    given = [part for part in _PARTS if part in parts]
    # TimelineJS takes a part for one even where a coarser one is missing, and then draws another day.
    missing = next((part for part in _PARTS[: _PARTS.index(given[-1])] if part not in parts), None)
    if missing in ("minute", "second"):
        parts |= {part: "0" for part in ("minute", "second") if part not in parts}
    elif missing is not None:
        article = "an" if given[-1] == "hour" else "a"
        message = f"a date has {article} {given[-1]}, and no {missing}"
        raise TimelineError.of("slide", message, f"give the {missing}, or leave the {given[-1]} out")
    numbers = {part: _number(part, text) for part, text in parts.items()}
    year = year_of(numbers["year"])
    if "month" not in parts:
        return year
    if year.startswith("Y"):
        raise TimelineError.of("slide", f"the year {numbers['year']} has a month", "leave the month out")
    text = "-".join([year, *(f"{numbers[part]:02d}" for part in ("month", "day") if part in parts)])
    if "hour" not in parts:
        return text
    clock = f"{numbers['hour']:02d}:{numbers.get('minute', 0):02d}"
    if "second" in parts:
        clock += f":{numbers['second']:02d}"
    if "millisecond" in parts:
        clock += f".{numbers['millisecond']:03d}"
    return f"{text}T{clock}"


def year_of(year: int) -> str:
    """A year as the grammar writes it; those before the year 1 are counted as people count them."""
    astronomical = year if year > 0 else year + 1
    if year == 0:
        astronomical = 0
    if abs(astronomical) > 9999:
        return f"Y{astronomical}"
    return f"{'-' if astronomical < 0 else ''}{abs(astronomical):04d}"


def _number(part: str, text: str) -> int:
    whole = text.removesuffix(".0")
    digits = whole.removeprefix("-")
    if not digits.isdecimal() or not digits.isascii() or len(digits) > 12 or (part != "year" and whole != digits):
        message = f"the {part} of a date is a number, not {shortened(text)}"
        raise TimelineError.of("slide", message, "write its digits")
    return int(whole)
