"""A new event of a large store: planned with what its index knows, and written at its end without reading the rest."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.cli.indexed import cache_of
from timeline.cli.indexing import KEPT
from timeline.cli.session import Session
from timeline.index.adding import append, header_of, near
from timeline.index.file import DAMAGE, Index, opened
from timeline.select.drafts import settled
from timeline.store.appending import EndToWrite, NotAtTheEndError, Written, end_to_write
from timeline.store.ends import Ends

if TYPE_CHECKING:
    from timeline.entry_input.plan import Planned
    from timeline.model import Timeline


class KnownEnd:
    """The end of a store, with what its index knows of the rest."""

    def __init__(self, end: EndToWrite, index: Index) -> None:
        self.stored = end.stored
        self.write = end.write
        self._index = index
        with _undamaged():
            self.header = header_of(index)
            """The store without its events, but with their ids."""

    def around(self, planned: "Planned") -> "Timeline":
        """What the new event must be compared with. Raises NotAtTheEndError where that is nearly all."""
        from timeline.compare.matching.candidates import WINDOW
        from timeline.compare.matching.twice import BACKGROUND
        from timeline.entry_input.alike import sketch_of
        from timeline.store.editing import AddEvent

        if len(planned.edits) != 1 or not isinstance(edit := planned.edits[0], AddEvent) or edit.sorted:
            raise NotAtTheEndError
        when = sketch_of(dict(edit.entry), self.header).own_when
        with _undamaged():
            found = None if when is None else near(self._index, when, WINDOW, BACKGROUND)
        if found is None:
            raise NotAtTheEndError
        return found


@contextmanager
def _undamaged() -> Iterator[None]:
    try:
        yield
    except DAMAGE as error:
        raise NotAtTheEndError from error


@contextmanager
def known_end(session: Session, file: str | None) -> Iterator[KnownEnd]:
    """The end of a large store while no other writer touches it; its index takes the new event in.

    Raises NotAtTheEndError where all of the store must be read, and then nothing was written.
    """
    from timeline.cli.writing import patience_of, store_path

    path, name = store_path(session, file)
    if path.is_dir():
        raise NotAtTheEndError  # a new event goes to the end of one part alone, and is written so anyway
    if session.unindexed is None or (cache := cache_of(session)) is None:
        raise NotAtTheEndError
    if not (place := cache.index_of(path)).exists():
        raise NotAtTheEndError
    held: list[Index] = []

    def known(data: bytes) -> Ends | None:
        if (index := opened(place, sha256(data).hexdigest())) is None:
            return None
        held.append(index)
        return index.facts.ends

    try:
        with end_to_write(path, name, known, patience_of(session)) as end:
            end.ready = partial(_take_in, place, held[0])
            yield KnownEnd(end, held[0])
    finally:
        for index in held:
            index.close()


def _take_in(place: Path, index: Index, written: Written) -> None:
    """Has the index know the new event. Where it cannot, it is stale, and the next command makes another."""
    timeline = settled(written.alone.timeline)
    if timeline is written.alone.timeline:
        data = sha256(written.data).hexdigest(), len(written.data), written.ends
        with suppress(*DAMAGE, OverflowError):
            append(place, index.facts, timeline.events[-1:], index.header, data, KEPT)
