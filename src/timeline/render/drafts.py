"""Proposals that nobody has looked at: each with its words, who says them, when, and where they stand."""

from collections.abc import Iterable, Iterator, Sequence

from timeline.model import Account, Event, Point, Timeline
from timeline.render.columns import flow, indented
from timeline.render.ink import Line, Piece, Role
from timeline.render.names import Names
from timeline.render.other_keys import extra_lines, labelled, other_lines
from timeline.render.quoting import quoted
from timeline.render.spelling import when_words
from timeline.render.text import clean
from timeline.render.view import View

_STEP = 2
_DRAWN_OF_EVENT = frozenset(("id", "title", "draft", "when"))
_DRAWN_OF_ACCOUNT = frozenset(("source", "when", "quote", "lang", "draft"))
_LEFT_OUT = frozenset(("sha256", "url", "published", "retrieved", "file"))
"""What is the same in every proposal of a text stands in the store, and would bury what differs."""


def drafts(timeline: Timeline, events: Sequence[Event], view: View) -> list[Line]:
    """How many there are, and each in full, in the order in which they are given; nothing is cut."""
    count = len(events)
    if not count:
        return [[Piece("no drafts", Role.DIM)]]
    lines: list[Line] = [[Piece(f"{count} draft{'' if count == 1 else 's'}", Role.TITLE)]]
    for number, event in enumerate(events, 1):
        lines += [[], *draft_lines(event, timeline, view, f"{number}")]
    return lines


def draft_lines(event: Event, timeline: Timeline, view: View, count: str = "") -> list[Line]:
    """One event as far as it is a draft: what is proposed of it."""
    return list(_Block(timeline, view).lines(event, count))


class _Block:
    def __init__(self, timeline: Timeline, view: View) -> None:
        self._names = Names(timeline, view.glyphs)
        self._view = view
        self._zone = view.zone or timeline.timezone or "UTC"

    def lines(self, event: Event, count: str) -> Iterator[Line]:
        """The lines of one event."""
        glyphs, width = self._view.glyphs, self._view.cells
        head = [Piece(f"{count}  ", Role.DIM)] if count else []
        if event.own_when is not None:
            head += [Piece(when_words(event.own_when, self._zone, None, glyphs), Role.TIME), Piece("  ")]
        mark = [Piece("  draft", Role.WARNING)] if event.draft else []
        yield from flow([*head, Piece(clean(event.title, glyphs), Role.TITLE), *mark], width)
        below = [[Piece(clean(event.id, glyphs), Role.DIM)]]
        below += other_lines("event", event, _DRAWN_OF_EVENT, self._view, width - _STEP)
        below += self._points(event.points, width - _STEP)
        for account in event.accounts:
            below += self._account(account, width - _STEP)
        below += extra_lines(dict(event.extra), self._view, width - _STEP)
        yield from indented(below, _STEP)

    def _account(self, account: Account, width: int) -> Iterator[Line]:
        glyphs = self._view.glyphs
        head = [self._names.mark(account.source), Piece(" "), Piece(self._names.name(account.source), Role.TITLE)]
        if account.when is not None:
            head += [Piece("  "), Piece(when_words(account.when, self._zone, None, glyphs), Role.TIME)]
        head += [Piece("  draft", Role.WARNING)] if account.draft else []
        yield from flow(head, width)
        below: list[Line] = []
        if account.quote is not None:
            below += flow(quoted(account.quote, account.lang, glyphs), width - _STEP)
        below += self._points(account.points, width - _STEP)
        # The first citation stands on the account itself, or is an item of `cite`.
        drawn = _DRAWN_OF_ACCOUNT | _LEFT_OUT | (frozenset(("stance",)) if account.stance == "reports" else frozenset())
        below += other_lines("account", account, drawn, self._view, width - _STEP)
        for citation in account.cite:
            below += other_lines("citation", citation, _LEFT_OUT, self._view, width - _STEP)
        below += extra_lines(dict(account.extra), self._view, width - _STEP)
        yield from indented(below, _STEP)

    def _points(self, points: Iterable[Point], width: int) -> list[Line]:
        glyphs = self._view.glyphs
        lines: list[Line] = []
        for point in points:
            said = [Piece(clean(point.value, glyphs), Role.TITLE)]
            said += [Piece("  draft", Role.WARNING)] if point.draft else []
            lines += labelled(point.name, said, self._view, width)
            lines += indented(
                other_lines("point", point, frozenset(("value", "draft")), self._view, width - _STEP), _STEP
            )
        return lines
