"""Which entry of a list in one version of a store is which in another: accounts, rulings, citations have no id."""

import json
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.merging.trees import Tree

Identity = Callable[[object], Hashable]
"""What an item is known by; None where it has nothing of that kind."""


def whole(item: object) -> str:
    """All that an item says, whatever the order of its keys."""
    return json.dumps(item, sort_keys=True, ensure_ascii=False)


def _by(*keys: str) -> Identity:
    """Known by the first of the keys together with the others; by nothing where it has not the last."""

    def identity(item: object) -> Hashable:
        held: Tree = item if isinstance(item, dict) else {}
        if held.get(keys[-1]) is None:
            return None
        return tuple(whole(held.get(key)) for key in keys)

    return identity


def published(account: Mapping[str, object]) -> object:
    """When an account was published: its own key, else that of its first citation which has one; None without."""
    cited = account.get("cite")
    citations = [account, *(one for one in (cited if isinstance(cited, list) else []) if isinstance(one, dict))]
    return next((held for one in citations if (held := one.get("published")) is not None), None)


def _dated(item: object) -> Hashable:
    held: Tree = item if isinstance(item, dict) else {}
    return whole([held.get("source"), published(held)])


def _judged(*keys: str) -> Identity:
    """A ruling is known by its row and its two values, in either order."""

    def identity(item: object) -> Hashable:
        held: Tree = item if isinstance(item, dict) else {}
        lists = [sorted(map(whole, value)) if isinstance(value := held.get(key), list) else value for key in keys]
        return whole(lists)

    return identity


_KNOWN_BY: dict[str, tuple[Identity, ...]] = {
    "accounts": (_dated, _by("source", "ref"), _by("source", "url")),
    "rulings": (_judged("point", "row", "values", "between"), _judged("point", "row", "values")),
    "cite": (_by("url"), _by("file")),
}
"""By the key of the list what its items are known by, the surest first."""

_LAST: dict[str, Identity] = {"accounts": _by("source")}
"""What is enough where just one is left on either side, and one became the other."""


def paired(key: str, old: Sequence[object], new: Sequence[object], *, changed: bool = True) -> dict[int, int]:
    """By the number of an item in `old` that of the same one in `new`.

    Without `changed` the two are not one list that was edited: what is left over on both sides is no pair then.
    """
    found: dict[int, int] = {}
    taken: set[int] = set()
    for identity in (whole, *_KNOWN_BY.get(key, ())):
        free: dict[Hashable, list[int]] = {}
        for number, item in enumerate(new):
            if number not in taken and (known := identity(item)) is not None:
                free.setdefault(known, []).append(number)
        for number, item in enumerate(old):
            same = free.get(identity(item)) if number not in found else None
            if same:
                found[number] = same.pop(0)
                taken.add(found[number])
    last = _LAST.get(key)
    if last is not None and changed:
        left = _alone(last, old, found), _alone(last, new, taken)
        found.update((number, left[1][known]) for known, number in left[0].items() if known in left[1])
    return found


def _alone(identity: Identity, items: Sequence[object], taken: "set[int] | dict[int, int]") -> dict[Hashable, int]:
    """The items that are left, where just one is known by that."""
    found: dict[Hashable, list[int]] = {}
    for number, item in enumerate(items):
        if number not in taken and (known := identity(item)) is not None:
            found.setdefault(known, []).append(number)
    return {known: numbers[0] for known, numbers in found.items() if len(numbers) == 1}
