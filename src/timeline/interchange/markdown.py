"""A chronology as Markdown: an entry a section, who says what in whose words, sources and exhibits at the end."""

from collections.abc import Iterator

from timeline.handover.agreed import ToldAlike, by_all_parties, by_independent_sources
from timeline.handover.chronology import Chronology, Entry, Statement, ToldOtherwise, chronology
from timeline.handover.exhibits import Exhibit
from timeline.handover.request import Handover
from timeline.handover.words import Wording
from timeline.render.diff.markup import COUNTED, escaped, strong


def write(asked: Handover) -> bytes:
    """The document in UTF-8."""
    return ("\n\n".join(_blocks(asked)) + "\n").encode()


def _blocks(asked: Handover) -> Iterator[str]:
    document, wording = chronology(asked), Wording(asked)
    yield f"# {escaped(asked.title)}"
    if asked.timeline.note:
        yield escaped(asked.timeline.note)
    yield escaped(wording.what_this_is)
    for entry in document.entries:
        yield from _entry(entry, wording)
    yield from _alike(wording.told_by_all, by_all_parties(asked), wording)
    yield from _alike(wording.told_by_several, by_independent_sources(asked), wording)
    yield from _lists(document, wording)


def _entry(entry: Entry, wording: Wording) -> Iterator[str]:
    yield f"## {entry.number}. {escaped(entry.event.title)}"
    about = [wording.date(entry.when), wording.place(entry.event), ", ".join(entry.event.actors)]
    yield " · ".join([escaped(part) for part in about if part])
    if entry.denied_by:
        yield strong(f"Denied by {', '.join([escaped(source.name) for source in entry.denied_by])}.")
    if entry.event.note:
        yield escaped(entry.event.note)
    if entry.statements:
        yield "\n".join([line for statement in entry.statements for line in _statement(statement, wording)])
    if entry.otherwise:
        yield "Told otherwise:"
        yield "\n".join([_otherwise(point, wording) for point in entry.otherwise])
    for ruling in entry.rulings:
        yield escaped(wording.ruling(ruling))
    for finding in entry.findings:
        yield escaped(wording.finding(finding))


def _statement(statement: Statement, wording: Wording) -> Iterator[str]:
    account = statement.account
    said = [f"- {strong(escaped(wording.speaker(statement)))}"]
    if account.stance != "reports":
        said.append(escaped(wording.stance(account)))
    said += [escaped(account.says)] if account.says else []
    yield ": ".join([said[0], " ".join(said[1:])]) if len(said) > 1 else said[0]
    if account.quote:
        yield f"  {escaped(wording.quoted(account.quote))}"
    if account.translation:
        yield f"  {escaped(wording.translated(account))}"
    for point in wording.points(account):
        yield f"  - {escaped(point)}"
    where = wording.where(statement)
    if where:
        yield f"  ({escaped(where)})"
    if account.note:
        yield f"  {escaped(account.note)}"


def _otherwise(point: ToldOtherwise, wording: Wording) -> str:
    verdict = "" if point.verdict is None else f" ({COUNTED[point.verdict]})"
    values = "; ".join([wording.told(told) for told in point.values])
    return f"- {escaped(point.name)}{verdict}: {escaped(values)}"


def _alike(heading: str, found: tuple[ToldAlike, ...], wording: Wording) -> Iterator[str]:
    if found:
        yield f"## {escaped(heading)}"
        yield "\n".join([f"- {one.number}. {escaped(one.name)}: {escaped(wording.told(one.told))}" for one in found])


def _lists(document: Chronology, wording: Wording) -> Iterator[str]:
    if document.sources:
        yield "## Sources"
        yield "\n".join([f"- {escaped(wording.source(source))}" for source in document.sources])
    if document.exhibits:
        yield "## Exhibits"
        yield "\n".join([_exhibit(exhibit, wording) for exhibit in document.exhibits])


def _exhibit(exhibit: Exhibit, wording: Wording) -> str:
    return f"- {strong(escaped(exhibit.number))}: {escaped(wording.document(exhibit.citation))}"
