"""The sides of a diff: how a user names them, and which accounts count for each.

| text | side |
|---|---|
| `kremlin` | one source |
| `kremlin,peskov` | several sources as one side |
| `kremlin@2025-03-18` | what it had said by the end of that day |
| `other.yaml`, `-` | all sources of another store |
| `other.yaml::kremlin` | sources of another store |

A text is a file where it ends in `.yaml` or `.yml` or has a `/` before any `@`, unless a source is called so.
"""

from collections.abc import Collection, Iterable

import msgspec

from timeline.errors import Problem, TimelineError
from timeline.model import Account, Timeline
from timeline.naming import source_named
from timeline.when import Edge, When


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One side of a diff: some or all sources of a timeline, at the end or at an earlier time.

    `label` is how the user named it (`kremlin,peskov`, `kremlin@2025-03-18`, `everyone else`, a file). `sources` are
    ids in the order given; None is every source of the timeline. A source that is no side stands in the side of the
    nearest source above it by `speaks_for`. `until` keeps the accounts published not later than
    its end.
    """

    label: str
    timeline: Timeline
    sources: tuple[str, ...] | None = None
    until: When | None = None
    file: str | None = None
    """The store as the user named it; None is the store that all sides share."""
    own: bool = False
    """Only the own texts of its sources: nobody who speaks for them stands in it."""
    is_rest: bool = False
    """Everyone else: all that no other side of its store hears."""
    includes: tuple[str, ...] = ()
    """Who stands in it beside its sources, since he speaks for them; in a report those who are heard."""
    against_itself: int = 0
    """In a report: on how many points and events its own speakers contradict each other."""

    @property
    def is_one_source(self) -> bool:
        """Whether all values of this side come from the one source that its label names."""
        return self.sources is not None and len(self.sources) == 1 and not self.includes

    @property
    def is_house(self) -> bool:
        """One source, with others who speak for it."""
        return self.sources is not None and len(self.sources) == 1 and bool(self.includes)


class SideText(msgspec.Struct, frozen=True):
    """A side as it was typed, in its parts.

    `file` is None for the store in use, `-` for the standard input; `sources` is None for all sources of a file;
    `until` is the text behind `@`, to be read as any time that a person types.
    """

    label: str
    file: str | None = None
    sources: tuple[str, ...] | None = None
    until: str | None = None


def parse_side(text: str, known: Collection[str] = ()) -> SideText:
    """The parts of a side; `known` are the ids of the store in use. Raises TimelineError where a part is empty."""
    if text in known:
        return SideText(text, None, (text,))
    file, separator, rest = text.partition("::")
    if separator:
        if not file:
            raise TimelineError.of("side", f"`{text}` names no file", f"write `{rest}` for sources of this store")
        return _of_sources(text, file, rest)
    before = text.partition("@")[0]
    if text == "-" or "/" in before or text.endswith((".yaml", ".yml")):
        return SideText(text, text)
    return _of_sources(text, None, text)


def _of_sources(label: str, file: str | None, text: str) -> SideText:
    names, separator, until = text.partition("@")
    sources = tuple(dict.fromkeys([name.strip() for name in names.split(",")]))
    if not all(sources):
        raise TimelineError.of(
            "side", f"`{label}` leaves a source out", "write `SOURCE`, or `SOURCE,SOURCE` for several"
        )
    if separator and not until.strip():
        raise TimelineError.of("side", f"`{label}` names no time", "write `SOURCE@2025-03-18`, or leave out the `@`")
    return SideText(label, file, sources, until.strip() or None)


def side_of(text: SideText, timeline: Timeline, until: When | None = None, *, own: bool = False) -> Side:
    """The side that a text names in the timeline of its store; `until` is the time behind `@`, read by the caller.

    `own` leaves out whoever speaks for its sources.
    Sources are named by id or name, whole or by a beginning that only one has; the label of the side has their ids.
    Raises TimelineError with the near misses where a source is unknown, all of them at once.
    """
    where = "" if text.file is None else f" in {text.file}"
    problems: list[Problem] = []
    ids: list[str] = []
    for source in text.sources or ():
        try:
            ids.append(source_named(source, timeline, where))
        except TimelineError as error:
            problems.extend(error.problems)  # the next one may be unknown too
    if problems:
        raise TimelineError(problems)
    sources = None if text.sources is None else tuple(dict.fromkeys(ids))
    label = text.label if sources == text.sources else _label(text, ids)
    return Side(label=label, timeline=timeline, sources=sources, until=until, file=text.file, own=own)


def _label(text: SideText, sources: Iterable[str]) -> str:
    """A side as it is typed with the ids of its sources."""
    file = "" if text.file is None else f"{text.file}::"
    until = "" if text.until is None else f"@{text.until}"
    return f"{file}{','.join(dict.fromkeys(sources))}{until}"


def everyone_else(timeline: Timeline, sources: Iterable[str]) -> Side:
    """All other sources of a timeline as one side; who speaks for one of those named stands with him, not here."""
    named = set(sources)
    others = tuple([source for source in timeline.sources if source not in named])
    return Side(label="everyone else", timeline=timeline, sources=others, is_rest=True)


def every_source(timeline: Timeline) -> tuple[Side, ...]:
    """Each source that has an account as a side of its own, who speaks for itself first, then in store order."""
    return sides_of_sources(timeline, {account.source for event in timeline.events for account in event.accounts})


def sides_of_sources(timeline: Timeline, sources: Iterable[str]) -> tuple[Side, ...]:
    """Each of these sources as a side of its own, in the same order."""
    ordered = sorted(sources, key=lambda source: timeline.source_order.get(source, len(timeline.source_order)))
    return tuple([Side(label=source, timeline=timeline, sources=(source,), own=True) for source in ordered])


def was_out_by(account: Account, until: When) -> bool | None:
    """Whether an account was published not later than the end of `until`; None where its date does not say.

    Where `until` ends with a date without a zone, that is the date as the source itself gave it, so `@2025-03-18`
    keeps what was dated 18 March in New York, Kyiv and Moscow alike.
    """
    published = account.published
    edge = None if published is None else published.begin or published.end
    if published is None or edge is None:
        return None
    end = until.begin if until.form == "moment" else until.end
    if end is not None and _is_label(end) and edge.civil is not None and edge.civil_end is not None:
        return _is_by(edge.civil, edge.civil_end, end.civil_end)
    return _is_by(published.earliest, published.latest, until.latest)


def _is_by(begin: int | None, behind: int | None, bound: int | None) -> bool | None:
    if bound is None or (behind is not None and behind <= bound):
        return True
    return None if begin is None or begin < bound else False


def _is_label(edge: Edge) -> bool:
    return not edge.has_clock and edge.zone is None and edge.between is None and not edge.open
