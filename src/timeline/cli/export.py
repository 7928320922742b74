"""`timeline export`: a chronology in a format for others."""

from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from timeline.cli.export_asked import ExportOptions, program_version, tell_drafts, tell_folded
from timeline.cli.groups import with_options
from timeline.cli.options import Format, SelectionOptions
from timeline.cli.session import Session
from timeline.cli.spreading import FilteredSpreadOptions, SpreadOptions, spread, tell_whole, told_apart
from timeline.errors import ExitCode, TimelineError, near_misses, one_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from timeline.handover.request import Handover
    from timeline.interchange.formats import ExportFormat
    from timeline.interchange.written import Written
    from timeline.spread.engine import Engine
    from timeline.spread.pieces import Archive
    from timeline.store import Stored


@with_options
def export(
    ctx: typer.Context,
    filters: SelectionOptions,
    how: ExportOptions,
    name: Annotated[str, typer.Argument(metavar="FORMAT", help="Which; `timeline export list` has them all.")],
    *,
    processes: FilteredSpreadOptions,
) -> ExitCode:
    """Write a chronology for others: to print, to publish, to hand over.

    It holds what the filters leave, nothing private, and neither verdicts nor rulings unless they are asked for.

    $ timeline export list  # every format, and what it is for
    $ timeline export markdown --tag talks -o talks.md  # what is told of the talks, as a document
    """
    from timeline.interchange.formats import FORMATS

    session: Session = ctx.obj
    filters, where = told_apart(filters, processes)
    if name == "list":
        _list(session)
        return ExitCode.FINE
    wanted = FORMATS.get(_with_suffix(name, how.output))
    if wanted is None:
        near = near_misses(name, FORMATS)
        mend = f"did you mean {near[0]}?" if near else f"it is {one_of(list(FORMATS))}"
        raise TimelineError.of("format", f"no format is called `{name}`", mend)
    document = _document(wanted, session, filters, how, where)
    return ExitCode.FINE if document is None else _write(document, session, how)


def _with_suffix(name: str, output: str | None) -> str:
    """`schedule` is one of several files, which the name of the file tells: `schedule.xlsx`."""
    from timeline.interchange.formats import FORMATS

    suffixes = [known.removeprefix(name) for known in FORMATS if known.startswith(f"{name}.")]
    if name in FORMATS or not suffixes:
        return name
    suffix = next((one for one in suffixes if (output or "").endswith(one)), None)
    if suffix is None:
        mend = f"name the file: -o {name}{suffixes[0]}, or another of {one_of(suffixes)}"
        raise TimelineError.of("format", f"a {name} is written to a file, whose name tells its format", mend)
    return name + suffix


def _list(session: Session) -> None:
    from timeline.cli.output import write_text
    from timeline.interchange.formats import FORMATS

    width = max(map(len, FORMATS))
    write_text("".join([f"{name:<{width}}  {kind.meaning}\n" for name, kind in FORMATS.items()]), session)


class _Document(NamedTuple):
    """What a format has made: of how many events, how many opinions of the editor's stay out, what it may not replace.

    `kept` is asked for where a file is to be replaced.
    """

    written: "Written"
    events: int
    unasked: int
    kept: "Callable[[], list[Path]]"


def _document(
    wanted: "ExportFormat", session: Session, filters: SelectionOptions, how: ExportOptions, where: SpreadOptions
) -> "_Document | None":
    """What the format makes of the store; None where that is a folder, which is written by then."""
    from timeline.cli.finding import store_named

    def whole() -> "_Document | None":
        return _of_all(wanted, session, filters, how)

    def in_pieces(engine: "Engine", archives: "Sequence[Archive]") -> "_Document | None":
        from timeline.cli.export_in_pieces import export_of
        from timeline.cli.writing import kept_of
        from timeline.spread.seen import ToldByAllError

        try:
            found = export_of(wanted, session, filters, how, (engine, archives[0]))
        except ToldByAllError:
            return whole()
        return _Document(found.written, found.events, found.unasked, lambda: kept_of(session, path, found.cited))

    if not wanted.is_entrywise:
        tell_whole(session, where, "this format needs all of it at once")
        return whole()
    # Parties are looked up in the whole store; and what cannot be written at all is told behind what was read.
    if how.parties or (how.report is Format.JSON and how.output is None):
        return whole()
    path = store_named(session, how.file)
    return spread(session, where, [path], in_pieces, whole)


