"""`timeline diff`: its sides, filters, formats and exit codes, on small stores and on the shipped one."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import Result, timeline
from tests.story.test_story import PATH

STORY = """\
timeline: 1
title: A small story
timezone: Europe/Kyiv
sources:
  ministry: {name: Ministry, type: institution, timezone: Europe/Moscow}
  paper: {name: Paper, type: press}
  wire: {name: Wire, type: press}
events:
  - id: strike
    title: Drones over the harbour
    when: 2025-03-18T22:30+02:00
    tags: [strike]
    accounts:
      - {source: ministry, published: 2025-03-19, points: {drones: 10, hit: a pier}}
      - {source: ministry, published: 2025-03-21, points: {drones: 12}}
      - {source: paper, published: 2025-03-20, points: {drones: 12, hit: a pier}}
      - {source: wire, when: "2025-03-18T22:30:02+02:00", points: {drones: "> 9"}}
  - id: talks
    title: Talks in Riyadh
    when: 2025-03-24
    tags: [talks]
    accounts:
      - {source: ministry, points: {length: 2 h, room: green, hosts: Saudi}}
      - {source: paper, points: {length: 3 h, room: red}}
  - id: older
    title: An older quarrel
    when: 2024-08
    background: true
    accounts:
      - {source: paper, points: {why: money}}
      - {source: wire, points: {why: pride}}
"""

OTHER = """\
timeline: 1
title: Another story
sources:
  ministry: {name: Ministry, type: institution}
  radio: {name: Radio, type: press}
events:
  - id: strike
    title: Drones at night
    when: 2025-03-18
    tags: [night]
    accounts:
      - {source: ministry, points: {drones: 11}}
      - {source: radio, points: {drones: 12}}
  - id: talks
    title: Talks a year before
    when: 2024-03-24
    accounts:
      - {source: radio, points: {length: 2 h}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "timeline.yaml").write_text(STORY, encoding="utf-8")
    (tmp_path / "other.yaml").write_text(OTHER, encoding="utf-8")
    (tmp_path / "copy.txt").write_text(STORY, encoding="utf-8")
    return tmp_path


def on_story(*arguments: str, **surroundings: Any) -> Result:
    return timeline("--file", "-", "diff", *arguments, stdin=STORY.encode(), **surroundings)


def document(*arguments: str, directory: Path | None = None, stdin: bytes = b"") -> Any:
    """The diff as data; whatever is said beside it is not trouble."""
    if directory is None:
        result = on_story(*arguments, "--json")
    else:
        result = timeline("diff", "--json", *arguments, directory=directory, stdin=stdin)
    assert result.status in {0, 1}, result.err
    return json.loads(result.out)


def verdicts(found: Any) -> dict[str, str]:
    return {f"{event['ids'][0] or event['ids'][1]}/{row['name']}": row["verdict"] for event in found["events"]
            for row in event["rows"]}  # fmt: skip


def labels(found: Any) -> list[str]:
    return [side["label"] for side in found["sides"]]


# Sides


def test_two_sources_stand_against_each_other() -> None:
    found = document("ministry", "paper")

    assert labels(found) == ["ministry", "paper"]
    assert verdicts(found) == {
        "strike/drones": "same",
        "strike/hit": "same",
        "talks/length": "differs",
        "talks/room": "worded",
        "talks/hosts": "only",
    }


def test_one_source_stands_against_everyone_else() -> None:
    assert labels(document("wire")) == ["wire", "everyone else"]
    assert verdicts(document("wire", "--tag", "strike"))["strike/drones"] == "compatible"


def test_several_sources_are_one_side() -> None:
    found = document("ministry", "paper,wire", "--tag", "strike")

    assert labels(found) == ["ministry", "paper,wire"]
    assert verdicts(found)["strike/drones"] == "compatible"


def test_a_changing_story_is_diffed_with_itself() -> None:
    found = document("ministry@20 March 2025", "ministry", "--tag", "strike")

    assert verdicts(found)["strike/drones"] == "differs"
    assert found["later"] == [1, 0]


def test_what_had_no_date_by_then_is_left_out_and_said_to_be() -> None:
    assert document("ministry@2025-03-20", "paper")["undated"] == [1, 0]
    assert "without a sufficient date" in on_story("ministry@2025-03-20", "paper").out


