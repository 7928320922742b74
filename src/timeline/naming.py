"""What somebody means who names a source, whole or cut short, or the id of an event, by any part of it."""

import re
from collections.abc import Iterable, Sequence
from unicodedata import normalize

from timeline.errors import TimelineError, near_misses, one_of, shortened
from timeline.model import Source, Timeline


def folded(text: str) -> str:
    """As names are compared: without regard to case, to the width of spaces, and to how an accent is spelt."""
    if not text.isascii():
        text = normalize("NFC", normalize("NFC", text).casefold())
    return " ".join(text.casefold().split())


def whole_names(text: str, sources: Iterable[Source]) -> list[str]:
    """The ids of the sources of that id, else of that id or name in any case."""
    known = list(sources)
    wanted = folded(text)
    exact = [source.id for source in known if source.id == text]
    return exact or [source.id for source in known if wanted and wanted in (folded(source.id), folded(source.name))]


def sources_named(text: str, sources: Iterable[Source]) -> list[str]:
    """The ids of the sources that a text names: whole by id or name, else by how these begin; case aside."""
    known = list(sources)
    wanted = folded(text)
    return whole_names(text, known) or [
        source.id
        for source in known
        if wanted and (folded(source.id).startswith(wanted) or folded(source.name).startswith(wanted))
    ]


def source_named(text: str, timeline: Timeline, where: str = "") -> str:
    """The id of the one source that a text names; `where` says in which store, as a message does.

    Raises TimelineError, which lists the candidates or what looks alike.
    """
    found = sources_named(text, timeline.sources.values())
    if len(found) == 1:
        return found[0]
    if found:
        message = f"`{shortened(text)}` names {len(found)} sources{where}"
        raise TimelineError.of("ambiguous-reference", message, one_of(found))
    near = near_sources(text, timeline.sources.values())
    named = " or ".join(f"`{name}`" for name in near)
    mend = f"did you mean {named}?" if near else "`timeline sources` lists them all"
    raise TimelineError.of("unknown-source", f"no source is called `{shortened(text)}`{where}", mend)


def near_sources(text: str, sources: Iterable[Source]) -> list[str]:
    """The ids of up to three sources whose id or name looks like a text, or holds it, nearest first."""
    known = list(sources)
    ids = {source.name: source.id for source in known} | {source.id: source.id for source in known}
    holding = _holding(text, ids) if len(text) >= _LEAST else []
    return list(dict.fromkeys([ids[name] for name in [*near_misses(text, ids), *holding]]))[:3]


def events_named(text: str, ids: Sequence[str], *, by_part: bool) -> list[str]:
    """The ids of the events that a text names: whole, by how the id begins, `by_part` else by any part; case aside."""
    if text in ids:
        return [text]
    wanted = folded(text)
    whole = [name for name in ids if folded(name) == wanted]
    begun = whole or [name for name in ids if wanted and folded(name).startswith(wanted)]
    return begun or (_holding(text, ids) if by_part else [])


def near_events(text: str, ids: Sequence[str]) -> list[str]:
    """The ids of up to three events that look like a text, hold it or share a word with it, nearest first."""
    by_word: dict[str, list[str]] = {}
    for name in ids:
        for word in _words(name):
            by_word.setdefault(word, []).append(name)
    found: dict[str, int] = dict.fromkeys([*near_misses(text, ids), *_holding(text, ids)], 100)
    for word in _words(text):
        for near in near_misses(word, by_word, most=1):
            for name in by_word[near]:
                found[name] = found.get(name, 0) + 1
    return sorted(found, key=lambda name: -found[name])[:3]


def _words(text: str) -> list[str]:
    """The words by which an id is remembered; short ones are in too many."""
    return [word for word in dict.fromkeys(re.findall(r"[^\W\d_]+", text[:200].casefold())) if len(word) >= _LEAST]


_LEAST = 4


def _holding(text: str, names: Iterable[str]) -> list[str]:
    wanted = folded(text)
    return [name for name in names if wanted and wanted in folded(name)]
