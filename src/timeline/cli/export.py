"""`timeline export`: a chronology in a format for others."""

from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.groups import WRITING, Options, with_options
from timeline.cli.options import WHICH_STORE, Format, SelectionOptions
from timeline.cli.session import Session
from timeline.errors import ExitCode, TimelineError, near_misses, one_of

if TYPE_CHECKING:
    from timeline.handover.request import Handover
    from timeline.interchange.formats import ExportFormat
    from timeline.store import Stored


class ExportOptions(Options):
    """What goes into the document, and where it is written."""

    heading = WRITING

    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="A new file; else standard output, where it is text."),
    ] = None
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace that file where it exists.")] = False
    parties: Annotated[
        str | None, typer.Option(metavar="A,B,…", help="The parties, in this order: ids or names of sources.")
    ] = None
    with_verdicts: Annotated[bool, typer.Option("--with-verdicts", help="Write what comparing gives, too.")] = False
    with_rulings: Annotated[bool, typer.Option("--with-rulings", help="Write what the editor has ruled, too.")] = False
    private: Annotated[bool, typer.Option("--private", help="Write what is private, too.")] = False
    strict: Annotated[
        bool, typer.Option("--strict", help="Write nothing, and exit with 1, where something would be lost.")
    ] = False
    report: Annotated[
        Format, typer.Option(help="How it is told what was lost; json goes to standard output, beside -o.")
    ] = Format.TEXT
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Name the entries of which something was lost.")] = (
        False
    )
    background: Annotated[bool, typer.Option("--background", help="With the background events.")] = False
    tz: Annotated[str | None, typer.Option(metavar="ZONE", help="The zone of clock times; else the store's.")] = None
    file: Annotated[str | None, WHICH_STORE] = None


@with_options
def export(
    ctx: typer.Context,
    filters: SelectionOptions,
    how: ExportOptions,
    name: Annotated[str, typer.Argument(metavar="FORMAT", help="Which; `timeline export list` has them all.")],
) -> ExitCode:
    """Write a chronology for others: to print, to publish, to hand over.

    It holds what the filters leave, nothing private, and neither verdicts nor rulings unless they are asked for.

    $ timeline export list  # every format, and what it is for
    $ timeline export markdown --tag talks -o talks.md  # what is told of the talks, as a document
    """
    from timeline.cli.reading import read
    from timeline.interchange.formats import FORMATS

    session: Session = ctx.obj
    if name == "list":
        _list(session)
        return ExitCode.FINE
    wanted = FORMATS.get(_with_suffix(name, how.output))
    if wanted is None:
        near = near_misses(name, FORMATS)
        mend = f"did you mean {near[0]}?" if near else f"it is {one_of(list(FORMATS))}"
        raise TimelineError.of("format", f"no format is called `{name}`", mend)
    stored = read(session, how.file, drafts=True)
    return _write(wanted, _asked(stored, session, filters, how), stored, session, how)


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
        session.stderr.write("timeline: drafts are left out; nobody has looked at them yet\n")
    if not how.private:
        timeline = withheld_from(session, timeline)
    zone = zone_of(how.tz, timeline)
    chosen = msgspec.structs.replace(filter_of(filters, timeline, session), background=how.background)
    selected = select(timeline, msgspec.structs.replace(chosen, background=True), zone=zone)
    shown = [event for event in selected if how.background or not event.background]
    if folded := len(selected) - len(shown):
        told = f"{folded} background event{'' if folded == 1 else 's'}"
        session.stderr.write(f"timeline: {told} left out; --background writes them too\n")
    parties = [name.strip() for name in (how.parties or "").split(",") if name.strip()]
    return Handover(
        timeline=timeline,
        events=tuple(shown),
        zone=zone,
        day=session.day(),
        version=_version(),
        folder=session.directory if stored.path is None else stored.path.parent,
        parties=tuple(dict.fromkeys([source_named(name, timeline) for name in parties])),
        with_verdicts=how.with_verdicts,
        with_rulings=how.with_rulings,
    )


def _version() -> str:
    from importlib.metadata import version

    return version("sourced-timeline")


def _write(
    wanted: "ExportFormat", asked: "Handover", stored: "Stored", session: Session, how: ExportOptions
) -> ExitCode:
    """Writes the file, or text to standard output.

    Raises TimelineError where a file of that name exists, with `--overwrite` where it is no document.
    """
    from timeline.cli.losses import tell_losses
    from timeline.cli.output import write_text
    from timeline.cli.writing import kept_files, tell
    from timeline.store.creating import create, replace

    if how.output is None and not wanted.is_text:
        raise TimelineError.of(
            "option",
            "this format is a folder" if wanted.is_folder else f"a file of this format ({wanted.suffix}) is no text",
            f"name it: -o timeline{wanted.suffix}",
        )
    if wanted.is_folder:
        _write_folder(wanted, asked, session, how)
        return ExitCode.FINE
    if how.report is Format.JSON and how.output is None:
        raise TimelineError.of("option", "--report json has standard output to itself", "name the file: -o FILE")
    made = wanted.written(asked)
    is_refused = how.strict and bool(made.losses)
    if how.output is None and not is_refused:
        write_text(made.data.decode(), session)
    elif how.output is not None and not is_refused:
        path = session.directory / how.output
        if how.overwrite:
            replace(path, made.data, how.output, kept_files(session, stored))
        else:
            create(path, made.data, how.output)
        count = len(asked.events)
        tell(session, f"{how.output}: {count} event{'' if count == 1 else 's'}")
    if asked.unasked:
        told = "1 ruling or finding" if asked.unasked == 1 else f"{asked.unasked} rulings and findings"
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
