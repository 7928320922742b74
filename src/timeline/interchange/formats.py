"""The table of formats that `timeline export` writes.

A format is one module of this room with a function `write`, which makes the bytes of a file of what is handed over.
Libraries that only some users need are imported in there, and named with their extra where they are missing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, cast

import msgspec

from timeline.errors import TimelineError
from timeline.handover.request import Handover

if TYPE_CHECKING:
    from collections.abc import Callable


class ExportFormat(msgspec.Struct, frozen=True):
    """A format: what a file of it is called, what it is good for, and the extra that it needs."""

    suffix: str
    meaning: str
    module: str
    extra: str | None = None
    is_text: bool = True

    def written(self, asked: Handover) -> bytes:
        """The file. Raises TimelineError where a library is missing, with the extra that brings it."""
        try:
            module = import_module(f"timeline.interchange.{self.module}")
            return cast("Callable[[Handover], bytes]", module.write)(asked)
        except ModuleNotFoundError as error:
            if self.extra is None or (error.name or "").startswith("timeline"):
                raise
            message = f"{self.suffix} files are written by a library that is not installed: {error.name}"
            raise TimelineError.of("missing-extra", message, f"pip install 'sourced-timeline[{self.extra}]'") from None


FORMATS: dict[str, ExportFormat] = {
    "markdown": ExportFormat(".md", "a chronology to print, to mail or to put into a document", "markdown"),
    "schedule.docx": ExportFormat(
        ".docx", "what parties tell otherwise, to be filled in", "schedule_docx", "office", is_text=False
    ),
    "schedule.xlsx": ExportFormat(".xlsx", "the same as a workbook", "schedule_xlsx", "office", is_text=False),
}
"""Every format, by the name that the command line knows."""
