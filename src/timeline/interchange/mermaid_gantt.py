"""A Mermaid Gantt chart: the events, and below them a section for each source with what it says when, on one axis.

Nothing is taken over from the event or from another account: a source that names no time of its own is not charted.
"""

from timeline.handover.losses import Losses
from timeline.handover.placed import Placed, placed
from timeline.handover.request import Handover
from timeline.handover.words import Wording
from timeline.interchange.mermaid_text import entities
from timeline.interchange.written import Written
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
_YEARS = (100, 9999)
"""Its reader takes a year of two digits for one of the last century."""

_CHARTED = 366 * DAY


def write(asked: Handover) -> Written:
    """The diagram in UTF-8."""
    losses, wording, chart = Losses(), Wording(asked), _Chart(asked.zone)
    kept = []
    for event in asked.chronological:
        if event.when is None or event.when.form == "unknown":
            losses.add("undated", event.id)
        elif not chart.add("", event.title, event.when, event.id, losses):
            losses.add("year", event.id)
        else:
            kept.append(event)
            for account in event.accounts:
                stance = f" ({account.stance})" if account.stance != "reports" else ""
                reference = reference_of(event, account)
                if not chart.add(account.source, f"{event.title}{stance}", account.when, reference, losses):
                    losses.add("untimed", reference)
    names = {name: wording.name(name) if name else "Events" for name in chart.sections}
    lines = [
        "gantt",
        f"    title {entities(asked.title)}",
        "    dateFormat YYYY-MM-DDTHH:mm",
        f"    axisFormat {chart.axis}",
    ]
    for name, tasks in chart.sections.items():
        lines += [f"    section {entities(names[name])}", *tasks]
    losses.add_entries(asked, kept, _KEYS)
    for name in dict.fromkeys([account.source for event in kept for account in event.accounts]):
        if name not in names:
            losses.add("source.name", name)
    return Written(("\n".join(lines) + "\n").encode(), losses.listed)


class _Chart:
    """The sections and their tasks; the first one has no name of a source."""

    def __init__(self, zone: str) -> None:
        self._zone = zone
        self._instants: list[int] = []
        self.sections: dict[str, list[str]] = {"": []}

    def add(self, section: str, title: str, when: When | None, reference: str, losses: Losses) -> bool:
        """Charts a time; whether it could be."""
        found = placed(when)
        if found is None or not found.is_within(*_YEARS):
            return False
        for flaw in found.flaws_but("mixed", "fraction"):
            losses.add(flaw, reference)
        begin, end = _extent(found, self._zone)
        self._instants += [begin, end]
        self.sections.setdefault(section, []).append(_task(title, f"t{len(self._instants) // 2}", begin, end))
        return True

    @property
    def axis(self) -> str:
        """What stands below the ticks: days, or clock times where it is about these."""
        is_long = bool(self._instants) and max(self._instants) - min(self._instants) > _CHARTED
        return "%Y-%m-%d" if is_long or all(instant % DAY == 0 for instant in self._instants) else "%d %b %H:%M"


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
