"""The Markdown of `diff`: tables that hold, whatever stands in them, and footnotes that lead to the sources."""

import re

import pytest
from hypothesis import given
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.render.diffs import report, told
from tests.render.test_diff_laws import compared, sides, timelines
from timeline.model import Account, Citation, Point, Timeline
from timeline.render.diff.markup import escaped
from timeline.render.diff_markdown import diff_markdown
from timeline.render.text import clean
from timeline.when import parse_when

PARSER = MarkdownIt("commonmark").enable("table")


def account(source: str, value: str, *, url: str | None = None, via: str | None = None) -> Account:
    cite = () if url is None else (Citation(url=url, via=via, published=parse_when("2025-03-18")),)
    return Account(source=source, points=(Point(name="p", value=value),), cite=cite)


def plain(token: Token) -> str:
    return "".join(
        child.content for child in token.children or [] if child.type in ("text", "code_inline", "text_special")
    )


def read(document: str) -> list[list[str]]:
    """The rows of all tables, as their reader sees them."""
    rows: list[list[str]] = []
    inside = False
    for token in PARSER.parse(document):
        if token.type == "tr_open":
            rows.append([])
        inside = token.type in ("td_open", "th_open") or (inside and token.type not in ("td_close", "th_close"))
        if inside and token.type == "inline":
            rows[-1].append(plain(token))
    return rows


def test_a_table_for_each_event_with_the_verdict_between_the_values() -> None:
    document = diff_markdown(
        report(told(account("office", "140 drones"), account("mayor", "145 drones")), "office", "mayor")
    )

    assert read(document) == [["", "Office", "", "Mayor"], ["p", "140 drones", "≠", "145 drones 5 drones apart"]]


def test_words_that_differ_are_strong() -> None:
    timeline = told(account("office", "energy and infrastructure"), account("mayor", "energy infrastructure"))

    assert "| energy **and** infrastructure | ≟ | energy infrastructure |" in diff_markdown(
        report(timeline, "office", "mayor")
    )


def test_citations_are_footnotes_each_once() -> None:
    cited = account("office", "1", url="https://example.org/a?b=1&c=<d>", via="A|B")
    document = diff_markdown(report(told(cited, account("mayor", "1")), "office", "mayor"))

    assert "| p | 1[^1] | = | 1 |" in document
    assert document.endswith("[^1]: Office, 18 Mar 2025, via A\\|B, <https://example.org/a?b=1&c=%3Cd%3E>\n")


def test_every_footnote_is_used_and_every_reference_has_one() -> None:
    timeline = told(
        account("office", "1", url="https://example.org/1"),
        account("mayor", "2", url="https://example.org/2"),
        account("paper", "2", url="https://example.org/3"),
        account("paper", "3", url="javascript:alert(1)"),
    )
    for named in (("office", "mayor"), ("office",), ("all",)):
        document = diff_markdown(report(timeline, *named))
        made = re.findall(r"^\[\^(\d+)\]:", document, re.MULTILINE)

        assert set(re.findall(r"\[\^(\d+)\](?!:)", document)) == set(made)
        assert "<javascript" not in document


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a|b", "a\\|b"),
        ("`code`", "\\`code\\`"),
        ("<b>", "&lt;b&gt;"),
        ("two\nlines", "two lines"),
        ("@someone #12", "&#64;someone &#35;12"),
        ("- no list", "\\- no list"),
        ("1. no list", "1\\. no list"),
        ("[x](https://e.org)", "\\[x\\](https&#58;//e.org)"),
        ("&lt;", "&amp;lt;"),
    ],
)
def test_text_stays_what_it_is(text: str, shown: str) -> None:
    assert escaped(text) == shown


@given(timelines(), sides)
def test_whatever_is_told_tables_hold(timeline: Timeline, named: tuple[str, ...]) -> None:
    found = compared(timeline, named)
    document = diff_markdown(found)

    tables = [token for token in PARSER.parse(document) if token.type == "table_open"]
    assert len(tables) == sum(1 for event in found.events if event.rows)
    assert not [token for token in PARSER.parse(document) if token.type in ("html_block", "code_block", "fence", "hr")]
    assert not [
        child
        for token in PARSER.parse(document)
        for child in token.children or []
        if child.type in ("html_inline", "image", "code_inline", "hardbreak")
    ]


@given(timelines())
def test_every_value_can_be_read(timeline: Timeline) -> None:
    found = compared(timeline, ("s0", "s1"))

    shown = "\n".join(cell for row in read(diff_markdown(found)) for cell in row)

    for row in found.rows():
        for facing in row.facings:
            for value in facing.values:
                if value is not None and row.type == "place":
                    assert clean(value.value).strip() in shown
