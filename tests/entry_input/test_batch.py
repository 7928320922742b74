"""Records as entries."""

import json

import pytest

from tests.entry_input.stores import small
from tests.tables import table
from timeline.entry_input.batch import drafts_of
from timeline.entry_input.columns import columns_of
from timeline.entry_input.draft import Draft, Drafting
from timeline.entry_input.json_records import json_records
from timeline.entry_input.mapping import parse_mapping
from timeline.errors import TimelineError

TODAY = (2025, 3, 20)


def batch(text: str, *maps: str, new_sources: bool = False, **defaults: object) -> tuple[Draft, ...]:
    drafting = Drafting(small(), TODAY, from_machine=True, new_sources=new_sources)
    records = json_records(text, "rows.json")
    columns = columns_of(records.names, parse_mapping(maps), [record.fields for record in records.records])
    return drafts_of(records, columns, defaults, drafting)


def entry(draft: Draft) -> dict[str, object]:
    """A draft as one map."""
    made = dict(draft.event) if draft.to is None else {"to": draft.to}
    return made | ({"accounts": draft.accounts} if draft.accounts else {})


@pytest.mark.parametrize(("record", "maps", "expected"), table("tables.md", "Maps"))
def test_the_page_tells_what_records_become(record: str, maps: str, expected: str) -> None:
    made = batch(record, *[text for text in maps.split("`") if text.strip()])

    assert entry(made[0]) == json.loads(expected)


@pytest.mark.parametrize(("record", "maps", "expected"), table("tables.md", "Joined"))
def test_the_page_tells_how_columns_are_joined(record: str, maps: str, expected: str) -> None:
    texts = [text for text in maps.split("`") if text.strip()]
    refused = expected.removeprefix("refused: ")
    if refused != expected:
        with pytest.raises(TimelineError) as caught:
            batch(record, *texts)
        assert [one.message for one in caught.value.problems] == [refused]
        return

    assert entry(batch(record, *texts)[0]) == json.loads(expected)


def test_defaults_fill_what_is_not_said() -> None:
    made = batch(
        '[{"title": "A", "via": "B"}, {"title": "C", "accounts": [{"source": "ministry"}, {"says": "D"}]}]',
        source="paper",
        via="Agency",
        tags=["t"],
    )

    assert [entry(draft) for draft in made] == [
        {"title": "A", "tags": ["t"], "accounts": [{"source": "paper", "via": "B"}]},
        {
            "title": "C",
            "tags": ["t"],
            "accounts": [
                {"source": "ministry", "via": "Agency"},
                {"source": "paper", "says": "D", "via": "Agency"},
            ],
        },
    ]


def test_a_clock_time_is_read_in_the_zone_of_its_source() -> None:
    """`2025-03-30T03:30` does not exist in Kyiv, and does in Moscow."""
    held = '{"title": "A", "source": "%s", "published": "2025-03-30T03:30"}'

    assert entry(batch(held % "ministry")[0])["accounts"] == [{"source": "ministry", "published": "2025-03-30T03:30"}]
    with pytest.raises(TimelineError, match="Europe/Kyiv has no 03:30"):
        batch(held % "paper")


def test_new_sources_have_ids_of_their_names_and_keep_them() -> None:
    made = batch('[{"title": "A", "source": "Air Force"}, {"title": "B", "source": "air force"}]', new_sources=True)

    assert [draft.accounts[0]["source"] for draft in made] == ["air-force", "air-force"]
    assert [draft.sources for draft in made] == [{"air-force": {"name": "Air Force"}}, {}]


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ({"points": {"a": 1}, "account.points.a": 2}, "the point `a` is given twice"),
        ({"points.a": 1, "points": {"a": 2}}, "the point `a` is given twice"),
        ({"points.a": 1, "points": "b=2"}, "points are given both in one text and by name"),
        ({"points": "b=2", "points.a": 1}, "points are given both in one text and by name"),
        ({"when": "2025", "account.when": "2026"}, "`when` and `account.when` both give the `when` of the account"),
        ({"accounts": "x"}, "an account is a map of keys"),
    ],
)
def test_what_is_given_twice_is_refused(record: dict[str, object], message: str) -> None:
    with pytest.raises(TimelineError) as caught:
        batch(json.dumps([{"title": "A", "source": "paper", **record}]))

    assert caught.value.problems[0].message == message


def test_points_of_several_columns_stand_together() -> None:
    made = batch('[{"title": "A", "source": "paper", "points": {"a": 1}, "account.points.b": 2, "points.c": 3}]')

    assert made[0].accounts == [{"source": "paper", "points": {"b": "2", "a": "1", "c": "3"}}]


def test_two_columns_that_name_one_point_are_refused() -> None:
    with pytest.raises(TimelineError, match="the point `x` is given twice"):
        batch('[{"title": "A", "k": "x", "n": "1", "l": "x", "m": "2"}]', "k:n=points", "l:m=points")


def test_every_problem_is_told() -> None:
    records = [
        {"when": "2025"},
        {"title": "A", "source": "papr"},
        {"title": "B", "stance": "denied", "source": "paper"},
        {"title": "C", "credibility": 9, "source": "paper"},
        {"title": "D", "source": "paper", "repeats": "x"},
        {"to": "strike"},
        {"title": "E", "background": "perhaps"},
        {"title": "F", "points": {"a": [1]}},
        {"title": "G", "id": "a b"},
        {"title": ["H"]},
        {"title": True},
        {"title": "I", "tags": [{}]},
        {"title": "J", "to": "strike", "source": "paper"},
    ]

    with pytest.raises(TimelineError) as caught:
        batch(json.dumps(records))

    assert [problem.message for problem in caught.value.problems] == [
        "a new event needs a title",
        "no source is called `papr`",
        "`stance` cannot be `denied`",
        "`credibility` is a number from 1 to 6, not `9`",
        "no source is called `x`",
        "an account needs a source",
        "`background` is true or false, not `perhaps`",
        "the point `a` is one value, a text or a number",
        "`a b` is no id",
        "`title` is one value, and here are several",
        "`title` is a text, and here is true",
        "`tags` is a list of texts",
        "`title` is a key of events, and an account is added to `strike`",
    ]
