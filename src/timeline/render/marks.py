"""The one table of marks and colours: what each means, in the keys of drawings and in `timeline help marks`."""

import msgspec

from timeline.render.ink import HUES, Line, Piece, Role
from timeline.render.text import cells, pad, wrap
from timeline.render.theme import ASCII, UNICODE, Glyphs
from timeline.verdict import COMPARED, Verdict


class Mark(msgspec.Struct, frozen=True):
    """A sign of the drawings.

    `name` is its field of `Glyphs`, or the sign itself where it is the same in every alphabet. `meaning` is what a key
    says of it, `more` what there is to add.
    """

    name: str
    role: Role
    meaning: str
    more: str = ""

    def sign(self, glyphs: Glyphs) -> str:
        """How it is drawn; of a row of signs the first and the last."""
        sign: str = getattr(glyphs, self.name, self.name)
        return sign if len(sign) <= 2 else sign[0] + sign[-1]


MARKS: dict[str, tuple[Mark, ...]] = {
    "How two values compare": (
        Mark("differs", Role.DIFFERS, "differ", "both cannot be true"),
        Mark("worded", Role.WORDED, "worded otherwise", "a person must judge whether it is the same"),
        Mark("compatible", Role.COMPATIBLE, "both can be true", "not the same, and no contradiction"),
        Mark("not_comparable", Role.DIM, "not comparable", "another kind, moment, unit or language"),
        Mark("same", Role.DIM, "same"),
        Mark("one_source", Role.DIM, "one source", "nobody else tells it"),
        Mark("ruled", Role.RULED, "the editor has ruled", "behind the mark of the verdict"),
        Mark("left", Role.LEFT, "only left", "only the left side of a diff tells it"),
        Mark("right", Role.RIGHT, "only right", "only the right side of a diff tells it"),
        Mark("nothing_compares", Role.DIM, "no point that compares", "of two houses that tell the same events"),
        Mark("itself", Role.RAIL, "a house beside itself", "in the matrix of a diff"),
        Mark("says_otherwise", Role.DIM, "says otherwise", "this source, than the value of its row in a grid"),
    ),
    "Who tells it": (
        Mark("institution", Role.HUE_1, "institution", "filled, for it speaks for itself"),
        Mark("person", Role.HUE_1, "person", "filled, for a person speaks for himself or herself"),
        Mark("organisation", Role.HUE_1, "organisation", "filled, for it speaks for itself"),
        Mark("press", Role.DIM, "press", "hollow, for it reports others"),
        Mark("analyst", Role.DIM, "analyst", "hollow, for he or she reports others"),
        Mark("other", Role.DIM, "other", "hollow, of no listed type"),
    ),
    "When": (
        Mark("exact", Role.NODE, "exact", "a clock time is known"),
        Mark("less_exact", Role.NODE, "inexact", "a day, or a moment somewhere between two others"),
        Mark("begin", Role.SPAN, "meanwhile", "a span begins here; what stands inside of it happened meanwhile"),
        Mark("body", Role.SPAN, "lasts"),
        Mark("inexact", Role.SPAN, "begins or ends somewhere here"),
        Mark("end", Role.SPAN, "meanwhile", "a span ends here"),
        Mark("open_begin", Role.SPAN, "no bound", "it began before, and nobody says when"),
        Mark("open_end", Role.SPAN, "no bound", "it goes on, and nobody says how long"),
        Mark("spine", Role.RAIL, "time goes down", "in a diff the line between the sides"),
        Mark("gap", Role.RAIL, "a gap", "nothing is told"),
        Mark("~", Role.TIME, "about"),
        Mark("?", Role.TIME, "doubtful", "behind a verdict of a diff it may differ"),
        Mark("%", Role.TIME, "about, and doubtful"),
        Mark("dash", Role.TIME, "between, before or after"),
    ),
    "Bars, in `show --bars`": (
        Mark("lasted", Role.SPAN, "lasted"),
        Mark("may_have_lasted", Role.SPAN, "may have lasted"),
        Mark("some_time", Role.RAIL, "some time in here"),
        Mark("unbound_left", Role.SPAN, "no bound", "nobody says when it began"),
        Mark("unbound_right", Role.SPAN, "no bound", "nobody says when it ended"),
        Mark("denies", Role.DIFFERS, "denies it", "in the column of a source"),
    ),
    "Density, of more events than fit": (Mark("levels", Role.SPAN, "how many events", "from the fewest to the most"),),
    "Whose words": (
        Mark("quote_begin", Role.PLAIN, "a quote begins"),
        Mark("quote_end", Role.PLAIN, "a quote ends"),
        Mark("translation_begin", Role.PLAIN, "a translation begins", "these are not the words that were said"),
        Mark("translation_end", Role.PLAIN, "a translation ends"),
        Mark("ellipsis", Role.PLAIN, "cut", "there is more of it"),
        Mark("separator", Role.DIM, "and", "between things of one kind"),
    ),
    "Figures on a scale": (
        Mark("strip_low", Role.SPAN, "at least"),
        Mark("strip_line", Role.SPAN, "anything from here to there"),
        Mark("strip_high", Role.SPAN, "at most"),
        Mark("strip_open", Role.SPAN, "and more"),
        Mark("strip_exact", Role.SPAN, "exactly"),
    ),
    "Writing and checking": (
        Mark("added", Role.ADDED, "a new line of the store"),
        Mark("caret", Role.ADDED, "what is meant", "with the way out behind it"),
        Mark("from_typed", Role.DIM, "was typed as", "left of it stands what is stored"),
        Mark("became", Role.DIM, "became"),
    ),
}
"""Every sign that a drawing can have, below the heading of what it is about."""

