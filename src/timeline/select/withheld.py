"""What leaves the editor's screen: a timeline without what is private, and how much that was.

An entry that is `private` goes with all that it holds; of a private source goes whatever it tells. What remains names
nothing that has gone: no link, no ruling on a value that nobody tells any more, no time that rested on it alone.
"""

from collections.abc import Collection

import msgspec

from timeline.compare.claims import Claim, claims_of
from timeline.compare.judging import states
from timeline.model import Account, Event, Point, Ruling, Source, Timeline


class Withheld(msgspec.Struct, frozen=True):
    """How many entries were taken out, by what they are; accounts of a private source count as its own."""

    sources: int = 0
    events: int = 0
    accounts: int = 0
    points: int = 0
    citations: int = 0
    rulings: int = 0

    @property
    def words(self) -> str:
        """`2 accounts, 1 ruling`; empty where nothing was."""
        counts = zip(self.__struct_fields__, msgspec.structs.astuple(self), strict=True)
        return ", ".join(f"{count} {name if count > 1 else name[:-1]}" for name, count in counts if count)


def public(timeline: Timeline, hidden: Collection[str] = ()) -> tuple[Timeline, Withheld]:
    """The timeline without what is private; itself where nothing is.

    `hidden` are the ids of private events that it does not have itself, of a store of which it is a part.
    """
    if not hidden and not _has_private(timeline):
        return timeline, Withheld()
    gone = {name for name, source in timeline.sources.items() if source.private}
    counts = {"sources": len(gone), "events": 0, "accounts": 0, "points": 0, "citations": 0, "rulings": 0}
    kept = [event for event in timeline.events if not event.private]
    counts["events"] = len(timeline.events) - len(kept)
    names = {*hidden, *[event.id for event in timeline.events if event.private]}
    events = tuple([_event(event, gone, names, counts) for event in kept])
    if not hidden and not any(counts.values()):
        return timeline, Withheld()
    sources = {name: _source(source, gone) for name, source in timeline.sources.items() if name not in gone}
    return msgspec.structs.replace(timeline, sources=sources, events=events), Withheld(**counts)


def _has_private(timeline: Timeline) -> bool:
    """Whether anything at all is: in most stores nothing is, and to look is five times as fast as to sort it out."""
    if any(source.private for source in timeline.sources.values()):
        return True
    for event in timeline.events:
        if event.private or any(ruling.private for ruling in event.rulings):
            return True
        if any(point.private for point in event.points):
            return True
        for account in event.accounts:
            if account.private or any(point.private for point in account.points):
                return True
            if any(citation.private for citation in account.cite):
                return True
    return False


def _source(source: Source, gone: set[str]) -> Source:
    if source.speaks_for not in gone and gone.isdisjoint(source.derived_from):
        return source
    return msgspec.structs.replace(
        source,
        speaks_for=None if source.speaks_for in gone else source.speaks_for,
        derived_from=_left(source.derived_from, gone),
    )


def _event(event: Event, gone: set[str], hidden: set[str], counts: dict[str, int]) -> Event:
    told = [account for account in event.accounts if account.source not in gone and not account.private]
    counts["accounts"] += sum(1 for account in event.accounts if account.private and account.source not in gone)
    accounts = tuple([_account(account, gone, counts) for account in told])
    points = _findings(event, accounts, counts)
    rulings = _rulings(event, accounts, gone, counts)
    same_as, not_same = _left(event.same_as, hidden), _left(event.not_same, hidden)
    found = (accounts, points, rulings, same_as, not_same)
    if found == (event.accounts, event.points, event.rulings, event.same_as, event.not_same):
        return event
    return msgspec.structs.replace(
        event, accounts=accounts, points=points, rulings=rulings, same_as=same_as, not_same=not_same
    )


def _account(account: Account, gone: set[str], counts: dict[str, int]) -> Account:
    points = _points(account.points, counts)
    cite = tuple([citation for citation in account.cite if not citation.private])
    repeats = None if account.repeats in gone else account.repeats
    speaks_for = None if account.speaks_for in gone else account.speaks_for
    if (points, cite, repeats, speaks_for) == (account.points, account.cite, account.repeats, account.speaks_for):
        return account
    counts["citations"] += len(account.cite) - len(cite)
    published = account.published
    if len(cite) < len(account.cite):
        published = next((each.published for each in cite if each.published is not None), None)
    return msgspec.structs.replace(
        account, points=points, cite=cite, repeats=repeats, speaks_for=speaks_for, published=published
    )


def _points(points: tuple[Point, ...], counts: dict[str, int]) -> tuple[Point, ...]:
    left = tuple([point for point in points if not point.private])
    counts["points"] += len(points) - len(left)
    return left if len(left) < len(points) else points


def _rulings(event: Event, accounts: tuple[Account, ...], gone: set[str], counts: dict[str, int]) -> tuple[Ruling, ...]:
    """Those that are not private, name no private source, and judge nothing that only private accounts tell.

    The last are not counted: what they judge is.
    """
    counts["rulings"] += sum(1 for ruling in event.rulings if ruling.private)
    left = [ruling for ruling in event.rulings if not ruling.private and gone.isdisjoint(ruling.between)]
    if accounts != event.accounts:
        claims = claims_of(accounts, event.rulings)
        left = [ruling for ruling in left if ruling.row == "told" or _is_told(ruling, claims)]
    return tuple(left) if len(left) < len(event.rulings) else event.rulings


def _is_told(ruling: Ruling, claims: list[Claim]) -> bool:
    """Whether somebody still tells each of the two values, an edge of a time as a part of its text."""
    own = [claim for claim in claims if ruling in claim.rulings]
    is_edge = ruling.row in ("began", "ended")
    return all(any(states(text, one) or (is_edge and text in one.text) for one in own) for text in ruling.values)


def _findings(event: Event, accounts: tuple[Account, ...], counts: dict[str, int]) -> tuple[Point, ...]:
    """The editor's own, without those on a point of which only private accounts tell."""
    points = _points(event.points, counts)
    if accounts == event.accounts:
        return points
    before, after = ({point.name for one in told for point in one.points} for told in (event.accounts, accounts))
    return tuple([point for point in points if point.name in after or point.name not in before])


def _left(names: tuple[str, ...], gone: set[str]) -> tuple[str, ...]:
    return tuple([name for name in names if name not in gone]) if not gone.isdisjoint(names) else names
