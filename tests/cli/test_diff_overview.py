"""`timeline diff` without a side: who stands against whom."""

import json
from pathlib import Path

import pytest

from tests.cli.running import Result, timeline
from tests.cli.test_diff import HOUSES, STORY

SHIPPED = Path(__file__).parents[2] / "data" / "events.yaml"


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


@pytest.mark.parametrize("limit", [(), ("--limit", "3"), ("--limit", "0")])
def test_so_many_rows_are_drawn(limit: tuple[str, ...]) -> None:
    text = timeline("diff", "--file", str(SHIPPED), "--width", "100", *limit).out
    rows = {line[:24] for line in text.splitlines() if line.startswith(tuple("■▲◆□◇◦"))}

    assert len(rows) == {(): 12, ("--limit", "3"): 3, ("--limit", "0"): 69}[limit]
    assert ("--limit 0: all 69" in text) is (limit != ("--limit", "0"))


def test_fewer_rows_are_drawn_where_columns_do_not_fit() -> None:
    text = timeline("diff", "--file", str(SHIPPED), "--width", "40").out

    assert sum("\\" in line for line in text.splitlines()) == 6


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
