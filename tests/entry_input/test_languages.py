"""The languages of quotes."""

import pytest

from timeline.entry_input.languages import language
from timeline.errors import TimelineError


@pytest.mark.parametrize("text", ["uk", "RU", "en-GB", "zh-Hant", "zh-Hant-TW", "es-419", "sr-Latn", "crh", "rue"])
def test_languages(text: str) -> None:
    assert language(text, "`lang`") == text


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("ua", "did you mean uk?"),
        ("jp", "did you mean ja?"),
        ("Ukrainian", "did you mean uk?"),
        ("eng", "did you mean en?"),
        ("xx", "write its code: uk, ru, en-GB"),
        ("en_GB", "write its code: uk, ru, en-GB"),
        ("Українська", "write its code: uk, ru, en-GB"),
        ("e", "write its code: uk, ru, en-GB"),
    ],
)
def test_what_is_no_language_is_refused(text: str, mend: str) -> None:
    with pytest.raises(TimelineError) as caught:
        language(text, "--lang")

    assert caught.value.problems[0].mend == mend
