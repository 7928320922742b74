"""Paths of a timeline without its drafts as those of the whole, in which drafts stand between."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from timeline.check.finding import Finding, Path
from timeline.model import Timeline
from timeline.select.drafts import has_drafts


def settled_numbers(timeline: Timeline) -> list[int]:
    """The numbers of the events that are no drafts."""
    return [number for number, event in enumerate(timeline.events) if not event.draft]


def in_whole(findings: Iterable[Finding], timeline: Timeline) -> list[Finding]:
    """What was found in the settled timeline, by the paths of the whole one, which is given."""
    found = list(findings)
    if not found or not has_drafts(timeline):
        return found
    events = settled_numbers(timeline)
    accounts = {
        number: [place for place, account in enumerate(timeline.events[number].accounts) if not account.draft]
        for number in events
    }
    return [
        msgspec.structs.replace(
            one,
            path=_in_whole(one.path, events, accounts),
            seen=None if one.seen is None else _in_whole(one.seen, events, accounts),
        )
        for one in found
    ]


def _in_whole(path: Path, events: Sequence[int], accounts: Mapping[int, Sequence[int]]) -> Path:
    if path[:1] != ("events",) or len(path) < 2:
        return path
    event = events[int(path[1])]
    rest = path[2:]
    if rest[:1] == ("accounts",) and len(rest) > 1:
        rest = ("accounts", accounts[event][int(rest[1])], *rest[2:])
    return ("events", event, *rest)
