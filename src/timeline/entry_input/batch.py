"""Many entries at once: every record of a file as a draft, or every problem of them with its place."""

from collections.abc import Container, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from timeline.entry_input.as_accounts import as_account, made_ref
from timeline.entry_input.columns import Columns
from timeline.entry_input.draft import Draft, Drafting
from timeline.entry_input.plan import Planned, placed
from timeline.entry_input.records import Records, Refused
from timeline.entry_input.values import KEYS
from timeline.errors import Problem, TimelineError
from timeline.progress import Progress, counted
from timeline.store.editing.apply import InvalidEditError

EVIDENCE = frozenset({"url", "quote", "published", "points"})
"""What a default never fills: each entry has its own or none."""


class Referred(NamedTuple):
    """An account of the store that has a reference: its event, with its title, and what it says."""

    event: str
    title: str
    says: str | None


_OF_ACCOUNTS = frozenset(KEYS["account"]) - frozenset(KEYS["event"])


def drafts_of(
    records: Records,
    columns: Columns,
    defaults: Mapping[str, object],
    drafting: Drafting,
    without: Container[int] = (),
    progress: Progress | None = None,
    *,
    targets: Mapping[int, str] = MappingProxyType({}),
    refs: Mapping[tuple[str, str], Referred] = MappingProxyType({}),
) -> tuple[Draft, ...]:
    """The drafts of all records but some, by number; a record has `defaults` where it says nothing itself.

    `targets` are the records, by number, that are accounts of an event which is there. Such an account has a reference,
    for its event has not its title; `refs` are the accounts of the store that have one, by source and reference.

    Raises TimelineError with every problem, at the places of the file.
    """
    if records.frame is not None:
        return _as_they_stand(records, drafting, without)
    problems = [one for refused in records.refused if refused.place.record not in without for one in refused.problems]
    drafts: list[Draft] = []
    try:
        sources = drafting.add_sources(records.sources)
    except TimelineError as error:
        raise TimelineError(placed(error.problems, records.records[0].place if records.records else None)) from None
    for record in counted(records.records, progress):
        if record.place.record in without:
            continue
        try:
            fields = _with_defaults(columns.fields(record.fields), defaults)
            ref = made_ref(fields)
            target = targets.get(record.place.record) or _matched_before(fields, ref, refs)
            left_out: tuple[str, ...] = ()
            if target is not None:
                fields, left_out = as_account(fields, target)
            draft = drafting.draft(fields, columns.labels, record.place)
        except TimelineError as error:
            problems += placed(error.problems, record.place)
            continue
        if not drafts and sources:
            draft.sources = {**sources, **draft.sources}
        for account in draft.accounts:
            if target is not None or (str(account["source"]), ref) in refs:
                account.setdefault("ref", ref)
        draft.left_out = left_out
        drafts.append(draft)
    if problems:
        raise TimelineError(sorted(problems, key=lambda one: one.place.record if one.place is not None else 0))
    return tuple(drafts)


def _matched_before(fields: Mapping[str, object], made: str, refs: Mapping[tuple[str, str], Referred]) -> str | None:
    """The event of which a record became an account when its file came before; None where it did not."""
    several = fields.get("accounts")
    one = several[0] if isinstance(several, list) and several and isinstance(several[0], Mapping) else fields
    source, ref = str(one.get("source") or fields.get("source") or ""), str(one.get("ref") or made)
    known = refs.get((source, ref))
    if known is None or known.title == str(fields.get("title") or ""):
        return None
    account, _ = as_account(fields, known.event)
    told = account["accounts"][0] if isinstance(account.get("accounts"), list) else account  # type: ignore[index]
    return known.event if told.get("says") == known.says else None


def _as_they_stand(records: Records, drafting: Drafting, without: Container[int]) -> tuple[Draft, ...]:
    """The drafts of entries that `timeline export` wrote: nothing in them is understood anew."""
    new = drafting.unknown(records.sources)
    drafts: list[Draft] = []
    for record in records.records:
        if record.place.record not in without:
            event = dict(record.fields)
            accounts = event.pop("accounts", [])
            told = list(accounts) if isinstance(accounts, list) else []
            drafts.append(Draft(event=event, accounts=told, sources={} if drafts else new, place=record.place))
    return tuple(drafts) or ((Draft(sources=new),) if new else ())


def problems_of_records(error: InvalidEditError, planned: Planned, drafts: Sequence[Draft]) -> list[Problem]:
    """The problems of a new text of the store with the places of the records that they come from."""
    edits: dict[tuple[str, int], int] = {}
    for number, change in enumerate(error.edited.changes):
        for line in range(change.line, change.line + change.lines):
            edits.setdefault((change.file, line), number)
    problems: list[Problem] = []
    for problem in error.problems:
        edit = None
        if problem.place is not None:
            file, line = problem.place[:2]
            edit = edits.get((file, line), edits.get(("", line)))
        place = drafts[planned.drafts[edit]].place if edit is not None else None
        problems.append(problem if place is None else problem._replace(place=place))
    return problems


def refused_of(records: Records, problems: Sequence[Problem]) -> list[Refused]:
    """The records that problems are of, in the order of the file. Raises TimelineError where one is of none."""
    others = [one for one in problems if one.place is None or not one.place.record]
    if others:
        raise TimelineError(others)
    given = {record.place.record: (record.fields, record.place) for record in records.records}
    raw = {refused.place.record: (refused.given, refused.place) for refused in records.refused}
    of_records: dict[int, list[Problem]] = {}
    for one in problems:
        if one.place is not None:
            of_records.setdefault(one.place.record, []).append(one)
    return [
        Refused(*(raw[number] if number in raw else given[number]), tuple(of_records[number]))
        for number in sorted(of_records)
    ]


def _with_defaults(fields: dict[str, object], defaults: Mapping[str, object]) -> dict[str, object]:
    if any(key == "source" or key.startswith("source.") for key in fields):
        # What is said of the source of all others is not said of this one.
        defaults = {key: value for key, value in defaults.items() if key != "source" and not key.startswith("source.")}
    accounts = fields.get("accounts")
    if not isinstance(accounts, Sequence) or isinstance(accounts, str):
        return {**defaults, **fields}
    # Defaults of accounts go into each of those that the record spells out.
    of_accounts = {key: value for key, value in defaults.items() if key in _OF_ACCOUNTS}
    others = {key: value for key, value in defaults.items() if key not in of_accounts}
    if "source.name" in defaults and "source" in defaults:
        others["source"] = defaults["source"]
    filled = [{**of_accounts, **account} if isinstance(account, dict) else account for account in accounts]
    return {**others, **fields, "accounts": filled}
