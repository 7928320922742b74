"""Where a problem is: the value that it is about."""

from collections.abc import Iterator

import pytest
from hypothesis import given

from tests.check.stores import event, found, place
from tests.spread.stores import Placed, parts
from timeline.check.finding import Path
from timeline.check.placing import Nodes, Text, Wanted, places_of
from timeline.errors import TimelineError
from timeline.model import Event
from timeline.store import open_store

BAD = "http://nowhere"


@pytest.mark.parametrize(
    ("lines", "marked"),
    [
        (event(f"accounts: [{{source: a, url: {BAD}}}]"), BAD),
        (f"events:\n  -\n  - {{id: e, title: T, accounts: [{{source: a, url: {BAD}}}]}}", BAD),
        (f"events:\n  - id: e\n    title: T\n    accounts:\n      -\n      - {{source: a, url: {BAD}}}", BAD),
        (event(f"accounts: [{{source: a, cite: [{{url: {BAD}}}]}}]"), BAD),
        (event(f"accounts: [{{source: a, via: W, cite: [{{url: {BAD}}}]}}]"), BAD),
        (event(f'accounts: [{{source: a, via: , cite: [{{url: "https://example.org"}}, {{url: {BAD}}}]}}]'), BAD),
        (event(f"points: {{drones: {{value: 5, url: {BAD}}}}}"), BAD),
        (event("points: {drones: 5 or 6 drones}"), "5 or 6 drones"),
        (event("points: {drones: {value: 5 or 6 drones}}"), "5 or 6 drones"),
        (event('points: {drones: "5 or 6 drones"}'), '"5 or 6 drones"'),
        (f"x-bad: &bad {BAD}\n" + event("accounts: [{source: a, url: *bad}]"), "*bad"),
        (f"x-points: &p {{n: {{value: 5, url: {BAD}}}}}\n" + event("points: *p"), BAD),
    ],
)
def test_the_place_is_that_of_the_value(lines: str, marked: str) -> None:
    problems = found(lines)

    assert len(problems) == 1
    where = problems[0].place
    assert where is not None
    assert where.excerpt[where.column - 1 :][: where.length] == marked


@given(parts())
def test_an_event_by_itself_has_the_places_that_it_has_in_the_whole(texts: list[str]) -> None:
    with Placed(texts) as path:
        try:
            stored = open_store(path, "store")
        except TimelineError:
            return
        wanted = [
            Wanted(("events", number, *steps), key)
            for number, event in enumerate(stored.timeline.events)
            for steps in _steps(event)
            for key in (False, True)
        ]
        wanted += [Wanted(("sources", name, "name")) for name in stored.timeline.sources]

        whole = Nodes(stored.document)
        expected = {one: whole.place(one) for one in wanted}
        found = places_of(wanted, [Text(file.text, file.name, len(file.timeline.events)) for file in stored.files])

        assert found == expected


def _steps(event: Event) -> Iterator[Path]:
    yield from (("id",), ("title",), *[("points", point.name) for point in event.points])
    for at, account in enumerate(event.accounts):
        yield ("accounts", at, "source")
        yield from (("accounts", at, "points", point.name, "value") for point in account.points)
        yield from (("accounts", at, "cite", number, "url") for number in range(len(account.cite)))


def test_one_value_that_is_used_twice_is_one_problem() -> None:
    lines = f"x-points: &p {{n: {{value: 5, url: {BAD}}}}}\nevents:\n"
    lines += "  - {id: e, title: T, points: *p}\n  - {id: f, title: U, points: *p}"

    assert [place(problem) for problem in found(lines)] == ["3:34"]
