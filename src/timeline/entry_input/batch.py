"""Many entries at once: every record of a file as a draft, or every problem of them with its line."""

from collections.abc import Mapping, Sequence

import msgspec

from timeline.entry_input.draft import Draft, Drafting
from timeline.entry_input.mapping import columns_of
from timeline.entry_input.plan import placed
from timeline.entry_input.records import Records
from timeline.entry_input.values import KEYS
from timeline.errors import Problem, TimelineError

EVIDENCE = frozenset({"url", "quote", "published", "points"})
"""What a default never fills: each entry has its own or none."""

_OF_ACCOUNTS = frozenset(KEYS["account"]) - frozenset(KEYS["event"])


class Batch(msgspec.Struct, frozen=True):
    """The drafts of a file, and the columns that were left out."""

    drafts: tuple[Draft, ...]
    left_out: tuple[str, ...]


def batch_of(records: Records, mapping: Mapping[str, str], defaults: Mapping[str, object], drafting: Drafting) -> Batch:
    """The drafts of all records; a record has `defaults` where it says nothing itself.

    Raises TimelineError with every problem, at the lines of the file.
    """
    columns = columns_of(records.names, mapping, [record.fields for record in records.records])
    problems: list[Problem] = []
    drafts: list[Draft] = []
    try:
        sources = drafting.add_sources(records.sources)
    except TimelineError as error:
        raise TimelineError(placed(error.problems, records.records[0].place if records.records else None)) from None
    for record in records.records:
        fields = _with_defaults(columns.fields(record.fields), defaults)
        try:
            draft = drafting.draft(fields, columns.labels, record.place)
        except TimelineError as error:
            problems += placed(error.problems, record.place)
            continue
        if not drafts and sources:
            draft.sources = {**sources, **draft.sources}
        drafts.append(draft)
    if problems:
        raise TimelineError(problems)
    return Batch(tuple(drafts), columns.left_out)


def _with_defaults(fields: dict[str, object], defaults: Mapping[str, object]) -> dict[str, object]:
    accounts = fields.get("accounts")
    if not isinstance(accounts, Sequence) or isinstance(accounts, str):
        return {**defaults, **fields}
    # Defaults of accounts go into each of those that the record spells out.
    of_accounts = {key: value for key, value in defaults.items() if key in _OF_ACCOUNTS}
    others = {key: value for key, value in defaults.items() if key not in of_accounts}
    filled = [{**of_accounts, **account} if isinstance(account, dict) else account for account in accounts]
    return {**others, **fields, "accounts": filled}
