"""Where the work of large stores is done: in this process, in several, or on a cluster."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from timeline.cli.closing import write_error
from timeline.cli.finding import store_named
from timeline.cli.groups import WORK, Options
from timeline.cli.options import SelectionOptions
from timeline.cli.reading import shown
from timeline.cli.session import Session
from timeline.errors import TimelineError

if TYPE_CHECKING:
    from timeline.spread.engine import Engine
    from timeline.spread.pieces import Archive

_Result = TypeVar("_Result")
_Filters = TypeVar("_Filters", bound=SelectionOptions)
LOCAL = "local"
"""The address of a cluster of this machine."""
PAYS = 4 << 20
"""With fewer bytes to read for each, a process more takes as long to begin as it saves."""


class SpreadOptions(Options):
    """Where the work is done."""

    heading = WORK
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

    heading = WORK
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
    addresses = [text for text in filters.on or () if text == LOCAL or "://" in text]
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
    if options.on is not None and options.jobs is not None and options.on != LOCAL:
        raise TimelineError.of("option", "--jobs and --on are two places for one work", "give one of them")
    if address:
        from timeline.spread.cluster import Cluster

        with Cluster(address, options.jobs or _cores()) as cluster:
            yield cluster
        return
    jobs = options.jobs or _that_pay(size)
    if jobs == 1:
        yield None
        return
    from timeline.spread.pool import Pool

    with Pool(jobs) as pool:
        yield pool


def spread(
    session: Session,
    options: SpreadOptions,
    places: "Sequence[Path | str | None]",
    in_pieces: "Callable[[Engine, Sequence[Archive]], _Result]",
    whole: Callable[[], _Result],
    *,
    tells: bool = True,
    reads_meaning: bool = False,
) -> _Result:
    """What `in_pieces` gives for some stores, where several processes pay or are asked for, else `whole`.

    A store that must be read as a whole is: standard input, and one in which something is wrong, which is told by
    whoever reads all of it. Why it was is said where processes were asked for, unless it ends there or not `tells`.
    One at an address is read in pieces always. What `reads_meaning` looks at all of a store.

    Raises TimelineError where a cluster cannot be had or the work was lost.
    """
    if reads_meaning:
        tell_whole(session, options, "meaning is read of all of it")
        return whole()
    known = [place for place in places if place is not None]
    addresses = [place for place in known if isinstance(place, str)]
    # Of what is not there whoever reads them one after another tells first what is wrong with the first.
    are_there = all(isinstance(place, str) or place.exists() for place in known)
    if len(known) < len(places) or not are_there or not (addresses or _wanted(session, options, known)):
        return whole()
    from timeline.collector import collector_paused
    from timeline.spread.engine import Here
    from timeline.spread.pieces import MovedOnError, NotInPiecesError, archive_of

    with engine_for(session, options, sum(map(_size, known))) as held:
        if held is None and not addresses:
            return whole()
        engine = held or Here()
        try:
            archives = [archive_of(place, _named(place, session), engine.workers) for place in known]
            with collector_paused():
                return in_pieces(engine, archives)
        except MovedOnError as error:
            message = f"{error} was written meanwhile, so it was never read as it stood at one moment"
            raise TimelineError.of("moved-on", message, "give the command again") from None
        except NotInPiecesError as error:
            if addresses:
                message = f"{addresses[0]} must be read as a whole: {error}"
                raise TimelineError.of("address", message, "name a copy on this machine") from None
            reason = str(error)
    result = whole()
    if tells:
        tell_whole(session, options, reason)
    return result


def tell_whole(session: Session, options: SpreadOptions, reason: str) -> None:
    """Says why one process does the work, where several were asked for."""
    if options.jobs not in (None, 1) or options.on is not None:
        write_error(session, f"read as a whole, by one process: {reason}\n")


def place_of(session: Session, name: str | None) -> "Path | str | None":
    """Where a store is that somebody names: a path, an address of fsspec; None for standard input."""
    named = name or session.file or session.environment.get("TIMELINE_FILE")
    return named if named is not None and "://" in named else store_named(session, name)


def _named(place: "Path | str", session: Session) -> str:
    return place if isinstance(place, str) else shown(place, session.directory)


def _wanted(session: Session, options: SpreadOptions, places: "Sequence[Path | str]") -> bool:
    """Whether more than one process is asked for, or pays."""
    if options.on or options.jobs or session.environment.get("TIMELINE_CLUSTER"):
        return options.jobs != 1 or bool(options.on)
    return _that_pay(sum(map(_size, places))) > 1


def _that_pay(size: int) -> int:
    """How many processes pay for stores of so many bytes."""
    return max(1, min(_cores(), size // PAYS))


def _size(place: "Path | str") -> int:
    """How many bytes a store has; of one at an address it is taken for granted that it is large."""
    if isinstance(place, str):
        return PAYS * _cores()
    if place.is_dir():
        from timeline.store.folder import size_of

        return size_of(place)
    return place.stat().st_size


def _cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
