"""A folder as a store: which files are its parts, what is told once, and how what is wrong is named."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.generate import generate
from timeline.errors import Problem, TimelineError
from timeline.merging.splitting import split_store
from timeline.store import Stored, load_store, read_store

HEAD = """\
timeline: 1
title: A story
timezone: Europe/Kyiv
about: {figure: 15 %}
synonyms: {gender: [[M, male]]}
sources:
  ministry: {name: Ministry, timezone: Europe/Moscow}
  paper: {name: Paper, speaks_for: ministry}
"""
MARCH = """\
timeline: 1
events:
  # in March
  - id: strike
    title: A strike
    when: 2025-03-18T10:00
    accounts:
      - source: ministry
        when: 2025-03-18T11:00
        points: {drones: 1.10}
"""
APRIL = """\
timeline: 1

events:
- {id: talks, title: Talks, when: 2025-04, accounts: [{source: paper, published: 2025}]}
"""


def folder(path: Path, **parts: str) -> Path:
    """A folder with these parts, named without `.yaml`."""
    path.mkdir(exist_ok=True)
    for name, text in parts.items():
        (path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return path


def load(path: Path) -> Stored:
    return load_store(path, "desk")


def refused(path: Path) -> tuple[Problem, ...]:
    with pytest.raises(TimelineError) as caught:
        load(path)
    return caught.value.problems


def placed(problems: tuple[Problem, ...]) -> list[tuple[str, int, int, str]]:
    return [(one.place[0], one.place[1], one.place[2], one.check) for one in problems if one.place is not None]


def test_parts_are_read_as_one_store_in_the_order_of_their_names(tmp_path: Path) -> None:
    desk = folder(tmp_path / "desk", store=HEAD, b_march=MARCH, a_april=APRIL)

    stored = load(desk)

    assert [part.name for part in stored.parts] == ["desk/a_april.yaml", "desk/b_march.yaml", "desk/store.yaml"]
    one = (
        HEAD
        + "events:"
        + APRIL.partition("events:")[2]
        + MARCH.partition("events:")[2].lstrip("\n").replace("  ", " ", 0)
    )
    alone = folder(tmp_path / "alone", store=one.replace("\n- {id", "\n  - {id"))
    assert stored.timeline == load_store(alone / "store.yaml").timeline
    assert stored.timeline.events[1].accounts[0].points[0].value == "1.10"


def test_a_value_knows_its_part_and_its_line(tmp_path: Path) -> None:
    stored = load(folder(tmp_path / "desk", store=HEAD, b_march=MARCH, a_april=APRIL))

    place = stored.locate(("events", 1, "accounts", 0, "when"))

    assert place is not None
    assert place[:3] == ("desk/b_march.yaml", 9, 15)
    source = stored.locate(("sources", "paper", "name"))
    assert source is not None
    assert source[:2] == ("desk/store.yaml", 8)


ODDS = [
    ("title: A story", "title: Another story", 2),
    ("timezone: Europe/Kyiv", "timezone: Europe/Riga", 3),
    ("about: {figure: 15 %}", "about: {figure: 20 %}", 4),
    ("synonyms: {gender: [[M, male]]}", "synonyms: {gender: [[M, man]]}", 5),
]


@pytest.mark.parametrize(("same", "other", "line"), ODDS, ids=[one[0].partition(":")[0] for one in ODDS])
def test_what_is_of_the_whole_store_stands_once_or_is_equal(tmp_path: Path, same: str, other: str, line: int) -> None:
    desk = folder(tmp_path / "desk", a=HEAD, b=f"timeline: 1\n{same}\n")
    assert load(desk).timeline.title == "A story"

    folder(desk, b=f"timeline: 1\n{other}\n")

    [problem] = refused(desk)
    assert placed((problem,)) == [("desk/b.yaml", 2, 1, "parts-differ")]
    assert problem.message == f"`{same.partition(':')[0]}` is told otherwise in desk/a.yaml:{line}:1"


def test_what_is_of_the_whole_store_may_stand_in_any_part(tmp_path: Path) -> None:
    desk = folder(tmp_path / "desk", a="timeline: 1\ntitle: T\n", b="timeline: 1\ncalendar: julian\n")
    folder(desk, c="timeline: 1\ncheck: [zone]\nx-own: 1\n", d="timeline: 1\nevents: [{id: e, title: E, when: 1700}]\n")

    made = load(desk).timeline

    assert (made.title, made.calendar, made.check, made.extra) == ("T", "julian", ("zone",), {"x-own": 1})
    assert made.events[0].when is not None
    alone = "timeline: 1\ncalendar: julian\nevents: [{id: e, title: E, when: 1700}]\n"
    assert made.events == load_store(folder(tmp_path / "alone", d=alone) / "d.yaml").timeline.events


def test_a_source_stands_once_or_is_equal(tmp_path: Path) -> None:
    desk = folder(tmp_path / "desk", a=HEAD, b="timeline: 1\nsources:\n  paper: {speaks_for: ministry, name: Paper}\n")
    assert list(load(desk).timeline.sources) == ["ministry", "paper"]

    folder(desk, b="timeline: 1\nsources:\n  paper: {name: Papers}\n")

    [problem] = refused(desk)
    assert placed((problem,)) == [("desk/b.yaml", 3, 3, "parts-differ")]
    assert problem.message == "`paper` is told otherwise in desk/a.yaml:8:3"


def test_an_id_of_two_parts_is_refused_with_both_places(tmp_path: Path) -> None:
    desk = folder(tmp_path / "desk", a=HEAD, b=MARCH, c=MARCH)

    [problem] = refused(desk)

    assert placed((problem,)) == [("desk/c.yaml", 4, 9, "duplicate-id")]
    assert problem.mend == "it stands in desk/b.yaml:4:9; rename one"


def test_every_problem_names_its_part_and_its_line(tmp_path: Path) -> None:
    wrong = MARCH.replace("title", "titel").replace("source: ministry", "source: minstry")
    desk = folder(tmp_path / "desk", a=APRIL.replace("2025-04", "2025-14"), b=wrong, store=HEAD)

    assert placed(refused(desk)) == [
        ("desk/a.yaml", 4, 40, "when"),
        ("desk/b.yaml", 4, 5, "missing"),
        ("desk/b.yaml", 5, 5, "unknown-key"),
        ("desk/b.yaml", 8, 17, "unknown-source"),
    ]


def test_a_part_that_is_no_yaml_is_named_alone(tmp_path: Path) -> None:
    """Who is known by it is not known, so nothing is said of those that name him."""
    desk = folder(tmp_path / "desk", a=APRIL, store=HEAD.replace("{name: Paper", "{name: [Paper"))

    problems = refused(desk)

    assert {problem.place.file for problem in problems if problem.place} == {"desk/store.yaml"}


def test_conflict_markers_in_one_part_are_named_there(tmp_path: Path) -> None:
    text = MARCH + "<<<<<<< HEAD\n    note: a\n=======\n    note: b\n>>>>>>> theirs\n"

    assert placed(refused(folder(tmp_path / "desk", a=text, store=HEAD))) == [("desk/a.yaml", 11, 1, "git-conflict")]


def test_a_part_that_is_cut_in_the_middle_is_named(tmp_path: Path) -> None:
    cut = MARCH[: MARCH.index("2025-03-18T11") + 4]

    problems = refused(folder(tmp_path / "desk", a=cut + ": {", store=HEAD))

    assert {problem.place.file for problem in problems if problem.place} == {"desk/a.yaml"}


def _other_yaml(desk: Path) -> None:
    (desk / "config.yaml").write_text("services: {a: b}\n", encoding="utf-8")


def _nested(desk: Path) -> None:
    folder(desk / "older", c=MARCH)
    folder(desk / "folder.yaml", c=MARCH)


def _hidden(desk: Path) -> None:
    (desk / ".c.yaml").write_text(MARCH, encoding="utf-8")
    (desk / ".#c.yaml").symlink_to("somebody@somewhere")


def _other_ending(desk: Path) -> None:
    (desk / "c.yml").write_text(MARCH, encoding="utf-8")
    (desk / "c.yaml~").write_text(MARCH, encoding="utf-8")


def _pipe(desk: Path) -> None:
    os.mkfifo(desk / "pipe.yaml")


@pytest.mark.parametrize("make", [_other_yaml, _nested, _hidden, _other_ending, _pipe])
def test_what_is_no_part_is_left_alone(tmp_path: Path, make: Callable[[Path], None]) -> None:
    desk = folder(tmp_path / "desk", a=MARCH, store=HEAD)

    make(desk)

    assert [part.name for part in load(desk).parts] == ["desk/a.yaml", "desk/store.yaml"]


def test_a_link_to_a_file_elsewhere_is_a_part(tmp_path: Path) -> None:
    desk = folder(tmp_path / "desk", store=HEAD)
    other = folder(tmp_path / "other", march=MARCH)
    (desk / "march.yaml").symlink_to(other / "march.yaml")

    assert [event.id for event in load(desk).timeline.events] == ["strike"]


def _empty(desk: Path) -> None:
    (desk / "b.yaml").write_text(" \n", encoding="utf-8")


def _without_version(desk: Path) -> None:
    (desk / "b.yaml").write_text("title: T\nevents: []\n", encoding="utf-8")


def _dangling(desk: Path) -> None:
    (desk / "b.yaml").symlink_to("nowhere.yaml")


def _twin(desk: Path) -> None:
    (desk / "b.yaml").symlink_to("a.yaml")


def _linked(desk: Path) -> None:
    os.link(desk / "a.yaml", desk / "b.yaml")


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (_empty, "desk/b.yaml is empty"),
        (_without_version, "desk/b.yaml has entries and no key `timeline: 1`"),
        (_dangling, "desk/b.yaml cannot be read"),
        (_twin, "desk/b.yaml is the same file as desk/a.yaml"),
        (_linked, "desk/b.yaml is the same file as desk/a.yaml"),
    ],
)
def test_what_may_be_a_part_and_cannot_be_one_is_refused(
    tmp_path: Path, make: Callable[[Path], None], words: str
) -> None:
    """Read without it, the store would tell less than it holds, and nobody would see."""
    desk = folder(tmp_path / "desk", a=MARCH, store=HEAD)

    make(desk)

    [problem] = refused(desk)
    assert words in problem.message
    assert problem.mend


@pytest.mark.parametrize("name", ["aa", "b", "zz"])
@pytest.mark.parametrize("number", ["2", "0", "1.0", "'1'"])
def test_a_part_in_another_format_is_refused_with_its_place(tmp_path: Path, name: str, number: str) -> None:
    desk = folder(tmp_path / "desk", ab="timeline: 1\n", store=HEAD)
    folder(desk, **{name: f"timeline: {number}\nevents: [{{id: z, title: Z}}]\n"})

    assert placed(refused(desk)) == [(f"desk/{name}.yaml", 1, 11, "format")]


WIDE = ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]


@pytest.mark.parametrize("encoding", WIDE)
@pytest.mark.parametrize("text", [MARCH, "# Це\n" + MARCH, "title: T\nevents: []\n", MARCH.replace("\n", "\r\n")])
def test_a_part_in_another_encoding_is_refused(tmp_path: Path, encoding: str, text: str) -> None:
    desk = folder(tmp_path / "desk", a=APRIL, store=HEAD)
    (desk / "b.yaml").write_bytes(text.encode(encoding))

    [problem] = refused(desk)

    assert problem.message == f"desk/b.yaml is {encoding[:6].upper()}, and a store is UTF-8"
    assert "UTF-8" in (problem.mend or "")


@pytest.mark.parametrize("encoding", WIDE)
def test_other_yaml_in_another_encoding_is_left_alone(tmp_path: Path, encoding: str) -> None:
    desk = folder(tmp_path / "desk", store=HEAD)
    (desk / "b.yaml").write_bytes("services: {a: b}\n".encode(encoding))

    assert [part.name for part in load(desk).parts] == ["desk/store.yaml"]


EVENT = "events: [{id: z, title: Z}]\n"


@pytest.mark.parametrize(
    "text",
    [
        f"? timeline\n: 1\n{EVENT}",
        f"? timeline # the format\n\n: 1\n{EVENT}",
        f'title: A story\n? "timeline"\n: 1\n? events\n: {EVENT.partition(":")[2]}',
        f"# indented\n  timeline: 1\n  {EVENT}",
        f"--- # a document\n{{timeline: 1, {EVENT.strip()}}}\n",
        f'{{\n  "title": "A story",\n  "timeline": 1,\n  {EVENT}}}\n',
        f"{EVENT}? timeline\n:\n  1\n",
        f"!!str timeline: 1\n{EVENT}",
        f"timeline: !!int 1\n{EVENT}",
        f'"time\\u006cine": 1\n{EVENT}',
    ],
)
def test_a_part_is_known_however_its_key_is_written(tmp_path: Path, text: str) -> None:
    """It is taken or refused, as a file of its own is."""
    desk = folder(tmp_path / "desk", a=APRIL, b=text, store=HEAD)
    try:
        alone = load_store(desk / "b.yaml").timeline.events
    except TimelineError:
        assert "desk/b.yaml" in str([(one.message, one.place) for one in refused(desk)])
    else:
        assert load(desk).parts[1].timeline.events == alone
        assert [event.id for event in alone] == ["z"]


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff",
        "\0" * 99,
        f"# \0\n{EVENT}",
        "timeline: one\nnote: n\n",
        f"# indented\n  {EVENT}",
        f"{{{EVENT.strip()}}}",
        "? sources\n: {paper: {}}\n",
        "title: [\n? timeline\n: 1\n",
        '{"title": "T",\n  "timeline": 1, ]',
    ],
)
def test_what_looks_like_a_part_and_is_none_is_refused(tmp_path: Path, text: str) -> None:
    desk = folder(tmp_path / "desk", a=APRIL, b=text, store=HEAD)

    [problem] = [one for one in refused(desk) if "desk/b.yaml" in (one.message + str(one.place))]

    assert problem.mend


@pytest.mark.parametrize("text", ["{{ sources }}: [\n", "a: 'the timeline of events'\n", "- timeline\n", "a: [\n"])
def test_other_yaml_that_names_such_words_is_left_alone(tmp_path: Path, text: str) -> None:
    desk = folder(tmp_path / "desk", b=text, store=HEAD)

    assert [part.name for part in load(desk).parts] == ["desk/store.yaml"]


@pytest.mark.parametrize("name", [b"a\x1b[31m.yaml", b"a\n.yaml", b"a\xff.yaml"], ids=repr)
def test_a_name_that_cannot_be_shown_is_refused(tmp_path: Path, name: bytes) -> None:
    """It would stand in messages, in the head of a difference, in a seal."""
    desk = folder(tmp_path / "desk", store=HEAD)
    Path(os.fsdecode(os.fsencode(desk) + b"/" + name)).write_text(MARCH, encoding="utf-8")

    [problem] = refused(desk)

    assert "cannot be shown" in problem.message
    assert problem.message.isprintable()


def test_a_folder_without_parts_says_so(tmp_path: Path) -> None:
    desk = folder(tmp_path / "desk")
    folder(desk / "within", a=MARCH)

    [problem] = refused(desk)

    assert "without a store" in problem.message
    assert "timeline split" in (problem.mend or "")


def test_a_thousand_parts_are_read(tmp_path: Path) -> None:
    parts = {
        f"p{number:04}": f"timeline: 1\nevents:\n- {{id: e{number}, title: T, accounts: [{{source: paper}}]}}\n"
        for number in range(1000)
    }
    desk = folder(tmp_path / "desk", store=HEAD, **parts)

    stored = load(desk)

    assert [event.id for event in stored.timeline.events] == [f"e{number}" for number in range(1000)]
    place = stored.locate(("events", 700, "title"))
    assert place is not None
    assert place[:2] == ("desk/p0700.yaml", 3)


def test_a_large_folder_says_what_the_file_says_and_what_is_wrong_in_it(tmp_path: Path) -> None:
    """Its events are read a few at a time, as those of a large file are."""
    text = generate(2500, 7)
    assert len(text) > 1 << 20
    desk = folder(tmp_path / "desk", **split_store(read_store(None, text.encode(), "one.yaml"), "month").parts)
    flow = desk / "zz.yaml"
    flow.write_text('timeline: 1\nevents: [{id: last, title: "é", points: {n: 1.10}}]\n', encoding="utf-8")

    made, alone = load(desk).timeline, read_store(None, text.encode(), "one.yaml").timeline

    assert {event.id: event for event in made.events[:-1]} == {event.id: event for event in alone.events}
    assert (made.sources, made.events[-1].points[0].value) == (alone.sources, "1.10")
    first = min(desk.iterdir())
    first.write_text(first.read_text(encoding="utf-8").replace("when: 20", "when: 20x", 1), encoding="utf-8")
    assert [one[0] for one in placed(refused(desk))] == [f"desk/{first.name}"]


def test_the_hash_of_a_folder_is_that_of_what_sha256sum_says(tmp_path: Path) -> None:
    from hashlib import sha256

    desk = folder(tmp_path / "desk", b=MARCH, store=HEAD)
    lines = [
        f"{sha256(text.encode()).hexdigest()}  {name}\n" for name, text in (("b.yaml", MARCH), ("store.yaml", HEAD))
    ]

    assert load(desk).sha256 == sha256("".join(lines).encode()).hexdigest()
