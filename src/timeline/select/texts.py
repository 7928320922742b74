"""Searches every text of an event."""

import re
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence

from timeline.errors import TimelineError
from timeline.model import Account, Event, Point, Timeline
from timeline.select.conditions import Condition
from timeline.when import When


def contain(timeline: Timeline, wanted: Sequence[str]) -> Condition:
    """One of its texts contains one of these, without regard to case and to where lines break."""
    needles = [_folded(text) for text in wanted]
    names = {source.id: source.name for source in timeline.sources.values()}
    return lambda event: any(needle in text for text in map(_folded, texts_of(event, names)) for needle in needles)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def match(timeline: Timeline, wanted: Sequence[str]) -> Condition:
    """One of these regular expressions is found in one of its texts; raises TimelineError for one that is none."""
    patterns = [_compiled(text) for text in wanted]
    names = {source.id: source.name for source in timeline.sources.values()}
    return lambda event: any(pattern.search(text) for text in texts_of(event, names) for pattern in patterns)


def _compiled(text: str) -> re.Pattern[str]:
    try:
        with warnings.catch_warnings():
            # `[[` and `--` within a set may change their meaning in a later Python: nothing for users to act on.
            warnings.simplefilter("ignore", FutureWarning)
            return re.compile(text, re.IGNORECASE)
    except re.error as error:
        place = "" if error.pos is None else f" at character {error.pos + 1}"
        raise TimelineError.of("regex", f"--regex “{text}”: {error.msg}{place}") from None
    except (OverflowError, RecursionError):
        raise TimelineError.of("regex", "the pattern of --regex is too large") from None


def texts_of(event: Event, names: Mapping[str, str]) -> Iterator[str]:
    """Every text of an event: its own, its accounts', their points' and citations', ids and the names of sources."""
    yield from (event.id, event.title, *event.actors, *event.tags)
    yield from _stated(event.place, event.note, _as_written(event.own_when))
    yield from _point_texts(event.points)
    yield from _extra_texts(event.extra)
    for account in event.accounts:
        yield from _account_texts(account, names)


def _account_texts(account: Account, names: Mapping[str, str]) -> Iterator[str]:
    yield account.source
    yield from _stated(names.get(account.source), account.repeats, names.get(account.repeats or ""))
    yield from _stated(_as_written(account.when), account.place, account.says, account.quote)
    yield from _stated(account.translation, account.ref, account.note)
    yield from _point_texts(account.points)
    yield from _extra_texts(account.extra)
    for cite in account.cite:
        yield from _stated(cite.url, cite.via, cite.archive, cite.file, cite.sha256, cite.locator)


def _point_texts(points: Iterable[Point]) -> Iterator[str]:
    for point in points:
        yield from (point.name, point.value)
        yield from _stated(point.quote, point.url, point.note)
        yield from _extra_texts(point.extra)


def _extra_texts(extra: Mapping[str, object]) -> Iterator[str]:
    for key, value in extra.items():
        yield key
        if isinstance(value, str):
            yield value


def _as_written(when: When | None) -> str | None:
    return None if when is None else when.text


def _stated(*texts: str | None) -> Iterator[str]:
    return (text for text in texts if text)
