"""Joining takes as long as the stores are large, and no longer, whatever of them is new."""

from collections.abc import Callable

import pytest

from tests.counting import calls
from tests.merging.joining import as_pairs, read
from timeline.merging import join

Text = Callable[[int], str]


def store(events: int, side: str, sources: int = 1, hour: int = 9, told_by: str = "", keys: str = "") -> str:
    """Events a day after each other, each told by one of some sources."""
    source = told_by or side
    lines = ["timeline: 1", "timezone: UTC", "sources:"]
    lines += [f"  {source}{number}: {{name: S{number}{keys}}}" for number in range(sources)]
    lines.append("events:")
    for number in range(events):
        day = f"{2020 + number // 336}-{1 + number // 28 % 12:02}-{1 + number % 28:02}"
        lines += [f"  - id: {side}-e{number}", f"    title: Talks {number}", f"    when: {day}T{hour:02}:00"]
        lines += ["    accounts:", f"      - source: {source}{number % sources}", f"        says: They met on {day}."]
    return "\n".join(lines) + "\n"


def joining(events: int, a: Text, b: Text, *, same: bool) -> int:
    one, other = read(a(events), "a.yaml"), read(b(events), "b.yaml")
    pairs = [(f"a-e{number}", f"b-e{number}") for number in range(events if same else 0)]
    return calls(lambda: join(one, other, as_pairs(pairs)))


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        pytest.param(lambda n: store(n, "a"), lambda n: store(n, "b"), True, id="accounts are new"),
        pytest.param(lambda n: store(n, "a"), lambda n: store(n, "b", hour=10), False, id="events are new"),
        pytest.param(lambda n: store(n, "a"), lambda n: store(n, "b", sources=n), True, id="sources are new"),
        pytest.param(
            lambda n: store(n, "a", sources=n),
            lambda n: store(n, "b", sources=n, told_by="a", keys=", type: press, note: A word"),
            True,
            id="keys of sources are new",
        ),
    ],
)
def test_work_grows_as_the_stores_do(a: Text, b: Text, same: bool) -> None:
    joining(5, a, b, same=same)

    assert joining(160, a, b, same=same) < 5 * joining(40, a, b, same=same)
