"""Ids, sources, tags, and the points of one event, whose names look alike."""

from collections.abc import Iterator

from timeline.check.alike import alike
from timeline.check.finding import Finding, Path
from timeline.check.point_figures import point_value
from timeline.model import Event, Point, Timeline
from timeline.value import compare_values
from timeline.value.wording import folded_words
from timeline.verdict import Verdict


def similar_ids(timeline: Timeline) -> Iterator[Finding]:
    """Ids of events, unless one of the two says that it is not the other."""
    events = timeline.events
    for first, later in alike([event.id for event in events]):
        one, other = events[first], events[later]
        if are_told_apart(one, other):
            continue
        yield Finding(
            "similar-ids",
            f"the id `{other.id}` looks like `{one.id}`",
            f"rename one with `timeline rename event`, or add `not_same: [{one.id}]`",
            ("events", later, "id"),
            seen=("events", first, "id"),
        )


def are_told_apart(one: Event, other: Event) -> bool:
    """Whether one of two events says that it is, or is not, the other: then somebody has looked at them."""
    return one.id in (*other.not_same, *other.same_as) or other.id in (*one.not_same, *one.same_as)


def similar_sources(timeline: Timeline) -> Iterator[Finding]:
    """Sources by their ids, else by their names."""
    ids = list(timeline.sources)
    found = dict.fromkeys(alike(ids, endings=False), "id")
    for pair in alike([source.name for source in timeline.sources.values()], endings=False):
        found.setdefault(pair, "name")
    for (first, later), what in sorted(found.items()):
        one, other = timeline.sources[ids[first]], timeline.sources[ids[later]]
        names = (other.id, one.id) if what == "id" else (other.name, one.name)
        yield Finding(
            "similar-sources",
            f"the {what} `{names[0]}` looks like `{names[1]}`",
            f"where they are one source: `timeline rename source {other.id} {one.id} --join`",
            ("sources", other.id),
            key=True,
            seen=("sources", one.id),
        )


def similar_tags(timeline: Timeline) -> Iterator[Finding]:
    """Tags; of two the rarer one is taken for the slip."""
    used: dict[str, list[Path]] = {}
    for number, event in enumerate(timeline.events):
        for place, tag in enumerate(event.tags):
            used.setdefault(tag, []).append(("events", number, "tags", place))
    tags = list(used)
    for first, later in alike(tags):
        right, slip = tags[first], tags[later]
        if len(used[slip]) > len(used[right]):
            right, slip = slip, right
        yield Finding(
            "similar-tags",
            f"the tag `{slip}` looks like `{right}`",
            f"where they are one: `timeline rename tag {_word(slip)} {_word(right)}`",
            used[slip][0],
            seen=used[right][0],
        )


def similar_points(timeline: Timeline) -> Iterator[Finding]:
    """Names of points in one event: values under different names are never compared."""
    for number, event in enumerate(timeline.events):
        told = _told(event, number)
        if len(told) < 2:
            continue
        names = list(told)
        for first, later in alike(names):
            one, other = names[first], names[later]
            # Whoever tells both by different words means two things.
            if folded_words(one) == folded_words(other) or _are_of_different_tellers(told[one], told[other]):
                yield _similar_points(one, other, told)
        yield from _longer_names(names, told, timeline)


_Told = list[tuple[str | None, Point, Path]]
"""Who tells a point (None: the editor), the point, and its path."""


def _told(event: Event, number: int) -> dict[str, _Told]:
    told: dict[str, _Told] = {}
    for point in event.points:
        told.setdefault(point.name, []).append((None, point, ("events", number, "points", point.name)))
    for place, account in enumerate(event.accounts):
        for point in account.points:
            path = ("events", number, "accounts", place, "points", point.name)
            told.setdefault(point.name, []).append((account.source, point, path))
    return told


def _are_of_different_tellers(one: _Told, other: _Told) -> bool:
    return {teller for teller, _, _ in one}.isdisjoint(teller for teller, _, _ in other)


def _longer_names(names: list[str], told: dict[str, _Told], timeline: Timeline) -> Iterator[Finding]:
    """`drones launched` beside `drones`: one more word, told by others, of values that could be compared."""
    by_words = {folded_words(name): name for name in reversed(names)}
    for long in names:
        words = folded_words(long)
        short = by_words.get(words[:-1]) if len(words) > 1 else None
        if (
            short is not None
            and _are_of_different_tellers(told[short], told[long])
            and _are_comparable(told[short], told[long], timeline)
        ):
            yield _similar_points(short, long, told)


def _are_comparable(one: _Told, other: _Told, timeline: Timeline) -> bool:
    values = [point_value(point, teller, timeline) for teller, point, _ in (one[0], other[0])]
    return compare_values(values[0], values[1]).verdict is not Verdict.NOT_COMPARABLE


def _similar_points(one: str, other: str, told: dict[str, _Told]) -> Finding:
    return Finding(
        "similar-points",
        f"the point `{other}` looks like `{one}`",
        f"where they are one: `timeline rename point {_word(other)} {_word(one)}`",
        told[other][0][2],
        key=True,
        seen=told[one][0][2],
    )


def _word(text: str) -> str:
    """A name as a shell takes it for one word."""
    from shlex import quote

    return quote(text)
