"""What the nodes of a text mean, as the fast reader says it."""

from timeline.store.positions import Node
from timeline.store.scalars import scalar_value


def tree_of(root: Node) -> object:
    """What a node means, aliases written out. Raises LookupError for an alias of what is not in sight.

    Without recursion, since a text may nest deeper than the stack is.
    """
    made: list[object] = []
    waiting: list[tuple[Node, list[object] | dict[str, object], str | None]] = [(root, made, None)]
    while waiting:
        node, holder, key = waiting.pop()
        node = node.resolved
        value: object
        if node.kind == "scalar":
            value = scalar_value(node.text) if node.plain else node.text
        elif node.kind == "list":
            items: list[object] = []
            value = items
            waiting.extend((item, items, None) for item in reversed(node.items))
        elif node.kind == "map":
            # Its keys are put in now, for their order is that of the text.
            pairs: dict[str, object] = {name.resolved.text: None for name, _ in node.pairs}
            value = pairs
            waiting.extend((inner, pairs, name.resolved.text) for name, inner in reversed(node.pairs))
        else:
            raise LookupError(f"what `*{node.text}` stands for is not in sight")
        if isinstance(holder, dict):
            holder[str(key)] = value
        else:
            holder.append(value)
    return made[0]


def means(root: Node, value: object) -> bool:
    """Whether a node means a value as `same_tree` compares it with its tree, which is not made.

    Raises as `tree_of`.
    """
    waiting: list[tuple[Node, object]] = [(root, value)]
    while waiting:
        node, held = waiting.pop()
        if node.target is not None:
            node = node.target
        kind = node.kind
        if kind == "scalar":
            read = scalar_value(node.text) if node.style is None and node.tag is None else node.text
            if type(read) is not type(held):
                return False
            if read != held and (read == read or held == held):  # noqa: PLR0124 - what is not a number equals nothing
                return False
        elif kind == "list":
            if type(held) is not list or len(held) != len(node.items):
                return False
            waiting.extend(zip(node.items, held, strict=True))
        elif kind == "map":
            # Two keys that are one are no map for the fast reader.
            if type(held) is not dict or len(held) != len(node.pairs):
                return False
            for name, inner in node.pairs:
                key = name.text if name.target is None else name.target.text
                if key not in held:
                    return False
                waiting.append((inner, held[key]))
        else:
            raise LookupError(f"what `*{node.text}` stands for is not in sight")
    return True
