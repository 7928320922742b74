"""What the editor has said of two values, in words: the sign behind their mark, and the reason below them."""

from collections.abc import Iterable

from timeline.compare import Told
from timeline.compare.judging import JudgedPair
from timeline.errors import MalformedText
from timeline.model import Point
from timeline.render.ink import Piece, Role
from timeline.render.marks import meaning_of
from timeline.render.spelling import when_words
from timeline.render.text import clean
from timeline.render.theme import Glyphs
from timeline.verdict import Judged, Verdict
from timeline.when import parse_when

RULED = meaning_of("ruled")
"""What the sign means, in a key."""


def sign_of(judged: Judged | None, glyphs: Glyphs) -> Piece | None:
    """The sign that stands behind the mark of two values on which the editor has ruled; None where he has not."""
    return Piece(glyphs.ruled, Role.RULED) if judged is not None and judged.is_ruled else None


def sign_of_row(verdict: Verdict, judged: Iterable[JudgedPair], glyphs: Glyphs) -> Piece | None:
    """The sign behind the mark of a whole row: where a pair that has its verdict was ruled on."""
    signs = (sign_of(pair.judged, glyphs) for pair in judged if pair.verdict is verdict)
    return next((sign for sign in signs if sign is not None), None)


def as_one(told: Told, judged: Iterable[JudgedPair]) -> list[Judged]:
    """What makes one value of the several texts in which it is told, where it is not comparing them."""
    texts = {told.value, *[text for _, text in told.otherwise]}
    return [pair.judged for pair in judged if pair.verdict is Verdict.SAME and texts.issuperset(pair.values)]


def share_ruled(ruled: int, pairs: int) -> str:
    """`1 of 3 pairs ruled`; empty where all are, or none."""
    return f"{ruled} of {pairs} pairs ruled" if 0 < ruled < pairs else ""


def aside(judged: Judged | None) -> str:
    """What is said of two values beside them, where no reason stands below: that a store declares them the same."""
    if judged is None:
        return ""
    return {"declared": "declared", "both ways": f"ruled two ways: {judged.verdict}"}.get(judged.state, "")


def finding_of(point: Point, glyphs: Glyphs, zone: str) -> str:
    """`found by desk, 29 Nov 2026: not established: nobody timed it`; as text that is clean."""
    who = ", ".join(
        part for part in (f"found by {point.by}" if point.by else "found", _told_on(point, zone, glyphs)) if part
    )
    told = f"{point.value}: {point.because}" if point.because else point.value
    evidence = f" ({point.evidence})" if point.evidence else ""
    return clean(f"{who}: {told}{evidence}", glyphs)


def _told_on(point: Point, zone: str, glyphs: Glyphs) -> str:
    return "" if point.ruled is None else when_words(point.ruled, zone, None, glyphs)


def reason_of(judged: Judged, glyphs: Glyphs, zone: str) -> str:
    """`desk, 29 Nov 2026: “and” adds all other infrastructure. Computed: ≟`; as text that is clean."""
    who = ", ".join(part for part in (judged.by or "", _day(judged, glyphs, zone), _state(judged)) if part)
    said = f"{who}: {judged.because}" if who else judged.because
    if judged.state == "proposed" or judged.verdict == judged.computed.value:
        return clean(said, glyphs)
    ended = said if said.endswith((".", "!", "?", "…")) else f"{said}."
    return clean(f"{ended} Computed: {judged.computed.value}", glyphs)


def _state(judged: Judged) -> str:
    if judged.state == "open":
        return "left open"
    return f"proposed: {judged.verdict}" if judged.state == "proposed" else ""


def _day(judged: Judged, glyphs: Glyphs, zone: str) -> str:
    if judged.ruled is None:
        return ""
    try:
        return when_words(parse_when(judged.ruled, None), zone, None, glyphs)
    except MalformedText:
        return judged.ruled
