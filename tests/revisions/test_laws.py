"""What holds of every three versions of a store, however they are written and whatever was changed."""

from collections.abc import Iterable

import msgspec
from hypothesis import assume, given

from tests.merging.joining import read
from tests.revisions.versions import Versions, versions
from timeline.model import Timeline
from timeline.revisions.by_entry import MergedText, both_texts, merge_lines, merge_texts
from timeline.revisions.lines import Labels, pieces
from timeline.revisions.three_way import Clash
from timeline.store import Stored
from timeline.store.refusing.git_conflict import both_sides

LABELS = Labels()


def merged(held: Versions) -> MergedText:
    return merge_texts(held.base, held.ours, held.theirs, LABELS)


def said(store: Stored | str) -> Timeline:
    """What a store says, in whatever order its entries stand."""
    timeline = (read(store) if isinstance(store, str) else store).timeline
    made = []
    for event in timeline.events:
        accounts = [
            msgspec.structs.replace(account, points=_sorted(account.points), cite=_sorted(account.cite))
            for account in event.accounts
        ]
        lists = {key: _sorted(getattr(event, key)) for key in ("points", "rulings", "tags", "same_as")}
        made.append(msgspec.structs.replace(event, accounts=_sorted(accounts), **lists))
    return msgspec.structs.replace(timeline, events=tuple(sorted(made, key=lambda event: event.id)))


def _sorted(held: Iterable[object]) -> tuple[object, ...]:
    return tuple(sorted(held, key=repr))


@given(versions())
def test_a_side_that_changed_nothing_changes_nothing(held: Versions) -> None:
    base, ours, _ = held

    assert merge_texts(base, ours, base, LABELS).text == ours.text
    assert merge_texts(base, base, ours, LABELS).text == ours.text
    assert merge_texts(base, ours, ours, LABELS).text == ours.text


def _place(clash: Clash) -> tuple[str, str]:
    """Where two versions clash, without the date of an account: it may clash too, and is then that of the first."""
    return clash.entry.partition("@")[0], clash.key


@given(versions())
def test_the_sides_can_be_swapped(held: Versions) -> None:
    base, ours, theirs = held
    made, other = merged(held), merged(Versions(base, theirs, ours))

    assert {_place(clash) for clash in made.clashes} == {_place(clash) for clash in other.clashes}
    if not (made.conflicts or made.problems):
        assert said(made.text) == said(other.text)


@given(versions())
def test_each_side_of_every_conflict_is_a_store(held: Versions) -> None:
    made = merged(held)
    assume(not made.problems)

    if not made.conflicts:
        assert made.clashes == ()
        read(made.text)
        return
    sides = both_sides(made.text)
    assert sides is not None
    two = both_texts(held.base, held.ours, held.theirs)
    assert [said(side) for side in sides] == [said(two.ours), said(two.theirs)]


@given(versions())
def test_what_one_side_took_out_does_not_come_back(held: Versions) -> None:
    """An event that one side has no more, and the other one has left as it was."""
    base, ours, theirs = (stored.timeline for stored in held)
    made = merged(held)
    assume(not (made.conflicts or made.problems))
    ids = {event.id for event in read(made.text).timeline.events}

    for one, other in ((ours, theirs), (theirs, ours)):
        here = {event.id for event in one.events}
        for event in base.events:
            if event.id not in here and event in other.events:
                assert event.id not in ids


@given(versions())
def test_nothing_is_there_that_neither_side_says(held: Versions) -> None:
    """Every title, and every account in a merge without conflict, is one side's, or has keys of both."""
    made = merged(held)
    assume(not (made.conflicts or made.problems))
    told = [
        {key: value for key, value in msgspec.to_builtins(account).items() if value}
        for side in held[1:]
        for event in side.timeline.events
        for account in event.accounts
    ]

    for event in read(made.text).timeline.events:
        for account in event.accounts:
            for key, value in msgspec.to_builtins(account).items():
                # A list may hold what each side has added.
                if value and key != "points":
                    assert any(one.get(key) == value for one in told)


@given(versions())
def test_lines_of_all_three_are_told_in_their_order(held: Versions) -> None:
    texts = [stored.text.splitlines(keepends=True) for stored in held]
    found = list(pieces(*texts))

    for number, side in enumerate(("base", "ours", "theirs")):
        assert [line for piece in found for line in getattr(piece, side)] == texts[number]


@given(versions())
def test_a_merge_by_lines_has_both_sides(held: Versions) -> None:
    base, ours, theirs = (stored.text for stored in held)

    made = merge_lines(base, ours, theirs, LABELS)
    for line in [*ours.splitlines(), *theirs.splitlines()]:
        if line not in base.splitlines():
            assert line in made.text.splitlines()
    assert merge_lines(base, base, theirs, LABELS).text == theirs
