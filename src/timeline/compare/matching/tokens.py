"""From the text of events to tokens: folded words, numbers, and pairs of letters where a script has no spaces.

A token is a number that stands for a folded word, the same for every event that one `Vocabulary` has read. Words are
cut to their first letters, which takes most endings off in any language that has endings. Each word is folded once,
however often it occurs.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping

from timeline.compare.matching.digits import plain_digits
from timeline.compare.matching.words import (
    ALIKE_SOUNDS,
    LATIN_CONSONANTS,
    LATIN_LETTERS,
    NUMBER_WORDS,
    SILENT,
    STOP_WORDS,
)

KEPT_LETTERS = 5
"""Words are cut to so many letters: `arrested` and `arrests` are one token, `осередок` and `осередку` too."""
_UKRAINIAN = frozenset("іїє")
"""Letters that Ukrainian has and Russian has not, once folded."""
FEWEST_CONSONANTS = 3
"""A name with fewer keeps its vowels."""

# Scripts that put no space between words: Thai, Lao, Myanmar, Khmer, kana, Chinese characters. Hangul has spaces.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_UNSPACED += "\uff66-\uff9d\U00020000-\U0003ffff"
# Marks inside words that are no letters to Python: accents on their own, Hebrew and Arabic points, Indic vowels.
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u0900-\u0963\u0970-\u0dff\u200c\u200d"
_LETTER = rf"(?:[^\W\d_]|[{_MARKS}])"
_WORD = re.compile(rf"{_LETTER}+(?:['’ʼ`]{_LETTER}+)*|\d+(?:[.,]\d+)*")
_CLINGING = ".,'`"
_SPACED = "".join([chr(code) if chr(code).isalnum() or chr(code) in _CLINGING else " " for code in range(128)])
"""ASCII, but for what words and numbers are made of, as spaces."""
_DROPPED = re.compile("[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u200c\u200d'’ʼ`]+")
_RUNS = re.compile(rf"[{_UNSPACED}]+|[^{_UNSPACED}]+")
_IS_UNSPACED = re.compile(rf"[{_UNSPACED}]")
_ARABIC_FORMS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"})
_ARABIC_ARTICLE = re.compile("^[وفبك]?ال(?=..)|^لل(?=..)")
_POSSESSIVE = re.compile("['’ʼ`]s?$")
_SOUNDS = dict(ALIKE_SOUNDS)
_SPELLINGS = re.compile("|".join(sorted(_SOUNDS, key=lambda spelling: -len(spelling))))
_OF_ONE_LETTER = str.maketrans({one: sound for one, sound in _SOUNDS.items() if len(one) == 1})
_VOWELS: dict[int, str | None] = {ord(letter): None for letter in SILENT}
_SINGLE_SOUNDS = _VOWELS | _OF_ONE_LETTER
_ALIKE_VOWELS: dict[int, str | None] = {ord("e"): "i", ord("y"): "i", ord("u"): "o", ord("h"): None}
_SINGLE_SOUNDS_AND_VOWELS = _ALIKE_VOWELS | _OF_ONE_LETTER
_REPEATED = re.compile(r"([a-z])\1+")


def fold(word: str) -> str:
    """A word without case, accents, points and marks, its possessive taken off; one form of each Arabic letter."""
    if word.isascii():
        word = word.lower()
        return word if word.isalnum() else word.removesuffix("'s").replace("'", "").replace("`", "")
    word = _POSSESSIVE.sub("", unicodedata.normalize("NFKD", word).casefold())
    return unicodedata.normalize("NFC", _DROPPED.sub("", word)).translate(_ARABIC_FORMS)


def folded_name(word: str) -> str:
    """The consonants of a folded name, alike ones made one: `Gaddafi` and `Gadhafi` are `gdf`, `Шмигаль` is `smgl`.

    With fewer than three its vowels stay, since `sm` would be Sumy and Siam: `Kyiv`, `Kiev` and `Київ` are `kiv`.
    """
    consonants = _folded(word, LATIN_CONSONANTS, _VOWELS, _SINGLE_SOUNDS)
    if len(consonants) < FEWEST_CONSONANTS:
        return _folded(word, LATIN_LETTERS, _ALIKE_VOWELS, _SINGLE_SOUNDS_AND_VOWELS)
    return consonants


def _folded(word: str, latin: dict[int, str], vowels: dict[int, str | None], sounds: dict[int, str | None]) -> str:
    if not word.isascii():
        if not _UKRAINIAN.isdisjoint(word):
            word = word.replace("г", "")  # where it is an h, and so silent here: Чернігів, Chernihiv
        word = "".join([letter for letter in word.translate(latin) if letter.isascii()])
    if "h" in word or "z" in word:
        word = _SPELLINGS.sub(lambda found: _SOUNDS[found[0]], word).translate(vowels)
    else:
        word = word.translate(sounds)  # which holds of spellings of one letter, without looking for others
    return word if len(set(word)) == len(word) else _REPEATED.sub(r"\1", word)


def unspaced_parts(written: str) -> list[str]:
    """What a word in a script without spaces comes to: its tokens, folded.

    Every two neighbouring letters are one, since nothing says where a word ends; letters of other scripts between them
    are a word.
    """
    found: list[str] = []
    for run in _RUNS.findall(written):
        folded = fold(run)
        if _IS_UNSPACED.match(run):
            found.extend([folded[at : at + 2] for at in range(max(1, len(folded) - 1))])
        else:
            found.append(folded[:KEPT_LETTERS])
    return [part for part in found if part]


Word = tuple[tuple[int, ...], int]
"""What one written word comes to: its tokens, none for stop words; and the token of its folded name, -1 where it is not
written as a name."""

NO_NAME = -1


def _special() -> dict[str, str]:
    """Folded words that are more or less than themselves, and what they count as: empty for nothing."""
    special = {fold(word): number for word, number in NUMBER_WORDS.items()}
    special.update({fold(word): "" for word in STOP_WORDS})
    return special


_SPECIAL = _special()


def _places(written: str) -> Iterator[int]:
    """Where each token of `unspaced_parts` begins."""
    for run in _RUNS.finditer(written):
        if _IS_UNSPACED.match(run[0]):
            yield from range(run.start(), run.start() + max(1, len(fold(run[0])) - 1))
        else:
            yield run.start()


class Vocabulary(dict[str, Word]):
    """The words of some stores as they are written, and their tokens, numbered in the order in which they were met.

    It is a dictionary that learns: a word that it does not hold is folded and kept.
    """

    def __init__(self, name_of: Callable[[str], str] = folded_name) -> None:
        """`name_of` is `folded_name`, or what remembers more of it than one vocabulary does."""
        super().__init__()
        self._name_of = name_of
        self.numbers: dict[str, int] = {}
        """Folded words and their tokens. Folded names stand among them with a `*` before them."""
        self.are_numbers: set[int] = set()

    @property
    def size(self) -> int:
        """How many tokens there are."""
        return len(self.numbers)

    def renumbered(self, numbers: Mapping[int, int]) -> "Vocabulary":
        """The same words with other numbers of their tokens, by those that these have."""
        found = Vocabulary(self._name_of)
        found.numbers.update({token: numbers[number] for token, number in self.numbers.items()})
        found.are_numbers.update([numbers[token] for token in self.are_numbers])
        for written, (tokens, name) in self.items():
            found[written] = tuple([numbers[token] for token in tokens]), NO_NAME if name == NO_NAME else numbers[name]
        return found

    def learn(self, other: "Vocabulary") -> None:
        """Takes over the words of another one that numbers its tokens alike."""
        self.update(other)
        self.numbers.update(other.numbers)
        self.are_numbers |= other.are_numbers

    def read(self, text: str) -> list[Word]:
        """The words of a text in their order."""
        if text.isascii():
            # Several times as fast as looking for words; what still clings to one is taken off when it is learned.
            return list(map(self.__getitem__, text.translate(_SPACED).split()))
        return list(map(self.__getitem__, _WORD.findall(text)))

    def placed(self, text: str) -> Iterator[tuple[int, str, list[tuple[int, int, int]], int]]:
        """The words of a text where they stand: its begin, its spelling, its tokens, and the token of its folded name.

        Each token has the place of its letters within the word, and how many they are.
        """
        for found in _WORD.finditer(text):
            written = found[0]
            tokens, name = self[written]
            if len(tokens) > 1 and _IS_UNSPACED.search(written):
                parts = [(token, at, 2) for token, at in zip(tokens, _places(written), strict=False)]
            else:
                parts = [(token, 0, len(written)) for token in tokens]
            yield found.start(), written, parts, name

    def __missing__(self, written: str) -> Word:
        if written.isascii():
            word = self._ascii(written)
        elif written[0].isdigit():
            word = self._number(written)
        elif _IS_UNSPACED.search(written):
            word = self._unspaced(written)
        else:
            word = self._spaced(written)
        self[written] = word
        return word

    def _ascii(self, written: str) -> Word:
        """Most words of most texts, in the shortest way: letters alone, or with a comma or a full stop."""
        if written.isalpha():
            folded, numbers = written.lower(), self.numbers
            if folded in _SPECIAL or len(folded) < 2:
                return self._spaced(written)
            name = NO_NAME
            if folded != written and len(folded) > 3 and written[0].isupper():
                consonants = self._name_of(folded)
                if len(consonants) > 1:
                    name = numbers.setdefault("*" + consonants, len(numbers))
            return (numbers.setdefault(folded[:KEPT_LETTERS], len(numbers)),), name
        core = written.strip(_CLINGING)
        if core.isalpha():
            return self[core]
        parts = _WORD.findall(written)
        if parts == [written]:
            return self._number(written) if written[0].isdigit() else self._spaced(written)
        # `10am`, `didn't`, `U.S.`
        words = [self[part] for part in parts]
        return (
            tuple([token for tokens, _ in words for token in tokens]),
            next((name for _, name in words if name >= 0), NO_NAME),
        )

    def _number(self, written: str) -> Word:
        digits = plain_digits(written) or written
        if not digits.isascii():
            digits = "".join([str(unicodedata.digit(sign)) if sign.isdecimal() else sign for sign in digits])
        return self._counted(digits)

    def _counted(self, digits: str) -> Word:
        token = self._token(digits)
        self.are_numbers.add(token)
        return (token,), NO_NAME

    def _spaced(self, written: str) -> Word:
        folded = fold(written)
        if folded in _SPECIAL:
            folded = _SPECIAL[folded]
            if folded:
                return self._counted(folded)
        if len(folded) < 2:
            return (), NO_NAME
        name = NO_NAME
        if written[0].isupper() and len(folded) > 3:
            consonants = self._name_of(folded)
            name = self._token("*" + consonants) if len(consonants) > 1 else NO_NAME
        stem = _ARABIC_ARTICLE.sub("", folded) if "\u0600" <= folded[0] <= "\u06ff" else folded
        return (self._token(stem[:KEPT_LETTERS]),), name

    def _unspaced(self, written: str) -> Word:
        """Every two neighbouring letters, since nothing says where a word ends."""
        return tuple([self._token(token) for token in unspaced_parts(written)]), NO_NAME

    def _token(self, folded: str) -> int:
        return self.numbers.setdefault(folded, len(self.numbers))
