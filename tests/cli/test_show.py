"""`timeline show`: filters, formats, manners and exit codes, on a small story."""

import json
from pathlib import Path

import pytest

from tests.cli.running import SMALL, on_small, timeline

STRIKE, TALKS, OLDER = "Drones over the harbour", "Talks in Riyadh", "An older quarrel"


def titles(*arguments: str) -> list[str]:
    """The titles that a call shows, in the order of the story; where there are none, it says why."""
    result = on_small("show", *arguments)
    shown = [title for title in (OLDER, STRIKE, TALKS) if title in result.out]
    assert (result.err == "") == bool(shown)
    assert result.status == 0
    return shown


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        ((), [STRIKE, TALKS]),
        (("--background",), [OLDER, STRIKE, TALKS]),
        (("--since", "2025-03-19"), [TALKS]),
        (("--until", "2025-03-18"), [STRIKE]),
        (("--until", "yesterday"), [STRIKE]),
        (("--on", "18 March 2025"), [STRIKE]),
        (("--on", "2025-03-18", "--on", "2025-03-24"), [STRIKE, TALKS]),
        (("--source", "ministry"), [STRIKE]),
        (("--only-source", "ministry"), [STRIKE]),
        (("--tag", "talks"), [TALKS]),
        (("--tag", "talks", "--tag", "strike"), [STRIKE, TALKS]),
        (("--tag", "talks", "--source", "ministry"), []),
        (("--place", "odesa"), [STRIKE]),
        (("--grep", "HARBOUR"), [STRIKE]),
        (("--regex", "r.yadh"), [TALKS]),
        (("--disputed",), [STRIKE]),
        (("--single-source",), [TALKS]),
        (("--limit", "1"), [STRIKE]),
    ],
)
def test_filters(arguments: tuple[str, ...], shown: list[str]) -> None:
    assert titles(*arguments) == shown


def test_only_source_hides_the_accounts_of_others() -> None:
    result = on_small("show", "strike", "--only-source", "ministry")

    assert "Ten drones." in result.out
    assert "Twelve drones" not in result.out


@pytest.mark.parametrize("reference", ["strike", "stri", "trik", "STRIKE", "strike/ministry", "strike/MINI"])
def test_reference_shows_the_event_in_full(reference: str) -> None:
    result = on_small("show", reference)

    assert result.status == 0
    assert "Ten drones." in result.out


def test_json_is_the_contract() -> None:
    shown = json.loads(on_small("show", "--json").out)

    assert shown["schema"] == "timeline.show/2"
    assert [event["id"] for event in shown["events"]] == ["older", "strike", "talks"]
    assert [event.get("background", False) for event in shown["events"]] == [True, False, False]
    assert shown["events"][1]["disputed"] == ["drones"]
    assert shown["events"][1]["when"] == {
        "text": "2025-03-18T22:30+02:00",
        "earliest": "2025-03-18T20:30:00Z",
        "latest": "2025-03-18T20:31:00Z",
    }


def test_json_is_the_same_by_its_long_name() -> None:
    assert on_small("show", "--format", "json").out == on_small("show", "--json").out


def test_no_escape_reaches_a_pipe() -> None:
    assert "\x1b" not in on_small("show").out


def test_terminal_gets_colour() -> None:
    assert "\x1b[" in on_small("show", terminal=True).out


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_environment_turns_colour_off(environment: dict[str, str]) -> None:
    assert "\x1b" not in on_small("show", terminal=True, environment=environment).out


def test_option_outdoes_the_environment() -> None:
    assert "\x1b[" in on_small("show", "--color", "always", environment={"NO_COLOR": "1"}).out


def test_light_terminals_are_known_by_colorfgbg() -> None:
    light = on_small("show", terminal=True, environment={"COLORFGBG": "0;15"}).out

    assert light == on_small("show", "--color", "always", "--theme", "light").out
    assert light != on_small("show", "--color", "always", "--theme", "dark").out


@pytest.mark.parametrize("width", [40, 60, 100, 160])
def test_nothing_is_wider_than_asked(width: int) -> None:
    lines = on_small("show", "--width", str(width)).out.splitlines()

    assert [line for line in lines if len(line) > width] == []


def test_columns_count_where_nothing_else_tells() -> None:
    assert on_small("show", environment={"COLUMNS": "50"}).out == on_small("show", "--width", "50").out


def test_ascii_is_ascii() -> None:
    assert on_small("show", "--ascii").out.isascii()


def test_zone_moves_clock_times() -> None:
    assert " 22:30" in on_small("show").out
    assert " 23:30" in on_small("show", "--tz", "Europe/Moscow").out


def test_by_published_orders_by_who_said_it_first() -> None:
    out = on_small("show", "--by", "published").out

    assert out.index(STRIKE) < out.index(TALKS)


@pytest.mark.parametrize("option", ["--file", "-f"])
def test_file_may_stand_behind_the_command(option: str) -> None:
    assert timeline("show", option, "-", stdin=SMALL.encode()).out == on_small("show").out
    assert timeline(option, "-", "show", stdin=SMALL.encode()).out == on_small("show").out


@pytest.mark.parametrize("command", ["show", "diff", "sources", "check", "add", "edit", "remove", "rename"])
def test_every_command_takes_the_short_option(command: str) -> None:
    assert "-f, --file" in timeline(command, "--help").out


def test_environment_names_the_store(tmp_path: Path) -> None:
    path = tmp_path / "story.yaml"
    path.write_text(SMALL, encoding="utf-8")

    assert timeline("show", environment={"TIMELINE_FILE": str(path)}, directory=tmp_path).out == on_small("show").out


