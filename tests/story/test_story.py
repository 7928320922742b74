"""The shipped story holds what it promises: the sequence, the context, every discrepancy, and clean citations."""

import re
from functools import cache
from ipaddress import ip_address
from urllib.parse import urlsplit

import pytest

from tests.story.discrepancies import CONTEXT, DISCREPANCIES, Discrepancy
from tests.tables import ROOT
from timeline.model import Account, Event, Timeline
from timeline.store import read_store

PATH = ROOT / "data" / "events.yaml"

SEQUENCE = [
    "jeddah-talks",
    "trump-putin-call",
    "sloviansk-blackout",
    "overnight-strikes",
    "sumy-hospital",
    "krasnopillia-hospital",
    "kavkazskaya-depot",
    "railway-morning-strike",
    "prisoner-exchange",
    "trump-zelensky-call",
    "railway-afternoon-strike",
    "riyadh-talks",
]


@cache
def story() -> Timeline:
    return read_store(PATH, PATH.read_bytes(), name="data/events.yaml").timeline


def event(identity: str) -> Event:
    return next(event for event in story().events if event.id == identity)


def test_main_sequence_stands_in_front_and_unfolded() -> None:
    assert [event.id for event in story().events if not event.background] == SEQUENCE


def test_context_is_background() -> None:
    assert [event.id for event in story().events if event.background] == list(CONTEXT.values())


def test_every_discrepancy_has_a_row() -> None:
    assert {row.number for row in DISCREPANCIES} == {f"D{number}" for number in range(1, 47)}


def test_every_discrepancy_is_named_in_a_comment() -> None:
    comments = re.findall(r"#(.*)$", PATH.read_text(encoding="utf-8"), re.MULTILINE)

    named = {number for comment in comments for number in re.findall(r"\bD\d+\b", comment)}

    assert named == {f"D{number}" for number in range(1, 47)}


def values_of(account: Account, name: str) -> list[str]:
    """What an account states under the name of a row."""
    if name in {"when", "began", "ended"}:
        return [account.when.text] if account.when else []
    if name == "place":
        return [account.place] if account.place else []
    return [point.value for point in account.points if point.name == name]


@pytest.mark.parametrize("row", DISCREPANCIES, ids=Discrepancy.case)
def test_discrepancy_can_be_read(row: Discrepancy) -> None:
    """Each source tells the stated value, and each source called silent has an account without one."""
    accounts = event(row.event).accounts

    for source, value in (*row.tells.items(), *row.earlier.items()):
        assert value in [
            text for account in accounts if account.source == source for text in values_of(account, row.name)
        ]
    for source in row.silent:
        own = [account for account in accounts if account.source == source]
        assert own
        assert [values_of(account, row.name) for account in own] == [[] for _ in own]
    assert len(set(row.tells.values())) >= 2 or row.silent or row.earlier


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


def test_length_of_two_hours_is_peskovs_and_not_the_kremlins() -> None:
    told = {
        account.source: point.value
        for account in event("trump-putin-call").accounts
        for point in account.points
        if point.name == "length"
    }

    assert told["peskov"] == "~ 2 h"
    assert "kremlin" not in told
