"""A slip is looked for where it is, and a slip in every entry is told once it is clear."""

from bench.generate import generate
from tests.counting import calls
from tests.store.stores import problems
from timeline.store.refusing.suspects import MOST


def one_slip(events: int) -> str:
    return generate(events, 1).replace("    title:", "    titel:", 1)


def test_a_slip_in_one_event_costs_no_walk_through_the_others() -> None:
    problems(one_slip(5))

    found = calls(lambda: problems(one_slip(400)))
    sound = calls(lambda: problems(generate(400, 1)))

    assert found < 2 * sound


def test_a_slip_in_every_event_is_told_of_the_first_with_how_many_more_there_are() -> None:
    events = MOST + 30
    text = "timeline: 1\nevents:\n" + "".join(f"  - {{id: e{one}, title: T, wen: 2025}}\n" for one in range(events))

    *found, last = problems(text)

    assert [problem.message for problem in found] == ["an event has no key `wen`"] * MOST
    assert last.place is not None
    assert (last.check, last.place.line, last.more) == ("unread", 3 + MOST, 29)
    assert last.message == "here begins the first of 30 more events that cannot be read"
