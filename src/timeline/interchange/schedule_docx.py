"""The schedule as a document: landscape A4, its heading row on every page, no row over two pages."""

from io import BytesIO

import docx
from docx.enum.section import WD_ORIENT
from docx.shared import Mm, Pt, RGBColor

from timeline.handover.request import Handover
from timeline.handover.schedule import schedule
from timeline.interchange.docx_parts import bold, named_nothing, never_split, on_every_page, saved, writable
from timeline.interchange.schedule_table import ScheduleTable, table_of

_PAGE, _MARGIN = (297, 210), 10
"""A4 and its margins, in millimetres."""
_SIZE = Pt(8)
_PALE = RGBColor(0x70, 0x70, 0x70)


def write(asked: Handover) -> bytes:
    """A document with the schedule, and behind it the annex and the exhibits."""
    table = table_of(schedule(asked), asked)
    document = docx.Document()
    named_nothing(document, table.title)
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = (Mm(side) for side in _PAGE)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(_MARGIN)
    document.styles["Normal"].font.size = _SIZE
    document.styles["Normal"].font.name = "Liberation Sans"
    document.add_heading(writable(table.title), level=1)
    for text in table.about:
        document.add_paragraph(writable(text))
    _rows(document, table)
    for heading, texts in (("Others", [line for lines in table.annex for line in lines]), ("Exhibits", table.exhibits)):
        if texts:
            document.add_heading(heading, level=2)
            for text in texts:
                document.add_paragraph(writable(text))
    return saved(document, BytesIO())


def _rows(document: "docx.document.Document", table: ScheduleTable) -> None:
    made = document.add_table(rows=1, cols=len(table.columns))
    made.style = "Table Grid"
    made.autofit = False
    width = _PAGE[0] - 2 * _MARGIN
    widths = [Mm(column.share * width / 1000) for column in table.columns]
    on_every_page(made.rows[0])
    for place, column in enumerate(table.columns):
        bold(made.rows[0].cells[place].paragraphs[0], column.heading)
    for row in table.rows:
        cells = made.add_row()
        never_split(cells)
        for place, lines in enumerate(row.cells):
            cell = cells.cells[place]
            cell.paragraphs[0].text = writable("\n".join(lines))
            if place == 0:
                cell.add_paragraph().add_run(row.key).font.color.rgb = _PALE
    for place, wide in enumerate(widths):
        made.columns[place].width = wide  # LibreOffice goes by these, Word by those of the cells
    for line in made.rows:
        for cell, wide in zip(line.cells, widths, strict=True):
            cell.width = wide
