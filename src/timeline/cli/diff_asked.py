"""What both forms of `timeline diff` go by, from the options that were typed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar

from timeline.cli.options import DiffOutputOptions, FilterOptions
from timeline.cli.session import Session
from timeline.cli.spreading import SpreadOptions
from timeline.errors import MalformedText, TimelineError, near_misses

if TYPE_CHECKING:
    from timeline.cli.diff_sides import ReadStores
    from timeline.compare.linking import Linked
    from timeline.model import Timeline
    from timeline.select import Filter
    from timeline.select.over_stores import Selected
    from timeline.spread.selecting import Comparison
    from timeline.verdict import Verdict

_Kind = TypeVar("_Kind", bound="Comparison")


class Shown(NamedTuple):
    """What is shown beside the rows: the words of every event, the reasons of rulings, rows unfolded, ids."""

    words: "Literal['first', 'all'] | None"
    reasons: bool
    all_points: bool
    ids: bool


class Asked(NamedTuple):
    """What both forms of the command go by. `verdicts`: those of `--only`, None for all; `within` in microseconds.

    `points`: names of rows as typed, none for all. `unruled`: only what awaits a ruling. `embed`: whether events of
    several stores are paired by meaning too; None where the environment says.
    """

    session: Session
    stores: "ReadStores"
    filters: FilterOptions
    output: DiffOutputOptions
    verdicts: "frozenset[Verdict] | None"
    points: tuple[str, ...]
    within: int
    align: bool
    unruled: bool
    shown: "Shown"
    where: SpreadOptions
    embed: bool | None = None


class Chosen(NamedTuple):
    """The sides that were typed: with own texts only, or one of them against itself."""

    texts: tuple[str, ...]
    own: bool
    inside: bool


def verdicts_named(only: Sequence[str] | None) -> "frozenset[Verdict] | None":
    """The verdicts that `--only` names, with hyphens or spaces, in lists or repeated. Raises TimelineError."""
    from timeline.verdict import Verdict

    if not only:
        return None
    known = {verdict.value.replace(" ", "-"): verdict for verdict in Verdict}
    named = [name.strip() for text in only for name in text.split(",")]
    folded = [name.casefold().replace(" ", "-") for name in named]
    for name, key in zip(named, folded, strict=True):
        if key not in known:
            near = near_misses(key, known)
            mend = f"did you mean {' or '.join(near)}?" if near else f"one of {', '.join(known)}"
            raise TimelineError.of("verdict", f"--only: no verdict is called “{name}”", mend)
    return frozenset(known[key] for key in folded)


def microseconds(within: str | None) -> int:
    """What `--within` allows, in microseconds. Raises TimelineError."""
    if within is None:
        return 0
    from timeline.when import parse_duration

    try:
        return parse_duration(within)
    except MalformedText as error:
        raise TimelineError.of("duration", f"--within {within!r}: {error.message}", error.mend) from None


def filter_asked(asked: Asked, timeline: "Timeline") -> "tuple[str, Filter]":
    """The display zone and what is to pass, by the keys of a store. `--limit` counts what is shown in the end."""
    import msgspec

    from timeline.cli.reading import filter_of, zone_of

    zone = zone_of(asked.output.tz, timeline)
    return zone, msgspec.structs.replace(filter_of(asked.filters, timeline, asked.session), limit=None)


def asked_of_pieces(asked: Asked, header: "Timeline", kind: type[_Kind], **more: bool) -> _Kind:
    """What is asked of each piece of a store; `header` is all of it but its events, `more` what the kind has beside.

    Raises ToldByAllError where a filter is refused: that is told behind what was withheld, by whoever reads all.
    """
    from timeline.cli.reading import is_withheld
    from timeline.spread.seen import ToldByAllError

    output = asked.output
    try:
        zone, wanted = filter_asked(asked, header)
    except TimelineError:
        raise ToldByAllError from None
    withheld = is_withheld(asked.session, private=output.private, svg=output.svg)
    return kind(wanted, zone, withheld, asked.within, asked.points, align=asked.align, **more)


def selected_of(asked: Asked, timelines: "Sequence[Timeline]") -> "tuple[str, Selected, Linked | None]":
    """The display zone, what passes the filters, and which events of several stores are one."""
    from timeline.select.over_stores import select_over

    zone, chosen = filter_asked(asked, timelines[0])
    stores = list({id(timeline): timeline for timeline in timelines}.values())
    linked = _linked(stores, asked)
    selected = select_over(stores, chosen, zone, background=asked.filters.background, linked=linked)
    if not any(selected.of(timeline).events for timeline in stores):
        from timeline.cli.emptied import tell_emptied

        tell_emptied(asked.session, asked.filters, stores, chosen, zone, background=asked.filters.background)
    return zone, selected, linked


def _linked(stores: "Sequence[Timeline]", asked: "Asked") -> "Linked | None":
    if len(stores) < 2:
        return None
    from timeline.cli.embedding import meaning_of
    from timeline.cli.progress import told
    from timeline.compare.linking import linked_events

    meaning = meaning_of(asked.session, asked.embed)
    with told(asked.session, "matching") as progress:
        return linked_events(stores, asked.within, progress, meaning)
