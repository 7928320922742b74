"""Times, figures and wording as values, and comparing them; the rules are in `docs/values.md`."""

from timeline.value.comparing import compare_values
from timeline.value.figure import STEPS, Figure, on_one_axis
from timeline.value.notation import clock_of, date_in_words, score_of
from timeline.value.parsing import TimeValue, Value, ValueType, parse_value
from timeline.value.wording import Run, Wording, changed_words, script_of

__all__ = [
    "STEPS",
    "Figure",
    "Run",
    "TimeValue",
    "Value",
    "ValueType",
    "Wording",
    "changed_words",
    "clock_of",
    "compare_values",
    "date_in_words",
    "on_one_axis",
    "parse_value",
    "score_of",
    "script_of",
]
