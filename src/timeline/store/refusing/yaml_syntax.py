"""What the YAML parser stumbles over, in the words of somebody who writes a chronology."""

import re

from timeline.errors import Place, Problem, brief
from timeline.store.positions import REACH, NotYamlError, line_begins_of, place_in
from timeline.store.refusing.git_conflict import conflict_problems
from timeline.store.refusing.yaml_features import too_deep
from timeline.store.scalars import quoted

_VALUE = re.compile(r"(\s*(?:-\s+)*(?:[^\s\"'#][^\"'#]*?:\s+|-\s+)?)(\S.*?)\s*")
"""The key and the value of one line."""

_PAIR = re.compile(r"\\u([Dd][89ABab][0-9A-Fa-f]{2})\\u([Dd][C-Fc-f][0-9A-Fa-f]{2})")
"""A character beyond U+FFFF as JSON escapes it, in two halves."""

_ESCAPE = re.compile(r"\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})")


def syntax_problems(fault: NotYamlError, text: str, name: str) -> list[Problem]:
    """The conflicts of Git in a text that is no YAML, else the place where it stops being so."""
    return conflict_problems(text, name) or [_syntax_problem(fault, text, name)]


def _syntax_problem(fault: NotYamlError, text: str, name: str) -> Problem:
    begins = line_begins_of(text)
    here = place_in(text, begins, name, fault.index, fault.index + 1)
    if "nesting depth" in fault.message:
        return too_deep(_near(here))
    context = fault.index if fault.context_index is None else fault.context_index
    there = place_in(text, begins, name, context, context + 1)
    message, mend, place = _explained(fault, text, here, there)
    return Problem("syntax", brief(message), None if mend is None else brief(mend), _near(place))


def _near(place: Place) -> Place:
    """A place with no more of its line than what is near its column."""
    first = max(place.column - 1 - REACH, 0)
    return place._replace(
        excerpt=place.excerpt[first : place.column - 1 + REACH], above=place.above[:REACH], skipped=first
    )


def _explained(fault: NotYamlError, text: str, here: Place, there: Place) -> tuple[str, str | None, Place]:
    said, character = fault.message, text[fault.index : fault.index + 1]
    if "control characters" in said or "character that YAML does not allow" in said:
        return f"the character U+{ord(character or chr(0)):04X} is not allowed in a text file", "take it out", here
    if said == "mapping values are not allowed in this context":
        return _COLON, _quote_value(here) or _INDENT, here
    if "block scalar" in fault.context:
        sign = here.excerpt[there.column - 1 : there.column]
        return f"`{sign}` before an unquoted text opens a block of text", _quote(there), there
    if said.startswith("found character"):
        if character == "\t":
            return "a tab cannot indent", "use spaces", here
        return f"an unquoted text cannot begin with `{character}`", _quote(here), here
    if said == "found a tab character that violates indentation":
        return "a tab cannot indent", "use spaces", here
    if "Unicode character escape" in said:
        return _no_character(text, fault.index, here)
    if "quoted scalar" in fault.context:
        if "end of stream" in said or "document indicator" in said:
            return "this quote is never closed", "close it at the end of the text", there
        return "this is no escape that YAML knows", "double the backslash, or use single quotes", here
    if said == "did not find expected key" and "block mapping" in fault.context:
        return "a key was expected here", _after_quote(here) or _INDENT, here
    if said == "could not find expected ':'":
        return "this line has no colon after its key, or a text goes on where it should be indented", _INDENT, there
    if "'-' indicator" in said:
        return "an item of the list above was expected here", _ITEM, here
    if said in ("did not find expected ',' or ']'", "did not find expected ',' or '}'"):
        return f"the bracket opened in line {there.line} is not closed", "close it, or quote the text", here
    if said == "did not find expected node content" and character and character in _SIGNS:
        return f"an unquoted text cannot begin with `{character}`", _quote(here), here
    if said == "did not find expected node content":
        opened = place_in(text, line_begins_of(text), here.file, begin := _opener(text, fault.index), begin + 1)
        return f"the bracket opened in line {opened.line} is not closed", "close it, or quote the text", opened
    if "document start" in said:
        return "something stands behind the end of the store", "take it out, or quote the text it belongs to", here
    return f"this is not YAML: {said}" + (f" {fault.context}" if fault.context else ""), _PLAIN, here


_SIGNS = "]},?!%@`&*|>-"
_PLAIN = "put a text with signs such as `: # [ ] { } , & * ! | > %` in quotes"
_COLON = "a colon followed by a space begins a value, and none can begin here"
_ITEM = "begin it with `- `, or put it in one column with the keys of the item"
_INDENT = "keep the keys of one entry in one column, and put a text with `: ` in it in quotes"


def _opener(text: str, index: int) -> int:
    """Where the innermost bracket before a character opens that is not closed before it."""
    closed = 0
    for at in range(index - 1, -1, -1):
        if text[at] in "]}":
            closed += 1
        elif text[at] in "[{":
            closed -= 1
        if closed < 0:
            return at
    return index


def _no_character(text: str, index: int, place: Place) -> tuple[str, str, Place]:
    """An escape that stands for no character; `index` and `place` are those of its digits."""
    begin = index - 2
    pair, escape = _PAIR.match(text, begin), _ESCAPE.match(text, begin)
    if pair is not None:
        character = chr(0x10000 + ((int(pair[1], 16) - 0xD800) << 10) + int(pair[2], 16) - 0xDC00)
        message = f"`{pair[0]}` is one character in two halves, which JSON joins and YAML does not"
        mend = f"write `{character}` itself, or `\\U{ord(character):08X}`"
        return message, mend, place._replace(column=place.column - 2, length=len(pair[0]))
    if escape is None:
        return "this is no escape that YAML knows", "double the backslash, or use single quotes", place
    here = place._replace(column=place.column - 2, length=len(escape[0]))
    if int(escape[0].lstrip("\\uU"), 16) > 0x10FFFF:
        return f"`{escape[0]}` is no character: the last one is U+10FFFF", "write the character itself", here
    return f"`{escape[0]}` is half of a character, and none without its other half", "write the whole character", here


def _quote(place: Place) -> str:
    """The line with what begins at the place in quotes."""
    line = place.excerpt.rstrip()
    before, value = line[: place.column - 1], line[place.column - 1 :]
    return f"quote it: `{before.lstrip()}{quoted(value)}`" if before.strip() and value else "put the text in quotes"


def _quote_value(place: Place) -> str | None:
    """The line with its value in quotes, where the place is inside of an unquoted value."""
    line = place.excerpt.rstrip()
    matched = _VALUE.fullmatch(line)
    if matched is None or not matched[1].strip() or place.column <= len(matched[1]) or matched[2][0] in "\"'[{|>&*!#":
        return None
    return f"quote it: `{matched[1].lstrip()}{quoted(matched[2])}`"


def _after_quote(place: Place) -> str | None:
    """Where a quoted text ends too early: `says: "a" and "b"`."""
    before = place.excerpt[: place.column - 1].rstrip()
    if before[-1:] not in ("'", '"') or not before:
        return None
    matched = _VALUE.fullmatch(place.excerpt.rstrip())
    if matched is None or not matched[1].strip():
        return None
    return f"the quoted text ends before this; quote the whole: `{matched[1].lstrip()}{quoted(matched[2])}`"
