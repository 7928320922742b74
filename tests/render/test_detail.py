"""`show EVENT`: nothing that the store says of an event is left out, and nothing leaves the screen."""

import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Golden
from tests.render.stories import story
from timeline.model import Account, Citation, Event, Kind, Point, Source, Timeline
from timeline.render.columns import width_of
from timeline.render.detail import detail
from timeline.render.ink import Line, Role
from timeline.render.paint import paint
from timeline.render.view import View
from timeline.when import parse_when

FOLDER = Path(__file__).parent / "golden"
DAM = story("dam")


def drawn(timeline: Timeline, view: View) -> str:
    return paint(detail(timeline, timeline.events, view), color=False)


def of(account: Account, *others: Account, **fields: object) -> Timeline:
    """A timeline of one event, told by sources a, b and c."""
    sources = {name: Source(id=name, name=name.upper(), type="press") for name in "abc"}
    event = msgspec.structs.replace(Event(id="e", title="It", accounts=(account, *others)), **fields)
    return Timeline(sources=sources, events=(event,))


@pytest.mark.parametrize(
    ("name", "view"),
    [
        ("dam-40", View(width=40)),
        ("dam-60", View(width=60)),
        ("dam-80", View(width=80)),
        ("dam-100", View(width=100)),
        ("dam-160", View(width=160)),
        ("dam-120", View(width=120)),
        ("dam-80-ascii", View(width=80, ascii=True)),
        ("dam-100-links", View(width=100, links=True)),
        ("dam-100-source", View(width=100, zone="source")),
        ("dam-60-links-tokyo", View(width=60, links=True, zone="Asia/Tokyo")),
    ],
)
def test_drawing(name: str, view: View, golden: Golden) -> None:
    golden(FOLDER / f"detail-{name}.txt", drawn(DAM, view))


def test_roles(golden: Golden) -> None:
    lines = detail(DAM, DAM.events[:1], View(width=100, links=True))

    golden(FOLDER / "detail-dam-100-roles.txt", "".join(map(spelt, lines)))


def spelt(line: Line) -> str:
    return "".join(f"{piece.role}⟨{piece.text}⟩{piece.link or ''}" for piece in line) + "\n"


VIEWS = [View(width=width, ascii=ascii_, links=links) for width in (40, 60, 79, 80, 96, 120, 200)
         for ascii_ in (False, True) for links in (False, True)]  # fmt: skip


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: f"{view.width}-{view.ascii:d}-{view.links:d}")
@pytest.mark.parametrize("name", ["dam", "odd", "harbour", "incident"])
def test_no_line_is_wider_than_the_screen_or_ends_in_space(name: str, view: View) -> None:
    timeline = story(name)

    for line in detail(timeline, timeline.events, view):
        assert width_of(line) <= view.width
        assert not line or not line[-1].text.endswith(" ")


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: f"{view.width}-{view.ascii:d}-{view.links:d}")
def test_every_text_of_the_store_is_drawn(view: View) -> None:
    """Word by word, for long texts are wrapped and stand beside others; addresses may be links."""
    lines = detail(DAM, DAM.events, view)
    shown = paint(lines, color=False) + " ".join(piece.link or "" for line in lines for piece in line)
    # Where nothing but single signs fits a line, words are broken: they are looked for with the breaks taken out.
    tight = re.sub(r"\s", "", shown)

    for word in words_of(DAM.events):
        spelling = word.translate(str.maketrans("’", "'")) if view.ascii else word
        assert spelling in shown or spelling in tight, word


def words_of(value: object) -> set[str]:
    """All words in the texts of a value, but for times, which are drawn in the zone of the view."""
    if isinstance(value, str):
        # Control characters are shown by other signs. Wide text has no spaces, so each of its letters is a word.
        value = re.sub(r"\S*[\x00-\x1f\u202a-\u202e]\S*", "", value)
        return set(re.findall(r"[\u3040-\u9fff]|(?:(?![\u3040-\u9fff])[\w’.:/=?-])+", value))
    if isinstance(value, Event | Account | Citation | Point):
        fields = [field for field in value.__struct_fields__ if is_drawn(value, field)]
        return {word for field in fields for word in words_of(getattr(value, field))}
    if isinstance(value, dict):
        return {word for item in value.items() for part in item for word in words_of(part)}
    return {word for item in value for word in words_of(item)} if isinstance(value, list | tuple) else set()


def is_drawn(value: object, field: str) -> bool:
    """Sources are drawn by their names, a value that is a time as one, and that an account reports needs no word."""
    if isinstance(value, Point):
        return not (field == "value" and value.value.startswith("2031-"))
    return field not in ("source", "repeats") and not (
        isinstance(value, Account) and value.stance == "reports" and field == "stance"
    )


short = st.text(st.characters(categories=["L", "N"], max_codepoint=0x24F), min_size=1, max_size=7)
points = st.dictionaries(short, short, max_size=4).map(
    lambda told: tuple(Point(name=name, value=value) for name, value in told.items())
)
accounts = st.lists(st.builds(Account, source=st.sampled_from("abc"), points=points), min_size=1, max_size=5)