_BY_NAME = {mark.name: mark for marks in MARKS.values() for mark in marks}

COLOURS: tuple[tuple[tuple[Role, ...], str], ...] = (
    ((Role.PLAIN, Role.TITLE, Role.NODE), "in your terminal's own colour: texts, titles, places on the rail"),
    ((Role.DAY, Role.TIME), "times; in the help what can be typed"),
    ((Role.DIM,), "what stands back: places, notes, press, agreement"),
    ((Role.RAIL, Role.SPAN), "the line of time, and spans on it"),
    ((Role.DIFFERS, Role.DIFFERING_NAME, Role.DIFFERING_WORD), "contradictions, and the words in which texts differ"),
    ((Role.WORDED, Role.WORDED_NAME), "worded otherwise"),
    ((Role.COMPATIBLE,), "both can be true"),
    ((Role.RULED,), "the editor's own"),
    ((Role.LEFT,), "the left side of a diff, and keys to press"),
    ((Role.RIGHT,), "the right side of a diff"),
    (HUES, "the marks of the first eight sources that speak for themselves, whoever speaks for them included"),
    ((Role.ADDED,), "new lines, and what mends a problem"),
    ((Role.WARNING,), "warnings"),
)
"""Every role with what it is for; no colour says anything that a sign or a word does not say too."""

_GAP = "  "
_ALPHABET = 4
"""The cells of a column of signs."""


def mark_of(name: str) -> Mark:
    """The mark of this name."""
    return _BY_NAME[name]


def meaning_of(name: str) -> str:
    """What a key says of a mark."""
    return _BY_NAME[name].meaning


def marked(verdict: Verdict, glyphs: Glyphs) -> tuple[Piece, Role]:
    """The mark of a row, and the role of the name behind it."""
    return {
        Verdict.DIFFERS: (Piece(glyphs.differs, Role.DIFFERS), Role.DIFFERING_NAME),
        Verdict.WORDED: (Piece(glyphs.worded, Role.WORDED), Role.WORDED_NAME),
        Verdict.COMPATIBLE: (Piece(glyphs.compatible, Role.COMPATIBLE), Role.PLAIN),
        Verdict.NOT_COMPARABLE: (Piece(glyphs.not_comparable, Role.DIM), Role.PLAIN),
        Verdict.SAME: (Piece(glyphs.same, Role.DIM), Role.PLAIN),
        Verdict.ONLY: (Piece(glyphs.one_source, Role.DIM), Role.PLAIN),
    }[verdict]


MEANINGS = {verdict: meaning_of(verdict.name.lower()) for verdict in COMPARED}
"""What the marks of rows mean, in the order of a key."""


def key_of(glyphs: Glyphs, *names: str) -> tuple[str, Role, str]:
    """What a key has of some marks that mean one thing: their signs, their role, and what they mean."""
    marks = [mark_of(name) for name in names]
    return " ".join([mark.sign(glyphs) for mark in marks]), marks[0].role, marks[0].meaning


def marks_lines(width: int, *, in_ascii: bool) -> list[Line]:
    """The table, `width` cells wide at most: each sign as it is drawn, in ASCII, and what it means."""
    glyphs = ASCII if in_ascii else UNICODE
    lines: list[Line] = []
    if not in_ascii:
        told = "The first sign is the usual one, the second that of --ascii. Below a drawing stands what its own mean."
        lines.extend([Piece(part)] for part in wrap(told, width))
    for heading, marks in MARKS.items():
        lines.extend([[], [Piece(heading, Role.TITLE)]])
        for mark in marks:
            signs = [Piece(_GAP), Piece(pad(mark.sign(glyphs), _ALPHABET), mark.role)]
            if not in_ascii:
                signs.append(Piece(pad(mark.sign(ASCII), _ALPHABET), mark.role))
            lines.extend(_row(signs, f"{mark.meaning}: {mark.more}" if mark.more else mark.meaning, width))
    lines.extend([[], [Piece("Colours", Role.TITLE)]])
    for roles, meaning in COLOURS:
        lines.extend(_row([Piece(_GAP), *_sample(roles)], meaning, width))
    return lines


def _sample(roles: tuple[Role, ...]) -> list[Piece]:
    """A sign in each of these colours, in the cells of the signs above."""
    size = 2 * _ALPHABET
    return [*[Piece("#", role) for role in roles], Piece(" " * (size - len(roles) + (len(roles) == size)))]


def _row(signs: list[Piece], means: str, width: int) -> list[Line]:
    at = sum(cells(piece.text) for piece in signs)
    first, *rest = wrap(means, width - at)
    return [[*signs, Piece(first)], *[[Piece(" " * at), Piece(part)] for part in rest]]
