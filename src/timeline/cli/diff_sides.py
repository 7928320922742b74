"""The sides of `timeline diff`: what was typed, the stores it names, and the filters over all of them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from timeline.cli.reading import read, typed_when
from timeline.cli.session import Session
from timeline.errors import TimelineError

if TYPE_CHECKING:
    from timeline.compare.linking import Linked
    from timeline.compare.report import Side
    from timeline.compare.sides import SideText
    from timeline.errors import Problem
    from timeline.model import Event, Timeline
    from timeline.select import Filter


class ReadStores:
    """The stores that a command names, each read once, so that sides of one store share its timeline."""

    def __init__(self, session: Session, in_use: str | None) -> None:
        self._session = session
        self._named = in_use or session.file
        self._read: dict[str | None, Timeline] = {}

    @property
    def in_use(self) -> "Timeline":
        """The store that `--file`, the environment or the working directory names."""
        return self.named(self._named)

    def named(self, file: str | None) -> "Timeline":
        """A store by its path, `-` for standard input, None for that of the surroundings. Raises TimelineError."""
        if file not in self._read:
            stored = read(self._session, file)
            place = "-" if stored.path is None else str(stored.path.resolve())
            self._read[file] = self._read.setdefault(place, stored.timeline)
        return self._read[file]


def sides_of(
    texts: Sequence[str], stores: ReadStores, session: Session, *, own: bool = False, inside: bool = False
) -> tuple["Side", ...]:
    """The sides that were typed, every source where there is none; one alone stands against everyone else.

    One alone stands for itself where `inside` is asked. `own`: nobody who speaks for a side stands in it. Raises
    TimelineError.

    A source of the store in use comes before a file of that name. Where all sides are files, no store is in use.
    """
    if not texts:
        from timeline.compare.sides import every_source

        return every_source(stores.in_use)
    sides: list[Side] = []
    problems: list[Problem] = []
    for text in _parsed(texts, stores, session):
        timeline = stores.in_use if text.file is None else stores.named(text.file)
        try:
            sides.append(_side(text, timeline, session, own=own))
        except TimelineError as error:
            problems.extend(error.problems)  # the next side may have some too
    if problems:
        raise TimelineError(problems)
    return tuple(sides) if len(sides) > 1 or inside else (sides[0], _others(sides[0], stores))


def members(side: "Side", named: "Side") -> tuple["Side", ...]:
    """The sources of a side and all who speak for them, each as a side of its own.

    `named` is the side before anything was filtered. Raises TimelineError where fewer than two of them tell anything.
    """
    import msgspec

    from timeline.compare.houses import inside
    from timeline.compare.sides import every_source

    if side.sources is None:
        mend = "name a source, and leave --inside out for a store"
        raise TimelineError.of("side", f"`{side.label}` is a store, and no house of sources", mend)
    house = every_source(inside(named.timeline, side.sources))
    if len(house) < 2:
        message = f"nobody beside `{side.label}` itself tells anything for it in this store"
        raise TimelineError.of("side", message, "`timeline sources` says who speaks for whom")
    shown = inside(side.timeline, side.sources)
    telling = every_source(shown)
    return tuple([
        msgspec.structs.replace(member, timeline=shown, until=side.until, file=side.file)
        for member in (telling if len(telling) > 1 else house)
    ])  # fmt: skip


def _parsed(texts: Sequence[str], stores: ReadStores, session: Session) -> "list[SideText]":
    from timeline.compare.sides import SideText, parse_side
    from timeline.naming import whole_names

    files = [text for text in texts if (session.directory / text).is_file()]
    parsed = [SideText(text, text) if text in files else parse_side(text) for text in texts]
    if all(text.file is not None for text in parsed):
        return parsed
    known = stores.in_use.sources
    whole = {text.label: whole_names(text.label, known.values()) for text in parsed}
    return [
        SideText(text.label, None, (text.label,))
        if text.label in known or (whole[text.label] and text.label not in files)
        else text
        for text in parsed
    ]


def _side(text: "SideText", timeline: "Timeline", session: Session, *, own: bool) -> "Side":
    from timeline.compare.sides import side_of

    until = None
    if text.until is not None:
        until = typed_when(f"{text.label.partition('@')[0]}@", text.until, timeline, session)
    return side_of(text, timeline, until, own=own)


def _others(side: "Side", stores: ReadStores) -> "Side":
    """Whom one side stands against: the other sources of its store, or where it is a store the one in use."""
    from timeline.compare.report import Side
    from timeline.compare.sides import everyone_else

    if side.sources is not None:
        return everyone_else(side.timeline, side.sources)
    if stores.in_use is side.timeline:
        message = f"`{side.label}` is the store in use, which has nothing to stand against"
        raise TimelineError.of("side", message, "name another store, or a source of this one")
    return Side(label="the store in use", timeline=stores.in_use)


_Name = str | int


def _linked(stores: Sequence["Timeline"], within: int) -> "Linked | None":
    if len(stores) < 2:
        return None
    from timeline.compare.linking import linked_events

    return linked_events(stores, within)


def _groups(linked: "Linked") -> dict[tuple[int, str], int]:
    return {
        (store, name): number
        for number, group in enumerate(linked.groups)
        for store, names in enumerate(group.ids)
        for name in names
    }


class Selection:
    """The filters over all stores of a command: an event that passes in one store counts in all that have it.

    `linked` says which events of several stores are one; it is made of all of their events, before any is left out.
    """

    def __init__(
        self, timelines: Sequence["Timeline"], chosen: "Filter", zone: str, *, background: bool, within: int = 0
    ) -> None:
        self._timelines = list({id(timeline): timeline for timeline in timelines}.values())
        self.linked = _linked(self._timelines, within)
        self._group = {} if self.linked is None else _groups(self.linked)
        self._only = chosen.only_sources
        self._zone = zone
        passed = self._passed(chosen)
        self._ids = {name for name, event in passed if background or not event.background}
        self._folded = {name for name, _ in passed} - self._ids
        self._shown = {id(timeline): self._cut(timeline) for timeline in self._timelines}

    def of(self, timeline: "Timeline") -> "Timeline":
        """A timeline with the events that pass; the same one for the same one."""
        return self._shown[id(timeline)]

    def folded(self, sides: Sequence["Side"]) -> int:
        """How many background events are left out that one of these sides tells."""
        from timeline.compare.houses import Houses

        houses = Houses(sides)
        return len({
            name
            for timeline in {id(side.timeline): side.timeline for side in sides}.values()
            for event in timeline.events
            if (name := self._name(timeline, event)) in self._folded
            and any(houses.hearing(account, timeline) for account in event.accounts)
        })  # fmt: skip

    def _name(self, timeline: "Timeline", event: "Event") -> _Name:
        """What an event is called in all stores: the number of its group, or its id where there is one store."""
        if not self._group:
            return event.id
        store = next(number for number, held in enumerate(self._timelines) if held is timeline)
        return self._group[store, event.id]

    def _passed(self, chosen: "Filter") -> "list[tuple[_Name, Event]]":
        from timeline.select import select

        passed: list[tuple[_Name, Event]] = []
        refused: list[TimelineError] = []
        for timeline in self._timelines:
            try:
                found = select(timeline, chosen, zone=self._zone)
                passed.extend([(self._name(timeline, event), event) for event in found])
            except TimelineError as error:
                refused.append(error)  # a source or a tag may be known to another store
        if len(refused) == len(self._timelines):
            raise refused[0]
        return passed

    def _cut(self, timeline: "Timeline") -> "Timeline":
        import msgspec

        events = tuple([event for event in self._narrowed(timeline) if self._name(timeline, event) in self._ids])
        return msgspec.structs.replace(timeline, events=events)

    def _narrowed(self, timeline: "Timeline") -> "Sequence[Event]":
        """The events as the sources of `--only-source` alone tell them."""
        from timeline.select import Filter, select

        if not self._only:
            return timeline.events
        try:
            return select(timeline, Filter(only_sources=self._only), zone=self._zone)
        except TimelineError:
            return ()  # this store has none of them
