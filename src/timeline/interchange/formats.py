"""The table of formats that `timeline export` writes.

A format is one module of this room with a function `write`, which makes the bytes of a file of what is handed over, and
where it is read by programs says what of that is not in them (`Written`).
Libraries that only some users need are imported in there, and named with their extra where they are missing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, cast

import msgspec

from timeline.errors import TimelineError
from timeline.handover.request import Handover
from timeline.interchange.written import Written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

    from timeline.interchange.entrywise import Writer


class ExportFormat(msgspec.Struct, frozen=True):
    """A format: what a file of it is called, what it is good for, and the extra that it needs."""

    suffix: str
    meaning: str
    module: str
    extra: str | None = None
    is_text: bool = True
    is_folder: bool = False
    is_entrywise: bool = False
    """One event after another, each by itself (`timeline.interchange.entrywise`)."""

    def written(self, asked: Handover) -> Written:
        """The file. Raises TimelineError where a library is missing, with the extra that brings it."""
        made = cast("Callable[[Handover], bytes | Written]", self._loaded().write)(asked)
        return made if isinstance(made, Written) else Written(made)

    def writer(self, asked: Handover) -> "Writer":
        """What writes each event, of a format that is entrywise."""
        return cast("Callable[[Handover], Writer]", self._loaded().Entries)(asked)

    def parts(self, asked: Handover) -> "Iterator[tuple[str, bytes]]":
        """The files of a folder with their paths in it. Raises TimelineError as `written` does."""
        return cast("Callable[[Handover], Iterator[tuple[str, bytes]]]", self._loaded().parts)(asked)

    def _loaded(self) -> "ModuleType":
        try:
            return import_module(f"timeline.interchange.{self.module}")
        except ModuleNotFoundError as error:
            if self.extra is None or (error.name or "").startswith("timeline"):
                raise
            message = f"{self.suffix} files are written by a library that is not installed: {error.name}"
            raise TimelineError.of("missing-extra", message, f"pip install 'sourced-timeline[{self.extra}]'") from None


FORMATS: dict[str, ExportFormat] = {
    "markdown": ExportFormat(".md", "a chronology to print, to mail or to put into a document", "markdown"),
    "docx": ExportFormat(
        ".docx", "the same as a document, to be worked on", "docx_chronology", "office", is_text=False
    ),
    "html": ExportFormat(".html", "one page for a browser: filters, any two sources side by side", "html", "html"),
    "pdf": ExportFormat(".pdf", "the page as a browser of this machine prints it", "pdf", "html", is_text=False),
    "schedule.docx": ExportFormat(
        ".docx", "what parties tell otherwise, to be filled in", "schedule_docx", "office", is_text=False
    ),
    "schedule.xlsx": ExportFormat(".xlsx", "the same as a workbook", "schedule_xlsx", "office", is_text=False),
    "schedule.html": ExportFormat(".html", "the same as a page, to be printed", "schedule_html"),
    "bundle": ExportFormat(
        "", "a folder with the documents and every cited copy", "bundle", "office", is_text=False, is_folder=True
    ),
    "csv": ExportFormat(
        ".csv", "all of it as a table, an entry a row; `import csv` takes it back", "entries_csv", is_entrywise=True
    ),
    "jsonl": ExportFormat(".jsonl", "the same, an entry a line of JSON", "entries_jsonl", is_entrywise=True),
    "xlsx": ExportFormat(".xlsx", "the same as a workbook", "entries_xlsx", "office", is_text=False),
    "ics": ExportFormat(".ics", "a calendar", "ics", is_entrywise=True),
    "timelinejs": ExportFormat(".json", "slides of TimelineJS", "timelinejs"),
    "markwhen": ExportFormat(".mw", "a markwhen document", "markwhen", is_entrywise=True),
    "mermaid": ExportFormat(".mmd", "a Mermaid timeline: titles, days, who tells it", "mermaid"),
    "mermaid-gantt": ExportFormat(".mmd", "a Mermaid chart, a section a source", "mermaid_gantt"),
    "timesketch.jsonl": ExportFormat(
        ".jsonl", "a Timesketch timeline, an edge of an account a line", "timesketch_jsonl", is_entrywise=True
    ),
    "timesketch.csv": ExportFormat(".csv", "the same as a table", "timesketch_csv", is_entrywise=True),
    "geojson": ExportFormat(".geojson", "places on the globe, with what is told of them", "geojson"),
}
"""Every format, by the name that the command line knows."""
