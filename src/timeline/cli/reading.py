"""What every reading command does first: find the store, read it, and understand the filters."""

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import structs

from timeline.cli.finding import store_named
from timeline.cli.indexed import was_read
from timeline.cli.options import FilterOptions, SelectionOptions
from timeline.cli.progress import told
from timeline.cli.session import Session
from timeline.errors import MalformedText, TimelineError, near_misses, shortened

if TYPE_CHECKING:
    from timeline.model import Timeline
    from timeline.select import Filter
    from timeline.select.withheld import Withheld
    from timeline.store import Stored
    from timeline.when import When


def read(session: Session, file: str | None, *, drafts: bool = False, tells: bool = True) -> "Stored":
    """The store that the options, the environment or the working directory name; what is a draft only with `drafts`.

    That a write of it was cut off is said on standard error, where `tells`.

    Raises TimelineError where there is none or it cannot be read.
    """
    from timeline.store import open_store, read_store

    path = store_named(session, file)
    name = "-" if path is None else shown(path, session.directory)
    with told(session, f"reading {'standard input' if path is None else name}") as progress:
        try:
            if path is None:
                stored = read_store(None, session.stdin.read(), name, progress=progress)
            else:
                stored = open_store(path, name, progress=progress)
        except TimelineError:
            # What is wrong may be that a write was cut off, and then the whole text stands beside.
            if path is not None:
                from timeline.store.whole_files import refuse_half_written

                refuse_half_written(path, name)
            raise
    if path is not None:
        was_read(session, path, stored.size)
    if tells:
        tell_unfinished(session, stored)
    return stored if drafts else without_drafts(stored)


def tell_unfinished(session: Session, stored: "Stored") -> None:
    """Says on standard error that a write of the store was cut off, and what to do."""
    if stored.told:
        from timeline.cli.trouble import report_problems

        report_problems([problem._replace(level="warning") for problem in stored.told], session)


def without_drafts(stored: "Stored") -> "Stored":
    """A store of which only what is settled counts."""
    from timeline.select.drafts import settled

    timeline = settled(stored.timeline)
    return stored if timeline is stored.timeline else structs.replace(stored, timeline=timeline)


def leaving(session: Session, timeline: "Timeline", *, private: bool, svg: str | None = None) -> "Timeline":
    """What may be written: all of it on a terminal or where that was asked for, else without what is private.

    `svg` is the file of a picture, which leaves the terminal. How much was withheld is told on standard error; the
    output says nothing of it.
    """
    return withheld_from(session, timeline) if is_withheld(session, private=private, svg=svg) else timeline


def is_withheld(session: Session, *, private: bool, svg: str | None = None) -> bool:
    """Whether what is private may not be written: nobody asked for it, and it is not for this terminal."""
    return not (private or (session.on_terminal and svg is None))


def withheld_from(session: Session, timeline: "Timeline") -> "Timeline":
    """The timeline without what is private; standard error says how much that was."""
    from timeline.select.withheld import public

    kept, withheld = public(timeline)
    tell_withheld(session, withheld)
    return kept


def tell_withheld(session: Session, withheld: "Withheld") -> None:
    """Says on standard error how much was left out as private, where anything was."""
    from timeline.cli.closing import write_error

    if withheld.words:
        write_error(session, f"{withheld.words} withheld as private; --private writes them too\n")


def shown(path: Path, directory: Path) -> str:
    """The path as the user would write it."""
    try:
        return str(path.relative_to(directory))
    except ValueError:
        return str(path)


def filter_of(options: SelectionOptions, timeline: "Timeline", session: Session) -> "Filter":
    """The filter that the options describe. Raises TimelineError where one cannot be understood."""
    from timeline.select import Filter

    def typed(option: str, text: str) -> "When":
        return typed_when(option, text, timeline, session)

    return Filter(
        since=typed("--since", options.since) if options.since is not None else None,
        until=typed("--until", options.until) if options.until is not None else None,
        on=tuple(typed("--on", text) for text in options.on or ()),
        sources=tuple(options.source or ()),
        only_sources=tuple(options.only_source or ()),
        tags=tuple(options.tag or ()),
        actors=tuple(options.actor or ()),
        places=tuple(options.place or ()),
        texts=tuple(options.grep or ()),
        regexes=tuple(options.regex or ()),
        disputed=options.disputed,
        worded=options.worded,
        undisputed=options.undisputed,
        single_source=options.single_source,
        background=isinstance(options, FilterOptions) and options.background,
        limit=options.limit or None,
    )


def typed_when(option: str, text: str, timeline: "Timeline", session: Session) -> "When":
    """A time as a person typed it. Raises TimelineError that names the option and marks the part that is wrong."""
    from timeline.when import parse_when
    from timeline.when.day_parts import parse_day_parts
    from timeline.when.typed import parse_typed

    try:
        parts = parse_day_parts(timeline.parts_of_day)
        canonical = parse_typed(text, today=session.day(), zone=timeline.timezone, day_parts=parts)
        return parse_when(canonical, timeline.timezone, timeline.about)
    except MalformedText as error:
        marked = f"{option} {shortened(text)!r}: {error.message}"
        raise TimelineError.of("typed-date", marked, error.mend or _TYPED) from None


_TYPED = "type a time such as 18 March 2025, 2025-03-18T22:30+02:00, March 2025 or yesterday 14:00"


def zone_of(option: str | None, timeline: "Timeline") -> str:
    """The display zone: `--tz`, else the store's, else UTC; `source` stands for each account's own."""
    from timeline.when import check_zone

    if option is None:
        return timeline.timezone or "UTC"
    if option != "source":
        try:
            check_zone(option)
        except MalformedText as error:
            meant = "did you mean source?" if near_misses(option, ["source"]) else error.mend
            raise TimelineError.of("unknown-zone", f"--tz: {error.message}", meant) from None
    return option
