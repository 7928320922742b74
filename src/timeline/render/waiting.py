"""Two values that await a ruling, in full: each with everybody who says so, in which words, when and where."""

from collections.abc import Sequence

from timeline.compare.awaiting import PairOfValues
from timeline.model import Account, Timeline
from timeline.render.columns import flow, indented
from timeline.render.ink import Line, Piece, Role
from timeline.render.marks import marked
from timeline.render.names import Names
from timeline.render.quoting import translated
from timeline.render.spelling import when_words
from timeline.render.text import clean
from timeline.render.view import View

_HANG = 2


def pair_lines(pair: PairOfValues, timeline: Timeline, view: View, count: str = "") -> list[Line]:
    """The event, the row with its mark, and both values with their speakers; nothing is cut."""
    glyphs, zone = view.glyphs, view.zone or timeline.timezone or "UTC"
    names = Names(timeline, glyphs)
    mark, role = marked(pair.verdict, glyphs)
    head = [Piece(f"{count}  ", Role.DIM)] if count else []
    lines = flow([*head, Piece(clean(pair.event.title, glyphs), Role.TITLE)], view.cells)
    row = [mark, Piece(" "), Piece(clean(pair.name, glyphs), role)]
    row += [Piece(f"  {clean(pair.reason, glyphs)}", Role.DIM)] if pair.reason else []
    lines.extend(flow(row, view.cells))
    for value, accounts in zip(pair.values, pair.speakers, strict=True):
        lines.extend(indented(flow([Piece(clean(value, glyphs), Role.TITLE)], view.cells - _HANG), _HANG))
        for account in accounts:
            lines.extend(indented(_speaker(account, pair, names, view, zone), 2 * _HANG))
    return lines


def _speaker(account: Account, pair: PairOfValues, names: Names, view: View, zone: str) -> list[Line]:
    glyphs, width = view.glyphs, view.cells - 2 * _HANG
    told = [clean(names.name(account.source), glyphs), *_proof(account, view, zone)]
    lines = flow([names.mark(account.source), Piece(f" {f' {glyphs.separator} '.join(told)}", Role.DIM)], width)
    point = next((point for point in account.points if point.name == pair.name), None)
    words = [account.quote, account.says, None if point is None else point.quote, None if point is None else point.note]
    for text in dict.fromkeys(word for word in words if word):
        is_quote = text in (account.quote, None if point is None else point.quote)
        said = clean(f"“{text}”" if is_quote else text, glyphs)
        lines.extend(indented(flow([Piece(said)], width - _HANG), _HANG))
        if text == account.quote and account.translation is not None:
            told_in = translated(account.translation, account.translated_by, glyphs)
            lines.extend(indented(flow(told_in, width - _HANG), _HANG))
    return lines


def _proof(account: Account, view: View, zone: str) -> Sequence[str]:
    """When it was said, and where it can be read."""
    glyphs = view.glyphs
    day = "undated" if account.published is None else when_words(account.published, zone, None, glyphs)
    places = [
        clean(text, glyphs)
        for citation in account.cite
        for text in (citation.via, citation.locator, citation.url, citation.file)
        if text
    ]
    return [day, *places[:3]]
