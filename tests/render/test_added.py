"""What is told of a write."""

import pytest

from timeline.entry_input.given_times import DateRead
from timeline.render.added import Written, written_lines
from timeline.render.paint import paint
from timeline.render.text import cells
from timeline.render.view import View

LONG = "explosion-near-the-oil-depot-of-kropotkin-in-the-night"
WRITTEN = Written(
    LONG,
    37,
    "a new event, told by air-force",
    (DateRead("when", "3 April 2025 22:00", "2025-04-03T22:00", "air-force"),),
)


def drawn(width: int, *, breaks: bool) -> list[str]:
    lines = written_lines([WRITTEN], "timeline.yaml", View(width=width), breaks=breaks)
    return paint(lines, color=False).splitlines()


@pytest.mark.parametrize("width", [40, 60, 80])
def test_what_is_wider_than_the_terminal_goes_on_in_another_line(width: int) -> None:
    lines = drawn(width, breaks=True)

    assert all(cells(line) <= width for line in lines)
    # An id that is wider than the terminal has to be broken itself.
    assert "".join("".join(lines).split()) == "".join("".join(drawn(400, breaks=False)).split())
    for whole in ("timeline.yaml:37", "a new event, told by", "when (air-force)", "“3 April 2025 22:00”"):
        assert any(whole in line for line in lines)


def test_elsewhere_an_entry_is_one_line() -> None:
    lines = drawn(40, breaks=False)

    assert lines == [
        f"{LONG}  timeline.yaml:37  a new event, told by air-force",
        "  when (air-force)  2025-04-03T22:00   ← “3 April 2025 22:00”",
    ]
