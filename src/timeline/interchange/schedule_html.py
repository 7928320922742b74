"""The schedule as a page to print: a table on landscape A4 with its heading on every page, nothing that runs."""

from html import escape

from timeline.handover.request import Handover
from timeline.handover.schedule import schedule
from timeline.interchange.schedule_table import ScheduleTable, TableRow, table_of

_STYLE = """
@page { size: A4 landscape; margin: 10mm }
body { font: 10pt "Liberation Sans", Arial, sans-serif; margin: 1rem; color: #111; background: #fff }
table { border-collapse: collapse; width: 100%; table-layout: fixed }
th, td { border: 1px solid #555; padding: 3px 5px; text-align: left; vertical-align: top; overflow-wrap: anywhere;
  white-space: pre-line }
thead { display: table-header-group }
tr { break-inside: avoid }
small { color: #666; font-size: 8pt }
@media print { body { font-size: 8pt; margin: 0 } }
"""


def write(asked: Handover) -> bytes:
    """The page in UTF-8."""
    table = table_of(schedule(asked), asked)
    parts = [
        "<!doctype html>",
        '<html lang="en">',
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        f"<title>{escape(table.title)}</title>",
        f"<style>{_STYLE}</style>",
        f"<h1>{escape(table.title)}</h1>",
        *[f"<p>{escape(text)}</p>" for text in table.about],
        *_table(table),
        *_list("Others", [line for lines in table.annex for line in lines]),
        *_list("Exhibits", list(table.exhibits)),
        "</html>",
    ]
    return ("\n".join(parts) + "\n").encode()


def _table(table: ScheduleTable) -> list[str]:
    columns = "".join([f'<col style="width: {column.share / 10:.1f}%">' for column in table.columns])
    heading = "".join([f'<th scope="col">{escape(column.heading)}</th>' for column in table.columns])
    rows = [_row(row) for row in table.rows]
    return [f"<table><colgroup>{columns}</colgroup><thead><tr>{heading}</tr></thead><tbody>", *rows, "</tbody></table>"]


def _row(row: TableRow) -> str:
    cells = [escape("\n".join(lines)) for lines in row.cells]
    cells[0] += f"\n<small>{row.key}</small>"
    return f"<tr>{''.join([f'<td>{cell}</td>' for cell in cells])}</tr>"


def _list(heading: str, texts: list[str]) -> list[str]:
    if not texts:
        return []
    return [f"<h2>{heading}</h2>", "<ul>", *[f"<li>{escape(text)}</li>" for text in texts], "</ul>"]
