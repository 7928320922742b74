"""Drafts against a store: what is new, what is known."""

import pytest

from tests.entry_input.stores import small
from timeline.entry_input.draft import Drafting
from timeline.entry_input.plan import Planned, Planning
from timeline.errors import TimelineError
from timeline.store.editing import AddAccount, AddEvent, AddSource


def plan(*entries: dict[str, object], merges: bool = True) -> Planned:
    timeline = small()
    drafting = Drafting(timeline, (2025, 3, 20))
    return Planning(timeline, merges=merges).plan([drafting.draft(entry) for entry in entries])


def known(planned: Planned) -> list[tuple[str, str]]:
    return [(one.reference, " ".join(one.differing)) for one in planned.known]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (
            {"to": "strike", "source": "paper", "published": "2025-03-20", "points": {"drones": "12"}},
            [("strike/paper", "")],
        ),
        (
            {"to": "strike", "source": "paper", "published": "20 March 2025", "says": "Others.", "via": "Wire"},
            [("strike/paper", "via says")],
        ),
        ({"to": "strike", "source": "paper", "published": "2025-03-21"}, []),
        ({"to": "strike", "source": "paper"}, [("strike/paper", "")]),
        ({"title": "Talks in Riyadh", "when": "24 March 2025"}, [("talks", "")]),
        ({"title": "Talks in Riyadh", "when": "2025-03-24", "place": "Riyadh"}, [("talks", "place")]),
        ({"title": "Talks in Riyadh", "when": "2025-03-25"}, []),
        ({"title": "Other", "id": "talks"}, [("talks", "title")]),
        (
            {"title": "Talks in Riyadh", "when": "2025-03-24", "source": "paper", "says": "They met."},
            [("talks/paper", "when")],
        ),
        (
            {"title": "Talks", "id": "talks", "source": "paper", "says": "They met.", "x-row": "7", "tags": "a"},
            [("talks", "title tags"), ("talks/paper", "x-row")],
        ),
    ],
)
def test_what_is_known(entry: dict[str, object], expected: list[tuple[str, str]]) -> None:
    planned = plan(entry)

    assert known(planned) == expected
    assert len(planned.edits) == (0 if expected else 1)


def test_rows_of_one_event_are_its_accounts() -> None:
    planned = plan(
        {"title": "A", "when": "2025", "source": "paper", "says": "x"},
        {"title": "A", "when": "2025", "source": "ministry", "says": "y"},
        {"to": "a", "source": "ministry", "published": "2025", "says": "z"},
        {"title": "A", "when": "2026", "source": "paper"},
    )

    assert planned.edits == [
        AddEvent(
            {
                "id": "a",
                "title": "A",
                "accounts": [
                    {"source": "paper", "when": "2025", "says": "x"},
                    {"source": "ministry", "when": "2025", "says": "y"},
                    {"source": "ministry", "says": "z", "published": "2025"},
                ],
            }
        ),
        AddEvent({"id": "a-2", "title": "A", "accounts": [{"source": "paper", "when": "2026"}]}),
    ]


def test_one_title_on_two_dates_is_two_events() -> None:
    planned = plan(
        {"title": "Shelling", "when": "1 March 2025", "source": "paper"},
        {"title": "Shelling", "when": "15 June 2025", "source": "ministry"},
    )

    assert [edit.entry["id"] for edit in planned.edits if isinstance(edit, AddEvent)] == ["shelling", "shelling-2"]


def test_what_a_row_says_of_its_event_beside_another_row_is_told() -> None:
    planned = plan(
        {"title": "A", "when": "2025", "source": "paper", "tags": "x"},
        {"title": "A", "when": "2025", "source": "ministry", "tags": "y", "actors": "z"},
    )

    assert known(planned) == [("a", "actors tags")]


def test_rows_that_differ_in_their_points_alone_are_one_account() -> None:
    planned = plan(
        {"title": "A", "source": "paper", "points": {"dead": "3"}},
        {"title": "A", "source": "paper", "points": {"hurt": "5"}},
    )

    assert planned.edits == [
        AddEvent({"id": "a", "title": "A", "accounts": [{"source": "paper", "points": {"dead": "3", "hurt": "5"}}]})
    ]


def test_a_reference_of_ones_own_is_known_wherever_it_stands() -> None:
    planned = plan(
        {"title": "Siren", "source": "paper", "ref": "m1"},
        {"title": "Other words", "to": None, "source": "paper", "ref": "m1"},
        {"title": "Siren", "source": "paper", "ref": "m2"},
        {"title": "Siren", "source": "ministry", "ref": "m1"},
        merges=True,
    )

    assert [edit.entry["id"] for edit in planned.edits if isinstance(edit, AddEvent)] == ["siren", "siren-2"]
    assert planned.edits[0] == AddEvent(
        {
            "id": "siren",
            "title": "Siren",
            "accounts": [{"source": "paper", "ref": "m1"}, {"source": "ministry", "ref": "m1"}],
        }
    )
    assert known(planned) == [("siren/paper", ""), ("siren", "title")]


def test_two_accounts_that_cannot_be_told_apart_are_refused() -> None:
    with pytest.raises(TimelineError, match="`paper` tells `a` twice here, in two ways"):
        plan({"title": "A", "source": "paper", "says": "x"}, {"title": "A", "source": "paper", "says": "y"})
    with pytest.raises(TimelineError, match="`paper` tells `strike` already, as `m1`"):
        plan(
            {"to": "strike", "source": "paper", "published": "2025", "ref": "m1"},
            {"to": "strike", "source": "paper", "published": "2025", "ref": "m2"},
        )


def test_a_new_source_stands_before_what_it_says() -> None:
    planned = plan({"title": "A", "source": "af", "source.name": "Air Force", "says": "x"})

    assert [type(edit) for edit in planned.edits] == [AddSource, AddEvent]


@pytest.mark.parametrize(("reference", "event"), [("strike", "strike"), ("tal", "talks"), ("@last", "older")])
def test_an_event_is_named_by_a_reference(reference: str, event: str) -> None:
    assert plan({"to": reference, "source": "paper", "published": "2025-05"}).edits == [
        AddAccount(event, {"source": "paper", "published": "2025-05"})
    ]


def test_an_account_is_no_event() -> None:
    with pytest.raises(TimelineError, match="`strike/paper` is an account"):
        plan({"to": "strike/paper", "source": "paper"})


def test_an_id_that_is_taken_is_refused_for_a_single_entry() -> None:
    with pytest.raises(TimelineError, match="the event `talks` exists"):
        plan({"title": "Other", "id": "talks"}, merges=False)
