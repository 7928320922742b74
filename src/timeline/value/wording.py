"""A wording: a value in words, compared with case, space and punctuation folded, its differing words found."""

import unicodedata
from collections import Counter
from functools import lru_cache
from typing import Literal

import msgspec

from timeline.value.figure import Figure

Run = tuple[str, bool]
"""A piece of text, and whether it differs from the other side."""

_LONGEST_MARKED = 50_000
_MOST_CELLS = 250_000
"""Texts of more characters, or whose differing stretches have more words multiplied, are not compared word by word."""


class Wording(msgspec.Struct, frozen=True):
    """A value in words, as written."""

    text: str
    figure: Figure | None = None
    """What it says where its number is a word: `two hours`. It is compared with figures, and stays words."""

    @property
    def words(self) -> tuple[str, ...]:
        """Its words, folded: what is equal here reads the same."""
        return folded_words(self.text)

    @property
    def script(self) -> str:
        """The script of most of its letters (`LATIN`, `CYRILLIC`), empty without any letter."""
        return script_of(self.text)


_Word = tuple[int, int, str]
"""Where a word begins and ends in its text, and its folded form."""

_Part = Literal["letter", "alone", "mark", "hidden", "joiner", "gap"]
_ALONE = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN")
"""Scripts that leave no space between words: each of their letters counts as a word."""
_JOINERS = "'’ʼ."
"""Dropped between two letters: `U.S.` is `US`, `didn’t` is `didn't`."""
_SYMBOLS = "%‰&"
"""Punctuation in Unicode, but they have a meaning of their own, as `+`, `<` and `€` have."""
_NOT_NAMES = {"FULLWIDTH", "HALFWIDTH", "MATHEMATICAL", "MODIFIER"}


@lru_cache(maxsize=4096)
def _part(character: str) -> _Part:
    """What a character is to the word it stands in."""
    if character in _JOINERS:
        return "joiner"
    if character.isalnum():
        return "alone" if character > "\u0e00" and _script(character) in _ALONE else "letter"
    category = unicodedata.category(character)
    if category[0] == "M":
        return "mark"
    if category == "Cf":
        return "hidden"
    return "alone" if category[0] == "S" or character in _SYMBOLS else "gap"


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    # Unicode names begin with the script; the standard library has no script property.
    names = unicodedata.name(letter, "").split()
    while names and names[0] in _NOT_NAMES:
        del names[0]
    return names[0] if names else ""


def script_of(text: str) -> str:
    """The script of most letters of a text, the first in the alphabet of several; empty without any letter.

    Chinese characters and the Japanese syllabaries count as one, for Japanese mixes them.
    """
    if text.isascii():
        return "LATIN" if any(map(str.isalpha, text)) else ""
    counted = Counter(_script(letter) for letter in text if letter.isalpha())
    japanese = counted.pop("HIRAGANA", 0) + counted.pop("KATAKANA", 0)
    if japanese:
        counted["CJK"] += japanese
    return min(counted, key=lambda script: (-counted[script], script), default="")


def folded_words(text: str) -> tuple[str, ...]:
    """The words of a text with case, space and punctuation folded, and one way of writing each letter (NFKC)."""
    return tuple([folded for _, _, folded in _words(text)])


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[_Word, ...]:
    words: list[_Word] = []
    begin = 0
    state = "gap"
    for place, character in enumerate(text):
        part = _part(character)
        if part in ("mark", "hidden"):
            # They belong to whatever they follow.
            continue
        if part == "joiner":
            # Not between digits: 2.5 is no 25.
            around = text[place - 1 : place] + text[place + 1 : place + 2]
            inside = state == "letter" and len(around) == 2 and _part(around[1]) == "letter"
            part = "letter" if inside and not any(map(str.isdigit, around)) else "gap"
        if part == "letter" and state == "letter":
            continue
        if state != "gap":
            _close(words, text, begin, place)
        begin, state = place, part
    if state != "gap":
        _close(words, text, begin, len(text))
    return tuple(words)


