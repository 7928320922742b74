"""The report of a diff: of stores that are read as a whole, or for its totals of a store in pieces."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from timeline.cli.diff_asked import Asked, Chosen, asked_of_pieces, selected_of
from timeline.cli.diff_output import tell_folded, tell_untold
from timeline.cli.progress import told
from timeline.cli.session import Session
from timeline.cli.spreading import spread, tell_whole
from timeline.errors import TimelineError

if TYPE_CHECKING:
    from timeline.compare.report import Report
    from timeline.compare.sides import Side
    from timeline.model import Timeline
    from timeline.spread.engine import Engine
    from timeline.spread.pieces import Archive


class Made(NamedTuple):
    """A report, the display zone, and the names of points that `--point` means, None where none was typed."""

    report: "Report"
    zone: str
    points: "frozenset[str] | None"


def report_of(asked: Asked, chosen: Chosen) -> Made:
    """The report of some sides, of all sources where none is named. Raises TimelineError."""
    import msgspec

    from timeline.cli.diff_points import points_named
    from timeline.cli.diff_sides import check_only_sources, members, sides_of
    from timeline.compare.diff import diff as diff_of
    from timeline.compare.sides import every_source

    texts = chosen.texts
    sides = sides_of(texts, asked.stores, asked.session, own=chosen.own, inside=chosen.inside)
    check_only_sources(sides[: len(texts)], asked.filters.only_source or ())
    if len(sides) < 2 and not chosen.inside:
        raise TimelineError.of("side", "fewer than two sources tell anything in this store", "name another store too")
    zone, selected, linked = selected_of(asked, [side.timeline for side in sides])
    tell_folded(asked, selected.folded_of(sides))
    shown = tuple([msgspec.structs.replace(side, timeline=selected.of(side.timeline)) for side in sides])
    if chosen.inside:
        shown = members(shown[0], sides[0])
    if not texts and len(telling := every_source(shown[0].timeline)) > 1:
        shown = telling
    with told(asked.session, "comparing") as progress:
        report = diff_of(
            shown,
            within=asked.within,
            linked=linked,
            align=asked.align,
            own_times=_has_own_times(asked),
            progress=progress,
        )
    tell_untold(asked, report)
    points = points_named(asked.points, [side.timeline for side in sides]) if asked.points else None
    return Made(report, zone, points)


def totals_of(asked: Asked, chosen: Chosen) -> Made:
    """The same for what goes by its counts alone: of sources of one store in pieces, where that pays."""

    def whole() -> Made:
        return report_of(asked, chosen)

    def in_pieces(engine: "Engine", archives: "Sequence[Archive]") -> Made:
        from timeline.spread.seen import ToldByAllError

        try:
            return _totals_in_pieces(asked, chosen, engine, archives[0])
        except ToldByAllError:
            return whole()

    if chosen.inside:
        tell_whole(asked.session, asked.where, "who is heard inside of a house is known when all of it is read")
        return whole()
    if any(_may_be_a_store(text, asked.session) for text in chosen.texts):
        tell_whole(
            asked.session, asked.where, "a side may be a store, and which events are one is found in all of them"
        )
        return whole()
    if asked.stores.has_part:
        return whole()  # an index has what is asked for at hand
    return spread(asked.session, asked.where, [asked.stores.path], in_pieces, whole)


def _may_be_a_store(text: str, session: Session) -> bool:
    from timeline.cli.diff_sides import may_be_a_store
    from timeline.compare.sides import parse_side

    try:
        is_named = parse_side(text).file is not None
    except TimelineError:
        return True  # told by whoever looks it up
    return is_named or may_be_a_store(text, session) or (session.directory / text).is_dir()


def _totals_in_pieces(asked: Asked, chosen: Chosen, engine: "Engine", archive: "Archive") -> Made:
    from timeline.cli.diff_sides import OnlyInUse, check_only_sources, sides_of
    from timeline.cli.reading import tell_withheld
    from timeline.spread.totals import Comparing, totals_in_pieces

    def named(header: "Timeline") -> "Sequence[Side]":
        sides = sides_of(chosen.texts, OnlyInUse(header), asked.session, own=chosen.own)
        check_only_sources(sides[: len(chosen.texts)], asked.filters.only_source or ())
        return sides

    question = asked_of_pieces(asked, archive.header, Comparing, own_times=_has_own_times(asked))
    with told(asked.session, "comparing") as progress:
        found = totals_in_pieces(engine, archive, question, named if chosen.texts else None, progress)
    tell_withheld(asked.session, found.withheld)
    tell_folded(asked, found.folded)
    return Made(found.report, question.zone, found.points)


def _has_own_times(asked: Asked) -> bool:
    """Whether an editor's time counts: what `--only-source` leaves out may be all that it rests on."""
    return not asked.filters.only_source
