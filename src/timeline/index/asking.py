"""What a command wants to know of a store, and the part of it in which the answer stands.

A part may hold more events than the answer needs, never fewer: whoever asks goes through it as through the whole. So
what cannot be asked of the index, as a pattern, only makes a part larger.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from timeline.index.file import ORDER, Index
from timeline.index.part import Part, Whole
from timeline.index.texts import having_texts
from timeline.model import Event
from timeline.naming import events_named, folded
from timeline.references import LAST
from timeline.select import Filter, Order
from timeline.select.conditions import ids_of_sources, words_of
from timeline.select.emptying import Passing, passing_by
from timeline.when import When

_NEVER = ("regexes", "disputed", "worded", "undisputed", "single_source")
"""Conditions that only the events themselves can answer."""


Row = tuple[int, int, int]
"""Place, block and slot of an event."""
Rows = list[Row]
Slots = set[tuple[int, int]]


class Asked(msgspec.Struct, frozen=True):
    """What is to be shown: what passes the filter in the order of `by`, in `zone`, or what `references` name."""

    wanted: Filter
    zone: str
    by: Order = "time"
    references: tuple[str, ...] = ()


def part_of(index: Index, asked: Asked) -> Part | None:
    """The part of a store in which the answer stands; None where it is nearly all of it, or none of it.

    Raises TimelineError where a source is named that the store does not have, and what `DAMAGE` names.
    """
    rows = _named(index, asked) if asked.references else _passing(index, asked)
    if not rows:
        # What is missing, and what would pass without which option, the whole store says.
        return None
    return part_with(index, index.events((block, slot) for _, block, slot in sorted(rows)))


def seen(index: Index, asked: Asked, least: int) -> list[tuple[Any, ...]] | None:
    """Block, slot, id, title, background and order of every event that is shown; None where it is no more than `least`.

    None too where only the events themselves say what is shown. Raises what `part_of` raises.
    """
    wanted = asked.wanted
    in_order = asked.by == "time" and asked.zone == index.facts.zone and not asked.references
    if not in_order or wanted.only_sources or wanted.limit is not None or not _is_exact(wanted):
        return None
    if (found := _conditions(index, wanted)) is None:
        return None
    conditions, values, _ = found
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    having = having_texts(index, wanted.texts) if wanted.texts else None
    columns = "block, slot, id, title, background"
    rows = index.rows(f"SELECT {columns}, {ORDER} FROM event {where}", values)
    shown = [row for row in rows if having is None or row[:2] in having]
    return shown if sum(wanted.background or not row[4] for row in shown) > least else None


def emptied(index: Index, asked: Asked) -> tuple[Part, list[Passing]] | None:
    """What each option of a filter leaves where all of them together leave no event; None where they leave some.

    The part has no more events than the names of the filter stand in. None too where only the events themselves say
    what passes. Raises what `part_of` raises.
    """
    wanted = msgspec.structs.replace(asked.wanted, limit=None)
    if asked.references or not _is_exact(wanted) or (all_of_them := _conditions(index, wanted)) is None:
        return None

    def count(some: Filter) -> int:
        found = _conditions(index, some)
        assert found is not None  # it names nothing that all of them do not name
        conditions, values, _ = found
        counted = [*conditions, *([] if wanted.background else ["NOT background"])]
        where = f"WHERE {' AND '.join(counted)}" if counted else ""
        if not some.texts:
            return int(next(index.rows(f"SELECT count(*) FROM event {where}", values))[0])
        having = having_texts(index, some.texts)
        return (
            sum(row in having for row in index.rows(f"SELECT block, slot FROM event {where}", values)) if having else 0
        )

    if count(wanted):
        return None
    known = index.events((block, slot) for _, block, slot in sorted(set(all_of_them[2])))
    return part_with(index, known), passing_by(count, wanted)


def ids_with(index: Index, beginning: str | None) -> Part:
    """The events whose ids begin so, and the last one, of which a part has nothing but ids and titles.

    None: no events. Raises what `DAMAGE` names.
    """
    rows: list[tuple[str, str]] = []
    if beginning is not None:
        statement = "SELECT id, title FROM event WHERE id >= ? ORDER BY id"
        for name, title in index.rows(statement, (beginning,)):
            if not name.startswith(beginning):
                break
            rows.append((name, title))
        rows += index.rows("SELECT id, title FROM event ORDER BY place DESC LIMIT 1")
    return part_with(index, [Event(id=name, title=title) for name, title in rows])


def part_with(index: Index, events: Iterable[Event], known: frozenset[str] = frozenset()) -> Part:
    """The store with these of its events; `known` are the ids of all, where they are needed."""
    header, facts = index.header, index.facts
    held = {name: getattr(header, name) for name in header.__struct_fields__ if name != "events"}
    return Part(**held, events=tuple(events), whole=Whole(facts.events, facts.background), known=known)


def _named(index: Index, asked: Asked) -> Rows | None:
    """The events that references name; None where one names none or several, or where filters stand beside them."""
    if asked.wanted != Filter(background=asked.wanted.background):
        return None
    rows: Rows = []
    for reference in asked.references:
        name = reference.partition("/")[0]
        if name == LAST:
            rows += _found(index, "ORDER BY place DESC LIMIT 1")
            continue
        found = _found(index, "WHERE id = ?", (name,))
        if not found:
            ids = [str(held) for (held,) in index.rows("SELECT id FROM event ORDER BY place")]
            matching = events_named(name, ids, by_part=True)
            found = _found(index, "WHERE id = ?", (matching[0],)) if len(matching) == 1 else []
        if not found:
            return None
        rows += found
    return list(dict.fromkeys(rows))


def _found(index: Index, rest: str, values: Iterable[object] = ()) -> Rows:
    return list(index.rows(f"SELECT place, block, slot FROM event {rest}", tuple(values)))


def _passing(index: Index, asked: Asked) -> Rows | None:
    wanted = asked.wanted
    found = _conditions(index, wanted)
    if found is None:
        return None
    conditions, values, known = found
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    # Texts stand in no column, so what has them is picked of what is found.
    having = having_texts(index, wanted.texts) if wanted.texts else None
    in_order = asked.by == "time" and asked.zone == index.facts.zone
    if wanted.limit is None or not in_order or not _is_exact(wanted):
        # All of a store is read as fast from the store.
        is_narrow = bool(conditions) or having is not None
        rows = [row for row in _found(index, where, values) if _has(row, having)] if is_narrow else []
    else:
        rows = list(_first(index, where, values, wanted, having))
    return list(dict.fromkeys([*rows, *known])) if rows else None


def _is_exact(wanted: Filter) -> bool:
    """Whether what the conditions find is all that passes, and no event more."""
    hides = wanted.only_sources and (wanted.sources or wanted.places or wanted.texts)
    return not (hides or any(getattr(wanted, name) for name in _NEVER))


def _has(row: Row, having: Slots | None) -> bool:
    return having is None or row[1:] in having


def _first(index: Index, where: str, values: list[object], wanted: Filter, having: Slots | None) -> Iterator[Row]:
    """The first rows in the order of the drawing, so many of them not background, with what stands between them."""
    left = wanted.limit or 0
    statement = f"SELECT place, block, slot, background FROM event {where} ORDER BY {ORDER}"
    for place, block, slot, background in index.rows(statement, values):
        if not _has(found := (place, block, slot), having):
            continue
        left -= wanted.background or not background
        if left < 0:
            return
        yield found


def _conditions(index: Index, wanted: Filter) -> tuple[list[str], list[object], Rows] | None:
    """Conditions, their values, and events without which a name would be unknown; None where a name is."""
    conditions: list[str] = []
    values: list[object] = []
    if wanted.since is not None or wanted.until is not None or wanted.on:
        conditions.append("timed")
        _overlapping(wanted.since, wanted.until, conditions, values)
        if wanted.on:
            days: list[str] = []
            for day in wanted.on:
                each: list[str] = ["timed"]
                _overlapping(day, day, each, values)
                days.append(f"({' AND '.join(each)})")
            conditions.append(f"({' OR '.join(days)})")
    for named in (wanted.sources, wanted.only_sources):
        if named:
            ids = ids_of_sources(index.header, named)
            marks = ", ".join("?" * len(ids))
            numbers = f"SELECT number FROM source WHERE id IN ({marks})"
            conditions.append(f"place IN (SELECT place FROM told WHERE source IN ({numbers}))")
            values += ids
    known: Rows = []
    for kind, texts in (("tag", wanted.tags), ("actor", wanted.actors), ("place", wanted.places)):
        if texts and not _by_name(index, kind, texts, conditions, values, known):
            return None
    return conditions, values, known


def _overlapping(since: When | None, until: When | None, conditions: list[str], values: list[object]) -> None:
    """Sharing an instant with half-open bounds, as `timeline.select.conditions.overlap` has it."""
    if since is not None and since.earliest is not None:
        conditions.append("(latest IS NULL OR latest > ?)")
        values.append(since.earliest)
    if until is not None and until.latest is not None:
        conditions.append("(earliest IS NULL OR earliest < ?)")
        values.append(until.latest)


def _by_name(
    index: Index, kind: str, texts: Iterable[str], conditions: list[str], values: list[object], known: Rows
) -> bool:
    """Adds the condition that a tag, an actor or a place is one of these; False where the store has not all of them."""
    held = [(number, str(text)) for number, text in index.rows("SELECT number, text FROM name WHERE kind = ?", (kind,))]
    numbers: list[object] = []
    for wanted in texts:
        found = [number for number, text in held if _is_meant(kind, wanted, text)]
        if not found:
            return False
        # Nobody who has only the part shall think that the store has no such name.
        known += _found(index, "WHERE place = (SELECT min(place) FROM named WHERE name = ?)", (found[0],))
        numbers += found
    conditions.append(f"place IN (SELECT place FROM named WHERE name IN ({', '.join('?' * len(numbers))}))")
    values += numbers
    return True


def _is_meant(kind: str, wanted: str, text: str) -> bool:
    if kind == "tag":
        return folded(wanted) == folded(text)
    words = words_of(wanted)
    return bool(words.strip()) and words in words_of(text)
