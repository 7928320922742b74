"""Which of the new events look like one that the store has."""

import msgspec

from timeline.compare.look_alike import LookAlike, LookAlikes
from timeline.model import Event, Timeline
from timeline.store.editing.edits import AddEvent
from timeline.store.entry_input.plan import Planned
from timeline.store.entry_input.values import Tree
from timeline.when import When, parse_when


class Resemblance(msgspec.Struct, frozen=True):
    """A new event, as far as comparing needs it, and the one that it looks like; `edit` is the number of its edit."""

    edit: int
    new: Event
    found: LookAlike


def resemblances(planned: Planned, timeline: Timeline) -> tuple[Resemblance, ...]:
    """Every new event that looks like one of the store; new ones are not compared with each other."""
    if not planned.new_events:
        return ()
    known = LookAlikes(timeline.events)
    found: list[Resemblance] = []
    for number in planned.new_events:
        edit = planned.edits[number]
        if isinstance(edit, AddEvent):
            new = sketch_of(dict(edit.entry), timeline)
            if (alike := known.of(new)) is not None:
                found.append(Resemblance(number, new, alike))
    return tuple(found)


def sketch_of(entry: Tree, timeline: Timeline) -> Event:
    """An event with what comparing looks at: its title, time and place."""
    not_same = entry.get("not_same")
    return Event(
        id=str(entry.get("id", "")),
        title=str(entry.get("title", "")),
        own_when=_when_of(entry, timeline),
        place=str(entry["place"]) if "place" in entry else None,
        not_same=tuple(map(str, not_same)) if isinstance(not_same, list) else (),
    )


def _when_of(entry: Tree, timeline: Timeline) -> When | None:
    if "when" in entry:
        return parse_when(str(entry["when"]), timeline.timezone, timeline.about)
    accounts = entry.get("accounts")
    for account in accounts if isinstance(accounts, list) else []:
        if "when" in account:
            source = timeline.sources.get(str(account["source"]))
            zone = source.timezone if source is not None else None
            return parse_when(str(account["when"]), zone or timeline.timezone, timeline.about)
    return None
