"""The tolerances of `~`, `?` and `%`."""

import msgspec
import pytest

from tests.tables import table
from timeline.errors import MalformedText
from timeline.when import DEFAULT_ABOUT, parse_about, parse_when, to_iso
from timeline.when.about import About


def _bounds(text: str, about: About) -> tuple[str | None, str | None]:
    when = parse_when(text, None, about)
    return to_iso(when.earliest), to_iso(when.latest)


@pytest.mark.parametrize(
    ("entry", "width"), [(entry, width) for _, entry, width in table("time.md", "Tolerances") if width[0].isdigit()]
)
def test_the_default_table_is_that_of_the_page(entry: str, width: str) -> None:
    assert getattr(parse_about({entry: width}), entry) == getattr(DEFAULT_ABOUT, entry)


@pytest.mark.parametrize(
    ("entry", "width", "text", "earliest", "latest"),
    [
        ("clock", "2 h", "2025-03-18T12:00~", "2025-03-18T10:00:00Z", "2025-03-18T14:01:00Z"),
        ("day", "3 days", "2025-03-18~", "2025-03-15T00:00:00Z", "2025-03-22T00:00:00Z"),
        ("day", "12 h", "2025-03-18~", "2025-03-17T12:00:00Z", "2025-03-19T12:00:00Z"),
        ("day", "1 month", "2025-03-31~", "2025-02-28T00:00:00Z", "2025-05-01T00:00:00Z"),
        ("month", "10 days", "2025-03~", "2025-02-19T00:00:00Z", "2025-04-11T00:00:00Z"),
        ("season", "1 month", "2025-21~", "2025-02-01T00:00:00Z", "2025-07-01T00:00:00Z"),
        ("year", "20 years", "520~", "0500-01-01T00:00:00Z", "0541-01-01T00:00:00Z"),
        ("year", "20 years", "520%", "0480-01-01T00:00:00Z", "0561-01-01T00:00:00Z"),
        ("decade", "1 decade", "152X~", "1510-01-01T00:00:00Z", "1540-01-01T00:00:00Z"),
        ("century", "50 years", "15XX~", "1450-01-01T00:00:00Z", "1650-01-01T00:00:00Z"),
    ],
)
def test_an_entry_replaces_its_own_precision_only(
    entry: str, width: str, text: str, earliest: str, latest: str
) -> None:
    about = parse_about({entry: width})
    changed = {name for name in About.__struct_fields__ if getattr(about, name) != getattr(DEFAULT_ABOUT, name)}

    assert changed == {entry}
    assert _bounds(text, about) == (earliest, latest)


def test_a_share_is_for_figures() -> None:
    assert parse_about({"figure": "15 %"}) == msgspec.structs.replace(DEFAULT_ABOUT, figure=15_000_000)
    assert parse_about({"figure": "2.5%"}).figure == 2_500_000


def test_no_entries_are_the_default_table() -> None:
    assert parse_about({}) == DEFAULT_ABOUT


@pytest.mark.parametrize(
    ("entry", "value", "message", "mend"),
    [
        ("years", "20 years", "about has no entry 'years'", "did you mean year?"),
        ("clock", "2 months", "about clock is a duration, not months or years", "write 45 min"),
        ("figure", "a tenth", "about figure is a share, not 'a tenth'", "write 10 %"),
    ],
)
def test_other_entries_are_refused(entry: str, value: str, message: str, mend: str) -> None:
    with pytest.raises(MalformedText) as caught:
        parse_about({entry: value})

    assert (caught.value.message, caught.value.mend) == (message, mend)


@pytest.mark.parametrize("value", ["", "wide", 20, None, "-1 day", "30"])
def test_a_width_is_a_duration(value: object) -> None:
    with pytest.raises(MalformedText):
        parse_about({"year": value})


def test_equal_tables_read_alike() -> None:
    """The cache of whens goes by what is in a table, not by which one it is."""
    one, other = parse_about({"year": "20 years"}), parse_about({"year": "20 years"})

    assert parse_when("521~", None, one) is parse_when("521~", None, other)
    assert parse_when("521~", None, one) != parse_when("521~")
