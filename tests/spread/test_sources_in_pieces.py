"""`timeline sources` in pieces says what it says of the whole."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.generate import generate
from tests.cli.running import SMALL, timeline
from tests.spread.stores import Placed, parts
from tests.store.editing.written import IDS, SOURCES, TAGS
from timeline.compare.shifts import source_differences, source_shifts
from timeline.compare.source_summary import summaries, tallies
from timeline.errors import TimelineError
from timeline.render.sources_json import sources_json
from timeline.select import Filter, select
from timeline.select.drafts import settled
from timeline.select.withheld import Withheld, public
from timeline.spread.engine import Here
from timeline.spread.pieces import NotInPiecesError, archive_of
from timeline.spread.telling import telling_in_pieces
from timeline.store import open_store
from timeline.when import parse_when

NAMED = st.lists(st.sampled_from([*SOURCES, "nobody at all"]), max_size=2).map(tuple)
FILTERS = st.one_of(
    st.just(Filter()),
    st.builds(
        Filter,
        since=st.sampled_from([None, None, parse_when("2024")]),
        sources=NAMED,
        only_sources=NAMED,
        tags=st.lists(st.sampled_from([*TAGS, "none"]), max_size=2).map(tuple),
        actors=st.sampled_from([(), (), ("word",)]),
        places=st.sampled_from([(), (), ("here", "a")]),
        texts=st.one_of(st.just(()), st.sampled_from(IDS).map(lambda name: (name,))),
        regexes=st.sampled_from([(), (), ("^a", "[")]),
        disputed=st.booleans(),
        limit=st.sampled_from([None, 0, 1, 2, 3]),
    ),
    st.builds(Filter, limit=st.integers(0, 4)),
    st.builds(Filter, texts=st.sampled_from(IDS).map(lambda name: (name,))),
)


def in_whole(path: Path, wanted: Filter, *, withheld: bool) -> tuple[str, Withheld] | None:
    """What is told, and what was left out; None where no event passes or the filter is refused."""
    timeline, left_out = settled(open_store(path, "store").timeline), Withheld()
    if withheld:
        timeline, left_out = public(timeline)
    try:
        events = select(timeline, wanted, zone="UTC")
    except TimelineError:
        return None
    found = sources_json(
        timeline,
        summaries(timeline, [tallies(timeline, events)]),
        source_shifts(timeline, [source_differences(timeline, events)]),
    )
    return (found, left_out) if events else None


def in_pieces(path: Path, wanted: Filter, size: int, *, withheld: bool) -> tuple[str, Withheld] | None:
    found = telling_in_pieces(Here(), archive_of(path, "store", size=size), wanted, "UTC", withheld=withheld)
    if found is None:
        return None
    told, shifts = summaries(found.header, found.tallies), source_shifts(found.header, found.differences)
    return sources_json(found.header, told, shifts), found.withheld


@given(parts(), FILTERS, st.sampled_from([1, 300, 1 << 20]), st.booleans())
def test_pieces_say_what_the_whole_says(texts: list[str], wanted: Filter, size: int, withheld: bool) -> None:
    with Placed(texts) as path:
        try:
            expected = in_whole(path, wanted, withheld=withheld)
        except TimelineError:
            with pytest.raises(NotInPiecesError):
                in_pieces(path, wanted, size, withheld=withheld)
            return

        try:
            found = in_pieces(path, wanted, size, withheld=withheld)
        except NotInPiecesError:
            return  # as of a text that looks as if it had anchors: whoever asked reads all then

        assert found == expected


@pytest.mark.parametrize("size", [1, 5000, 1 << 20])
@pytest.mark.parametrize("wanted", [Filter(), Filter(limit=17), Filter(tags=("talks",)), Filter(places=("Sumy",))])
def test_a_store_of_many_events_is_told_in_pieces(tmp_path: Path, size: int, wanted: Filter) -> None:
    path = tmp_path / "store.yaml"
    path.write_text(generate(120, 5))

    assert in_pieces(path, wanted, size, withheld=True) == in_whole(path, wanted, withheld=True)


def test_an_event_of_the_background_is_not_shown_behind_the_last_that_counts(tmp_path: Path) -> None:
    """It is the first of its piece, and in the store it stands behind the event that --limit stops at."""
    path = tmp_path / "store.yaml"
    days = [f"  - {{id: e{day}, title: T, when: 2025-03-{day}, accounts: [{{source: paper}}]}}\n" for day in (11, 12)]
    behind = "  - {id: f, title: F, when: 2025-03-13, background: true, accounts: [{source: ministry}]}\n"
    path.write_text("".join(["timeline: 1\nsources: {paper: {}, ministry: {}}\nevents:\n", *days, behind]))

    found = in_pieces(path, Filter(limit=1), 1, withheld=False)

    assert found == in_whole(path, Filter(limit=1), withheld=False)
    assert found is not None
    assert [source["accounts"] for source in json.loads(found[0])["sources"]] == [1, 0]


MORE = (
    SMALL.replace("  ministry: {", "  secret: {private: true}\n  drafted: {type: press}\n  ministry: {")
    + """\
  - {id: hidden, title: H, private: true, accounts: [{source: paper}]}
  - {id: proposed, title: P, draft: true, accounts: [{source: drafted}]}
  - {id: told, title: T, same_as: [hidden], accounts: [{source: secret}, {source: paper, private: true}]}
"""
)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--json",),
        ("--private", "--by", "accounts"),
        ("--tag", "none"),
        ("--source", "drafted"),
        ("--grep", "hidden"),
        ("--since", "2026"),
        ("--tz", "Nowhere"),
        ("--on", "2025-03-24"),
    ],
)
@pytest.mark.parametrize("text", [MORE, MORE + "  - {id: told, title: again}\n"])
def test_two_processes_write_what_one_writes(tmp_path: Path, arguments: tuple[str, ...], text: str) -> None:
    (tmp_path / "store.yaml").write_text(text)

    one, several = (
        timeline("--file", "store.yaml", "sources", *arguments, "--jobs", jobs, directory=tmp_path) for jobs in "12"
    )

    told = "".join(line for line in several.err.splitlines(keepends=True) if not line.startswith("read as a whole"))
    assert (several.status, several.out, told) == (one.status, one.out, one.err)


def test_a_day_and_a_cluster_are_both_on(tmp_path: Path) -> None:
    (tmp_path / "store.yaml").write_text(SMALL)
    asked = ("--file", "store.yaml", "sources", "--on", "2025-03-24")

    one = timeline(*asked, directory=tmp_path)
    spread = timeline(*asked, "--on", "local", "--jobs", "1", directory=tmp_path)
    two = timeline(*asked, "--on", "local", "--on", "tcp://a:1", directory=tmp_path)

    assert (spread.status, spread.out) == (0, one.out)
    assert (two.status, "are two places for one work" in two.err) == (2, True)
