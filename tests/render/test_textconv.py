"""A store as lines: what they say, what changes them, and what does not."""

import re

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.render.stories import story
from tests.story.test_story import PATH
from timeline.errors import Place, Problem
from timeline.model import Account, Citation, Event, Point, Source, Timeline
from timeline.render.escaping import one_line, visible
from timeline.render.textconv import raw_text, store_text
from timeline.store import read_store

STORE = """\
timeline: 1
title: Harbour
timezone: Europe/Kyiv
about: {year: 20 years, clock: 45 min, figure: 15 %}
sources:
  ministry: {name: Ministry, type: institution, reliability: B}
  wire: {type: press, derived_from: [ministry], speaks_for: ministry, coverage: 2025, note: Closed}
events:
  - id: talks
    title: Talks
    when: 2025-03-24
    background: true
    accounts:
      - source: wire
  - id: strike
    title: A strike
    when: 2025-03-18T22:30~
    actors: [Crew, Pilot]
    points: {drones: 11}
    accounts:
      - source: wire
        when: 2025-03-18
        place: Odesa
        says: |
          Ten drones.
          One fell.
        stance: unconfirmed
        repeats: ministry
        credibility: 2
        points:
          place: the pier
          point: of contact
        x-desk: {b: [1], a: night}
        cite:
          - {url: "https://a.example/1", via: A, published: 2025-03-20, locator: p. 3}
          - {file: scan.png}
      - source: ministry
        lang: uk
        quote: Десять
        published: 2025-03-19
        points:
          drones: {value: "> 9", kind: snapshot, as_of: 2025-03-19T02:00, as: figure, quote: over nine, note: at night}
      - source: ministry
        published: 2025-03-18
        note: Early.
"""

LINES = """\
title: Harbour
timezone: Europe/Kyiv
about clock: ± 45 min
about year: ± 240 months
about figure: ± 15 %
source ministry · name: Ministry
source ministry · type: institution
source ministry · reliability: B
source wire · name: wire
source wire · type: press
source wire · derived_from: ministry
source wire · speaks_for: ministry
source wire · coverage: 2025
source wire · note: Closed
strike · title: A strike
strike · when: 2025-03-18T22:30~
strike · actors: Crew, Pilot
strike · drones: 11
strike/ministry@2025-03-18 · cite: published 2025-03-18
strike/ministry@2025-03-18 · note: Early.
strike/ministry@2025-03-19 · quote: Десять
strike/ministry@2025-03-19 · lang: uk
strike/ministry@2025-03-19 · drones: > 9 (snapshot, as of 2025-03-19T02:00, as figure)
strike/ministry@2025-03-19 · drones · quote: over nine
strike/ministry@2025-03-19 · drones · note: at night
strike/ministry@2025-03-19 · cite: published 2025-03-19
strike/wire@2025-03-20 · when: 2025-03-18
strike/wire@2025-03-20 · place: Odesa
strike/wire@2025-03-20 · says: Ten drones. ↵ One fell. ↵
strike/wire@2025-03-20 · point place: the pier
strike/wire@2025-03-20 · point: of contact
strike/wire@2025-03-20 · stance: unconfirmed
strike/wire@2025-03-20 · repeats: ministry
strike/wire@2025-03-20 · cite: https://a.example/1, via A, published 2025-03-20, at p. 3
strike/wire@2025-03-20 · cite: file scan.png
strike/wire@2025-03-20 · credibility: 2
strike/wire@2025-03-20 · x-desk: {"a":"night","b":[1]}
talks · title: Talks
talks · when: 2025-03-24
talks · background
talks/wire
"""


def text_of(store: str) -> str:
    return store_text(read_store(None, store.encode(), name="-").timeline)


def test_every_statement_has_a_line_that_can_be_read_alone() -> None:
    assert text_of(STORE) == LINES


