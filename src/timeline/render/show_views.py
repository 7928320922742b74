"""The views of `show`: what draws each. A view is one file, and one entry here."""

from collections.abc import Callable, Mapping, Sequence

from timeline.model import Event, Timeline
from timeline.render.ink import Line
from timeline.render.view import View

ShowView = Callable[[Timeline, Sequence[Event], View], list[Line]]
"""Draws some events of a timeline, in an order of its own making; it imports what it needs when it is called."""


def _overview(timeline: Timeline, events: Sequence[Event], view: View) -> list[Line]:
    from timeline.render.overview import overview

    return overview(timeline, events, view)


def _full(timeline: Timeline, events: Sequence[Event], view: View) -> list[Line]:
    from timeline.render.full import full

    return full(timeline, events, view)


def _bars(timeline: Timeline, events: Sequence[Event], view: View) -> list[Line]:
    from timeline.render.bars import bars

    return bars(timeline, events, view)


def _detail(timeline: Timeline, events: Sequence[Event], view: View) -> list[Line]:
    from timeline.render.detail import detail

    return detail(timeline, events, view)


def _drafts(timeline: Timeline, events: Sequence[Event], view: View) -> list[Line]:
    from timeline.render.drafts import drafts

    return drafts(timeline, events, view)


SHOW_VIEWS: Mapping[str, ShowView] = {
    "overview": _overview,
    "full": _full,
    "bars": _bars,
    "event": _detail,
    "drafts": _drafts,
}
"""By name: `overview` where nothing else is asked for, `event` for events that are named, else the option."""
