"""The sources of two stores as one map: what both have stands once, and one id never means two sources."""

from collections.abc import Collection, Mapping

from timeline.errors import Problem
from timeline.merging.notes import as_told, free_key, joined_note, said_there
from timeline.merging.trees import Tree, texts_of
from timeline.model import Timeline
from timeline.store.editing.edits import AddSource, Edit, OfSource, SetKey
from timeline.store.keys import names
from timeline.when import Home

_IDENTITY = ("name", "type")
"""Where these differ, the two are taken for two sources; all else may be seen in two ways."""


def united_sources(
    here: Mapping[str, Tree], there: Mapping[str, Tree], stores: tuple[Timeline, Timeline], names: tuple[str, str]
) -> tuple[list[Edit], list[tuple[str, Problem]]]:
    """What the first store must take in, and every id that means two sources, with what to say of it.

    `stores` tell the zones and calendars that the sources have there, `names` is what the two are called.
    """
    edits: list[Edit] = []
    rounds: dict[int, list[Edit]] = {}
    """The first key of each source, then the second: what sets keys of different sources is done at once."""
    problems: list[tuple[str, Problem]] = []
    for source, entry in there.items():
        if source not in here:
            edits.append(AddSource(source, entry))
            continue
        problem = _conflict(source, here[source], entry, names)
        if problem is not None:
            problems.append((source, problem))
        else:
            one, other = (store.home(source) for store in stores)
            same = {key for key, (mine, its) in _homes(one, other).items() if mine == its}
            for number, edit in enumerate(_united(source, here[source], entry, names[1], same)):
                rounds.setdefault(number, []).append(edit)
    return [*(edit for number in sorted(rounds) for edit in rounds[number]), *edits], problems


def _homes(one: Home, other: Home) -> dict[str, tuple[str, str]]:
    """What two stores say of the zone and the calendar of one source."""
    return {
        "timezone": (one.zone or "UTC", other.zone or "UTC"),
        "calendar": (one.calendar or "gregorian", other.calendar or "gregorian"),
    }


def _conflict(source: str, mine: Tree, other: Tree, names: tuple[str, str]) -> Problem | None:
    told = [
        f"{key} `{mine[key]}` and `{other[key]}`"
        for key in _IDENTITY
        if key in mine and key in other and str(mine[key]).casefold() != str(other[key]).casefold()
    ]
    if not told:
        return None
    message = f"`{source}` means two sources, in {names[0]} and {names[1]}: {', '.join(told)}"
    mend = f"--rename B:{source}={source}-2 keeps both; where they are one, write the same in both stores"
    return Problem("two-sources", message, mend)


def _united(source: str, mine: Tree, other: Tree, name: str, same: Collection[str]) -> list[Edit]:
    edits: list[Edit] = []
    differing: list[tuple[str, str]] = []
    for key, value in other.items():
        if key in ("timezone", "calendar"):
            # Set on the first store's source, it would move the times that are there.
            if key not in same:
                differing.append((key, str(value)))
        elif key in names("source", "text", "source", "event", "word", many=True):
            held = texts_of(mine, key)
            more = [text for text in texts_of(other, key) if text not in held]
            if more:
                edits.append(SetKey(OfSource(source), key, [*held, *more]))
        elif key.startswith("x-"):
            free = free_key(key, value, mine)
            edits.extend([SetKey(OfSource(source), free, value)] if free is not None else [])
        elif key not in mine:
            if key != "note":
                edits.append(SetKey(OfSource(source), key, value))
        elif value != mine[key] and key != "note":
            differing.append((key, as_told(value)))
    note = joined_note(mine.get("note"), said_there(name, differing), other.get("note"))
    if note is not None:
        edits.append(SetKey(OfSource(source), "note", note))
    return edits
