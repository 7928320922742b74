"""The table of checks: which function finds what, by the name that `timeline check` shows behind the message."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias, get_args

from timeline.check.addresses import addresses
from timeline.check.chains import derivations, repeats, spoken_for
from timeline.check.clock_times import odd_offsets
from timeline.check.events import similar_events, two_entries
from timeline.check.finding import Finding, UsualCheck
from timeline.check.names import similar_ids, similar_points, similar_sources, similar_tags
from timeline.check.point_figures import changed_values, digit_wordings
from timeline.check.rulings import lapsed_rulings, party_synonyms
from timeline.check.time_conflicts import coverage, editors_times, publication, shifted_times
from timeline.check.told_twice import told_twice_events
from timeline.check.wanted import own_times, unarchived, uncited, uncorroborated, unitless, unzoned
from timeline.model import OptionalCheck, Timeline

Finder: TypeAlias = Callable[[Timeline], Iterator[Finding]]

CHECKS: Mapping[UsualCheck | OptionalCheck, Finder] = {
    "changed-value": changed_values,
    "derived-from": derivations,
    "digit-wording": digit_wordings,
    "excluded-when": editors_times,
    "lapsed-ruling": lapsed_rulings,
    "odd-offset": odd_offsets,
    "outside-coverage": coverage,
    "party-synonyms": party_synonyms,
    "published-early": publication,
    "repeats": repeats,
    "retrieved-early": publication,
    "shifted-times": shifted_times,
    "similar-events": similar_events,
    "similar-ids": similar_ids,
    "similar-points": similar_points,
    "similar-sources": similar_sources,
    "similar-tags": similar_tags,
    "speaks-for": spoken_for,
    "two-entries": two_entries,
    "url": addresses,
    "citation": uncited,
    "corroboration": uncorroborated,
    "zone": unzoned,
    "unit": unitless,
    "archive": unarchived,
    "own-time": own_times,
    "told-twice": told_twice_events,
}
"""Every check of what stands in the store; two names may be found on one way. Copies of files are `files`'s."""

OPTIONAL: frozenset[str] = frozenset(get_args(OptionalCheck))
"""Those that are made where they are asked for."""
