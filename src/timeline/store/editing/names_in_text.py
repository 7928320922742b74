"""A name that changes everywhere: in the text only the scalars that are it, each in the quotes that it had."""

from functools import partial

from timeline.store.editing.edits import Change, Rename
from timeline.store.editing.emit import flow_value, written_key
from timeline.store.editing.parts import Window
from timeline.store.editing.plain import double_quoted, is_plain, quoted_as
from timeline.store.editing.rename import (
    names_in_event,
    names_in_sources,
    names_in_synonyms,
    rename_in_tree,
    renames_synonyms,
)
from timeline.store.editing.splices import Splice
from timeline.store.editing.style import Style, in_json_style
from timeline.store.editing.text_and_tree import TextAndTree
from timeline.store.positions import Node, content_begin


def rename(store: TextAndTree, edit: Rename) -> Change:
    """Another name everywhere: only the scalars that are it."""
    has_synonyms = renames_synonyms(store.tree, edit)
    numbers = rename_in_tree(store.tree, edit)
    found: list[tuple[Window, list[Node]]] = []
    if edit.kind == "source" and store.tree.sources():
        window, trail = store.find_in(partial(store.find_frame, "sources"), "sources")
        found.append((window, list(names_in_sources(trail[-1], edit))))
    if has_synonyms:
        window, trail = store.find_in(partial(store.find_frame, "synonyms"), "synonyms")
        found.append((window, list(names_in_synonyms(trail[-1], edit))))
    for number in numbers if not store.draft.whole else ():
        window, trail = store.find_event(number)
        found.append((window, list(names_in_event(trail[-1], edit))))
    if store.draft.whole:
        window = store.draft.window(0, 0, head=True)
        nodes = found.pop()[1] if found else []
        events = window.events[1]
        for number in numbers:
            nodes += names_in_event((events.items if events is not None else [])[number].resolved, edit)
        found.append((window, nodes))
    for window, nodes in found:
        store.refuse_tied(window, nodes)
    lines = {store.draft.line_of(window, node.begin) for window, nodes in found for node in nodes}
    for window, nodes in found:
        keys, in_brackets = _keys_of(window), _in_brackets(window)
        written = {}
        for node in nodes:
            # An anchor before the name stays.
            begin = content_begin(window.text, node) - (node.style in ("'", '"'))
            new = _renamed(node, edit, id(node) in keys, in_brackets.get(id(node)))
            written[node.begin] = Splice(begin, node.end, new)
        store.put(window, list(written.values()))
    return Change(edit.new, min(lines, default=1), len(lines))


def _keys_of(window: Window) -> set[int]:
    keys: set[int] = set()
    stack = [window.document.root] if window.document.root is not None else []
    while stack:
        node = stack.pop()
        keys.update(id(key) for key, _ in node.pairs)
        stack += [*node.items, *(value for _, value in node.pairs)]
    return keys


def _in_brackets(window: Window) -> dict[int, bool]:
    """The scalars that stand in brackets, and whether these are JSON, where all of them keep their quotes."""
    found: dict[int, bool] = {}
    stack = [(window.document.root, False, False)] if window.document.root is not None else []
    while stack:
        node, is_flow, is_json = stack.pop()
        is_flow = is_flow or node.style == "flow"
        is_json = is_json or (node.style == "flow" and in_json_style(node))
        if is_flow and node.kind == "scalar":
            found[id(node)] = is_json
        inner = (*node.items, *(one for pair in node.pairs for one in pair))
        stack += [(one, is_flow, is_json) for one in inner]
    return found


def _renamed(node: Node, edit: Rename, key: bool, in_json: bool | None) -> str:
    """The new name in the quotes of the old one, where these were not needed for it or it stands in JSON; or without.

    What is needed goes by YAML 1.2 alone: so a `no` that somebody wrote without quotes comes back as it was. `in_json`
    is None for a name that stands in no brackets.
    """
    flow = in_json is not None
    written = written_key(edit.new, Style(), flow=flow) if key else flow_value(edit.new, "", Style())
    if in_json and node.style == '"':
        return double_quoted(edit.new)
    if node.style is None and is_plain(edit.new, flow=flow, time=False, older=False):
        return edit.new
    if node.style in ("'", '"') and is_plain(node.text, flow=flow, time=True, older=False):
        return quoted_as(edit.new, node.style)
    # The quotes of the old name were needed: so the new one is as it would have been without.
    return edit.new if is_plain(edit.new, flow=flow, time=False, older=False) else written
