"""Where nothing is left to show, standard error says which option left nothing, and what passes without it."""

from pathlib import Path

import pytest

from tests.cli.running import on_small, timeline

NOTHING: dict[tuple[str, ...], str] = {
    ("--since", "2030"): "--since 2030 leaves none of 2 events\n  without --since 2030 2 pass\n",
    ("--until", "2020"): "--until 2020 leaves none of 2 events\n  without --until 2020 2 pass\n",
    ("--on", "2030"): "--on 2030 leaves none of 2 events\n  without --on 2030 2 pass\n",
    ("--tag", "talks", "--source", "ministry"): (
        "of 2 events none passes --source ministry and --tag talks together\n"
        "  without --source ministry 1 passes, without --tag talks 1 passes\n"
    ),
    ("--only-source", "ministry", "--tag", "talks"): (
        "of 2 events none passes --only-source ministry and --tag talks together\n"
        "  without --only-source ministry 1 passes, without --tag talks 1 passes\n"
    ),
    ("--place", "Odesa", "--on", "2025-03-24"): (
        "of 2 events none passes --on 2025-03-24 and --place Odesa together\n"
        "  without --on 2025-03-24 1 passes, without --place Odesa 1 passes\n"
    ),
    ("--grep", "no such thing"): "--grep 'no such thing' leaves none of 2 events\n"
    "  without --grep 'no such thing' 2 pass\n",
    ("--grep", "xyz", "--grep", "eleven"): "--grep xyz --grep eleven leaves none of 2 events\n"
    "  without --grep xyz --grep eleven 2 pass\n",
    ("--regex", "^x$"): "--regex '^x$' leaves none of 2 events\n  without --regex '^x$' 2 pass\n",
    ("--worded",): "--worded leaves none of 2 events\n  without --worded 2 pass\n",
    ("--undisputed",): "--undisputed leaves none of 2 events\n  without --undisputed 2 pass\n",
    ("--disputed", "--tag", "talks"): (
        "of 2 events none passes --tag talks and --disputed together\n"
        "  without --tag talks 1 passes, without --disputed 1 passes\n"
    ),
    ("--single-source", "--tag", "strike"): (
        "of 2 events none passes --tag strike and --single-source together\n"
        "  without --tag strike 1 passes, without --single-source 1 passes\n"
    ),
    ("--since", "2030", "--worded"): "each of --since 2030 and --worded leaves none of 2 events\n",
    ("--since", "2030", "--limit", "1"): "--since 2030 leaves none of 2 events\n  without --since 2030 2 pass\n",
}


@pytest.mark.parametrize("command", ["show", "diff"])
@pytest.mark.parametrize("arguments", NOTHING, ids=" ".join)
def test_the_option_that_left_nothing_is_named(arguments: tuple[str, ...], command: str) -> None:
    if command == "diff" and "--only-source" in arguments:
        pytest.skip("one source has no other to be compared with")

    assert on_small(command, *arguments).err == NOTHING[arguments]


def test_an_option_that_leaves_something_is_not_told() -> None:
    assert on_small("show", "--tag", "talks").err == ""
    assert on_small("show").err == ""


def test_sources_counts_events_of_the_background() -> None:
    assert on_small("sources", "--since", "2030").err == (
        "--since 2030 leaves none of 3 events\n  without --since 2030 3 pass\n"
    )


def test_events_of_the_background_alone_are_nothing_where_they_are_folded() -> None:
    folded = on_small("show", "--until", "2024-12")
    unfolded = on_small("show", "--until", "2024-12", "--background")

    assert folded.err == "--until 2024-12 leaves none of 2 events\n  without --until 2024-12 2 pass\n"
    assert unfolded.err == ""


def test_json_is_left_alone() -> None:
    result = on_small("show", "--since", "2030", "--json")

    assert result.out.startswith("{")
    assert "--since 2030 leaves none" in result.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--only", "same"], "--only same leaves nothing of 1 event\n"),
        (["--only", "same", "--point", "when"], "each of --point when and --only same leaves nothing of 1 event\n"),
        (["--only", "differs", "--point", "when"], "--point when leaves nothing of 1 event\n"),
        (["--only", "differs"], ""),
    ],
    ids=["verdict", "each", "point", "left"],
)
def test_what_narrows_a_diff_to_nothing_is_named(arguments: list[str], told: str) -> None:
    result = on_small("diff", "ministry", "paper", "--tag", "strike", *arguments)

    assert result.err == told


def test_an_empty_store_has_nothing_to_tell(tmp_path: Path) -> None:
    (tmp_path / "timeline.yaml").write_text("timeline: 1\n", encoding="utf-8")

    assert timeline("show", "--since", "2030", directory=tmp_path).err == ""
