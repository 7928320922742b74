"""What an editor has judged, made into the model: rulings, clocks that are off, values that mean the same.

Few entries have any of it, so it stands apart from the loop of `build`; what is refused here `refusing` finds again.
"""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

import msgspec

from timeline.model import Clock, RuledRow, Ruling
from timeline.store.entries import (
    CLOCK_KEYS,
    RULING_KEYS,
    ClockEntry,
    RefusedEntryError,
    RulingEntry,
    SynonymsEntry,
)
from timeline.store.extras import extra_of
from timeline.store.named_sources import check_named
from timeline.store.visible import is_visible
from timeline.when import When
from timeline.when.duration import parse_duration
from timeline.when.naming import names_time

Raw = Mapping[str, object]
ReadTime = Callable[..., When | None]
"""Makes a time of its text; the steps behind it lead there from the entry that is being read."""
ReadValue = Callable[..., str]
"""Gives the text of a value as it was written, likewise."""


def plain_fields(kind: type[msgspec.Struct]) -> tuple[str, ...]:
    """The fields of a structure of the model that are taken as they stand in the file: those behind `extra`."""
    fields = kind.__struct_fields__
    return fields[fields.index("extra") + 1 :]


def plain(entry: msgspec.Struct, kind: type[msgspec.Struct]) -> dict[str, Any]:
    """These fields with what an entry has of them."""
    return {field: getattr(entry, field) for field in plain_fields(kind)}


def clocks_of(raw: Raw, clock: ClockEntry | list[ClockEntry | None] | None, time: ReadTime) -> tuple[Clock, ...]:
    """The key `clock` of a source: one, or a list. Raises RefusedEntryError, MalformedText."""
    if clock is None:
        return ()
    is_one = isinstance(clock, ClockEntry)
    listed: Sequence[ClockEntry | None] = [clock] if isinstance(clock, ClockEntry) else clock
    written: Any = [raw["clock"]] if is_one else raw["clock"]
    made = []
    for number, entry in enumerate(listed):
        if entry is not None:
            if (entry.ahead is None) == (entry.behind is None):
                raise RefusedEntryError("a clock that is ahead and behind, or neither")
            parse_duration(entry.ahead or entry.behind or "")
            within = time(entry.within, "clock", *(() if is_one else (number,)), "within")
            extra = extra_of(written[number], CLOCK_KEYS, 4 if is_one else 6)
            made.append(Clock(within, extra, **plain(entry, Clock)))
    return tuple(made)


def synonyms_of(synonyms: SynonymsEntry, value: ReadValue) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The key `synonyms` of a store. Raises RefusedEntryError."""
    made: dict[str, tuple[tuple[str, ...], ...]] = {}
    for point, groups in synonyms.items():
        if groups is None or point.startswith("x-"):
            continue
        found = tuple([
            tuple([value(text, point, number, place) for place, text in enumerate(group) if text is not None])
            for number, group in enumerate(groups)
            if group is not None
        ])  # fmt: skip
        if not is_visible(point) or not all(len(set(group)) > 1 and all(map(is_visible, group)) for group in found):
            raise RefusedEntryError("synonyms of nothing, or one alone")
        made[point] = found
    return made


def rulings_of(
    raw: Sequence[Raw], listed: Sequence[RulingEntry | None], time: ReadTime, value: ReadValue, sources: Container[str]
) -> tuple[Ruling, ...]:
    """The key `rulings` of an event. Raises RefusedEntryError, MalformedText."""
    made = []
    for number, entry in enumerate(listed):
        if entry is not None:
            steps = ("rulings", number)
            values = tuple([
                value(text, *steps, "values", place)
                for place, text in enumerate(entry.values or ())
                if text is not None
            ])  # fmt: skip
            _check(entry, values, sources)
            made.append(
                Ruling(
                    values=values,
                    verdict=entry.verdict or "open",
                    because=entry.because or "",
                    between=tuple([name for name in entry.between or () if name is not None]),
                    state=entry.state or "signed",
                    ruled=time(entry.ruled, *steps, "ruled"),
                    overruled=time(entry.overruled, *steps, "overruled"),
                    extra=extra_of(raw[number], RULING_KEYS, 4),
                    **plain(entry, Ruling),
                )
            )
    if next(at_odds(made), None) is not None:
        raise RefusedEntryError("two rulings on one pair")
    return tuple(made)


def _check(entry: RulingEntry, values: tuple[str, ...], sources: Container[str]) -> None:
    if (entry.point is None) == (entry.row is None) or len(values) != 2 or values[0] == values[1]:
        raise RefusedEntryError("a ruling on something else than two values of one point")
    if entry.verdict is None or entry.because is None or not is_visible(entry.because):
        raise RefusedEntryError("a ruling without a verdict or a reason")
    if not all(map(is_visible, values)) or (entry.point is not None and not is_visible(entry.point)):
        raise RefusedEntryError("a ruling on nothing")
    check_named("ruling", entry, sources)
    between = {name for name in entry.between or () if name is not None}
    if len(between) == 1:
        raise RefusedEntryError("a ruling between one source")


def at_odds(rulings: Sequence[Ruling]) -> Iterator[tuple[int, int]]:
    """The numbers of signed rulings that both hold for one pair, the earlier one first.

    One that names sources comes before one that does not, so only two of the same kind are at odds.
    """
    signed = [(number, ruling) for number, ruling in enumerate(rulings) if ruling.state == "signed"]
    for (first, one), (second, other) in combinations(signed, 2):
        if one.point != other.point or bool(one.between) != bool(other.between):
            continue
        shared = {*one.between} & {*other.between}
        if (not one.between or len(shared) > 1) and on_one_pair(one, other):
            yield first, second


def on_one_pair(one: Ruling, other: Ruling) -> bool:
    """Whether there can be two values for which both rulings hold, whoever says them.

    A time by its clock alone is the same as in full, and what is ruled on `when` holds for both edges of a span.
    """
    if one.point != other.point or not _on_one_row(one.row, other.row):
        return False
    if one.row == "told" or {*one.values} == {*other.values}:
        return True
    if one.row == "place":
        return False
    first, second = one.values
    return any(_is_one(first, left) and _is_one(second, right) for left, right in (other.values, other.values[::-1]))


def _on_one_row(one: RuledRow | None, other: RuledRow | None) -> bool:
    return one == other or ("when" in (one, other) and {one, other} <= {"when", "began", "ended"})


def _is_one(one: str, other: str) -> bool:
    return one == other or names_time(one, other) or names_time(other, one)
