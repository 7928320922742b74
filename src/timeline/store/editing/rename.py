"""Another name for an event, a source, a tag or a point, wherever it stands: in the tree, and in the text."""

from collections.abc import Iterator, Mapping, Sequence

from timeline.errors import TimelineError, near_misses, one_of
from timeline.store.editing.edits import Rename
from timeline.store.editing.trees import Entry, Tree
from timeline.store.ids import ID_GRAMMAR, is_id
from timeline.store.keys import names
from timeline.store.positions import Node
from timeline.store.spelling import is_among, is_same


def rename_in_tree(tree: Tree, edit: Rename) -> list[int]:
    """Renames in the tree; gives the numbers of the events in which the name stands.

    Raises TimelineError where there is nothing of the old name, or the new one is taken or cannot be a name.
    """
    known = _names(tree, edit)
    if not is_among(edit.old, known):
        near = near_misses(edit.old, known)
        where = "" if edit.event is None else f" of `{edit.event}`"
        mend = f"did you mean {' or '.join(near)}?" if near else None
        raise TimelineError.of("unknown-reference", f"no {edit.kind}{where} is called `{edit.old}`", mend)
    if edit.kind in ("event", "source"):
        if not is_id(edit.new):
            raise TimelineError.of("id", f"`{edit.new}` is no id", ID_GRAMMAR)
        if edit.join and edit.new not in known:
            raise TimelineError.of("unknown-reference", f"no source is called `{edit.new}`", one_of(known))
        if is_among(edit.new, known) and not is_same(edit.new, edit.old) and not edit.join:
            raise TimelineError.of("duplicate-id", f"the {edit.kind} `{edit.new}` exists", "choose another id")
    elif not edit.new.strip():
        raise TimelineError.of("empty", f"a {edit.kind} needs a name", "write a name")
    numbers = [number for number in _events_in_reach(tree, edit) if _stands_in(tree.events[number] or {}, edit)]
    for number in numbers:
        _rename_in_event(tree, number, edit)
    if edit.kind == "source" and tree.sources():
        _rename_in_sources(tree, edit)
    if renames_synonyms(tree, edit):
        tree.frame_changed = True
        held = _map(tree.root["synonyms"])
        tree.root["synonyms"] = {edit.new if is_same(name, edit.old) else name: groups for name, groups in held.items()}
    return numbers


def renames_synonyms(tree: Tree, edit: Rename) -> bool:
    """Whether a point is renamed everywhere that has synonyms."""
    return edit.kind == "point" and edit.event is None and is_among(edit.old, _map(tree.root.get("synonyms")))


def names_in_event(node: Node, edit: Rename) -> Iterator[Node]:
    """The scalars of an event that are the name."""
    fields = {key.text: value for key, value in node.pairs}
    if edit.kind == "event":
        yield from _equal([fields[key] for key in ("id", *names("event", "event")) if key in fields], edit.old)
    elif edit.kind == "tag":
        yield from _equal([fields["tags"]], edit.old)
    else:
        accounts = [item.resolved for item in fields["accounts"].resolved.items] if "accounts" in fields else []
        if edit.kind == "source":
            for account in accounts:
                told = [value for key, value in account.pairs if key.text in names("account", "source")]
                yield from _equal(told, edit.old)
            yield from _equal(_values(fields, "between"), edit.old)
        else:
            yield from _equal(_values(fields, "point"), edit.old)
            for entry in (node, *accounts):
                for key, value in entry.pairs:
                    if key.text == "points":
                        yield from (name for name, _ in value.resolved.pairs if is_same(name.resolved.text, edit.old))


def _values(event: dict[str, Node], key: str) -> list[Node]:
    """The values of a key of the rulings of an event."""
    listed = event["rulings"].resolved.items if "rulings" in event else []
    return [value for item in listed for name, value in item.resolved.pairs if name.resolved.text == key]


def names_in_synonyms(synonyms: Node, edit: Rename) -> Iterator[Node]:
    """The keys of the map `synonyms` that are the point."""
    return (key for key, _ in synonyms.resolved.pairs if is_same(key.resolved.text, edit.old))


def names_in_sources(sources: Node, edit: Rename) -> Iterator[Node]:
    """The scalars of the map of sources that are the id."""
    for key, source in sources.pairs:
        if is_same(key.resolved.text, edit.old) and not edit.join:
            yield key
        yield from _equal(
            [value for name, value in source.resolved.pairs if name.text in names("source", "source")], edit.old
        )


def _equal(nodes: list[Node], name: str) -> Iterator[Node]:
    for node in nodes:
        held = node.resolved
        if held.kind == "list":
            yield from (
                item for item in held.items if item.resolved.kind == "scalar" and is_same(item.resolved.text, name)
            )
        elif held.kind == "scalar" and is_same(held.text, name):
            yield node


def _names(tree: Tree, edit: Rename) -> list[str]:
    """All names of that kind, each once, in the order of the file.

    Of a part of a folder those of the others too, where they may be in the way or are to be proposed.
    """
    if edit.kind == "source":
        return list(tree.all_sources())
    own = _names_in([tree.events[number] for number in _events_in_reach(tree, edit)], edit)
    if edit.event is not None or (edit.kind != "event" and is_among(edit.old, own)):
        return own
    return _names_in(tree.all_events(), edit)


