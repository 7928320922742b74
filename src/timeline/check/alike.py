"""Names that look alike: the same words, or one word with one slip of the pen.

Every name is compared only with those it shares all other words with, so that ten thousand names take no longer than
ten times a thousand.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from timeline.value.wording import folded_words

_SHORTEST = 5
"""Letters of a word in which a letter too few, too many or swapped is a slip; in shorter ones it is another word."""
_SHORTEST_REPLACED = 6
"""The same where one letter stands for another: `power` and `lower` are words of their own."""


def alike(names: Sequence[str], *, endings: bool = True) -> Iterator[tuple[int, int]]:
    """Pairs of numbers of names that look alike: each name once at most, with the first one that it looks like.

    The same words whatever their case, space and punctuation, or words of which one has a slip. Without `endings` a
    last letter too many is none: Zakharov and Zakharova are two people.
    """
    split = [folded_words(name) for name in names]
    first: dict[tuple[str, ...], int] = {}
    found: dict[int, int] = {}
    for number, words in enumerate(split):
        # `air-force` is `airforce`, but `strike-1-1` is not `strike-11`.
        joined = ("".join(words),) if all(word.isalpha() for word in words) else words
        if words and first.setdefault(joined, number) != number:
            found[number] = first[joined]
    for earlier, later in _slips(split, list(first.values()), endings=endings):
        found[later] = min(earlier, found.get(later, earlier))
    for later in sorted(found):
        yield found[later], later


def _slips(split: Sequence[tuple[str, ...]], numbers: Sequence[int], *, endings: bool) -> Iterator[tuple[int, int]]:
    beside: dict[tuple[tuple[str, ...], tuple[str, ...]], list[int]] = defaultdict(list)
    for number in numbers:
        words = split[number]
        for place, word in enumerate(words):
            if len(word) >= _SHORTEST - 1 and word.isalpha():
                beside[words[:place], words[place + 1 :]].append(number)
    for (before, _), candidates in beside.items():
        if len(candidates) > 1:
            words_of = {number: split[number][len(before)] for number in candidates}
            yield from _slipped(words_of, endings=endings)


def _slipped(words_of: dict[int, str], *, endings: bool) -> Iterator[tuple[int, int]]:
    """Words that are one slip apart are the same once a letter of each, or of the longer one, is left out."""
    shortened: dict[str, list[int]] = defaultdict(list)
    for number, word in words_of.items():
        near: set[int] = set()
        for short in {word, *(word[:place] + word[place + 1 :] for place in range(1, len(word)))}:
            near.update(shortened[short])
            shortened[short].append(number)
        for other in near:
            if is_slip(words_of[other], word, endings=endings):
                yield min(other, number), max(other, number)


def is_slip(left: str, right: str, *, endings: bool = True) -> bool:
    """Whether two words differ by one letter too many, too few, swapped or replaced, their first letter aside."""
    if left[:1] != right[:1] or left == right:
        return False
    short, long = sorted((left, right), key=len)
    if len(short) == len(long):
        places = [place for place, letter in enumerate(short) if long[place] != letter]
        if len(places) == 1:
            return len(short) >= _SHORTEST_REPLACED
        one, other = places[0], places[-1]
        return len(places) == 2 and other == one + 1 and len(short) >= _SHORTEST and _swapped(short, one) == long
    if len(long) != len(short) + 1 or (long.startswith(short) and not endings):
        return False
    if long == f"{short}s":
        return len(long) >= _SHORTEST
    return len(short) >= _SHORTEST and any(long[:place] + long[place + 1 :] == short for place in range(len(long)))


def _swapped(word: str, place: int) -> str:
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
