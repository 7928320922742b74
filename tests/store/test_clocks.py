"""`clock:` of a source: what it is taken out of, and what stays as it is written."""

from tests.store.stores import account, event, timeline
from timeline.when import parse_when
from timeline.when.clocks import ahead_of, as_stated

CLOCK = "clock: {ahead: 7 min}"


def test_a_clock_is_taken_out_of_clock_times_alone() -> None:
    told = account("when: 2025-03-18T16:30, published: 2025-03-18T16:40, points: {p: {value: 1, as_of: 2025}}", CLOCK)
    day = account("when: 2025-03-18", CLOCK)

    assert told.when is not None
    assert told.published is not None
    assert (told.when.text, told.when.earliest) == ("2025-03-18T16:30", parse_when("2025-03-18T16:23").earliest)
    assert as_stated(told.when) == parse_when("2025-03-18T16:30")
    assert (ahead_of(told.published), ahead_of(day.when)) == (0, 0)


def test_the_event_spans_the_corrected_times_and_the_editors_own_stays() -> None:
    sources = f"sources: {{k: {{{CLOCK}}}}}\n"
    entry = "events: [{id: a, title: T, WHENaccounts: [{source: k, when: 2025-03-18T16:30}]}]"
    hull = timeline(sources + entry.replace("WHEN", "")).events[0].when
    own = timeline(sources + entry.replace("WHEN", "when: 2025-03-18T16:30, ")).events[0].when

    assert hull is not None
    assert own is not None
    assert hull.earliest == parse_when("2025-03-18T16:23").earliest
    assert own.earliest == parse_when("2025-03-18T16:30").earliest


def test_of_several_clocks_the_one_within_whose_time_it_was_counts() -> None:
    clocks = "clock: [{behind: 2 min, within: 2025-03}, {ahead: 1 min, within: 2025-04}]"
    whens = [account(f"when: {text}", clocks).when for text in ("2025-03-18T16:30", "2025-04-18T16:30", "2025-05-18")]

    assert [ahead_of(when) for when in whens] == [-120_000_000, 60_000_000, 0]


def test_a_store_without_a_clock_is_read_as_it_stands() -> None:
    assert event("when: 2025-03-18T16:30").when == parse_when("2025-03-18T16:30")
