"""What some sources have changed since they first told it: event by event, each old value with the new one."""

from collections.abc import Sequence

import msgspec

from timeline.compare.claims import Claim, claims_of
from timeline.compare.sides import was_out_by
from timeline.compare.told import Told, of_withdrawn, told, told_earlier
from timeline.model import Event, Timeline
from timeline.when import When
from timeline.when.order import sort_key


class Changed(msgspec.Struct, frozen=True, gc=False):
    """A value that its source no longer says. `told.changed` has the new one; None: it was taken back.

    `repeated_by` are those who repeat the source and still say it.
    """

    source: str
    name: str
    told: Told
    repeated_by: tuple[str, ...] = ()


class EventChanges(msgspec.Struct, frozen=True, gc=False):
    """An event with what has changed of it, in the order of the file."""

    event: Event
    changes: tuple[Changed, ...]


def changes_of(
    timeline: Timeline, sources: Sequence[str] | None, zone: str, until: When | None = None
) -> tuple[EventChanges, ...]:
    """The events of which any of these sources (None: of all) has changed something, by time in that zone.

    With `until` only accounts that were surely out by then count.
    """
    found: list[EventChanges] = []
    for event in timeline.events:
        accounts = [one for one in event.accounts if until is None or was_out_by(one, until)]
        rows: dict[tuple[str, str], list[Claim]] = {}
        for claim in claims_of(accounts):
            rows.setdefault((claim.type, claim.name), []).append(claim)
        changes: list[Changed] = []
        for (_, name), claims in rows.items():
            standing = [told([claim], timeline) for claim in claims if not claim.earlier]
            by_source: dict[str, list[Claim]] = {}
            for claim in claims:
                by_source.setdefault(claim.source, []).append(claim)
            for source, own in by_source.items():
                for before in told_earlier(own, timeline) if sources is None or source in sources else ():
                    repeating = [who for one in standing for who in of_withdrawn(one, [before], accounts)]
                    changes.append(Changed(source, name, before, tuple(dict.fromkeys(repeating))))
        if changes:
            found.append(EventChanges(event, tuple(changes)))
    return tuple(sorted(found, key=lambda one: sort_key(one.event.when, zone, one.event.id)))