def test_three_sides_are_a_grid() -> None:
    found = document("ministry", "paper", "wire", "--tag", "strike")

    assert labels(found) == ["ministry", "paper", "wire"]
    assert "told" in found["events"][0]["rows"][0]


def test_all_sources_are_a_grid() -> None:
    assert labels(document("--all")) == ["ministry", "paper", "wire"]


def test_all_sources_are_those_that_tell_what_is_shown() -> None:
    assert labels(document("--all", "--tag", "talks")) == ["ministry", "paper"]


def test_all_sources_stay_where_what_is_shown_has_one() -> None:
    found = document("--all", "--only-source", "paper", "--tag", "talks")

    assert labels(found) == ["ministry", "paper", "wire"]
    assert found["totals"]["events"] == {"both": 0, "only": [0, 1, 0]}


def test_sides_are_named_by_a_beginning_in_any_case() -> None:
    assert labels(document("MINI", "Pap,wire")) == ["ministry", "paper,wire"]
    assert on_story("minister", "paper").status == 2


@pytest.mark.parametrize("sides", [(), ("ministry",), ("ministry", "paper"), ("ministry", "paper", "wire"), ("--all",)])
@pytest.mark.parametrize("form", [("--json",), ("--format", "markdown"), ()])
def test_only_the_points_of_a_name_are_compared(sides: tuple[str, ...], form: tuple[str, ...]) -> None:
    out = on_story(*sides, *form, "--point", "LENGTH").out

    assert "drones" not in out
    if sides:
        assert "length" in out
        assert "Drones over the harbour" not in out


def test_points_of_several_names_count_in_all_pairs() -> None:
    [pair] = document("--point", "length", "--point", "hosts")["pairs"]

    assert (pair["sides"], pair["events"]) == (["ministry", "paper"], 1)
    assert (pair["points"]["differs"], pair["points"]["only"]) == (1, 1)


def test_totals_count_the_points_of_a_name() -> None:
    found = document("ministry", "paper", "--point", "hit")

    assert verdicts(found) == {"strike/hit": "same"}
    assert found["totals"]["points"]["same"] == 1
    assert sum(found["totals"]["points"].values()) == 1
    assert on_story("ministry", "paper", "--point", "hit").status == 0


@pytest.mark.parametrize("sides", [(), ("ministry", "paper")])
@pytest.mark.parametrize(("name", "near"), [("drone", "“drones”"), ("ength", "“length”"), ("weather", "one of when, ")])
def test_an_unknown_point_has_near_misses(sides: tuple[str, ...], name: str, near: str) -> None:
    result = on_story(*sides, "--point", name)

    assert (result.status, result.out) == (2, "")
    assert f"no point is called “{name}”" in result.err
    assert near in result.err


def test_the_point_when_has_both_edges() -> None:
    story = STORY.replace(
        "{source: wire, when: ",
        "{source: paper, when: '2025-03-18T22:00+02:00/2025-03-18T23:00+02:00'}\n      - {source: wire, when: ",
    )
    found = json.loads(
        timeline("--file", "-", "diff", "paper", "ministry", "--json", "--point", "when", stdin=story.encode()).out
    )

    assert set(verdicts(found)) == {"strike/began", "strike/ended"}


def test_points_that_are_asked_for_are_not_folded() -> None:
    many = ", ".join(f"p{number}: 1" for number in range(5))
    story = STORY.replace("hosts: Saudi", many)
    named = [part for number in range(5) for part in ("--point", f"p{number}")]

    result = timeline("--file", "-", "diff", "ministry", "paper", *named, stdin=story.encode())

    assert "--all-points" not in result.out
    assert result.out.count("p3") == 1


def test_units_that_are_not_the_same_are_named_in_every_form() -> None:
    story = STORY.replace("room: green", "hurt: 19 children").replace("room: red", "hurt: 19 students")

    def shown(*arguments: str) -> str:
        return timeline("--file", "-", *arguments, stdin=story.encode()).out

    for sides in (("ministry", "paper"), ("ministry", "paper", "wire")):
        for form in ((), ("--json",), ("--format", "markdown")):
            assert "another unit: children, students" in shown("diff", *sides, *form, "--width", "120")
    assert "another unit: children, students" in shown("show", "talks", "--width", "60")


