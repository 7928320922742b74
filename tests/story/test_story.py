"""The shipped story holds what it promises: the sequence, the context, every discrepancy, and clean citations."""

import re
from functools import cache
from ipaddress import ip_address
from urllib.parse import urlsplit

import pytest

from tests.tables import ROOT, table
from timeline.model import Event, Timeline
from timeline.store import read_store

PATH = ROOT / "data" / "events.yaml"

HOUSES = {"trump": "white-house", "putin": "kremlin", "zelensky": "ukrainian-presidency", "rubio": "state-department"}


@cache
def story() -> Timeline:
    return read_store(PATH, PATH.read_bytes(), name="data/events.yaml").timeline


def event(identity: str) -> Event:
    return next(event for event in story().events if event.id == identity)


def test_main_sequence_is_that_of_the_page() -> None:
    told = [(event.id, event.title) for event in story().events if not event.background]

    assert told == table("story.md", "The sequence")
    assert 12 <= len(told) <= 15


def test_every_strike_is_found_by_either_side() -> None:
    strikes = [event for event in story().events if "strike" in event.tags]

    assert len(strikes) > 6
    assert [event.id for event in strikes if not {"Russia", "Ukraine"} <= {*event.actors}] == []


def test_houses_are_marked_alike() -> None:
    assert {name: story().sources[name].speaks_for for name in HOUSES} == HOUSES


def test_every_discrepancy_is_named_in_a_comment() -> None:
    comments = re.findall(r"#(.*)$", PATH.read_text(encoding="utf-8"), re.MULTILINE)

    named = {number for comment in comments for number in re.findall(r"\bD\d+\b", comment)}

    assert named == {f"D{number}" for number in range(1, 47)}


def test_every_account_can_be_looked_up_or_says_why_not() -> None:
    """An account without any address is graded weak, or names the outlets and says that their pages were not kept."""
    bare = [
        (f"{event.id}/{account.source}", account)
        for event in story().events
        for account in event.accounts
        if not any(citation.url for citation in account.cite)
    ]

    assert len(bare) > 3
    assert [where for where, account in bare if account.attribution != "weak" or not account.note] == []
    assert all(account.attribution for event in story().events for account in event.accounts)


def citations() -> list[tuple[str, str]]:
    return [
        (f"{event.id}/{account.source}", citation.url)
        for event in story().events
        for account in event.accounts
        for citation in account.cite
        if citation.url
    ]


def test_citations_are_web_addresses_with_a_name_as_host() -> None:
    assert len(citations()) > 150
    for where, url in citations():
        parts = urlsplit(url)
        assert parts.scheme in {"http", "https"}, where
        assert "." in (parts.hostname or ""), where
        with pytest.raises(ValueError, match="does not appear to be"):
            ip_address(parts.hostname or "")


def test_quotes_are_short() -> None:
    quotes = [
        text
        for event in story().events
        for account in event.accounts
        for text in (account.quote, *(point.quote for point in account.points))
        if text
    ]

    assert [quote for quote in quotes if len(quote.split()) > 15] == []
    assert len(quotes) > 30


def test_every_source_tells_something() -> None:
    assert {account.source for event in story().events for account in event.accounts} == set(story().sources)
