"""Searches every text of an event."""

import re
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

import msgspec

from timeline.errors import TimelineError
from timeline.model import Event, Point, Timeline
from timeline.naming import folded
from timeline.select.conditions import Condition
from timeline.store.keys import EntryKind, keys
from timeline.store.spelling import spelt
from timeline.when import When


def contain(timeline: Timeline, wanted: Sequence[str]) -> Condition:
    """One of its texts contains one of these, without regard to case and to where lines break."""
    needles = [folded(text) for text in wanted]
    names = {source.id: source.name for source in timeline.sources.values()}
    return lambda event: any(needle in text for text in map(folded, texts_of(event, names)) for needle in needles)


def match(timeline: Timeline, wanted: Sequence[str]) -> Condition:
    """One of these regular expressions is found in one of its texts; raises TimelineError for one that is none."""
    patterns = [_compiled(text) for text in wanted]
    names = {source.id: source.name for source in timeline.sources.values()}
    return lambda event: any(pattern.search(spelt(text)) for text in texts_of(event, names) for pattern in patterns)


def _compiled(text: str) -> re.Pattern[str]:
    try:
        with warnings.catch_warnings():
            # `[[` and `--` within a set may change their meaning in a later Python: nothing for users to act on.
            warnings.simplefilter("ignore", FutureWarning)
            return re.compile(spelt(text), re.IGNORECASE)
    except re.error as error:
        place = "" if error.pos is None else f" at character {error.pos + 1}"
        raise TimelineError.of(
            "regex", f"--regex “{text}”: {error.msg}{place}", "--grep takes a text as it is"
        ) from None
    except (OverflowError, RecursionError):
        raise TimelineError.of("regex", "the pattern of --regex is too large", "--grep takes a text as it is") from None


def texts_of(event: Event, sources: Mapping[str, str]) -> Iterator[str]:
    """Every text of an event, its accounts, points and citations: free texts, times as written, ids, names of sources.

    Words of a fixed list, numbers and what is true or false are not searched: other options filter by these.
    """
    yield from _stated("event", event)
    yield from _point_texts(event.points)
    for ruling in event.rulings:
        yield from _stated("ruling", ruling)
    for account in event.accounts:
        yield from _stated("account", account)
        yield from (sources[name] for name in (account.source, account.repeats or "") if name in sources)
        yield from _point_texts(account.points)
        for citation in account.cite:
            yield from _stated("citation", citation)


def _point_texts(points: Iterable[Point]) -> Iterator[str]:
    for point in points:
        yield point.name
        yield from _stated("point", point)


def _stated(kind: EntryKind, held: msgspec.Struct) -> Iterator[str]:
    for field in _searched(kind):
        # The short form of a citation is in `cite`, so an account has no fields for it.
        value = getattr(held, field, None)
        if type(value) is str:
            yield value
        elif isinstance(value, When):
            yield value.text
        elif value:
            yield from value
    for key, value in held.extra.items():  # type: ignore[attr-defined]
        yield key
        if isinstance(value, str):
            yield value


@cache
def _searched(kind: EntryKind) -> tuple[str, ...]:
    return tuple(
        # The event's own time; `when` of the model may come from its accounts.
        "own_when" if (kind, key.name) == ("event", "when") else key.field
        for key in keys(kind).values()
        if key.holds in ("text", "time", "zone", "source", "event")
    )
