"""Records of a file, whatever its format: each is a map of keys and values with its place."""

from collections.abc import Callable, Mapping

import msgspec

from timeline.errors import Place, Problem, TimelineError

PlaceOf = Callable[[int], Place]
"""The place of a record by its number, from 0."""


class Record(msgspec.Struct, frozen=True):
    """One record with its place in the file."""

    fields: Mapping[str, object]
    place: Place


class Refused(msgspec.Struct, frozen=True):
    """A record that is not taken, as it stands in the file, and why."""

    given: Mapping[str, object] | tuple[str, ...] | str
    """Its keys and values; the cells of a row, or the text of a line, where it has none."""
    place: Place
    problems: tuple[Problem, ...]


class Records(msgspec.Struct, frozen=True):
    """What a file holds; `sources` where it is a store or looks like one."""

    records: tuple[Record, ...]
    names: tuple[str, ...]
    """The columns, or every key of any record, in the order in which they come up."""
    sources: Mapping[str, object] = {}
    timezone: str | None = None
    """That of a store, for its clock times without a zone."""
    refused: tuple[Refused, ...] = ()
    """What is no record."""
    is_table: bool = False
    """Whether it has rows of cells."""
    head: Place | None = None
    """Where the columns of a table are named."""
    frame: Mapping[str, object] | None = None
    """What `timeline export` wrote of the store itself; then the records are entries as they stand there."""
    left_out: tuple[str, ...] = ()
    """Parts of the file that were not read: the other sheets of a workbook."""
    is_written: bool = False
    """Whether its times are texts of the grammar, Gregorian where they name no calendar, and not typed by people."""


def records_of_tree(root: object, place_of: PlaceOf, name: str) -> Records:
    """The records of a store, of a list, or of a single entry. Raises TimelineError where there are none."""
    sources: Mapping[str, object] = {}
    timezone = None
    if isinstance(root, dict) and isinstance(root.get("events"), list):
        held = root.get("sources")
        sources = held if isinstance(held, dict) else {}
        timezone = str(root["timezone"]) if root.get("timezone") else None
        root = root["events"]
    items = root if isinstance(root, list) else [root]
    places = [place_of(number)._replace(record=number + 1) for number in range(len(items))]
    given = [(item, place) for item, place in zip(items, places, strict=True) if item is not None]
    records = [Record(item, place) for item, place in given if isinstance(item, dict)]
    refused = [_no_map(item, place) for item, place in given if not isinstance(item, dict)]
    if not records and not refused and not sources:
        raise TimelineError(
            [Problem("table", "this file has no entries", "write some below `events`", Place(name, 1, 1))]
        )
    return Records(tuple(records), names_of(records), sources, timezone, tuple(refused))


def names_of(records: list[Record]) -> tuple[str, ...]:
    """Every key of any record, in the order in which they come up."""
    return tuple(dict.fromkeys(name for record in records for name in record.fields))


def _no_map(item: object, place: Place) -> Refused:
    return Refused(
        str(item), place, (Problem("shape", "this entry is no map of keys", "write its keys: title, when …", place),)
    )
