"""The records of JSON, and of JSON Lines."""

import json
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from itertools import accumulate

from msgspec.structs import replace

from timeline.entry_input.records import Record, Records, Refused, names_of, records_of_tree
from timeline.errors import Place, Problem, TimelineError
from timeline.store.entries import DEEPEST

_HALF = re.compile("[\ud800-\udfff]")
"""Half of a character of UTF-16, which JSON can write alone and no text has."""
_LONGEST_NUMBER = 18
"""Digits; a number that is longer is an id, and stays as it is written."""


def json_records(text: str, name: str, path: str | None = None) -> Records:
    """The records of a JSON text; with `path` those of the list that stands there.

    Raises TimelineError with its place for a text that is none.
    """
    root = _parsed(text, name, 1)
    keys = tuple(path.split(".")) if path is not None else ()
    for key in keys:
        if not isinstance(root, dict) or key not in root:
            there = ", ".join(root) if isinstance(root, dict) else "a list"
            raise TimelineError.of("option", f"--records {path!r}: nothing is called `{key}` there", f"it has {there}")
        root = root[key]
    if not keys and isinstance(root, dict):
        _refuse_wrapped(root, Place(name, 1, 1, 1, text.partition("\n")[0]))
        keys = ("events",) if "events" in root else ()
    begins = _begins_of_items(text, keys)
    lines = text.split("\n")
    ends = list(accumulate(len(line) + 1 for line in lines))

    def place_of(number: int) -> Place:
        line = bisect_right(ends, begins[number]) + 1 if number < len(begins) else 1
        return Place(name, line, 1, 1, lines[line - 1])

    if isinstance(root, _Doubled):
        raise TimelineError([_doubled(root, place_of(0))])
    return _sound(records_of_tree(root, place_of, name), lambda number: _item(text, begins, number))


def parsed_json(text: str, name: str) -> object:
    """What a JSON text holds; decimals and long numbers as they are written. Raises TimelineError with its place."""
    return _parsed(text, name, 1)


def _refuse_wrapped(root: Mapping[str, object], place: Place) -> None:
    """Raises TimelineError for a map that is no entry, and holds a list of records under a name of its own."""
    lists = [key for key, held in root.items() if isinstance(held, list) and any(isinstance(one, dict) for one in held)]
    if lists and not {"title", "to", "events", "accounts"} & root.keys():
        mend = " or ".join(f"--records {key}" for key in lists)
        message = f"this is one map, and lists of records stand in it: {', '.join(lists)}"
        raise TimelineError([Problem("table", message, mend, place)])


def json_lines_records(text: str, name: str) -> Records:
    """The records of JSON Lines; a line that is no record is refused, and the others are taken."""
    records: list[Record] = []
    refused: list[Refused] = []
    filled = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    for count, (number, line) in enumerate(filled, 1):
        place = Place(name, number, 1, 1, line, record=count)
        try:
            held = _parsed(line, name, number)
        except TimelineError as error:
            problems = [one._replace(place=(one.place or place)._replace(record=count)) for one in error.problems]
            refused.append(Refused(line, place, tuple(problems)))
            continue
        if isinstance(held, dict):
            records.append(Record(held, place))
        else:
            problem = Problem("shape", "a line is one record, a map of keys", 'write {"title": …}', place)
            refused.append(Refused(line, place, (problem,)))
    if not filled:
        raise TimelineError([Problem("table", "this file has no entries", "write one a line", Place(name, 1, 1))])
    read = Records(tuple(records), names_of(records), refused=tuple(refused))
    return _sound(read, lambda number: filled[number][1])


def _parsed(text: str, name: str, line: int) -> object:
    def no_number(word: str) -> object:
        raise TimelineError([Problem("json", f"`{word}` is no JSON", "write null, or a text", Place(name, line, 1))])

    try:
        # Decimals stay as they are written: 1.10 is not 1.1.
        return json.loads(
            text, parse_float=str, parse_int=_integer, parse_constant=no_number, object_pairs_hook=_map_of
        )
    except json.JSONDecodeError as error:
        excerpt = text.split("\n")[error.lineno - 1]
        place = Place(name, line + error.lineno - 1, error.colno, 1, excerpt)
        message = f"this is no JSON: {error.msg[:1].lower()}{error.msg[1:]}"
        raise TimelineError([Problem("json", message, "correct it, or write it anew", place)]) from None
    except RecursionError:
        raise TimelineError([Problem("json", _TOO_DEEP, f"{DEEPEST} levels are read", Place(name, line, 1))]) from None


