"""The table of checks: what finds what, by the name that `timeline check` shows behind the message.

Most checks look at one event after the other, so that they find in some of the events what they find in all. What the
others look at of all events, they take from a part at a time.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias, get_args

from timeline.check.addresses import addresses, source_addresses
from timeline.check.chains import derivations, repeats, self_spoken, spoken_for
from timeline.check.clock_times import odd_coverage, odd_offsets
from timeline.check.events import similar_events, two_entries
from timeline.check.finding import Finding, UsualCheck
from timeline.check.names import similar_ids, similar_points, similar_sources, similar_tags
from timeline.check.point_figures import changed_values, digit_wordings
from timeline.check.rulings import joined_parties, lapsed_rulings, party_synonyms
from timeline.check.time_conflicts import coverage, editors_times, publication, shifted_times, stated_times
from timeline.check.told_twice import told_twice_events
from timeline.check.wanted import own_times, unarchived, uncited, uncorroborated, unitless, unzoned
from timeline.model import OptionalCheck, Timeline

Finder: TypeAlias = Callable[[Timeline], Iterator[Finding]]


class Counting(NamedTuple):
    """A check that counts: `count` what a part comes to, `find` what all parts of a store do, in their order."""

    count: Callable[[Timeline], Any]
    find: Callable[[Timeline, Sequence[Any]], Iterator[Finding]]


class Check(NamedTuple):
    """What a check looks at, and how.

    `each`: at one event after the other; what it finds in one depends on no other. `beside`: at what stands beside the
    events. `among`: at all events, of each at no more than its outline (`outline`). `counting`: at what all come to.
    `matching`: at all events in whole, by what they are matched by.
    """

    each: Finder | None = None
    beside: Finder | None = None
    among: Finder | None = None
    counting: Counting | None = None
    matching: Finder | None = None


CHECKS: Mapping[UsualCheck | OptionalCheck, Check] = {
    "changed-value": Check(each=changed_values),
    "derived-from": Check(beside=derivations),
    "digit-wording": Check(each=digit_wordings),
    "excluded-when": Check(each=editors_times),
    "lapsed-ruling": Check(each=lapsed_rulings),
    "odd-offset": Check(each=odd_offsets, beside=odd_coverage),
    "outside-coverage": Check(each=coverage),
    "party-synonyms": Check(counting=Counting(joined_parties, party_synonyms)),
    "published-early": Check(each=publication),
    "repeats": Check(each=repeats),
    "retrieved-early": Check(each=publication),
    "shifted-times": Check(counting=Counting(stated_times, shifted_times)),
    "similar-events": Check(among=similar_events),
    "similar-ids": Check(among=similar_ids),
    "similar-points": Check(each=similar_points),
    "similar-sources": Check(beside=similar_sources),
    "similar-tags": Check(among=similar_tags),
    "speaks-for": Check(each=self_spoken, beside=spoken_for),
    "two-entries": Check(among=two_entries),
    "url": Check(each=addresses, beside=source_addresses),
    "citation": Check(each=uncited),
    "corroboration": Check(each=uncorroborated),
    "zone": Check(each=unzoned),
    "unit": Check(each=unitless),
    "archive": Check(each=unarchived),
    "own-time": Check(each=own_times),
    "told-twice": Check(matching=told_twice_events),
}
"""Every check of what stands in the store; two names may be found on one way. Copies of files are `files`'s."""

OPTIONAL: frozenset[str] = frozenset(get_args(OptionalCheck))
"""Those that are made where they are asked for."""
