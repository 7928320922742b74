"""The shipped story goes out in every format that comes back, and what differs then is exactly what is listed here."""

from collections import Counter
from pathlib import Path

import pytest

from tests.cli.running import timeline
from timeline.handover.alone import text_alone
from timeline.handover.entries import rows_of
from timeline.model import Timeline
from timeline.store import load_store, read_store
from timeline.store.samples import sample_story

Rows = dict[tuple[object, ...], object]


def said(told: Timeline) -> Rows:
    """Every value of a timeline by what it is of: its kind, its event, its source and number there, its name, its key.

    A time has its zone, for clock times go out with theirs.
    """
    rows: Rows = {}
    seen: Counter[tuple[object, ...]] = Counter()
    for row in rows_of(told):
        at = (row.kind, row.event, row.source, row.fields.get("name") if row.kind == "point" else None)
        seen[at] += 1
        rows[(*at, seen[at], "")] = True
        for key, value in row.fields.items():
            rows[(*at, seen[at], key)] = value
    for event in told.events:
        rows["event", event.id, None, None, 1, "when"] = text_alone(event.when) if event.when is not None else None
        for number, account in enumerate(event.accounts):
            before = [one for one in event.accounts[:number] if one.source == account.source]
            if account.when is not None:
                rows["account", event.id, account.source, None, len(before) + 1, "when"] = text_alone(account.when)
    return rows


def differing(told: Timeline, made: Timeline) -> dict[str, int]:
    """How many entries are lost or added, and how many of those that are there have a key otherwise."""
    one, other = said(told), said(made)
    found: Counter[str] = Counter()
    for at in one.keys() | other.keys():
        kind, key, whole = at[0], at[-1], (*at[:-1], "")
        if key and not (whole in one and whole in other):
            continue  # the entry is counted
        if at not in other or at not in one:
            found[f"{'lost' if at in one else 'added'} {kind}{f'.{key}' if key else ''}"] += 1
        elif one[at] != other[at]:
            found[f"changed {kind}.{key}"] += 1
    return dict(sorted(found.items()))


ALL = ("--background", "--private", "--with-rulings")
_OF_STORE = {"lost event.background": 23, "lost ruling": 64, "lost store.timezone": 1}
_OF_SOURCES = {
    "lost source.anonymous": 2,
    "lost source.derived_from": 1,
    "lost source.note": 25,
    "lost source.short": 10,
    "lost source.speaks_for": 12,
    "lost source.timezone": 80,
    "lost source.url": 1,
}
_IN_A_NOTE = {"added event.note": 19, "changed event.note": 17, "lost citation": 62, "lost point": 391}
"""What the accounts say stands in a note, and with it what was a note."""

_NAMED = {
    "lost account": 25,  # a second one of its source
    "lost account.attribution": 191,
    "lost account.note": 35,
    "lost account.place": 3,
    "lost account.published": 163,
    "lost account.quote": 50,
    "lost account.repeats": 15,
    "lost account.says": 191,
    "lost account.stance": 1,
    "lost account.url": 182,
    "lost account.via": 131,
    "lost account.when": 36,
    "lost source.name": 105,
    "lost source.type": 102,
}
"""Of the accounts the names of their sources are left."""

CASES: dict[str, dict[str, int]] = {
    "ics": {**_OF_STORE, **_IN_A_NOTE, "lost account": 216, "lost event.actors": 34, "lost source": 105},
    "timelinejs": {**_OF_STORE, **_OF_SOURCES, **_IN_A_NOTE, **_NAMED},
    "markwhen": {
        **_OF_STORE,
        **_OF_SOURCES,
        **_IN_A_NOTE,
        **_NAMED,
        "lost event.actors": 34,
        "lost event.place": 20,
        "lost store.note": 1,
    },
    "timesketch.jsonl": {**_OF_STORE, **_OF_SOURCES, "lost store.note": 1, "lost store.title": 1},
    "timesketch.csv": {**_OF_STORE, **_OF_SOURCES, "lost store.note": 1, "lost store.title": 1},
}
"""What is not in the list is as it was: for Timesketch every word of every account."""


@pytest.mark.parametrize("name", CASES)
def test_what_differs_is_listed(name: str, tmp_path: Path) -> None:
    (tmp_path / "store.yaml").write_bytes(sample_story().encode())
    out = timeline("export", name, "-o", "out", *ALL, "--file", "store.yaml", directory=tmp_path)
    back = timeline("import", name.partition(".")[0], "out", "-o", "new.yaml", "--strict", directory=tmp_path)
    again = timeline("import", name.partition(".")[0], "out", "--into", "new.yaml", "--strict", directory=tmp_path)
    same = timeline("import", name.partition(".")[0], "out", "--into", "store.yaml", directory=tmp_path)
    told = read_store(None, sample_story().encode(), "store.yaml").timeline

    assert (out.status, back.status, again.status) == (0, 0, 0), out.err + back.err + again.err
    assert "0 events and 0 accounts added" in again.err
    assert (same.status, "0 events and 0 accounts added" in same.err) == (0, True)
    assert (tmp_path / "store.yaml").read_bytes() == sample_story().encode()
    assert differing(told, load_store(tmp_path / "new.yaml").timeline) == CASES[name]
