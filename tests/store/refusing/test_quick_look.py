"""The quick look may be wrong in one way only: it may see something where nothing is."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from timeline.store.refusing.quick_look import has_odd_floats, has_odd_integers, has_odd_zeros, needs_positions
from timeline.store.scalars import scalar_value


@pytest.mark.parametrize(
    "text",
    [
        "a: !x",
        "!x a: b",
        "- !x b",
        "[!x b]",
        "{a: !x b}",
        '{"a":!x b}',
        "a:\n  !!str b",
        "a: &b !x c",
        "? !x a",
        "%YAML 1.2\n---\na: b",
        "a: b\n...\n%TAG ! x\n---\n",
        "<<: b",
        "a: {<< : b}",
        "? <<\n: b",
        "a: &b c\nd: *b",
        "[&a b, *a]",
        "a: null",
        "a: ~",
        "a: ~ # b",
        "[a, NULL]",
        "{a: Null}",
        "a: &b null",
        "a: b #c",
        "a: #c",
        "- b\t#c",
        "a: 'b' #c\nd: e #f",
        'a: "b" c #d',
        "a: b\r#c: d #e",
        "a: >5",
        "- |2-",
        "a: &b >+3",
    ],
)
def test_nothing_is_overlooked(text: str) -> None:
    assert needs_positions(text)


@pytest.mark.parametrize(
    "text",
    [
        "a: Hello, world!",
        "a: Bonjour !",
        "a: 100 %",
        "a: x << y",
        "a: R&D\nb: 2 * 3",
        "a: 2025-03-18~",
        "a: nullify",
        "# a comment #3",
        "  #note: x",
        "a: b # c",
        'a: "Strike #3"',
        '- a: "Strike \\"#3\\""',
        "a: https://example.org/#b",
        "a: x > 5",
        "a: >\n  b",
    ],
)
def test_what_is_common_needs_no_second_look(text: str) -> None:
    assert not needs_positions(text)


NUMBERS = st.one_of(
    st.integers().map(str),
    st.floats(allow_nan=False, allow_infinity=False).map(str),
    st.from_regex(r"[+-]?[0-9]{0,20}\.?[0-9]{0,20}([eE][+-]?[0-9]{1,3})?", fullmatch=True),
    st.from_regex(r"[+-]?0[xob][0-9a-fA-F]{1,6}", fullmatch=True),
)
FRAMES = [
    "a: {}",
    "a:   {}  # b",
    "{{a: {}}}",
    "{{a: {}, b: c}}",
    '{{"a":{}}}',
    "a: &b {}\nc: d",
    "a:\n  {}\nb: c",
    "? a\n: {}",
]


@given(NUMBERS, st.sampled_from(FRAMES))
@example("1.10", "a: {}")
@example("-0", "a: {}")
@example("+1", '{{"a":{}}}')
def test_a_number_that_would_change_is_noticed(text: str, frame: str) -> None:
    value = scalar_value(text) if text else None
    if isinstance(value, int) and str(value) != text:
        assert has_odd_zeros(frame.format(text)) if value == 0 else has_odd_integers(frame.format(text))
    elif isinstance(value, float) and abs(value) < 2**64 and repr(value) != text:
        assert has_odd_floats(frame.format(text))


@pytest.mark.parametrize("text", ["a: 145", "a: -3", "a: 2025-03-18T10:00+02:00", "a: call +380 44"])
def test_common_numbers_are_not_odd(text: str) -> None:
    assert not has_odd_zeros(text)
    assert not has_odd_floats(text)


@pytest.mark.parametrize("text", ["a: 1.5", "a: The end.", "a: 10.5 km", "b: 0.25"])
def test_common_decimals_are_not_odd(text: str) -> None:
    assert not has_odd_floats(text)