def _names_in(events: Sequence[Entry | None], edit: Rename) -> list[str]:
    found: dict[str, None] = {}
    for held in events:
        event = held or {}
        if edit.kind == "event":
            found[str(event.get("id"))] = None
        elif edit.kind == "tag":
            found.update(dict.fromkeys(_texts(event.get("tags"))))
        else:
            for entry in (event, *_accounts(event)):
                found.update(dict.fromkeys(_map(entry.get("points"))))
    return list(found)


def _events_in_reach(tree: Tree, edit: Rename) -> list[int]:
    if edit.kind == "point" and edit.event is not None:
        return [tree.number_of(edit.event)]
    return list(range(len(tree.events)))


def is_touched(tree: Mapping[str, object], edit: Rename) -> bool:
    """Whether the old name stands anywhere in a parsed file."""
    events = tree.get("events")
    if any(_stands_in(event, edit) for event in (events if isinstance(events, list) else []) if event):
        return True
    if edit.kind == "point":
        return edit.event is None and is_among(edit.old, _map(tree.get("synonyms")))
    if edit.kind != "source":
        return False
    return any(
        is_same(name, edit.old)
        or any(is_among(edit.old, _texts(_listed(_map(source).get(key)))) for key in names("source", "source"))
        for name, source in _map(tree.get("sources")).items()
    )


def _listed(held: object) -> object:
    return held if isinstance(held, list) else [held]


def _stands_in(event: Entry, edit: Rename) -> bool:
    old = edit.old
    if edit.kind == "event":
        return is_same(event.get("id"), old) or any(
            is_among(old, _texts(event.get(key))) for key in names("event", "event")
        )
    if edit.kind == "tag":
        return is_among(old, _texts(event.get("tags")))
    if edit.kind == "source":
        told = any(is_same(account.get(key), old) for account in _accounts(event) for key in names("account", "source"))
        return told or any(is_among(old, _texts(ruling.get("between"))) for ruling in rulings_in(event))
    told = any(is_among(old, _map(entry.get("points"))) for entry in (event, *_accounts(event)))
    return told or any(is_same(ruling.get("point"), old) for ruling in rulings_in(event))


def _rename_in_event(tree: Tree, number: int, edit: Rename) -> None:
    event, old, new = tree.opened_event(number), edit.old, edit.new
    if edit.kind == "event":
        if is_same(event.get("id"), old):
            tree.rename_event(number, new)
        for key in names("event", "event"):
            if is_among(old, _texts(event.get(key))):
                event[key] = _replaced(event[key], old, new)
    elif edit.kind == "tag":
        if new in _texts(event["tags"]) and new != old:
            message = f"`{event['id']}` has the tag `{new}` already"
            raise TimelineError.of("duplicate-name", message, f"take `{old}` out there first")
        event["tags"] = _replaced(event["tags"], old, new)
    elif edit.kind == "source":
        for account in _accounts(event):
            account.update({key: new for key in names("account", "source") if is_same(account.get(key), old)})
        for ruling in rulings_in(event):
            if is_among(old, _texts(ruling.get("between"))):
                ruling["between"] = _replaced(ruling["between"], old, new)
    else:
        for ruling in rulings_in(event):
            ruling.update({"point": new} if is_same(ruling.get("point"), old) else {})
        for entry in (event, *_accounts(event)):
            points = _map(entry.get("points"))
            if not is_among(old, points) or old == new:
                continue
            if new in points:
                message = f"`{event['id']}` has a point `{new}` beside `{old}`"
                raise TimelineError.of("duplicate-name", message, "take one of the two out there first")
            entry["points"] = {new if is_same(name, old) else name: value for name, value in points.items()}


def _rename_in_sources(tree: Tree, edit: Rename) -> None:
    tree.frame_changed = True
    sources: Entry = {}
    for name, held in tree.sources().items():
        source = dict(held) if isinstance(held, dict) else held
        if isinstance(source, dict):
            for key in names("source", "source", many=False):
                if is_same(source.get(key), edit.old):
                    source[key] = edit.new
            for key in names("source", "source", many=True):
                if is_among(edit.old, _texts(source.get(key))):
                    source[key] = _replaced(source[key], edit.old, edit.new)
        sources[edit.new if is_same(name, edit.old) and not edit.join else name] = source
    tree.root["sources"] = sources


def _replaced(texts: object, old: str, new: str) -> list[object]:
    return [new if is_same(text, old) else text for text in texts] if isinstance(texts, list) else []


def _texts(held: object) -> list[str]:
    return [text for text in held if text is not None] if isinstance(held, list) else []


def _map(held: object) -> dict[str, object]:
    return held if isinstance(held, dict) else {}


def rulings_in(event: Entry) -> list[Entry]:
    """The rulings of an event, empty items left out."""
    held = event.get("rulings")
    return [ruling for ruling in held if ruling is not None] if isinstance(held, list) else []


def _accounts(event: Entry) -> list[Entry]:
    held = event.get("accounts")
    return [account for account in held if account is not None] if isinstance(held, list) else []
