"""`timeline rename source OLD NEW --join`: two ids of one source become one."""

from pathlib import Path

import pytest

from tests.cli.running import Result, timeline
from timeline.store import load_store

STORY = """\
timeline: 1
# Who tells it.
sources:
  ap: {name: AP, type: press, url: https://ap.example}
  the-ap: {name: The AP, reliability: B, derived_from: [ap, wire], note: Found later}
  wire: {name: Wire}
  copy: {name: Copy, derived_from: [the-ap, ap]}
  aide: {name: Aide, speaks_for: the-ap}
  ministry: {name: Ministry}
events:
  - id: strike
    title: Strike
    accounts:
      # The first one.
      - {source: ap, published: 2025-03-18, points: {drones: 10}}
      - {source: the-ap, published: 2025-03-19, repeats: ap, points: {drones: 12}}
      - {source: copy, repeats: the-ap, points: {drones: 12}}
      - {source: ministry, speaks_for: the-ap, points: {drones: 9}}
    rulings:
      - {point: drones, values: ["12", "9"], verdict: differs, because: counted twice, between: [the-ap, ministry]}
      - {point: drones, values: ["10", "9"], verdict: open, because: unclear, between: [ap, the-ap, ministry]}
"""

JOINED = """\
timeline: 1
# Who tells it.
sources:
  ap: {name: AP, type: press, url: https://ap.example, reliability: B, derived_from: [wire], \
note: "`the-ap` has name “The AP”.\\nFound later"}
  wire: {name: Wire}
  copy: {name: Copy, derived_from: [ap]}
  aide: {name: Aide, speaks_for: ap}
  ministry: {name: Ministry}
events:
  - id: strike
    title: Strike
    accounts:
      # The first one.
      - {source: ap, published: 2025-03-18, points: {drones: 10}}
      - {source: ap, published: 2025-03-19, points: {drones: 12}}
      - {source: copy, repeats: ap, points: {drones: 12}}
      - {source: ministry, speaks_for: ap, points: {drones: 9}}
    rulings:
      - {point: drones, values: ["12", "9"], verdict: differs, because: counted twice, between: [ap, ministry]}
      - {point: drones, values: ["10", "9"], verdict: open, because: unclear, between: [ap, ministry]}
"""


def run(folder: Path, text: str, *arguments: str) -> Result:
    (folder / "timeline.yaml").write_text(text, encoding="utf-8")
    return timeline("rename", "source", *arguments, "--join", directory=folder)


def test_two_ids_become_one_source(tmp_path: Path) -> None:
    result = run(tmp_path, STORY, "the-ap", "ap")

    assert (result.status, result.err) == (0, "")
    assert result.out == "the-ap and ap are one source now  timeline.yaml\n"
    assert (tmp_path / "timeline.yaml").read_text(encoding="utf-8") == JOINED


def test_a_dry_run_shows_it_and_writes_nothing(tmp_path: Path) -> None:
    result = run(tmp_path, STORY, "the-ap", "ap", "--dry-run")

    assert "-  the-ap: {name: The AP" in result.out
    assert (tmp_path / "timeline.yaml").read_text(encoding="utf-8") == STORY


def test_whoever_spoke_for_the_other_speaks_for_himself(tmp_path: Path) -> None:
    text = """\
timeline: 1
sources:
  a: {name: A, speaks_for: b, anonymous: true, coverage: 2025, derived_from: [b]}
  b: {name: B, derived_from: [a]}
"""

    assert run(tmp_path, text, "a", "b").status == 0
    source = load_store(tmp_path / "timeline.yaml").timeline.sources["b"]
    assert (source.speaks_for, source.derived_from, source.anonymous, source.coverage) == (None, (), False, None)
    assert source.note == "`a` has name “A”, anonymous “yes”, coverage “2025”."


TWINS = """\
timeline: 1
sources:
  ap: {name: AP, timezone: Europe/Kyiv}
  the-ap: {name: The AP}
events:
  - id: strike
    title: Strike
    accounts:
      - {source: ap, published: 2025-03-18}
      - {source: the-ap, published: 2025-03-18}
"""
RULED = STORY.replace("[the-ap, ministry]", "[the-ap, ap]")


@pytest.mark.parametrize(
    ("text", "arguments", "messages"),
    [
        (
            TWINS.replace(", timezone: Europe/Kyiv", ""),
            ("the-ap", "ap"),
            [
                "`strike/the-ap` and `strike/ap` could not be told apart: both are of 2025-03-18",
                "timeline.yaml:10:9",
                "timeline.yaml:9:9",
                "`timeline remove strike/the-ap`",
            ],
        ),
        (
            TWINS.replace(", timezone: Europe/Kyiv", "").replace(", published: 2025-03-18", ""),
            ("the-ap", "ap"),
            ["neither has a date"],
        ),
        (TWINS, ("the-ap", "ap"), ["read in UTC", "in Europe/Kyiv", "`timezone`", "timeline.yaml:4"]),
        (RULED, ("the-ap", "ap"), ["a ruling of `strike` holds between these two", "rule strike --unset 1 --purge"]),
        (STORY, ("thing", "ap"), ["no source is called `thing`"]),
        (STORY, ("the-ap", "app"), ["no source is called `app`", "did you mean `ap`"]),
        (STORY, ("ap", "ap"), ["`ap` is one source already"]),
    ],
    ids=["one date", "no date", "zones", "ruled", "unknown old", "unknown new", "one id"],
)
def test_what_cannot_be_joined_is_refused(
    text: str, arguments: tuple[str, str], messages: list[str], tmp_path: Path
) -> None:
    result = run(tmp_path, text, *arguments)

    said = " ".join(result.err.split())
    assert (result.status, result.out) == (2, "")
    assert [message for message in messages if message not in said] == []
    assert (tmp_path / "timeline.yaml").read_text(encoding="utf-8") == text


def test_join_belongs_to_sources_and_events(tmp_path: Path) -> None:
    (tmp_path / "timeline.yaml").write_text(STORY, encoding="utf-8")

    result = timeline("rename", "tag", "strike", "raid", "--join", directory=tmp_path)

    assert (result.status, "--join belongs to sources" in result.err) == (2, True)


def test_the_command_that_check_prints_works(tmp_path: Path) -> None:
    text = """\
timeline: 1
sources:
  reuters: {name: Reuters, type: press}
  the-agency: {name: REUTERS, type: press}
events:
  - {id: strike, title: Strike, when: 2025-03-18, accounts: [{source: the-agency, url: https://reuters.example/1}]}
"""
    (tmp_path / "timeline.yaml").write_text(text, encoding="utf-8")
    said = timeline("check", "--json", directory=tmp_path).out
    command = said.partition("where they are one source: `timeline ")[2].partition("`")[0]

    assert timeline(*command.split(), directory=tmp_path).status == 0
    assert "similar-sources" not in timeline("check", directory=tmp_path).out
    assert list(load_store(tmp_path / "timeline.yaml").timeline.sources) == ["reuters"]
