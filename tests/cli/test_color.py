"""Whether there is colour: options, then the environment, then the terminal."""

from collections.abc import Mapping

import pytest

from tests.cli.running import on_small
from timeline.cli.color import colors_of, wants_color
from timeline.cli.options import Switch


@pytest.mark.parametrize(
    ("environment", "terminal", "expected"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"TERM": "dumb"}, True, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": "true"}, False, True),
        ({"FORCE_COLOR": "3", "TERM": "dumb"}, False, True),
        ({"FORCE_COLOR": ""}, False, False),
        ({"FORCE_COLOR": "0"}, False, False),
        ({"FORCE_COLOR": "false"}, True, True),
        ({"CLICOLOR_FORCE": "1"}, False, True),
        ({"CLICOLOR_FORCE": "0"}, False, False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ({"NO_COLOR": "1", "CLICOLOR_FORCE": "1"}, False, False),
    ],
)
def test_the_environment_says_whether_there_is_colour(
    environment: Mapping[str, str], terminal: bool, expected: bool
) -> None:
    assert wants_color(Switch.AUTO, environment, terminal=terminal) is expected
    assert wants_color(Switch.ALWAYS, environment, terminal=terminal) is True
    assert wants_color(Switch.NEVER, environment, terminal=terminal) is False


def test_forced_colour_reaches_a_pipe_and_what_is_told_of_trouble() -> None:
    assert "\x1b[" in on_small("show", environment={"FORCE_COLOR": "1"}).out
    assert "\x1b[" in on_small("show", "nonsense", environment={"CLICOLOR_FORCE": "1"}).err


@pytest.mark.parametrize(
    ("term", "expected"),
    [("linux", 16), ("xterm-16color", 16), ("xterm", 256), ("xterm-256color", 256), ("alacritty", 256), ("", 256)],
)
def test_sixteen_colours_are_those_of_terminals_that_say_so(term: str, expected: int) -> None:
    assert colors_of({"TERM": term}) == expected


def test_sixteen_colours_have_no_others() -> None:
    shown = on_small("show", environment={"TERM": "linux"}, terminal=True).out

    assert "\x1b[96m" in shown
    assert "38;5" not in shown


@pytest.mark.parametrize(
    ("options", "environment", "terminal"),
    [([], {"NO_COLOR": "1"}, True), ([], {"TERM": "dumb"}, True), ([], {}, False), (["--color", "never"], {}, True)],
)
def test_without_colour_a_title_and_its_place_stay_apart(
    options: list[str], environment: Mapping[str, str], terminal: bool
) -> None:
    shown = on_small("show", "--full", *options, environment=environment, terminal=terminal).out

    assert "Drones over the harbour  (Odesa)" in shown


def test_with_colour_a_title_is_bold_and_its_place_dim() -> None:
    shown = on_small("show", "--full", environment={"COLORFGBG": "15;0"}, terminal=True).out

    assert "\x1b[1mDrones over the harbour\x1b[0m\x1b[38;5;248m  Odesa\x1b[0m" in shown