def _close(words: list[_Word], text: str, begin: int, end: int) -> None:
    end = begin + len(text[begin:end].rstrip(_JOINERS))
    shown = "".join(c for c in text[begin:end] if c not in _JOINERS and _part(c) != "hidden")
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", shown).casefold())
    if folded:
        words.append((begin, end, folded))


def more_words(text: str, other: str) -> tuple[str, ...]:
    """The words, as written, that a text has beside all words of another one in their order; none where it has not."""
    words, others = _words(text), _words(other)
    if not others or len(words) <= len(others):
        return ()
    wanted = folded_words(other)
    added: list[str] = []
    found = 0
    for begin, end, folded in words:
        if found < len(wanted) and folded == wanted[found]:
            found += 1
        else:
            added.append(text[begin:end])
    return tuple(added) if found == len(wanted) else ()


def changed_words(left: str, right: str) -> tuple[list[Run], list[Run]]:
    """Both texts as runs, those words marked that the other side has not in this order.

    The runs of a side join to its text. Words are marked only where at least half of the longer side's words are
    shared; else the two texts are too far apart for that to help. Space between two marked words is marked too.
    """
    if max(len(left), len(right)) > _LONGEST_MARKED:
        return _runs(left, []), _runs(right, [])
    left_words, right_words = _words(left), _words(right)
    kept = _shared([word[2] for word in left_words], [word[2] for word in right_words])
    if kept is None or 2 * len(kept) < max(len(left_words), len(right_words)):
        return _runs(left, []), _runs(right, [])
    kept_left = {pair[0] for pair in kept}
    kept_right = {pair[1] for pair in kept}
    return (
        _runs(left, [(word, place not in kept_left) for place, word in enumerate(left_words)]),
        _runs(right, [(word, place not in kept_right) for place, word in enumerate(right_words)]),
    )


def _runs(text: str, words: list[tuple[_Word, bool]]) -> list[Run]:
    runs: list[Run] = []
    cut = last_end = 0
    marked = False
    for (begin, end, _), differs in words:
        if differs is not marked:
            # The space between two runs belongs to the one without marks.
            next_cut = begin if differs else last_end
            if next_cut > cut:
                runs.append((text[cut:next_cut], marked))
            cut, marked = next_cut, differs
        last_end = end
    if marked:
        runs.append((text[cut:last_end], True))
        cut = last_end
    if cut < len(text):
        runs.append((text[cut:], False))
    return runs


def _shared(left: list[str], right: list[str]) -> list[tuple[int, int]] | None:
    """The places of a longest common subsequence; None where the texts are too long for it."""
    if left > right:
        # Of several longest ones the choice must not depend on which side is the left one.
        swapped = _shared(right, left)
        return None if swapped is None else [(there, here) for here, there in swapped]
    begin = 0
    while begin < min(len(left), len(right)) and left[begin] == right[begin]:
        begin += 1
    trailing = 0
    while trailing < min(len(left), len(right)) - begin and left[-1 - trailing] == right[-1 - trailing]:
        trailing += 1
    middle_left, middle_right = left[begin : len(left) - trailing], right[begin : len(right) - trailing]
    if len(middle_left) * len(middle_right) > _MOST_CELLS:
        return None
    pairs = [(place, place) for place in range(begin)]
    pairs += [(begin + here, begin + there) for here, there in _longest_common(middle_left, middle_right)]
    return pairs + [(len(left) - place, len(right) - place) for place in range(trailing, 0, -1)]


def _longest_common(left: list[str], right: list[str]) -> list[tuple[int, int]]:
    # lengths[i][j]: the most words that left[i:] and right[j:] share in order.
    lengths = [[0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for here in range(len(left) - 1, -1, -1):
        row, next_row = lengths[here], lengths[here + 1]
        for there in range(len(right) - 1, -1, -1):
            if left[here] == right[there]:
                row[there] = next_row[there + 1] + 1
            else:
                row[there] = max(next_row[there], row[there + 1])
    pairs: list[tuple[int, int]] = []
    here = there = 0
    while here < len(left) and there < len(right):
        if left[here] == right[there]:
            pairs.append((here, there))
            here, there = here + 1, there + 1
        elif lengths[here + 1][there] >= lengths[here][there + 1]:
            here += 1
        else:
            there += 1
    return pairs
