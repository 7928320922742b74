"""Where a problem is: the value that it is about."""

import pytest

from tests.check.stores import event, found, place

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


def test_one_value_that_is_used_twice_is_one_problem() -> None:
    lines = f"x-points: &p {{n: {{value: 5, url: {BAD}}}}}\nevents:\n"
    lines += "  - {id: e, title: T, points: *p}\n  - {id: f, title: U, points: *p}"

    assert [place(problem) for problem in found(lines)] == ["3:34"]
