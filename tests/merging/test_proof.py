"""A joined store from which something is missing is not written."""

import pytest

from tests.merging.joining import read
from timeline.errors import TimelineError
from timeline.merging.proof import prove

A = """\
timeline: 1
sources: {wp: {reliability: B}}
events:
  - id: e
    title: Talks
    when: 2025-03-18
    points: {killed: 2}
    accounts:
      - {source: wp, published: 2025-03-18, says: They met.}
"""
B = """\
timeline: 1
sources: {wp: {reliability: C}}
events:
  - id: e
    title: all
    when: 2025-03-19
    points: {killed: 3}
    note: Seen.
    accounts:
      - {source: wp, published: 2025-03-19, says: They called.}
"""
JOINED = """\
timeline: 1
sources: {wp: {reliability: B, note: b.yaml has reliability “C”.}}
events:
  - id: e
    title: Talks
    when: 2025-03-18
    points: {killed: 2}
    note: |
      Not all that they Called is there, of 3 on 2025-03-19 see C.
      b.yaml has title “all”, when “2025-03-19”, killed: “3”.
      Seen.
    accounts:
      - {source: wp, published: 2025-03-18, says: They met.}
      - {source: wp, published: 2025-03-19, says: They called.}
"""


def proven(joined: str) -> None:
    stores = read(A).timeline, read(B).timeline
    prove(read(joined).timeline, stores, {"e": "e"})


def test_what_holds_both_is_proven() -> None:
    proven(JOINED)


@pytest.mark.parametrize(
    ("there", "instead", "lost"),
    [
        (" reliability “C”", " C", "source `wp`"),
        ("title “all”, ", "", "`title` of `e`"),
        ("when “2025-03-19”, ", "", "`when` of `e`"),
        (", killed: “3”", "", "point `killed` of `e`"),
        ("      Seen.\n", "", "`note` of `e`"),
        ("      - {source: wp, published: 2025-03-18, says: They met.}\n", "", "`e/wp`"),
        ("says: They called.", "says: They called!", "`e/wp`"),
        ("  - id: e\n", "  - id: e-2\n", "event `e`"),
    ],
)
def test_what_is_lost_is_named(there: str, instead: str, lost: str) -> None:
    assert there in JOINED
    with pytest.raises(TimelineError, match=lost):
        proven(JOINED.replace(there, instead))
