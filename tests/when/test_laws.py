"""What holds of every text, of every when, and of every two."""

from hypothesis import assume, given
from hypothesis import strategies as st

from timeline.errors import MalformedText
from timeline.verdict import Verdict
from timeline.when import DEFAULT_ABOUT, When, compare_when, describe_when, parse_when, sort_key
from timeline.when.civil import DAY, HOUR, MINUTE, date_text, day_number
from timeline.when.comparing import WhenRow
from timeline.when.date_and_clock import Reading, point
from timeline.when.fast import fast_edge
from timeline.when.zones import offset_text, zone_of

from .texts import QUALIFIERS, ZONES, clocks, full_days, noise, plain_points, whens

zones = st.sampled_from(ZONES)


def _read(text: str, zone: str | None = None) -> When:
    """The when, unless the text is one of those few that this zone or its own order makes impossible."""
    try:
        return parse_when(text, zone)
    except MalformedText as error:
        assume("before" not in error.message and "forward" not in error.message)
        raise


@given(whens, zones)
def test_the_text_reads_back_as_the_same_when(text: str, zone: str | None) -> None:
    when = _read(text, zone)

    assert when.text == text
    assert parse_when(when.text, zone) == when


@given(noise, zones)
def test_any_text_is_a_when_or_malformed(text: str, zone: str | None) -> None:
    """Nothing else is raised, and the offending characters are those of the text."""
    found: When | MalformedText
    try:
        found = parse_when(text, zone)
    except MalformedText as error:
        found = error

    if isinstance(found, When):
        assert found.text == text
    else:
        assert 0 <= found.begin <= found.end <= len(text)


@given(whens, zones, zones)
def test_bounds_hold_something(text: str, zone: str | None, display: str | None) -> None:
    """Earliest is before latest, strict bounds lie within, and every when has a phrase and a place in the order."""
    when = _read(text, zone)

    for edge in (when.begin, when.end, when):
        if edge is not None and edge.earliest is not None and edge.latest is not None:
            assert edge.earliest < edge.latest
    for edge in (when.begin, when.end):
        if edge is not None and edge.earliest is not None and edge.strict_earliest is not None:
            assert edge.earliest <= edge.strict_earliest
        if edge is not None and edge.latest is not None and edge.strict_latest is not None:
            assert edge.latest >= edge.strict_latest
    assert describe_when(when, display)
    assert sort_key(when, display, "id") == sort_key(when, display, "id")


@given(
    st.one_of(
        full_days, clocks, st.builds("{}T{:02d}:{:02d}".format, full_days, st.integers(0, 26), st.integers(0, 61))
    ),
    st.sampled_from(QUALIFIERS),
    zones,
)
def test_the_short_cut_agrees_with_the_grammar(text: str, qualifier: str, home: str | None) -> None:
    """Where the short cut reads a text at all, it gives the edge of the whole grammar."""
    found = fast_edge(text + qualifier, zone_of(home), home, DEFAULT_ABOUT)

    if found is not None:
        assert found == point(text + qualifier, 0, Reading(zone_of(home), home, DEFAULT_ABOUT), alone=True)


@given(plain_points, st.sampled_from("~?%"), zones)
def test_a_qualifier_only_widens(text: str, qualifier: str, zone: str | None) -> None:
    """The strict bounds stay, and `%` reaches as far as `~` or further."""
    plain, widened, both = (_read(text + each, zone).begin for each in ("", qualifier, "%"))

    assert plain is not None
    assert widened is not None
    assert both is not None
    assert (widened.strict_earliest, widened.strict_latest) == (plain.earliest, plain.latest)
    for inner, outer in ((plain, widened), (widened, both)):
        assert (outer.earliest or 0) <= (inner.earliest or 0)
        assert (outer.latest or 0) >= (inner.latest or 0)


@given(whens, zones, whens, zones)
def test_the_same_can_both_be_true(left: str, left_zone: str | None, right: str, right_zone: str | None) -> None:
    one, other = _read(left, left_zone), _read(right, right_zone)
    edges = {"when": (one, other), "began": (one.begin, other.begin), "ended": (one.end, other.end)}

    for row in compare_when(one, other):
        first, second = edges[row.name]
        if row.comparison.verdict is Verdict.SAME:
            assert first is not None
            assert second is not None
            assert first.earliest is None or second.latest is None or first.earliest < second.latest
            assert second.earliest is None or first.latest is None or second.earliest < first.latest


@given(full_days, zones, zones)
def test_dates_that_read_alike_can_both_be_true(text: str, left_zone: str | None, right_zone: str | None) -> None:
    """The same day of two sources is the same, wherever they are, as far as their zones lie no whole day apart."""
    rows = compare_when(parse_when(text, left_zone), parse_when(text, right_zone))

    assert [row.comparison.verdict for row in rows] == [Verdict.SAME]


@given(whens, zones, whens, zones, st.sampled_from((0, MINUTE, DAY, 400 * DAY)))
def test_comparing_mirrors(left: str, left_zone: str | None, right: str, right_zone: str | None, within: int) -> None:
    one, other = _read(left, left_zone), _read(right, right_zone)

    assert compare_when(one, other, within) == compare_when(other, one, within)


@given(whens, zones)
def test_a_when_is_the_same_as_itself(text: str, zone: str | None) -> None:
    """`unknown` is compatible with anything, itself too."""
    when = _read(text, zone)
    expected = Verdict.COMPATIBLE if when.form == "unknown" else Verdict.SAME

    assert {row.comparison.verdict for row in compare_when(when, when)} == {expected}


minutes_of_march = st.integers(0, 31 * 24 * 60 - 1).map(lambda minute: day_number(2025, 3, 1) * DAY + minute * MINUTE)


def _written(instant: int, quarters: int) -> str:
    """An instant as a clock time with an offset of so many quarters of an hour."""
    offset = quarters * 15 * MINUTE
    day, rest = divmod(instant + offset, DAY)
    return f"{date_text(day)}T{rest // HOUR:02d}:{rest // MINUTE % 60:02d}{offset_text(offset)}"


@given(
    minutes_of_march, whens, zones, st.sampled_from(QUALIFIERS), st.lists(st.integers(-48, 56), min_size=2, max_size=2)
)
def test_another_offset_changes_no_verdict(
    instant: int, other: str, zone: str | None, qualifier: str, quarters: list[int]
) -> None:
    """Neither for a moment nor for an edge of a span."""
    one, rewritten = (_written(instant, each) + qualifier for each in quarters)

    def rows(text: str) -> tuple[WhenRow, ...]:
        return compare_when(parse_when(text, zone), _read(other, zone))

    assert rows(one) == rows(rewritten)
    assert rows(f"{one}/") == rows(f"{rewritten}/")
    assert [row.comparison.verdict for row in compare_when(parse_when(one), parse_when(rewritten))] == [Verdict.SAME]
