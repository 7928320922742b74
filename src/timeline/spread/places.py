"""Files of a store where they are: on this machine, or at an address that all workers see (`s3://`, `sftp://`)."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from timeline.errors import TimelineError


def is_address(name: str) -> bool:
    """Whether a store is named by an address of fsspec and not by a path."""
    return "://" in name


def bytes_of(path: str, ranges: Sequence[tuple[int, int]]) -> bytes:
    """Some ranges of bytes of a file, one behind the other. Raises OSError."""
    with _opened(path) as file:
        parts = []
        for begin, end in ranges:
            file.seek(begin)
            parts.append(file.read(end - begin))
    return b"".join(parts)


def files_at(address: str) -> dict[str, bytes]:
    """The files at an address that may be parts of a store, by their addresses: itself, or those of a folder, by name.

    Raises OSError, TimelineError where it is of no kind that can be read.
    """
    fsspec = _fsspec()
    try:
        system, place = fsspec.core.url_to_fs(address)
    except (ValueError, ImportError) as error:
        message, mend = f"{address} cannot be read: {error}", "name a folder that all workers see"
        raise TimelineError.of("address", message, mend) from None
    if system.isfile(place):
        return {address: system.cat_file(place)}
    names = sorted(str(name).rsplit("/", 1)[-1] for name in system.ls(place, detail=False))
    parts = [name for name in names if name.endswith(".yaml") and not name.startswith(".")]
    return {f"{address.rstrip('/')}/{name}": system.cat_file(f"{place.rstrip('/')}/{name}") for name in parts}


def _opened(path: str) -> Any:
    return _fsspec().open(path, "rb") if is_address(path) else Path(path).open("rb")


def _fsspec() -> Any:
    try:
        import fsspec
    except ImportError:
        mend = "pip install 'sourced-timeline[cluster]', or name a folder"
        raise TimelineError.of("missing-extra", "addresses are read by fsspec, which is not installed", mend) from None
    return fsspec
