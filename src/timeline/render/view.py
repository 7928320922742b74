"""How a drawing is wanted: its width, its zone, its signs."""

from typing import Literal

import msgspec

from timeline.render.theme import ASCII, UNCOLORED, UNICODE, Glyphs

NARROWEST = 40
"""In fewer cells than this everything is drawn as in this many."""


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What the session and the options say about a drawing.

    `width` is in cells. `zone` is the name of the zone that clock times are shown in, None for the store's own, or
    `source`: each clock as its source gave it. `links`: the terminal opens links, so no address needs to be spelt
    out. `ids` puts the id of each event behind its title. `background` unfolds background events, `all_points` the
    rows of a diff that one side alone tells. `by` orders events by when they happened or by when they were first
    published. `attributes` tells whether the screen has bold, colours and underlines; where it has none, words that
    differ stand in brackets, and so does the place behind a title. `words`: a diff shows the own words of the sides of
    every event, `all` of them or the first lines; None is only where no point can be compared.

    `height` is how many rows the screen has, None where there is no screen. `group` has an overview under years, months
    or days. `all_events`: an overview lists every event, however many there are. `brief`: of an event in full what
    fits a screen.
    """

    width: int = 80
    zone: str | None = None
    ascii: bool = False
    links: bool = False
    background: bool = False
    by: Literal["time", "published"] = "time"
    all_points: bool = False
    ids: bool = False
    attributes: bool = True
    reasons: bool = True
    words: Literal["first", "all"] | None = None
    height: int | None = None
    group: Literal["year", "month", "day"] | None = None
    all_events: bool = False
    brief: bool = False

    @property
    def glyphs(self) -> Glyphs:
        """The signs to draw with."""
        if self.ascii:
            return ASCII
        return UNICODE if self.attributes else UNCOLORED

    @property
    def cells(self) -> int:
        """The width to draw in."""
        return max(self.width, NARROWEST)