_TOO_DEEP = "this is nested too deep"


def _integer(word: str) -> int | str:
    return int(word) if len(word) <= _LONGEST_NUMBER else word


class _Doubled(dict[str, object]):
    """A map of which a key stands twice, and so one of its values is not in it."""

    key = ""


def _map_of(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) == len(pairs):
        return made
    doubled, seen = _Doubled(made), set[str]()
    for key, _ in pairs:
        if key in seen:
            doubled.key = key
            break
        seen.add(key)
    return doubled


def _doubled(held: _Doubled, place: Place) -> Problem:
    return Problem("json", f"the key `{held.key}` stands twice here", "give each a name of its own", place)


def _sound(records: Records, text_of: Callable[[int], str]) -> Records:
    """Refuses the records that a store could not hold; `text_of` is the text of one by its number, from 0."""
    kept: list[Record] = []
    refused: list[Refused] = []
    for record in records.records:
        problem = _fault(record.fields, record.place)
        if problem is None:
            kept.append(record)
            continue
        is_deep = problem.message == _TOO_DEEP
        refused.append(Refused(_TOO_DEEP if is_deep else text_of(record.place.record - 1), record.place, (problem,)))
    if not refused:
        return records
    return replace(records, records=tuple(kept), names=names_of(kept), refused=(*records.refused, *refused))


def _fault(root: Mapping[str, object], place: Place) -> Problem | None:
    """What is wrong with a record, whose maps and lists are looked at without recursion of its own."""
    level: list[object] = [root]
    # A record stands two levels below the store.
    for _ in range(DEEPEST - 1):
        inner: list[object] = []
        for held in level:
            if isinstance(held, _Doubled):
                return _doubled(held, place)
            values = list(held.values()) if isinstance(held, dict) else held if isinstance(held, list) else []
            texts = [text for text in (*(held if isinstance(held, dict) else ()), *values) if isinstance(text, str)]
            half = next((found[0] for text in texts if (found := _HALF.search(text)) is not None), None)
            if half is not None:
                message = f"half a character (U+{ord(half):04X}) is no text"
                return Problem("json", message, "take it out, or write both halves", place)
            inner += [value for value in values if isinstance(value, dict | list)]
        if not inner:
            return None
        level = inner
    return Problem("json", _TOO_DEEP, f"{DEEPEST} levels are read", place)


def _item(text: str, begins: list[int], number: int) -> str:
    """The text of an item of a list, by its number from 0."""
    begin = begins[number] if number < len(begins) else 0
    return text[begin : json.JSONDecoder(parse_int=str, parse_float=str).raw_decode(text, begin)[1]]


def _begins_of_items(text: str, path: tuple[str, ...]) -> list[int]:
    """Where each item of the list begins that stands at a path; none where there is no list. The text is JSON."""
    decoder = json.JSONDecoder(parse_int=str, parse_float=str)

    def skipped(at: int, marks: str = " \t\r\n") -> int:
        while at < len(text) and text[at] in marks:
            at += 1
        return at

    def items(at: int) -> Iterator[int]:
        at = skipped(at + 1)
        while text[at] not in "]}":
            yield at
            at = skipped(decoder.raw_decode(text, at)[1], " \t\r\n,:")

    at = skipped(0)
    for key in path:
        keys_and_values = list(items(at)) if text[at] == "{" else []
        found = [
            value
            for name, value in zip(keys_and_values[::2], keys_and_values[1::2], strict=True)
            if decoder.raw_decode(text, name)[0] == key
        ]
        if not found:
            return []
        at = found[-1]
    return list(items(at)) if text[at] == "[" else [at]
