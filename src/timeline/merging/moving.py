"""The second store as it can stand in the first: other ids where they are taken, clock times with their zones."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from timeline.errors import TimelineError
from timeline.merging.zones import Homes, WrittenOut, with_zones
from timeline.model import Event, Timeline
from timeline.store.editing import Edit, OfEvent, OfSource, Rename, SetKey, edit_text
from timeline.store.joint_reading import with_text
from timeline.store.reading import Stored
from timeline.when import Home


def renamed(stored: Stored, names: Sequence[tuple[str, str]]) -> Stored:
    """The store with other ids for some of its sources, old before new. Raises TimelineError."""
    return _edited(stored, [Rename("source", old, new) for old, new in names])


def home_in(a: Timeline, b: Timeline) -> Homes:
    """How times are read in the joined store that name no zone and no calendar."""

    def here(source: str | None) -> Home:
        return (a if source is None or source in a.sources else b).home(source)

    return here


def moved(
    a: Timeline,
    b: Stored,
    targets: Mapping[str, str],
    ids: Mapping[str, str],
    counted: Collection[str | None] | None = None,
) -> tuple[Stored, WrittenOut]:
    """The second store with new `ids` of events, zones and calendars written out; and how many times got theirs.

    Where an event that stays one names one that does not (`targets`), it names the event of the first store instead.

    Where the zones or calendars of the stores differ, a source that only the second one has gets that of its store.
    Times are `counted` as `with_zones` says.
    Raises TimelineError, also where the stores mean something else by "about".
    """
    made = _edited(b, _moves(a, b.timeline, targets, ids))
    own = made.timeline

    return with_zones(made, own.home, home_in(a, own), counted)


def _moves(a: Timeline, b: Timeline, targets: Mapping[str, str], ids: Mapping[str, str]) -> list[Edit]:
    if a.about != b.about:
        message = "`about` is not the same in both stores, so that their times would mean something else"
        raise TimelineError.of("about", message, "write the same `about` into both")
    edits: list[Edit] = [Rename("event", old, new) for old, new in ids.items()]
    for event in b.events:
        if event.id not in targets:
            edits.extend(_followed(event, targets, ids))
    added = [source for source in b.sources.values() if source.id not in a.sources]
    zone = b.timezone or "UTC"
    if zone != (a.timezone or "UTC"):
        edits.extend([SetKey(OfSource(one.id), "timezone", zone) for one in added if one.timezone is None])
    calendar = b.calendar or "gregorian"
    if calendar != (a.calendar or "gregorian"):
        edits.extend([SetKey(OfSource(one.id), "calendar", calendar) for one in added if one.calendar is None])
    return edits


def _followed(event: Event, targets: Mapping[str, str], ids: Mapping[str, str]) -> Iterator[Edit]:
    for key, names in (("same_as", event.same_as), ("not_same", event.not_same)):
        # Of its own id it says that the other store's event of that id is not this one, which has another id now.
        followed = list(
            dict.fromkeys([targets.get(name, name if name == event.id else ids.get(name, name)) for name in names])
        )
        if any(targets.get(name, name) != name or (name == event.id and name in ids) for name in names):
            yield SetKey(OfEvent(ids.get(event.id, event.id)), key, followed)


def _edited(stored: Stored, edits: Sequence[Edit]) -> Stored:
    if not edits:
        return stored
    return with_text(stored, edit_text(stored, edits).text)
