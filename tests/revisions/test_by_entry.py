"""Two versions of a small store made one, entry by entry: what stands together, and what is a conflict."""

from collections.abc import Callable

import pytest

from tests.merging.joining import read
from tests.revisions.test_laws import said
from timeline.errors import TimelineError
from timeline.revisions.by_entry import MergedText, merge_texts
from timeline.revisions.lines import Labels

BASE = """\
# Kept by the desk.
timeline: 1
title: Talks
sources:
  ministry: {name: Ministry, type: institution}
  paper: {name: Paper, type: press}
  unused: {name: Unused}
events:
  - id: call
    title: A call
    when: 2025-03-18
    tags: [call, talks]
    rulings:
      - {point: length, values: [2 h, 3 h], verdict: differs, because: An hour is much.}
    accounts:
      # From the minutes.
      - source: ministry
        says: They spoke.  # by phone
        published: 2025-03-18
        points:
          length: 2 h
          on: {value: aid, kind: plan}
      - source: paper
        says: They spoke long.
        published: 2025-03-19
        points: {length: 3 h}
        cite:
          - {url: https://paper.example/1, via: Wire}

  - id: talks
    title: Talks
    when: 2025-03-24
    accounts:
      - {source: paper, says: They met.}
"""

Change = Callable[[str], str]


def swap(*pairs: tuple[str, str]) -> Change:
    """A change of some words, each of which must be there."""

    def made(text: str) -> str:
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new)
        return text

    return made


def merge(ours: Change, theirs: Change, base: str = BASE) -> MergedText:
    return merge_texts(read(base, "base"), read(ours(base), "ours"), read(theirs(base), "theirs"), Labels())


def event(name: str) -> str:
    return f"  - id: {name}\n    title: Event {name}\n    when: 2025-03-2{len(name)}\n"


LAST = "      - {source: paper, says: They met.}\n"
FIRST = "  - id: call\n"
WIRE = ("  unused: {name: Unused}\n", "  unused: {name: Unused}\n  wire: {name: Wire}\n")
ACCOUNT = "      - {source: ministry, says: No.}\n"
TALKS = BASE[BASE.index("\n  - id: talks") :]
PAPER = BASE[BASE.index("      - source: paper\n        says: They spoke long") : BASE.index("\n  - id: talks")]

RULED = "An hour is much.}\n"
PLACE = "      - {{row: place, values: [{0}, {0}{0}], verdict: same, because: A.}}\n"

TOGETHER = {
    "an event each": (swap((LAST, LAST + event("five"))), swap((LAST, LAST + event("sixsix"))), None),
    "an account each": (
        swap((LAST, LAST + ACCOUNT)),
        swap((LAST, LAST + "      - {source: paper, says: And left., published: 2025-03-25}\n")),
        swap((LAST, LAST + ACCOUNT + "      - {source: paper, says: And left., published: 2025-03-25}\n")),
    ),
    "a source each": (
        swap(WIRE),
        swap((WIRE[0], WIRE[0] + "  radio: {name: Radio}\n")),
        swap((WIRE[0], WIRE[1] + "  radio: {name: Radio}\n")),
    ),
    "a point each": (
        swap(("          length: 2 h\n", "          length: 2 h\n          place: Kyiv\n")),
        swap(("points: {length: 3 h}", "points: {length: 3 h, by: phone}")),
        swap(
            ("          length: 2 h\n", "          length: 2 h\n          place: Kyiv\n"),
            ("points: {length: 3 h}", "points: {length: 3 h, by: phone}"),
        ),
    ),
    "keys of one account": (
        swap(("They spoke.", "They spoke at length.")),
        swap(("says: They spoke.  # by phone\n", "says: They spoke.  # by phone\n        quote: We spoke.\n")),
        swap(
            (
                "says: They spoke.  # by phone\n",
                "says: They spoke at length.  # by phone\n        quote: We spoke.\n",
            )
        ),
    ),
    "keys of one point": (
        swap(("{value: aid, kind: plan}", "{value: all aid, kind: plan}")),
        swap(("{value: aid, kind: plan}", "{value: aid, kind: outcome}")),
        swap(("{value: aid, kind: plan}", "{value: all aid, kind: outcome}")),
    ),
    "the long form of a point and its value": (
        swap(("length: 2 h\n", "length: {value: 2 h, kind: outcome}\n")),
        swap(("length: 2 h\n", "length: ~ 2 h\n")),
        swap(("length: 2 h\n", "length: {value: ~ 2 h, kind: outcome}\n")),
    ),
    "keys of one event, one of them long": (
        swap(("title: A call", "title: The call")),
        swap(("when: 2025-03-18\n    tags", "when: 2025-03-18T16:00Z\n    tags")),
        swap(("title: A call", "title: The call"), ("when: 2025-03-18\n    tags", "when: 2025-03-18T16:00Z\n    tags")),
    ),
    "a tag each, one of them gone": (
        swap(("[call, talks]", "[call, talks, aid]")),
        swap(("[call, talks]", "[talks, phone]")),
        swap(("[call, talks]", "[talks, aid, phone]")),
    ),
    "a ruling each": (
        swap((RULED, RULED + PLACE.format("a"))),
        swap((RULED, RULED + PLACE.format("b"))),
        swap((RULED, RULED + PLACE.format("a") + PLACE.format("b"))),
    ),
    "the same change": (swap(("A call", "The call")), swap(("A call", '"The call"')), swap(("A call", "The call"))),
    "an event gone": (swap((TALKS, "")), swap(("They spoke.", "They spoke long.")), None),
    "an account gone": (swap((PAPER, "")), swap(("They met.", "They met in Riyadh.")), None),
    "a source gone": (swap(("  unused: {name: Unused}\n", "")), swap(WIRE), swap((WIRE[0], "  wire: {name: Wire}\n"))),
    "a published date and a word": (
        swap(("published: 2025-03-19", "published: 2025-03-20")),
        swap(("They spoke long.", "They spoke for long.")),
        None,
    ),
    "an event renamed, and told by another": (
        swap(("id: talks", "id: riyadh")),
        swap((LAST, LAST + ACCOUNT)),
        swap(("id: talks", "id: riyadh"), (LAST, LAST + ACCOUNT)),
    ),
    "a source renamed, and heard again": (
        swap(("paper:", "gazette:"), ("source: paper", "source: gazette")),
        swap((LAST, LAST + "      - {source: paper, says: And left., published: 2025-03-25}\n")),
        swap(
            (LAST, LAST + "      - {source: paper, says: And left., published: 2025-03-25}\n"),
            ("paper:", "gazette:"),
            ("source: paper", "source: gazette"),
        ),
    ),
}


