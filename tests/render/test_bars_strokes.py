"""What stands in the cells of an event: nothing uncertain is drawn as something that lasted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.render.test_full_laws import whens
from tests.tables import table
from timeline.render.bars.reaches import lying
from timeline.render.bars.scale import LEAST, Scale, scale_of
from timeline.render.bars.strokes import Stroke, strokes
from timeline.render.theme import UNICODE
from timeline.when import When, parse_when
from timeline.when.zones import zone_of

KYIV = zone_of("Europe/Kyiv")
NODES = {Stroke.EXACT, Stroke.LESS_EXACT}
ARROWS = {Stroke.UNBOUND_LEFT, Stroke.UNBOUND_RIGHT}


def read(text: str) -> When:
    return parse_when(text, zone="Europe/Kyiv")


def drawn(when: When, scale: Scale) -> dict[int, Stroke]:
    found = lying(when, KYIV)
    return {} if found is None else strokes(found, scale)


def day_in_hours() -> Scale:
    """18 March 2025, two cells for an hour."""
    found = lying(read("2025-03-18"), KYIV)
    assert found is not None
    return scale_of([found.stated], 48)


def text_of(marks: dict[int, Stroke]) -> str:
    return "".join(
        getattr(UNICODE, marks[cell].value) if cell in marks else " " for cell in range(max(marks, default=-1) + 1)
    )


@pytest.mark.parametrize(("text", "shown"), table("show.md", "Marks"))
def test_times_are_drawn_as_the_page_shows(text: str, shown: str) -> None:
    assert text_of(drawn(read(text), day_in_hours()))[: len(shown)].ljust(len(shown)) == shown


def test_what_has_not_ended_reaches_to_the_end() -> None:
    assert text_of(drawn(read("2025-03-18T06:00/.."), day_in_hours())) == " " * 12 + "━" * 35 + "►"


def test_what_is_unknown_is_not_drawn() -> None:
    assert drawn(read("unknown"), day_in_hours()) == {}


@given(st.lists(whens(), min_size=1, max_size=6), st.integers(LEAST, 100))
def test_only_what_is_told_to_have_lasted_is_drawn_so(told: list[When | None], width: int) -> None:
    placed = [found for when in told if (found := lying(when, KYIV)) is not None]
    scale = scale_of([one.stated for one in placed], width)

    for one in placed:
        marks = strokes(one, scale)
        assert marks
        assert all(0 <= cell < width for cell in marks)
        assert sorted(marks) == list(range(min(marks), max(marks) + 1))
        if one.is_span:
            assert not NODES & set(marks.values())
        else:
            assert not {Stroke.LASTED, Stroke.MAY_HAVE_LASTED} & set(marks.values())
            assert len(NODES & set(marks.values())) <= 1
        assert all(cell in (min(marks), max(marks)) for cell, stroke in marks.items() if stroke in ARROWS)


@given(whens(), whens(), st.integers(LEAST, 100))
def test_an_arrow_stands_where_there_is_no_bound_and_nowhere_else(
    when: When | None, other: When | None, width: int
) -> None:
    found = [one for told in (when, other) if (one := lying(told, KYIV)) is not None]
    scale = scale_of([one.stated for one in found], width)

    for told, one in zip([told for told in (when, other) if lying(told, KYIV) is not None], found, strict=True):
        assert told is not None
        marks = set(strokes(one, scale).values())
        unbound = {
            *([Stroke.UNBOUND_LEFT] if told.earliest is None else []),
            *([Stroke.UNBOUND_RIGHT] if told.latest is None else []),
        }
        assert marks & ARROWS == unbound or len(strokes(one, scale)) == 1
