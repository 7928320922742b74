"""`timeline rule`: what the editor judges of two values, and why."""

from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.add_options import WriteOptions
from timeline.cli.groups import with_options
from timeline.cli.options import Texts
from timeline.cli.session import Session
from timeline.errors import ExitCode, TimelineError, near_misses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.compare.awaiting import PairOfValues
    from timeline.entry_input.ruling import Said
    from timeline.model import Event, Ruling, Timeline
    from timeline.store import Stored
    from timeline.store.editing import Edit


@with_options
def rule(
    ctx: typer.Context,
    how: WriteOptions,
    event: Annotated[str | None, typer.Argument(metavar="[EVENT]", help="A unique beginning will do.")] = None,
    point: Annotated[
        str | None,
        typer.Argument(metavar="[POINT]", help="A point, or one of when, began, ended, place, told."),
    ] = None,
    values: Annotated[
        list[str] | None,
        typer.Argument(metavar="[VALUE VALUE]", help="The two values; left out where only two stand there."),
    ] = None,
    verdict: Annotated[
        str | None,
        typer.Option(metavar="VERDICT", help="differs, worded, not-comparable, compatible, same, or open."),
    ] = None,
    because: Annotated[str | None, typer.Option(metavar="TEXT", help="Why; a ruling needs a reason.")] = None,
    between: Annotated[Texts, typer.Option(metavar="ID", help="Only for these sources; repeat it.")] = None,
    found: Annotated[
        str | None,
        typer.Option(metavar="VALUE", help="What you have found yourself; 'not established' is a finding too."),
    ] = None,
    evidence: Annotated[str | None, typer.Option(metavar="TEXT", help="What the finding rests on.")] = None,
    by: Annotated[str | None, typer.Option(metavar="NAME", help="Who rules; else $TIMELINE_BY.")] = None,
    on: Annotated[str | None, typer.Option(metavar="WHEN", help="When; else today.")] = None,
    proposed: Annotated[bool, typer.Option("--proposed", help="Only propose it: it changes no verdict.")] = False,
    unset: Annotated[
        int | None, typer.Option(metavar="NUMBER", help="Overrule the ruling of that number, with --because.")
    ] = None,
    purge: Annotated[bool, typer.Option("--purge", help="With --unset: take it out, without a trace.")] = False,
    every: Annotated[
        bool, typer.Option("--all", help="Walk through what differs too, not only what is worded otherwise.")
    ] = False,
    private: Annotated[
        bool, typer.Option("--private", help="List and walk through what is private too, where the output is a file.")
    ] = False,
) -> ExitCode:
    """Rule on two values that sources give, or write what you have found.

    A ruling stands in the event with its reason, and is drawn as yours, with a sign. With EVENT alone the rulings of
    it are listed; with nothing at all, at a terminal, it walks through what awaits one.

    $ timeline rule trump-putin-call  # the rulings on an event, with their numbers
    $ timeline rule trump-putin-call length --found "not established" --because "Nobody timed it"  # your own finding
    """
    session: Session = ctx.obj
    request = _Request(
        session, how, point, values or [], verdict, because, between or [], found, evidence, by, on, proposed=proposed
    )
    if purge and unset is None:
        raise TimelineError.of("option", "--purge takes out the ruling of a number", "--unset NUMBER --purge")
    if event is None:
        from timeline.cli.rule_walk import walk

        if request.wanted or unset is not None:
            raise TimelineError.of("missing", "the event that is ruled on is missing", "timeline rule EVENT POINT …")
        return walk(session, how, request.by, verdicts_of(every=every), private=private)
    if every:
        raise TimelineError.of("option", "--all is for the walk through what awaits a ruling", "timeline rule --all")
    if unset is not None:
        return request.overrule(event, unset, purge=purge)
    if point is None:
        return request.listed(event, private=private)
    return request.write(event)


def verdicts_of(*, every: bool) -> "frozenset[object]":
    """The verdicts that are walked through."""
    from timeline.verdict import Verdict

    return frozenset((Verdict.WORDED, Verdict.DIFFERS) if every else (Verdict.WORDED,))


