"""Why a side does not tell an event: denied, not confirmed, taken back, silent, or not its business."""

from collections.abc import Mapping, Sequence

from timeline.compare.report import Side, Silence
from timeline.model import Stance
from timeline.when import When


class Coverage:
    """What a side's silence means at a time, asked for every event that it does not tell."""

    def __init__(self, side: Side) -> None:
        sources = side.timeline.sources
        names = sources.keys() if side.sources is None else side.sources
        stated = [sources[name].coverage for name in names if name in sources]
        self._until = None if side.until is None else side.until.latest
        self._spans = [when for when in stated if when is not None]
        self._is_everything = len(self._spans) < len(stated) or not stated

    def silence_at(self, when: When | None) -> Silence:
        """SILENT where one of its sources covers that time or states no coverage, else OUTSIDE_COVERAGE.

        An event that began after the moment at which the side is taken could not be told by then. An event without a
        time is taken as covered.
        """
        if when is None:
            return Silence.SILENT
        if self._until is not None and when.earliest is not None and when.earliest >= self._until:
            return Silence.OUTSIDE_COVERAGE
        is_covered = self._is_everything or any(_overlap(span, when) for span in self._spans)
        return Silence.SILENT if is_covered else Silence.OUTSIDE_COVERAGE


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
