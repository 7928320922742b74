"""Stores of every shape that a drawing must bear: none, one, many, at once, over millennia, in any script."""

from collections.abc import Callable, Mapping

from timeline.model import Account, Event, Point, Source, SourceType, Timeline
from timeline.when import parse_when

LONG = "A title that goes on and on, since whoever wrote it had much to say of it; " * 4


def event(name: str, when: str | None, title: str = "", *accounts: Account) -> Event:
    return Event(
        id=name,
        title=title or name.capitalize(),
        own_when=None if when is None else parse_when(when, "UTC"),
        accounts=accounts or (Account(source="paper"),),
    )


def story(*events: Event, title: str = "A story", sources: Mapping[str, Source] | None = None) -> Timeline:
    paper = {"paper": Source(id="paper", name="Paper", type="press")}
    return Timeline(title=title, timezone="UTC", sources=sources or paper, events=events)


def against(
    values: tuple[str, str], *, name: str = "dead", sources: tuple[str, str] = ("ann", "bob")
) -> tuple[Account, ...]:
    """Two accounts that say otherwise of one point."""
    return tuple(
        Account(source=source, points=(Point(name=name, value=value),))
        for source, value in zip(sources, values, strict=True)
    )


PEOPLE = {name: Source(id=name, name=name.capitalize(), type="person") for name in ("ann", "bob", "cid")}


def monarchs() -> Timeline:
    """63 reigns that follow each other, some years long."""
    begin = [1000 + 16 * number for number in range(64)]
    return story(*(event(f"m{n}", f"{begin[n]}/{begin[n + 1]}", f"The reign of monarch {n}") for n in range(63)))


def outage() -> Timeline:
    """Seconds, then 11 hours without an entry, then seconds."""
    clocks = ["10:00:00", "10:00:02", "10:00:07", "10:00:11", "21:00:11", "21:00:14", "21:00:15"]
    return story(*(event(f"e{number}", f"2025-03-18T{clock}") for number, clock in enumerate(clocks)))


def hour() -> Timeline:
    """An hour, told to the millisecond."""
    return story(
        *(
            event(f"e{number}", f"2025-03-18T10:{number // 5:02d}:{number % 60:02d}.{number * 37 % 1000:03d}")
            for number in range(300)
        )
    )


def crowd() -> Timeline:
    """60 sources of one event, all of them in dispute."""
    kinds: tuple[SourceType, ...] = ("institution", "person", "organisation", "press", "analyst", "other")
    sources = {f"s{n}": Source(id=f"s{n}", name=f"Source number {n}", type=kinds[n % 6]) for n in range(60)}
    accounts = tuple(
        Account(source=name, points=tuple(Point(name=f"point {p}", value=str(n % (p + 2))) for p in range(9)))
        for n, name in enumerate(sources)
    )
    return story(event("crowd", "2025-03-18T10:00", "All were there", *accounts), sources=sources)


def many(count: int) -> Timeline:
    """So many events over some years, every tenth of them disputed."""
    events = []
    for number in range(count):
        accounts = against(("3", "4")) if number % 10 == 0 else (Account(source="ann"),)
        day = f"{2020 + number % 5}-{1 + number % 12:02d}-{1 + number % 28:02d}"
        events.append(event(f"e{number}", day, f"Event number {number}", *accounts))
    return story(*events, sources=PEOPLE)


SHAPES: Mapping[str, Callable[[], Timeline]] = {
    "empty": Timeline,
    "one event": lambda: story(event("it", "2025-03-18T10:00")),
    "no date": lambda: story(event("it", None), event("other", "unknown")),
    "at once": lambda: story(*(event(f"e{number}", "2025-03-18T10:00:00Z") for number in range(20))),
    "3000 years": lambda: story(
        event("a", "-0999"), event("b", "-0043-03-15"), event("c", "0800"), event("d", "2001-09")
    ),
    "monarchs": monarchs,
    "outage": outage,
    "hour": hour,
    "crowd": crowd,
    "long titles": lambda: story(*(event(f"e{number}", "2025-03-18", LONG[:300]) for number in range(3))),
    "cjk": lambda: story(
        event("a", "2025-03-18T10:00", "東京の地震と津波の警報が出された日の記録" * 4), title="東京の話" * 9
    ),
    "emoji": lambda: story(event("a", "2025-03-18", "👩‍👩‍👧‍👦 at the 🏛️ " * 12), title="🇺🇦 🕊️"),
    "right to left": lambda: story(event("a", "2025-03-18", "הפסקת האש נכנסה לתוקף בשעה שש בבוקר " * 4)),
    "two thousand": lambda: many(2000),
    "10,000": lambda: many(10_000),
}
