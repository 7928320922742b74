"""Proposals as entries: whose account it is, what the note says, and what is there already."""

import pytest

from timeline.draft import language_of, proposals_in
from timeline.draft.dates import origin_of
from timeline.draft.documents import of_text
from timeline.draft.entries import Drafted, Text, drafted, title_of
from timeline.model import Account, Event, Source, Timeline
from timeline.store.editing import AddEvent, AddSource, edit_text
from timeline.store.reading import read_store
from timeline.when import parse_when

PAPER = Text(source="paper", name="The Paper", lang="en", published="2025-03-20", file="article.txt")


def made(text: str, timeline: Timeline | None = None) -> Drafted:
    proposals = proposals_in(of_text(text), language_of("en"), origin_of(parse_when("2025-03-20")))
    return drafted(proposals, PAPER, timeline or Timeline())


def account(text: str, timeline: Timeline | None = None) -> dict[str, object]:
    (event,) = [edit.entry for edit in made(text, timeline).edits if isinstance(edit, AddEvent)]

    assert event["draft"] is True
    accounts = event["accounts"]
    assert isinstance(accounts, list)
    assert len(accounts) == 1
    return dict(accounts[0])


def test_a_speaker_is_the_source_through_the_outlet() -> None:
    held = account("Olena Koval said on Tuesday: “We will wait for it.”")

    assert held["source"] == "olena-koval"
    assert held["via"] == "The Paper"
    assert held["attribution"] == "quoted"
    assert held["says"] == "“We will wait for it.”"
    assert "when" not in held


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("He said: “We will wait for it.”", "the sentence names nobody who is quoted"),
        ("Olena Koval said that Ivan Lys told them all.", "several are quoted: Olena Koval, Ivan Lys"),
    ],
)
def test_without_a_name_the_account_is_the_outlets(text: str, note: str) -> None:
    held = account(text)

    assert held["source"] == "paper"
    assert "via" not in held
    assert held["note"] == note


@pytest.mark.parametrize(
    ("text", "when", "note"),
    [
        ("They met there on Tuesday.", "2025-03-18", "“on Tuesday” is 2025-03-18, counted from 2025-03-20"),
        ("They met there on 18 March 2025.", "2025-03-18", None),
        ("They will meet there on Tuesday.", None, "“on Tuesday” is not dated"),
        (
            "They parted after the raid of May 2024.",
            None,
            "“May 2024” is 2024-05, and stands behind “after”",
        ),
    ],
)
def test_a_note_says_how_a_date_was_resolved(text: str, when: str | None, note: str | None) -> None:
    held = account(text)

    assert held.get("when") == when
    assert held.get("note") == note


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (Source(id="zel", name="Volodymyr Zelensky"), "zel"),
        (Source(id="volodymyr-zelensky", name="VZ"), "volodymyr-zelensky-2"),
        (Source(id="zelensky", name="Zelensky", type="person"), "zelensky"),
        (Source(id="zelensky", name="Zelensky", type="press"), "volodymyr-zelensky"),
    ],
)
def test_a_speaker_is_looked_up_by_his_name(source: Source, expected: str) -> None:
    held = account("Volodymyr Zelensky said that it would wait.", Timeline(sources={source.id: source}))

    assert held["source"] == expected


def test_what_is_there_already_is_not_proposed_again() -> None:
    text = "They met on Tuesday in Jeddah. Olena Koval said that it would wait."
    first = made(text)
    stored = read_store(None, edit_text(read_store(None, b"timeline: 1\n", "-"), first.edits).text.encode(), "-")
    again = made(text, stored.timeline)

    assert (first.events, first.known) == (2, 0)
    assert (again.events, again.known, again.edits) == (0, 2, ())


def test_a_new_store_has_the_sources_that_it_needs() -> None:
    added = [edit.source for edit in made("Olena Koval said that it would wait.").edits if isinstance(edit, AddSource)]

    assert added == ["paper", "olena-koval"]


def test_an_id_that_is_taken_gets_a_number() -> None:
    event = Event("they-met-on-tuesday-in-jeddah", "They met", accounts=(Account("paper"),))
    timeline = Timeline(sources={"paper": Source(id="paper", name="The Paper")}, events=(event,))
    (edit,) = [edit for edit in made("They met on Tuesday in Jeddah.", timeline).edits if isinstance(edit, AddEvent)]

    assert edit.entry["id"] == "they-met-on-tuesday-in-jeddah-2"


def test_a_title_is_the_beginning_of_its_sentence() -> None:
    assert title_of("They met.") == "They met"
    assert title_of("“We will wait,” he said.") == "We will wait,” he said"
    assert title_of("word " * 30) == "word " * 13 + "…"
