"""Compares two values of one type: same, both can be true, or contradicting by how much."""

from typing import TYPE_CHECKING

from timeline.value.figure import STEPS, Figure, below, comparable, same_interval
from timeline.value.notation import clock_of, score_of
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
_DIFFERS = Comparison(Verdict.DIFFERS)
_WORDED = Comparison(Verdict.WORDED)
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
    if isinstance(left, TimeValue) or isinstance(right, TimeValue):
        return ANOTHER_TYPE
    return _compare_notations(left, right) or (
        compare_wordings(left, right, languages)
        if isinstance(left, Wording) and isinstance(right, Wording)
        else ANOTHER_TYPE
    )


def _compare_notations(left: Figure | Wording, right: Figure | Wording) -> Comparison | None:
    """How two values compare of which one is words only by its notation; None where that is not so.

    A range that runs backwards is a score, and then so is what stands against it. Two clock times are the same or left
    to a reader, for they may be told by clocks of two zones.
    """
    if left.text[:1].isdigit() and right.text[:1].isdigit():
        one, other = score_of(left.text), score_of(right.text)
        if one is not None and other is not None:
            if one.first == other.first and one.second == other.second:
                return SAME
            return _WORDED if one.first == other.second and one.second == other.first else _DIFFERS
        clock = clock_of(left.text)
        if clock is not None and clock == clock_of(right.text):
            return SAME
    one_figure, other_figure = (value if isinstance(value, Figure) else value.figure for value in (left, right))
    if one_figure is None or other_figure is None:
        return None
    found = _compare_figures(one_figure, other_figure)
    if isinstance(left, Wording) and isinstance(right, Wording):
        # Words of two kinds are left to a reader, as other words are.
        is_of_one_kind = found.verdict is not Verdict.NOT_COMPARABLE and one_figure.bare is other_figure.bare
        return found if is_of_one_kind else None
    return found


def _compare_times(left: When, right: When, within: int) -> Comparison:
    return gravest_of([row.comparison for row in compare_when(left, right, within)])


def _compare_figures(left: Figure, right: Figure) -> Comparison:
    if not comparable(left, right):
        differ = left.currency and right.currency and left.currency != right.currency
        return ANOTHER_CURRENCY if differ else _of_another_unit(left, right)
    if same_interval(left, right) and left.exact == right.exact:
        return SAME
    if below(left, right):
        return Comparison(Verdict.DIFFERS, _distance(left, right))
    if below(right, left):
        return Comparison(Verdict.DIFFERS, _distance(right, left))
    return COMPATIBLE


def _of_another_unit(left: Figure, right: Figure) -> Comparison:
    """What is counted, without the words that both units share: `19 children`, `19 students`."""
    units = sorted([(left.unit or "").split(), (right.unit or "").split()])
    one, other = ([word for word in words if word not in against] for words, against in (units, units[::-1]))
    named = ", ".join(" ".join(words) for words in (one, other) if words)
    return Comparison(Verdict.NOT_COMPARABLE, reason=f"another unit: {named}") if all(units) and named else ANOTHER_UNIT


def _distance(lower: Figure, upper: Figure) -> Distance | None:
    """From what the lower of two figures on one axis says to what the upper one says; None where that is nothing."""
    gap = upper.said[0] - lower.said[1]
    if gap <= 0:
        return None
    about = lower.about or upper.about
    if lower.duration or upper.duration:
        # Less than a microsecond is told as one.
        return told(-(-gap // STEPS), about=about)
    measured = [figure for figure in (lower, upper) if figure.unit is not None]
    # Sorted, so that the sides can change places; the finer unit holds every gap between the two.
    finest = min(measured, key=lambda figure: (figure.size or 1, figure.unit or ""), default=lower)
    amount = _amount(gap, finest.size or 1)
    currency = lower.currency or upper.currency
    unit = _counted_in([figure for figure in measured if figure.size == finest.size])
    shown = singular(unit) if amount == 1 else unit
    parts = ("~" if about else None, currency, _rounded_off(amount), shown, "apart")
    text = " ".join(part for part in parts if part)
    return Distance(amount, " ".join(part for part in (currency, unit) if part), text)


def _amount(steps: int, size: int) -> "int | Decimal":
    """The steps as an exact number of units that hold so many base units, without zeros at the end."""
    whole, left_over = divmod(steps, STEPS * size)
    if not left_over:
        return whole
    from decimal import Context, Decimal

    exact = Context(prec=60).divide(Decimal(steps), Decimal(STEPS * size))
    return Decimal(f"{exact:f}".rstrip("0").rstrip("."))


def _counted_in(figures: list[Figure]) -> str:
    """The unit of these, in the plural where one has it."""
    # Sorted, so that the sides can change places.
    units = sorted({figure.unit for figure in figures if figure.unit is not None}, reverse=True)
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
