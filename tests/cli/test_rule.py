"""`timeline rule`: rulings and findings are written with a reason, by options and in a walk at a terminal."""

import io
from pathlib import Path

import pytest

from tests.cli.running import Result, Terminal, timeline
from timeline.cli.main import main
from timeline.cli.session import Session
from timeline.model import Event
from timeline.render.text import cells
from timeline.store import load_store

STORE = """\
timeline: 1
sources: {a: {type: institution}, b: {type: institution}, c: {type: press}}
events:
  - id: talks
    title: Talks   # of the day
    when: 2025-03-18
    accounts:
      - source: a
        quote: in the harbour
        published: 2025-03-18
        points: {where: harbour, count: 5 ships}
      - source: b
        says: At the port.
        points: {where: port, count: 9 ships}
      - source: c
        points: {where: port}
  - id: call
    title: A call
    accounts:
      - {source: a, points: {tone: warm}}
      - {source: b, points: {tone: cold}}
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "store.yaml").write_text(STORE, encoding="utf-8")
    return tmp_path / "store.yaml"


def rule(path: Path, *arguments: str, **surroundings: object) -> Result:
    return timeline("rule", *arguments, "--file", str(path), **surroundings)  # type: ignore[arg-type]


def talks(path: Path) -> Event:
    return load_store(path).timeline.events[0]


def test_a_ruling_is_written_with_its_reason_and_today(path: Path) -> None:
    result = rule(path, "talks", "where", "--verdict", "same", "--because", "one place", "--by", "desk")

    (ruling,) = talks(path).rulings
    assert result.status == 0, result.err
    assert (ruling.values, ruling.verdict, ruling.because, ruling.by) == (
        ("harbour", "port"),
        "same",
        "one place",
        "desk",
    )
    assert ruling.ruled is not None
    assert ruling.ruled.text == "2025-03-20"
    assert "# of the day" in path.read_text(encoding="utf-8")


def test_who_rules_may_stand_in_the_environment(path: Path) -> None:
    rule(path, "talks", "where", "--verdict", "same", "--because", "B", environment={"TIMELINE_BY": "night desk"})

    assert talks(path).rulings[0].by == "night desk"


def test_a_second_ruling_overrules_the_first_and_keeps_it(path: Path) -> None:
    rule(path, "talks", "where", "--verdict", "differs", "--because", "B", "--by", "junior")
    rule(path, "talks", "where", "port", "harbour", "--verdict", "same", "--because", "C", "--by", "chief")

    first, second = talks(path).rulings
    assert (first.state, first.verdict, first.by) == ("overruled", "differs", "junior")
    assert (first.overruled_by, first.overruled_because) == ("chief", "C")
    assert (second.state, second.verdict) == ("signed", "same")


def test_unset_overrules_and_purge_takes_out(path: Path) -> None:
    rule(path, "talks", "where", "--verdict", "differs", "--because", "B")

    assert rule(path, "talks", "--unset", "1").status == 2
    assert rule(path, "talks", "--unset", "1", "--because", "too early").status == 0
    assert talks(path).rulings[0].state == "overruled"
    assert rule(path, "talks", "--unset", "1", "--purge").status == 0
    assert path.read_text(encoding="utf-8") == STORE


def test_a_proposal_and_a_ruling_for_some_speakers(path: Path) -> None:
    rule(path, "talks", "where", "--verdict", "differs", "--because", "B", "--between", "a", "--between", "b")
    rule(path, "call", "tone", "--verdict", "differs", "--because", "B", "--proposed")

    events = load_store(path).timeline.events
    assert events[0].rulings[0].between == ("a", "b")
    assert events[1].rulings[0].state == "proposed"


def test_a_finding_is_a_point_of_the_event(path: Path) -> None:
    result = rule(
        path,
        "talks",
        "count",
        "--found",
        "not established",
        "--because",
        "B",
        "--evidence",
        "photo.png",
        "--by",
        "desk",
    )

    (point,) = talks(path).points
    assert result.status == 0, result.err
    assert (point.name, point.value, point.because, point.evidence) == ("count", "not established", "B", "photo.png")


def test_the_rulings_of_an_event_are_listed_with_numbers(path: Path) -> None:
    rule(path, "talks", "where", "--verdict", "differs", "--because", "two places")
    result = rule(path, "talks")

    assert " 1  § where: “harbour” · “port”  differs" in result.out
    assert "two places" in result.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("talks", "where", "--verdict", "differs"), "a ruling needs a reason"),
        (("talks", "where", "--because", "B"), "a ruling needs a verdict"),
        (("talks", "where", "--verdict", "wrong", "--because", "B"), "--verdict cannot be `wrong`"),
        (("talks", "were", "--verdict", "same", "--because", "B"), "did you mean `where`?"),
        (("talks", "where", "harbor", "port", "--verdict", "same", "--because", "B"), "did you mean `harbour`?"),
        (("talks", "where", "port", "--verdict", "same", "--because", "B"), "a ruling is on two values"),
        (("talks", "where", "port", "port", "--verdict", "same", "--because", "B"), "the same text"),
        (("tolks", "where", "--verdict", "same", "--because", "B"), "talks"),
        (("talks", "where", "--found", "x", "--verdict", "same", "--because", "B"), "is not a ruling"),
        (("talks", "where", "--between", "z", "--verdict", "same", "--because", "B"), "no source is called `z`"),
        (("talks", "--unset", "3", "--because", "B"), "has no rulings"),
        (("--verdict", "same"), "the event that is ruled on is missing"),
        ((), "asks at a terminal"),
    ],
)
def test_what_cannot_be_ruled_is_refused_and_nothing_is_written(
    path: Path, arguments: tuple[str, ...], said: str
) -> None:
    result = rule(path, *arguments)

    assert result.status == 2
    assert said in " ".join(result.err.split())
    assert path.read_text(encoding="utf-8") == STORE


def test_a_dry_run_shows_the_change(path: Path) -> None:
    result = rule(path, "talks", "where", "--verdict", "same", "--because", "B", "--dry-run")

    assert "+      - point: where" in result.out
    assert path.read_text(encoding="utf-8") == STORE


class Keyboard(io.BytesIO):
    """What somebody types, line by line; then Ctrl-D."""

    def isatty(self) -> bool:
        return True


def walked(path: Path, *typed: str, arguments: tuple[str, ...] = ()) -> str:
    out = Terminal()
    session = Session(
        stdin=Keyboard("".join(f"{line}\n" for line in typed).encode()),
        stdout=out,
        stderr=Terminal(),
        environment={"NO_COLOR": "1", "TIMELINE_BY": "desk"},
        directory=path.parent,
        today=(2025, 3, 20),
    )
    assert main(["rule", *arguments, "--file", str(path)], session) == 0
    return out.getvalue()


def test_a_walk_shows_both_values_in_full_and_writes_each_answer_at_once(path: Path) -> None:
    drawn = walked(path, "s", "one place", "d", "warm is not cold")

    assert "1 of 2  Talks" in drawn
    assert "“in the harbour”" in drawn
    assert "At the port." in drawn
    assert [(one.verdict, one.because) for one in talks(path).rulings] == [("same", "one place")]
    assert [one.because for one in load_store(path).timeline.events[1].rulings] == ["warm is not cold"]


def test_a_walk_that_is_quit_is_gone_on_with(path: Path) -> None:
    walked(path, "o", "nobody says which", "q")

    assert "1 of 1  A call" in walked(path, "q")


def test_a_walk_goes_through_what_differs_only_where_asked(path: Path) -> None:
    assert "count" not in walked(path, "k", "k")
    assert "count" in walked(path, "k", "k", "k", arguments=("--all",))


def test_an_answer_can_be_undone_and_an_empty_reason_is_asked_again(path: Path) -> None:
    walked(path, "s", "", "s", "one place", "u", "k", "q")

    assert path.read_text(encoding="utf-8") == STORE


TIMES = """\
timeline: 1
sources: {a: , b: }
events:
  - id: e
    title: E
    accounts:
      - {source: a, when: 2025-03-18T10:00, points: {by: Trump ordered it, at: 2025-03-18T10:00}}
      - {source: b, when: 2025-03-18T11:00, points: {by: Bibi ordered it, at: 2025-03-18T11:00}}
