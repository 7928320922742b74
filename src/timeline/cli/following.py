"""The index of a large store takes in what a command writes, so that the next one need not read the store."""

import os
from contextlib import closing, suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.cli.indexed import cache_of
from timeline.cli.session import Session
from timeline.index import LEAST

if TYPE_CHECKING:
    from timeline.store.editing import Edited
    from timeline.store.writing import StoreToWrite


class Following:
    """The index of a store that is being written."""

    def __init__(self, session: Session, path: Path, opened: "StoreToWrite") -> None:
        """Where there is one, it is told what is written. That of a folder is made anew."""
        self._session, self._path, self._stored = session, path, opened.stored
        self._index: Path | None = None
        self._has_taken = False
        if session.unindexed is None or opened.stored.parts or opened.stored.size < LEAST:
            return
        cache = cache_of(session)
        if cache is not None and cache.index_of(path).exists():
            self._index = cache.index_of(path)
            opened.ready = self._take_in

    def _take_in(self, edited: "Edited", data: bytes) -> None:
        from timeline.cli.indexing import KEPT
        from timeline.index.file import DAMAGE, opened
        from timeline.index.replacing import NotInRowsError, replace

        assert self._index is not None
        if edited.proven is None or (index := opened(self._index, self._stored.sha256)) is None:
            return
        with closing(index), suppress(*DAMAGE, OverflowError, NotInRowsError):
            new = sha256(data).hexdigest(), data, edited.text
            replace(self._index, index.facts, self._stored.timeline, edited.proven, new, KEPT)
            self._has_taken = True

    def end(self) -> None:
        """Says that the store is written: an index that is younger than it is none that must be made anew."""
        if self._has_taken and self._index is not None and self._session.unindexed is not None:
            self._session.unindexed[:] = [one for one in self._session.unindexed if one[0] != self._path]
            with suppress(OSError):
                os.utime(self._index)
