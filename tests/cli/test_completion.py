"""Completion in real shells: names of the store, whatever they are made of, and none of them executed."""

from pathlib import Path

import pytest

from tests.cli.running import timeline
from tests.cli.shells import SHELLS, is_here, started

HERE = [
    pytest.param(name, marks=pytest.mark.skipif(not is_here(name), reason=f"{name} is not installed"))
    for name in SHELLS
]

STORE = r"""
timeline: 1
sources:
  white-house: {name: White House}
  тасс: {name: ТАСС}
events:
  - id: trump-putin-call
    title: "A call: $(touch pwned) `touch pwned`"
    when: 2025-03-18
    place: O'Hare "Field"
    tags: [peace talks, "$(touch pwned)", "`touch pwned`", "night:alarm", "it's", 'say "no"', 'back\slash', "*", "a!b",
      "#1", "~home", "ніч і день", "a;touch pwned;b", "{x,y}", "z$HOME"]
    actors: [Donald Trump, "Vladimir $(touch pwned) Putin"]
    accounts:
      - {source: white-house, published: 2025-03-18, points: {"pause $(touch pwned) covers": energy, "q=x": 1}}
      - {source: white-house, published: 2025-03-19}
      - {source: тасс}
  - id: event.two
    title: Two
"""


@pytest.mark.parametrize("name", HERE)
def test_names_are_completed_and_never_executed(name: str, tmp_path: Path) -> None:
    (tmp_path / "timeline.yaml").write_text(STORE, encoding="utf-8")
    with started(name, tmp_path) as shell:
        for typed, expected in TYPED.items():
            assert shell.words(f"args {typed}") == expected, typed
    assert not (tmp_path / "pwned").exists()


TYPED = {
    "sho\t": ["show"],
    "show --disp\t": ["show", "--disputed"],
    "show tr\t": ["show", "trump-putin-call"],
    "show ev\t": ["show", "event.two"],
    "show trump-putin-call/т\t": ["show", "trump-putin-call/тасс"],
    "--file timeline.yaml show tr\t": ["--file", "timeline.yaml", "show", "trump-putin-call"],
    "show --source wh\t": ["show", "--source", "white-house"],
    "show --source т\t": ["show", "--source", "тасс"],
    "show --tag pea\t": ["show", "--tag", "peace talks"],
    "show --tag=pea\t": ["show", "--tag=peace talks"],
    "show --tag peace\\ t\t": ["show", "--tag", "peace talks"],
    'show --tag "peace t\t': ["show", "--tag", "peace talks"],
    "show --tag 'peace t\t": ["show", "--tag", "peace talks"],
    "show --tag '$(\t": ["show", "--tag", "$(touch pwned)"],
    "show --tag '`\t": ["show", "--tag", "`touch pwned`"],
    "show --tag \\$\\(t\t": ["show", "--tag", "$(touch pwned)"],
    "show --tag night\t": ["show", "--tag", "night:alarm"],
    "show --tag night:a\t": ["show", "--tag", "night:alarm"],
    "show --tag it\t": ["show", "--tag", "it's"],
    "show --tag say\t": ["show", "--tag", 'say "no"'],
    "show --tag bac\t": ["show", "--tag", "back\\slash"],
    "show --tag 'bac\t": ["show", "--tag", "back\\slash"],
    "show --tag a\\;\t": ["show", "--tag", "a;touch pwned;b"],
    "show --tag ні\t": ["show", "--tag", "ніч і день"],
    "show --tag 'z\t": ["show", "--tag", "z$HOME"],
    "show --tag z\t": ["show", "--tag", "z$HOME"],
    "show --actor Vl\t": ["show", "--actor", "Vladimir $(touch pwned) Putin"],
    "show --place O\t": ["show", "--place", 'O\'Hare "Field"'],
    "diff white-house,\t": ["diff", "white-house,тасс"],
    "diff --only dif\t": ["diff", "--only", "differs"],
    "diff --only differs,wor\t": ["diff", "--only", "differs,worded"],
    "diff --point pau\t": ["diff", "--point", "pause $(touch pwned) covers"],
    "diff --point q\t": ["diff", "--point", "q=x"],
    "rule tr\t": ["rule", "trump-putin-call"],
    "rule trump-putin-call pau\t": ["rule", "trump-putin-call", "pause $(touch pwned) covers"],
    "rule trump-putin-call q=x --verdict wor\t": ["rule", "trump-putin-call", "q=x", "--verdict", "worded"],
    "check time\t": ["check", "timeline.yaml"],
    "show --color alw\t": ["show", "--color", "always"],
    "help mark\t": ["help", "marks"],
    "rename source wh\t": ["rename", "source", "white-house"],
}
"""What is typed behind `args`, and the words that the command gets."""