"""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("by", "rump ordered it", "Bibi ordered it"), "nobody says `rump ordered it`"),
        (("when", "1", "11:00"), "nobody says `1`"),
        (("when", "10", "11:00"), "nobody says `10`"),
        (("when", "10:00", "2025-03-18T10:00"), "`10:00` and `2025-03-18T10:00` both name `2025-03-18T10:00`"),
        (("at", "10:00", "10:30"), "nobody says `10:30`"),
    ],
)
def test_only_values_that_somebody_says_are_ruled_on(
    tmp_path: Path, arguments: tuple[str, str, str], said: str
) -> None:
    (tmp_path / "store.yaml").write_text(TIMES, encoding="utf-8")

    result = rule(tmp_path / "store.yaml", "e", *arguments, "--verdict", "same", "--because", "B")

    assert result.status == 2
    assert said in result.err
    assert (tmp_path / "store.yaml").read_text(encoding="utf-8") == TIMES


@pytest.mark.parametrize("row", ["when", "at"])
def test_a_time_by_its_clock_is_the_same_value_as_in_full(tmp_path: Path, row: str) -> None:
    """The second ruling overrules the first, whichever of the two is written with clocks alone."""
    path = tmp_path / "store.yaml"
    path.write_text(TIMES, encoding="utf-8")

    rule(path, "e", row, "10:00", "11:00", "--verdict", "same", "--because", "B")
    assert timeline("check", "--file", str(path)).status == 0
    rule(path, "e", row, "2025-03-18T11:00", "2025-03-18T10:00", "--verdict", "differs", "--because", "C")
    rule(path, "e", row, "10:00", "11:00", "--verdict", "open", "--because", "D")

    rulings = talks(path).rulings
    assert [ruling.state for ruling in rulings] == ["overruled", "overruled", "signed"]
    assert timeline("check", "--file", str(path)).status == 0


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("point: at, values: [10:00, 11:00]", "point: at, values: [2025-03-18T11:00, 2025-03-18T10:00]"),
        ("row: when, values: [10:00, 11:00]", "row: when, values: [2025-03-18T10:00, 2025-03-18T11:00]"),
        ("row: when, values: [10:00, 11:00]", "row: began, values: [10:00, 11:00]"),
        ("row: told, values: [reports, denies]", "row: told, values: [denied, reported]"),
    ],
    ids=["of a point", "of a time", "of an edge", "of a denial"],
)
def test_two_signed_rulings_that_hold_for_one_pair_are_refused(tmp_path: Path, first: str, second: str) -> None:
    listed = ", ".join(f"{{{one}, verdict: {how}, because: B}}" for one, how in ((first, "same"), (second, "differs")))
    (tmp_path / "store.yaml").write_text(f"{TIMES}    rulings: [{listed}]\n", encoding="utf-8")

    result = timeline("check", "--file", str(tmp_path / "store.yaml"))

    assert "ruled on in line 9 already" in result.out + result.err


def test_a_proposal_leaves_what_is_signed_as_it_is(path: Path) -> None:
    rule(path, "talks", "where", "--verdict", "differs", "--because", "B")
    rule(path, "talks", "where", "--verdict", "same", "--because", "C", "--proposed")
    rule(path, "talks", "where", "--verdict", "compatible", "--because", "D", "--proposed")

    assert [(one.state, one.verdict) for one in talks(path).rulings] == [
        ("signed", "differs"),
        ("overruled", "same"),
        ("proposed", "compatible"),
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("talks", "count", "--found", "7", "--because", "B", "--proposed"), "a finding is not proposed"),
        (("talks", "where", "--verdict", "same", "--because", "B", "--evidence", "x"), "--evidence is what a finding"),
        (("talks", "--purge"), "--purge takes out the ruling of a number"),
        (("talks", "--all"), "--all is for the walk"),
        (("talks", "where", "--unset", "1", "--because", "B"), "overruling a ruling is not ruling anew"),
        (("talks", "--unset", "1", "--because", "B", "--verdict", "same"), "overruling a ruling is not ruling anew"),
        (("talks", "--unset", "1", "--purge", "--because", "B"), "keeps no reason"),
        (("talks", "--unset", "2", "--because", "B"), "ruling 2 of `talks` is overruled already"),
        (("talks", "--on", "2025-03-18"), "the point that is ruled on is missing"),
    ],
)
def test_no_option_is_dropped_in_silence(path: Path, arguments: tuple[str, ...], said: str) -> None:
    rule(path, "talks", "where", "--verdict", "differs", "--because", "B")
    rule(path, "talks", "count", "--verdict", "open", "--because", "B")
    rule(path, "talks", "--unset", "2", "--because", "C")
    before = path.read_bytes()

    result = rule(path, *arguments)

    assert result.status == 2
    assert said in result.err
    assert path.read_bytes() == before


def test_a_finding_keeps_what_stood_beside_the_one_before(path: Path) -> None:
    path.write_text(
        STORE.replace(
            "    when: 2025-03-18\n",
            "    points:\n      count:\n        value: 7 ships  # of the day\n        because: counted\n"
            "        by: junior\n        evidence: photo.png\n        note: at noon\n        x-desk: night\n",
            1,
        ),
        encoding="utf-8",
    )

    assert rule(path, "talks", "count", "--found", "8 ships", "--because", "one more", "--by", "chief").status == 0

    (point,) = talks(path).points
    assert (point.value, point.because, point.by, point.evidence) == ("8 ships", "one more", "chief", "photo.png")
    assert (point.note, point.extra) == ("at noon", {"x-desk": "night"})
    assert "value: 8 ships  # of the day" in path.read_text(encoding="utf-8")


def test_an_answer_is_a_letter_or_the_whole_word_and_nothing_else(path: Path) -> None:
    """`skip` is no `same`, and `clearx` no `compatible`."""
    walked(path, "skip", "clearx", "compatibly", "quit")
    assert path.read_text(encoding="utf-8") == STORE

    walked(path, "Differs", "two places", "not comparable", "two scales", "q")
    assert [[one.verdict for one in event.rulings] for event in load_store(path).timeline.events] == [
        ["differs"],
        ["not comparable"],
    ]


def test_an_undone_answer_is_asked_for_again_also_where_pairs_were_skipped_since(path: Path) -> None:
    drawn = walked(path, "d", "B", "k", "u", "q", arguments=("--all",))

    assert path.read_text(encoding="utf-8") == STORE
    assert [line.split("  ")[0] for line in drawn.splitlines() if " of 3" in line] == [
        "1 of 3", "2 of 3", "3 of 3", "1 of 3"
    ]  # fmt: skip


def test_a_walk_through_everything_begins_with_what_is_worded(path: Path) -> None:
    drawn = walked(path, "k", "k", "k", arguments=("--all",))

    rows = [line.split()[1] for line in drawn.splitlines() if line[:1] in ("≠", "≟")]
    assert rows == ["where", "tone", "count"]


def test_a_walk_shows_the_translation_of_a_quote(path: Path) -> None:
    text = STORE.replace(
        "quote: in the harbour", "quote: у гавані\n        lang: uk\n        translation: in the harbour"
    )
    path.write_text(text, encoding="utf-8")

    drawn = walked(path, "k", "k", "q", arguments=("--all",))

    assert "“у гавані”" in drawn
    assert "{in the harbour}" in drawn


@pytest.mark.parametrize("width", [40, 47, 60])
def test_the_rulings_of_an_event_stay_within_the_width(path: Path, width: int) -> None:
    because = "漢字のタイトルはとても長いですよ本当に長い " * 3 + "supercalifragilisticexpialidocious" * 2
    rule(path, "talks", "where", "--verdict", "differs", "--because", because)

    drawn = rule(path, "talks", environment={"COLUMNS": str(width)}).out

    assert max(cells(line) for line in drawn.splitlines()) <= width
