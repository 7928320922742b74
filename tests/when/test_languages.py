"""Months and weekdays of other languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import MalformedText
from timeline.when.civil import day_number, weekday
from timeline.when.dates import MONTHS
from timeline.when.typed import parse_typed
from timeline.when.typed.languages import in_english

STORY = {
    "Ukrainian": (
        "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
        "січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень",
        "січ лют бер квіт трав черв лип серп вер жовт лист груд",
        "понеділок вівторок середа четвер пʼятниця субота неділя",
    ),
    "Russian": (
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
        "янв февр мар апр мая июн июл авг сент окт нояб дек",
        "понедельник вторник среда четверг пятница суббота воскресенье",
    ),
    "Polish": (
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października ? grudnia",
        "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik ? grudzień",
        "sty lut mar kwi maj cze ? sie wrz paź ? gru",
        "poniedziałek wtorek środa czwartek piątek sobota niedziela",
    ),
    "English": (
        "January February March April May June July August September October November December",
        "january february march april may june july august september october november december",
        "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    ),
}
"""Genitives, names alone, abbreviations, weekdays; `?` is a word that is another month in another language."""


def typed(text: str) -> str:
    return parse_typed(text, today=(2025, 3, 19), zone=None)


@pytest.mark.parametrize("language", STORY)
def test_months_of_the_languages_of_the_story(language: str) -> None:
    *forms, weekdays = STORY[language]
    for form in forms:
        for number, word in enumerate(form.split(), 1):
            if word == "?":
                continue
            day = weekdays.split()[weekday(day_number(2025, number, 18))]

            assert typed(f"18 {word} 2025") == typed(f"18 {word}. 2025") == f"2025-{number:02d}-18"
            assert typed(f"{day}, 18 {word} 2025, 16:30") == f"2025-{number:02d}-18T16:30"
            assert typed(f"{word.upper()} 2025") == f"2025-{number:02d}"


@pytest.mark.parametrize("word", ["listopad", "listopada", "lip"])
def test_a_word_of_two_months_is_refused_with_both(word: str) -> None:
    with pytest.raises(MalformedText) as refused:
        typed(f"18 {word} 2025")

    choices = (refused.value.mend or "").split(", or ")
    assert len({typed(choice) for choice in choices}) == len(choices) == 2


@given(st.text(max_size=30), st.sampled_from(["", "18 березня 2025", "18 März", "vom 18. bis 20. mai"]))
def test_a_text_stays_as_long_as_it_was(text: str, known: str) -> None:
    """So that the place of what is wrong is right."""
    whole = text + known
    try:
        length = len(in_english(whole, whole, 0))
    except MalformedText as error:
        length = len(whole) if 0 <= error.begin < error.end <= len(whole) else -1

    assert length == len(whole)


@given(st.sampled_from(MONTHS), st.integers(1, 28), st.integers(1000, 2100))
def test_english_is_left_alone(month: str, day: int, year: int) -> None:
    text = f"Tue {day} {month} {year} 10:00 to noon EST, about, before"

    assert in_english(text, text, 0) == text
