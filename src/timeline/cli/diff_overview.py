"""`timeline diff` without sides: who stands against whom, and with `--pairs` every two sources in a line."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, NamedTuple, assert_never

from timeline.cli.diff_asked import Asked, asked_of_pieces, selected_of
from timeline.cli.diff_output import tell_folded, view_of
from timeline.cli.options import DiffFormat
from timeline.cli.spreading import spread

if TYPE_CHECKING:
    from timeline.compare.overview_houses import Hearing
    from timeline.compare.pair_line import PairLine
    from timeline.model import Timeline
    from timeline.spread.engine import Engine
    from timeline.spread.pieces import Archive
    from timeline.verdict import Verdict


def write_overview(asked: Asked, *, own: bool) -> bool:
    """Writes the matrix of houses, or with `own` of sources; whether any two of all differ or tell something alone."""
    from timeline.cli.output import write_lines, write_text
    from timeline.compare.overview_matrix import MOST, narrowed_pair, overview_of

    timeline, found, hearing, zone = _told(asked, own=own)
    pairs = found
    if asked.verdicts is not None:
        pairs = [kept for pair in found if (kept := narrowed_pair(pair, asked.verdicts)) is not None]
        found = _that_come_to(found, asked.verdicts)
    limit = asked.filters.limit
    is_whole = limit == 0 or (limit is None and asked.output.written_as is DiffFormat.JSON)
    limited = None if is_whole else limit or MOST
    overview = overview_of(timeline, pairs, own=own, limit=limited, hearing=hearing)
    match wanted := asked.output.written_as:
        case DiffFormat.JSON:
            from timeline.render.diff_json import overview_json

            write_text(overview_json(overview, align=asked.align), asked.session)
        case DiffFormat.MARKDOWN:
            from timeline.render.overview_markdown import overview_markdown

            write_text(overview_markdown(overview, align=asked.align), asked.session)
        case DiffFormat.TEXT:
            from timeline.render.diff import overview_lines

            manner, view = view_of(asked, zone)
            lines = overview_lines(overview, view, align=asked.align, square=limit is None)
            write_lines(lines, manner, asked.session, no_pager=asked.output.no_pager)
        case _:
            assert_never(wanted)
    return _has_findings(found)


def write_pairs(asked: Asked) -> bool:
    """Writes every two sources in a line; whether any of these differ or tell something alone."""
    from timeline.cli.output import write_lines, write_text

    timeline, pairs, _, zone = _told(asked, own=True)
    if asked.verdicts is not None:
        pairs = _that_come_to(pairs, asked.verdicts)
    if asked.filters.limit:
        pairs = pairs[: asked.filters.limit]
    match wanted := asked.output.written_as:
        case DiffFormat.JSON:
            from timeline.render.diff_json import pairs_json

            write_text(pairs_json(pairs, align=asked.align), asked.session)
        case DiffFormat.MARKDOWN:
            from timeline.render.pairs_markdown import pairs_markdown

            write_text(pairs_markdown(pairs, timeline, align=asked.align), asked.session)
        case DiffFormat.TEXT:
            from timeline.render.diff import pair_lines

            manner, view = view_of(asked, zone)
            lines = pair_lines(pairs, timeline, view, align=asked.align)
            write_lines(lines, manner, asked.session, no_pager=asked.output.no_pager)
        case _:
            assert_never(wanted)
    return _has_findings(pairs)


class _Told(NamedTuple):
    """What is written: the store, every two of its sources or houses, who is heard where, and the display zone."""

    timeline: "Timeline"
    pairs: "list[PairLine]"
    hearing: "Hearing"
    zone: str


def _told(asked: Asked, *, own: bool) -> _Told:
    """What passes the filters, every two of its sources or houses, and the display zone."""

    def whole() -> _Told:
        return _told_of_all(asked, own=own)

    def in_pieces(engine: "Engine", archives: "Sequence[Archive]") -> _Told:
        from timeline.spread.seen import ToldByAllError

        try:
            return _told_in_pieces(asked, engine, archives[0], own=own)
        except ToldByAllError:
            return whole()

    return spread(asked.session, asked.where, [asked.stores.path], in_pieces, whole)


def _told_of_all(asked: Asked, *, own: bool) -> _Told:
    from timeline.cli.diff_points import points_named
    from timeline.compare.overview import every_pair
    from timeline.compare.overview_houses import Hearing
    from timeline.compare.sides import Side

    timeline = asked.stores.in_use
    zone, selected, _ = selected_of(asked, [timeline])
    tell_folded(asked, selected.folded_of([Side(label="", timeline=timeline)]))
    points = points_named(asked.points, [timeline]) if asked.points else None
    shown = selected.of(timeline)
    pairs = every_pair(shown, asked.within, points, align=asked.align, own=own, unruled=asked.unruled)
    return _Told(shown, list(pairs), Hearing(shown, own=own), zone)


def _told_in_pieces(asked: Asked, engine: "Engine", archive: "Archive", *, own: bool) -> _Told:
    from timeline.cli.progress import told
    from timeline.cli.reading import tell_withheld
    from timeline.spread.overview import Pairing, overview_in_pieces

    question = asked_of_pieces(asked, archive.header, Pairing, own=own, unruled=asked.unruled)
    with told(asked.session, "comparing") as progress:
        found = overview_in_pieces(engine, archive, question, progress)
    tell_withheld(asked.session, found.withheld)
    tell_folded(asked, found.folded)
    return _Told(found.timeline, list(found.pairs), found.hearing, question.zone)


def _that_come_to(pairs: "Sequence[PairLine]", verdicts: "Collection[Verdict]") -> "list[PairLine]":
    return [pair for pair in pairs if any(_comes_to(pair, verdict) for verdict in verdicts)]


def _has_findings(pairs: "Sequence[PairLine]") -> bool:
    from timeline.compare.report import FINDINGS

    return any(pair.unjudged or pair.otherwise for pair in pairs) or any(
        _comes_to(pair, verdict) for pair in pairs for verdict in FINDINGS
    )


def _comes_to(pair: "PairLine", verdict: "Verdict") -> bool:
    from timeline.verdict import Verdict

    return bool(
        pair.points.get(verdict)
        or (verdict is Verdict.DIFFERS and pair.denied)
        or (verdict is Verdict.WORDED and pair.otherwise)
        or (verdict is Verdict.NOT_COMPARABLE and pair.unjudged)
    )
