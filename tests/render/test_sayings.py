"""The own words of both sides in every drawing and document: cut on the screen alone, with a sign."""

import json
from typing import Any

import pytest

from tests.render.diffs import report, texts, told, without_key
from timeline.compare.overview import every_pair
from timeline.model import Account, Timeline
from timeline.render.detail import detail
from timeline.render.diff import diff_lines, pair_lines, stat_lines
from timeline.render.diff_json import diff_json
from timeline.render.diff_markdown import diff_markdown
from timeline.render.view import View

LONG = " ".join(f"word{number}" for number in range(60))
OFFERED, NOT_MENTIONED = "He offered me money", "Money was not mentioned"
TWO = told(Account(source="office", quote=OFFERED), Account(source="mayor", quote=NOT_MENTIONED))
TRANSLATED = told(
    *[
        Account(source=source, quote="Гроші", lang="uk", translation=translation, translated_by="machine")
        for source, translation in (("office", "Money"), ("mayor", "The funds"))
    ]
)


def rows(timeline: Timeline, *sides: str, **view: Any) -> list[str]:
    """What stands below the title of the only event, without the space between."""
    lines = without_key(diff_lines(report(timeline, *(sides or ("office", "mayor"))), View(**{"width": 100, **view})))
    begin = next(number for number, line in enumerate(lines) if "  It" in line)
    return [" ".join(line.split()) for line in lines[begin + 1 :]]


def test_two_quotes_stand_side_by_side() -> None:
    assert rows(TWO) == ["words “He offered me money” ¦ “Money was not mentioned”", "│ no common point"]
    assert rows(TWO, ascii=True) == ["words ''He offered me money'' / ''Money was not mentioned''", ": no common point"]


def test_a_paraphrase_stands_in_no_quotation_marks_and_who_says_nothing_says_so() -> None:
    timeline = told(Account(source="office", says="The talks went well."), Account(source="mayor"))

    assert rows(timeline) == ["words The talks went well. ¦ nothing in words", "│ no common point"]


def test_speakers_are_named_where_a_side_has_several() -> None:
    timeline = told(*[Account(source=source, says=f"{source} says so") for source in ("office", "mayor", "paper")])

    assert rows(timeline, "office", "mayor,paper") == [
        "words office says so ¦ mayor says so",
        "│ ▲ Mayor",
        "│ paper says so",
        "│ □ Paper",
        "│ no common point",
    ]


def test_words_are_cut_at_four_lines_a_side_with_a_sign() -> None:
    timeline = told(Account(source="office", says=OFFERED), Account(source="mayor", says=LONG))

    cut = rows(timeline)
    assert [line.endswith("…") for line in cut] == [False, False, False, True, False]
    assert "word59" not in " ".join(cut)
    assert "word59" in " ".join(rows(timeline, words="all"))


def test_what_is_beyond_the_lines_of_a_side_is_counted() -> None:
    timeline = told(
        Account(source="office", says=OFFERED), Account(source="mayor", says=LONG), Account(source="paper", says="So.")
    )

    assert "│ +1 more in words" in rows(timeline, "office", "mayor,paper")


def test_a_quote_and_its_translation_share_the_lines() -> None:
    mayor = Account(source="mayor", quote=LONG, translation=LONG, translated_by="machine")
    drawn = rows(told(Account(source="office", says=OFFERED), mayor))

    assert [line.endswith("…") for line in drawn[:4]] == [False, True, False, True]
    assert drawn[4:] == ["│ translated by machine", "│ no common point"]


def test_words_stand_at_every_event_where_they_are_asked_for() -> None:
    timeline = told(Account(source="office", says=OFFERED, place="Kyiv"), Account(source="mayor", says=OFFERED))

    assert [line for line in rows(timeline) if "words" in line] == []
    assert rows(timeline, words="first")[0] == "words He offered me money │ He offered me money"


def test_one_quote_in_two_translations() -> None:
    assert rows(TRANSLATED) == [
        "words “Гроші” (uk) ≟ “Гроші” (uk)",
        "{Money} │ {The funds}",
        "translated by machine │ translated by machine",
        "│ translated otherwise",
    ]


@pytest.mark.parametrize("is_ascii", [False, True])
def test_translated_words_never_stand_in_the_marks_of_the_original(is_ascii: bool) -> None:
    view = View(width=120, ascii=is_ascii, words="all")
    reports = [report(TRANSLATED, *sides) for sides in (("office", "mayor"), ("office", "mayor", "paper"))]
    drawings = ["\n".join(texts(diff_lines(one, view))) for one in reports]
    drawings.append("\n".join(texts(detail(TRANSLATED, TRANSLATED.events, view))))
    drawings.extend(diff_markdown(one) for one in reports)

    for drawing in drawings:
        assert drawing.count("{The funds}") == 1
        assert drawing.count("The funds") == 1
        assert "translated by machine" in drawing


def test_a_grid_has_them_below_its_rows() -> None:
    drawn = texts(diff_lines(report(TWO, "office", "mayor", "paper"), View(width=100)))

    begin = drawn.index("¦ words  no common point")
    assert drawn[begin + 1 : begin + 5] == [
        "    ■ Office",
        "      “He offered me money”",
        "    ▲ Mayor",
        "      “Money was not mentioned”",
    ]


def test_counts() -> None:
    pair = report(TWO, "office", "mayor")

    assert "1 event told by both   ¦ 1 without a common point" in texts(diff_lines(pair, View(width=100)))
    assert any("It  ¦ no common point" in line for line in texts(stat_lines(pair, View(width=100))))
    assert any("unjudged" in line for line in texts(pair_lines(every_pair(TWO), TWO, View(width=100))))


def test_documents_have_them_whole() -> None:
    timeline = told(Account(source="office", quote=OFFERED), Account(source="mayor", says=LONG))
    pair = report(timeline, "office", "mayor")

    assert f"| words | “{OFFERED}” | ¦ | {LONG} *no common point* |" in diff_markdown(pair)
    document = json.loads(diff_json(pair))
    assert document["totals"]["events"]["unjudged"] == 1
    assert document["events"][0]["words"] == {
        "verdict": "not comparable",
        "reason": "no common point",
        "said": [[{"quote": OFFERED, "sources": ["office"]}], [{"says": LONG, "sources": ["mayor"]}]],
    }


def test_documents_have_those_of_every_event_where_they_are_asked_for() -> None:
    pair = report(told(Account(source="office", says=OFFERED)), "office", "mayor")

    assert "words" not in json.loads(diff_json(pair))["events"][0]
    assert json.loads(diff_json(pair, words=True))["events"][0]["words"] == {
        "said": [[{"says": OFFERED, "sources": ["office"]}], []]
    }
    assert "words" not in diff_markdown(pair)
    assert f"| words | {OFFERED} |" in diff_markdown(pair, words=True)
