"""What keeps a file of entries from being taken in, before any of it is looked at."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from timeline.cli.add_options import LABELS, TableOptions
from timeline.errors import TimelineError

if TYPE_CHECKING:
    from timeline.entry_input.records import Records
    from timeline.model import Timeline
    from timeline.store import Stored

_OWN = frozenset(
    {"id", "title", "when", "says", "translation", "ref", "account.when", "event.when", "cite", "event.points"}
)
"""What every entry of a file has for itself, beside its evidence."""


def refuse_options(how: TableOptions, fields: Mapping[str, object], name: str) -> None:
    """Raises TimelineError for options that say two things, and for what no whole file can have; `-` is no file."""
    if how.json and how.dry_run:
        raise TimelineError.of("option", "--dry-run prints a diff, and --json a report", "give one of them")
    if how.day_first and how.month_first:
        raise TimelineError.of("option", "--day-first and --month-first say two things", "give one of them")
    if how.skip_bad and name == "-":
        mend = "write it to a file first"
        raise TimelineError.of("option", "--skip-bad puts records beside their file, and this is no file", mend)
    from timeline.entry_input.batch import EVIDENCE

    for key in fields:
        if key in EVIDENCE or key in _OWN:
            what = "evidence" if key in EVIDENCE else "of one entry"
            message = f"{LABELS[key]} is {what}, and no default for a whole file"
            raise TimelineError.of("option", message, f"leave it out, or map a column: --map COLUMN={key}")


def refuse_defaults(records: "Records", fields: Mapping[str, object], how: TableOptions, name: str) -> None:
    """Raises TimelineError where a file that says everything itself is to be read otherwise."""
    if records.frame is None:
        return
    if fields or how.mapping:
        message = f"{name} was written by `timeline export`, and says all of its entries itself"
        raise TimelineError.of("option", message, "leave the options out that say what entries have")


def of_another_store(records: "Records", name: str, stored: "Stored") -> list[str]:
    """What is to be said of a file that tells of a store itself. Raises TimelineError where its times mean others."""
    timeline = stored.timeline
    if records.timezone is not None and records.timezone != (timeline.timezone or "UTC"):
        message = f"the clock times of {name} are in {records.timezone}, and those here in another zone"
        mend = "write their offsets into that file, and take its timezone out"
        raise TimelineError.of("another-zone", message, mend)
    if records.frame is None:
        return []
    from timeline.entry_input.known import as_given, event_otherwise, frame_otherwise

    otherwise = frame_otherwise(timeline, dict(records.frame))
    if other := [key for key in ("calendar", "about") if key in otherwise or _lacks(records.frame, timeline, key)]:
        message = f"the {other[0]} of {name} is another one, so its times would mean others here"
        raise TimelineError.of(
            "another-zone", message, "-o STORE makes a store of its own of it; `timeline merge` both"
        )
    notes = [f"left as they are here: {', '.join(otherwise)} of the store"] if otherwise else []
    for source, keys in records.sources.items():
        if source in timeline.sources and isinstance(keys, dict):
            differing = event_otherwise(as_given(timeline.sources[source], "source"), keys)
            notes += [f"left as they are here: {', '.join(differing)} of the source {source}"] if differing else []
    return notes


def _lacks(frame: Mapping[str, object], timeline: "Timeline", key: str) -> bool:
    """Whether the store has a calendar or widths of its own, and the file none."""
    if key in frame:
        return False
    from timeline.when.about import written_about

    return timeline.calendar not in (None, "gregorian") if key == "calendar" else bool(written_about(timeline.about))
