"""What one version of a store changes against another, as text, and that nothing is told where nothing is changed."""

from collections.abc import Callable

import pytest
from hypothesis import given

from tests.merging.joining import read
from tests.revisions.test_by_entry import BASE, LAST, swap
from tests.revisions.test_laws import said
from tests.revisions.versions import Versions, versions
from timeline.render.revision import revision_lines, revision_markdown
from timeline.render.view import View
from timeline.revisions.changed import Changed, changed


def between(old: str, new: str) -> Changed:
    return changed(read(old), read(new), lambda timeline: timeline)


def drawn(found: Changed, width: int = 100) -> list[str]:
    lines = revision_lines(found, "old..new", View(width=width))
    return ["".join(piece.text for piece in line) for line in lines]


TOLD: dict[str, tuple[Callable[[str], str], list[str]]] = {
    "a key of the store": (
        swap(("title: Talks\nsources", "title: All\nsources")),
        ["old..new: the store's own keys changed", "", "title: Talks → All"],
    ),
    "a source": (
        swap(("  unused: {name: Unused}\n", "  wire: {name: Wire}\n")),
        [
            "old..new: 1 source added, 1 source removed",
            "",
            "added  source wire",
            "  name: Wire",
            "  type: other",
            "removed  source unused",
            "  name: Unused → taken out",
            "  type: other → taken out",
        ],
    ),
    "a point, by which two sources are at odds no more": (
        swap(("length: 2 h\n", "length: 3 h\n")),
        [
            "old..new: 1 event changed, 1 account changed, 1 verdict changed",
            "",
            "Tue 18 March 2025  A call  call  changed",
            "  changed  ministry@2025-03-18",
            "    length: 2 h → 3 h",
            "  verdict  length  differs → same",
        ],
    ),
    "a ruling": (
        swap(("verdict: differs", "verdict: compatible")),
        [
            "old..new: 1 event changed, 1 verdict changed",
            "",
            "Tue 18 March 2025  A call  call  changed",
            "  ruling: point length, “2 h” / “3 h”, verdict differs, because An hour is much. → point length,",
            "    “2 h” / “3 h”, verdict compatible, because An hour is much.",
            "  verdict  length  differs → compatible",
        ],
    ),
    "an event and an account": (
        swap((LAST, LAST + "      - {source: ministry, says: No., stance: denies}\n  - {id: new, title: New}\n")),
        [
            "old..new: 1 event added, 1 event changed, 1 account added",
            "",
            "Mon 24 March 2025  Talks  talks  changed",
            "  added  ministry",
            "    says: No.",
            "    stance: denies",
            "",
            "no date  New  new  added",
        ],
    ),
    "an event that is gone": (
        lambda text: text[: text.index("\n  - id: talks")] + "\n",
        ["old..new: 1 event removed, 1 account removed", "", "Mon 24 March 2025  Talks  talks  removed"],
    ),
    "another id alone": (
        swap(("id: talks", "id: riyadh"), ("paper:", "gazette:"), ("source: paper", "source: gazette")),
        ["old..new: renamed", "", "renamed  source paper → gazette", "renamed  event talks → riyadh"],
    ),
}


@pytest.mark.parametrize("name", TOLD)
def test_each_change_is_told(name: str) -> None:
    change, lines = TOLD[name]

    assert drawn(between(BASE, change(BASE))) == lines


def test_a_verdict_that_rests_on_synonyms_is_told() -> None:
    base = (
        BASE.replace("length: 2 h\n", "length: long\n")
        .replace("{length: 3 h}", "{length: lengthy}")
        .replace(
            "    rulings:\n      - {point: length, values: [2 h, 3 h], verdict: differs, because: An hour is much.}\n",
            "",
        )
    )
    told = drawn(between(base, base.replace("sources:", "synonyms: {length: [[long, lengthy]]}\nsources:", 1)))

    assert told[-2:] == ["Tue 18 March 2025  A call  call  as it was", "  verdict  length  worded → same"]


@given(versions())
def test_versions_that_say_the_same_have_no_change(held: Versions) -> None:
    found = changed(held.base, held.ours, lambda timeline: timeline)

    assert drawn(changed(held.ours, held.ours, lambda timeline: timeline)) == ["old..new: nothing has changed"]
    if said(held.base) != said(held.ours):
        assert drawn(found) != ["old..new: nothing has changed"]


@given(versions())
def test_it_fits_any_width_and_no_text_is_markup(held: Versions) -> None:
    found = changed(held.base, held.ours, lambda timeline: timeline)

    for width in (40, 60, 100):
        assert all(len(line) <= width or not line.isascii() for line in drawn(found, width))
    assert "<" not in revision_markdown(found, "a..b")
