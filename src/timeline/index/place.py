"""Where indexes lie, how large they may be, and which go first."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

MOST = 2 * 10**9
"""Bytes of all indexes together."""
TIMES = 2
"""How many times as large as its store an index may be."""

ENDING, MAKING, NONE = ".index", ".making", ".none"


class Cache(msgspec.Struct, frozen=True):
    """The folder of the indexes. None of its functions fails where the disk does: then there is no index."""

    folder: Path

    def index_of(self, store: Path) -> Path:
        """The file of the index of a store."""
        from hashlib import sha256

        return self.folder / (sha256(str(store.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:32] + ENDING)

    def none_of(self, store: Path) -> Path:
        """The file that says that a store gets no index while it is as it is: it would be too large."""
        return self.index_of(store).with_suffix(NONE)

    def make_folder(self) -> None:
        """Makes the folder, for nobody else to look into. Raises OSError."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Of a folder that was there somebody may have changed the rights.
        self.folder.chmod(0o700)

    def files(self) -> list[Path]:
        """Every file that is an index or was to become one; empty where there is no folder."""
        try:
            found = sorted(self.folder.iterdir())
        except OSError:
            return []
        ours = [path for path in found if path.name.removesuffix("-journal").endswith((ENDING, MAKING, NONE))]
        return [path for path in ours if path.is_file()]

    def clear(self) -> int:
        """Removes all of them; how many bytes that were. Raises OSError."""
        size = 0
        for path in self.files():
            size += path.stat().st_size
            path.unlink()
        with suppress(OSError):
            self.folder.rmdir()
        return size

    def keep_within(self, most: int = MOST) -> None:
        """Removes the indexes that were asked longest ago until all are within the limit."""
        held = []
        for path in self.files():
            with suppress(OSError):
                held.append((path.stat().st_mtime, path.stat().st_size, path))
        total = sum(size for _, size, _ in held)
        for _, size, path in sorted(held):
            if total <= most:
                return
            with suppress(OSError):
                path.unlink()
                total -= size


def folder_of(environment: Mapping[str, str], *, windows: bool) -> Path | None:
    """Where this user's indexes lie; None where the environment says that there shall be none, or names no home."""
    if environment.get("TIMELINE_CACHE") == "off":
        return None
    # By the specification a path that is not absolute is none.
    if Path(held := environment.get("XDG_CACHE_HOME", "")).is_absolute():
        return Path(held) / "timeline"
    home = environment.get("LOCALAPPDATA" if windows else "HOME")
    return (Path(home) if windows else Path(home, ".cache")) / "timeline" if home else None
