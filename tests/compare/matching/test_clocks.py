"""What clock times and spans say of two events."""

import pytest

from timeline.compare.matching.clocks import CLOCKED, NO_CLOCKS, clock_features
from timeline.compare.matching.constants import SHIPPED
from timeline.compare.matching.features import DATED
from timeline.compare.matching.prepared import extent_of
from timeline.when import parse_when

DAY = "2031-05-04"


def features(one: str, other: str) -> dict[str, float]:
    left, right = extent_of(parse_when(one)), extent_of(parse_when(other))
    assert left is not None
    assert right is not None
    found = clock_features(left, right)
    assert found == clock_features(right, left)
    return dict(zip(CLOCKED, found, strict=True))


@pytest.mark.parametrize("feature", ["clock nearness", "same clock"])
def test_being_near_speaks_for_a_pair(feature: str) -> None:
    assert SHIPPED.likeness[True][DATED.index(feature)] > 0


@pytest.mark.parametrize(
    ("event", "nearer", "farther"),
    [
        (f"{DAY}T08:00Z", f"{DAY}T08:10Z", f"{DAY}T12:00Z"),
        (f"{DAY}T08:00Z", f"{DAY}T08:00Z/{DAY}T20:00Z", f"{DAY}T12:00Z"),
        (f"{DAY}T08:00Z/{DAY}T20:00Z", f"{DAY}T10:30Z", f"{DAY}T21:00Z"),
        (f"{DAY}T08:00Z/", f"{DAY}T08:05Z", f"{DAY}T13:00Z"),
        (f"{DAY}T08:00Z/", f"{DAY}T08:05Z/{DAY}T19:00Z", f"{DAY}T13:00Z/{DAY}T19:00Z"),
        (f"/{DAY}T20:00Z", f"{DAY}T08:00Z/{DAY}T20:10Z", f"{DAY}T08:00Z/{DAY}T12:00Z"),
    ],
)
def test_what_is_nearer_counts_more(event: str, nearer: str, farther: str) -> None:
    assert features(event, nearer)["clock nearness"] > features(event, farther)["clock nearness"]


def test_the_same_to_the_minute_is_more_than_near() -> None:
    assert features(f"{DAY}T08:00Z", f"{DAY}T10:00+02:00")["same clock"] == 1
    assert features(f"{DAY}T08:00Z", f"{DAY}T08:01Z")["same clock"] == 0


def test_a_begin_and_an_end_say_nothing_of_each_other() -> None:
    assert features(f"{DAY}T08:00Z/", f"/{DAY}T20:00Z") == dict(zip(CLOCKED, NO_CLOCKS, strict=True))


def test_days_alone_have_no_clocks() -> None:
    assert features("2031-05", DAY) == features(DAY, DAY) == dict(zip(CLOCKED, NO_CLOCKS, strict=True))


@pytest.mark.parametrize(
    ("one", "other", "gap"),
    [
        (f"{DAY}T14:46", f"{DAY}T05:46Z", 0),  # nine hours, as in Tokyo
        (f"{DAY}T14:46", f"{DAY}T09:16Z", 0),  # five and a half, as in Delhi
        (f"{DAY}T14:46", f"{DAY}T05:36Z", 550 / 1440 - 1 / 1440),
        (f"{DAY}T14:46Z", f"{DAY}T05:46Z", 540 / 1440 - 1 / 1440),
        (f"{DAY}T14:46", f"{DAY}T05:46", 540 / 1440 - 1 / 1440),
    ],
)
def test_a_clock_without_a_zone_may_be_the_hours_of_one_apart(one: str, other: str, gap: float) -> None:
    left, right = extent_of(parse_when(one)), extent_of(parse_when(other))
    assert left is not None
    assert right is not None

    assert left.gap(right) == right.gap(left) == pytest.approx(gap)
