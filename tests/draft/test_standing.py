"""Whether a quote stands in a text, letter for letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.draft.documents import of_text
from timeline.draft.standing import Standing, pieces_of

TEXT = "One day, 145 drones came\nover the harbour.\n\nNobody   was hurt, they said."
HELD = Standing(of_text(TEXT))


@pytest.mark.parametrize(
    "quote",
    [
        *("145 drones came over the harbour.", "145 drones came\n  over", "came over the harbour. Nobody was hurt"),
        *("One day […] harbour.", "One day, [...] drones […] they said.", "[…] drones […]", ""),
    ],
)
def test_what_stands(quote: str) -> None:
    assert HELD.missing(quote) is None


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        (
            "145 drones come over",
            "“145 drones come over” is “145 drones came over the harbour. No…” there, in line 1, paragraph 1, character 22",  # noqa: E501
        ),
        ("No such words", "“No such words” stands nowhere in it"),
        ("Nobody was hurt […] 145 drones", "“145 drones” stands nowhere in it"),
        ("145 Drones", "“145 Drones” is “145 drones came over the har…” there, in line 1, paragraph 1, character 14"),
    ],
)
def test_what_does_not_stand_and_where(quote: str, words: str) -> None:
    missing = HELD.missing(quote)

    assert missing is not None
    assert missing.words == words


@given(st.text(alphabet="ab c\n", min_size=1, max_size=60), st.data())
def test_every_part_of_a_text_stands_and_no_other(text: str, data: st.DataObject) -> None:
    document = of_text(text)
    whole = " ".join([one.text for one in document.paragraphs])
    begin = data.draw(st.integers(0, len(whole)))
    part = whole[begin : data.draw(st.integers(begin, len(whole)))]

    assert Standing(document).missing(part) is None
    assert Standing(document).missing(f"{part}z") is not None


def test_pieces() -> None:
    assert pieces_of(" One […]  two [ ... ] three ") == ["One", "two", "three"]
    assert pieces_of("an ellipsis … of the text") == ["an ellipsis … of the text"]
