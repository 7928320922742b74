"""`timeline edit`: some keys of an entry, or the entry alone in the editor."""

from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.add_options import WriteOptions
from timeline.cli.groups import with_options
from timeline.cli.options import Texts
from timeline.cli.session import Session
from timeline.errors import ExitCode, TimelineError, near_misses

if TYPE_CHECKING:
    from timeline.entry_input.given_times import GivenTimes
    from timeline.entry_input.values import Reader
    from timeline.model import Timeline
    from timeline.store.editing import Edit, Target
    from timeline.store.keys import EntryKind
    from timeline.when import Home


@with_options
def edit(
    ctx: typer.Context,
    how: WriteOptions,
    reference: Annotated[
        str | None,
        typer.Argument(
            metavar="[REF]", help="EVENT, EVENT/SOURCE or EVENT/SOURCE@PUBLISHED; a unique beginning will do."
        ),
    ] = None,
    source: Annotated[str | None, typer.Option(metavar="ID", help="A source, in the place of REF.")] = None,
    sets: Annotated[
        Texts, typer.Option("--set", metavar="KEY=VALUE", help="Set a key: when=18 March 2025 22:30; repeat it.")
    ] = None,
    unset: Annotated[Texts, typer.Option(metavar="KEY", help="Take a key out; repeat it.")] = None,
    point: Annotated[
        Texts, typer.Option(metavar="NAME=VALUE", help="Set a point: 'length=~ 2 h; kind=plan'; repeat it.")
    ] = None,
    unset_point: Annotated[Texts, typer.Option(metavar="NAME", help="Take a point out; repeat it.")] = None,
    tag: Annotated[
        Texts, typer.Option(metavar="+TAG|-TAG", help="Add a tag, or take one out: +night, -alarm; repeat it.")
    ] = None,
    text: Annotated[
        str | None,
        typer.Option("--text", metavar="FILE", help="The entry's whole new text from a file, or '-'."),
    ] = None,
) -> ExitCode:
    """Change an event, an account or a source.

    With options without questions; without any, at a terminal, the entry alone opens in $VISUAL or $EDITOR, and is
    checked before it is kept.

    $ timeline edit trump-putin-call/peskov@2025-03-19 --set "note=said twice"  # one account of one source
    $ timeline edit trump-putin-call --tag +call --dry-run  # what would change
    """
    session: Session = ctx.obj
    if (reference is None) == (source is None):
        raise TimelineError.of(
            "missing", "one entry is changed at a time", "name it: EVENT, EVENT/SOURCE, or --source ID"
        )
    changes = _Changes(session, reference, source, sets or [], unset or [], point or [], unset_point or [], tag or [])
    if changes.wanted and text is None:
        return changes.write(how)
    if changes.wanted:
        raise TimelineError.of("option", "--text gives the whole entry", "leave the other changes out")

    from timeline.cli.entry_editor import edit_as_text, edit_in_editor
    from timeline.cli.writing import asks, read_for_writing

    stored = read_for_writing(session, how.file)
    target, name = target_of_names(reference, source, stored.timeline)
    if text is not None:
        named = "standard input" if text == "-" else text
        return edit_as_text(session, stored, target, _text_of(session, text), named, dry_run=how.dry_run)
    if not asks(session):
        message = "no change is named, and without a terminal there is no editor to make one in"
        raise TimelineError.of("terminal", message, "--set KEY=VALUE, --point NAME=VALUE or --text FILE change it")
    return edit_in_editor(session, stored, target, name, dry_run=how.dry_run)


def target_of_names(reference: str | None, source: str | None, timeline: "Timeline") -> "tuple[Target, str]":
    """The entry that is named, and its full name. Raises TimelineError."""
    from timeline.naming import source_named
    from timeline.references import refer, reference_of
    from timeline.store.editing import OfSource, target_of

    if reference is not None:
        referent = refer(reference, timeline)
        return target_of(referent.event, referent.account), reference_of(referent.event, referent.account)
    name = source_named(source or "", timeline)
    return OfSource(name), name


def _text_of(session: Session, named: str) -> str:
    from timeline.cli.writing import stdin_text
    from timeline.store.decoding import decode

    if named == "-":
        return stdin_text(session) + "\n"
    return decode((session.directory / named).read_bytes(), named).replace("\r\n", "\n")


