"""Every problem of a store that can be read, each with its place; what cannot be read is refused by `store`."""

from collections.abc import Collection, Iterator
from pathlib import Path as FilePath

from timeline.check.addresses import addresses
from timeline.check.chains import repeats, source_chains, spoken_for
from timeline.check.clock_times import odd_offsets
from timeline.check.events import similar_events, two_entries
from timeline.check.files import files
from timeline.check.finding import Finding
from timeline.check.names import similar_ids, similar_points, similar_sources, similar_tags
from timeline.check.placing import placed
from timeline.check.point_figures import changed_values, digit_wordings
from timeline.check.rulings import lapsed_rulings, party_synonyms
from timeline.check.time_conflicts import coverage, editors_times, publication, shifted_times
from timeline.check.wanted import OPTIONAL
from timeline.errors import Problem
from timeline.model import OptionalCheck, Timeline
from timeline.store import Stored

__all__ = ["check_store"]

_USUAL = (
    addresses,
    changed_values,
    coverage,
    digit_wordings,
    editors_times,
    lapsed_rulings,
    odd_offsets,
    party_synonyms,
    publication,
    repeats,
    shifted_times,
    similar_events,
    similar_ids,
    similar_points,
    similar_sources,
    similar_tags,
    source_chains,
    two_entries,
    spoken_for,
)


def check_store(
    stored: Stored, enabled: Collection[OptionalCheck] = (), directory: FilePath | None = None
) -> list[Problem]:
    """Every problem of a store, in the order of the file.

    Optional checks are made where the store wants them or `enabled` names them. `directory` is where the paths of
    copies begin; None: files are not looked at.
    """
    return placed(_found(stored.timeline, {*stored.timeline.check, *enabled}, directory), stored)


def _found(timeline: Timeline, wanted: Collection[str], directory: FilePath | None) -> Iterator[Finding]:
    for check in _USUAL:
        yield from check(timeline)
    for name, optional in OPTIONAL.items():
        if name in wanted:
            yield from optional(timeline)
    if directory is not None:
        yield from files(timeline, directory)
