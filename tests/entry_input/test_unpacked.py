"""A small file that would unpack to a very large one is refused before it is read."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from timeline.draft.docx_text import of_docx
from timeline.entry_input.unpacked import WORD, WORKBOOK
from timeline.entry_input.workbooks import workbook_records
from timeline.errors import TimelineError
from timeline.interchange.filled_schedule import filled_rows


def bomb(part: str, size: int) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED, compresslevel=9) as packed, packed.open(part, "w") as opened:
        for _ in range(size // 1_000_000 + 1):
            opened.write(b" " * 1_000_000)
    return made.getvalue()


@pytest.mark.parametrize(
    ("read", "part", "most"),
    [
        (of_docx, "word/document.xml", WORD),
        (filled_rows, "word/document.xml", WORD),
        (filled_rows, "xl/workbook.xml", WORKBOOK),
        (workbook_records, "xl/workbook.xml", WORKBOOK),
    ],
)
def test_what_would_unpack_to_too_much_is_not_read(read: Callable[[bytes, str], object], part: str, most: int) -> None:
    data = bomb(part, most)
    assert len(data) < most / 500

    with pytest.raises(TimelineError) as refusal:
        read(data, "all.bin")

    assert refusal.value.problems[0].check == "size"
