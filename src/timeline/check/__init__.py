"""Every problem of a store that can be read, each with its place; what cannot be read is refused by `store`."""

from collections.abc import Collection
from pathlib import Path as FilePath

from timeline.check.files import files
from timeline.check.finding import Finding
from timeline.check.parts import found_by, made
from timeline.check.placing import placed
from timeline.check.quotes import Proof, quotes
from timeline.check.settling import in_whole
from timeline.errors import Problem
from timeline.model import OptionalCheck, Timeline
from timeline.select.drafts import settled
from timeline.store import Stored

__all__ = ["Proof", "check_store"]


def check_store(
    stored: Stored,
    enabled: Collection[OptionalCheck] = (),
    directory: FilePath | None = None,
    *,
    proof: Proof | None = None,
    folder: FilePath | None = None,
) -> list[Problem]:
    """Every problem of a store, in the order of the file.

    Optional checks are made where the store wants them or `enabled` names them. `directory` is where the paths of
    copies begin; None: files are not looked at. `proof` counts quotes that are compared with their copies, whose paths
    begin at `folder`; None: they are not compared. What is a draft is looked at by these two alone.
    """
    found = _placed_in(stored.timeline, {*stored.timeline.check, *enabled})
    if directory is not None:
        found += files(stored.timeline, directory)
    if proof is not None and folder is not None:
        found += quotes(stored.timeline, folder, proof)
    return placed(found, stored)


def _placed_in(timeline: Timeline, wanted: Collection[str]) -> list[Finding]:
    """What the checks find in what is settled, by the paths of the whole timeline."""
    return in_whole(found_by(made(wanted), settled(timeline)), timeline)