@pytest.mark.parametrize("name", TOGETHER)
def test_changes_of_both_sides_stand_together(name: str) -> None:
    """And neither is lost by which side is ours."""
    ours, theirs, both = TOGETHER[name]
    wanted = (lambda text: theirs(ours(text))) if both is None else both

    made, other = merge(ours, theirs), merge(theirs, ours)

    assert (made.conflicts, made.clashes, made.problems, made.told) == (0, (), (), ())
    assert said(made.text) == said(other.text) == said(wanted(BASE))


CLASHES = {
    "a word": (
        swap(("They spoke.", "They quarrelled.")),
        swap(("They spoke.", "They laughed.")),
        "says of call/ministry@2025-03-18",
        "        says: They quarrelled.  # by phone\n",
        "        says: They laughed.  # by phone\n",
    ),
    "a point": (
        swap(("length: 2 h", "length: 1 h")),
        swap(("length: 2 h", "length: 4 h")),
        "point length of call/ministry@2025-03-18",
        "          length: 1 h\n",
        "          length: 4 h\n",
    ),
    "a key of the store": (
        swap(("title: Talks\nsources", "title: The talks\nsources")),
        swap(("title: Talks\nsources", "title: All talks\nsources")),
        "title of the store",
        "title: The talks\n",
        "title: All talks\n",
    ),
    "a key of a source": (
        swap(("{name: Unused}", "{name: Used}")),
        swap(("{name: Unused}", "{name: Useful}")),
        "name of source unused",
        "  unused: {name: Used}\n",
        "  unused: {name: Useful}\n",
    ),
    "a new key": (
        swap(("    when: 2025-03-24\n", "    when: 2025-03-24\n    place: Riyadh\n")),
        swap(("    when: 2025-03-24\n", "    when: 2025-03-24\n    place: Jeddah\n")),
        "place of talks",
        "    place: Riyadh\n",
        "    place: Jeddah\n",
    ),
    "an account gone and changed": (
        swap((PAPER, "")),
        swap(("They spoke long.", "They spoke for long.")),
        "all of call/paper@2025-03-19",
        "",
        PAPER.replace("They spoke long.", "They spoke for long."),
    ),
    "a key changed and gone": (
        swap(("title: Talks\nsources", "title: The talks\nsources")),
        swap(("title: Talks\nsources", "sources")),
        "title of the store",
        "title: The talks\n",
        "",
    ),
    "one id twice": (
        swap((LAST, LAST + "  - {id: new, title: One}\n")),
        swap((LAST, LAST + "  - {id: new, title: Two}\n")),
        "title of new",
        "  - {id: new, title: One}\n",
        "  - {id: new, title: Two}\n",
    ),
    "a ruling": (
        swap(("verdict: differs", "verdict: worded")),
        swap(("verdict: differs", "verdict: same")),
        "rulings of call",
        "      - {point: length, values: [2 h, 3 h], verdict: worded, because: An hour is much.}\n",
        "      - {point: length, values: [2 h, 3 h], verdict: same, because: An hour is much.}\n",
    ),
}


