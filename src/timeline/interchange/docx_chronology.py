"""A chronology as a document: a row an event, what is said and by whom, whole, and what is told otherwise beside it."""

from collections.abc import Iterable
from io import BytesIO

import docx
from docx.document import Document
from docx.shared import Mm, Pt
from docx.table import _Cell

from timeline.handover.agreed import ToldAlike, by_all_parties, by_independent_sources
from timeline.handover.chronology import Entry, Statement, chronology
from timeline.handover.request import Handover
from timeline.handover.words import Wording
from timeline.interchange.docx_parts import bold, named_nothing, never_split, on_every_page, saved, writable
from timeline.render.diff.markup import COUNTED

_HEADINGS = ("No", "Date", "What is said to have happened, by whom, in what words, and where", "Told otherwise")
_WIDTHS = (Mm(10), Mm(30), Mm(105), Mm(45))
"""Of a portrait A4 page with margins of a centimetre."""


def write(asked: Handover) -> bytes:
    """The document: the chronology, what is told alike, sources and exhibits."""
    found, wording = chronology(asked), Wording(asked)
    document = docx.Document()
    named_nothing(document, asked.title)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(10)
    document.styles["Normal"].font.size = Pt(9)
    document.styles["Normal"].font.name = "Liberation Sans"
    document.add_heading(writable(asked.title), level=1)
    if asked.timeline.note:
        document.add_paragraph(writable(asked.timeline.note))
    document.add_paragraph(writable(wording.what_this_is))
    _entries(document, found.entries, wording)
    _alike(document, wording.told_by_all, by_all_parties(asked), wording)
    _alike(document, wording.told_by_several, by_independent_sources(asked), wording)
    _listed(document, "Sources", [wording.source(source) for source in found.sources])
    _listed(document, "Exhibits", [f"{one.number}: {wording.document(one.citation)}" for one in found.exhibits])
    return saved(document, BytesIO())


def _entries(document: Document, entries: Iterable[Entry], wording: Wording) -> None:
    table = document.add_table(rows=1, cols=len(_HEADINGS))
    table.style = "Table Grid"
    table.autofit = False
    on_every_page(table.rows[0])
    for cell, heading in zip(table.rows[0].cells, _HEADINGS, strict=True):
        bold(cell.paragraphs[0], heading)
    for entry in entries:
        row = table.add_row()
        cells = row.cells
        cells[0].text = str(entry.number)
        about = (wording.date(entry.when), wording.place(entry.event), ", ".join(entry.event.actors))
        cells[1].text = writable("\n".join([part for part in about if part]))
        _said(cells[2], entry, wording)
        _otherwise(cells[3], entry, wording)
        if len(entry.statements) <= _WHOLE:
            never_split(row)
    for place, width in enumerate(_WIDTHS):
        table.columns[place].width = width
    for row in table.rows:
        for cell, width in zip(row.cells, _WIDTHS, strict=True):
            cell.width = width


_WHOLE = 4
"""An event with more statements may go over a page, for it may be longer than one."""


def _said(cell: _Cell, entry: Entry, wording: Wording) -> None:
    bold(cell.paragraphs[0], entry.event.title)
    if entry.denied_by:
        bold(cell.add_paragraph(), f"Denied by {', '.join([source.name for source in entry.denied_by])}.")
    if entry.event.note:
        cell.add_paragraph(writable(entry.event.note))
    for statement in entry.statements:
        _statement(cell, statement, wording)
    for ruling in entry.rulings:
        cell.add_paragraph(writable(wording.ruling(ruling)))
    for finding in entry.findings:
        cell.add_paragraph(writable(wording.finding(finding)))


def _statement(cell: _Cell, statement: Statement, wording: Wording) -> None:
    account = statement.account
    paragraph = cell.add_paragraph()
    bold(paragraph, f"{wording.speaker(statement)}: ")
    stance = wording.stance(account) if account.stance != "reports" else ""
    words = wording.quoted(account.quote) if account.quote else ""
    translated = wording.translated(account) if account.translation else ""
    points = "; ".join(wording.points(account))
    where = wording.where(statement)
    parts = [stance, account.says or "", words, translated, f"[{points}]" if points else "", account.note or ""]
    paragraph.add_run(writable(" ".join([part for part in parts if part])))
    if where:
        paragraph.add_run(writable(f" ({where})")).italic = True


def _otherwise(cell: _Cell, entry: Entry, wording: Wording) -> None:
    for number, point in enumerate(entry.otherwise):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        bold(paragraph, f"{point.name}: ")
        verdict = "" if point.verdict is None else f" ({COUNTED[point.verdict]})"
        paragraph.add_run(writable("; ".join([wording.told(told) for told in point.values]) + verdict))


def _alike(document: Document, heading: str, found: tuple[ToldAlike, ...], wording: Wording) -> None:
    _listed(document, heading, [f"{one.number}. {one.name}: {wording.told(one.told)}" for one in found])


def _listed(document: Document, heading: str, texts: list[str]) -> None:
    if texts:
        document.add_heading(heading, level=2)
        for text in texts:
            document.add_paragraph(writable(text))
