"""Every clock time of an event, and the offsets among them that no clock ever showed."""

from collections.abc import Iterator

from timeline.check.finding import Finding, Path
from timeline.check.point_figures import point_value, points_of
from timeline.model import Account, Event, Timeline
from timeline.value import TimeValue
from timeline.when import When, odd_offset


def odd_coverage(timeline: Timeline) -> Iterator[Finding]:
    """Offsets in what sources cover, as below."""
    for key, source in timeline.sources.items():
        if source.coverage is not None:
            yield from _odd_offset(source.coverage, ("sources", key, "coverage"))


def odd_offsets(timeline: Timeline) -> Iterator[Finding]:
    """Offsets that no zone of the database had in that year: the end of a span, or a slip of the pen."""
    for number, event in enumerate(timeline.events):
        for _, when, path in clock_times(event, number, timeline):
            yield from _odd_offset(when, path)


def _odd_offset(when: When, path: Path) -> Iterator[Finding]:
    if (odd := odd_offset(when)) is not None:
        yield Finding("odd-offset", odd.message, odd.mend or "", path)


def clock_times(event: Event, number: int, timeline: Timeline) -> Iterator[tuple[str | None, When, Path]]:
    """Every time of an event that may have a clock, with the source that states it (None: the editor)."""
    path: Path = ("events", number)
    if event.own_when is not None:
        yield None, event.own_when, (*path, "when")
    for place, account in enumerate(event.accounts):
        for when, below in _times_of_account(account):
            yield account.source, when, (*path, "accounts", place, *below)
    for source, point, point_path in points_of(event, number):
        if point.as_of is not None:
            yield source, point.as_of, (*point_path, "as_of")
        # A clock time has its T, and most points are no times: they are not read for this.
        if point.read_as in (None, "time") and "T" in point.value:
            value = point_value(point, source, timeline)
            if isinstance(value, TimeValue):
                yield source, value.when, (*point_path, "value")


def _times_of_account(account: Account) -> Iterator[tuple[When, Path]]:
    if account.when is not None:
        yield account.when, ("when",)
    for index, citation in enumerate(account.cite):
        if citation.published is not None:
            yield citation.published, ("cite", index, "published")
        if citation.retrieved is not None:
            yield citation.retrieved, ("cite", index, "retrieved")
