"""Laws of the full drawing: whatever is drawn, at whatever width, fits, is harmless, and loses no title."""

import unicodedata
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from timeline.model import Account, Event, Point, Source, SourceType, Timeline
from timeline.render.full import full
from timeline.render.paint import paint
from timeline.render.text import cells, clean
from timeline.render.view import View
from timeline.when import When, parse_when

text = st.text(st.characters(codec="utf-8"), min_size=1, max_size=70) | st.sampled_from([" ", "\u200b", "日本語", "ا"])
kinds = st.sampled_from(["institution", "person", "organisation", "press", "analyst", "other"])
clocks = st.builds(
    "2025-{:02d}-{:02d}T{:02d}:{:02d}{}{}".format,
    st.integers(1, 3),
    st.integers(1, 5),
    st.integers(0, 23),
    st.integers(0, 59),
    st.sampled_from(["", ":07", ":07.25"]),
    st.sampled_from(["", "", "~", "?", "%"]),
)
dates = st.sampled_from(["2025-01-02", "2025-02", "2025-21", "2024", "196X", "19XX", "-0043", "Y-17000", "2025-01-03~"])
edges = clocks | dates
ALWAYS = ["unknown", "2025-01-01/..", "../2025-02-03", "/2025-01-02T12:00", "2025-01-02T12:00/", "2025-01-02.."]


@st.composite
def whens(draw: st.DrawFn) -> When | None:
    """A time, often a span: two edges in whatever order, the one that can be read."""
    one, other = draw(edges), draw(edges)
    texts = draw(st.sampled_from([[one], [f"{one}/{other}", f"{other}/{one}", one], [f"{one}..{other}", one], ALWAYS]))
    for candidate in draw(st.permutations(texts)) if texts is ALWAYS else texts:
        try:
            return parse_when(candidate)
        except ValueError:
            continue
    return None


@st.composite
def timelines(draw: st.DrawFn) -> Timeline:
    names: list[tuple[str, SourceType]] = draw(st.lists(st.tuples(text, kinds), min_size=1, max_size=6))
    sources = {f"s{number}": Source(id=f"s{number}", name=name, type=kind) for number, (name, kind) in enumerate(names)}
    point = st.builds(Point, name=st.sampled_from(["dead", "Länge der Pause"]) | text, value=text)
    account = st.builds(
        Account,
        source=st.sampled_from(sorted(sources)),
        when=whens(),
        published=whens(),
        stance=st.sampled_from(["reports", "reports", "denies", "unconfirmed"]),
        points=st.lists(point, max_size=2).map(lambda points: tuple({each.name: each for each in points}.values())),
    )
    events = draw(
        st.lists(
            st.builds(
                lambda title, when, place, background, accounts: (title, when, place, background, tuple(accounts)),
                text, whens(), st.none() | text, st.sampled_from([False, False, True]), st.lists(account, max_size=4),
            ),
            max_size=8,
        )
    )  # fmt: skip
    return Timeline(
        title=draw(st.none() | text),
        sources=sources,
        events=tuple(
            Event(id=f"e{number}", title=title, own_when=when, place=place, background=background, accounts=accounts)
            for number, (title, when, place, background, accounts) in enumerate(events)
        ),
    )


views = st.builds(
    View,
    width=st.integers(40, 200),
    zone=st.sampled_from([None, "source", "America/New_York"]),
    ascii=st.booleans(),
    background=st.booleans(),
    by=st.sampled_from(["time", "published"]),
)


@given(timelines(), views)
def test_every_line_fits_and_is_harmless(timeline: Timeline, view: View) -> None:
    lines = full(timeline, timeline.events, view)

    for line in lines:
        shown = "".join(piece.text for piece in line)
        assert cells(shown) <= view.width, shown
        assert shown == shown.rstrip(" ")
        assert not [sign for sign in shown if unicodedata.category(sign) in ("Cc", "Zl", "Zp")]
        assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    assert paint(lines, color=False) == "".join("".join(piece.text for piece in line) + "\n" for line in lines)


@given(timelines(), views)
def test_no_title_is_cut(timeline: Timeline, view: View) -> None:
    lines = full(timeline, timeline.events, view)

    drawn = [piece.text.replace(" ", "") for line in lines for piece in line if piece.role in ("title", "plain")]
    for event in timeline.events:
        if view.background or not event.background:
            assert stands_in(clean(event.title, view.glyphs).replace(" ", ""), drawn)


def stands_in(title: str, drawn: list[str]) -> bool:
    """Whether these pieces hold all of a title in its order; beside its lines stand others, such as the times."""
    ends = {0}
    for text in drawn:
        ends |= {end + len(text) for end in ends if title.startswith(text, end)}
    return len(title) in ends


def test_a_title_that_is_cut_does_not_stand_there() -> None:
    assert stands_in("abcdef", ["ab", "2Jan", "cd", "ef"])
    assert not stands_in("abcdef", ["ab", "2Jan", "ef"])
    assert not stands_in("abcdef", ["abcde…"])


@given(timelines(), views, st.randoms(use_true_random=False))
def test_the_order_in_which_events_come_changes_nothing(timeline: Timeline, view: View, random: Random) -> None:
    events = list(timeline.events)
    random.shuffle(events)

    assert full(timeline, events, view) == full(timeline, timeline.events, view)
