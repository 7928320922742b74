"""Two synthetic stores that tell an overlapping story, of any size, from a seed: the same numbers give the same text.

    python -m bench.match.stories EVENTS DAYS SEED FOLDER      # writes a.yaml and b.yaml

Each event is one sentence by one source, the leanest that there is, so that next to nothing but the matching is left
beside the loading. Seven in ten events stand in both stores: a third of those moved by up to three days, a fifth of
their words changed, a tenth of their figures altered. Names grow with the number of events, as they do in real texts.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from timeline.when.civil import date_text, day_number

SHARED = 0.7
MOVED = 1 / 3
CHANGED = 0.2
ALTERED = 0.1
FIRST_DAY = day_number(2014, 1, 1)

_SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstv" for vowel in "aeio"]
_VOCABULARY = 4000
"""Common words, used as words are: the second half as often as the first, the third a third as often (Zipf's law)."""


@dataclass(frozen=True)
class Telling:
    """One event as one store has it."""

    id: str
    day: int
    text: str


def stories(events: int, days: int, seed: int) -> tuple[list[Telling], list[Telling], set[tuple[str, str]]]:
    """Both sides in the order of their days, and which of their ids are one event."""
    random = Random(seed)
    known = _Words(random, max(60, events // 4))
    ours: list[Telling] = []
    theirs: list[Telling] = []
    same: set[tuple[str, str]] = set()
    for number in range(events):
        day = FIRST_DAY + random.randrange(days)
        words = known.sentence()
        mine = Telling(f"a{number}", day, _text(words))
        ours.append(mine)
        if random.random() < SHARED:
            moved = random.choice((-3, -2, -1, 1, 2, 3)) if random.random() < MOVED else 0
            other = Telling(f"b{number}", day + moved, _text(known.retold(words)))
            same.add((mine.id, other.id))
        else:
            other = Telling(f"b{number}", FIRST_DAY + random.randrange(days), _text(known.sentence()))
        theirs.append(other)
    for side in (ours, theirs):
        side.sort(key=lambda told: (told.day, told.id))
    return ours, theirs, same


def lines_of(side: list[Telling], source: str) -> Iterator[str]:
    """A store, line by line."""
    yield from ("timeline: 1", f"title: {source}", "timezone: UTC")
    yield from ("sources:", f"  {source}: {{name: {source}}}", "events:")
    for told in side:
        yield f"  - id: {told.id}"
        yield f"    title: {told.text[:60].rstrip()}"
        yield f"    when: {date_text(told.day)}"
        yield "    accounts:"
        yield f'      - {{source: {source}, says: "{told.text}"}}'


def write(events: int, days: int, seed: int, folder: Path) -> tuple[Path, Path, set[tuple[str, str]]]:
    """Writes both stores; the paths, and which ids are one event."""
    ours, theirs, same = stories(events, days, seed)
    paths = folder / "a.yaml", folder / "b.yaml"
    folder.mkdir(parents=True, exist_ok=True)
    for path, side, source in zip(paths, (ours, theirs), ("left", "right"), strict=True):
        path.write_text("\n".join(lines_of(side, source)) + "\n", encoding="utf-8")
    return *paths, same


class _Words:
    """The words and names that a story is told in."""

    def __init__(self, random: Random, names: int) -> None:
        self._random = random
        self._common = [self._made() for _ in range(_VOCABULARY)]
        self._names = [self._made().capitalize() for _ in range(names)]

    def _made(self) -> str:
        return "".join(self._random.choice(_SYLLABLES) for _ in range(self._random.choice((2, 3, 3, 4))))

    def _word(self) -> str:
        # The inverse of the share that the first words of a list in Zipf's order have of all that is said.
        return self._common[int(_VOCABULARY ** self._random.random()) - 1]

    def sentence(self) -> list[str]:
        """Ten words, two names of which some are far more common than others, and a figure."""
        random = self._random
        words = [self._word() for _ in range(10)]
        for _ in range(2):
            words.insert(random.randrange(1, len(words)), self._names[int(len(self._names) * random.random() ** 2)])
        words.insert(random.randrange(1, len(words)), str(random.randrange(2, 400)))
        return words

    def retold(self, words: list[str]) -> list[str]:
        """The same in other words."""
        told = []
        for word in words:
            if word.isdigit():
                told.append(str(int(word) + 1) if self._random.random() < ALTERED else word)
            else:
                told.append(self._word() if self._random.random() < CHANGED else word)
        return told


def _text(words: list[str]) -> str:
    text = " ".join(words)
    return text[0].upper() + text[1:]


if __name__ == "__main__":
    write(int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]))
