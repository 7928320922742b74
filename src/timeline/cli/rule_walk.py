"""The walk of `timeline rule` at a terminal: one pair of values after the other; each answer is written at once."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from timeline.cli.add_options import WriteOptions
from timeline.cli.asking import Asker, GoBack
from timeline.cli.session import Session
from timeline.errors import ExitCode, TimelineError

if TYPE_CHECKING:
    from timeline.compare.awaiting import PairOfValues
    from timeline.model import Ruling, Timeline
    from timeline.store import Stored
    from timeline.store.editing import Edit

_VERDICTS = {"d": "differs", "w": "worded", "n": "not comparable", "c": "compatible", "s": "same", "o": "open"}
_CHOICES = {
    "d": "[d]iffers",
    "w": "[w]orded",
    "c": "[c]ompatible",
    "s": "[s]ame",
    "n": "[n]ot comparable",
    "o": "[o]pen",
    "k": "s[k]ip",
    "u": "[u]ndo",
    "q": "[q]uit",
}


def walk(
    session: Session, how: WriteOptions, by: str | None, verdicts: Collection[object], *, private: bool
) -> ExitCode:
    """Asks about every pair that awaits a ruling. Raises TimelineError where nobody can be asked."""
    from timeline.cli.match_review import ended_as_interrupted
    from timeline.cli.writing import asks

    if not asks(session):
        mend = "`timeline diff --unruled` lists what awaits one; `timeline rule EVENT POINT --verdict …` writes one"
        raise TimelineError.of("terminal", "`timeline rule` alone asks at a terminal, and there is none", mend)
    if how.dry_run:
        raise TimelineError.of(
            "option", "each answer is written at once", "leave --dry-run out, or name EVENT and POINT"
        )
    with ended_as_interrupted():
        return _Walk(session, how.file, by, verdicts, private=private).go()


class _Walk:
    """One walk; what was ruled before it, and before a pause in it, is not asked again."""

    def __init__(
        self, session: Session, file: str | None, by: str | None, verdicts: Collection[object], *, private: bool
    ) -> None:
        self._session = session
        self._file = file
        self._private = private
        self._is_told = False
        self._by = by
        self._verdicts = verdicts
        self._asker = Asker(session)
        self._written: list[tuple[int, str, tuple[Ruling, ...]]] = []
        """For each answer the number of its pair, and the event with the rulings before, so that it can be undone."""
        self._count = 0

    def go(self) -> ExitCode:
        """Every pair in the order of time."""
        from timeline.cli.writing import tell

        pairs = self._pairs()
        number = 0
        try:
            while number < len(pairs):
                number = self._step(pairs, number)
        except (EOFError, _Stop):
            pass
        left = len(self._pairs())
        told = f"{self._count} written" if self._count else "nothing was written"
        tell(self._session, f"{told}; {left} left" if pairs else "nothing awaits a ruling")
        return ExitCode.FINE

    def _pairs(self) -> "list[PairOfValues]":
        from timeline.compare.awaiting import awaiting
        from timeline.select import select
        from timeline.select.drafts import settled
        from timeline.verdict import Verdict

        timeline = settled(self._shown())
        found = awaiting(select(timeline), timeline, self._verdicts)  # type: ignore[arg-type]
        # What only a person can judge comes before what follows from bounds.
        return sorted(found, key=lambda pair: pair.verdict is not Verdict.WORDED)

    def _shown(self) -> "Timeline":
        """The store as it is now, without what must not leave the terminal; how much that is, is told once."""
        from timeline.cli.reading import leaving
        from timeline.cli.writing import read_for_writing
        from timeline.select.withheld import public

        timeline = read_for_writing(self._session, self._file).timeline
        if self._is_told:
            return timeline if self._private or self._session.on_terminal else public(timeline)[0]
        self._is_told = True
        return leaving(self._session, timeline, private=self._private)

    def _step(self, pairs: "Sequence[PairOfValues]", number: int) -> int:
        """Shows a pair and takes an answer; the number of the pair to go on with. Raises _Stop where somebody quits."""
        pair = pairs[number]
        self._show(pair, f"{number + 1} of {len(pairs)}")
        while True:
            chosen = self._asker.choose("They are", _CHOICES)
            if chosen == "q":
                raise _Stop
            if chosen == "k":
                return number + 1
            if chosen == "u":
                if self._written:
                    return self._undo()
                self._asker.tell("nothing was written yet")
                continue
            try:
                because = self._asker.ask("because")
            except GoBack:
                continue
            if not because:
                self._asker.tell("a ruling needs a reason")
                continue
            self._write(pair, number, _VERDICTS[chosen], because)
            return number + 1

    def _show(self, pair: "PairOfValues", count: str) -> None:
        from timeline.cli.writing import draw, view_of
        from timeline.render.waiting import pair_lines

        draw(self._session, [[], *pair_lines(pair, self._shown(), view_of(self._session), count)])

    def _write(self, pair: "PairOfValues", number: int, verdict: str, because: str) -> None:
        from timeline.entry_input.ruling import Said, edits_of_ruling
        from timeline.model import Ruling
        from timeline.when import parse_when

        year, month, day = self._session.day()
        said = Said(because, self._by, f"{year:04d}-{month:02d}-{day:02d}")

        def edits(stored: "Stored") -> "list[Edit]":
            event = next((one for one in stored.timeline.events if one.id == pair.event.id), None)
            if event is None:
                raise TimelineError.of(
                    "unknown-reference", f"`{pair.event.id}` is no longer in {stored.name}", "give the command again"
                )
            new = Ruling(
                values=pair.values,
                verdict=verdict,  # type: ignore[arg-type]
                because=because,
                ruled=parse_when(str(said.ruled), stored.timeline.timezone),
                point=pair.name if pair.row is None else None,
                row=pair.row,  # type: ignore[arg-type]
                by=self._by,
            )
            self._written.append((number, event.id, event.rulings))
            return edits_of_ruling(event, new, said)

        self._apply(edits, f"{verdict} on {pair.name}")
        self._count += 1

    def _undo(self) -> int:
        """Takes the last answer back; the number of its pair."""
        from timeline.entry_input.ruling import edits_that_restore

        number, event, rulings = self._written.pop()
        self._apply(lambda _: edits_that_restore(event, rulings), "undone")
        self._count -= 1
        return number

    def _apply(self, edits: object, what: str) -> None:
        from timeline.cli.writing import apply, tell_written
        from timeline.render.added import Written

        stored, edited = apply(self._session, self._file, edits, dry_run=False)  # type: ignore[arg-type]
        written = [Written.at(change, what) for change in edited.changes]
        tell_written(self._session, written, stored.name)


class _Stop(Exception):
    """Somebody has had enough."""