def test_every_pair_is_listed_where_that_is_asked_for() -> None:
    assert [(pair["sides"], pair["events"]) for pair in document("--pairs")["pairs"]] == [
        (["ministry", "paper"], 2),
        (["ministry", "wire"], 1),
        (["paper", "wire"], 1),
    ]
    assert "3 pairs of sources" in on_story("--pairs").out


def test_a_store_is_a_side(folder: Path) -> None:
    found = document("timeline.yaml", "other.yaml", directory=folder)

    assert labels(found) == ["timeline.yaml", "other.yaml"]
    assert [collision["id"] for collision in found["collisions"]] == ["talks"]
    assert [event["ids"] for event in found["events"]] == [[None, "talks"], ["strike", "strike"], ["talks", None]]


@pytest.mark.parametrize(
    ("sides", "named"),
    [
        (("other.yaml::ministry", "ministry"), ["other.yaml::ministry", "ministry"]),
        (("ministry", "other.yaml::radio,ministry"), ["ministry", "other.yaml::radio,ministry"]),
        (("ministry", "./other.yaml"), ["ministry", "./other.yaml"]),
        (("ministry", "copy.txt"), ["ministry", "copy.txt"]),
        (("copy.txt::paper", "paper"), ["copy.txt::paper", "paper"]),
        (("other.yaml",), ["other.yaml", "the store in use"]),
        (("other.yaml::radio",), ["other.yaml::radio", "everyone else"]),
        (("-", "timeline.yaml"), ["-", "timeline.yaml"]),
        (("--", "-::radio", "-::ministry"), ["-::radio", "-::ministry"]),
    ],
)
def test_files_and_their_sources_are_sides(sides: tuple[str, ...], named: list[str], folder: Path) -> None:
    assert labels(document(*sides, directory=folder, stdin=OTHER.encode())) == named


def test_a_source_comes_before_a_file_of_its_name(folder: Path) -> None:
    (folder / "paper").write_text(OTHER, encoding="utf-8")

    assert verdicts(document("ministry", "paper", directory=folder))["talks/length"] == "differs"


def test_files_alone_need_no_store_in_use(folder: Path) -> None:
    (folder / "timeline.yaml").write_text("broken: [", encoding="utf-8")

    assert document("copy.txt::paper", "other.yaml::radio", directory=folder)["sides"]


def test_a_store_does_not_differ_from_its_copy(folder: Path) -> None:
    result = timeline("diff", "timeline.yaml", "copy.txt", directory=folder)

    assert result.status == 0


def test_standard_input_is_read_once(folder: Path) -> None:
    result = timeline("--file", "-", "diff", "paper", "--", "-::ministry", directory=folder, stdin=STORY.encode())

    assert result.status == 1
    assert "12" in result.out


# What is shown


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        ((), ["strike", "talks"]),
        (("--background",), ["older", "strike", "talks"]),
        (("--tag", "talks"), ["talks"]),
        (("--until", "2025-03-19"), ["strike"]),
        (("--grep", "riyadh"), ["talks"]),
        (("--disputed",), ["talks"]),
        (("--source", "wire"), ["strike"]),
        (("--limit", "1"), ["strike"]),
        (("--by", "dispute"), ["talks", "strike"]),
        (("--by", "dispute", "--limit", "1"), ["talks"]),
        (("--by", "time"), ["strike", "talks"]),
        (("--only", "differs"), ["talks"]),
        (("--only", "worded"), ["talks"]),
        (("--worded",), ["talks"]),
        (("--undisputed",), ["strike"]),
        (("--only", "same,compatible"), ["strike"]),
        (("--only", "same", "--only", "differs"), ["strike", "talks"]),
        (("--only", "Not-Comparable"), []),
    ],
)
def test_filters_and_order(arguments: tuple[str, ...], shown: list[str]) -> None:
    found = document("ministry", "paper", *arguments)

    assert [event["ids"][0] for event in found["events"]] == shown


def test_only_leaves_rows_of_these_verdicts() -> None:
    assert set(verdicts(document("ministry", "paper", "--only", "differs,only")).values()) == {"differs", "only"}
    assert set(verdicts(document("ministry", "paper", "--only", "same")).values()) == {"same"}


