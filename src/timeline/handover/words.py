"""The words of a document: dates, speakers, quotations, citations, as every format writes them.

A document speaks of itself alone and claims nothing: values are the editor's summary, words in quotation marks are
the source's own, translated words stand in marks of their own.
"""

from timeline.compare import Told
from timeline.handover.chronology import Cited, Statement
from timeline.handover.request import Handover
from timeline.model import Account, Attribution, Citation, Clock, Event, Point, Ruling, Source
from timeline.render.clocks import off_words
from timeline.render.names import full_name
from timeline.render.spelling import SOURCE, date_line, when_words
from timeline.render.theme import UNICODE
from timeline.when import When


class Wording:
    """What is said how in one document."""

    def __init__(self, asked: Handover) -> None:
        self._timeline = asked.timeline
        self._zone = asked.zone
        self._day = asked.day
        self._version = asked.version

    @property
    def what_this_is(self) -> str:
        """What a reader must know of the document as a whole."""
        year, month, day = self._day
        clocks = "as each source gives them" if self._zone == SOURCE else f"in {self._zone}"
        return (
            "Each entry is what the sources named here tell; nothing in it is claimed to have happened. "
            "Values are the editor's summary, words in “ ” are the source's own, translated words stand in ‹ ›. "
            f"Clock times are {clocks}. Written on {year:04d}-{month:02d}-{day:02d} by timeline {self._version}."
        )

    told_by_all = "Told alike by all parties"
    told_by_several = "Told by two or more independent sources, contradicted by none here"

    def date(self, when: When | None) -> str:
        """The day and the clocks of an event."""
        if when is None:
            return "undated"
        return " ".join([part for part in date_line(when, self._zone, UNICODE) if part])

    def place(self, held: Event | Account) -> str:
        """Where, by name and in degrees."""
        degrees = "" if held.coordinates is None else held.coordinates.text
        return ", ".join([part for part in (held.place or "", degrees) if part])

    def speaker(self, statement: Statement) -> str:
        """Who says it, for whom, and after whom."""
        parts = [full_name(statement.source)]
        if statement.speaks_for is not None:
            parts.append(f"for {statement.speaks_for.name}")
        if statement.repeats is not None:
            parts.append(f"repeating {statement.repeats.name}")
        return ", ".join(parts)

    def stance(self, account: Account) -> str:
        """What an account that does not report does."""
        return {"denies": "denies it.", "unconfirmed": "does not confirm it.", "retracted": "has taken it back."}.get(
            account.stance, ""
        )

    def quoted(self, text: str) -> str:
        """The source's own words, whole."""
        return f"“{text}”"

    def translated(self, account: Account) -> str:
        """A translation in marks of its own, and by whom."""
        by = account.translated_by
        held = self._timeline.sources.get(by) if by is not None else None
        whom = "" if by is None else f" (translated by {by if held is None else held.name})"
        return f"‹{account.translation}›{whom}"

    def points(self, account: Account) -> list[str]:
        """What an account states: its time, its place, and each point with its value."""
        when = "" if account.when is None else f"when: {when_words(account.when, self._zone, None, UNICODE)}"
        place = f"place: {where}" if (where := self.place(account)) else ""
        return [text for text in (when, place) if text] + [self.point(point) for point in account.points]

    def point(self, point: Point) -> str:
        """A point with its value, of what kind it is and when it was so, and what belongs to it."""
        aside = ", ".join([part for part in (point.kind or "", self._as_of(point.as_of)) if part])
        denied = "denies: " if point.stance == "denies" else ""
        words = f" “{point.quote}”" if point.quote else ""
        behind = "; ".join([part for part in (point.url or "", point.note or "", self._grounds(point)) if part])
        value = f"{denied}{point.value}{f' ({aside})' if aside else ''}{words}"
        return f"{point.name}: {value}{f' [{behind}]' if behind else ''}"

    def finding(self, point: Point) -> str:
        """What the editor has found, and why."""
        return f"Found on {self.point(point)}"

    def _grounds(self, point: Point) -> str:
        """Why a value is given, by whom and on what evidence."""
        signed = self._signed(point.by, point.ruled)
        return "; ".join([part for part in (point.because or "", signed, point.evidence or "") if part])

    def _signed(self, by: str | None, day: When | None) -> str:
        on = "" if day is None else when_words(day, self._zone, None, UNICODE)
        return ", ".join([part for part in (by or "", on) if part])

    def where(self, statement: Statement) -> str:
        """Where an account can be read, and what is said of it."""
        cited = [self.cited(cited) for cited in statement.cited]
        return "; ".join([part for part in (*cited, self.remarks(statement.account)) if part])

    def remarks(self, account: Account) -> str:
        """What the store says of an account itself: whether it corrects, how it was come by, how far it is believed."""
        parts = (
            "corrects what was said before" if account.corrects else "",
            _ATTRIBUTED[account.attribution] if account.attribution is not None else "",
            f"credibility {account.credibility}" if account.credibility is not None else "",
            f"ref {account.ref}" if account.ref else "",
        )
        return ", ".join([part for part in parts if part])

    def told(self, told: Told) -> str:
        """A value and all who say it."""
        text = told.value if told.when is None else when_words(told.when, self._zone, None, UNICODE)
        aside = ", ".join([part for part in (told.kind or "", self._as_of(told.as_of)) if part])
        names = ", ".join([self.name(source) for source in told.sources])
        denied = "denied: " if told.denied else ""
        return f"{denied}{text}{f' ({aside})' if aside else ''} – {names}"

    def cited(self, cited: Cited) -> str:
        """Where a statement can be read, in few words: its exhibit and the place in it."""
        citation = cited.citation
        published = "" if citation.published is None else when_words(citation.published, self._zone, None, UNICODE)
        if cited.exhibit is not None:
            return ", ".join([part for part in (f"Exhibit {cited.exhibit}", citation.locator or "", published) if part])
        parts = (citation.via or "", citation.locator or "", published, *self._copied(citation))
        return ", ".join([part for part in parts if part])

    def cited_briefly(self, cited: Cited) -> str:
        """The same for a narrow column: `Ex 9, page 3`."""
        lead = f"Ex {cited.exhibit}" if cited.exhibit is not None else (cited.citation.via or "")
        return ", ".join([part for part in (lead, cited.citation.locator or "") if part])

    def document(self, citation: Citation) -> str:
        """An exhibit in full."""
        published = "" if citation.published is None else when_words(citation.published, self._zone, None, UNICODE)
        named = (citation.url or "", citation.file or "", citation.archive or "")
        return ", ".join([part for part in (citation.via or "", published, *named, *self._copied(citation)) if part])

    def _copied(self, citation: Citation) -> tuple[str, str]:
        """When a copy was made, and what its hash was."""
        retrieved = citation.retrieved
        on = "" if retrieved is None else f"retrieved {when_words(retrieved, self._zone, None, UNICODE)}"
        return on, f"SHA-256 {citation.sha256}" if citation.sha256 else ""

    def source(self, source: Source) -> str:
        """A source with what the store says of it."""
        principal = self._timeline.sources.get(source.speaks_for) if source.speaks_for is not None else None
        parts = [
            full_name(source),
            source.type if source.type != "other" else "",
            f"speaks for {principal.name}" if principal is not None else "",
            f"after {', '.join(map(self.name, source.derived_from))}" if source.derived_from else "",
            f"clock {', '.join([_off(clock) for clock in source.clock])}, corrected here" if source.clock else "",
            f"reliability {source.reliability}" if source.reliability is not None else "",
            source.url or "",
            source.note or "",
        ]
        return ", ".join([part for part in parts if part])

    def ruling(self, ruling: Ruling) -> str:
        """What the editor has ruled, on what, and why."""
        verdict = "left open" if ruling.verdict == "open" else ruling.verdict
        signed = self._signed(ruling.by, ruling.ruled)
        between = f" between {' and '.join(map(self.name, ruling.between))}" if ruling.between else ""
        one, other = ruling.values
        # Values are the editor's: quotation marks would make them the words of a source.
        about = f"Ruled on {ruling.about} ({one} / {other}){between}: {verdict}."
        return f"{about} {ruling.because}{f' ({signed})' if signed else ''}"

    def _as_of(self, when: When | None) -> str:
        return "" if when is None else f"as of {when_words(when, self._zone, None, UNICODE)}"

    def name(self, source: str) -> str:
        """How a source is called; one that the store does not have by its id."""
        held = self._timeline.sources.get(source)
        return source if held is None else full_name(held)


_ATTRIBUTED: dict[Attribution, str] = {
    "full": "full text read",
    "quoted": "quoted by a named outlet",
    "weak": "weak attribution",
}
"""What was read of an account, in the words of a document."""


def _off(clock: Clock) -> str:
    """How far a clock is off, and how that is known."""
    return f"{off_words(clock, UNICODE)}{f' ({clock.because})' if clock.because else ''}"
