"""A Mermaid Gantt chart: a section for each source with what it tells, when as it says, on one axis."""

from collections.abc import Iterator

from timeline.handover.losses import Losses
from timeline.handover.placed import Placed, placed
from timeline.handover.request import Handover
from timeline.handover.words import Wording
from timeline.interchange.mermaid_text import entities
from timeline.interchange.written import Written
from timeline.model import Event
from timeline.references import reference_of
from timeline.store.keys import EntryKind
from timeline.when import When
from timeline.when.civil import DAY, MINUTE, date_of_day

_KEYS: dict[EntryKind, frozenset[str]] = {
    "store": frozenset({"title"}),
    "source": frozenset({"name"}),
    "event": frozenset({"title", "when"}),
    "account": frozenset({"when", "stance"}),
}
_EDITOR = "told by nobody"
_YEARS = (100, 9999)
"""Its reader takes a year of two digits for one of the last century."""

_CHARTED = 366 * DAY


def write(asked: Handover) -> Written:
    """The diagram in UTF-8."""
    losses, wording = Losses(), Wording(asked)
    sections: dict[str, list[str]] = {}
    kept: list[Event] = []
    instants: list[int] = []
    hidden: list[str] = []
    """Events whose own time is in no section, for each source names one."""
    for event in asked.chronological:
        for name, title, when, reference in _tellings(event, wording):
            found = placed(when)
            if found is None:
                losses.add("untimed", reference)
                continue
            if not found.is_within(*_YEARS):
                losses.add("early", reference)
                continue
            for flaw in found.flaws_but("mixed", "fraction"):
                losses.add(flaw, reference)
            begin, end = _extent(found, asked.zone)
            instants += [begin, end]
            tasks = sections.setdefault(name, [])
            tasks.append(_task(title, f"t{sum(map(len, sections.values())) + 1}", begin, end))
        kept.append(event)
        if (
            event.own_when is not None
            and event.accounts
            and all(account.when is not None for account in event.accounts)
        ):
            hidden.append(event.id)
    is_long = bool(instants) and max(instants) - min(instants) > _CHARTED
    axis = "%Y-%m-%d" if is_long or all(instant % DAY == 0 for instant in instants) else "%d %b %H:%M"
    lines = ["gantt", f"    title {entities(asked.title)}", "    dateFormat YYYY-MM-DDTHH:mm", f"    axisFormat {axis}"]
    for name, tasks in sections.items():
        lines += [f"    section {entities(name)}", *tasks]
    losses.add_entries(asked, kept, _KEYS)
    for name in hidden:
        losses.add("event.when", name)
    return Written(("\n".join(lines) + "\n").encode(), losses.listed)


def _tellings(event: Event, wording: Wording) -> Iterator[tuple[str, str, When | None, str]]:
    """Who tells it, in what words, when, and its reference; the event's own time where a source names none."""
    if not event.accounts:
        yield _EDITOR, event.title, event.when, event.id
    for account in event.accounts:
        stance = f" ({account.stance})" if account.stance != "reports" else ""
        yield (
            wording.name(account.source),
            f"{event.title}{stance}",
            account.when or event.when,
            reference_of(event, account),
        )


def _extent(found: Placed, zone: str) -> tuple[int, int]:
    """Begin and end on the clock of the zone; a day ends with it, a clock time where it begins."""
    begin, end = found.begin, found.end
    last = begin if end is None else end
    behind = last.local(zone) if last.has_clock else last.day_behind * DAY
    if end is None and "uncertain" in found.flaws and not begin.has_clock:
        behind = (begin.day + 1) * DAY
    return begin.local(zone), max(behind, begin.local(zone))


def _task(title: str, name: str, begin: int, end: int) -> str:
    if end == begin:
        return f"    {entities(title)} :milestone, {name}, {_written(begin)}, 0d"
    return f"    {entities(title)} :{name}, {_written(begin)}, {_written(end)}"


def _written(local: int) -> str:
    day, rest = divmod(local, DAY)
    year, month, date = date_of_day(day)
    return f"{year:04d}-{month:02d}-{date:02d}T{rest // (60 * MINUTE):02d}:{rest // MINUTE % 60:02d}"
