"""Laws of proposals: they stand in the text, and are the same on every run."""

import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.draft import CODES, Document, language_in, language_of, proposals_in
from timeline.draft.dates import origin_of
from timeline.draft.documents import of_text
from timeline.draft.standing import Standing
from timeline.when import parse_when

ORIGIN = origin_of(parse_when("2025-03-20"))
PIECES = (
    *("Zelensky said", "on Tuesday", "18 March 2025", "in May", "140 drones", "78%", "“We will wait”", '"yes', "said"),
    *("According to", "Mr. Smith", "e.g.", "U.S.", "5", "…", "»", "«", "?", "!", ".", ",", ":", "\n", "\n\n", "\f"),
    *("-\n", "вчора", "сказав", "18 березня 2025", "„", "“", "”", "3.5", "(", ")", "[…]", "The", "broke off after"),
)
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=40).map(" ".join)
NEWS = """The talks of Tuesday lasted two hours, and 140 drones came on 18 March 2025.
“We will wait for it,” said Olena Koval.

Koval said that 23 people were hurt. They agreed nothing on 11 March.
"""


def found_in(text: str, code: str = "en") -> list[object]:
    return list(proposals_in(of_text(text), language_of(code), ORIGIN))


@given(TEXTS, st.sampled_from(CODES))
def test_a_quote_stands_where_its_locator_says(text: str, code: str) -> None:
    document = of_text(text)
    standing = Standing(document)
    for one in proposals_in(document, language_of(code), ORIGIN):
        number, place = re.findall(r"(?:paragraph|character) ([0-9]+)", one.locator)
        paragraph = document.paragraphs[int(number) - 1].text

        assert paragraph[int(place) - 1 :].startswith(one.quote)
        assert standing.missing(one.quote) is None
        assert all(date.words in one.quote for date in one.dates)
        assert all((figure.quote or figure.value) in one.quote for figure in one.figures)
        assert all(words in one.quote for words in one.said)


@given(TEXTS)
def test_the_same_text_gives_the_same_proposals(text: str) -> None:
    assert found_in(text) == found_in(text)


def test_a_sentence_that_stands_twice_is_proposed_once() -> None:
    assert len(found_in(NEWS + "\n\n" + NEWS)) == len(found_in(NEWS)) == 4


def test_who_is_called_by_his_last_name_is_he_of_the_whole_name() -> None:
    speakers = [one.speaker for one in proposals_in(of_text(NEWS), language_of("en"), ORIGIN)]

    assert [name for name in speakers if name is not None] == ["Olena Koval", "Olena Koval"]


def test_of_two_of_one_last_name_neither_is_meant() -> None:
    text = "Olena Koval said that it was so. Ivan Koval said that it was not. Koval said nothing more."

    assert [one.speaker for one in proposals_in(of_text(text), language_of("en"), ORIGIN)][2] == "Koval"


def test_each_sentence_is_looked_at_once() -> None:
    """The work grows as the text does: calls are counted, in one long paragraph too."""
    sentences = [f"On {day} May 2024 they said “so it was {day}” of {day + 200} drones." for day in range(1, 29)]
    counts = [_calls(" ".join(sentences * times)) for times in (5, 10)]

    assert counts[1] < 2.2 * counts[0]


def _calls(text: str) -> int:
    count = 0

    def counted(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    document: Document = of_text(text)
    sys.setprofile(counted)
    try:
        proposals_in(document, language_of("en"), ORIGIN)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "They were there, and it was not what had been said of the talks."),
        ("uk", "Вони були там, і це не те, що вона сказала під час перемовин."),
        ("ru", "Они были там, и это не то, что она сказала после переговоров."),
        ("pl", "Byli tam i nie jest to, co się mówi po rozmowach, która była od nich."),
        ("de", "Sie waren nicht dort, und das ist auch nach den Gesprächen nicht wahr."),
        ("fr", "Ils ont été dans la ville, et ce que les autres disent est sur la table."),
    ],
)
def test_the_language_is_told_by_small_words(code: str, text: str) -> None:
    found = language_in([text])

    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("text", ["", "12 34", "Näin se oli, eikä kukaan tiennyt mitään siitä."])
def test_a_language_that_is_not_known_is_none(text: str) -> None:
    assert language_in([text]) is None


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Mr. Smith met J. R. Jones at 5 p.m. on Monday. They left.", 2),
        ("“It was over. We left.” They left.", 2),
        ("“Go now!” Smith said. They left.", 2),
        ("It was so.[12] They left.", 2),
        ("It was 3.5 km. They left.", 2),
    ],
)
def test_where_sentences_end(text: str, count: int) -> None:
    from timeline.draft.quotations import quotations_in
    from timeline.draft.sentences import sentences_in

    english = language_of("en")

    assert len(list(sentences_in(text, quotations_in(text, english), english))) == count
