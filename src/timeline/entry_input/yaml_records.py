"""The records of YAML."""

from timeline.entry_input.records import Records, records_of_tree
from timeline.errors import Place, Problem, TimelineError
from timeline.store.positions import Document, Node, NotYamlError
from timeline.store.refusing.yaml_features import structure_problems
from timeline.store.refusing.yaml_syntax import syntax_problems
from timeline.store.scalars import scalar_value


def yaml_records(text: str, name: str) -> Records:
    """The records of a YAML text. Raises TimelineError with its places for a text that is none."""
    try:
        document = Document(text, name)
        problems = structure_problems(document)
    except NotYamlError as fault:
        raise TimelineError(syntax_problems(fault, text, name)) from None
    if problems:
        raise TimelineError(problems)
    if document.root is None:
        raise TimelineError(
            [Problem("table", "this file has no entries", "write some below `events`", Place(name, 1, 1))]
        )
    root = document.root.resolved
    events = next((value.resolved for key, value in root.pairs if key.text == "events"), root)
    nodes = events.items if events.kind == "list" else [root]

    def place_of(number: int) -> Place:
        node = nodes[number]
        return document.place(node.begin, node.begin + 1)

    return records_of_tree(_as_written(root), place_of, name)


def _as_written(node: Node, *, free: bool = False) -> object:
    """What a node holds, scalars as texts as they are written, for most keys take text; what is empty is None.

    Below a key that begins with `x-` (`free`) they are what YAML makes of them.
    """
    node = node.resolved
    if node.kind == "map":
        return {
            key.resolved.text: _as_written(value, free=free or key.resolved.text.startswith("x-"))
            for key, value in node.pairs
        }
    if node.kind == "list":
        return [_as_written(item, free=free) for item in node.items]
    if not node.plain:
        return node.text
    value = scalar_value(node.text)
    return value if free or value is None else node.text
