"""Compares two values of one type: same, both can be true, or contradicting by how much."""

from typing import TYPE_CHECKING

from timeline.value.figure import STEPS, Figure, below, on_one_axis, same_interval
from timeline.value.parsing import TimeValue, Value
from timeline.value.units import is_plural_of, singular
from timeline.value.wording import Wording
from timeline.value.wording_verdict import compare_wordings
from timeline.verdict import Comparison, Distance, Verdict, gravest_of
from timeline.when import When, compare_when
from timeline.when.distance import told

if TYPE_CHECKING:
    from decimal import Decimal

SAME = Comparison(Verdict.SAME)
COMPATIBLE = Comparison(Verdict.COMPATIBLE)
ANOTHER_TYPE = Comparison(Verdict.NOT_COMPARABLE, reason="another kind of value")
ANOTHER_UNIT = Comparison(Verdict.NOT_COMPARABLE, reason="another unit")
ANOTHER_CURRENCY = Comparison(Verdict.NOT_COMPARABLE, reason="another currency")


def compare_values(
    left: Value, right: Value, *, within: int = 0, languages: tuple[str | None, str | None] = (None, None)
) -> Comparison:
    """How two values compare. Changing sides changes nothing.

    `within` (microseconds) takes times that are at most so far apart as compatible. `languages` are the language tags
    (BCP 47) of the two sides where they are known; wordings in two languages or scripts do not compare.
    """
    if isinstance(left, TimeValue) and isinstance(right, TimeValue):
        return _compare_times(left.when, right.when, within)
    if isinstance(left, Figure) and isinstance(right, Figure):
        return _compare_figures(left, right)
    if isinstance(left, Wording) and isinstance(right, Wording):
        return compare_wordings(left, right, languages)
    return ANOTHER_TYPE


def _compare_times(left: When, right: When, within: int) -> Comparison:
    return gravest_of([row.comparison for row in compare_when(left, right, within)])


def _compare_figures(left: Figure, right: Figure) -> Comparison:
    placed = on_one_axis((left, right))
    if placed is None:
        differ = left.currency and right.currency and left.currency != right.currency
        return ANOTHER_CURRENCY if differ else ANOTHER_UNIT
    left, right = placed
    if same_interval(left, right) and left.exact == right.exact:
        return SAME
    if below(left, right):
        return Comparison(Verdict.DIFFERS, _distance(left, right))
    if below(right, left):
        return Comparison(Verdict.DIFFERS, _distance(right, left))
    return COMPATIBLE


def _distance(lower: Figure, upper: Figure) -> Distance | None:
    """The gap between two figures on one axis; None where they only touch: `< 5` and `5`."""
    if lower.high is None or upper.low is None or lower.high == upper.low:
        return None
    gap = upper.low - lower.high
    if lower.duration or upper.duration:
        # Less than a microsecond is told as one.
        return told(-(-gap // STEPS))
    amount = _amount(gap)
    currency = lower.currency or upper.currency
    unit = _counted_in(lower, upper)
    shown = singular(unit) if amount == 1 else unit
    text = " ".join(part for part in (currency, _rounded_off(amount), shown, "apart") if part)
    return Distance(amount, " ".join(part for part in (currency, unit) if part), text)


def _amount(steps: int) -> "int | Decimal":
    """The steps as an exact number without zeros at the end."""
    whole, left_over = divmod(steps, STEPS)
    if not left_over:
        return whole
    from decimal import Decimal

    # STEPS is 1 and eighteen zeros.
    return Decimal(f"{whole}.{left_over:018d}".rstrip("0").rstrip("."))


def _counted_in(lower: Figure, upper: Figure) -> str:
    """The unit of both, in the plural where a side has it."""
    # Sorted, so that the sides can change places.
    units = sorted({figure.unit for figure in (lower, upper) if figure.unit is not None}, reverse=True)
    if not units:
        return ""
    if units[0].split()[0] == "%":
        return "percentage points"
    return next((unit for unit in units if any(is_plural_of(unit, other) for other in units)), units[0])


def _rounded_off(amount: "int | Decimal") -> str:
    """The amount as people write it: thousands with commas, millions and more as words where few digits remain."""
    if amount < 10**6:
        return f"{amount:,}" if isinstance(amount, int) else f"{amount:,f}"
    from decimal import Decimal

    amount = Decimal(amount)
    for power, word in ((12, "tn"), (9, "bn"), (6, "million")):
        scaled = amount.scaleb(-power)
        if scaled >= 1:
            short = f"{scaled.normalize():,f}"
            # Beyond 28 digits the decimal module rounds: such an amount is written in full.
            return f"{short} {word}" if len(short) <= 6 and scaled.scaleb(power) == amount else f"{amount:,f}"
    return f"{amount:,f}"
