"""Zones: from clocks on the wall to instants and back."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import MalformedText
from timeline.when import check_zone, parse_when, to_iso
from timeline.when.civil import CYCLE_DAYS, DAY, HOUR, MINUTE, SECOND, day_number
from timeline.when.zones import offset_of, offset_text, zone_of

NAMES = (
    *("Europe/Kyiv", "Europe/Moscow", "America/New_York", "America/St_Johns", "America/Sao_Paulo", "America/Havana"),
    *("Asia/Beirut", "Africa/Casablanca", "Australia/Lord_Howe", "Pacific/Apia", "Europe/Dublin", "Asia/Gaza"),
)
names = st.sampled_from(NAMES)
days = st.integers(day_number(1850, 1, 1), day_number(2060, 1, 1))
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def _zoned(instant: int, name: str) -> datetime:
    """What `datetime` and `zoneinfo` make of an instant."""
    return (EPOCH + timedelta(microseconds=instant)).astimezone(ZoneInfo(name))


def _offset(instant: int, name: str) -> int:
    offset = _zoned(instant, name).utcoffset()
    assert offset is not None
    return offset // timedelta(microseconds=1)


def _changes(name: str) -> list[int]:
    """The instants, to the second, at which a zone changed its offset between 1970 and 2040."""
    found = []
    for day in range(day_number(1970, 1, 1), day_number(2040, 1, 1)):
        low, high = day * DAY, (day + 1) * DAY
        before = _offset(low, name)
        if before == _offset(high, name):
            continue
        while high - low > SECOND:
            middle = (low + high) // 2 // SECOND * SECOND
            low, high = (middle, high) if _offset(middle, name) == before else (low, middle)
        found.append(high)
    return found


@pytest.mark.parametrize("name", ["America/St_Johns", "Africa/Casablanca", "Asia/Gaza", "Australia/Lord_Howe"])
def test_offsets_are_those_of_zoneinfo_at_every_change(name: str) -> None:
    """At, before and behind each of them: the offset, and the day that holds the instant."""
    zone = zone_of(name)
    changes = _changes(name)

    assert len(changes) > 50
    for change in changes:
        for instant in (change - DAY, change - HOUR, change - 1, change, change + 1, change + HOUR, change + DAY):
            assert zone.offset_at(instant) == _offset(instant, name)
            day = (instant + zone.offset_at(instant)) // DAY
            assert zone.day_begin(day) <= instant < zone.day_end(day)


@given(names, days, st.integers(0, DAY - 1))
def test_offsets_are_those_of_zoneinfo(name: str, day: int, rest: int) -> None:
    instant = day * DAY + rest

    assert zone_of(name).offset_at(instant) == _offset(instant, name)


@given(names, days)
def test_a_day_is_the_instants_of_its_date(name: str, day: int) -> None:
    """Its first and last instant have the date, those next to it have not or come before the clock is set back."""
    zone = zone_of(name)
    begin, end = zone.day_begin(day), zone.day_end(day)
    if begin == end:
        assert name == "Pacific/Apia"
        return

    def date_at(instant: int) -> int:
        return (instant + _offset(instant, name)) // DAY

    assert (date_at(begin), date_at(end - 1)) == (day, day)
    assert date_at(begin - 1) == day - 1 or zone.readings(day * DAY)[0] != zone.readings(day * DAY)[1]
    assert date_at(end) > day


@given(names, st.integers(1, 12), st.integers(1, 28), st.integers(25, 10_000))
def test_years_beyond_datetime_follow_the_last_rule(name: str, month: int, day: int, cycles: int) -> None:
    """Whole cycles of the calendar later the offset is the same."""
    instant = day_number(2100, month, day) * DAY + 12 * HOUR

    assert zone_of(name).offset_at(instant + cycles * CYCLE_DAYS * DAY) == _offset(instant, name)


@given(names, st.integers(-10_000_000, 0))
def test_years_before_datetime_follow_the_first_rule(name: str, year: int) -> None:
    first = _offset(day_number(1800, 1, 1) * DAY, name)

    assert zone_of(name).offset_at(day_number(year, 6, 1) * DAY) == first


@pytest.mark.parametrize("text", ["2025-03-18T22:30-04:00[Europe/Kyiv]", "2025-07-18T22:30+02:00[Europe/Kyiv]"])
def test_an_offset_must_be_one_of_its_zone(text: str) -> None:
    """`Z` and `-00:00` beside a zone give the instant alone."""
    with pytest.raises(MalformedText, match="Europe/Kyiv was at"):
        parse_when(text)

    for utc in ("Z", "-00:00"):
        assert parse_when(f"2025-07-18T22:30{utc}[Europe/Kyiv]").earliest == parse_when("2025-07-18T22:30Z").earliest


def test_skipped_and_repeated_clock_times() -> None:
    """At 03:00 on 30 March 2025 Kyiv's clocks went to 04:00, at 04:00 on 26 October back to 03:00."""
    for skipped in ("2025-03-30T03:00", "2025-03-30T03:59", "2025-03-30T03:30+02:00[Europe/Kyiv]"):
        with pytest.raises(MalformedText, match="clocks went forward"):
            parse_when(skipped, "Europe/Kyiv")
    repeated = parse_when("2025-10-26T03:30", "Europe/Kyiv")
    first, second = (parse_when(f"2025-10-26T03:30{offset}[Europe/Kyiv]") for offset in ("+03:00", "+02:00"))

    assert (repeated.earliest, repeated.latest) == (first.earliest, second.latest)
    assert to_iso(parse_when("2025-03-30T04:00", "Europe/Kyiv").earliest) == "2025-03-30T01:00:00Z"
    assert to_iso(parse_when("2025-03-30T02:59", "Europe/Kyiv").latest) == "2025-03-30T01:00:00Z"


