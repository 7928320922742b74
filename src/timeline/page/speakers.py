"""Who stands on a page: every source that tells something, and on whose behalf, each with a number.

The numbers are what the page's own script knows sources by; the order is that of every drawing.
"""

import msgspec

from timeline.handover.request import Handover
from timeline.model import NOBODY, Account, Source
from timeline.render.ink import HUES, Role
from timeline.render.names import Names, full_name
from timeline.render.theme import UNICODE


class Speaker(msgspec.Struct, frozen=True):
    """A source as the page draws it. `hue` is 1 to 8, 0 where its mark is dim; `tells`: it has an account here."""

    number: int
    source: Source
    name: str
    mark: str
    hue: int
    tells: bool


class Speakers:
    """The sources of one page."""

    def __init__(self, asked: Handover) -> None:
        timeline = asked.timeline
        self._timeline = timeline
        names = Names(timeline)
        telling = {account.source for event in asked.events for account in event.accounts}
        above = {name for event in asked.events for account in event.accounts for name in timeline.above(account)}
        order = timeline.source_order
        ids = sorted((telling | above) & timeline.sources.keys(), key=lambda source: order.get(source, len(order)))
        held = [timeline.sources[name] for name in ids]
        marks = [(UNICODE.of_source(one.type), _hue(names.role(one.id))) for one in held]
        self.listed = tuple(
            [
                Speaker(number, one, full_name(one), *mark, one.id in telling)
                for number, (one, mark) in enumerate(zip(held, marks, strict=True))
            ]
        )
        """All of them: who speaks for itself, then who reports, both in the order of the store."""
        self._by_id = {speaker.source.id: speaker for speaker in self.listed}

    def __getitem__(self, source: str) -> Speaker:
        """The speaker of an id that tells something here, or in whose name something is told."""
        return self._by_id[source]

    def chain(self, account: Account) -> tuple[int, ...]:
        """The numbers of who tells an account and of those on whose behalf, nearest first."""
        names = (account.source, *self._timeline.above(account))
        return tuple([self._by_id[name].number for name in names if name in self._by_id])

    def behalf(self, account: Account) -> Speaker | None:
        """On whose behalf an account is told; None for who speaks for himself."""
        own = account.speaks_for or self._timeline.sources[account.source].speaks_for
        return None if own is None or own == NOBODY else self._by_id.get(own)


def _hue(role: Role) -> int:
    return HUES.index(role) + 1 if role in HUES else 0
