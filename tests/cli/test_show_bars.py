"""`timeline show --bars`: which events, what is refused, and how it reaches the screen."""

import pytest

from tests.cli.running import on_small, timeline

STRIKE, TALKS, OLDER = "Drones over the harbour", "Talks in Riyadh", "An older quarrel"


def rows(*arguments: str) -> list[str]:
    """The lines of the events; where there are none, it says why."""
    result = on_small("show", "--bars", "--width", "100", *arguments)
    shown = [line for line in result.out.splitlines() if any(title in line for title in (STRIKE, TALKS, OLDER))]
    assert (result.err == "") == bool(shown)
    assert result.status == 0
    return shown


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        ((), [STRIKE, TALKS]),
        (("--background",), [OLDER, STRIKE, TALKS]),
        (("--disputed",), [STRIKE]),
        (("--limit", "1"), [STRIKE]),
        (("talks",), [TALKS]),
        (("talks", "strike"), [STRIKE, TALKS]),
        (("--grep", "nowhere"), []),
    ],
)
def test_each_event_has_a_line(arguments: tuple[str, ...], shown: list[str]) -> None:
    found = rows(*arguments)

    assert [title for title, row in zip(shown, found, strict=True) if title in row] == shown


def test_the_zone_moves_clock_times() -> None:
    assert rows()[0].startswith(" 22:30 ")
    assert rows("--tz", "Europe/Moscow")[0].startswith(" 23:30 ")


def test_the_ids_stand_behind_the_titles() -> None:
    assert f"{STRIKE}  strike " in rows("--ids", "--width", "160")[0]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(("--by", "published"), "--by published"), (("--tz", "source"), "--tz UTC")],
)
def test_what_it_cannot_draw_is_refused_with_a_way_out(arguments: tuple[str, ...], words: str) -> None:
    result = on_small("show", "--bars", *arguments)

    assert (result.status, result.out) == (2, "")
    assert words in result.err
    assert "Traceback" not in result.err


def test_data_is_the_same_with_bars() -> None:
    assert on_small("show", "--json", "--bars").out == on_small("show", "--json").out


def test_no_colour_reaches_who_wants_none() -> None:
    plain = on_small("show", "--bars").out
    colour = on_small("show", "--bars", terminal=True)

    assert "\x1b" not in plain
    assert "\x1b[" in colour.out
    assert on_small("show", "--bars", terminal=True, environment={"NO_COLOR": "1"}).out == plain
    assert on_small("show", "--bars", "--ascii").out.isascii()


def store(count: int) -> bytes:
    events = "".join(f"  - {{id: e{number}, title: Shot, when: {1000 + number}}}\n" for number in range(count))
    return f"timeline: 1\nevents:\n{events}".encode()


@pytest.mark.parametrize(("arguments", "drawn"), [((), 200), (("--limit", "250"), 250), (("--since", "1950"), 50)])
def test_a_large_store_is_drawn_in_part_until_somebody_says_how_much(arguments: tuple[str, ...], drawn: int) -> None:
    result = timeline("--file", "-", "show", "--bars", *arguments, stdin=store(1000))

    assert result.status == 0
    assert result.out.count("Shot") == drawn
    assert ("The first 200 of 1000 are drawn" in result.out) == (drawn == 200)
