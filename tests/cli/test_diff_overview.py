"""`timeline diff` without a side: who stands against whom."""

import json
from pathlib import Path

import pytest

from tests.cli.running import Result, timeline
from tests.cli.test_diff import HOUSES, STORY


def on_houses(*arguments: str, store: str = HOUSES, **surroundings: object) -> Result:
    return timeline("--file", "-", "diff", *arguments, stdin=store.encode(), **surroundings)  # type: ignore[arg-type]


def test_houses_stand_against_each_other() -> None:
    lines = on_houses("--width", "100").out.splitlines()

    assert "5 sources in 3 houses   3 pairs of them tell the same events" in lines
    assert "≠ 2 pairs contradict   = 1 is not at odds" in lines
    assert "The House: its own texts, Leavitt, Rubio" in lines
    assert [line for line in lines if line.startswith(("■", "▲"))] == [
        "■ The House                \\  1  1",
        "■ The Other                1  \\  =",
        "▲ An official (not named)  1  =  \\",
    ]


def test_own_takes_each_source_by_itself() -> None:
    found = json.loads(on_houses("--own", "--json").out)

    assert [side["label"] for side in found["sides"]] == ["leavitt", "house", "other", "rubio", "official"]
    assert not any("includes" in side for side in found["sides"])


def test_json_has_every_house_and_who_is_heard_in_it() -> None:
    found = json.loads(on_houses("--json").out)

    assert found["sides"] == [
        {"label": "house", "includes": ["leavitt", "rubio"]},
        {"label": "other"},
        {"label": "official"},
    ]
    assert [pair["sides"] for pair in found["pairs"]] == [
        ["house", "other"],
        ["house", "official"],
        ["other", "official"],
    ]
    assert len(json.loads(on_houses("--json", "--limit", "2").out)["pairs"]) == 1


TWENTY = "\n".join([
    "timeline: 1",
    "sources: {" + ", ".join(f"s{number}: {{name: Source {number}, type: person}}" for number in range(20)) + "}",
    "events:",
    "  - id: it",
    "    title: It",
    "    accounts:",
    *[f"      - {{source: s{number}, points: {{seen: {number}}}}}" for number in range(20)],
])  # fmt: skip


def rows(*arguments: str) -> int:
    """How many sources of twenty have a row."""
    shown = on_houses(*arguments, store=TWENTY).out.splitlines()
    return len({line[:11] for line in shown if line.startswith("▲ Source")})


@pytest.mark.parametrize(("limit", "drawn"), [((), 12), (("--limit", "3"), 3), (("--limit", "0"), 20)])
def test_so_many_rows_are_drawn(limit: tuple[str, ...], drawn: int) -> None:
    assert rows("--width", "100", *limit) == drawn
    assert ("--limit 0: all 20" in on_houses("--width", "100", *limit, store=TWENTY).out) is (drawn < 20)


def test_fewer_rows_are_drawn_where_columns_do_not_fit() -> None:
    assert 2 < rows("--width", "40") < 12
    assert rows("--width", "40", "--limit", "12") == 12
    assert rows("--width", "40", "--limit", "0") == 20


def test_only_says_what_has_these_verdicts() -> None:
    assert "≠" not in on_houses("--only", "same").out
    assert "≠ 2 pairs contradict" in on_houses("--only", "differs").out


def test_two_stores_are_no_overview(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.yaml").write_text(STORY, encoding="utf-8")

    assert "told by both" in timeline("diff", "a.yaml", "b.yaml", directory=tmp_path).out
    assert "by two or more of 3" in timeline("diff", "a.yaml", "b.yaml", "c.yaml", directory=tmp_path).out


@pytest.mark.parametrize(
    ("events", "said"),
    [
        ("[]", "no source   nothing to compare"),
        ("[{id: e, title: E, accounts: [{source: a, says: So.}]}]", "1 source   nothing to compare"),
        (
            "[{id: e, title: E, accounts: [{source: a}]}, {id: f, title: F, accounts: [{source: b}]}]",
            "no two of them tell the same event",
        ),
    ],
)
def test_where_no_two_tell_the_same_event_it_says_so(events: str, said: str) -> None:
    result = timeline(
        "--file", "-", "diff", stdin=f"timeline: 1\nsources: {{a: {{}}, b: {{}}}}\nevents: {events}\n".encode()
    )

    assert result.status == 0
    assert said in result.out


def test_ids_stand_behind_names() -> None:
    assert "■ The House  house" in on_houses("--ids", "--width", "100").out


def test_ascii_is_ascii() -> None:
    text = on_houses("--ascii").out

    assert text.isascii()
    assert "n points that contradict" in text
