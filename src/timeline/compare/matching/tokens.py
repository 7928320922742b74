"""From the text of events to tokens: folded words, numbers, and pairs of letters where a script has no spaces.

A token is a number that stands for a folded word, the same for every event that one `Vocabulary` has read. Words are
cut to their first letters, which takes most endings off in any language that has endings. Each word is folded once,
however often it occurs.
"""

import re
import unicodedata
from collections.abc import Iterator

from timeline.compare.matching.words import (
    ALIKE_SOUNDS,
    CYRILLIC,
    DAYS_BACK,
    MONTH_SIGNS,
    MONTHS,
    NUMBER_WORDS,
    SILENT,
    STOP_WORDS,
)

MONTH_SIGN = 13
"""The `month` of a word that makes the number before it a month: `3月18日`."""
KEPT_LETTERS = 5
"""Words are cut to so many letters: `arrested` and `arrests` are one token, `осередок` and `осередку` too."""

# Scripts that put no space between words: Thai, Lao, Myanmar, Khmer, kana, Chinese characters. Hangul has spaces.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_UNSPACED += "\uff66-\uff9d\U00020000-\U0003ffff"
# Marks inside words that are no letters to Python: accents on their own, Hebrew and Arabic points, Indic vowels.
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u0900-\u0963\u0970-\u0dff\u200c\u200d"
_LETTER = rf"(?:[^\W\d_]|[{_MARKS}])"
_WORD = re.compile(rf"\d+(?:[.,]\d+)*|{_LETTER}+(?:['’ʼ`]{_LETTER}+)*")
_ASCII_WORD = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[A-Za-z]+(?:['`][A-Za-z]+)*")
_DROPPED = re.compile("[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u200c\u200d'’ʼ`]+")
_RUNS = re.compile(rf"[{_UNSPACED}]+|[^{_UNSPACED}]+")
_IS_UNSPACED = re.compile(rf"[{_UNSPACED}]")
_ARABIC_FORMS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"})
_ARABIC_ARTICLE = re.compile("^[وفبك]?ال(?=..)|^لل(?=..)")
_POSSESSIVE = re.compile("['’ʼ`]s?$")


def fold(word: str) -> str:
    """A word without case, accents, points and marks, its possessive taken off; one form of each Arabic letter."""
    if word.isascii():
        word = word.lower()
        return word.removesuffix("'s").replace("'", "").replace("`", "") if not word.isalnum() else word
    word = _POSSESSIVE.sub("", unicodedata.normalize("NFKD", word).casefold())
    return unicodedata.normalize("NFC", _DROPPED.sub("", word)).translate(_ARABIC_FORMS)


def folded_name(word: str) -> str:
    """The consonants of a folded name, alike ones made one: `Gaddafi` and `Gadhafi` are `gdf`, `Шмигаль` is `smgl`."""
    word = word.translate(CYRILLIC)
    for spelling, sound in ALIKE_SOUNDS:
        if spelling in word:
            word = word.replace(spelling, sound)
    kept = ""
    for letter in word:
        if letter not in SILENT and kept[-1:] != letter and letter.isascii():
            kept += letter
    return kept


_STOPPED = frozenset(map(fold, STOP_WORDS))
_MONTHS = {fold(word): number for word, number in MONTHS.items()}
_DAYS_BACK = {fold(word): days for word, days in DAYS_BACK.items()}


class Word:
    """What one written word comes to. `tokens` is empty for stop words.

    `name` is the token of its folded name, -1 where it is not written as a name; `number`: it is a number; `month` is
    1 to 12 for a month name, `MONTH_SIGN` for a sign behind a month's number, else 0; `day` the number that it is,
    else 0; `back` how many days before its event it points to.
    """

    __slots__ = ("back", "day", "month", "name", "number", "tokens")

    def __init__(self, tokens: tuple[int, ...], name: int, *, number: bool, month: int, day: int, back: int) -> None:
        self.tokens = tokens
        self.name = name
        self.number = number
        self.month = month
        self.day = day
        self.back = back


class Vocabulary:
    """The tokens of some stores: each folded word has a number, given in the order in which words were met."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        """Folded words and their tokens. Folded names stand among them with a `*` before them."""
        self.are_numbers: set[int] = set()
        self._words: dict[str, Word] = {}

    def __len__(self) -> int:
        return len(self.numbers)

    def read(self, text: str) -> list[Word]:
        """The words of a text in their order."""
        known = self._words
        written = (_ASCII_WORD if text.isascii() else _WORD).findall(text)
        try:
            return [known[word] for word in written]
        except KeyError:
            return [known.get(word) or self._learn(word) for word in written]

    def spelled(self, text: str) -> Iterator[tuple[str, Word]]:
        """The words of a text with their spelling."""
        for word in (_ASCII_WORD if text.isascii() else _WORD).findall(text):
            yield word, self._words.get(word) or self._learn(word)

    def _learn(self, written: str) -> Word:
        if written[0].isdigit():
            word = self._number(written)
        elif not written.isascii() and _IS_UNSPACED.search(written):
            word = self._unspaced(written)
        else:
            word = self._spaced(written)
        self._words[written] = word
        return word

    def _number(self, written: str) -> Word:
        digits = written
        if not written.isdecimal():
            # 1,500 and 1.500 are one thousand five hundred; 2.5 and 2,5 are two and a half.
            whole, *rest = re.split("[.,]", written)
            thousands = bool(rest) and 0 < len(whole) <= 3 and all(len(part) == 3 for part in rest)
            digits = whole + ("" if thousands else ".").join(["", *rest])
        elif not written.isascii():
            digits = str(int(written))
        day = int(digits) if digits.isdecimal() and len(digits) <= 2 else 0
        return self._made(digits, number=True, day=day if day <= 31 else 0)

    def _spaced(self, written: str) -> Word:
        folded = fold(written)
        if folded in NUMBER_WORDS and folded not in _STOPPED:
            return self._made(NUMBER_WORDS[folded], number=True)
        month, back = _MONTHS.get(folded, 0), _DAYS_BACK.get(folded, 0)
        if folded in _STOPPED or len(folded) < 2:
            return Word((), -1, number=False, month=month, day=0, back=back)
        name = -1
        if written[0].isupper() and len(folded) > 3:
            consonants = folded_name(folded)
            name = self._token("*" + consonants) if len(consonants) > 1 else -1
        stem = _ARABIC_ARTICLE.sub("", folded) if "\u0600" <= folded[0] <= "\u06ff" else folded
        return self._made(stem[:KEPT_LETTERS], name=name, month=month, back=back)

    def _unspaced(self, written: str) -> Word:
        """Every two neighbouring letters, since nothing says where a word ends."""
        found: list[str] = []
        back = 0
        month = MONTH_SIGN if written[0] in MONTH_SIGNS else 0
        for run in _RUNS.findall(written):
            folded = fold(run)
            if not _IS_UNSPACED.match(run):
                found.append(folded[:KEPT_LETTERS])
                continue
            back = back or next((days for word, days in _DAYS_BACK.items() if word in folded), 0)
            found.extend([folded[at : at + 2] for at in range(max(1, len(folded) - 1))])
        tokens = tuple([self._token(token) for token in found if token])
        return Word(tokens, -1, number=False, month=month, day=0, back=back)

    def _made(
        self, token: str, *, name: int = -1, number: bool = False, month: int = 0, day: int = 0, back: int = 0
    ) -> Word:
        made = self._token(token)
        if number:
            self.are_numbers.add(made)
        return Word((made,), name, number=number, month=month, day=day, back=back)

    def _token(self, folded: str) -> int:
        return self.numbers.setdefault(folded, len(self.numbers))
