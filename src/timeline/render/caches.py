"""What `timeline cache` tells of the indexes."""

from collections.abc import Sequence
from typing import Protocol

from timeline.render.text import clean


class Listed(Protocol):
    """One index."""

    @property
    def store(self) -> str | None:
        """Of which store; None where nobody can tell."""

    @property
    def size(self) -> int:
        """Bytes."""

    @property
    def state(self) -> str:
        """What is with it, empty where nothing is."""


def cache_lines(folder: str, found: Sequence[Listed]) -> list[str]:
    """How much there is, then a line for each."""
    if not found:
        return [f"{clean(folder)}: no index"]
    indexes = f"{len(found)} index{'es' if len(found) > 1 else ''}"
    lines = [f"{clean(folder)}: {indexes}, {megabytes(sum(one.size for one in found))}"]
    sizes = [megabytes(one.size) for one in found]
    for one, size in zip(found, sizes, strict=True):
        told = [clean(one.store)] if one.store is not None else []
        lines.append(f"  {size:>{max(map(len, sizes))}}  {', '.join([*told, *([one.state] if one.state else [])])}")
    return lines


def megabytes(size: int) -> str:
    """`7.7 MB`."""
    return f"{size / 10**6:,.1f} MB"
