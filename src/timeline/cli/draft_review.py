"""The walk of `timeline draft --review`: one proposal after the other; each answer is written at once."""

from typing import TYPE_CHECKING

import msgspec

from timeline.cli.asking import Asker, GoBack
from timeline.cli.session import Session
from timeline.errors import ExitCode, MalformedText, TimelineError

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline.model import Account, Event, Timeline
    from timeline.store import Stored
    from timeline.store.editing import Edit

_CHOICES = {
    "k": "[k]eep",
    "c": "[c]hange",
    "d": "[d]rop",
    "s": "[s]kip",
    "u": "[u]ndo",
    "q": "[q]uit",
}
_NOTHING = "-"
"""What is typed where a key is to hold nothing."""


def review(session: Session, file: str | None) -> ExitCode:
    """Asks about every draft of a store. Raises TimelineError where nobody can be asked."""
    from timeline.cli.match_review import ended_as_interrupted
    from timeline.cli.writing import asks

    if not asks(session):
        mend = "`timeline show --drafts` draws what awaits it; `timeline edit EVENT --unset draft` keeps one"
        raise TimelineError.of("terminal", "--review asks at a terminal, and there is none", mend)
    with ended_as_interrupted():
        return _Walk(session, file).go()


class _Answer(msgspec.Struct, frozen=True):
    """What was written: the text of the store before it and after it, and what it came to."""

    before: str
    after: str
    what: str
    at: int


