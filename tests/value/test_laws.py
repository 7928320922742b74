"""What holds of all values."""

import unicodedata
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from timeline.value import Figure, Wording, changed_words, compare_values, on_one_axis, parse_value
from timeline.value.amounts import _begins_number, _pattern, _plain_end
from timeline.value.grammar import RELATIONS
from timeline.value.wording import Run, folded_words
from timeline.verdict import Verdict

NOTATIONS = [
    "17:00",
    "5 pm",
    "two hours",
    "three hours",
    "two",
    "3-1",
    "1 to 3",
    "3–1 goals",
    "May 2023",
    "yes",
    "no",
    "not two",
]
WORDS = ["energy", "and", "infrastructure", "Infrastructure,", "–", "так", "ні", "停火", "&", "U.S.", "5", ">"]
UNITS = ["", "drones", "drone", "people", "person", "min", "h", "days", "s", "%", "m2", "bn", "million people", "EUR"]

numbers = st.one_of(
    st.integers(-30, 300).map(str),
    st.decimals(-5, 5, places=2).map(lambda number: f"{number:f}"),
    st.tuples(st.integers(0, 20), st.integers(0, 20)).map(lambda ends: f"{min(ends)}..{max(ends)}"),
    st.tuples(st.integers(0, 20), st.integers(0, 20)).map(lambda ends: f"{ends[0]} + {ends[1]}"),
)
figure_texts = st.one_of(
    st.builds(
        lambda relation, currency, number, unit: f"{relation} {currency}{number} {unit}".strip(),
        st.sampled_from(["", *RELATIONS]),
        st.sampled_from(["", "", "", "GBP ", "$"]),
        numbers,
        st.sampled_from(UNITS),
    ),
    st.builds(lambda h, m: f"{h} h {m} min", st.integers(0, 5), st.integers(0, 90)),
    st.just("none"),
    st.builds(
        lambda first, sign, last, unit: f"{first}{sign}{last}{unit}",
        st.integers(0, 9),
        st.sampled_from(["-", "–", " to "]),
        st.integers(0, 9),
        st.sampled_from(["", " votes", " km", " m"]),
    ).filter(lambda text: isinstance(parse_value(text), Figure)),
    st.builds(lambda number, unit: f"{number}{unit}", st.integers(1, 20), st.sampled_from(["k", "+", " km", " t"])),
)
time_texts = st.builds(
    lambda day, clock, mark: f"2025-03-{day:02d}{clock}{mark}",
    st.integers(1, 31),
    st.sampled_from(["", "T10:00Z", "T12:30+02:00", "/2025-04-01", "..2025-04"]),
    st.sampled_from(["", "~"]),
)
wording_texts = st.one_of(
    st.sampled_from(NOTATIONS),
    st.text(max_size=40),
    st.lists(st.sampled_from(WORDS)).map(" ".join),
)
texts = st.one_of(figure_texts, time_texts, wording_texts)


def figure_of(text: str) -> Figure:
    value = parse_value(text)
    assume(isinstance(value, Figure))
    assert isinstance(value, Figure)
    return value


def plain(runs: list[Run]) -> str:
    return "".join(text for text, _ in runs)


@given(st.one_of(texts, st.text()))
def test_every_text_is_a_value_with_that_text(text: str) -> None:
    """Reading never fails, and keeps what was written."""
    assert text == parse_value(text).text


@given(figure_texts)
def test_figures_hold_some_amount(text: str) -> None:
    """No interval is empty."""
    figure = figure_of(text)

    if figure.low is not None and figure.high is not None:
        assert figure.low < figure.high or (figure.low == figure.high and figure.includes_low and figure.includes_high)


@given(st.integers(1, 10**17), st.sampled_from([",", " ", "\u00a0", "\u202f"]))
def test_grouped_digits_are_the_same_number(number: int, gap: str) -> None:
    """Thousands may be grouped or not."""
    grouped = f"{number:,}".replace(",", gap)

    assert compare_values(parse_value(f"{number} drones"), parse_value(f"{grouped} drones")).verdict is Verdict.SAME


@given(st.text("0123456789,. \u00a0\u202f-+x²٣", max_size=24), st.integers(0, 24))
def test_a_number_without_a_pattern_is_the_one_with_it(text: str, end: int) -> None:
    found = _pattern().match(text, 0, min(end, len(text)))
    plain_end = _plain_end(text, 0, min(end, len(text)))

    assert _begins_number(text, 0, min(end, len(text))) is (found is not None)
    assert plain_end == 0 or (found is not None and found.end() == plain_end and found[0].isdecimal())


@given(texts, texts)
def test_verdicts_mirror(left: str, right: str) -> None:
    """Verdict, distance and reason are the same from either side."""
    one, other = parse_value(left), parse_value(right)

    assert compare_values(one, other) == compare_values(other, one)


@given(texts)
def test_a_value_is_the_same_as_itself(text: str) -> None:
    """Whatever its type."""
    assert compare_values(parse_value(text), parse_value(text)).verdict is Verdict.SAME


@given(figure_texts, figure_texts)
def test_verdicts_of_figures_are_true_of_amounts(left: str, right: str) -> None:
    """Looked at amount by amount: bounds and what lies just beside them are where intervals can differ."""
    verdict = compare_values(figure_of(left), figure_of(right)).verdict
    placed = (figure_of(left), figure_of(right))
    if not on_one_axis(placed):
        assert verdict is Verdict.NOT_COMPARABLE
        return
    bounds = {bound for figure in placed for bound in (figure.low, figure.high) if bound is not None}
    amounts = {bound + beside for bound in bounds for beside in (-1, 0, 1)}
    one, other = ({amount for amount in amounts if holds(figure, amount)} for figure in placed)

    assert (verdict is not Verdict.DIFFERS) == bool(one & other)
    assert (verdict is Verdict.SAME) == (one == other and placed[0].exact == placed[1].exact)


def holds(figure: Figure, amount: int) -> bool:
    """Whether a figure allows an amount."""
    low = figure.low is None or figure.low < amount or (figure.low == amount and figure.includes_low)
    return low and (figure.high is None or amount < figure.high or (figure.high == amount and figure.includes_high))


@given(wording_texts)
def test_encoding_and_case_do_not_count(text: str) -> None:
    """A text is the same in every normal form that Unicode has for one text, and its words in capitals."""
    assert folded_words(unicodedata.normalize("NFC", text)) == folded_words(unicodedata.normalize("NFD", text))
    composed, apart = (Wording(unicodedata.normalize(form, text)) for form in ("NFC", "NFD"))
    if composed.words:
        assert compare_values(composed, apart).verdict is Verdict.SAME


@given(wording_texts, wording_texts)
def test_marked_texts_are_whole_and_mirror(left: str, right: str) -> None:
    """Pieces join to their text, neighbours differ in their mark, and sides can be changed."""
    marked_left, marked_right = changed_words(left, right)

    assert (left, right) == (plain(marked_left), plain(marked_right))
    assert all(one[1] != other[1] for runs in (marked_left, marked_right) for one, other in pairwise(runs))
    assert (marked_right, marked_left) == changed_words(right, left)


@given(wording_texts)
def test_nothing_differs_from_itself(text: str) -> None:
    """Two equal texts have no marks."""
    assert all(not differs for runs in changed_words(text, text) for _, differs in runs)
