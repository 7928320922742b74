"""Small stores in which much is disputed and ruled on: clocks that are off, zones, synonyms, rulings of every state."""

from typing import get_args

import msgspec
from hypothesis import strategies as st

from tests.compare.stories import account, point, tellings
from timeline.model import Account, Clock, Event, Kind, Point, RuledVerdict, Ruling, RulingState, Source, Timeline

NAMES = ("a", "b", "c", "d")
VALUES = (
    *("145", "145 drones", "150 drones", "nearly 150", "145 missiles", "5 km"),
    *("power plants", "energy sites", "no", "2025-03-18", "2025-03-18T10:00", "2025-03-18T10:00Z", "10:05Z"),
)
WHENS = ("2025-03-18", "2025-03-18T10:00", "2025-03-18T10:00Z", "2025-03-18T10:00/2025-03-18T12:00", "unknown")
KINDS: tuple[Kind | None, ...] = (None, None, "total", "outcome", "plan", "snapshot")
SYNONYMS = {"*": (("power plants", "energy sites"), ("145 drones", "5 km"))}


@st.composite
def points(draw: st.DrawFn) -> tuple[Point, ...]:
    """Up to two values of each of two points, of different kinds: what one account may tell."""
    found: list[Point] = []
    for name in draw(st.lists(st.sampled_from(("p", "q")), unique=True)):
        told = draw(st.sampled_from(VALUES).map(lambda value: point("", value)) | tellings().map(_unnamed))
        read_as = draw(st.sampled_from((None, None, None, "text", "time")))
        found.append(msgspec.structs.replace(told, name=name, read_as=read_as, kind=told.kind or draw(_kinds)))
    return tuple(found)


_kinds = st.sampled_from(KINDS)


def _unnamed(telling: object) -> Point:
    return point("", telling)  # type: ignore[arg-type]


@st.composite
def accounts(draw: st.DrawFn) -> Account:
    """An account of any of the sources, dated or not."""
    told = account(
        draw(st.sampled_from(NAMES)),
        when=draw(st.none() | st.sampled_from(WHENS)),
        published=draw(st.sampled_from((None, "2025-03-18", "2025-03-19"))),
        stance=draw(st.sampled_from(("reports", "reports", "reports", "denies", "unconfirmed"))),
        lang=draw(st.sampled_from((None, None, "uk"))),
    )
    return msgspec.structs.replace(told, points=draw(points()))


@st.composite
def rulings(draw: st.DrawFn) -> Ruling:
    """A ruling on two values of a point or row, of any state, for all or for two speakers."""
    about = draw(st.sampled_from(("p", "q", "when", "told")))
    texts = {"when": WHENS, "told": ("reports", "denies")}.get(about, VALUES)
    one, other = draw(st.lists(st.sampled_from(texts), min_size=2, max_size=2, unique=True))
    return Ruling(
        values=(one, other),
        verdict=draw(st.sampled_from(get_args(RuledVerdict))),
        because="B",
        between=tuple(draw(st.sampled_from(((), (), ("a", "b"), ("b", "c"))))),
        state=draw(st.sampled_from(get_args(RulingState))),
        point=about if about in ("p", "q") else None,
        row=None if about in ("p", "q") else about,  # type: ignore[arg-type]
    )


@st.composite
def sources(draw: st.DrawFn) -> dict[str, Source]:
    """The sources of a store: some have a zone, some a clock that is off."""
    found = {}
    for name in NAMES:
        zone = draw(st.sampled_from((None, None, "Europe/Kyiv", "America/New_York")))
        clock = draw(st.sampled_from(((), (), (Clock(ahead="7 min"),))))
        found[name] = Source(id=name, name=name.upper(), timezone=zone, clock=clock)
    return found


@st.composite
def stores(draw: st.DrawFn) -> Timeline:
    """A store of one or two events."""
    events = tuple(
        [
            Event(
                id=f"event-{number}",
                title="It",
                accounts=tuple(draw(st.lists(accounts(), min_size=1, max_size=5))),
                rulings=tuple(draw(st.lists(rulings(), max_size=3))),
            )
            for number in range(draw(st.integers(1, 2)))
        ]
    )
    zone = draw(st.sampled_from((None, "Europe/Kyiv", "UTC")))
    synonyms = draw(st.sampled_from(({}, SYNONYMS)))
    return Timeline(sources=draw(sources()), events=events, timezone=zone, synonyms=synonyms)
