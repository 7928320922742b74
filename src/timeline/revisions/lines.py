"""Lines of two or three texts held against each other, and the marks of Git where two have changed the same ones."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from timeline.store.refusing.git_conflict import ABOUT

_MOST = 4_000_000
"""How many pairs of lines are compared where no line tells two places apart; beyond that they are taken as changed."""


class Run(NamedTuple):
    """Lines that two texts share: where they begin in each, and how many they are."""

    one: int
    other: int
    size: int


class Piece(NamedTuple):
    """Some lines of three texts that belong together, and whose the change is.

    `both`: changed on both sides, not alike; `none`: nobody changed them, or both did so alike.
    """

    changed: Literal["none", "ours", "theirs", "both"]
    base: Sequence[str]
    ours: Sequence[str]
    theirs: Sequence[str]


class Labels(NamedTuple):
    """What the two sides are called behind their marks, and how many signs a mark has."""

    ours: str = "ours"
    theirs: str = "theirs"
    size: int = 7


def lines_of(text: str) -> list[str]:
    r"""The lines of a text, each with its `\n`; the last one has none where the text ends without it."""
    held = text.split("\n")
    return [f"{line}\n" for line in held[:-1]] + ([held[-1]] if held[-1] else [])


def shared(one: Sequence[str], other: Sequence[str]) -> list[Run]:
    """The lines that two texts share, in their order; those that stand once in each say where to look first."""
    found: list[Run] = []
    spans = [(0, len(one), 0, len(other))]
    while spans:
        begin, end, its_begin, its_end = spans.pop()
        at, its_at = begin, its_begin
        while at < end and its_at < its_end and one[at] == other[its_at]:
            at, its_at = at + 1, its_at + 1
        found.append(Run(begin, its_begin, at - begin))
        last, its_last = end, its_end
        while last > at and its_last > its_at and one[last - 1] == other[its_last - 1]:
            last, its_last = last - 1, its_last - 1
        found.append(Run(last, its_last, end - last))
        if at == last or its_at == its_last:
            continue
        anchors = _anchors(one, (at, last), other, (its_at, its_last))
        if anchors:
            for place, its_place in [*anchors, (last, its_last)]:
                spans.append((at, place, its_at, its_place))
                at, its_at = place, its_place
        elif (last - at) * (its_last - its_at) <= _MOST:
            matcher = SequenceMatcher(None, one[at:last], other[its_at:its_last], autojunk=False)
            found += [Run(at + run.a, its_at + run.b, run.size) for run in matcher.get_matching_blocks()]
    return [run for run in sorted(found) if run.size]


def _anchors(
    one: Sequence[str], span: tuple[int, int], other: Sequence[str], its_span: tuple[int, int]
) -> list[tuple[int, int]]:
    """The lines that stand once in both spans, as many as stand in the same order."""
    counts, its_counts = Counter(one[span[0] : span[1]]), Counter(other[its_span[0] : its_span[1]])
    once = {line for line, count in counts.items() if count == 1 == its_counts[line]}
    places = {other[at]: at for at in range(*its_span) if other[at] in once}
    pairs = [(at, places[one[at]]) for at in range(*span) if one[at] in once]
    # The longest run of pairs that ascends on both sides, by patience sorting.
    ends: list[int] = []
    chain: list[int] = []
    before: list[int | None] = []
    for number, (_, place) in enumerate(pairs):
        pile = bisect_left(ends, place)
        before.append(chain[pile - 1] if pile else None)
        ends[pile : pile + 1] = [place]
        chain[pile : pile + 1] = [number]
    kept: list[tuple[int, int]] = []
    step = chain[-1] if chain else None
    while step is not None:
        kept.append(pairs[step])
        step = before[step]
    return kept[::-1]


def pieces(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> Iterator[Piece]:
    """All lines of three texts in their order: what all share, and between that what has changed, and where."""
    at = mine = its = 0
    for begin, our_begin, their_begin, size in [
        *_shared_by_all(base, ours, theirs),
        (len(base), len(ours), len(theirs), 0),
    ]:
        held = base[at:begin], ours[mine:our_begin], theirs[its:their_begin]
        if any(held):
            yield Piece(_changed(*held), *held)
        if size:
            same = base[begin : begin + size]
            yield Piece("none", same, same, same)
        at, mine, its = begin + size, our_begin + size, their_begin + size


def _changed(
    base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]
) -> Literal["none", "ours", "theirs", "both"]:
    if ours == theirs:
        return "none"
    if ours == base:
        return "theirs"
    return "ours" if theirs == base else "both"


def _shared_by_all(
    base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]
) -> Iterator[tuple[int, int, int, int]]:
    mine, its = shared(base, ours), shared(base, theirs)
    left = right = 0
    while left < len(mine) and right < len(its):
        one, other = mine[left], its[right]
        begin, end = max(one.one, other.one), min(one.one + one.size, other.one + other.size)
        if begin < end:
            yield begin, one.other + begin - one.one, other.other + begin - other.one, end - begin
        if one.one + one.size < other.one + other.size:
            left += 1
        else:
            right += 1


def taken_over(text: str, base: str, theirs: str, wanted: Callable[[Piece], bool]) -> str:
    """The text with the wanted changes from `base` to `theirs` in it, where it has not changed those lines itself.

    Comments that come in where the text has new lines too stand behind these: they touch what follows.
    """
    made: list[str] = []
    for piece in pieces(lines_of(base), lines_of(text), lines_of(theirs)):
        if piece.changed == "theirs" and wanted(piece):
            made += piece.theirs
        else:
            made += piece.ours
            made += piece.theirs if piece.changed == "both" and not piece.base and is_remark(piece.theirs) else []
    return "".join(made)


def is_remark(lines: Iterable[str]) -> bool:
    """Whether lines say nothing to a reader of YAML: comments and blank ones."""
    return all(not (held := line.strip()) or held.startswith("#") for line in lines)


def line_merge(base: str, ours: str, theirs: str, labels: Labels) -> tuple[str, int]:
    """The text that has the changed lines of both sides, and how many conflicts stand in it between marks."""
    made: list[str] = []
    conflicts = 0
    for piece in pieces(lines_of(base), lines_of(ours), lines_of(theirs)):
        if piece.changed == "both":
            conflicts += 1
            made += marked(piece.ours, piece.theirs, labels)
        else:
            made += piece.theirs if piece.changed == "theirs" else piece.ours
    return "".join(made), conflicts


def marked(ours: Sequence[str], theirs: Sequence[str], labels: Labels, what: str = "") -> list[str]:
    """Both texts between the marks of Git; `what` says behind the first one what they are about."""
    end = "\r\n" if any(line.endswith("\r\n") for line in (*ours, *theirs)) else "\n"

    def ended(lines: Sequence[str]) -> list[str]:
        return [line if line.endswith("\n") else f"{line}{end}" for line in lines]

    first = f"{labels.ours}{ABOUT}{what}" if what else labels.ours
    return [
        f"{'<' * labels.size} {first}{end}",
        *ended(ours),
        f"{'=' * labels.size}{end}",
        *ended(theirs),
        f"{'>' * labels.size} {labels.theirs}{end}",
    ]