CHANGES = [
    ("title: Harbour", "title: Harbor"), ("Europe/Kyiv", "Europe/Warsaw"), ("20 years", "21 years"),
    ("45 min", "46 min"), ("15 %", "16 %"), ("name: Ministry", "name: Minister"), ("institution", "person"),
    ("reliability: B", "reliability: C"), ("press", "analyst"), ("derived_from: [ministry]", "derived_from: []"),
    ("speaks_for: ministry", "speaks_for: wire"), ("coverage: 2025", "coverage: 2024"), ("Closed", "Open"),
    ("id: talks", "id: talk"), ("title: Talks", "title: Talk"), ("when: 2025-03-24", "when: 2025-03-25"),
    ("background: true", "background: false"), ("id: strike", "id: hit"), ("A strike", "Strikes"), ("22:30~", "22:30"),
    ("[Crew, Pilot]", "[Crew]"), ("drones: 11", "drones: 12"), ("when: 2025-03-18\n", "when: 2025-03-17\n"),
    ("Odesa", "Odessa"), ("Ten", "Two"), ("unconfirmed", "denies"), ("repeats: ministry", "repeats: wire"),
    ("credibility: 2", "credibility: 3"), ("the pier", "a pier"), ("of contact", "of light"), ("b: [1]", "b: [2]"),
    ("a.example/1", "a.example/2"), ("via: A", "via: B"), ("2025-03-20", "2025-03-21"), ("p. 3", "p. 4"),
    ("scan.png", "scan.pdf"), ("lang: uk", "lang: ru"), ("Десять", "Двадцять"), ("2025-03-19\n", "2025-03-15\n"),
    ("> 9", "> 8"), ("kind: snapshot", "kind: plan"), ("T02:00", "T02:30"), (", as: figure", ""),
    ("over nine", "over 9"), ("at night", "by day"), ("published: 2025-03-18", "published: 2025-03-16"),
    ("Early", "Late"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new"), CHANGES)
def test_a_change_of_meaning_changes_lines(old: str, new: str) -> None:
    assert old in STORE
    assert text_of(STORE.replace(old, new, 1)) != LINES


BOTH = [
    ("a\u200bb", "ab"), ("a\u200b", "a\u200c"), ("a\tb", "a b"), ("a\nb", "a ↵ b"), ("a\n", "a"), ("a\n", "a\n "),
    ("a\x1b[1m", "a^[[1m"), ("a\x1b", "a\\x1b"), ("a\\", "a\\\\"), ("a\\tb", "a\tb"), ("a\u2028b", "a\nb"), ("a ", "a"),
    (" a", "a"), ("a\xa0b", "a b"), ("a  b", "a b"), ("", " "), ("a\r\n", "a\n"), ("a\ufeff", "a"), ("a\xadb", "ab"),
    ("a ↵", "a\n"), ("a\\\n", "a\\ \n"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), BOTH)
def test_texts_that_look_alike_have_lines_that_do_not(one: str, other: str) -> None:
    lines = [store_text(Timeline(note=text)) for text in (one, other)]

    assert lines[0] != lines[1]
    assert all(line.removesuffix("\n").isprintable() for line in lines)


def read_back(line: str) -> str:
    """What `one_line` was given."""
    whole = f"{line} " if line.endswith(" ↵") else line
    whole = whole.replace(" ↵ ", "\n")
    named = {"t": "\t", "r": "\r", "\\": "\\"}
    pattern = r"\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8})|([tr\\]))"
    return re.sub(
        pattern, lambda found: named[found[4]] if found[4] else chr(int(found[found.lastindex or 0], 16)), whole
    )


hostile = st.text(st.sampled_from("aя\\tru,:( )·↵\n\t\r\x1b\u200b\u200cم\u2028 x0") | st.characters(codec="utf-8"))


@given(hostile)
@example("\\\\\n")
@example("a\\ ")
@example("م\u200cم\\\u200c")
@example("\n ")
@example(" \n")
def test_nothing_of_a_text_is_lost_in_its_line(text: str) -> None:
    line = one_line(text)

    assert read_back(line) == text
    assert line.strip(" ") == line or text.startswith("\n")
    assert not {"\n", "\t", "\x1b", "\u2028", "\u200b"} & set(line)


@given(st.lists(hostile, max_size=3), st.lists(hostile, max_size=3))
@example(["a, b"], ["a", "b"])
@example(["a\\", "b"], ["a\\, b"])
def test_lists_that_differ_have_lines_that_differ(one: list[str], other: list[str]) -> None:
    lines = [store_text(Timeline(events=(Event(id="e", title="E", actors=tuple(each)),))) for each in (one, other)]

    assert (lines[0] == lines[1]) == (one == other)


@given(hostile, hostile, hostile, hostile)
@example("a: b", "c", "a", "b: c")
@example("a · note", "b", "a", "b")
def test_points_that_differ_have_lines_that_differ(name: str, value: str, other_name: str, other_value: str) -> None:
    first, second = Point(name=name, value=value), Point(name=other_name, value=other_value)

    lines = [store_text(Timeline(events=(Event(id="e", title="E", points=(each,)),))) for each in (first, second)]

    assert (lines[0] == lines[1]) == (first == second)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Point(name="n", value="5 (plan)"), Point(name="n", value="5", kind="plan")),
        (Point(name="n", value="5 \\(plan)"), Point(name="n", value="5 (plan)")),
        (Point(name="n", value="5", extra={"x-a": "1"}), Point(name="n", value="5", extra={"x-a": 1})),
        (Point(name="n", value="5", extra={"x-a": "[1]"}), Point(name="n", value="5", extra={"x-a": [1]})),
        (Point(name="n", value="5", extra={"x-a": '"1"'}), Point(name="n", value="5", extra={"x-a": "1"})),
        (Point(name="n · quote", value="q"), Point(name="n", value="", quote="q")),
        (Citation(url="https://a.example/, via B"), Citation(url="https://a.example/", via="B")),
        (Citation(url="via B"), Citation(via="B")),
        (Citation(url=""), Citation()),
        (Citation(via="B", extra={"x-desk": "night"}), Citation(via="B")),
        (Citation(via="B", extra={"x-desk": "night"}), Citation(via="B", extra={"x-desk": "day"})),
        (Citation(via="B", extra={"x-desk": "a, x-b: c"}), Citation(via="B", extra={"x-desk": "a", "x-b": "c"})),
    ],
)
def test_what_is_stated_in_one_way_never_reads_like_another(one: Point | Citation, other: Point | Citation) -> None:
    lines = []
    for each in (one, other):
        told = {"points": (each,)} if isinstance(each, Point) else {"cite": (each,)}
        account = msgspec.structs.replace(Account(source="a"), **told)
        event = Event(id="e", title="E", accounts=(account,))
        lines.append(store_text(Timeline(sources={"a": Source(id="a", name="A")}, events=(event,))))

    assert lines[0] != lines[1]


