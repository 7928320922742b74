"""How sides are named, and which accounts count for them."""

import pytest

from tests.compare.stories import SOURCES, ZONES, account, event, timeline
from tests.tables import table
from timeline.compare.diff import diff
from timeline.compare.report import Report
from timeline.compare.sides import SideText, every_source, everyone_else, parse_side, side_of, was_out_by
from timeline.errors import TimelineError
from timeline.model import Source, Timeline
from timeline.when import parse_when

STORY = timeline(event(account("kremlin", {"a": "1"})))


@pytest.mark.parametrize(("text", "file", "sources", "until"), table("diff.md", "Sides"))
def test_texts_name_the_sides_of_the_page(text: str, file: str, sources: str, until: str) -> None:
    expected = SideText(text, file or None, tuple(sources.split()) or None, until or None)

    assert parse_side(text) == expected


def test_a_source_that_is_called_like_a_file_is_a_source() -> None:
    assert parse_side("notes.yaml", known=["notes.yaml"]).sources == ("notes.yaml",)


@pytest.mark.parametrize("text", ["", "kremlin,", ",kremlin", "kremlin@", "::kremlin", "other.yaml::", "@2025-03-18"])
def test_a_side_with_an_empty_part_is_refused(text: str) -> None:
    with pytest.raises(TimelineError) as caught:
        parse_side(text)

    assert [problem.check for problem in caught.value.problems] == ["side"]
    assert caught.value.problems[0].mend


@pytest.mark.parametrize(
    ("text", "message", "mend"),
    [
        ("kremlyn", "no source is called `kremlyn`", "did you mean `kremlin`?"),
        ("kremlin,Whyte House", "no source is called `Whyte House`", "did you mean `white-house`?"),
        ("house", "no source is called `house`", "did you mean `white-house`?"),
        ("zzz", "no source is called `zzz`", "`timeline sources` lists them all"),
        ("other.yaml::kremlyn", "no source is called `kremlyn` in other.yaml", "did you mean `kremlin`?"),
    ],
)
def test_unknown_sources_are_reported_with_near_misses(text: str, message: str, mend: str) -> None:
    with pytest.raises(TimelineError) as caught:
        side_of(parse_side(text), STORY)

    assert [(problem.check, problem.message, problem.mend) for problem in caught.value.problems] == [
        ("unknown-source", message, mend)
    ]


@pytest.mark.parametrize(
    ("text", "sources", "label"),
    [
        ("kremlin", ("kremlin",), "kremlin"),
        ("KREMLIN", ("kremlin",), "kremlin"),
        ("White House", ("white-house",), "white-house"),
        ("white h", ("white-house",), "white-house"),
        ("pes", ("peskov",), "peskov"),
        ("Krem,kremlin , PES", ("kremlin", "peskov"), "kremlin,peskov"),
        ("krem@2025-03-18", ("kremlin",), "kremlin@2025-03-18"),
        ("other.yaml::krem", ("kremlin",), "other.yaml::kremlin"),
    ],
)
def test_sources_are_named_by_id_name_or_beginning(text: str, sources: tuple[str, ...], label: str) -> None:
    found = side_of(parse_side(text), STORY)

    assert (found.sources, found.label) == (sources, label)


def test_a_beginning_that_several_have_lists_them() -> None:
    with pytest.raises(TimelineError) as caught:
        side_of(parse_side("t"), timeline(sources={"tass": SOURCES["tass"], "top": Source(id="top", name="The Top")}))

    assert [(problem.check, problem.mend) for problem in caught.value.problems] == [
        ("ambiguous-reference", "one of tass, top")
    ]


def test_all_unknown_sources_are_reported_at_once() -> None:
    with pytest.raises(TimelineError) as caught:
        side_of(parse_side("kremlyn,wp,pescov"), STORY)

    assert len(caught.value.problems) == 2


def test_everyone_else_is_all_other_sources_of_the_store() -> None:
    side = everyone_else(STORY, ["kremlin", "peskov"])

    assert (side.label, side.sources) == ("everyone else", ("tass", "rt", "white-house", "wp"))


def test_every_source_has_an_account_and_is_party_first() -> None:
    story = timeline(event(account("tass", {"a": "1"}), account("peskov", {"a": "1"}), account("kremlin", {"a": "1"})))

    assert [side.label for side in every_source(story)] == ["kremlin", "peskov", "tass"]


@pytest.mark.parametrize(("published", "source", "until", "counts"), table("diff.md", "What it had said by then"))
def test_accounts_count_where_they_were_out_by_then(published: str, source: str, until: str, counts: str) -> None:
    told = account("kremlin")
    if published:
        told = type(told)(source=source, published=parse_when(published, ZONES[source]))

    assert (
        was_out_by(told, parse_when(until, "Europe/Kyiv")) is {"yes": True, "no": False, "cannot be told": None}[counts]
    )


def by_then(story: Timeline, until: str) -> Report:
    now = side_of(parse_side("kremlin"), story)
    then = side_of(parse_side(f"kremlin@{until}"), story, parse_when(until, "Europe/Kyiv"))
    return diff([then, now])


def test_undated_accounts_are_left_out_and_counted() -> None:
    story = timeline(
        event(
            account("kremlin", {"a": "1"}, published="2025-03-18"),
            account("kremlin", {"b": "2"}),
            account("kremlin", {"c": "3"}, published="2025-03"),
            account("kremlin", {"d": "4"}, published="2025-03-20"),
            account("wp", {"a": "5"}),
        )
    )

    report = by_then(story, "2025-03-18")

    assert (report.undated, report.later) == ((2, 0), (1, 0))
    assert [(row.name, row.verdict.value) for row in report.events[0].rows] == [
        ("a", "same"),
        ("b", "only"),
        ("c", "only"),
        ("d", "only"),
    ]


def test_a_changing_story_is_diffed_with_itself() -> None:
    story = timeline(
        event(
            account("kremlin", {"wounded": "23 people"}, published="2025-03-18"),
            account("kremlin", {"wounded": "22 people"}, published="2025-03-19"),
        )
    )

    (row,) = by_then(story, "2025-03-18").events[0].rows

    assert row.verdict == "differs"
    assert [value and value.value for value in row.facings[0].values] == ["23 people", "22 people"]
    assert [[value.value for value in earlier] for earlier in row.earlier] == [[], ["23 people"]]


def test_what_began_later_is_outside_what_it_had_said_by_then() -> None:
    story = timeline(
        event(account("kremlin", {"a": "1"}, published="2025-03-20"), id="before", when="2025-03-17"),
        event(account("kremlin", {"a": "1"}, published="2025-03-20"), id="after", when="2025-03-19"),
    )

    report = by_then(story, "2025-03-18")

    assert {entry.event.id: entry.silence[0] for entry in report.events} == {
        "before": "no account",
        "after": "outside coverage",
    }
