"""Where the work of large stores is done: in this process, in several, or on a cluster."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from timeline.cli.closing import write_error
from timeline.cli.groups import Options
from timeline.cli.options import SelectionOptions
from timeline.cli.reading import shown
from timeline.cli.session import Session
from timeline.errors import TimelineError

if TYPE_CHECKING:
    from timeline.spread.engine import Engine
    from timeline.spread.pieces import Archive

_Result = TypeVar("_Result")
_Filters = TypeVar("_Filters", bound=SelectionOptions)
PAYS = 8 << 20
"""Stores of fewer bytes together are read by one process sooner than several have begun."""


class SpreadOptions(Options):
    """Where the work is done."""

    heading = "Where the work is done"
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs", "-j", metavar="N", min=1, help="Use N processes; else as many as pay for stores of this size."
        ),
    ] = None
    on: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS", help="Use a cluster of Dask: tcp://HOST:8786, or local; else $TIMELINE_CLUSTER."
        ),
    ] = None


class FilteredSpreadOptions(Options):
    """The same for a command that filters by days, whose `--on` takes either: no day looks like an address."""

    heading = SpreadOptions.heading
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs",
            "-j",
            metavar="N",
            min=1,
            help="Use N processes; else as many as pay for a store of this size. --on tcp://HOST:8786, or --on local: "
            "a cluster of Dask; else $TIMELINE_CLUSTER.",
        ),
    ] = None


def told_apart(filters: _Filters, options: FilteredSpreadOptions) -> tuple[_Filters, SpreadOptions]:
    """The filters without addresses, and where the work is done. Raises TimelineError for two addresses."""
    addresses = [text for text in filters.on or () if text == "local" or "://" in text]
    if len(addresses) > 1:
        raise TimelineError.of("option", f"{' and '.join(addresses)} are two places for one work", "give one of them")
    days = [text for text in filters.on or () if text not in addresses]
    kept = type(filters)(**{**vars(filters), "on": days or None})
    return kept, SpreadOptions(jobs=options.jobs, on=addresses[0] if addresses else None)


@contextmanager
def engine_for(session: Session, options: SpreadOptions, size: int) -> "Iterator[Engine | None]":
    """What does the work for stores of some bytes; None where this process does it best, as a whole.

    Raises TimelineError where a cluster cannot be had.
    """
    address = options.on or session.environment.get("TIMELINE_CLUSTER")
    if options.on is not None and options.jobs is not None and options.on != "local":
        raise TimelineError.of("option", "--jobs and --on are two places for one work", "give one of them")
    if address:
        from timeline.spread.cluster import Cluster

        with Cluster(address, options.jobs or _cores()) as cluster:
            yield cluster
        return
    jobs = options.jobs or (_cores() if size >= PAYS else 1)
    if jobs == 1:
        yield None
        return
    from timeline.spread.pool import Pool

    with Pool(jobs) as pool:
        yield pool


def spread(
    session: Session,
    options: SpreadOptions,
    paths: Sequence[Path | None],
    in_pieces: "Callable[[Engine, Sequence[Archive]], _Result]",
    whole: Callable[[], _Result],
) -> _Result:
    """What `in_pieces` gives for the stores at some paths, where several processes pay or are asked for, else `whole`.

    A store that must be read as a whole is: standard input, and one in which something is wrong, which is told by
    whoever reads all of it. Raises TimelineError where a cluster cannot be had or the work was lost.
    """
    known = [path for path in paths if path is not None]
    if len(known) < len(paths) or not _wanted(session, options, known):
        return whole()
    from timeline.spread.pieces import MovedOnError, NotInPiecesError, archive_of

    with engine_for(session, options, sum(map(_size, known))) as engine:
        if engine is None:
            return whole()
        try:
            archives = [archive_of(path, shown(path, session.directory), engine.workers) for path in known]
            return in_pieces(engine, archives)
        except MovedOnError as error:
            message = f"{error} was written meanwhile, so it was never read as it stood at one moment"
            raise TimelineError.of("moved-on", message, "give the command again") from None
        except NotInPiecesError as error:
            tell_whole(session, options, str(error))
    return whole()


def tell_whole(session: Session, options: SpreadOptions, reason: str) -> None:
    """Says why one process does the work, where several were asked for."""
    if options.jobs not in (None, 1) or options.on is not None:
        write_error(session, f"read as a whole, by one process: {reason}\n")


def _wanted(session: Session, options: SpreadOptions, paths: Sequence[Path]) -> bool:
    """Whether more than one process is asked for, or pays."""
    if options.on or options.jobs or session.environment.get("TIMELINE_CLUSTER"):
        return options.jobs != 1 or bool(options.on)
    return sum(map(_size, paths)) >= PAYS and _cores() > 1


def _size(path: Path) -> int:
    if path.is_dir():
        from timeline.store.folder import size_of

        return size_of(path)
    return path.stat().st_size


def _cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
