"""What the joined store says in a `note`, so that nothing of the second store is lost where the first one stands."""

import re
from collections.abc import Mapping, Sequence

from timeline.errors import Problem
from timeline.model import Coordinates

_END = re.compile(r"(?<=[.!?…])\s+")
"""Between two sentences of a line."""


def said_there(name: str, differing: Sequence[tuple[str, str]]) -> str:
    """One sentence with what the other store has instead; empty where nothing differs."""
    if not differing:
        return ""
    told = ", ".join(f"{key} “{value}”" for key, value in differing)
    return f"{name} has {told}."


def as_told(value: object) -> str:
    """A value as a note quotes it; of one with keys of its own the value and then each key."""
    if isinstance(value, list):
        return ", ".join([as_told(one) for one in value])
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, dict):
        return str(value)
    stated = [str(value["value"])] if "value" in value else []
    return "; ".join([*stated, *(f"{key} {as_told(held)}" for key, held in value.items() if key != "value")])


def is_private(value: object) -> bool:
    """Whether a value is for the editor's screen alone, or one of several is."""
    held = value if isinstance(value, list) else [value]
    return any(isinstance(one, dict) and one.get("private") is True for one in held)


def private_problem(entry: str, key: str) -> Problem:
    """That what is private in one store is told otherwise in the other: the note would show it to everybody."""
    message = f"{key} of `{entry}` is private in one store and told otherwise in the other, and a note would show it"
    return Problem("private", message, "make the two equal, or take one of them out")


def quoted_place(place: Coordinates) -> str:
    """A place on the globe as a note quotes it, with its keys of one's own."""
    return "; ".join([place.text, *(f"{key} {held}" for key, held in place.extra.items())])


def joined_note(mine: object, *others: object) -> str | None:
    """The note with what it does not say yet, each on a line of its own; None where it says all of it."""
    held = mine if isinstance(mine, str) else ""
    lines = [held.strip()] if held.strip() else []
    count = len(lines)
    for other in others:
        told = other.strip() if isinstance(other, str) else ""
        if told and not is_told("\n".join(lines), told):
            lines.append(told)
    return "\n".join(lines) if len(lines) > count else None


def is_told(note: str, other: str) -> bool:
    """Whether a note has every sentence of another one. `It is true` is no part of `It is not so that it is true`."""
    return set(_sentences(other)) <= set(_sentences(note))


def _sentences(text: str) -> list[str]:
    return [sentence for line in text.split("\n") for sentence in _END.split(line.strip()) if sentence]


def free_key(key: str, value: object, taken: Mapping[str, object]) -> str | None:
    """Where a key of one's own can stand beside others: `x-folder`, else `x-folder-2`; None where it stands already."""
    number, name = 1, key
    while name in taken:
        if taken[name] == value:
            return None
        number += 1
        name = f"{key}-{number}"
    return name
