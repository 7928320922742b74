"""Sources as JSON, for other programs; `docs/json.md` says what they may rely on."""

from collections.abc import Sequence

from timeline.compare.shifts import Shift
from timeline.compare.source_summary import SourceSummary
from timeline.model import Timeline
from timeline.render.as_json import Entry, Timed, TimeEntries, present, shift_entry, source_entry
from timeline.render.json_text import json_text

SOURCES = "timeline.sources/2"
"""The name of this form of JSON. A change that breaks a reader changes its number."""


def sources_json(
    timeline: Timeline, summaries: Sequence[SourceSummary], shifts: Sequence[tuple[str, str, Shift]] = ()
) -> str:
    """A document with these sources in their order, ended by a line feed."""
    times = TimeEntries()
    document: Entry = {
        "schema": SOURCES,
        **present({"title": timeline.title, "timezone": timeline.timezone}),
        "sources": [_summary(summary, times) for summary in summaries],
    }
    if shifts:
        document["shifts"] = [{"sources": (left, right), **shift_entry(shift)} for left, right, shift in shifts]
    return json_text(document)


def _summary(summary: SourceSummary, timed: Timed) -> Entry:
    first, last = summary.first, summary.last
    return {
        "id": summary.source.id,
        **source_entry(summary.source, timed),
        "accounts": summary.accounts,
        "events": summary.events,
        "points": summary.points,
        "disputed": summary.disputed,
        "worded": summary.worded,
        **present({
            "first": None if first is None else timed(first),
            "last": None if last is None else timed(last),
        }),
        **({"repeats": dict(summary.repeats)} if summary.repeats else {}),
    }  # fmt: skip
