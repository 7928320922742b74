"""The optional checks: what a chronology may do without, and some must not."""

import re
from collections.abc import Iterator
from shlex import quote

from timeline.check.clock_times import clock_times
from timeline.check.finding import Finding
from timeline.check.point_figures import point_value, points_of
from timeline.compare.claims import stances
from timeline.compare.independence import is_single_source
from timeline.model import Account, Event, Timeline
from timeline.references import reference_of
from timeline.value import Figure
from timeline.when import Edge, When


def uncited(timeline: Timeline) -> Iterator[Finding]:
    """Accounts of which nobody can tell where to read them."""
    for number, event in enumerate(timeline.events):
        for place, account in enumerate(event.accounts):
            if not any(cited.url or cited.archive or cited.file or cited.locator for cited in account.cite):
                message = f"nothing says where this account of `{account.source}` can be read"
                path = ("events", number, "accounts", place, "source")
                yield Finding("citation", message, "add `url`, `archive`, `file` or `locator`", path)


def uncorroborated(timeline: Timeline) -> Iterator[Finding]:
    """Events that fewer than two independent sources report."""
    for number, event in enumerate(timeline.events):
        if is_single_source(event, timeline):
            path = ("events", number, "id")
            yield Finding("corroboration", _who_reports(event), "add an account of an independent source", path)


def _who_reports(event: Event) -> str:
    reporting = [source for source, stance in stances(event.accounts).items() if stance == "reports"]
    if not reporting:
        return f"no source reports `{event.id}`"
    if len(reporting) == 1:
        return f"only `{reporting[0]}` reports `{event.id}`"
    return f"no two independent sources report `{event.id}`: they are one voice"


def unzoned(timeline: Timeline) -> Iterator[Finding]:
    """Clock times of which neither the text nor its source tells the zone; the store's is that of the editor alone."""
    for number, event in enumerate(timeline.events):
        for source, when, path in clock_times(event, number, timeline):
            zone = timeline.timezone if source is None else timeline.sources[source].timezone
            if zone is None and any(edge.has_clock and edge.zone is None for edge in _edges(when)):
                whose = "the store" if source is None else f"`{source}`"
                message = f"{when.text} has no zone, and {whose} has no `timezone`"
                yield Finding("zone", message, "write the offset, as in 18:30+02:00, or add `timezone`", path)


def _edges(when: When) -> Iterator[Edge]:
    for edge in (when.begin, when.end):
        if edge is not None:
            yield from (inner for inner in edge.between or (edge,) if inner is not None)


def unitless(timeline: Timeline) -> Iterator[Finding]:
    """Figures without a unit: they compare with any. `none` is 0 of every unit."""
    for number, event in enumerate(timeline.events):
        for source, point, path in points_of(event, number):
            value = point_value(point, source, timeline)
            if isinstance(value, Figure) and value.bare and point.value.strip().casefold() != "none":
                message = f"`{point.value}` of `{point.name}` has no unit"
                yield Finding("unit", message, "write what is counted after the number", (*path, "value"))


def unarchived(timeline: Timeline) -> Iterator[Finding]:
    """Citations whose page can vanish without a copy."""
    for number, event in enumerate(timeline.events):
        for place, account in enumerate(event.accounts):
            for index, citation in enumerate(account.cite):
                if citation.url is not None and citation.archive is None and citation.file is None:
                    path = ("events", number, "accounts", place, "cite", index, "url")
                    yield Finding("archive", "no copy of this page is kept", "add `archive` or `file`", path)


def own_times(timeline: Timeline) -> Iterator[Finding]:
    """Times of the editor's own beside a single account without one: it may be what that account says."""
    for number, event in enumerate(timeline.events):
        if event.own_when is None or len(event.accounts) != 1 or event.accounts[0].when is not None:
            continue
        account = event.accounts[0]
        message = f"`when` is the editor's own, and `{account.source}`, the only account, has none"
        moved = quote(f"when={_zoned(event.own_when, account, timeline)}")
        mend = f"`timeline edit {reference_of(event, account)} --set {moved} && timeline edit {event.id} --unset when`"
        yield Finding("own-time", message, f"where that is its time: {mend}", ("events", number, "when"))


_ZONELESS_CLOCK = re.compile(r"T[0-9:.]+(?![0-9:.Z+\[-])")


def _zoned(when: When, account: Account, timeline: Timeline) -> str:
    """A time of the editor's as an account has to state it, whose source may have another zone."""
    zone = timeline.timezone or "UTC"
    if timeline.sources[account.source].timezone in (None, zone):
        return when.text
    return _ZONELESS_CLOCK.sub(lambda found: f"{found[0]}[{zone}]", when.text)
