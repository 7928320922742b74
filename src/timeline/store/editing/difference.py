"""A unified diff of two texts that are mostly the same, in a time that grows as they do.

`difflib` alone compares every line with every equal one, which takes minutes where one word changes everywhere. So what
both begin and end with is left out first, then lines that stand once in both hold the rest together, as patience diff
does (B. Cohen), and only what is left between two of these is compared line with line.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import Match, SequenceMatcher

_CONTEXT = 3
_SMALL = 40_000
"""So many comparisons are made at most where no line stands once in both: 200 lines on either side."""
_DEEPEST = 8
"""How often what stands between two lines is looked through for lines that stand once there."""


def unified(before: str, after: str, name: str) -> str:
    r"""The difference as `diff -u` writes it, lines ended by `\n`; empty where there is none."""
    if before == after:
        return ""
    old, new = _lines(before), _lines(after)
    pieces = [f"--- {name}\n", f"+++ {name}\n"]
    for group in LineMatcher(old, new).get_grouped_opcodes(_CONTEXT):
        first, last = group[0], group[-1]
        pieces.append(f"@@ -{_range(first[1], last[2])} +{_range(first[3], last[4])} @@\n")
        for tag, old_begin, old_end, new_begin, new_end in group:
            if tag == "equal":
                pieces += _marked(" ", old[old_begin:old_end])
            else:
                pieces += _marked("-", old[old_begin:old_end])
                pieces += _marked("+", new[new_begin:new_end])
    return "".join(pieces)


class LineMatcher(SequenceMatcher[str]):
    """Tells lines that are equal as `difflib` does, in a time that grows as the texts do."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        super().__init__(None, old, new, autojunk=False)
        self._old, self._new = old, new

    def get_matching_blocks(self) -> list[Match]:
        """The equal lines in runs, none of which touches the next, and an empty run at the end."""
        runs: list[Match] = []
        for begin, other, size in sorted(_equal_runs(self._old, self._new)):
            if runs and (runs[-1].a + runs[-1].size, runs[-1].b + runs[-1].size) == (begin, other):
                runs[-1] = Match(runs[-1].a, runs[-1].b, runs[-1].size + size)
            else:
                runs.append(Match(begin, other, size))
        return [*runs, Match(len(self._old), len(self._new), 0)]


def _equal_runs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Lines that are the same: where a run begins in the one and in the other, and how long it is; in no order."""
    ranges = [(0, len(old), 0, len(new), 0)]
    while ranges:
        begin, end, other, other_end, depth = ranges.pop()
        same = 0
        while begin + same < end and other + same < other_end and old[begin + same] == new[other + same]:
            same += 1
        if same:
            yield begin, other, same
        begin, other, same = begin + same, other + same, 0
        while begin < end - same and other < other_end - same and old[end - 1 - same] == new[other_end - 1 - same]:
            same += 1
        if same:
            yield end - same, other_end - same, same
        end, other_end = end - same, other_end - same
        if begin == end or other == other_end:
            continue
        anchors = _anchors(old[begin:end], new[other:other_end]) if depth < _DEEPEST else []
        if anchors:
            ends = [(begin + one, other + another) for one, another in anchors]
            begins = [(begin, other), *ends]
            ends.append((end, other_end))
            ranges += [(a, b, c, d, depth + 1) for (a, c), (b, d) in zip(begins, ends, strict=True)]
        elif (end - begin) * (other_end - other) <= _SMALL:
            matcher = SequenceMatcher(None, old[begin:end], new[other:other_end], autojunk=False)
            yield from ((begin + run.a, other + run.b, run.size) for run in matcher.get_matching_blocks() if run.size)
        elif end - begin == other_end - other:
            yield from (
                (one, one - begin + other, 1) for one in range(begin, end) if old[one] == new[one - begin + other]
            )


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Where lines stand that each text has once, as many as stand in one order in both."""
    alone = {line for line, count in Counter(old).items() if count == 1}
    places = {line: at for at, line in enumerate(new) if line in alone}
    twice = {line for line, count in Counter(line for line in new if line in alone).items() if count > 1}
    pairs = [(at, places[line]) for at, line in enumerate(old) if line in places and line not in twice]
    # The longest sequence whose second numbers grow, by patience sorting.
    tops: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        pile = bisect_left(tops, place)
        before.append(last[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [place]
        last[pile : pile + 1] = [number]
    found = []
    number = last[-1] if last else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def _lines(text: str) -> list[str]:
    lines = text.split("\n")
    return [line + "\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def _marked(sign: str, lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        yield sign + line if line.endswith("\n") else f"{sign}{line}\n\\ No newline at end of file\n"


def _range(begin: int, end: int) -> str:
    length = end - begin
    return f"{begin + 1 if length else begin}" + ("" if length == 1 else f",{length}")
