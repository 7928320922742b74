"""What Git leaves in a file that two people have changed: both texts, between lines of `<`, `=` and `>`.

The lines are those of `git help merge`, "How conflicts are presented": seven signs at the begin of a line, then nothing
or a space and a name. With `diff3` and `zdiff3` the text that both began with stands between them, below `|||||||`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

import msgspec

from timeline.errors import Problem, shortened
from timeline.store.positions import REACH, line_begins_of, place_in

_MARKER = re.compile(r"^(<{7}|\|{7}|={7}|>{7})(?: (.*?))?\r?$", re.MULTILINE)

ABOUT = " · "
"""What stands in the first line between the name of the side and what the conflict is about, by `merge-driver`."""


class _Marker(msgspec.Struct, frozen=True):
    """One of the lines; `begin` and `end` are its characters, `line` counts from 1."""

    sign: str
    name: str
    begin: int
    end: int
    line: int


def conflict_problems(text: str, name: str, *, whole: bool = False) -> list[Problem]:
    """A problem for each conflict, and for each line that is left of one; with `whole` none where no conflict is.

    A text in quotes may begin a line with these signs, so a few of them alone prove nothing in what is YAML.
    """
    if "<<<<<<<" not in text and (whole or all(sign * 7 not in text for sign in "|=>")):
        return []
    begins = line_begins_of(text)
    groups = list(_conflicts(_markers(text, begins)))
    if whole and not any(_is_whole(group) for group in groups):
        return []
    return [
        Problem(
            "git-conflict",
            _told(group),
            _mend(group),
            place_in(text, begins, name, group[0].begin, group[0].end, REACH),
        )
        for group in groups
    ]


def both_sides(text: str) -> tuple[str, str] | None:
    """The text as each side has it; None where no conflict stands in it, or a line is left of one."""
    begins = [*line_begins_of(text), len(text) + 1]
    groups = list(_conflicts(_markers(text, begins)))
    if not groups or not all(_is_whole(group) for group in groups):
        return None
    sides = ["", ""]
    at = 0
    for group in groups:
        # Our lines stand before the next mark, theirs behind the middle one; between these is what both began with.
        first, behind, middle, last = group[0].line, group[1].line, group[-2].line, group[-1].line
        spans = (first, behind - 1), (middle, last - 1)
        for side, (begin, end) in enumerate(spans):
            sides[side] += text[at : begins[first - 1]] + text[begins[begin] : begins[end]]
        at = begins[last]
    return sides[0] + text[at:], sides[1] + text[at:]


def _markers(text: str, begins: list[int]) -> list[_Marker]:
    return [
        _Marker(found[1][0], found[2] or "", found.start(1), found.end(1), bisect_right(begins, found.start()))
        for found in _MARKER.finditer(text)
    ]


def _conflicts(markers: list[_Marker]) -> Iterator[list[_Marker]]:
    """The lines that belong to one conflict, together; what belongs to none, alone."""
    at = 0
    while at < len(markers):
        signs = "".join(marker.sign for marker in markers[at : at + 4])
        size = 4 if signs == "<|=>" else 3 if signs.startswith("<=>") else 1
        yield markers[at : at + size]
        at += size


def _is_whole(group: list[_Marker]) -> bool:
    return len(group) > 1


def _told(group: list[_Marker]) -> str:
    first, last = group[0], group[-1]
    if not _is_whole(group):
        return "this line is left of a conflict of Git"
    middle = next(marker for marker in group if marker.sign == "=")
    side, _, what = first.name.partition(ABOUT)
    ours = f"{_named(side, 'one side')} in {_lines(first.line, group[1].line)}"
    theirs = f"{_named(last.name, 'the other')} in {_lines(middle.line, last.line)}"
    about = f" over {shortened(what)}" if what else ""
    return f"lines {first.line} to {last.line} are a conflict of Git{about}: {ours}, {theirs}"


def _named(name: str, otherwise: str) -> str:
    return f"`{shortened(name)}`" if name.strip() else otherwise


def _lines(before: int, behind: int) -> str:
    """The lines between two markers."""
    first, last = before + 1, behind - 1
    return "no line" if last < first else f"line {first}" if last == first else f"lines {first} to {last}"


def _mend(group: list[_Marker]) -> str:
    if not _is_whole(group):
        return "take it out, and look whether what stands around it is right"
    middle = group[-2].line
    between = f"{group[1].line} to {middle}" if len(group) == 4 else f"{middle}"  # with what both began with
    return f"keep what is right, and take out lines {group[0].line}, {between} and {group[-1].line}"
