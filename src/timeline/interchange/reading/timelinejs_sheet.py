"""The table of a spreadsheet for TimelineJS: a row a slide, with the columns that its own reader looks for.

The columns of its first version (`Start Date`, `End Date`) hold dates as one text, the month first.
"""

import re
from collections.abc import Iterator

from timeline.entry_input.tables import csv_records
from timeline.entry_input.values import Tree
from timeline.errors import TimelineError, shortened
from timeline.interchange.incoming import Foreign

_DATES = {"": "start_date", "end ": "end_date"}
_PARTS = ("year", "month", "day", "time")
_MEDIA = {
    "media": "url",
    "media credit": "credit",
    "media caption": "caption",
    "media thumbnail": "thumbnail",
    "alt text": "alt",
}
_OTHERS = {"display date": "display_date", "group": "group", "tag": "group", "background": "background"}
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?\s*([ap])?\.?m?\.?", re.IGNORECASE | re.ASCII)
_FIRST = re.compile(
    r"(?:(?P<m>\d{1,2})/(?:(?P<d>\d{1,2})/)?)?(?P<y>-?\d{1,12})(?:\s+(?P<t>\d{1,2}:\d{2}.*))?"
    r"|(?P<y2>\d{4})-(?P<m2>\d{2})(?:-(?P<d2>\d{2}))?(?:[ T](?P<t2>\d{1,2}:\d{2}.*))?",
    re.ASCII,
)


def slides_of_sheet(text: str, name: str, made: Foreign) -> Iterator[tuple[int, Tree, str]]:
    """Each row as a slide with its line and its type: `title`, `era` or empty."""
    records = csv_records(text, name)
    for refused in records.refused:
        made.refuse(refused.place.line, TimelineError(refused.problems))
    for record in records.records:
        cells = {column.strip().casefold(): str(cell).strip() for column, cell in record.fields.items()}
        try:
            slide = _slide(cells)
        except TimelineError as error:
            made.refuse(record.place.line, error)
            continue
        known = {"headline", "text", "type", "start date", "end date", *_MEDIA, *_OTHERS}
        known |= {f"{before}{part}" for before in _DATES for part in _PARTS}
        for column in cells.keys() - known:
            made.lose(f"slide.{column}", record.place.line)
        kind = cells.get("type", "").casefold()
        yield record.place.line, slide, kind if kind in ("title", "era") else ""


def _slide(cells: dict[str, str]) -> Tree:
    """A row as the JSON has it. Raises TimelineError for a date that is none."""
    slide: Tree = {"text": {"headline": cells.get("headline", ""), "text": cells.get("text", "")}}
    for before, key in _DATES.items():
        date = {part: cells[f"{before}{part}"] for part in _PARTS if cells.get(f"{before}{part}")}
        if whole := cells.get("end date" if before else "start date"):
            date = _first_version(whole)
        if time := date.pop("time", ""):
            date |= _clock(time)
        slide[key] = date
    slide["media"] = {key: cells[column] for column, key in _MEDIA.items() if cells.get(column)}
    return slide | {key: cells[column] for column, key in _OTHERS.items() if cells.get(column)}


def _first_version(text: str) -> dict[str, str]:
    found = _FIRST.fullmatch(text)
    if found is None:
        message = f"this is no date of a sheet: {shortened(text)}"
        raise TimelineError.of("slide", message, "write it as 3/18/2025, as 3/2025 or as 2025")
    held = {part: found[key] or found[f"{key}2"] for part, key in zip(_PARTS, "ymdt", strict=True)}
    return {part: value for part, value in held.items() if value}


def _clock(text: str) -> dict[str, str]:
    found = _TIME.fullmatch(text)
    if found is None:
        message = f"this is no clock time of a sheet: {shortened(text)}"
        raise TimelineError.of("slide", message, "write it as 14:30, or as 2:30 pm")
    hour, minute, second, fraction, half = found.groups()
    if half:
        hour = str(int(hour) % 12 + (12 if half.casefold() == "p" else 0))
    made = {"hour": hour, "minute": minute, "second": second, "millisecond": fraction and fraction.ljust(3, "0")}
    return {part: value for part, value in made.items() if value}