class _Changes:
    """What the options change."""

    def __init__(
        self,
        session: Session,
        reference: str | None,
        source: str | None,
        sets: list[str],
        unset: list[str],
        points: list[str],
        unset_points: list[str],
        tags: list[str],
    ) -> None:
        self._session = session
        self._reference = reference
        self._source = source
        self._sets = sets
        self._unset = unset
        self._points = points
        self._unset_points = unset_points
        self._tags = tags

    @property
    def wanted(self) -> bool:
        """Whether there is any."""
        return bool(self._sets or self._unset or self._points or self._unset_points or self._tags)

    def write(self, how: WriteOptions) -> ExitCode:
        """Makes the changes and says where."""
        from timeline.cli.writing import tell, tell_written, to_write
        from timeline.entry_input.given_times import GivenTimes
        from timeline.render.added import Written

        with to_write(self._session, how.file, dry_run=how.dry_run) as opened:
            stored = opened.stored
            times = GivenTimes(self._session.day(), stored.timeline.about, stored.timeline.parts_of_day)
            edited = opened.write(self._edits(stored.timeline, times))
        if edited.text == stored.text:
            tell(self._session, "nothing changes")
        elif not how.dry_run:
            change = edited.changes[0]
            written = Written.at(change, "changed", tuple(times.read))
            tell_written(self._session, [written], stored.name)
        return ExitCode.FINE

    def _edits(self, timeline: "Timeline", times: "GivenTimes") -> "list[Edit]":
        from timeline.entry_input.values import Reader
        from timeline.store.editing import SetKey, UnsetKey, UnsetPoint

        target, _ = target_of_names(self._reference, self._source, timeline)
        kind, home, times.source = self._whose(timeline)
        reader = Reader(times=times, home=home)
        edits: list[Edit] = []
        for key in self._unset:
            _check_key(key, kind, "--unset")
            edits.append(UnsetKey(target, key))
        edits += [UnsetPoint(target, name) for name in self._unset_points]
        for text in self._sets:
            key, value = _split(text)
            if key.startswith("points."):
                edits.append(_set_point(target, reader, f"{key[7:]}={value}"))
                continue
            _check_key(key, kind, "--set")
            made = reader.value(key, value)
            if made is None:
                raise TimelineError.of("option", f"--set {text!r} has no value", f"--unset {key} takes the key out")
            edits.append(SetKey(target, key, made))
        for text in self._points:
            if kind == "source":
                raise TimelineError.of("option", "a source has no points", "events and accounts have")
            edits.append(_set_point(target, reader, text))
        return [*edits, *self._edits_of_tags(timeline, target)]

    def _edits_of_tags(self, timeline: "Timeline", target: "Target") -> "list[Edit]":
        from timeline.store.editing import OfEvent, SetKey, UnsetKey

        if not self._tags:
            return []
        if not isinstance(target, OfEvent):
            raise TimelineError.of("option", "only events have tags", "name the event")
        held = next(list(event.tags) for event in timeline.events if event.id == target.event)
        tags = list(held)
        for text in (part.strip() for typed in self._tags for part in typed.split(",")):
            sign, tag = text[:1], text[1:].strip()
            if sign not in ("+", "-") or not tag:
                name = text.strip("+- ") or "TAG"
                mend = f"+{name} adds it, -{name} takes it out; --set tags=… sets all"
                raise TimelineError.of("option", f"--tag {text!r} does not say what is to be done", mend)
            if sign == "+" and tag not in tags:
                tags.append(tag)
            elif sign == "-" and tag not in tags:
                meant = " or ".join(near_misses(tag, tags))
                message = f"`{target.event}` has no tag `{tag}`"
                raise TimelineError.of("option", message, f"did you mean {meant}?" if meant else None)
            elif sign == "-":
                tags.remove(tag)
        if tags == held:
            return []
        return [SetKey(target, "tags", tags) if tags else UnsetKey(target, "tags")]

    def _whose(self, timeline: "Timeline") -> "tuple[EntryKind, Home, str | None]":
        """What kind of entry it is, where its times are at home, and the source that tells them."""
        from timeline.references import refer

        if self._reference is None:
            return "source", timeline.home(str(self._source)), None
        account = refer(self._reference, timeline).account
        if account is None:
            return "event", timeline.home(None), None
        return "account", timeline.home(account.source), account.source


def _set_point(target: "Target", reader: "Reader", text: str) -> "Edit":
    from timeline.store.editing import SetPoint

    name, made = reader.typed_point(text)
    if made is None:
        raise TimelineError.of("option", f"the point `{name}` has no value", f"--unset-point {name} takes it out")
    return SetPoint(target, name, made)


def _split(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals or not key.strip():
        raise TimelineError.of("option", f"--set {text!r} names no key and value", "write --set KEY=VALUE")
    return key.strip(), value.strip()


def _check_key(key: str, kind: "EntryKind", option: str) -> None:
    """Raises TimelineError for a key that the entry does not have, or that is not set so."""
    from timeline.entry_input.values import KEYS, unknown_key

    if key.startswith("x-"):
        return
    if key == "points" and option == "--set":
        raise TimelineError.of("option", "points are set one by one", "--point NAME=VALUE")
    if key not in KEYS[kind]:
        raise unknown_key(key, KEYS[kind], f"{'a' if kind == 'source' else 'an'} {kind}")
