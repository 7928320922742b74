"""Whole drawings of `show --bars`, compared with golden files; `pytest --update-golden` writes them anew."""

from pathlib import Path

import pytest

from tests.conftest import Golden
from tests.render.stories import story
from tests.render.test_full_golden import spelt
from tests.tables import ROOT
from timeline.model import Account, Event, Source, Timeline
from timeline.render.bars import bars
from timeline.render.paint import paint
from timeline.render.view import View
from timeline.when import parse_when

FOLDER = Path(__file__).parent / "golden"
WIDTHS = (40, 60, 100, 160)


def made(*whens: str, accounts: tuple[Account, ...] = (), sources: int = 0) -> Timeline:
    """A story of one event for each time."""
    return Timeline(
        title="A story",
        timezone="Europe/Kyiv",
        sources={f"s{number}": Source(id=f"s{number}", name=f"Source {number}") for number in range(sources)},
        events=tuple(
            Event(id=f"e{number}", title=f"Event {number}", own_when=parse_when(when), accounts=accounts)
            for number, when in enumerate(whens)
        ),
    )


CLUSTERS = [
    *[f"2025-03-18T09:00:00.{millis:03d}Z" for millis in (0, 7, 19, 140, 141)],
    *[f"2025-03-18T09:41:{second:02d}.500Z" for second in (2, 3, 9)],
    "2025-03-18T09:59:59.999Z",
]
STORIES = {
    "empty": made(),
    "one": made("2025-03-18T16:00+02:00"),
    "one-instant": made(*["2025-03-18T16:00:07+02:00"] * 4),
    "undated": made("unknown", "unknown"),
    "milliseconds": made(*CLUSTERS),
    "millennia": made("3100 BC", "2560 BC~", "44 BC", "0476", "1066-10-14", "1492-10-12", "1969-07-20T20:17Z"),
    "ages": made("Y-13800000000", "Y-4540000000", "Y-66000000", "Y-300000", "2025"),
    "clocks-back": made(*[f"2025-10-26T0{hour}:{minute}Z" for hour in range(4) for minute in ("00", "30")]),
    "clocks-forward": made(*[f"2025-03-30T0{hour}:{minute}Z" for hour in range(4) for minute in ("00", "30")]),
    "unbound": made(
        "2025-03-18T12:00Z", "..2025-03-18T15:00Z", "2025-03-18T17:00Z..", "2025-03-18T13:00Z/", "/2025-03-18T19:00Z",
        "2025-03-18T14:00Z/..", "../2025-03-18T16:00Z", "2025-03-18T22:00Z",
    ),
    "sixty-sources": made(
        "2025-03-18", accounts=tuple(Account(source=f"s{number}") for number in range(60)), sources=60
    ),
}  # fmt: skip


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("of", ["odd", "harbour", "incident"])
def test_drawing(of: str, width: int, golden: Golden) -> None:
    timeline = story(of)

    golden(FOLDER / f"bars-{of}-{width}.txt", paint(bars(timeline, timeline.events, View(width=width)), color=False))


@pytest.mark.parametrize("width", [40, 100])
@pytest.mark.parametrize("name", STORIES)
def test_drawing_of_what_is_rare(name: str, width: int, golden: Golden) -> None:
    timeline = STORIES[name]

    golden(FOLDER / f"bars-{name}-{width}.txt", paint(bars(timeline, timeline.events, View(width=width)), color=False))


@pytest.mark.parametrize(
    ("name", "of", "view"),
    [
        ("odd-80-ascii", "odd", View(width=80, ascii=True)),
        ("odd-120-unfolded", "odd", View(width=120, background=True)),
        ("harbour-100-new-york", "harbour", View(width=100, zone="America/New_York")),
        ("harbour-100-ids", "harbour", View(width=100, ids=True)),
    ],
)
def test_drawing_as_it_is_wanted(name: str, of: str, view: View, golden: Golden) -> None:
    timeline = story(of)

    golden(FOLDER / f"bars-{name}.txt", paint(bars(timeline, timeline.events, view), color=False))


@pytest.mark.parametrize("of", ["harbour", "odd"])
def test_roles(of: str, golden: Golden) -> None:
    timeline = story(of)

    golden(FOLDER / f"bars-{of}-100-roles.txt", spelt(bars(timeline, timeline.events, View(width=100))))


def test_the_page_shows_a_drawing_as_it_is() -> None:
    timeline = story("harbour")
    page = (ROOT / "docs" / "show.md").read_text(encoding="utf-8")

    assert f"```\n{paint(bars(timeline, timeline.events, View(width=80)), color=False)}```\n" in page
