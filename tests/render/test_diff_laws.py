"""Laws of the drawn diff: whatever is compared, at whatever width, fits, is harmless, and loses no value."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from tests.render.diffs import report
from tests.render.test_full_laws import text, whens
from timeline.compare.overview import every_pair
from timeline.compare.overview_matrix import overview_of
from timeline.compare.report import Report
from timeline.model import Account, Event, Point, Source, SourceType, Timeline
from timeline.render.diff import diff_lines, overview_lines, pair_lines, stat_lines
from timeline.render.ink import Line, Role
from timeline.render.text import cells, clean
from timeline.render.view import View
from timeline.value import TimeValue, parse_value

TYPES = st.sampled_from(["institution", "person", "organisation", "press", "analyst", "other"])
VALUES = text | st.sampled_from(["140 drones", "145 drones", "> 2 h", "150 min", "red and blue", "red blue", "none"])


@st.composite
def timelines(draw: st.DrawFn) -> Timeline:
    names: list[tuple[str, SourceType]] = draw(st.lists(st.tuples(text, TYPES), min_size=3, max_size=7))
    sources = {
        f"s{number}": Source(id=f"s{number}", name=name, type=kind, derived_from=draw(st.sampled_from([(), ("s0",)])))
        for number, (name, kind) in enumerate(names)
    }
    point = st.builds(
        Point,
        name=st.sampled_from(["p", "a longer name of a point"]) | text,
        value=VALUES,
        kind=st.sampled_from([None, None, "plan", "snapshot"]),
        as_of=st.none() | whens(),
    )
    account = st.builds(
        Account,
        source=st.sampled_from(sorted(sources)),
        when=st.none() | whens(),
        place=st.none() | text,
        published=st.none() | whens(),
        stance=st.sampled_from(["reports", "reports", "reports", "denies", "unconfirmed", "retracted"]),
        repeats=st.sampled_from([None, None, "s1"]),
        points=st.lists(point, max_size=3).map(lambda points: tuple({one.name: one for one in points}.values())),
    )
    event = st.builds(
        lambda title, when, accounts: (title, when, tuple(accounts)),
        text, st.none() | whens(), st.lists(account, max_size=6),
    )  # fmt: skip
    events = draw(st.lists(event, max_size=4))
    return Timeline(
        title=draw(st.none() | text),
        sources=sources,
        events=tuple(
            Event(id=f"e{number}", title=title, own_when=when, accounts=accounts)
            for number, (title, when, accounts) in enumerate(events)
        ),
    )


views = st.builds(
    View,
    width=st.integers(40, 200),
    zone=st.sampled_from([None, "source", "America/New_York"]),
    ascii=st.booleans(),
    attributes=st.booleans(),
)
sides = st.sampled_from(
    [("s0", "s1"), ("s0,s1", "s2"), ("s0@2025-01-03", "s0"), ("s1",), ("s0", "s1,s2", "s1"), ("all",)]
)


def check(lines: list[Line], view: View) -> None:
    for line in lines:
        shown = "".join(piece.text for piece in line)
        assert cells(shown) <= view.width, shown
        assert shown == shown.rstrip(" ")
        assert not [sign for sign in shown if unicodedata.category(sign) in ("Cc", "Zl", "Zp")]
        assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@given(timelines(), views, sides)
def test_every_line_fits_and_is_harmless(timeline: Timeline, view: View, named: tuple[str, ...]) -> None:
    found = compared(timeline, named)

    check(diff_lines(found, view), view)
    check(stat_lines(found, view), view)
    check(pair_lines(every_pair(timeline), timeline, view), view)
    for own, limit in ((True, None), (False, 3)):
        overview = overview_of(timeline, every_pair(timeline, own=own), own=own, limit=limit)
        check(overview_lines(overview, view, square=limit is not None), view)


@given(timelines(), st.integers(40, 200), sides)
def test_every_value_is_drawn(timeline: Timeline, width: int, named: tuple[str, ...]) -> None:
    found = compared(timeline, named)
    lines = diff_lines(found, View(width=width, all_points=True))

    drawn = grid_text(lines) if found.is_grid else spine_text(lines)
    for value in values(found):
        assert value in drawn


def compared(timeline: Timeline, named: tuple[str, ...]) -> Report:
    """The diff; `all` where fewer than two sources tell anything is that of two sources."""
    telling = {account.source for event in timeline.events for account in event.accounts}
    return report(timeline, *(("s0", "s1") if named == ("all",) and len(telling) < 2 else named))


def values(found: Report) -> list[str]:
    """The standing values of all points that are neither times nor on the line of their name, without spaces."""
    told = [
        value
        for event in found.events
        for row in event.rows
        if row.type == "point"
        for value in (
            [one for facing in row.facings for one in facing.values if one is not None]
            if not found.is_grid
            else [one.told for one in row.values if not one.told.earlier]
            if row.verdict == "differs"
            else []
        )
    ]
    return [clean(one.value).replace(" ", "") for one in told if not isinstance(parse_value(one.value), TimeValue)]


def spine_text(lines: list[Line]) -> str:
    """The values left of the spine and those right of it, each column by itself, without spaces."""
    columns = ["", ""]
    spine = 0
    for line in lines:
        at = 0
        for piece in line:
            if piece.role is Role.RAIL and not spine:
                spine = at
            if piece.role in (Role.PLAIN, Role.DIFFERING_WORD):
                columns[bool(spine) and at > spine] += piece.text.replace(" ", "")
            at += cells(piece.text)
    return "\n".join(columns)


def grid_text(lines: list[Line]) -> str:
    """What stands four cells from the left, without spaces."""
    drawn = [line[1].text for line in lines if len(line) > 1 and line[0].text == "    " and line[1].role is Role.PLAIN]
    return "".join(drawn).replace(" ", "")