@pytest.mark.parametrize("name", CLASHES)
def test_what_both_have_changed_is_a_conflict_there(name: str) -> None:
    """One, with what it is about, and around it the store as it was."""
    ours, theirs, about, mine, its = CLASHES[name]

    made = merge(ours, theirs)

    assert made.conflicts == 1
    conflict = f"<<<<<<< ours · {about}\n{mine}=======\n{its}>>>>>>> theirs\n"
    assert conflict in made.text
    assert made.text.replace(conflict, mine) == ours(BASE)


def test_an_event_gone_on_one_side_and_changed_on_the_other_is_a_conflict() -> None:
    made = merge(swap((TALKS, "")), swap(("They met.", "They met in Riyadh.")))

    assert [(clash.entry, clash.key) for clash in made.clashes] == [("talks", "")]
    assert "<<<<<<< ours · all of talks\n=======\n" in made.text
    assert "says: They met in Riyadh." in made.text


def test_a_source_that_the_other_side_names_stays() -> None:
    said = swap((LAST, LAST + "      - {source: unused, says: Not so.}\n"))
    gone = swap(("  unused: {name: Unused}\n", ""))

    for ours, theirs in ((gone, said), (said, gone)):
        made = merge(ours, theirs)
        assert made.told == ("source `unused` stays: one side took it out, and the other names it",)
        assert read(made.text).timeline == read(said(BASE)).timeline


def test_comments_quotes_and_order_of_both_stay() -> None:
    ours = swap(("# Kept by the desk.", "# Kept by us."), ("They met.", "They met in Riyadh."))
    theirs = swap(
        ("title: Talks\nsources", "title: 'Talks'  # for now\nsources"),
        ("      # From the minutes.\n", "      # From the minutes of the ministry.\n"),
        (FIRST, "  # Told again.\n  - id: before\n    title: 'Before'\n    when: 2025-03-01\n\n" + FIRST),
    )

    made = merge(ours, theirs)

    assert made.text == theirs(ours(BASE))


def test_what_is_no_store_together_is_told() -> None:
    """Two accounts of one source come to have one date, and nothing could name one of them."""
    base = BASE.replace(LAST, LAST + "      - {source: paper, says: No., published: 2025-03-25}\n")
    ours = swap(("{source: paper, says: They met.}", "{source: paper, says: They met., published: 2025-03-26}"))
    theirs = swap(("says: No., published: 2025-03-25", "says: No., published: 2025-03-26"))

    made = merge(ours, theirs, base)

    assert [problem.check for problem in made.problems] == ["same-account"]
    assert "They met., published: 2025-03-26" in made.text
    assert "No., published: 2025-03-26" in made.text


def test_an_anchor_that_both_sides_need_is_refused() -> None:
    base = BASE.replace("tags: [call, talks]", "tags: &tags [call, talks]").replace(
        "    when: 2025-03-24\n", "    when: 2025-03-24\n    tags: *tags\n"
    )

    with pytest.raises(TimelineError) as caught:
        merge(swap(("title: A call", "title: The call")), swap(("&tags [call, talks]", "&tags [call]")), base)

    assert caught.value.problems[0].check == "anchor"


def test_an_account_whose_citations_alone_are_dated_is_known_by_that_date() -> None:
    dated = "      - source: paper\n        says: {}\n        cite:\n          - {{url: u, published: {}}}\n"
    two = dated.format("One.", "2025-03-25") + dated.format("Two.", "2025-03-26")
    base = BASE.replace(LAST, LAST + two)
    gone = swap((dated.format("One.", "2025-03-25"), ""))

    made = merge(gone, swap(("says: Two.", "says: Two and a half.")), base)
    clash = merge(swap(("says: Two.", "says: Three.")), swap(("says: Two.", "says: Four.")), base)

    assert made.conflicts == 0
    assert made.text == gone(base).replace("says: Two.", "says: Two and a half.")
    assert "<<<<<<< ours · says of talks/paper@2025-03-26\n" in clash.text
