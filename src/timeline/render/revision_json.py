"""What one version of a store changes against another as JSON; `docs/json.md` says what programs may rely on."""

from timeline.model import Account, Event, Source
from timeline.render.as_json import Entry
from timeline.render.json_text import json_text
from timeline.render.revision import KeyChange, key_changes, store_changes, what
from timeline.revisions.changed import Changed, EventChange, Pair
from timeline.store.keys import EntryKind

REVISION = "timeline.revision/1"
"""The name of this form of JSON. A change that breaks a reader changes its number."""


def revision_json(changed: Changed, label: str) -> str:
    """A document with all that has changed, ended by a line feed."""
    document: Entry = {
        "schema": REVISION,
        "label": label,
        "keys": [_key(change) for change in store_changes(changed)],
        "renamed": [{"kind": kind, "from": old, "to": new} for kind, old, new in changed.renamed],
        "sources": [{"id": held.id, **_entry("source", pair)} for pair in changed.sources if (held := _held(pair))],
        "events": [_event(one) for one in changed.events],
    }
    return json_text(document)


def _held(pair: Pair[Source]) -> Source | None:
    return pair.after or pair.before


def _event(one: EventChange) -> Entry:
    same = one.event.before == one.event.after
    made: Entry = {"id": one.shown.id, "title": one.shown.title, **_entry("event", one.event)}
    made["change"] = "none" if same else made["change"]
    made["accounts"] = [
        {"source": account.source, "published": None if account.published is None else account.published.text}
        | _entry("account", pair)
        for pair in one.accounts
        if (account := pair.after or pair.before) is not None
    ]
    made["verdicts"] = [{"name": verdict.name, "from": verdict.before, "to": verdict.after} for verdict in one.verdicts]
    return made


def _entry(kind: EntryKind, pair: Pair[Source] | Pair[Event] | Pair[Account]) -> Entry:
    return {"change": what(pair), "keys": [_key(change) for change in key_changes(kind, pair)]}


def _key(change: KeyChange) -> Entry:
    return {"key": change.key, "from": change.before, "to": change.after}