def test_a_point_called_like_a_key_of_ones_own_is_no_such_key() -> None:
    point = Event(id="e", title="E", points=(Point(name="x-desk", value="a"),))
    key = Event(id="e", title="E", extra={"x-desk": "a"})

    assert store_text(Timeline(events=(point,))) != store_text(Timeline(events=(key,)))


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        ("a\tb ↵", "a\tb ↵"),
        ("a\u2028b\u2029", "a\\u2028b\\u2029"),
        ("^[", "^["),
        ("\x1b", "\\x1b"),
        ("\\x1b", "\\\\x1b"),
        ("C:\\dir", "C:\\dir"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("a\u200cb", "a\\u200cb"),
        ("\U000e0041", "\\U000e0041"),
    ],
)
def test_raw_rows_are_harmless_and_lose_nothing(row: str, shown: str) -> None:
    assert visible(row) == shown


def test_form_order_and_comments_change_nothing() -> None:
    """Events and accounts the other way round, other quotes, other spaces, a comment, the short form of a citation."""
    head, first, second = re.split(r"(?m)^(?=  - id: )", STORE)
    event, wire, later, earlier = re.split(r"(?m)^(?=      - source: )", second)
    later = later.replace("lang: uk", 'lang:   "uk"  # Ukrainian')
    earlier = earlier.replace("published: 2025-03-18", "cite: [{published: '2025-03-18'}]")

    turned = f"{head}{event}{earlier}{later}{wire}{first}"

    assert turned != STORE
    assert text_of(turned) == LINES


@pytest.mark.parametrize("name", ["dam", "odd", "harbour", "incident"])
def test_lines_are_harmless_and_cannot_be_taken_apart(name: str) -> None:
    text = store_text(story(name))

    assert [row for row in text.split("\n") if row.splitlines() not in ([row], [])] == []
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_shipped_story_has_a_line_for_each_point() -> None:
    timeline = read_store(PATH, PATH.read_bytes(), name="-").timeline

    lines = store_text(timeline).splitlines()

    assert "trump-putin-call/peskov@2025-03-19 · length: ~ 2 h" in lines
    for event in timeline.events:
        for account in event.accounts:
            for point in account.points:
                told = [line for line in lines if line.startswith(f"{event.id}/{account.source}")]
                assert any(f" · {point.name}: {point.value}" in line for line in told)


def test_empty_store_has_no_lines() -> None:
    assert store_text(Timeline()) == ""


def test_text_that_cannot_be_read_stands_below_the_reason() -> None:
    problem = Problem("syntax", "this is not YAML", place=Place("/tmp/x.yaml", 2, 5))

    assert raw_text(b"\xef\xbb\xbfa:\n\tb: \x1b[1m\r\n\xff", problem) == (
        "not read as a store: line 2, column 5, this is not YAML\na:\n\tb: \\x1b[1m\\r\n\\udcff\n"
    )


def test_reason_without_a_place_has_none() -> None:
    assert raw_text(b"", Problem("x", "no reason")) == "not read as a store: no reason\n"


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("{day: 36 h}", "about day: ± 36 h"),
        ("{clock: 90 s}", "about clock: ± 90 s"),
        ("{month: 0 days}", "about month: ± 0 weeks"),
        ("{year: 1 season}", "about year: ± 3 months"),
        ("{figure: 12.50 %}", "about figure: ± 12.5 %"),
        ("{day: 1 day, year: 1 year, figure: 10 %}", None),
    ],
)
def test_tolerances_that_are_the_stores_own_have_a_line(written: str, line: str | None) -> None:
    assert text_of(f"timeline: 1\nabout: {written}\n") == ("" if line is None else f"{line}\n")


def test_account_of_a_source_that_is_not_listed_comes_last() -> None:
    """Timelines that are no files may have such."""
    timeline = read_store(None, STORE.encode(), name="-").timeline
    nameless = msgspec.structs.replace(timeline, sources={"wire": timeline.sources["wire"]})

    told = [line.split(" · ")[0] for line in store_text(nameless).splitlines() if line.startswith("strike/")]

    assert list(dict.fromkeys(told)) == [
        "strike/wire@2025-03-20",
        "strike/ministry@2025-03-18",
        "strike/ministry@2025-03-19",
    ]


def test_the_hours_of_parts_of_the_day_have_lines() -> None:
    assert "parts_of_day evening: 18:00-22:00\n" in text_of(
        "timeline: 1\nparts_of_day: {evening: 18:00-22:00}\nevents: []\n"
    )
