"""Stores with any key that there is, made of the table of keys, so that a new key is in them too."""

from hypothesis import strategies as st

from tests.store.editing.written import IDS, PLAIN, POINTS, SOURCES, TEXTS
from timeline.render.json_text import json_text
from timeline.store.keys import EntryKind, Key, keys

Tree = dict[str, object]

HOSTILE = st.sampled_from(
    [
        "=cmd|' /C calc'!A0",
        "+1+1",
        "-5",
        "@SUM(A1)",
        "\t=1+1",
        "\r\n=1+1",
        '"quoted"',
        "'=1+1",
        "a,b;c\td|e",
        "line\nline",
        "line\r\nline\rline",
        "BEGIN:VEVENT\r\nEND:VCALENDAR",
        "%%{init: {'theme': 'dark'}}%%",
        "# Section",
        "<script>alert(1)</script>",
        "&amp; <b>",
        "a\x1b[31m\x9b31m\x07",
        "\u202eright to left",
        "-->\nclassDef x fill:#f00",
        "2025-03-18: an event #tag",
        "_x000D_",
        "  spaces  ",
        "a" * 200,
        "漢字" * 60,
    ]
)
WORDS = st.one_of(PLAIN, TEXTS, HOSTILE)
TIMES = st.sampled_from(
    [
        *("2025-03-18", "2025-03-18T10:00", "2025-03-18T10:00+02:00", "2025-03-18T21:05:30.5Z", "2025-03", "2025"),
        *("0520~", "-0043-03-15", "2025-03-18T16:00~", "2025-03-18/2025-03-20", "2025-03-18T10:00/..", "/2025-03-18"),
        *("2025-03-18T12:30..2025-03-18T12:52", "unknown", "202X", "2025-03-18%", "..2025-03-17", "Y12025", "2025-21"),
    ]
)


def value(key: Key) -> st.SearchStrategy[object]:
    """What a key may hold."""
    if key.name in _OF_THEIR_OWN:
        return _OF_THEIR_OWN[key.name]
    made: st.SearchStrategy[object] = {
        "text": WORDS,
        "time": TIMES,
        "truth": st.booleans(),
        "zone": st.sampled_from(["Europe/Kyiv", "America/New_York"]),
        "source": st.sampled_from(SOURCES),
        "event": st.sampled_from(IDS),
        "word": st.sampled_from(key.words or ("",)),
    }[key.holds]
    return st.lists(made, max_size=3, unique=True) if key.many else made


_DEGREES = st.floats(-80, 80, allow_nan=False).map(lambda degrees: round(degrees, 4))
_COORDINATES = st.fixed_dictionaries(
    {"lat": _DEGREES, "lon": _DEGREES}, optional={"radius": st.integers(0, 5000), "x-a": PLAIN}
)
_OF_THEIR_OWN: dict[str, st.SearchStrategy[object]] = {
    "credibility": st.integers(1, 6),
    "sha256": st.just("a" * 64),
    "coordinates": _COORDINATES,
    "as": st.just("text"),
    "ahead": st.just("7 min"),
    "behind": st.just("7 min"),
    "about": st.fixed_dictionaries({}, optional={"year": st.just("20 years"), "clock": st.just("45 min")}),
    "parts_of_day": st.just({"evening": "17:00-23:00"}),
    "synonyms": st.just({"*": [["drone", "UAV"]]}),
}
_APART = frozenset({"accounts", "cite", "points", "rulings", "clock", "events", "sources"}) | {
    *("timeline", "id", "source", "value"),
}


def entry(
    kind: EntryKind, required: dict[str, st.SearchStrategy[object]], but: frozenset[str] = frozenset()
) -> st.SearchStrategy[Tree]:
    optional = {key.name: value(key) for key in keys(kind).values() if key.name not in (_APART | but | {*required})}
    own = {"x-own": st.one_of(WORDS, st.integers(-(2**63), 2**63), st.just({"a": [1, None, 1.5, {"b": True}]}))}
    return st.fixed_dictionaries(required, optional={**optional, **own})


def points() -> st.SearchStrategy[Tree]:
    visible = WORDS.filter(lambda text: any(letter != " " and letter.isprintable() for letter in text))
    values = st.one_of(visible, st.integers(0, 500), st.sampled_from([1.5, "1.10"]))
    return st.dictionaries(st.sampled_from(POINTS), st.one_of(values, entry("point", {"value": values})), max_size=2)


@st.composite
def accounts(draw: st.DrawFn) -> Tree:
    made = draw(entry("account", {"source": st.sampled_from(SOURCES)}))
    if draw(st.booleans()):
        made["points"] = draw(points())
    if draw(st.booleans()):
        made["cite"] = draw(st.lists(entry("citation", {}), max_size=2))
    return made


def told_apart(listed: list[Tree]) -> bool:
    names = []
    for account in listed:
        cited: list[Tree] = [account, *account.get("cite", [])]  # type: ignore[misc]
        names.append((account["source"], next((one["published"] for one in cited if "published" in one), None)))
    return len(set(names)) == len(names)


@st.composite
def events(draw: st.DrawFn, name: str) -> Tree:
    visible = WORDS.filter(lambda text: any(letter != " " and letter.isprintable() for letter in text))
    made = draw(entry("event", {"id": st.just(name), "title": visible}))
    made["accounts"] = draw(st.lists(accounts(), max_size=3).filter(told_apart))
    if draw(st.booleans()):
        made["points"] = draw(points())
    if draw(st.booleans()):
        ruling = entry(
            "ruling",
            {"point": st.sampled_from(POINTS), "values": st.just(["5", "six people"]), "because": PLAIN,
             "verdict": st.sampled_from(["differs", "open"])},
            frozenset({"row", "between"}),
        )  # fmt: skip
        made["rulings"] = [draw(ruling)]
    return made


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """A store as a tree."""
    clock = entry("clock", {"ahead": st.just("7 min")}, frozenset({"behind"}))
    made = draw(entry("store", {"timeline": st.just(1)}))
    made["sources"] = {}
    for name in SOURCES:
        source = draw(entry("source", {"name": PLAIN}))
        if draw(st.integers(0, 3)) == 0:
            source["clock"] = draw(st.lists(clock, min_size=1, max_size=2))
        made["sources"][name] = source  # type: ignore[index]
    made["events"] = [draw(events(name)) for name in draw(st.lists(st.sampled_from(IDS), max_size=3, unique=True))]
    return made


def as_text(tree: Tree) -> str:
    """The store as JSON, which is YAML."""
    return json_text(tree)