@given(accounts, st.integers(40, 160), st.booleans())
def test_every_value_and_every_source_is_named(told: list[Account], width: int, links: bool) -> None:
    timeline = of(*told)

    lines = detail(timeline, timeline.events, View(width=width, links=links))

    shown = paint(lines, color=False)
    assert all(width_of(line) <= width for line in lines)
    for account in told:
        assert account.source.upper() in shown
        for point in account.points:
            assert point.value in shown
            assert point.name in shown


anything = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40)


@given(anything, anything, st.integers(40, 130), st.booleans())
def test_hostile_text_neither_moves_the_cursor_nor_leaves_the_screen(
    text: str, other: str, width: int, plain: bool
) -> None:
    point = Point(name=text, value=other, quote=text, note=other, url=text)
    cite = Citation(url=text, via=other, archive=other, file=text, sha256=other, locator=text)
    account = Account(source="a", says=text, quote=other, lang=text, translation=other, place=text, points=(point,),
                      cite=(cite, cite), ref=text, note=other, extra={"x-": [text]})  # fmt: skip
    second = Account(source="b", place=other, points=(Point(name=text, value=text),))
    timeline = of(account, second, title=text, place=other, actors=(text,), tags=(other,), note=text, points=(point,))

    lines = detail(timeline, timeline.events, View(width=width, ascii=plain))

    for line in lines:
        assert width_of(line) <= width
        assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", "".join(piece.text for piece in line))


def test_accounts_stand_by_date_and_undated_ones_last() -> None:
    def told(source: str, published: str | None) -> Account:
        when = None if published is None else parse_when(published)
        cite = () if when is None else (Citation(published=when),)
        return Account(source=source, says=f"says {source}{published}", cite=cite, published=when)

    timeline = of(
        told("c", None),
        told("a", "2031-05-06~"),
        told("b", "2031-05-05"),
        told("a", "2031-05-04"),
        told("b", "2031-05"),
    )

    found = re.findall(r"says \w\S*", drawn(timeline, View(width=100)))

    assert found == ["says b2031-05", "says a2031-05-04", "says b2031-05-05", "says a2031-05-06~", "says cNone"]


def test_a_clock_stands_beside_that_of_its_source() -> None:
    account = Account(source="a", when=parse_when("2031-05-04T10:00-04:00/2031-05-04T12:30-04:00~"))
    timeline = of(account)

    here = drawn(timeline, View(width=100, zone="Europe/Kyiv"))
    there = drawn(timeline, View(width=100, zone="source"))

    assert "when: 17:00 – 19:30~  10:00 – 12:30~ -04:00" in here
    assert "when: 10:00 – 12:30~  -04:00" in there


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2031-05-04T10:00Z/", "when: began 10:00"),
        ("/2031-05-04T10:00Z", "when: ended 10:00"),
        ("/..2031-05-04T10:00Z~", "when: ended by 10:00~"),
        ("2031-05-04T10:00Z/2031-05-04T11:32Z..", "when: 10:00 – 11:32 or later"),
        ("2031-05-04T10:00Z/2031-05-04T11:32Z..2031-05-04T12:00Z", "when: 10:00 – between 11:32 and 12:00"),
        ("2031-05-04T10:00Z/..", "when: 10:00 – open"),
        ("2031-05-04T23:50Z/2031-05-05T00:10Z", "when: 23:50 – 5 May 00:10"),
        ("unknown", "when: unknown"),
    ],
)
def test_a_time_says_as_much_as_is_known(when: str, expected: str) -> None:
    timeline = of(Account(source="a", when=parse_when(when)))

    rows = [line.strip() for line in drawn(timeline, View(width=60)).splitlines()]

    assert expected in rows


def test_one_value_in_two_spellings_shows_both() -> None:
    one = Account(source="a", points=(Point(name="length", value="90 min"),))
    other = Account(source="b", points=(Point(name="length", value="1.5 h"),))

    shown = drawn(of(one, other), View(width=100))

    assert "= length  90 min  also “1.5 h”" in shown


@pytest.mark.parametrize(
    ("kind", "as_of", "expected"),
    [
        ("plan", None, "23 people  plan"),
        ("plan", "2031-05-01", "23 people  plan, said 1 May 2031"),
        ("snapshot", "2031-05-01T09:00", "23 people  snapshot, 1 May 2031 09:00"),
        ("total", "2031-05-01", "23 people  total, as of 1 May 2031"),
        ("outcome", None, "23 people  outcome"),
        (None, "2031", "23 people  as of 2031"),
    ],
)
def test_the_kind_of_a_value_stands_behind_it(kind: Kind | None, as_of: str | None, expected: str) -> None:
    point = Point(name="n", value="23 people", kind=kind, as_of=None if as_of is None else parse_when(as_of))

    rows = drawn(of(Account(source="a", points=(point,))), View(width=140)).splitlines()

    assert any(expected in row for row in rows)


