"""What a YAML text means, by one of two readers that take and refuse the same.

oryaml is the fast one. Where it cannot be installed, PyYAML reads, a dependency already for the places of things: in
five times the time, by the same rules, which are those of `timeline.store.scalars` and `yaml_features` then.
"""

from collections.abc import Callable
from functools import cache
from typing import Literal, TypeAlias, get_args

from timeline.errors import TimelineError
from timeline.store.line_breaks import disguised

ReaderName = Literal["oryaml", "pyyaml"]
_Read: TypeAlias = Callable[[str, bytes | None], object]

_chosen: list[ReaderName] = []


def parsed(text: str, data: bytes | None = None) -> object:
    """What a YAML text means, as plain values. Raises ValueError where it is no YAML, or a map is a key.

    `data` is the text in UTF-8, where that is at hand: the parser would make it again.
    """
    return _reader(_chosen[0] if _chosen else None)(text, data)


def choose_reader(name: str | None) -> None:
    """Which of the two reads from now on in this process; None leaves it to what is installed.

    Raises TimelineError where there is no such reader, or it is not installed.
    """
    _chosen.clear()
    if name is None:
        return
    for known in get_args(ReaderName):
        if name.strip().lower() == known:
            _reader(known)
            _chosen.append(known)
            return
    raise TimelineError.of(
        "yaml-reader", f"there is no reader of YAML called `{name}`", f"one of {', '.join(get_args(ReaderName))}"
    )


@cache
def _reader(name: ReaderName | None) -> _Read:
    if name == "pyyaml":
        return _by_pyyaml
    try:
        import oryaml
    except ImportError:
        if name is None:
            return _by_pyyaml
        mend = "leave the choice out: PyYAML reads then"
        raise TimelineError.of("yaml-reader", "oryaml is not installed here", mend) from None
    loads = oryaml.loads

    def by_oryaml(text: str, data: bytes | None) -> object:
        given, originals = disguised(text)
        try:
            tree: object = loads(given if originals or data is None else data)
        except TypeError as error:
            raise ValueError("a key that cannot be one") from error
        return _restored(tree, originals) if originals else tree

    return by_oryaml


def _by_pyyaml(text: str, _: bytes | None) -> object:
    """Reads by the nodes, and refuses at once what oryaml refuses or `quick_look` has seen."""
    from timeline.store.nodes_read import tree_of
    from timeline.store.positions import Document
    from timeline.store.refusing.yaml_features import structure_problems

    document = Document(text, "")
    for problem in structure_problems(document):
        raise ValueError(problem.message)
    return None if document.root is None else tree_of(document.root)


def _restored(tree: object, originals: dict[int, str]) -> object:
    """The tree with its texts as they were, put right in place and without recursion."""
    root = [tree]
    waiting: list[list[object] | dict[object, object]] = [root]

    def value_of(value: object) -> object:
        if isinstance(value, str):
            return value if value.isascii() else value.translate(originals)
        if isinstance(value, list | dict):
            waiting.append(value)
        return value

    while waiting:
        collection = waiting.pop()
        if isinstance(collection, list):
            collection[:] = map(value_of, collection)
        else:
            pairs = [(value_of(key), value_of(value)) for key, value in collection.items()]
            collection.clear()
            collection.update(pairs)
    return root[0]
