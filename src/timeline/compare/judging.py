"""What stands beside comparing two values: rulings of the editor, and values that a store declares to mean the same.

A ruling judges two values of two speakers. It binds whoever says them; with `between` only those speakers, and then it
comes before one without. It never changes what equal texts come to. In a diff of two stores a ruling of either counts
where both its texts face each other; where the stores rule otherwise, what was computed stands.
"""

from collections.abc import Collection, Sequence

import msgspec

from timeline.compare.claims import Claim
from timeline.model import Ruling, Timeline
from timeline.verdict import Comparison, Judged, Verdict
from timeline.when.naming import names_moment, names_time

EVERY_POINT = "*"
"""The name under which a store declares synonyms of every point."""


class JudgedPair(msgspec.Struct, frozen=True):
    """Two values of one row with the verdict that they have, and what has been said of them."""

    values: tuple[str, str]
    verdict: Verdict
    judged: Judged


class Pairs:
    """The pairs of different values of one row, as they are compared: what was said of them, and how many wait."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str, Judged | None], Comparison] = {}

    def add(self, one: Claim, other: Claim, comparison: Comparison) -> None:
        """Two claims that were compared."""
        if one.text != other.text:
            first, second = sorted((one.text, other.text))
            key = first, second, comparison.judged
            # One text may be told in two languages, and so compare in two ways: the gravest counts, in any order.
            held = self._found.get(key)
            if held is None or comparison.verdict.gravity < held.verdict.gravity:
                self._found[key] = comparison

    @property
    def count(self) -> int:
        """How many there are; one of which two things hold, for different speakers, counts twice."""
        return len(self._found)

    @property
    def judged(self) -> tuple[JudgedPair, ...]:
        """Those of which something was said, gravest first."""
        pairs = [
            JudgedPair((one, other), comparison.verdict, comparison.judged)
            for (one, other, _), comparison in self._found.items()
            if comparison.judged is not None
        ]
        return tuple(sorted(pairs, key=lambda pair: (pair.verdict.gravity, pair.values)))

    @property
    def awaiting(self) -> int:
        """How many await a ruling."""
        return sum(1 for found in self._found.values() if is_awaited(found.verdict, found.judged))


def is_unruled(judged: Judged | None) -> bool:
    """Whether nobody has ruled on two values; a proposal is no ruling."""
    return judged is None or not judged.is_ruled


def is_awaited(verdict: Verdict, judged: Judged | None) -> bool:
    """Whether two values await a ruling: they are worded otherwise, and what that means only the editor can say.

    Values that differ may be ruled on as well, but that they do follows from their bounds and needs no signature.
    """
    return verdict is Verdict.WORDED and is_unruled(judged)


def declared(one: Claim, other: Claim, timelines: Sequence[Timeline], found: Comparison) -> Comparison:
    """The comparison, or `same` where a store declares the two whole values to mean the same, case aside."""
    texts = {one.text.casefold(), other.text.casefold()}
    for timeline in timelines:
        for name in (one.name, EVERY_POINT):
            for group in timeline.synonyms.get(name, ()):
                if texts <= {text.casefold() for text in group}:
                    return Comparison(Verdict.SAME, judged=Judged("declared", found.verdict, "same"))
    return found


def judged(one: Claim, other: Claim, found: Comparison) -> Comparison:
    """The comparison as the editor has judged it, where he has."""
    return _by_both(_ruling_on(one.rulings, one, other), _ruling_on(other.rulings, one, other), found)


def _by_both(ruling: Ruling | None, theirs: Ruling | None, found: Comparison) -> Comparison:
    """The comparison as a ruling of either store has it. A proposal counts only where nobody has signed."""
    signed = [each for each in (ruling, theirs) if each is not None and each.state == "signed"]
    if len(signed) == 2 and signed[0].verdict != signed[1].verdict:
        note = Judged("both ways", found.verdict, f"{signed[0].verdict} / {signed[1].verdict}")
        return msgspec.structs.replace(found, judged=note)
    holding = signed[0] if signed else ruling or theirs
    return found if holding is None else ruled(holding, found)


def ruled(ruling: Ruling, found: Comparison) -> Comparison:
    """A comparison with a ruling on it. The distance stays beside a verdict that disagrees with it."""
    day = None if ruling.ruled is None else ruling.ruled.text
    if ruling.state == "proposed":
        note = Judged("proposed", found.verdict, ruling.verdict, ruling.because, ruling.by, day)
        return msgspec.structs.replace(found, judged=note)
    is_open = ruling.verdict == "open"
    verdict = Verdict.WORDED if ruling.verdict == "open" else Verdict(ruling.verdict)
    note = Judged("open" if is_open else "signed", found.verdict, ruling.verdict, ruling.because, ruling.by, day)
    return Comparison(verdict, found.distance, found.reason if verdict is found.verdict else None, note)


def denial_ruled(stores: Sequence[Sequence[Ruling]], against: Collection[tuple[str, str]]) -> Judged | None:
    """What the editor has ruled on an event that some report and others deny (`row: told`); None where that awaits him.

    `stores` are the rulings on the event of one store or two, `against` at least one pair of a source that denies it
    and one that reports it. Of what holds for different pairs the gravest counts, an open contradiction before all.
    """
    return min((_denial_of(stores, pair) for pair in against), key=_denial_rank)


def denial_verdict(judged: Judged | None) -> Verdict:
    """How a report and a denial compare, as it was ruled on them."""
    if judged is None or not judged.is_ruled:
        return Verdict.DIFFERS
    return Verdict.WORDED if judged.state == "open" else Verdict(judged.verdict)


def _denial_of(stores: Sequence[Sequence[Ruling]], pair: tuple[str, str]) -> Judged | None:
    found = [
        min(
            [
                ruling
                for ruling in rulings
                if ruling.row == "told"
                and ruling.state != "overruled"
                and (not ruling.between or {*pair} <= {*ruling.between})
            ],
            key=_rank,
            default=None,
        )
        for rulings in stores
    ]
    return _by_both(found[0], found[1] if len(found) > 1 else None, Comparison(Verdict.DIFFERS)).judged


def _denial_rank(judged: Judged | None) -> tuple[int, bool, bool]:
    return denial_verdict(judged).gravity, judged is not None and judged.is_ruled, judged is None


def is_ruled(one: Claim, other: Claim) -> bool:
    """Whether a signed ruling holds for two claims, so that they face each other whatever their kinds."""
    return any(ruling.state == "signed" and _holds(ruling, one, other) for ruling in (*one.rulings, *other.rulings))


def _ruling_on(rulings: Sequence[Ruling], one: Claim, other: Claim) -> Ruling | None:
    """The ruling of one store that holds for two claims, see `_rank`."""
    holding = [ruling for ruling in rulings if _holds(ruling, one, other)]
    return min(holding, key=_rank, default=None)


def _rank(ruling: Ruling) -> tuple[bool, bool]:
    """Which of several rulings on two values counts: a signed one before a proposal, then one that names speakers."""
    return ruling.state != "signed", not ruling.between


def _holds(ruling: Ruling, one: Claim, other: Claim) -> bool:
    if ruling.row in ("began", "ended") and one.type != ruling.row:
        return False
    if one.text == other.text or (ruling.between and not {one.source, other.source} <= {*ruling.between}):
        return False
    first, second = ruling.values
    return (states(first, one) and states(second, other)) or (states(second, one) and states(first, other))


def states(text: str, claim: Claim) -> bool:
    """Whether a claim is the value that was judged.

    A time may be judged by its clock alone, `16:00`, and one with a zone is the same value in any other zone.
    """
    if claim.text == text:
        return True
    if claim.when is not None and names_moment(text, claim.when):
        return True
    return claim.type != "place" and names_time(text, claim.text)
