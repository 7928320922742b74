"""The sign between two times that may be those of one event is the one that a diff draws."""

import pytest

from timeline.render.look_alike import pair_lines
from timeline.render.view import View
from timeline.store import read_store


@pytest.mark.parametrize(
    ("left", "right", "sign"),
    [
        ("2025-03-18", "2025-03-19", "≠"),
        ("2025-03-18T22:00+02:00", "2025-03-18T22:30+02:00", "≠"),
        ("2025-03-18T22:00+02:00", "2025-03-18T22:05+02:00~", "≈"),
        ("2025-03-18", "2025-03-18T22:30+02:00", "≈"),
        ("2025-03-18T22:00+02:00", "2025-03-18T23:00+03:00", "="),
        ("2025-03-18/2025-03-20", "2025-03-18/2025-03-25", "≠"),
        ("2025-03-18/2025-03-20", "2025-03-18/..", "≈"),
        ("unknown", "2025-03-19", "≈"),
    ],
)
def test_times_are_judged_as_in_a_diff(left: str, right: str, sign: str) -> None:
    store = f'timeline: 1\nevents:\n  - {{id: a, title: A, when: "{left}"}}\n  - {{id: b, title: B, when: "{right}"}}\n'
    one, other = read_store(None, store.encode(), "a.yaml").timeline.events

    rows = ["".join(piece.text for piece in line) for line in pair_lines(one, other, View(width=100, zone="source"))]

    assert rows[1].lstrip().startswith("when")
    assert [character for character in rows[1] if character in "≠≈="] == [sign]
