"""Every problem of a store that can be read, each with its place; what cannot be read is refused by `store`."""

from collections.abc import Collection, Iterator
from pathlib import Path as FilePath

from timeline.check.files import files
from timeline.check.finding import Finding
from timeline.check.placing import placed
from timeline.check.table import CHECKS, OPTIONAL
from timeline.errors import Problem
from timeline.model import OptionalCheck, Timeline
from timeline.store import Stored

__all__ = ["check_store"]


def check_store(
    stored: Stored, enabled: Collection[OptionalCheck] = (), directory: FilePath | None = None
) -> list[Problem]:
    """Every problem of a store, in the order of the file.

    Optional checks are made where the store wants them or `enabled` names them. `directory` is where the paths of
    copies begin; None: files are not looked at.
    """
    return placed(_found(stored.timeline, {*stored.timeline.check, *enabled}, directory), stored)


def _found(timeline: Timeline, wanted: Collection[str], directory: FilePath | None) -> Iterator[Finding]:
    made = [find for name, find in CHECKS.items() if name not in OPTIONAL or name in wanted]
    for find in dict.fromkeys(made):
        yield from find(timeline)
    if directory is not None:
        yield from files(timeline, directory)
