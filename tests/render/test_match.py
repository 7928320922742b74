"""The drawing of a matching, and the same as JSON."""

import json

import pytest

from tests.compare.matching.test_stories import RETOLD, A, B, event, replaced, store
from timeline.compare.matching import match
from timeline.render.columns import width_of
from timeline.render.ink import Role
from timeline.render.match import Named, match_lines
from timeline.render.match_json import match_json
from timeline.render.paint import paint
from timeline.render.view import View

MATCHING = match(A, B)


def drawn(view: View, *, explain: bool = False) -> str:
    return paint(match_lines(MATCHING, Named("a.yaml", A), Named("b.yaml", B), view, explain=explain), color=False)


def test_each_pair_stands_with_its_score_its_events_and_its_reasons() -> None:
    text = drawn(View(width=100))

    for pair in MATCHING.pairs:
        assert f"{min(pair.score, 0.99):.2f}  {pair.a}" in text
        assert "; ".join(pair.reasons) in text


def test_what_stayed_alone_is_listed_by_store() -> None:
    lines = drawn(View(width=100)).splitlines()

    assert lines[:3] == ["5 pairs", "A a.yaml  7 events", "B b.yaml  6 events"]
    assert lines[-6].startswith("only in A  2")
    assert lines[-2].startswith("only in B  1")
    assert lines[-1].startswith("  b5")


def test_explained_each_reason_has_a_line_and_each_event_its_time() -> None:
    lines = [line.strip() for line in drawn(View(width=100), explain=True).splitlines()]

    assert all(reason in lines for pair in MATCHING.pairs for reason in pair.reasons)
    assert any("Sun 4 May 2031  Two gates" in line for line in lines)


@pytest.mark.parametrize("width", [40, 60, 80, 200])
@pytest.mark.parametrize("explain", [False, True])
def test_no_line_is_wider_than_the_screen(width: int, explain: bool) -> None:
    wide = replaced(A, 1, id="a-very-long-id-that-somebody-made-of-a-whole-title", title="水" * 80)
    lines = match_lines(match(wide, B), Named("a" * 90, wide), Named("b", B), View(width=width), explain=explain)

    assert max(width_of(line) for line in lines) <= width


def test_a_runner_up_that_came_close_is_named() -> None:
    twice = store("b", (*RETOLD, ("2031-05-04", "Orlo dam gates opened by themselves, water in Brena")))
    lines = match_lines(match(A, twice), Named("a", A), Named("b", twice), View(width=100))

    assert any(piece.role is Role.WARNING and piece.text == "also close: B " for line in lines for piece in line)


def test_colliding_ids_are_told() -> None:
    other = replaced(B, 5, id="a0")
    text = paint(match_lines(match(A, other), Named("a", A), Named("b", other), View(width=100)), color=False)

    assert "the same id, but not at the same time: a0" in text


def test_ascii_drawings_hold_only_the_letters_of_the_stores() -> None:
    assert drawn(View(width=60, ascii=True)).isascii()


def test_the_json_is_the_contract() -> None:
    other = replaced(B, 5, id="a0")
    document = json.loads(match_json(match(A, other)))

    assert list(document) == ["schema", "pairs", "only_a", "only_b", "collisions"]
    assert document["schema"] == "timeline.match/1"
    assert document["pairs"][0]["a"] == "a1"
    assert all({"a", "b", "score", "reasons"} <= set(pair) for pair in document["pairs"])
    assert all(0 <= pair["score"] <= 1 for pair in document["pairs"])
    assert (document["only_a"], document["only_b"], document["collisions"]) == (["a0", "a4"], ["a0"], ["a0"])


def test_an_event_without_a_date_has_none_in_the_drawing() -> None:
    one, other = (
        store("a", ((None, "Gates of the Orlo dam open"),)),
        store("b", ((None, "Gates of the Orlo dam open"),)),
    )
    text = paint(
        match_lines(match(one, other, min_score=0.0), Named("a", one), Named("b", other), View(), explain=True),
        color=False,
    )

    assert "neither has a date" in text
    assert event("x", None, "t").when is None
