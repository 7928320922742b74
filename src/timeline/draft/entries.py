"""Proposals as entries of a store: events that are drafts, each with the account of who tells it."""

from collections.abc import Sequence

import msgspec

from timeline.draft.dates import FoundDate
from timeline.draft.proposals import Proposal
from timeline.entry_input.slugs import id_of_event, id_of_source
from timeline.model import Source, Timeline
from timeline.naming import folded, whole_names
from timeline.store.editing import AddEvent, AddSource, Edit
from timeline.store.keys import keys

_LONGEST_TITLE = 64
_PEOPLE = ("person", "analyst")
"""Types of sources that may be called by a last name alone."""


class Text(msgspec.Struct, frozen=True, kw_only=True):
    """A text that is drafted: the id of the source whose it is, and what every citation of it says.

    `name` is that of the source, where the store does not have it yet.
    """

    source: str
    name: str | None = None
    lang: str | None = None
    published: str | None = None
    url: str | None = None
    file: str | None = None
    sha256: str | None = None


class Drafted(msgspec.Struct, frozen=True):
    """The edits that bring proposals into a store; `known` is how many of them it has already."""

    edits: tuple[Edit, ...]
    events: int
    known: int
    speakers: tuple[str, ...]
    """The ids of sources that are new, but for the text's own."""


def drafted(proposals: Sequence[Proposal], text: Text, timeline: Timeline) -> Drafted:
    """The entries of the proposals of a text, and the sources that they name."""
    return _Drafting(text, timeline).drafted(proposals)


class _Drafting:
    def __init__(self, text: Text, timeline: Timeline) -> None:
        self._text = text
        self._sources = dict(timeline.sources)
        self._new: dict[str, dict[str, object]] = {}
        self._events = {event.id for event in timeline.events}
        self._held = {
            (cited.locator, account.quote)
            for event in timeline.events
            for account in event.accounts
            for cited in account.cite
        }
        if text.source not in self._sources:
            self._add_source(text.source, text.name or text.source, named=text.name is not None)

    def drafted(self, proposals: Sequence[Proposal]) -> Drafted:
        """See `drafted`."""
        fresh = [one for one in proposals if (one.locator, one.quote) not in self._held]
        events = [self._event(one) for one in fresh]
        sources = [AddSource(name, entry) for name, entry in self._new.items()]
        speakers = tuple([name for name in self._new if name != self._text.source])
        return Drafted(
            (*sources, *[AddEvent(event) for event in events]) if events else (),
            len(events),
            len(proposals) - len(fresh),
            speakers,
        )

    def _event(self, proposal: Proposal) -> dict[str, object]:
        title = title_of(proposal.quote)
        account = self._account(proposal)
        name = id_of_event(title, str(account.get("when") or ""), self._events)
        self._events.add(name)
        return {"id": name, "title": title, "draft": True, "accounts": [account]}

    def _account(self, proposal: Proposal) -> dict[str, object]:
        speaker, notes = self._speaker(proposal), notes_of(proposal, self._text.published)
        is_other = speaker is not None and speaker != self._text.source
        if is_other and folded(str(proposal.speaker)) not in (
            folded(self._sources[str(speaker)].name),
            folded(str(speaker)),
        ):
            notes.append(f"“{proposal.speaker}” is taken for `{speaker}`")
        said: dict[str, object] = {
            "source": speaker or self._text.source,
            "when": None if proposal.when is None else proposal.when.when,
            "says": " … ".join([f"“{words}”" for words in proposal.said]) if is_other and proposal.said else None,
            "quote": proposal.quote,
            "lang": self._text.lang,
            "points": {
                one.name: one.value if one.quote is None else {"value": one.value, "quote": one.quote}
                for one in proposal.figures
            }
            or None,
            "url": self._text.url,
            "via": self._sources[self._text.source].name if is_other else None,
            "published": self._text.published,
            "file": self._text.file,
            "sha256": self._text.sha256,
            "locator": proposal.locator,
            "attribution": "quoted" if is_other else None,
            "note": "; ".join(notes) or None,
        }
        return {key: said[key] for key in keys("account") if said.get(key) is not None}

    def _speaker(self, proposal: Proposal) -> str | None:
        """The id of who is quoted: a source of that name, of that last name alone, or a new one."""
        name = proposal.speaker
        if name is None:
            return None
        found = whole_names(name, self._sources.values())
        if not found:
            last = folded(name.split()[-1])
            found = [one.id for one in self._sources.values() if one.type in _PEOPLE and folded(one.name) == last]
        if len(found) == 1:
            return found[0]
        return self._add_source(id_of_source(name, self._sources), name)

    def _add_source(self, source: str, name: str, *, named: bool = True) -> str:
        self._sources[source] = Source(id=source, name=name)
        self._new[source] = {"name": name} if named else {}
        return source


def title_of(sentence: str) -> str:
    """The beginning of a sentence, cut between two words."""
    words = sentence.strip('“”"«»„ ').split()
    made = words[0][:_LONGEST_TITLE] if words else sentence
    for number, word in enumerate(words[1:], 1):
        if len(made) + 1 + len(word) > _LONGEST_TITLE:
            return f"{made.rstrip(',;:–—-')} …"
        made += f" {words[number]}"
    return made.rstrip(".")


def notes_of(proposal: Proposal, published: str | None) -> list[str]:
    """What a reader has to know of a proposal: how its dates were resolved, and what was left open."""
    notes = [_note(one, proposal, published) for one in proposal.dates]
    if proposal.speakers:
        notes.append(f"several are quoted: {', '.join(proposal.speakers)}")
    elif proposal.said and proposal.speaker is None:
        notes.append("the sentence names nobody who is quoted")
    return [note for note in notes if note]


def _note(date: FoundDate, proposal: Proposal, published: str | None) -> str:
    """How one date was resolved; empty for the whole date that is the time of what is told."""
    if date.when is None:
        return f"“{date.words}” is not dated"
    counted = f", counted from {published}" if date.counted else ""
    if date == proposal.when:
        return f"“{date.words}” is {date.when}{counted}" if date.counted else ""
    behind = "" if date.limit is None else f", and stands behind “{date.limit}”"
    return f"“{date.words}” is {date.when}{counted}{behind}"
