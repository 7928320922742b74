"""What `docs/draft.md` says of dates, figures and speakers is so."""

import pytest

from tests.tables import table
from timeline.draft import Proposal, language_of, proposals_in
from timeline.draft.dates import origin_of
from timeline.draft.documents import of_text
from timeline.draft.language import Language
from timeline.when import parse_when

ORIGIN = origin_of(parse_when("2025-03-20"))
FOREIGN = {
    "uk": ("і", "є", "Вони", "Дорога"),
    "ru": ("ы", "ё", "Они"),
    "pl": ("ę", "Spotkali", "Czekamy"),
    "de": ("Sie ", "Das ", "Wir "),
    "fr": ("Ils ", "Nous "),
}
"""Of one sentence a letter or a word tells the language."""


def language(sentence: str) -> Language:
    codes = [code for code, marks in FOREIGN.items() if any(mark in sentence for mark in marks)]
    return language_of(codes[0] if codes else "en")


def proposed(sentence: str) -> Proposal | None:
    found = proposals_in(of_text(sentence), language(sentence), ORIGIN)

    assert len(found) < 2
    return found[0] if found else None


@pytest.mark.parametrize(("sentence", "words", "time"), table("draft.md", "Dates"))
def test_a_date_is_as_the_page_has_it(sentence: str, words: str, time: str) -> None:
    proposal = proposed(sentence)

    assert proposal is not None
    assert [(one.words, one.when or "") for one in proposal.dates] == [(words, time)]
    assert ("" if proposal.when is None else proposal.when.when) == time


@pytest.mark.parametrize("row", table("draft.md", "What is left open"))
def test_a_date_is_left_open(row: tuple[str, str, str]) -> None:
    sentence, words, _ = row
    proposal = proposed(sentence)

    assert proposal is not None
    assert words in [one.words for one in proposal.dates]
    assert proposal.when is None or proposal.when.words != words


@pytest.mark.parametrize(("sentence", "name", "value"), table("draft.md", "Figures"))
def test_a_figure_is_as_the_page_has_it(sentence: str, name: str, value: str) -> None:
    proposal = proposed(sentence)

    assert proposal is not None
    assert [(one.name, one.value) for one in proposal.figures] == [(name, value)]


@pytest.mark.parametrize("row", table("draft.md", "What is no figure"))
def test_what_is_no_figure(row: tuple[str, str]) -> None:
    proposal = proposed(row[0])

    assert proposal is None or proposal.figures == ()


@pytest.mark.parametrize(("sentence", "speaker"), table("draft.md", "Quotations and speakers"))
def test_a_speaker_is_as_the_page_has_it(sentence: str, speaker: str) -> None:
    proposal = proposed(sentence)

    assert ("" if proposal is None else proposal.speaker or "") == speaker