class _Request:
    """What was asked for on the command line."""

    def __init__(
        self,
        session: Session,
        how: WriteOptions,
        point: str | None,
        values: list[str],
        verdict: str | None,
        because: str | None,
        between: list[str],
        found: str | None,
        evidence: str | None,
        by: str | None,
        on: str | None,
        *,
        proposed: bool,
    ) -> None:
        self._session = session
        self._how = how
        self._point = point
        self._values = values
        self._verdict = verdict
        self._because = because
        self._between = between
        self._found = found
        self._evidence = evidence
        self.by = by or session.environment.get("TIMELINE_BY") or None
        self._on = on
        self._proposed = proposed

    @property
    def wanted(self) -> bool:
        """Whether a ruling or a finding is asked for."""
        given = (self._verdict, self._because, self._between, self._found, self._evidence, self._proposed, self._on)
        return any(one not in (None, [], False) for one in given)

    def listed(self, reference: str, *, private: bool) -> ExitCode:
        """Writes the rulings of an event with their numbers."""
        from timeline.cli.reading import leaving, read
        from timeline.cli.writing import draw, tell, view_of
        from timeline.render.names import Names
        from timeline.render.rulings import numbered_rulings

        if self.wanted:
            raise TimelineError.of("missing", "the point that is ruled on is missing", "timeline rule EVENT POINT …")
        whole = read(self._session, self._how.file).timeline
        timeline = leaving(self._session, whole, private=private)
        event = _event_of(reference, timeline)
        view = view_of(self._session)
        lines = numbered_rulings(_numbered(event, whole), Names(timeline, view.glyphs), view)
        if not lines:
            tell(self._session, f"`{event.id}` has no rulings")
        draw(self._session, lines)
        return ExitCode.FINE

    def overrule(self, reference: str, number: int, *, purge: bool) -> ExitCode:
        """Overrules a ruling, or takes it out."""
        from timeline.entry_input.ruling import edits_that_overrule
        from timeline.select.drafts import settled

        beside = (self._point, self._verdict, self._found, self._evidence)
        if any(one is not None for one in beside) or self._between or self._proposed:
            message = "overruling a ruling is not ruling anew"
            raise TimelineError.of("option", message, "--unset NUMBER --because TEXT alone; or rule without --unset")
        if purge and (self._because is not None or self._on is not None):
            message = "a ruling that is taken out without a trace keeps no reason"
            raise TimelineError.of("option", message, "leave --purge out, or --because and --on")
        if self._because is None and not purge:
            mend = "--because TEXT; or --purge takes the ruling out without a trace"
            raise TimelineError.of("missing", "overruling needs a reason", mend)

        def edits(stored: "Stored") -> "Sequence[Edit]":
            timeline = settled(stored.timeline)
            event = _event_of(reference, timeline)
            return edits_that_overrule(event, number, None if purge else self._said(timeline))

        return self._apply(edits, "taken out" if purge else "overruled")

    def write(self, reference: str) -> ExitCode:
        """Writes a ruling, or a finding."""
        from timeline.entry_input.ruling import edits_of_finding, edits_of_ruling
        from timeline.select.drafts import settled

        if self._found is not None and (self._verdict is not None or self._values or self._between):
            raise TimelineError.of("option", "a finding is not a ruling on two values", "leave --found or the rest out")
        if self._found is not None and self._proposed:
            raise TimelineError.of("option", "a finding is not proposed", "leave --proposed out, or rule on two values")
        if self._found is None and self._evidence is not None:
            message = "--evidence is what a finding rests on"
            raise TimelineError.of("option", message, "write it into --because, or --found VALUE for a finding")
        if self._found is None and self._verdict is None:
            raise TimelineError.of(
                "missing", "a ruling needs a verdict", "--verdict differs, or --found VALUE for a finding"
            )
        if not (self._because or "").strip():
            raise TimelineError.of("missing", "a ruling needs a reason", "--because TEXT")

        def edits(stored: "Stored") -> "Sequence[Edit]":
            timeline = settled(stored.timeline)
            event, said = _event_of(reference, timeline), self._said(timeline)
            if self._found is not None:
                return edits_of_finding(event, str(self._point), self._found, said, self._evidence)
            return edits_of_ruling(event, self._ruling(event, timeline, said), said)

        what = "a finding" if self._found is not None else "proposed" if self._proposed else "ruled"
        return self._apply(edits, f"{what} on {self._point}")

    def _ruling(self, event: "Event", timeline: "Timeline", said: "Said") -> "Ruling":
        from timeline.entry_input.ruling import row_named, verdict_named
        from timeline.model import Ruling
        from timeline.naming import source_named
        from timeline.when import parse_when

        name, row = row_named(event, str(self._point))
        between = tuple(dict.fromkeys([source_named(text, timeline) for text in self._between]))
        return Ruling(
            values=self._two_values(event, timeline),
            verdict=verdict_named(str(self._verdict)),
            because=said.because,
            between=between,
            state="proposed" if self._proposed else "signed",
            ruled=None if said.ruled is None else parse_when(said.ruled, timeline.timezone),
            point=name,
            row=row,
            by=said.by,
        )

    def _two_values(self, event: "Event", timeline: "Timeline") -> tuple[str, str]:
        from timeline.compare.awaiting import pairs_of

        name = str(self._point)
        pairs = [pair for pair in pairs_of(event, timeline) if pair.name == name]
        texts = list(dict.fromkeys([text for pair in pairs for text in pair.values]))
        if not self._values:
            if len({frozenset(pair.values) for pair in pairs}) != 1:
                raise _no_pair(event, name, pairs, timeline)
            return pairs[0].values
        if len(self._values) != 2:
            raise TimelineError.of("ruling", "a ruling is on two values", "write both, each in quotes")
        one, other = (_value_of(text, texts, name) for text in self._values)
        if one == other:
            raise TimelineError.of("ruling", "the two values are the same text", "equal texts are never ruled on")
        named = [{held for held in texts if _names(text, held)} for text in (one, other)]
        if named[0] & named[1]:
            held = min(named[0] & named[1])
            raise TimelineError.of("ruling", f"`{one}` and `{other}` both name `{held}`", "name two values")
        return one, other

    def _said(self, timeline: "Timeline") -> "Said":
        from timeline.entry_input.given_times import GivenTimes
        from timeline.entry_input.ruling import Said

        year, month, day = self._session.day()
        ruled = f"{year:04d}-{month:02d}-{day:02d}"
        if self._on is not None:
            times = GivenTimes(self._session.day(), timeline.about, timeline.parts_of_day)
            ruled = times.stored("ruled", "--on", self._on, timeline.home(None))
        return Said((self._because or "").strip(), self.by, ruled)

    def _apply(self, edits: object, what: str) -> ExitCode:
        from timeline.cli.writing import apply, tell_written
        from timeline.render.added import Written

        stored, edited = apply(self._session, self._how.file, edits, dry_run=self._how.dry_run)  # type: ignore[arg-type]
        if not self._how.dry_run:
            written = [Written.at(change, what) for change in edited.changes]
            tell_written(self._session, written, stored.name)
        return ExitCode.FINE


