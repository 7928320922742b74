"""What the sources of an event tell, in lines of plain text: for formats that have one description for all of it.

Which keys are in these lines is listed beside them, so that all others are counted as left out.
"""

from collections.abc import Iterator, Mapping

from timeline.compare.event_rows import denied_by
from timeline.handover.request import Handover
from timeline.handover.words import Wording
from timeline.model import Account, Citation, Event
from timeline.references import reference_of
from timeline.render.spelling import when_words
from timeline.render.theme import UNICODE
from timeline.store.keys import EntryKind
from timeline.when import When

DESCRIBED: Mapping[EntryKind, frozenset[str]] = {
    "store": frozenset({"title"}),
    "source": frozenset({"name", "speaks_for"}),
    "event": frozenset({"place", "lat", "lon", "radius", "actors", "note"}),
    "account": frozenset(
        {
            *("when", "place", "lat", "lon", "radius", "says", "quote", "translation", "translated_by"),
            *("stance", "repeats", "speaks_for", "url", "via", "published", "archive", "locator", "exhibit", "note"),
        }
    ),
    "citation": frozenset({"url", "via", "published", "archive", "locator", "exhibit"}),
    "point": frozenset({"name", "value", "kind", "as_of", "stance", "quote", "because", "by", "note"}),
    "ruling": frozenset({"point", "row", "values", "verdict", "because", "by", "ruled", "state"}),
}
"""By kind of entry the keys that the lines say."""


class Telling:
    """The lines of one document."""

    def __init__(self, asked: Handover) -> None:
        self._timeline = asked.timeline
        self._zone = asked.zone
        self._wording = Wording(asked)

    def lines(self, event: Event) -> Iterator[str]:
        """What is to be said of an event beside its title and its date, a line each."""
        denying = denied_by(event)
        if denying:
            yield f"Denied by {', '.join([self._wording.name(source) for source in denying])}."
        place = self._wording.place(event)
        if place:
            yield f"Place: {place}"
        if event.actors:
            yield f"Actors: {', '.join(event.actors)}"
        if event.note:
            yield f"Note: {event.note}"
        for account in event.accounts:
            yield from self.account(account)
        for point in event.points:
            yield f"Found: {self._wording.point(point)}"
        for ruling in event.rulings:
            state = "" if ruling.state == "signed" else f"{ruling.state}: "
            yield f"{state}{self._wording.ruling(ruling)}"

    def account(self, account: Account) -> Iterator[str]:
        """What one source says, and where it can be read."""
        wording = self._wording
        said = [
            wording.stance(account) if account.stance != "reports" else "",
            account.says or "",
            wording.quoted(account.quote) if account.quote else "",
            wording.translated(account) if account.translation else self._translator(account),
        ]
        told = " ".join([part for part in said if part])
        yield f"{self.speaker(account)}: {told}" if told else f"{self.speaker(account)} tells it"
        told_where = [
            f"when: {self.time(account.when)}" if account.when is not None else "",
            f"place: {place}" if (place := self._wording.place(account)) else "",
        ]
        points = [self._wording.point(point) for point in account.points]
        note = [f"note: {account.note}"] if account.note else []
        yield from [f"– {text}" for text in (*told_where, *points, *note) if text]
        for citation in account.cite:
            if cited := self.cited(citation):
                yield f"– {cited}"

    def _translator(self, account: Account) -> str:
        by = account.translated_by
        return "" if by is None else f"(translated by {self._wording.name(by)})"

    def speaker(self, account: Account) -> str:
        """Who says it, for whom, and after whom."""
        held = self._timeline.sources.get(account.source)
        principal = account.speaks_for or (None if held is None else held.speaks_for)
        parts = [self._wording.name(account.source)]
        parts += [f"for {self._wording.name(principal)}"] if principal not in (None, "nobody") else []
        parts += ["for nobody else"] if principal == "nobody" else []
        parts += [f"repeating {self._wording.name(account.repeats)}"] if account.repeats is not None else []
        return ", ".join(parts)

    def reference(self, event: Event, account: Account) -> str:
        """What a message calls an account."""
        return reference_of(event, account)

    def time(self, when: When) -> str:
        """A time in few words, in the zone of the document."""
        return when_words(when, self._zone, None, UNICODE)

    def cited(self, citation: Citation) -> str:
        """Where it can be read."""
        published = "" if citation.published is None else self.time(citation.published)
        exhibit = f"exhibit {citation.exhibit}" if citation.exhibit else ""
        parts = (citation.via, citation.locator, published, exhibit, citation.url, citation.archive)
        return ", ".join([part for part in parts if part])
