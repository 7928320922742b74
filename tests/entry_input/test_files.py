"""Records of a file are read in its format, and in no other."""

import pytest

from tests.entry_input.workbooks import workbook
from timeline.entry_input.file_kinds import FORMATS, Format
from timeline.entry_input.files import ReadAs, read_records

ONE: dict[Format, bytes] = {
    "csv": b"title,when\nSirens,2025\n",
    "json": b'[{"title": "Sirens", "when": "2025"}]',
    "jsonl": b'{"title": "Sirens", "when": "2025"}\n',
    "yaml": b"- {title: Sirens, when: '2025'}\n",
    "excel": workbook({"A": [["title", "when"], ["Sirens", "2025"]]}),
}
"""One record in each format."""


@pytest.mark.parametrize("format_", FORMATS)
def test_one_record_is_read_in_every_format(format_: Format) -> None:
    held = read_records(ONE[format_], "export", ReadAs(format_))

    assert [record.fields for record in held.records] == [{"title": "Sirens", "when": "2025"}]


def test_a_format_that_nothing_reads_is_read_as_no_other() -> None:
    with pytest.raises(AssertionError, match="runes"):
        read_records(ONE["yaml"], "export", ReadAs("runes"))  # type: ignore[arg-type]
