"""What to show: the options that every reading command has."""

import msgspec

from timeline.when import When


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """What to show; empty is everything.

    `since` and `until` are inclusive: a day is meant whole. `sources` and `only_sources` hold ids or names, `actors`
    and `places` any whole words of theirs, `tags` whole tags, all without regard to case. `texts` are plain and
    case-folded, `regexes` regular expressions without regard to case; both look at every text of an event. `limit`
    counts events.
    """

    since: When | None = None
    until: When | None = None
    on: tuple[When, ...] = ()
    sources: tuple[str, ...] = ()
    only_sources: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    regexes: tuple[str, ...] = ()
    background: bool = False
    """Background events are shown one by one, so that `limit` counts them too."""
    disputed: bool = False
    worded: bool = False
    undisputed: bool = False
    single_source: bool = False
    limit: int | None = None


EVERYTHING = Filter()
