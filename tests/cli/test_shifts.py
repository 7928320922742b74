"""Systematic disagreement and clocks that are off, in every drawing and document."""

import json

import pytest

from tests.cli.running import timeline

STORE = """\
timeline: 1
title: The yard
timezone: Europe/London
sources:
  cctv: {name: CCTV}
  phone: {name: Phone}
events:
  - id: shot
    title: A shot
    accounts:
      - {source: cctv, when: 2025-03-18T16:23, published: 2025-03-19}
      - {source: phone, when: 2025-03-18T16:30, points: {seen: 2025-03-18T16:32}}
  - id: car
    title: A car leaves
    accounts:
      - {source: cctv, when: 2025-03-18T16:40/2025-03-18T16:50}
      - {source: phone, when: 2025-03-18T16:46/2025-03-18T16:57}
  - id: dog
    title: A dog barks
    accounts:
      - {source: cctv, when: 2025-03-18T18:40}
      - {source: phone, when: 2025-03-18T18:48}
"""
CLOCK = STORE.replace("{name: Phone}", "{name: Phone, clock: {ahead: 7 min, because: The mast says so.}}")
SAID = "Phone's times are ~ 7 min later than CCTV's: 3 of 3 (± 1 min)"


def run(*arguments: str, store: str = STORE) -> str:
    result = timeline("--file", "-", *arguments, stdin=store.encode())
    assert result.status in (0, 1), result.err
    return result.out


@pytest.mark.parametrize(
    "arguments",
    [
        ("diff", "cctv", "phone"),
        ("diff", "--all"),
        ("diff", "cctv", "phone", "--stat"),
        ("diff", "cctv", "phone", "--format", "markdown"),
        ("diff",),
        ("diff", "--format", "markdown"),
        ("sources",),
    ],
)
def test_every_form_says_it_once(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).replace("\\", "").count(SAID) == 1
    assert "later than" not in run(*arguments, store=CLOCK)


def test_ascii_says_it_in_ascii() -> None:
    text = run("diff", "cctv", "phone", "--ascii")

    assert text.isascii()
    assert "Phone's times are ~ 7 min later than CCTV's: 3 of 3 (+- 1 min)" in text


def test_documents_say_it() -> None:
    shift = {
        "of": "times",
        "later": "second",
        "by": {"seconds": 420, "text": "~ 7 min"},
        "within": {"seconds": 60},
        "pairs": 3,
        "agree": 3,
    }

    assert json.loads(run("diff", "cctv", "phone", "--json"))["shifts"] == [{"sides": [0, 1], **shift}]
    assert json.loads(run("diff", "--json"))["pairs"][0]["shifts"] == [shift]
    assert json.loads(run("sources", "--json"))["shifts"] == [{"sources": ["cctv", "phone"], **shift}]
    aligned = json.loads(run("diff", "cctv", "phone", "--align", "--json"))
    assert aligned["shifts"] == [{"sides": [0, 1], **shift, "aligned": True}]
    assert aligned["events"][0]["rows"][0]["values"][1] == {
        "text": "2025-03-18T16:30",
        "source": "phone",
        "clock": {"phone": {"ahead": "7 min"}},
    }


def test_align_says_so_and_shows_what_was_stated() -> None:
    text = run("diff", "cctv", "phone", "--align")

    assert f"{SAID}; aligned:" in text
    assert "16:23 GMT  =  16:23 GMT  stated 16:30" in text
    assert f"{SAID}; aligned" in run("diff", "--align")


@pytest.mark.parametrize(
    ("arguments", "beside"),
    [
        (("show",), ""),
        (("show", "shot"), "Phone stated 16:30"),
        (("diff", "cctv", "phone"), "stated 16:30"),
        (("diff", "cctv", "phone", "--format", "markdown"), "stated 16:30"),
    ],
)
def test_a_clock_is_said_in_every_drawing(arguments: tuple[str, ...], beside: str) -> None:
    text = run(*arguments, store=CLOCK).replace("\\", "")

    assert "Phone's clock 7 min ahead: corrected here" in text
    assert "16:23" in text
    assert beside in text


def test_a_source_is_listed_with_its_clock() -> None:
    assert "clock 7 min ahead" in run("sources", store=CLOCK)


def test_json_keeps_what_was_stated_and_tells_the_correction() -> None:
    event = json.loads(run("show", "shot", "--json", store=CLOCK))["events"][0]

    assert event["accounts"][1]["when"] == {
        "text": "2025-03-18T16:30",
        "earliest": "2025-03-18T16:23:00Z",
        "latest": "2025-03-18T16:24:00Z",
        "clock": {"ahead": "7 min"},
    }
    assert "clock" not in event["accounts"][0]["when"]
