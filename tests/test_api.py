"""`import timeline`: what it gives, what it costs, and that its page tells the truth."""

import doctest
import inspect
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import timeline
from tests.cli.running import timeline as command
from tests.tables import ROOT, table
from timeline import api
from timeline.render.diff_json import diff_json

PAGE = ROOT / "docs" / "api.md"
STORY = ROOT / "data" / "events.yaml"

SMALL = """\
timeline: 1
timezone: Europe/Kyiv
sources: {ministry: {name: Ministry}, paper: {name: Paper}}
events:
  - id: strike
    title: Drones over the harbour
    accounts:
      - {source: ministry, published: 2025-03-19, points: {drones: 10}}
      - {source: paper, published: 2025-03-20, points: {drones: 12}}
"""


@pytest.fixture
def small(tmp_path: Path) -> timeline.Timeline:
    path = tmp_path / "store.yaml"
    path.write_text(SMALL, encoding="utf-8")
    return timeline.load(path)


def in_a_process(program: str) -> str:
    command = [sys.executable, "-I", "-c", program]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


def test_every_example_of_the_page_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    text = PAGE.read_text(encoding="utf-8")
    examples = "\n".join(re.findall(r"^```pycon\n(.*?)^```$", text, re.MULTILINE | re.DOTALL))
    told: list[str] = []

    held = doctest.DocTestParser().get_doctest(examples, {}, "api.md", "docs/api.md", 0)
    result = doctest.DocTestRunner().run(held, out=told.append)

    assert result.attempted > 20
    assert not result.failed, "".join(told)


def test_page_has_every_name_and_no_other() -> None:
    assert sorted(name for name, _ in table("api.md", "Every name")) == sorted(api.__all__)


def test_every_name_is_there_and_documented() -> None:
    for name in api.__all__:
        value = getattr(timeline, name)
        assert value is getattr(api, name)
        assert inspect.getdoc(value), name
    assert set(api.__all__) <= set(dir(timeline))


def test_the_package_says_that_it_is_typed() -> None:
    assert (Path(timeline.__file__).parent / "py.typed").is_file()


def test_what_is_not_promised_is_not_there() -> None:
    for name in ("nonsense", "SideText", "load_store", "Path"):
        assert not hasattr(timeline, name)


def test_importing_loads_nothing_else() -> None:
    program = "import sys; before = set(sys.modules); import timeline; print(sorted(set(sys.modules) - before))"

    assert in_a_process(program) == "['timeline']\n"


def test_the_command_does_not_load_what_programs_call() -> None:
    program = (
        "import sys; from timeline.cli.main import main; from timeline.cli.session import Session;"
        "status = main(['show', '--limit', '1'], Session.of_process());"
        "print(status.value, 'timeline.api' in sys.modules, 'timeline.store' in sys.modules)"
    )

    assert in_a_process(program).splitlines()[-1] == "0 False True"


def test_a_diff_is_that_of_the_command() -> None:
    story = timeline.load(STORY)
    sides = [timeline.side(story, source) for source in ("peskov", "trump")]

    shown = command("diff", "peskov", "trump", "--background", "--json", directory=ROOT)

    assert json.loads(diff_json(timeline.diff(*sides))) == json.loads(shown.out)


def test_a_timeline_is_the_side_of_all_its_sources(small: timeline.Timeline) -> None:
    report = timeline.diff(small, small)

    assert [side.sources for side in report.sides] == [None, None]
    assert report.events[0].accounts == (small.events[0].accounts, small.events[0].accounts)


def test_until_leaves_out_what_came_later(small: timeline.Timeline) -> None:
    before, after = (timeline.side(small, "paper", until=day) for day in ("2025-03-19", "2025-03-20"))

    report = timeline.diff(before, after)

    assert report.later == (1, 0)
    assert [side.label for side in report.sides] == ["paper@2025-03-19", "paper@2025-03-20"]


def test_an_unknown_source_is_refused(small: timeline.Timeline) -> None:
    with pytest.raises(timeline.TimelineError) as refused:
        timeline.side(small, "papr")

    assert refused.value.problems[0].mend == "did you mean `paper`?"


def test_a_time_that_cannot_be_read_is_refused(small: timeline.Timeline) -> None:
    with pytest.raises(timeline.TimelineError, match=r"until '18\.3\.'"):
        timeline.side(small, "paper", until="18.3.")


PROGRAM = """\
import timeline

story = timeline.load("data/events.yaml")
reveal_type(story)
report = timeline.diff(timeline.side(story, "kremlin"), story)
reveal_type(report.events[0].rows[0].verdict)
reveal_type(timeline.match(story, story).pairs[0].score)
timeline.load(3)
timeline.side(story, until=3)
timeline.diff(story)
timeline.nonsense
timeline.SideText
"""

TYPES = """\
program.py:4: note: Revealed type is "timeline.model.Timeline"
program.py:6: note: Revealed type is "timeline.verdict.Verdict"
program.py:7: note: Revealed type is "float"
program.py:8: error: [arg-type]
program.py:9: error: [arg-type]
program.py:10: error: [call-arg]
program.py:11: error: [attr-defined]
program.py:12: error: [attr-defined]
"""


def test_programs_of_users_are_typed(tmp_path: Path) -> None:
    pytest.importorskip("mypy", reason="mypy is among the tools for development, not among those for tests")
    (tmp_path / "program.py").write_text(PROGRAM, encoding="utf-8")
    arguments = ["--strict", "--config-file=", "--no-error-summary", "--no-pretty", "--hide-error-context"]

    done = subprocess.run(
        [sys.executable, "-m", "mypy", *arguments, "program.py"],
        cwd=tmp_path,
        check=False,
        capture_output=True,
        text=True,
    )

    assert re.sub(r"error: .* (?=\[[\w-]+\]$)", "error: ", done.stdout, flags=re.MULTILINE) == TYPES


def test_drafts_are_read_where_they_are_asked_for(tmp_path: Path) -> None:
    store = tmp_path / "a.yaml"
    store.write_text("timeline: 1\nevents: [{id: a, title: A}, {id: b, title: B, draft: true}]\n", encoding="utf-8")

    assert [event.id for event in timeline.load(store).events] == ["a"]
    assert [event.id for event in timeline.load(store, drafts=True).events] == ["a", "b"]
