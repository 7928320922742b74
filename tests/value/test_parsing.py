"""How texts are read as times, figures and wordings."""

from decimal import Decimal

import pytest

from tests.tables import table
from timeline.errors import MalformedText
from timeline.value import STEPS, Figure, TimeValue, Wording, parse_value
from timeline.value.grammar import RELATIONS
from timeline.when import parse_about
from timeline.when.duration import FIXED_UNITS


def interval(figure: Figure) -> str:
    """The bounds of a figure in the unit that it shows: `[36, 44]`."""
    size = STEPS * (figure.size or FIXED_UNITS[figure.unit or ""])

    def shown(bound: int | None) -> str:
        return ".." if bound is None else f"{(Decimal(bound) / size).normalize():f}"

    opening = "[" if figure.low is not None and figure.includes_low else "("
    closing = "]" if figure.high is not None and figure.includes_high else ")"
    return f"{opening}{shown(figure.low)}, {shown(figure.high)}{closing}"


TYPES = {TimeValue: "time", Wording: "text"}


def read(text: str) -> tuple[str, str, str]:
    """The type, the interval and the unit of a text."""
    value = parse_value(text)
    if not isinstance(value, Figure):
        return TYPES[type(value)], "", ""
    return "figure", interval(value), " ".join(part for part in (value.currency, value.unit) if part)


@pytest.mark.parametrize(("text", "kind", "bounds", "unit"), table("values.md", "Texts"))
def test_texts_read_as_the_page_says(text: str, kind: str, bounds: str, unit: str) -> None:
    """Type, interval and unit are those of the table in the docs."""
    assert (kind, bounds, unit) == read(text)


@pytest.mark.parametrize("gap", [" ", "\u00a0", "\u202f", "\u2009", ","])
def test_thousands_are_grouped_by_any_of_these(gap: str) -> None:
    """The space in the text may be of any width."""
    assert read("1700000 m2") == read(f"1{gap}700{gap}000 m2")


@pytest.mark.parametrize("text", ["1,700 000", "1 70", "1,7000", "1700,000", "1,700,00", ",700", "1,,700"])
def test_thousands_are_grouped_by_three_in_one_way(text: str) -> None:
    """Anything else is no number."""
    assert isinstance(parse_value(text), Wording)


SPELLINGS = [(row[0].replace("`", " ").split("  "), row[1]) for row in table("values.md", "Relations")]


@pytest.mark.parametrize(("spellings", "meaning"), SPELLINGS)
def test_spellings_of_a_relation_mean_the_same(spellings: list[str], meaning: str) -> None:
    """Also in capitals, and symbols without a space."""
    words = [spelling.strip() for spelling in spellings if spelling.strip()]
    figures = [parse_value(f"{word} 10 drones") for word in words]
    figures += [parse_value(f"{word.upper()}  10 drones") for word in words]
    figures += [parse_value(f"{word}10 drones") for word in words if not word[0].isalpha()]

    assert meaning
    assert {interval(figure) for figure in figures if isinstance(figure, Figure)} == {interval(first(figures))}
    assert all(isinstance(figure, Figure) for figure in figures)


def first(figures: list[TimeValue | Figure | Wording]) -> Figure:
    """The first figure."""
    return next(figure for figure in figures if isinstance(figure, Figure))


def test_every_relation_is_on_the_page() -> None:
    """The table of relations leaves none out."""
    listed = {spelling.strip() for spellings, _ in SPELLINGS for spelling in spellings if spelling.strip()}

    assert set(RELATIONS) == listed


def test_a_store_can_change_the_tolerance() -> None:
    """`about: {figure: 15 %}` widens `~` and `nearly`, exactly."""
    about = parse_about({"figure": "12.5 %"})

    assert interval(first([parse_value("~ 40 drones", about=about)])) == "[35, 45]"
    assert interval(first([parse_value("nearly 40 drones", about=about)])) == "[35, 40)"
    assert interval(first([parse_value("~ 40 drones")])) == "[36, 44]"


def test_a_negative_amount_is_nearly_reached_from_above() -> None:
    """`nearly -5` is closer to 0 than -5."""
    assert interval(first([parse_value("nearly -5 %")])) == "(-5, -4.5]"
    assert interval(first([parse_value("~ -5 %")])) == "[-5.5, -4.5]"
    assert read("\u22125 %") == read("-5 %")


def test_a_forced_type_is_kept() -> None:
    """The key `as` wins over what the text looks like."""
    assert isinstance(parse_value("2025", read_as="time"), TimeValue)
    assert isinstance(parse_value("unknown", read_as="time"), TimeValue)
    assert isinstance(parse_value("May 2023", read_as="time"), TimeValue)
    assert isinstance(parse_value("May 2023", read_as="text"), Wording)
    assert isinstance(parse_value("145 drones", read_as="text"), Wording)
    assert isinstance(parse_value("145 drones", read_as="figure"), Figure)
    with pytest.raises(MalformedText):
        parse_value("145 drones", read_as="time")


@pytest.mark.parametrize(
    ("text", "wrong", "message"),
    [
        ("about forty", "forty", "a number is missing"),
        ("~ 2,5 h", ",5", ",5 touches the number"),
        ("10am", "am", "am touches the number"),
        ("18 March", "March", "March is no unit"),
        ("40 or more", "or", "or is no unit"),
        ("245 bn EUR doctors or", "or", "or is no unit"),
        ("5 very long unit names", "very long unit names", "a unit has at most three words"),
        ("> 10..20", "> ", "a range has bounds already"),
        ("20..10", "20..10", "the range runs backwards"),
        ("GBP", "GBP", "a number is missing"),
        ("dozens of people", "dozens", "dozens is no number"),
        ("about dozens", "dozens", "dozens is no number"),
        ("1.500 people", "1.500", "1.500 may be 1500 or 1 and a part"),
        ("88-2", "88-2", "the range runs backwards"),
        ("2-88 votes", "2-88", "a score is no amount"),
        ("over 40+", "over 40+", "over and + both say what is allowed"),
        ("15 k", "k", "k is no unit"),
        ("nearly 0", "nearly 0", "nothing is nearly nothing"),
        ("1 + 1" + " + 1" * 19, "1 + 1" + " + 1" * 19, "a sum has at most 20 terms"),
        ("5 " + "x" * 210, "x" * 12, "this is too long for a figure"),
    ],
)
def test_what_is_no_figure_says_why(text: str, wrong: str, message: str) -> None:
    """A text that is forced to be a figure gets an error with the offending characters."""
    with pytest.raises(MalformedText) as caught:
        parse_value(text, read_as="figure")

    assert (wrong, message) == (text[caught.value.begin : caught.value.end], caught.value.message)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "~",
        ">=",
        "..",
        "5 " + "x " * 100_000,
        "1" * 100_000,
        "1 " * 100_000,
        "1+" * 100_000,
        "1h" * 100_000,
        "~" * 100_000,
        " " * 100_000 + "x",
        "-" * 100_000,
        "/" * 100_000,
        "2025-" * 100_000,
        "1,000" * 39,
        "1 h " * 49,
        "1 + " * 49,
        "\x00",
        "\ud800",
        "5 \u0301",
        "5 ²",
        "٤٠",
        "5 a\x1b[31m",
    ],
)
def test_hostile_texts_are_wordings(text: str) -> None:
    """Whatever is thrown at it, the answer is a wording with that text."""
    value = parse_value(text)

    assert isinstance(value, Wording)
    assert value.text == text
