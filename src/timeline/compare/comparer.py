"""The one door through which two claims are compared: what they say, each read by its own store and source."""

from timeline.compare.claims import Claim
from timeline.compare.denied import with_denial
from timeline.compare.judging import declared, judged
from timeline.compare.kinds import of_one_family, unpaired
from timeline.compare.time_rows import compare_times
from timeline.errors import MalformedText
from timeline.model import Timeline
from timeline.value import TimeValue, Value, Wording, compare_values, date_in_words, parse_value
from timeline.verdict import Comparison, Verdict
from timeline.when import Home
from timeline.when.clocks import shifted

SAME = Comparison(Verdict.SAME)


class Comparer:
    """Compares claims of two timelines, each by its own zones; `within` (microseconds) is for times.

    Whatever is to decide on a pair of claims beside their values belongs here: nothing else compares two claims.
    """

    def __init__(self, left: Timeline, right: Timeline, within: int = 0) -> None:
        self.left = left
        self.right = right
        self.within = within
        self._synonyms = bool(left.synonyms or right.synonyms)
        self._is_one_measure = left is right or left.about == right.about

    def compare(self, one: Claim, other: Claim) -> Comparison:
        """How the values of a left and a right claim compare, whatever their kinds, and what has been ruled on them."""
        if not one.rulings and not other.rulings:
            return self._computed(one, other)
        alike = of_one_family(one, other)
        return judged(one, other, self._computed(one, other) if alike else unpaired(one, (other,)))

    def _computed(self, one: Claim, other: Claim) -> Comparison:
        if one.is_denied or other.is_denied:
            return with_denial(self._of_values(one, other), both=one.is_denied and other.is_denied)
        return self._of_values(one, other)

    def _of_values(self, one: Claim, other: Claim) -> Comparison:
        if one.when is not None and other.when is not None:
            return compare_times(one.when, other.when, self.within)
        if one.type == "coordinates":
            from timeline.compare.circles import compare_coordinates  # few stores have any

            return compare_coordinates(one.account.coordinates, other.account.coordinates)
        if one.text == other.text and self._is_one_measure and ":" not in one.text and read_alike(one, other):
            return SAME
        account, against = one.account, other.account
        known = account.translation is None and against.translation is None
        languages = (account.lang, against.lang) if known else (None, None)
        left, right = value_of(one, self.left), value_of(other, self.right)
        found = compare_values(left, right, within=self.within, languages=languages)
        if self._synonyms and isinstance(left, Wording) and isinstance(right, Wording):
            return declared(one, other, (self.left, self.right), found)
        return found


def read_alike(one: Claim, other: Claim) -> bool:
    """Whether the points of two claims force the same type, or none."""
    return one.point is None or other.point is None or one.point.read_as == other.point.read_as


def value_of(claim: Claim, timeline: Timeline) -> Value:
    """The claim's text as a value: a place as wording, a clock time without a zone in that of its source.

    What the source's clock was off is taken out of its clock times, and so is a shift to the other side.

    A text that does not fit the type that its point forces is a wording here; `check` reports it.
    """
    point = claim.point
    if point is None:
        return parse_value(claim.text, read_as="text")
    is_read = point.read_as is not None or may_have_home(claim)
    zone, calendar = timeline.home(claim.source) if is_read else Home()
    try:
        value = parse_value(claim.text, read_as=point.read_as, zone=zone, calendar=calendar, about=timeline.about)
    except MalformedText:
        return parse_value(claim.text, read_as="text")
    if not isinstance(value, TimeValue):
        return value
    return TimeValue(shifted(timeline.by_clock(claim.source, value.when), *claim.shift))


def may_have_home(claim: Claim) -> bool:
    """Whether the text may be a time, which depends on a zone and a calendar, as a day does too.

    Times have a hyphen or a slash, but for dates in words.
    """
    return "-" in claim.text or "/" in claim.text or date_in_words(claim.text) is not None
