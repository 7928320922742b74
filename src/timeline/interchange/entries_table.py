"""All of what is handed over as a table of texts: an entry a row, a key a column; `timeline import` takes it back."""

from collections.abc import Iterator

from timeline.entry_input.own_cells import ACCOUNT, ENTRY, EVENT, NAME, SOURCE, cell_of, heading_of
from timeline.handover.entries import EntryRow, rows_of
from timeline.handover.losses import Losses
from timeline.handover.request import Handover
from timeline.store.keys import ENTRIES, names

_FIRST = (ENTRY, EVENT, ACCOUNT, SOURCE, NAME)


def table_of(asked: Handover) -> Iterator[list[str]]:
    """The headings, then a row for each entry; columns that nothing fills are left out."""
    rows = [fields_of_row(row) for row in rows_of(asked.content)]
    filled = {key for row in rows for key in row}
    own = {key for key in filled if key.startswith(("x-", "coordinates."))}
    known = [*_FIRST, *(key for kind in ENTRIES for key in names(kind))]
    columns = [key for key in dict.fromkeys([*known, *sorted(own)]) if key in filled]
    yield [heading_of(key) for key in columns]
    for row in rows:
        yield [cell_of(key, row[key]) if key in row else "" for key in columns]


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
