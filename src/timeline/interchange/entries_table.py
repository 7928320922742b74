"""All of what is handed over as a table of texts: an entry a row, a key a column; `timeline import` takes it back."""

from collections.abc import Iterable, Iterator, Sequence

from timeline.entry_input.own_cells import ACCOUNT, ENTRY, EVENT, NAME, SOURCE, cell_of, heading_of
from timeline.handover.entries import EntryRow, rows_of
from timeline.handover.losses import Losses
from timeline.handover.request import Handover
from timeline.store.keys import ENTRIES, names

_FIRST = (ENTRY, EVENT, ACCOUNT, SOURCE, NAME)

Cells = dict[str, str]
"""The cells of a row that are filled, by their keys."""


def table_of(asked: Handover) -> Iterator[list[str]]:
    """The headings, then a row for each entry; columns that nothing fills are left out."""
    return table([cells_of_row(row) for row in rows_of(asked.content)])


def table(rows: Sequence[Cells]) -> Iterator[list[str]]:
    """The headings, then the rows; columns that nothing fills are left out."""
    columns = _columns({key for row in rows for key in row})
    yield [heading_of(key) for key in columns]
    for row in rows:
        yield [row.get(key, "") for key in columns]


def _columns(filled: Iterable[str]) -> list[str]:
    filled = frozenset(filled)
    own = {key for key in filled if key.startswith(("x-", "coordinates."))}
    known = [*_FIRST, *(key for kind in ENTRIES for key in names(kind))]
    return [key for key in dict.fromkeys([*known, *sorted(own)]) if key in filled]


def cells_of_row(row: EntryRow) -> Cells:
    """The cells of a row."""
    return {key: cell_of(key, value) for key, value in fields_of_row(row).items()}


def fields_of_row(row: EntryRow) -> dict[str, object]:
    """What a row says: what it is, where it belongs, and its keys."""
    belongs = {ENTRY: row.kind, EVENT: row.event, ACCOUNT: row.account, SOURCE: row.source}
    return {**{key: value for key, value in belongs.items() if value is not None}, **row.fields}


def losses_of(asked: Handover) -> Losses:
    """What no table of entries holds: what was computed."""
    losses = Losses()
    if asked.with_verdicts:
        losses.add("verdicts")
    return losses