def test_totals_count_what_is_shown() -> None:
    totals = document("ministry", "paper", "--limit", "1")["totals"]

    assert totals["events"]["both"] == 1
    assert totals["points"]["differs"] == 0


def test_only_picks_pairs() -> None:
    assert [pair["sides"] for pair in document("--pairs", "--only", "differs")["pairs"]] == [["ministry", "paper"]]
    assert len(document("--pairs", "--limit", "2")["pairs"]) == 2


def test_background_is_left_out_and_said_to_be() -> None:
    folded = on_story("paper", "wire")
    unfolded = on_story("paper", "wire", "--background")

    assert folded.err == "1 background event left out; --background adds it\n"
    assert "An older quarrel" not in folded.out
    assert unfolded.err == ""
    assert "An older quarrel" in unfolded.out


def test_background_that_no_side_tells_is_not_mentioned() -> None:
    assert on_story("ministry", "paper", "--tag", "talks").err == ""
    assert on_story("ministry", "ministry@2025-03-20").err == ""


def test_an_event_passes_in_all_stores_where_it_passes_in_one(folder: Path) -> None:
    """The tag `night` is known to the other store alone, which tells the same event."""
    found = document("ministry", "other.yaml", "--tag", "night", directory=folder)

    assert [event["ids"] for event in found["events"]] == [["strike", "strike"]]


def test_an_event_passes_with_its_match(folder: Path) -> None:
    """The events have no id in common, and the tag `night` is known to the other store alone."""
    other = OTHER.replace("id: strike", "id: raid").replace("Drones at night", "Drones over the harbour at night")
    (folder / "other.yaml").write_text(other, encoding="utf-8")

    found = document("timeline.yaml", "other.yaml", "--tag", "night", directory=folder)

    assert [(event["ids"], event["match"]["by"]) for event in found["events"]] == [(["strike", "raid"], "score")]
    assert (
        "matched: 1 by score" in timeline("diff", "timeline.yaml", "other.yaml", "--tag", "night", directory=folder).out
    )


def test_a_source_of_one_store_filters_both(folder: Path) -> None:
    found = document("timeline.yaml", "other.yaml", "--only-source", "radio", directory=folder)

    assert [event["silence"] for event in found["events"]] == ["no account", "no account"]
    assert found["totals"]["events"]["only"] == [0, 2]


@pytest.mark.parametrize(("within", "verdict"), [("1 s", "differs"), ("2 s", "compatible"), ("1 min", "compatible")])
def test_within_takes_small_distances_as_compatible(within: str, verdict: str) -> None:
    store = STORY.replace(
        "{source: paper, published: 2025-03-20,", '{source: paper, when: "2025-03-18T22:30:00+02:00",'
    )

    result = timeline("--file", "-", "diff", "paper", "wire", "--within", within, "--json", stdin=store.encode())

    assert verdicts(json.loads(result.out))["strike/when"] == verdict


# Formats


def test_the_drawing_is_plain_in_a_pipe() -> None:
    out = on_story("ministry", "paper").out

    assert "Ministry  │  Paper" in out
    assert "\x1b" not in out


def test_terminal_gets_colour_and_no_brackets() -> None:
    store = STORY.replace("room: green", "room: green and big").replace("room: red", "room: red and big")

    plain = timeline("--file", "-", "diff", "ministry", "paper", stdin=store.encode()).out
    coloured = timeline("--file", "-", "diff", "ministry", "paper", stdin=store.encode(), terminal=True).out

    assert "[green] and big" in plain
    assert "[green]" not in coloured
    assert "\x1b[" in coloured


def test_stat_has_a_line_for_each_event() -> None:
    out = on_story("ministry", "paper", "--stat").out

    assert "≠ 1  ≟ 1" in next(line for line in out.splitlines() if line.startswith("Talks in Riyadh"))


def test_markdown_has_tables() -> None:
    assert "| " in on_story("ministry", "paper", "--format", "markdown").out
    assert "| " in on_story("--format", "markdown").out


def test_json_outdoes_the_format() -> None:
    assert on_story("ministry", "paper", "--json", "--format", "markdown").out.startswith("{")
    assert on_story("ministry", "paper", "--format", "json").out == on_story("ministry", "paper", "--json").out


