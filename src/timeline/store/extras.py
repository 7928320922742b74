"""Keys of one's own, `x-…`: kept as they are, within bounds."""

from collections.abc import Mapping
from typing import TypeAlias

from timeline.model import NO_EXTRA
from timeline.store.entries import DEEPEST, RefusedEntryError

Raw: TypeAlias = Mapping[str, object]


def extra_of(raw: Raw, known: frozenset[str], level: int) -> Mapping[str, object]:
    """What an entry has beside the `known` keys; `level` is how deep it stands. Raises RefusedEntryError."""
    if known.issuperset(raw):
        return NO_EXTRA
    extra = {key: value for key, value in raw.items() if key not in known}
    for key in extra:
        if type(key) is not str or not key.startswith("x-"):
            raise RefusedEntryError("an unknown key")
    _check_free(list(extra.values()), level + 1)
    return {key: _finite(value) for key, value in extra.items()}


def _check_free(values: list[object], level: int) -> None:
    """What stands below an `x-` key is free, but its keys are text, and it does not nest too deep."""
    while level <= DEEPEST:
        if not values:
            return
        level += 1
        deeper: list[object] = []
        for value in values:
            if isinstance(value, dict):
                if not all(type(key) is str for key in value):
                    raise RefusedEntryError("a key that is not text")
                deeper.extend(value.values())
            elif isinstance(value, list):
                deeper.extend(value)
        values = deeper
    if values:
        raise RefusedEntryError("nested too deep")


_NOT_FINITE = {float("inf"): ".inf", float("-inf"): "-.inf"}


def _finite(value: object) -> object:
    """A value without numbers that JSON has no form for: those as the texts that YAML has for them.

    Raises RefusedEntryError for an integer that no 64 bits hold.
    """
    if isinstance(value, float):
        return value if value - value == 0 else _NOT_FINITE.get(value, ".nan")
    if isinstance(value, int):
        from timeline.store.scalars import beyond_reach  # few stores have keys of their own

        if beyond_reach(value):
            raise RefusedEntryError("a number too large to be read")
    if isinstance(value, list):
        return [_finite(each) for each in value]
    if isinstance(value, dict):
        return {key: _finite(each) for key, each in value.items()}
    return value
