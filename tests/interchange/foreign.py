"""Files from elsewhere, imported into a new store."""

import json
from pathlib import Path
from typing import Any, NamedTuple

from tests.cli.running import Result, timeline
from timeline.model import Event, Timeline
from timeline.store import load_store


class Imported(NamedTuple):
    """What became of a file: the store, and each loss with how often it was counted."""

    timeline: Timeline
    losses: dict[str, int]
    report: dict[str, Any]

    @property
    def events(self) -> tuple[Event, ...]:
        return self.timeline.events

    @property
    def whens(self) -> list[str | None]:
        """What the first account of each event says when it was, or the event where nobody tells it."""
        told = [event.accounts[0].when if event.accounts else event.own_when for event in self.events]
        return [None if when is None else when.text for when in told]


def imported(form: str, data: str | bytes, folder: Path, *more: str, name: str = "given") -> Imported:
    """The new store. The file must be taken."""
    result = run(form, data, folder, *more, "--report", "json", name=name)
    assert result.status == 0, result.err + result.out
    report = json.loads(result.out)
    made = load_store(folder / "new.yaml").timeline
    return Imported(made, {one["kind"]: one["count"] for one in report.get("losses", ())}, report)


def run(form: str, data: str | bytes, folder: Path, *more: str, name: str = "given") -> Result:
    (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return timeline("import", form, name, "-o", "new.yaml", *more, directory=folder)
