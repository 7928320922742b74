"""Two texts in one: between the marks of Git where they differ, and behind the first mark what that is about."""

from collections.abc import Sequence

from timeline.errors import TimelineError
from timeline.revisions.lines import Labels, lines_of, marked, shared
from timeline.revisions.three_way import Clash, account_reference
from timeline.store.positions import Node, NotYamlError
from timeline.store.reading import read_store


def in_marks(sides: tuple[str, str], clashes: Sequence[Clash], labels: Labels) -> tuple[str, int]:
    """One text in which both stand between marks where they differ; and how many times that is."""
    ours, theirs = lines_of(sides[0]), lines_of(sides[1])
    places = [_lines_of_clashes(text, clashes) for text in sides]
    pieces: list[str] = []
    at = its = conflicts = 0
    for begin, other, size in [*shared(ours, theirs), (len(ours), len(theirs), 0)]:
        if at < begin or its < other:
            about = [
                clash
                for number, clash in enumerate(clashes)
                if _meets(places[0].get(number), at, begin) or _meets(places[1].get(number), its, other)
            ]
            conflicts += 1
            pieces += marked(ours[at:begin], theirs[its:other], labels, _about(about))
        pieces += ours[begin : begin + size]
        at, its = begin + size, other + size
    return "".join(pieces), conflicts


def _about(clashes: Sequence[Clash]) -> str:
    return ", ".join(dict.fromkeys(in_words(clash) for clash in clashes))


def in_words(clash: Clash) -> str:
    """What a clash is about, in one line: `says of strike/ministry@2025-03-19`."""
    entry = clash.entry or "the store"
    words = f"{clash.key} of {entry}" if clash.key else f"all of {entry}"
    return "".join(letter if letter.isprintable() else " " for letter in words)


def _meets(lines: tuple[int, int] | None, begin: int, end: int) -> bool:
    return lines is not None and lines[0] < end and begin <= lines[1]


def _lines_of_clashes(text: str, clashes: Sequence[Clash]) -> dict[int, tuple[int, int]]:
    """By the number of a clash its first and last line, from 0, in a text; of what is not there none."""
    try:
        document = read_store(None, text.encode(), "").document
    except (TimelineError, NotYamlError):
        return {}
    fields = {} if document.root is None else _fields(document.root)
    places: dict[tuple[str, str], tuple[int, int]] = {
        ("", key): (node.begin, value.end) for key, (node, value) in fields.items()
    }
    for name, (key, source) in (_fields(fields["sources"][1]) if "sources" in fields else {}).items():
        _take(places, f"source {name}", key, source)
    for item in fields["events"][1].items if "events" in fields else []:
        event = _fields(item.resolved)
        name = event["id"][1].text if "id" in event else ""
        _take(places, name, item, item)
        accounts = event["accounts"][1].items if "accounts" in event else []
        for account in accounts:
            held = {key: pair[1] for key, pair in _fields(account).items()}
            told: dict[str, object] = {key: node.text for key, node in held.items() if node.kind == "scalar"}
            cited = held["cite"].items if "cite" in held else []
            told["cite"] = [{key: pair[1].text for key, pair in _fields(one).items()} for one in cited]
            _take(places, account_reference(name, told), account, account)
    found = {}
    for number, clash in enumerate(clashes):
        if (span := places.get((clash.entry, clash.key))) is not None:
            found[number] = text.count("\n", 0, span[0]), text.count("\n", 0, span[1])
    return found


def _take(places: dict[tuple[str, str], tuple[int, int]], name: str, begin: Node, entry: Node) -> None:
    places[name, ""] = begin.begin, entry.end
    for key, (node, value) in _fields(entry).items():
        places[name, key] = node.begin, value.end
        if key == "points":
            for point, (held, told) in _fields(value).items():
                places[name, f"point {point}"] = held.begin, told.end


def _fields(node: Node) -> dict[str, tuple[Node, Node]]:
    return {key.resolved.text: (key.resolved, value.resolved) for key, value in node.resolved.pairs}