def test_ascii_is_ascii() -> None:
    for arguments in (("ministry", "paper"), ("--all",), (), ("--all", "--stat")):
        assert on_story(*arguments, "--ascii").out.isascii()


@pytest.mark.parametrize("width", [40, 60, 100, 160])
@pytest.mark.parametrize("arguments", [("ministry", "paper"), ("--all",), (), ("--all", "--stat")])
def test_nothing_is_wider_than_asked(arguments: tuple[str, ...], width: int) -> None:
    lines = on_story(*arguments, "--width", str(width)).out.splitlines()

    assert [line for line in lines if len(line) > width] == []


def test_zone_moves_clock_times() -> None:
    assert " 22:30" in on_story("ministry", "paper").out
    assert " 23:30" in on_story("ministry", "paper", "--tz", "Europe/Moscow").out


# Exit status


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("ministry", "paper"), 1),
        (("ministry", "paper", "--tag", "strike"), 0),
        (("ministry", "paper", "--only", "same"), 0),
        (("ministry", "paper", "--only", "worded"), 1),
        (("ministry", "paper", "--only", "only"), 1),
        (("ministry", "paper", "--exit-zero"), 0),
        (("ministry", "paper", "--limit", "1"), 0),
        (("ministry", "paper", "--stat"), 1),
        (("ministry", "paper", "--json"), 1),
        (("ministry", "paper", "--format", "markdown"), 1),
        (("ministry", "ministry"), 0),
        (("wire", "paper", "--since", "2026"), 0),
        (("--all",), 1),
        ((), 1),
        (("--exit-zero",), 0),
        (("--only", "compatible", "--source", "wire"), 1),
        (("--since", "2026"), 0),
    ],
)
def test_exit_status_tells_whether_what_is_shown_differs(arguments: tuple[str, ...], status: int) -> None:
    assert on_story(*arguments).status == status


TROUBLE = [
    (("ministri", "paper"), "did you mean `ministry`?"),
    (("ministri", "papre"), "`papre`"),
    (("nobody",), "timeline sources"),
    (("gone.yaml", "paper"), "gone.yaml"),
    (("ministry", "paper", "--only", "diffrs"), "did you mean differs?"),
    (("ministry", "paper", "--only", "x"), "not-comparable"),
    (("ministry", "paper", "--only", ""), "no verdict"),
    (("ministry", "paper", "--within", "2 m"), "--within '2 m'"),
    (("ministry@03/04/2025", "paper"), "2025-03-04 or 2025-04-03"),
    (("ministry@", "paper"), "names no time"),
    (("ministry,", "paper"), "leaves a source out"),
    (("::ministry", "paper"), "names no file"),
    (("", "paper"), "leaves a source out"),
    (("-",), "store in use"),
    (("--all", "paper"), "--all"),
    (("--stat", "--format", "markdown"), "--stat"),
    (("ministry", "paper", "--by", "name"), "“name”"),
    (("ministry", "paper", "--tag", "nothing"), "no tag"),
    (("ministry", "paper", "--tz", "Europe/Kiew"), "--tz"),
]


@pytest.mark.parametrize(("arguments", "named"), TROUBLE)
def test_wrong_input_is_named_on_standard_error(arguments: tuple[str, ...], named: str) -> None:
    result = on_story(*arguments, directory=Path(__file__).parent)

    assert result.status == 2
    assert result.out == ""
    assert named in result.err
    assert "Traceback" not in result.err


def test_one_source_cannot_be_diffed_with_itself_alone() -> None:
    store = "timeline: 1\nsources: {a: {}}\nevents: [{id: e, title: E, accounts: [{source: a}]}]\n"

    result = timeline("--file", "-", "diff", "--all", stdin=store.encode())

    assert result.status == 2
    assert "fewer than two sources" in result.err


def test_no_store_names_the_way_out(tmp_path: Path) -> None:
    result = timeline("diff", "a", "b", directory=tmp_path)

    assert result.status == 2
    assert "timeline init" in result.err


# The shipped story


def shipped(*arguments: str) -> Result:
    return timeline("--file", str(PATH), "diff", *arguments)


