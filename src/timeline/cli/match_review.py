"""How `timeline match` writes: pairs that are confirmed or refused become `same_as` and `not_same` of the store."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal

from timeline.cli.session import Session
from timeline.errors import ExitCode, TimelineError

if TYPE_CHECKING:
    from timeline.compare.matching import MatchedPair
    from timeline.model import Event, Timeline
    from timeline.store import Stored
    from timeline.store.editing import Edit

SURE = 0.9
"""Pairs from this score on are not asked about."""
LEAST = 0.2
"""Pairs below this score are not either, unless `--min-score` says so."""

Key = Literal["same_as", "not_same"]
Answers = dict[tuple[str, Key], list[str]]
"""By the event of the first store and the key, the events of the second."""

_CHOICES = {"s": "[s]ame", "n": "[n]ot the same", "k": "s[k]ip", "q": "[q]uit"}


@contextmanager
def ended_as_interrupted() -> Iterator[None]:
    """A closed terminal window, or a request to end, is taken as Ctrl-C: what was answered is kept."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    held = {number: signal.signal(number, interrupt) for number in (signal.SIGHUP, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in held.items():
            signal.signal(number, handler)


class Answering:
    """One round of answers for two stores; they are written into the first one, all at once."""

    def __init__(
        self,
        session: Session,
        a: str,
        b: str,
        *,
        min_score: float | None,
        accept: float | None,
        dry_run: bool,
        embed: bool | None = None,
    ) -> None:
        from timeline.cli.embedding import meaning_of
        from timeline.cli.reading import read
        from timeline.cli.writing import read_for_writing
        from timeline.select.drafts import settled

        self._session = session
        self._file = a
        self._dry_run = dry_run
        self._accept = accept
        self._least = min_score
        self._left = settled(read_for_writing(session, a).timeline)
        self._right = read(session, b).timeline
        self._meaning = meaning_of(session, embed)
        self._answers: Answers = {}
        self._ids = frozenset(event.id for event in self._left.events)
        self._left_out = False
        """Whether an answer could not be kept, which was told."""

    def accept(self) -> ExitCode:
        """Keeps every pair of at least the given score."""
        self._accept_sure()
        return self._write("no pair has that score that is not in the store already")

    def review(self) -> ExitCode:
        """Asks about the pairs that are not sure; what was answered is written, also where somebody stops early."""
        from timeline.cli.writing import asks

        if not asks(self._session):
            message = "--review asks at a terminal, and there is none"
            raise TimelineError.of("terminal", message, "--accept 0.9 keeps the sure pairs without questions")
        if self._accept is not None:
            self._accept_sure()
        try:
            with ended_as_interrupted():
                asked = self._ask()
        except KeyboardInterrupt:
            self._write("")
            raise
        return self._write("nothing was answered" if asked else "no pair is unsure")

    def _accept_sure(self) -> None:
        least = max(SURE if self._accept is None else self._accept, self._least or 0.0)
        for pair in self._pairs(self._left, least):
            if pair.score >= least:
                self._keep(pair, "same_as")

    def _pairs(self, left: "Timeline", least: float) -> "list[MatchedPair]":
        """The pairs that no id and no link decides."""
        from timeline.cli.progress import told
        from timeline.compare.matching import match

        with told(self._session, "matching") as progress:
            found = match(left, self._right, min_score=least, progress=progress, meaning=self._meaning)
        return [pair for pair in found.pairs if pair.decided is None]

    def _ask(self) -> int:
        """Walks the unsure pairs, then those that come up for events that were not the same; how many were asked."""
        from timeline.cli.asking import Asker

        asker = Asker(self._session)
        asked: set[tuple[str, str]] = set()
        sure = SURE if self._accept is None else self._accept
        while True:
            pairs = self._pairs(self._answered(), LEAST if self._least is None else self._least)
            unsure = [pair for pair in pairs if pair.score < sure and (pair.a, pair.b) not in asked]
            if not unsure:
                return len(asked)
            for number, pair in enumerate(unsure, 1):
                asked.add((pair.a, pair.b))
                self._show(pair, f"{number} of {len(unsure)}")
                try:
                    chosen = asker.choose("Are they", _CHOICES)
                except EOFError:
                    return len(asked)
                if chosen == "q":
                    return len(asked)
                if chosen != "k":
                    self._keep(pair, "same_as" if chosen == "s" else "not_same")

    def _keep(self, pair: "MatchedPair", key: Key) -> None:
        if pair.b in self._ids and pair.b != pair.a:
            from timeline.cli.writing import tell

            self._left_out = True
            here = f"`{pair.b}` names another event in {self._file}: rename one of them to keep"
            tell(self._session, f"{here} that `{pair.a}` is{'' if key == 'same_as' else ' not'} the other store's")
            return
        self._answers.setdefault((pair.a, key), []).append(pair.b)

    def _answered(self) -> "Timeline":
        """The first store with the answers so far."""
        import msgspec

        events = [
            msgspec.structs.replace(event, **{key: tuple(names) for key, names in keys})
            if (keys := [(key, names) for key, names, _ in self._lists(event)])
            else event
            for event in self._left.events
        ]
        return msgspec.structs.replace(self._left, events=tuple(events))

    def _lists(self, event: "Event") -> "Iterator[tuple[Key, list[str], list[str]]]":
        """The lists of an event as the answers make them, and what is new in each."""
        keys: tuple[Key, Key] = ("same_as", "not_same")
        for key in keys:
            held: tuple[str, ...] = getattr(event, key)
            new = [name for name in self._answers.get((event.id, key), ()) if name not in held]
            if new:
                yield key, [*held, *new], new

    def _show(self, pair: "MatchedPair", count: str) -> None:
        import msgspec

        from timeline.cli.writing import draw, view_of
        from timeline.render.ink import Piece, Role
        from timeline.render.look_alike import pair_lines
        from timeline.render.score import likeness_text
        from timeline.render.text import clean, wrap

        if pair.events is None:
            return
        # Both in one zone, so that what stands side by side can be compared.
        view = msgspec.structs.replace(view_of(self._session), zone=self._left.timezone or "UTC")
        why = wrap(clean("; ".join(pair.reasons), view.glyphs), view.cells - 2)
        head = [Piece(count, Role.TITLE), Piece(f"  score {likeness_text(pair.score)}", Role.DIM)]
        told = [[Piece(f"  {line}", Role.DIM)] for line in why]
        draw(self._session, [[], head, *pair_lines(*pair.events, view), *told])

    def _write(self, nothing: str) -> ExitCode:
        """Writes the answers, and says where each one stands."""
        from timeline.cli.writing import apply, tell, tell_written
        from timeline.render.added import Written
        from timeline.store.editing import OfEvent, SetKey

        if not self._answers:
            if nothing and not self._left_out:
                tell(self._session, nothing)
            return ExitCode.FINE
        kept: list[tuple[Key, list[str]]] = []
        gone: list[str] = []

        def edits(stored: "Stored") -> "list[Edit]":
            made: list[Edit] = []
            known = {event.id: event for event in stored.timeline.events}
            for name in dict.fromkeys(event for event, _ in self._answers):
                if name not in known:
                    gone.append(name)
                    continue
                for key, names, new in self._lists(known[name]):
                    made.append(SetKey(OfEvent(name), key, names))
                    kept.append((key, new))
            return made

        try:
            stored, edited = apply(self._session, self._file, edits, dry_run=self._dry_run)
        except (TimelineError, OSError):
            for (event, key), names in self._answers.items():
                tell(self._session, f"not written: `{event}` {key} {', '.join(names)}")
            raise
        for name in gone:
            tell(self._session, f"`{name}` is no longer in {stored.name}, and what was said of it is not kept")
        if not self._dry_run:
            written = [
                Written.at(change, f"{key} {', '.join(names)}")
                for change, (key, names) in zip(edited.changes, kept, strict=True)
            ]
            tell_written(self._session, written, stored.name)
        return ExitCode.FINE