def _of_all(
    wanted: "ExportFormat", session: Session, filters: SelectionOptions, how: ExportOptions
) -> "_Document | None":
    """Raises TimelineError where the format cannot be written so."""
    from timeline.cli.reading import read
    from timeline.cli.writing import kept_files

    stored = read(session, how.file, drafts=True)
    asked = _asked(stored, session, filters, how)
    if how.output is None and not wanted.is_text:
        raise TimelineError.of(
            "option",
            "this format is a folder" if wanted.is_folder else f"a file of this format ({wanted.suffix}) is no text",
            f"name it: -o timeline{wanted.suffix}",
        )
    if wanted.is_folder:
        _write_folder(wanted, asked, session, how)
        return None
    if how.report is Format.JSON and how.output is None:
        raise TimelineError.of("option", "--report json has standard output to itself", "name the file: -o FILE")
    return _Document(wanted.written(asked), len(asked.events), asked.unasked, lambda: kept_files(session, stored))


def _asked(stored: "Stored", session: Session, filters: SelectionOptions, how: ExportOptions) -> "Handover":
    """What is handed over. Raises TimelineError where an option cannot be understood."""
    import msgspec

    from timeline.cli.reading import filter_of, withheld_from, zone_of
    from timeline.handover.request import Handover
    from timeline.naming import source_named
    from timeline.select import select
    from timeline.select.drafts import settled

    timeline = settled(stored.timeline)
    if timeline is not stored.timeline:
        tell_drafts(session)
    if not how.private:
        timeline = withheld_from(session, timeline)
    zone = zone_of(how.tz, timeline)
    chosen = msgspec.structs.replace(filter_of(filters, timeline, session), background=how.background)
    selected = select(timeline, msgspec.structs.replace(chosen, background=True), zone=zone)
    shown = [event for event in selected if how.background or not event.background]
    tell_folded(session, len(selected) - len(shown))
    parties = [name.strip() for name in (how.parties or "").split(",") if name.strip()]
    return Handover(
        timeline=timeline,
        events=tuple(shown),
        zone=zone,
        day=session.day(),
        version=program_version(),
        folder=session.directory if stored.path is None else stored.path.parent,
        parties=tuple(dict.fromkeys([source_named(name, timeline) for name in parties])),
        with_verdicts=how.with_verdicts,
        with_rulings=how.with_rulings,
    )


def _write(document: _Document, session: Session, how: ExportOptions) -> ExitCode:
    """Writes the file, or text to standard output.

    Raises TimelineError where a file of that name exists, with `--overwrite` where it is no document.
    """
    from timeline.cli.losses import tell_losses
    from timeline.cli.output import write_text
    from timeline.cli.writing import tell
    from timeline.store.creating import create, replace

    made = document.written
    is_refused = how.strict and bool(made.losses)
    if how.output is None and not is_refused:
        write_text(made.data.decode(), session)
    elif how.output is not None and not is_refused:
        path = session.directory / how.output
        if how.overwrite:
            replace(path, made.data, how.output, document.kept())
        else:
            create(path, made.data, how.output)
        count = document.events
        tell(session, f"{how.output}: {count} event{'' if count == 1 else 's'}")
    if unasked := document.unasked:
        told = "1 ruling or finding" if unasked == 1 else f"{unasked} rulings and findings"
        tell(session, f"{told} of the editor's left out; --with-rulings writes them too")
    tell_losses(session, made.losses, how.report, verbose=how.verbose, refused=is_refused)
    return ExitCode.FOUND if is_refused else ExitCode.FINE


def _write_folder(wanted: "ExportFormat", asked: "Handover", session: Session, how: ExportOptions) -> None:
    """Writes a folder whole, under another name first. Raises TimelineError where one of that name exists."""
    from shutil import rmtree

    from timeline.cli.writing import tell
    from timeline.store.creating import beside
    from timeline.store.file_trouble import told

    path = session.directory / str(how.output)
    if path.exists():
        mend = "name another folder, or move this one away"
        raise TimelineError.of("exists", f"{how.output} exists already, and is left as it is", mend)
    new = beside(path)
    count = 0
    parts = wanted.parts(asked)
    try:
        with told(str(how.output), new=True):
            for name, data in parts:
                place = new / name
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(data)
                count += 1
            new.rename(path)
    finally:
        rmtree(new, ignore_errors=True)
    tell(session, f"{how.output}: {count} files")
