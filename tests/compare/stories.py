"""Small timelines for the tests of comparing and selecting: a line for each account."""

from collections.abc import Mapping, Sequence

import msgspec
from hypothesis import strategies as st

from timeline.model import Account, Attribution, Citation, Event, Kind, Point, Source, SourceType, Stance, Timeline
from timeline.when import parse_when

ZONES = {"kremlin": "Europe/Moscow", "white-house": "America/New_York"}
TYPES: Mapping[str, SourceType] = {
    "tass": "press",
    "rt": "press",
    "kremlin": "institution",
    "white-house": "institution",
    "peskov": "person",
    "wp": "press",
}
SOURCES = {
    name: Source(id=name, name=name.replace("-", " ").title(), type=type_, timezone=ZONES.get(name))
    for name, type_ in TYPES.items()
}

Telling = str | Point | tuple[str, Kind] | tuple[str, Kind, str]
"""A value; one that is denied; with a kind; with a kind and what it is as of."""


def denied(value: str) -> Point:
    """A value that its source denies; its name is that under which it stands."""
    return Point(name="", value=value, stance="denies")


def point(name: str, telling: Telling) -> Point:
    if isinstance(telling, str):
        return Point(name=name, value=telling)
    if isinstance(telling, Point):
        return msgspec.structs.replace(telling, name=name)
    as_of = parse_when(telling[2]) if len(telling) == 3 else None
    return Point(name=name, value=telling[0], kind=telling[1], as_of=as_of)


def account(
    source: str,
    points: Mapping[str, Telling] | None = None,
    *,
    when: str | None = None,
    place: str | None = None,
    published: str | None = None,
    stance: Stance = "reports",
    repeats: str | None = None,
    lang: str | None = None,
    translation: str | None = None,
    says: str | None = None,
    speaks_for: str | None = None,
    attribution: Attribution | None = None,
    via: str | None = None,
) -> Account:
    return Account(
        source=source,
        points=tuple(point(name, telling) for name, telling in (points or {}).items()),
        when=parse_when(when, ZONES.get(source)) if when is not None else None,
        place=place,
        published=parse_when(published) if published is not None else None,
        stance=stance,
        repeats=repeats,
        lang=lang,
        translation=translation,
        says=says,
        speaks_for=speaks_for,
        attribution=attribution,
        cite=() if via is None else (Citation(via=via),),
    )


def event(*accounts: Account, id: str = "call", when: str | None = None, **more: object) -> Event:  # noqa: A002
    own_when = parse_when(when) if when is not None else None
    return Event(id=id, title=str(more.pop("title", id)), own_when=own_when, accounts=accounts, **more)  # type: ignore[arg-type]


def timeline(*events: Event, sources: Mapping[str, Source] = SOURCES, timezone: str | None = None) -> Timeline:
    return Timeline(sources=sources, events=events, timezone=timezone)


VALUES = (
    "145 drones",
    "150 drones",
    "145",
    "~ 140 drones",
    "> 90 drones",
    "145 missiles",
    "a few",
    "yes",
    "Так",
    "none",
)
MOMENTS = ("2025-03-19T00:30", "2025-03-19T00:30:20", "2025-03-19T02:00", "2025-03-19")
KINDS: Sequence[Kind | None] = (None, "total", "outcome", "plan", "snapshot")


def tellings() -> st.SearchStrategy[Telling]:
    """One value of any kind; a snapshot as of some moment."""
    plain = st.sampled_from(VALUES)
    kinds: st.SearchStrategy[Kind] = st.sampled_from(["total", "outcome", "plan"])
    snapshot: st.SearchStrategy[Kind] = st.just("snapshot")
    return st.one_of(
        plain,
        plain.map(denied),
        st.tuples(st.sampled_from(VALUES), kinds),
        st.tuples(plain, snapshot, st.sampled_from(MOMENTS)),
    )


WHENS = (
    *(
        "2025-03-18",
        "2025-03-18T10:00-04:00",
        "2025-03-18T17:00+03:00",
        "2025-03-18T10:00",
        "2025-03-18T16:00~",
        "2025",
    ),
    *(
        "2025-03-18T10:00-04:00/2025-03-18T12:30-04:00",
        "2025-03-18T10:00-04:00/..",
        "/2025-03-18T12:52-04:00",
        "unknown",
    ),
    *("2025-03-18T11:00-04:00/2025-03-18T12:52-04:00", "2025-03-19/2025-03-20", "..2025-03-17"),
)


def accounts_of_different_sources() -> st.SearchStrategy[list[Account]]:
    """One account each of some sources, about points `a` and `b`, their times and places."""
    one = st.builds(
        account,
        st.sampled_from(sorted(SOURCES)),
        st.dictionaries(st.sampled_from(["a", "b"]), tellings()),
        when=st.none() | st.sampled_from(WHENS),
        place=st.none() | st.sampled_from(["Jeddah", "jeddah", "Riyadh", "Ер-Ріяд"]),
        stance=st.sampled_from(["reports", "reports", "denies", "unconfirmed", "retracted"]),
        lang=st.none() | st.sampled_from(["en", "uk"]),
    )
    return st.lists(one, max_size=6, unique_by=lambda told: told.source)