def test_environment_may_name_standard_input(tmp_path: Path) -> None:
    surroundings = {"TIMELINE_FILE": "-"}

    shown = timeline("show", environment=surroundings, stdin=SMALL.encode(), directory=tmp_path)
    written = timeline("remove", "strike", environment=surroundings, stdin=SMALL.encode(), directory=tmp_path)

    assert shown.out == on_small("show").out
    assert (written.status, "standard input cannot be written to" in written.err) == (2, True)


def test_store_is_found_upwards(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "events.yaml").write_text(SMALL, encoding="utf-8")
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)

    assert timeline("show", directory=below).out == on_small("show").out


TROUBLE = [
    (("show", "nothing-like-it"), "nothing-like-it"),
    (("show", "strike/nobody"), "nobody"),
    (("show", "--source", "ministri"), "did you mean `ministry`?"),
    (("show", "--tz", "Europe/Kiew"), "Europe/Kiev"),
    (("show", "--since", "03/04/2025"), "2025-03-04"),
    (("show", "--since", "14:00"), "date"),
    (("show", "--since", "nonsense"), "type a time such as 18 March 2025"),
    (("show", "--tz", "SOURCE"), "did you mean source?"),
    (("show", "--tz", "tzdata"), "write a name of the zone database"),
    (("show", "--tag", "xx"), "one of strike, talks"),
    (("show", "--regex", "("), "regex"),
    (("show", "--width", "20"), "40"),
    (("show", "--nonsense"), "--nonsense"),
    (("shwo",), "shwo"),
]


@pytest.mark.parametrize(("arguments", "named"), TROUBLE)
def test_wrong_input_is_named_on_standard_error(arguments: tuple[str, ...], named: str) -> None:
    result = on_small(*arguments)

    assert result.status == 2
    assert result.out == ""
    assert named in result.err
    assert "Traceback" not in result.err


def test_no_store_names_the_way_out(tmp_path: Path) -> None:
    result = timeline("show", directory=tmp_path)

    assert result.status == 2
    assert "timeline init" in result.err


def test_missing_file_is_named(tmp_path: Path) -> None:
    result = timeline("--file", "gone.yaml", "show", directory=tmp_path)

    assert result.status == 2
    assert "gone.yaml" in result.err


def test_directory_is_no_store(tmp_path: Path) -> None:
    result = timeline("--file", str(tmp_path), "show", directory=tmp_path)

    assert result.status == 2
    assert "is a folder without a store" in result.err


def test_every_error_of_a_file_is_reported_with_its_place() -> None:
    wrong = SMALL.replace("source: ministry", "source: minstry").replace("when: 2025-03-24", "when: 24 March 2025")

    result = timeline("--file", "-", "show", stdin=wrong.encode())

    assert result.status == 2
    assert result.out == ""
    assert "-:14:17" in result.err
    assert "did you mean `ministry`?" in result.err
    assert "2025-03-24" in result.err
    assert result.err.count("^") >= 2


def test_no_arguments_print_the_help() -> None:
    assert timeline().status == 0


@pytest.mark.parametrize("option", [None, "--since", "--on", "--tz", "--tag", "--source", "--actor", "--place"])
def test_a_typed_page_is_not_repeated(option: str | None) -> None:
    """What was typed is told by its beginning and its end."""
    page = "x" * 100_000

    result = on_small("show", *([page] if option is None else [option, page]))

    assert result.status == 2
    assert len(result.err) < 1000


def test_ids_stand_in_the_last_column_of_the_overview() -> None:
    drawn = on_small("show", "--ids", "--width", "100").out.splitlines()

    assert [row.split()[-1] for row in drawn if STRIKE in row or TALKS in row] == ["strike", "talks"]


def test_ids_stand_behind_titles_in_full() -> None:
    drawn = on_small("show", "--full", "--ids", "--width", "100").out
    plain = on_small("show", "--full", "--ids", "--ascii", "--width", "100").out

    assert f"{STRIKE}  strike" in drawn
    assert f"{TALKS}  talks" in drawn
    assert f"{STRIKE} [strike]" in plain
    assert f"{STRIKE}  strike" not in on_small("show", "--full", "--width", "100").out


def test_two_drawings_at_once_are_refused() -> None:
    for options in (["--full", "--group", "year"], ["--full", "--bars"], ["--group", "day", "--bars"]):
        run = on_small("show", *options)

        assert (run.status, run.out) == (2, "")
        assert "are different drawings" in run.err


def test_events_that_are_named_can_be_drawn_in_every_view() -> None:
    for option in ("--full", "--bars", "--group=day"):
        run = on_small("show", option, "strike")

        assert run.status == 0
        assert "1 of 2 events" in run.out


def test_a_brief_event_ends_with_what_is_left() -> None:
    run = on_small("show", "strike", "--brief")

    assert run.status == 0
    assert run.out.splitlines()[-1].endswith(": show strike")


def test_brief_is_for_single_events() -> None:
    run = on_small("show", "--brief")

    assert run.status == 2
    assert "show EVENT --brief" in run.err


def test_the_last_event_of_the_file_has_a_name() -> None:
    assert titles("@last") == [OLDER]


@pytest.mark.parametrize("option", ["--source", "--only-source"])
def test_a_source_is_named_by_a_beginning_in_any_case(option: str) -> None:
    assert titles(option, "MINI") == titles(option, "ministry") == [STRIKE]
