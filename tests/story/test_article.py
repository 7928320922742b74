"""The article that the story began with can be read from the store whole, and is compared with everyone else."""

from functools import cache

import pytest

from tests.story.test_story import event, story
from tests.tables import table
from timeline.compare.diff import diff
from timeline.compare.report import Report
from timeline.compare.sides import Side, everyone_else

ARTICLE = ("wp", "lutsevych")
CLAIMS = table("story.md", "What the article says")


@cache
def beside_everyone() -> Report:
    own = Side(label="article", timeline=story(), sources=ARTICLE)
    return diff([own, everyone_else(story(), ARTICLE)])


@pytest.mark.parametrize("line", CLAIMS, ids=lambda line: line[0])
def test_a_claim_stands_in_the_store_with_its_verdict(line: tuple[str, ...]) -> None:
    _, identity, source, name, verdict = line
    told = [account for account in event(identity).accounts if account.source == source]

    if name == "says":
        assert verdict == "–"
        assert any(account.says for account in told)
        return
    assert any((name == "when" and account.when) or name in [p.name for p in account.points] for account in told)
    entry = next(entry for entry in beside_everyone().events if entry.event.id == identity)
    names = {name, "began", "ended"} if name == "when" else {name}
    assert verdict in [row.verdict.value for row in entry.rows if row.name in names]


def test_nothing_of_the_article_is_left_out_of_the_table() -> None:
    told = {
        (event.id, account.source, point.name)
        for event in story().events
        for account in event.accounts
        if account.source in ARTICLE
        for point in account.points
    }
    named = {(identity, source, name) for _, identity, source, name, _ in CLAIMS}

    assert len(named) == len(CLAIMS) > 37
    assert told - named == set()