def test_addresses_are_links_where_links_open_and_whole_where_not() -> None:
    url = "https://www.example.org/" + "long-" * 30 + "end"
    timeline = of(Account(source="a", says="So.", cite=(Citation(url=url),)))

    linked = [piece for line in detail(timeline, timeline.events, View(width=60, links=True)) for piece in line]
    plain = drawn(timeline, View(width=60))

    assert [(piece.text, piece.role) for piece in linked if piece.link == url] == [("example.org", Role.DIM)]
    assert url in plain.replace("\n  ", "")


def test_three_figures_have_a_strip_where_there_is_room() -> None:
    told = [Account(source=source, points=(Point(name="n", value=value),))
            for source, value in (("a", "> 90 min"), ("b", "2 h"), ("c", "150 min"))]  # fmt: skip
    timeline = of(*told)

    assert "├" in drawn(timeline, View(width=96))
    assert "├" not in drawn(timeline, View(width=95))


def test_several_events_stand_apart() -> None:
    one = of(Account(source="a", says="So.")).events[0]
    timeline = Timeline(events=(one, msgspec.structs.replace(one, id="f", title="That")))

    rows = drawn(timeline, View(width=80)).splitlines()

    assert [rows.index(row) for row in rows if row.endswith((" e", " f"))] == [0, 5]
    assert rows[4] == ""


@pytest.mark.parametrize(
    ("account", "named"),
    [
        (Account(source="a", says="So."), False),
        (Account(source="a", says="So.", cite=(Citation(published=parse_when("2031-05-04")),)), False),
        (Account(source="a", says="So.", cite=(Citation(published=parse_when("2031-05-04T23:30-04:00")),)), True),
        (Account(source="a", says="So.", cite=(Citation(retrieved=parse_when("2031-05-04T10:00Z")),)), True),
        (Account(source="a", points=(Point(name="n", value="5", as_of=parse_when("2031-05-04T10:00Z")),)), True),
        (Account(source="a", points=(Point(name="n", value="2031-05-04T10:00Z"),)), True),
        (Account(source="a", points=(Point(name="n", value="10:1 for it"),)), False),
        (Account(source="a", points=(Point(name="n", value="2031-05-04T10:00Z", read_as="text"),)), False),
    ],
)
def test_the_zone_is_named_wherever_a_clock_time_is_drawn(account: Account, named: bool) -> None:
    timeline = of(account, own_when=parse_when("2031-05-04"))
    undated = of(account)

    for each in (timeline, undated):
        assert ("times in Asia/Tokyo" in drawn(each, View(width=100, zone="Asia/Tokyo"))) == named


def test_a_clock_of_publication_as_given_has_its_zone() -> None:
    cite = Citation(url="https://a.example/", published=parse_when("2031-05-04T23:30-04:00"))
    timeline = of(Account(source="a", says="So.", published=cite.published, cite=(cite,)))

    assert "4 May 2031 23:30 -04:00" in drawn(timeline, View(width=120, zone="source"))
    assert "5 May 2031 12:30" in drawn(timeline, View(width=120, zone="Asia/Tokyo"))


@pytest.mark.parametrize("width", [40, 60, 100, 140])
@pytest.mark.parametrize("note", ["Of the army", "A long note on it, " * 12 + "with an end"])
def test_what_the_store_notes_of_a_source_stands_once(width: int, note: str) -> None:
    timeline = of(Account(source="a", says="So."), Account(source="a", says="And so."), Account(source="b", says="No."))
    described = msgspec.structs.replace(timeline.sources["a"], note=note, url="https://a.example/about")
    timeline = msgspec.structs.replace(timeline, sources={**timeline.sources, "a": described})

    plain, linked = (" ".join(drawn(timeline, View(width=width, links=links)).split()) for links in (False, True))

    last = " ".join(note.split()[-1:])
    assert plain.count(last) == linked.count(last) == 1
    assert plain.count("source: https://a.example/about") == 1
    assert "a.example" not in linked


def test_the_name_of_a_source_is_a_link_to_it() -> None:
    timeline = of(Account(source="a", says="So."))
    described = msgspec.structs.replace(timeline.sources["a"], url="https://a.example/about")
    timeline = msgspec.structs.replace(timeline, sources={"a": described})

    pieces = [piece for line in detail(timeline, timeline.events, View(links=True)) for piece in line]

    assert [piece.text for piece in pieces if piece.link == "https://a.example/about"] == ["A"]


def test_an_address_that_no_line_holds_is_broken_at_its_signs_below_its_label() -> None:
    archive = "https://archive.example/20310505/orlo-hydro-of-the-dam"
    cite = Citation(url="https://a.example/1", archive=archive, file="scans of the board in Dolyna/first sheet.png")
    rows = drawn(of(Account(source="a", says="So.", cite=(cite,))), View(width=40)).splitlines()

    assert rows[-5:] == [
        "  archived:",
        "  https://archive.example/20310505/orlo-",
        "  hydro-of-the-dam",
        "  file: scans of the board in",
        "  Dolyna/first sheet.png",
    ]
