"""Who is heard for which party: a source with all who speak for it, by the houses that a diff goes by."""

from collections.abc import Sequence

from timeline.compare.houses import Houses
from timeline.compare.sides import Side
from timeline.model import Timeline


def houses_of(parties: Sequence[str], timeline: Timeline) -> Houses:
    """The houses of some parties, in their order; whoever is a party himself is heard for nobody else."""
    return Houses([Side(label=party, timeline=timeline, sources=(party,)) for party in parties])
