"""The grammar that the page prints is the one that is read."""

import re

from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import MalformedText
from timeline.when import parse_when
from timeline.when.grammar import LONGEST

from .ebnf import pattern_of, rules
from .texts import ZONES, noise, whens

ZONE_NAMES = ("UTC", "Europe/Kyiv", "America/New_York", "America/Argentina/ComodRivadavia")
WHEN = re.compile(pattern_of("time.md", "when", "|".join(map(re.escape, ZONE_NAMES))))
ANY_WHEN = re.compile(pattern_of("time.md", "when", r"[A-Za-z][A-Za-z0-9_+/-]*"))

DENIED = re.compile(
    r".* has \d\d days|there is no year -0+|.* is before .*|.* then, not at .*"
    r"|.* has no \d\d:\d\d on .*: its clocks went forward|.* its calendar skipped that day"
)
"""What the calendar and the zones deny, as the page lists it."""


@given(st.from_regex(WHEN, fullmatch=True), st.sampled_from(ZONES))
def test_what_the_page_generates_is_read(text: str, zone: str | None) -> None:
    """But for what only the calendar and the zones know."""
    denied = None
    try:
        parse_when(text, zone)
    except MalformedText as error:
        denied = error.message

    assert denied is None or DENIED.fullmatch(denied)


@given(st.one_of(noise, whens, st.lists(st.sampled_from("0123456789X-/.TYZ~±: BCE[]+"), max_size=12).map("".join)))
def test_what_is_read_is_of_the_page(text: str) -> None:
    try:
        parse_when(text)
    except MalformedText:
        return

    assert ANY_WHEN.fullmatch(text)


def test_the_page_defines_each_rule_once_and_uses_it() -> None:
    """Nothing that is named is missing: the pattern could not be made; nothing is left over."""
    productions = rules("time.md")
    used = {token for tokens in productions.values() for token in tokens}

    assert set(productions) - used == {"when"}


def test_no_text_of_the_page_is_too_long() -> None:
    point = "-2025-03-18T22:30:15.123456789+02:00[!America/Argentina/ComodRivadavia]%"
    text = f"{point}..{point}/{point}..{point}"

    assert WHEN.fullmatch(text)
    assert len(text) < LONGEST
