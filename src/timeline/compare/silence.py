"""Why a side does not tell something: denied, not confirmed, taken back, silent, not its business, or not known."""

from collections.abc import Collection, Mapping, Sequence

from timeline.compare.diff_row import Silence
from timeline.compare.sides import Side
from timeline.model import Account, Stance, Timeline
from timeline.when import When


class Absence:
    """What it means that a side does not tell something, asked for every event."""

    def __init__(self, side: Side, members: Sequence[str], coverages: Mapping[str, When | None]) -> None:
        """`members` are all sources that are heard on the side, `coverages` those of its timeline."""
        self._coverages = coverages
        self._spans = [self._coverages.get(name) for name in members]
        self._until = None if side.until is None else side.until.latest

    @property
    def is_bounded(self) -> bool:
        """Whether there are times which it need not tell; else it has no account of what it does not tell."""
        return self._until is not None or (bool(self._spans) and None not in self._spans)

    def of_event(self, when: When | None) -> Silence:
        """NO_ACCOUNT where one of its sources covers that time or states no coverage, else OUTSIDE_COVERAGE.

        An event that began after the moment at which the side is taken could not be told by then. An event without a
        time is taken as covered.
        """
        if when is None:
            return Silence.NO_ACCOUNT
        if self._until is not None and when.earliest is not None and when.earliest >= self._until:
            return Silence.OUTSIDE_COVERAGE
        is_covered = not self._spans or any(span is None or _overlap(span, when) for span in self._spans)
        return Silence.NO_ACCOUNT if is_covered else Silence.OUTSIDE_COVERAGE

    def of_row(self, accounts: Sequence[Account], when: When | None) -> Silence:
        """What it means that accounts of an event do not tell a point.

        SILENT only where all of them were read in full (`attribution: full`) and the coverage of the source, where it
        states one, holds the event; else NOT_IN_ACCOUNTS: what the store has not, it cannot know, and a text of a house
        that was read in quotations alone may hold what the full text of its spokesman does not.
        """
        for account in accounts:
            span = self._coverages.get(account.source)
            if account.attribution != "full" or not (span is None or when is None or _overlap(span, when)):
                return Silence.NOT_IN_ACCOUNTS
        return Silence.SILENT


def coverages_of(timeline: Timeline) -> dict[str, When | None]:
    """What each source of a timeline says that it covers."""
    return {name: source.coverage for name, source in timeline.sources.items()}


def _overlap(left: When, right: When) -> bool:
    return (left.earliest is None or right.latest is None or left.earliest < right.latest) and (
        right.earliest is None or left.latest is None or right.earliest < left.latest
    )


def stance_of(stances: Mapping[str, Stance]) -> Silence | None:
    """What the stances of a side's sources come to: None where one of them reports.

    Where none does, a denial weighs most, then that it is not confirmed, then that it was taken back.
    """
    held = set(stances.values())
    if "reports" in held:
        return None
    if "denies" in held:
        return Silence.DENIED
    return Silence.UNCONFIRMED if "unconfirmed" in held else Silence.RETRACTED


def denials(sides: Sequence[Mapping[str, Stance]], denying: Collection[int]) -> set[tuple[str, str]]:
    """Who denies what whom reports: sources of the sides that deny it with those of all other sides."""
    return {
        (source, reporting)
        for number in denying
        for source, stance in sides[number].items()
        if stance == "denies"
        for other, stances in enumerate(sides)
        if other != number
        for reporting, told in stances.items()
        if told == "reports"
    }


def contradicts(sides: Sequence[Mapping[str, Stance]]) -> set[int]:
    """The numbers of the sides that deny what another side reports.

    A source that stands on both sides is held against itself. Other than that, two sides in each of which the event
    is both reported and denied do not contradict each other: their disagreement is inside each of them.
    """
    denying: set[int] = set()
    for number, stances in enumerate(sides):
        if "denies" in stances.values() and any(
            _denies(stances, others) for other, others in enumerate(sides) if other != number
        ):
            denying.add(number)
    return denying


def _denies(denying: Mapping[str, Stance], reporting: Mapping[str, Stance]) -> bool:
    if any(stance == "denies" and reporting.get(source) == "reports" for source, stance in denying.items()):
        return True
    one, other = _opinions(denying), _opinions(reporting)
    return "denies" in one and "reports" in other and one != other


def _opinions(stances: Mapping[str, Stance]) -> set[Stance]:
    return {stance for stance in stances.values() if stance in ("reports", "denies")}