class _Walk:
    """One walk; what was answered before it is settled or gone, so that it goes on where the last one stopped."""

    def __init__(self, session: Session, file: str | None) -> None:
        self._session = session
        self._file = file
        self._asker = Asker(session)
        self._written: list[_Answer] = []

    def go(self) -> ExitCode:
        """Every draft in the order of the file."""
        from timeline.cli.writing import tell

        ids = [event.id for event in self._drafts().events]
        number = 0
        try:
            while number < len(ids):
                number = self._step(ids[number], number, len(ids))
        except (EOFError, _Stop):
            pass
        left = len(self._drafts().events)
        said = [f"{count} {what}" for what in ("kept", "changed", "dropped") if (count := self._count(what))]
        tell(self._session, f"{', '.join(said) or 'nothing was written'}; {left} left" if ids else "no drafts")
        return ExitCode.FINE

    def _count(self, what: str) -> int:
        return sum(answer.what == what for answer in self._written)

    def _stored(self) -> "Stored":
        from timeline.cli.writing import read_for_writing

        return read_for_writing(self._session, self._file)

    def _drafts(self) -> "Timeline":
        from timeline.select.drafts import drafts_of

        return drafts_of(self._stored().timeline)

    def _step(self, name: str, number: int, total: int) -> int:
        """Shows a draft and takes an answer; the number of the next one. Raises _Stop where somebody quits."""
        from timeline.draft.judging import edits_that_drop, edits_that_keep

        timeline = self._stored().timeline
        shown = next((event for event in self._drafts().events if event.id == name), None)
        if shown is None:
            return number + 1  # somebody else has looked at it meanwhile
        self._show(shown, timeline, f"{number + 1} of {total}")
        while True:
            chosen = self._asker.choose("The draft:", _CHOICES)
            if chosen == "q":
                raise _Stop
            if chosen == "s":
                return number + 1
            if chosen == "u":
                if self._written:
                    return self._undo()
                self._asker.tell("nothing was written yet")
                continue
            if chosen == "k":
                self._write(name, lambda event, _: edits_that_keep(event), "kept", number)
            elif chosen == "d":
                self._write(name, edits_that_drop, "dropped", number)
            else:
                event = next(one for one in timeline.events if one.id == name)
                try:
                    changes = self._asked(event, timeline)
                except GoBack:
                    continue
                self._write(name, _changing(changes), "changed", number)
            return number + 1

    def _show(self, event: "Event", timeline: "Timeline", count: str) -> None:
        from timeline.cli.writing import draw, view_of
        from timeline.render.drafts import draft_lines

        draw(self._session, [[], *draft_lines(event, timeline, view_of(self._session), count)])

    def _asked(self, event: "Event", timeline: "Timeline") -> "list[Edit]":
        """The new values, each asked for with the old one. Raises GoBack where somebody thinks better of it."""
        from timeline.draft.judging import edits_that_change

        self._asker.tell("Enter leaves a value as it is, `-` takes it out, `<` goes back")
        changed: dict[str, object] = {}
        new_source = None
        if event.draft:
            title = self._asker.ask("title", default=event.title)
            changed |= {"title": title} if title not in (event.title, _NOTHING) else {}
        number = next((at for at, one in enumerate(event.accounts) if event.draft or one.draft), None)
        points: dict[str, str | None] = {}
        if number is not None:
            account = event.accounts[number]
            source, new_source, more = self._asked_source(account, timeline)
            changed |= {"source": source} if source != account.source else {}
            changed |= more
            changed |= self._asked_time(account, timeline)
            for key, held in (("place", account.place), ("says", account.says), ("note", account.note)):
                said = self._asker.ask(key, default=held or "")
                if said != (held or ""):
                    changed[key] = None if said == _NOTHING else said
            changed = {key: value for key, value in changed.items() if value is not None or _has(account, key)}
        for point in event.points if number is None else event.accounts[number].points:
            said = self._asker.ask(point.name, default=point.value)
            if said != point.value:
                points[point.name] = None if said == _NOTHING else said
        return edits_that_change(event, number, changed, points, new_source)

    def _asked_source(
        self, account: "Account", timeline: "Timeline"
    ) -> "tuple[str, tuple[str, str] | None, dict[str, object]]":
        """Who tells it: the id, a source to add, and what the citation says of the outlet then."""
        from timeline.entry_input.slugs import id_of_source
        from timeline.naming import folded, sources_named

        known = [*timeline.sources, *[source.name for source in timeline.sources.values()]]
        while True:
            said = self._asker.ask("source", default=account.source, known=known)
            found = sources_named(said, timeline.sources.values())
            if len(found) > 1:
                self._asker.tell(f"  {', '.join(found)}: which of them?")
                continue
            new = None
            if not found:
                if said == _NOTHING:
                    self._asker.tell("  an account is somebody's")
                    continue
                new = (id_of_source(said, timeline.sources), said)
            source, name = (found[0], timeline.sources[found[0]].name) if new is None else new
            break
        via = account.cite[0].via if account.cite else None
        if source == account.source:
            return source, None, {}
        if via is None:
            outlet = timeline.sources[account.source].name
            return source, new, {"via": outlet, "attribution": "quoted"}
        return source, new, {"via": None, "attribution": None} if folded(via) == folded(name) else {}

    def _asked_time(self, account: "Account", timeline: "Timeline") -> dict[str, object]:
        from timeline.cli.reading import typed_when

        held = "" if account.when is None else account.when.text
        while True:
            said = self._asker.ask("when", default=held)
            if said == held:
                return {}
            if said == _NOTHING:
                return {"when": None}
            try:
                return {"when": typed_when("when", said, timeline, self._session).text}
            except (TimelineError, MalformedText) as error:
                self._asker.tell(f"  {error}")

    def _write(self, name: str, edits: "Callable[[Event, Timeline], list[Edit]]", what: str, at: int) -> None:
        """Writes an answer. Raises TimelineError where the draft is gone."""
        from timeline.cli.writing import tell, to_write

        with to_write(self._session, self._file, dry_run=False) as opened:
            timeline = opened.stored.timeline
            event = next((one for one in timeline.events if one.id == name), None)
            if event is None:
                raise TimelineError.of(
                    "unknown-reference", f"`{name}` is no longer in {opened.stored.name}", "give the command again"
                )
            before = opened.stored.text
            edited = opened.write(edits(event, timeline))
        self._written.append(_Answer(before, edited.text, what, at))
        tell(self._session, what)

    def _undo(self) -> int:
        """Takes the last answer back, byte for byte; the number of its draft. Raises TimelineError."""
        from timeline.cli.writing import tell
        from timeline.store.editing import edited_to
        from timeline.store.writing import save

        stored, last = self._stored(), self._written[-1]
        if stored.text != last.after:
            raise TimelineError.of(
                "moved-on", f"{stored.name} was changed meanwhile, so the last answer stands", "edit it by hand"
            )
        save(stored, edited_to(stored, last.before))
        self._written.pop()
        tell(self._session, "undone")
        return last.at


def _changing(changes: "list[Edit]") -> "Callable[[Event, Timeline], list[Edit]]":
    """What was changed is kept: whoever has changed it has looked at it."""
    from timeline.draft.judging import edits_that_keep

    return lambda event, _: [*changes, *edits_that_keep(event)]


def _has(account: "Account", key: str) -> bool:
    """Whether an account has a key that is to be taken out; those of a citation stand on its first one."""
    held = getattr(account, key, None)
    return held is not None or bool(account.cite and getattr(account.cite[0], key, None) is not None)


class _Stop(Exception):
    """Somebody has had enough."""