def test_white_house_and_kremlin_differ_on_the_pause_by_a_signed_ruling() -> None:
    result = shipped("white-house", "kremlin", "--width", "100", "--all-points")

    lines = result.out.splitlines()
    assert result.status == 1
    assert any("pause covers" in line and "energy [and] infrastructure  ≠ § energy infrastructure" in line
               for line in lines)  # fmt: skip
    assert any("§ desk, 29 Nov 2026: “and” adds all that is not energy" in line for line in lines)
    assert "Computed: worded" in result.out
    assert any("pause lasts" in line and "not in the accounts here  ›   30 days" in line for line in lines)
    assert any("aid cut-off" in line and "▲ Trump  [not] raised  ≠ § raised" in line for line in lines)


def test_what_one_side_alone_tells_is_folded_unless_all_points_are_asked_for() -> None:
    folded = shipped("white-house", "kremlin", "--width", "100")
    whole = shipped("white-house", "kremlin", "--width", "100", "--all-points")

    assert folded.status == whole.status == 1
    assert "› only Kremlin: 17 more (pause lasts, order to stop strikes, ceasefire conditions, " in folded.out
    assert folded.out.count("not in the accounts here") < whole.out.count("not in the accounts here")
    assert "--all-points" in folded.out
    assert "--all-points" not in whole.out
    for form in ("json", "markdown"):
        assert (
            shipped("white-house", "kremlin", "--format", form).out
            == shipped("white-house", "kremlin", "--format", form, "--all-points").out
        )


def test_length_by_peskov_and_rt_differs() -> None:
    found = json.loads(shipped("peskov", "rt", "--only", "differs", "--json").out)

    assert verdicts(found) == {"trump-putin-call/length": "differs"}


def test_all_sources_fit_100_columns() -> None:
    lines = shipped("--all", "--background", "--by", "dispute", "--width", "100").out.splitlines()

    assert max(map(len, lines)) <= 100
    assert any("alone" in line for line in lines)


def test_the_shipped_story_does_not_differ_from_itself() -> None:
    assert timeline("diff", str(PATH), "-", "--background", stdin=PATH.read_bytes()).status == 0


def test_a_filter_that_hides_a_side_is_refused() -> None:
    """Drawn, it would say that the side is silent, which is false."""
    result = timeline("diff", "kremlin", "white-house", "--only-source", "kremlin", directory=PATH.parent)

    assert result.status == 2
    assert "hides what `white-house` says" in result.err
    assert result.out == ""


def test_stat_and_data_do_not_go_together() -> None:
    assert timeline("diff", "kremlin", "white-house", "--stat", "--json", directory=PATH.parent).status == 2


def test_events_that_no_account_tells_are_said_to_be_left_out(tmp_path: Path) -> None:
    told = "{id: a, title: Talks, when: 2025-03-18, accounts: [{source: k, says: They met.}]}"
    for name, more in (("a", ", {id: bare, title: A concert, when: 2025-03-20}"), ("b", "")):
        text = f"timeline: 1\nsources: {{k: {{}}}}\nevents: [{told}{more}]\n"
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")

    result = timeline("diff", "a.yaml", "b.yaml", directory=tmp_path)

    assert result.err == "1 event of a.yaml without any account left out: bare\n"


# Houses

HOUSES = """\
timeline: 1
sources:
  house: {name: The House, type: institution}
  leavitt: {name: Leavitt, type: person, speaks_for: house}
  rubio: {name: Rubio, type: person, speaks_for: house}
  other: {name: The Other, type: institution}
  official: {name: An official, type: person, anonymous: true}
events:
  - id: call
    title: The call
    when: 2031-05-04
    accounts:
      - {source: house, points: {length: 2 h, offer: "yes"}}
      - {source: leavitt, points: {length: 90 min, offer: "no", tone: warm}}
      - {source: other, points: {length: 2 h, mood: bad}}
      - {source: official, points: {length: 2 h}}
  - id: talk
    title: The talk
    when: 2031-05-05
    accounts:
      - {source: rubio, points: {length: 2 h}}
"""


def on_houses(*arguments: str) -> Result:
    return timeline("--file", "-", "diff", *arguments, stdin=HOUSES.encode())


