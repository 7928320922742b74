"""Workbooks as spreadsheet programs save them, made by hand."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from xml.sax.saxutils import escape, quoteattr


@dataclass(frozen=True)
class Raw:
    """A cell by its parts: the text of its value, its number format, its type and its formula."""

    value: str | None = None
    number_format: str = "General"
    kind: str = "n"
    formula: str | None = None


Cell = str | int | float | bool | date | datetime | time | Raw | None

_TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
</Types>"""
_ROOT = """<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>
</Relationships>"""
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_GENERAL, _DATE, _MOMENT, _CLOCK = range(4)


def workbook(sheets: Mapping[str, Sequence[Sequence[Cell]]]) -> bytes:
    """The bytes of an `.xlsx` file with these sheets."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        file.writestr("[Content_Types].xml", _TYPES)
        file.writestr("_rels/.rels", _ROOT)
        formats = _formats(sheets)
        file.writestr("xl/styles.xml", _styles(formats))
        numbers = range(1, len(sheets) + 1)
        listed = "".join(
            f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>'
            for number, name in zip(numbers, sheets, strict=True)
        )
        file.writestr(
            "xl/workbook.xml",
            f'<?xml version="1.0"?><workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>',
        )
        targets = "".join(
            f'<Relationship Id="rId{number}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{number}.xml"/>'
            for number in numbers
        )
        file.writestr(
            "xl/_rels/workbook.xml.rels",
            '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'{targets}<Relationship Id="rIdS" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
        )
        for number, rows in zip(numbers, sheets.values(), strict=True):
            written = "".join(_row(at, cells, formats) for at, cells in enumerate(rows, 1))
            file.writestr(
                f"xl/worksheets/sheet{number}.xml",
                f'<?xml version="1.0"?><worksheet xmlns="{_MAIN}"><sheetData>{written}</sheetData></worksheet>',
            )
    return data.getvalue()


def _formats(sheets: Mapping[str, Sequence[Sequence[Cell]]]) -> list[str]:
    cells = [cell for rows in sheets.values() for row in rows for cell in row]
    return list(dict.fromkeys(cell.number_format for cell in cells if isinstance(cell, Raw)))


def _styles(formats: Sequence[str]) -> str:
    listed = "".join(
        f'<numFmt numFmtId="{number}" formatCode={quoteattr(code)}/>' for number, code in enumerate(formats, 164)
    )
    numbers = [0, 14, 22, 20, *range(164, 164 + len(formats))]
    used = "".join(f'<xf numFmtId="{number}"/>' for number in numbers)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><styleSheet xmlns="{_MAIN}">'
        f'<numFmts count="{len(formats)}">{listed}</numFmts>'
        f'<cellXfs count="{len(numbers)}">{used}</cellXfs></styleSheet>'
    )


def _row(number: int, cells: Sequence[Cell], formats: Sequence[str]) -> str:
    written = "".join(_cell(f"{chr(65 + at)}{number}", cell, formats) for at, cell in enumerate(cells))
    return f'<row r="{number}">{written}</row>'


def _cell(name: str, cell: Cell, formats: Sequence[str]) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Raw):
        style = 4 + formats.index(cell.number_format)
        formula = "" if cell.formula is None else f"<f>{escape(cell.formula)}</f>"
        value = "" if cell.value is None else f"<v>{escape(cell.value)}</v>"
        return f'<c r="{name}" s="{style}" t="{cell.kind}">{formula}{value}</c>'
    if isinstance(cell, bool):
        return f'<c r="{name}" t="b"><v>{int(cell)}</v></c>'
    if isinstance(cell, datetime):
        return f'<c r="{name}" s="{_MOMENT}"><v>{(cell - datetime(1899, 12, 30)).total_seconds() / 86_400}</v></c>'  # noqa: DTZ001
    if isinstance(cell, date):
        return f'<c r="{name}" s="{_DATE}"><v>{(cell - date(1899, 12, 30)).days}</v></c>'
    if isinstance(cell, time):
        return f'<c r="{name}" s="{_CLOCK}"><v>{(cell.hour * 60 + cell.minute) / 1440}</v></c>'
    if isinstance(cell, str):
        text = cell.replace("&", "&amp;").replace("<", "&lt;")
        return f'<c r="{name}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    return f'<c r="{name}" s="{_GENERAL}"><v>{cell}</v></c>'
