"""How far a long piece of work is, for whoever wants to tell somebody who waits."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias, TypeVar

Progress: TypeAlias = Callable[[int, int], None]
"""Called now and then with how much is done, and of how much; at the end with all of it."""

_Item = TypeVar("_Item")
_STEP = 128


def counted(items: Sequence[_Item], progress: Progress | None) -> Iterator[_Item]:
    """The items one after another, told as they are asked for."""
    if progress is None:
        yield from items
        return
    total = len(items)
    for begin in range(0, total, _STEP):
        progress(begin, total)
        yield from items[begin : begin + _STEP]
    progress(total, total)