@pytest.mark.parametrize(
    ("name", "mend"),
    [
        ("Europe/Kiyv", "did you mean Europe/Kyiv or Europe/Kiev or Europe/Kirov?"),
        ("Kyiv", "did you mean Europe/Kyiv?"),
        ("new york", "did you mean America/New_York?"),
        ("Moscov", "did you mean Europe/Moscow?"),
        ("tzdata", "write a name of the zone database, such as Europe/Kyiv, or an offset, such as +02:00"),
        ("utc", "did you mean UTC?"),
        ("EDT", "write America/New_York, or the offset that was meant"),
        ("PST", "write America/Los_Angeles or Asia/Manila, or the offset that was meant"),
        ("GMT+3", "write the offset, +03:00"),
        ("UTC-0430", "write the offset, -04:30"),
        ("ET", "write America/New_York"),
        ("CET/CEST", "write CET"),
        ("Kyiv time", "did you mean Europe/Kyiv?"),
        ("local", "leave it out: a time without a zone is in the zone of its source"),
        ("Julian", "write [julian], before the zone"),
    ],
)
def test_unknown_zones_have_near_misses(name: str, mend: str) -> None:
    with pytest.raises(MalformedText) as caught:
        check_zone(name)

    assert (caught.value.begin, caught.value.end, caught.value.mend) == (0, len(name), mend)


@pytest.mark.parametrize(
    "name", ["", "Europe", "../etc/passwd", "right/UTC", "localtime", "Europe/Kyiv ", "\x00", "Z" * 500]
)
def test_other_names_are_no_zones(name: str) -> None:
    """Neither folders of the database, nor what only some machines have."""
    with pytest.raises(MalformedText, match="no time zone is called"):
        check_zone(name)


@pytest.mark.parametrize("name", ["Europe/Kyiv", "America/Argentina/Buenos_Aires", "Etc/GMT+5", "UTC", "+02:00", "EST"])
def test_names_and_offsets_are_zones(name: str) -> None:
    check_zone(name)


@given(st.integers(-(24 * 60 - 1), 24 * 60 - 1))
def test_offsets_read_back(minutes: int) -> None:
    """But for what is further from UTC than any clock was."""
    read = offset_of(offset_text(minutes * MINUTE))

    assert read == (minutes * MINUTE if abs(minutes) <= 16 * 60 else None)