def _numbered(event: "Event", whole: "Timeline") -> "list[tuple[int, Ruling]]":
    """The rulings of an event with the numbers that they have in the store, whatever was withheld between them."""
    (held,) = [one for one in whole.events if one.id == event.id]
    return [(number, one) for number, one in enumerate(held.rulings, 1) if one in event.rulings]


def _event_of(reference: str, timeline: "Timeline") -> "Event":
    from timeline.references import refer

    return refer(reference.partition("/")[0], timeline).event


def _names(text: str, held: str) -> bool:
    from timeline.when.naming import names_time

    return text == held or names_time(text, held)


def _value_of(text: str, known: "Sequence[str]", name: str) -> str:
    """A value that somebody gives, or the clock of one. Raises TimelineError."""
    if any(_names(text, held) for held in known):
        return text
    near = near_misses(text, known)
    listed = ", ".join(f"`{held}`" for held in known[:6])
    mend = f"did you mean `{near[0]}`?" if near else f"there are {listed}" if known else None
    raise TimelineError.of("ruling", f"nobody says `{text}` of `{name}`", mend)


def _no_pair(event: "Event", name: str, pairs: "Sequence[PairOfValues]", timeline: "Timeline") -> TimelineError:
    from timeline.compare.awaiting import pairs_of

    if not pairs:
        names = list(dict.fromkeys([pair.name for pair in pairs_of(event, timeline)]))
        near = near_misses(name, names)
        mend = f"did you mean `{near[0]}`?" if near else f"there are {', '.join(names)}" if names else None
        return TimelineError.of("ruling", f"no two values of `{name}` stand against each other in `{event.id}`", mend)
    listed = "; ".join(f"“{one}” “{other}”" for one, other in dict.fromkeys([pair.values for pair in pairs]))
    return TimelineError.of(
        "ruling", f"several pairs of `{name}` stand against each other", f"name two values: {listed}"
    )