@pytest.mark.parametrize("name", SHELLS)
def test_the_script_is_written_and_no_file_is_touched(name: str, tmp_path: Path) -> None:
    result = timeline("completion", name, directory=tmp_path, environment={"HOME": str(tmp_path)})

    assert result.status == 0
    assert f"timeline completion {name} --answer" in result.out
    assert list(tmp_path.iterdir()) == []


def asked(*words: str, directory: Path, stdin: bytes = b"") -> list[str]:
    """The answers for fish, without what they mean."""
    result = timeline(
        "completion", "fish", "--answer", "--", words[-1], "timeline", *words[:-1], directory=directory, stdin=stdin
    )
    assert (result.status, result.err) == (0, "")
    return [line.partition("\t")[0].removeprefix("=") for line in result.out.splitlines()]


@pytest.mark.parametrize("store", ["", "timeline: 1\nevents: [", "\xff", "timeline: 1\n"])
def test_a_store_that_cannot_be_read_has_no_names(store: str, tmp_path: Path) -> None:
    (tmp_path / "timeline.yaml").write_bytes(store.encode("latin-1"))

    assert asked("show", "", directory=tmp_path) == []
    assert asked("sho", directory=tmp_path) == ["show"]


def test_where_there_is_no_store_there_are_no_names(tmp_path: Path) -> None:
    assert asked("show", "", directory=tmp_path) == []
    assert asked("--file", "nothing.yaml", "show", "", directory=tmp_path) == []


def test_standard_input_is_left_alone(tmp_path: Path) -> None:
    assert asked("--file", "-", "show", "", directory=tmp_path, stdin=STORE.encode()) == []


def test_a_name_that_is_no_line_is_left_out(tmp_path: Path) -> None:
    text = 'timeline: 1\nevents: [{id: a, title: A, tags: ["x\\ny", "x\\ez", x]}]\n'
    (tmp_path / "timeline.yaml").write_text(text, encoding="utf-8")

    assert asked("show", "--tag", "x", directory=tmp_path) == ["x"]


def test_the_most_frequent_stands_first(tmp_path: Path) -> None:
    events = ", ".join(f"{{id: {name}, title: T, tags: [{tag}]}}" for name, tag in (("a", "x"), ("b", "y"), ("c", "y")))
    text = f"timeline: 1\nevents: [{events}]\n"
    (tmp_path / "timeline.yaml").write_text(text, encoding="utf-8")

    assert asked("show", "--tag", "", directory=tmp_path) == ["y", "x"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["edit", "trump-putin-call/white-house@"], ["trump-putin-call/white-house@2025-03-18"]),
        (["edit", "event.two", "--tag", "+peace"], ["+peace talks"]),
        (["edit", "event.two", "--point", "q"], ["q=x="]),
        (["add", "--point", "q"], ["q=x="]),
        (["add", "T", "--to", "@"], ["@last"]),
        (["add", "T", "--stance", "den"], ["denies"]),
        (["rule", "trump-putin-call", "wh"], ["when"]),
        (["rule", "trump-putin-call", "q=x", ""], ["1"]),
        (["show", "--", "ev"], ["event.two"]),
        (["show", "--limit", ""], []),
        (["show", "--since", ""], []),
        (["match", ""], ["files"]),
        (["match", "a.yaml", "b.yaml", ""], []),
        (["-fother.yaml", "show", ""], []),
    ],
    ids=" ".join,
)
def test_what_can_stand_there(words: list[str], found: list[str], tmp_path: Path) -> None:
    (tmp_path / "timeline.yaml").write_text(STORE, encoding="utf-8")

    assert asked(*words, directory=tmp_path)[: len(found) or None] == found