def test_the_heading_names_who_speaks_for_a_side_and_its_quarrels_with_itself() -> None:
    lines = on_houses("house", "other", "--width", "92").out.splitlines()

    assert "The House: its own texts, Leavitt, Rubio".ljust(71) + "--own: own texts only" in lines
    assert "≠ The House against itself: 2   diff house --inside" in lines
    assert any("≠  2 h" in line and "90 min" in line for line in lines)
    assert sum("▲ Leavitt" in line for line in lines) == 3
    assert sum("■ own text" in line for line in lines) == 2
    assert any("only Rubio  ‹  no account in this store" in line for line in lines)


def test_own_leaves_out_who_speaks_for_a_side() -> None:
    result = on_houses("house", "other", "--own")

    assert "Leavitt" not in result.out
    assert "Rubio" not in result.out
    assert "against itself" not in result.out


def test_inside_sets_a_house_against_itself() -> None:
    found = json.loads(on_houses("house", "--inside", "--json").out)

    assert labels(found) == ["house", "leavitt", "rubio"]
    assert found["totals"]["points"]["differs"] == 2
    assert on_houses("house", "--inside").status == 1


@pytest.mark.parametrize(
    ("arguments", "message", "mend"),
    [
        (("--inside",), "--inside sets one side against itself", "timeline diff SOURCE --inside"),
        (("house", "other", "--inside"), "--inside sets one side against itself", "timeline diff SOURCE --inside"),
        (("house", "--inside", "--own"), "--inside sets one side against itself", "timeline diff SOURCE --inside"),
        (("other", "--inside"), "nobody beside `other` itself tells anything for it", "timeline sources"),
        (("-", "--inside"), "`-` is a store", "name a source"),
        (("--pairs", "house", "other"), "--pairs lists every two sources", "leave out the sides"),
        (("--pairs", "--all"), "--pairs lists every two sources", "leave out the sides"),
    ],
)
def test_a_house_that_cannot_be_asked_is_refused(arguments: tuple[str, ...], message: str, mend: str) -> None:
    result = on_houses(*arguments)

    assert (result.status, result.out) == (2, "")
    assert message in " ".join(result.err.split())
    assert mend in " ".join(result.err.split())


def test_a_side_has_who_it_includes_in_json() -> None:
    found = json.loads(on_houses("house", "other", "--json").out)

    assert found["sides"] == [
        {"label": "house", "includes": ["leavitt", "rubio"], "against_itself": 2},
        {"label": "other"},
    ]


def test_a_document_names_who_speaks_for_a_side() -> None:
    text = on_houses("house", "other", "--format", "markdown").out

    assert "The House: its own texts, Leavitt, Rubio\n" in text
    assert "- The House against itself: 2\n" in text
    assert "2 h *own text*" in text
    assert "90 min *Leavitt*" in text
    assert "Told only by **The House** (Rubio); no account in this store by The Other." in text


def test_a_grid_names_the_spokesmen_of_a_side() -> None:
    lines = on_houses("house", "other", "official", "--width", "92").out.splitlines()

    assert any(line.startswith("    90 min  Leavitt") for line in lines)
    assert any("An official (not named)" in line for line in lines)
    assert "The House (Leavitt)" in on_houses("house", "other", "official", "--format", "markdown").out


def test_every_source_stands_for_itself() -> None:
    found = json.loads(on_houses("--all", "--json").out)

    assert found["sides"] == [{"label": name} for name in ("house", "leavitt", "rubio", "other", "official")]


LETTERS = """\
timeline: 1
sources: {clerk: {name: Clerk}, minister: {name: Minister}}
events:
  - id: meeting
    title: They meet
    accounts:
      - {source: clerk, place: Kyiv, quote: He offered me money}
      - {source: minister, place: Kyiv, quote: Money was not mentioned}
"""


def test_what_shares_no_point_is_a_finding(folder: Path) -> None:
    (folder / "timeline.yaml").write_text(LETTERS, encoding="utf-8")

    for sides in (("clerk", "minister"), ("--all",), ()):
        found = timeline("diff", *sides, directory=folder)
        assert (found.status, found.err) == (1, "")
    assert "“Money was not mentioned”" in timeline("diff", "clerk", "minister", directory=folder).out


@pytest.mark.parametrize("option", ["--words", "--all-words"])
def test_words_are_shown_where_they_are_asked_for(option: str) -> None:
    for form in ("text", "json", "markdown"):
        shown = timeline("diff", "peskov", "tass", option, "--format", form, "--file", str(PATH))
        assert "words" in shown.out
