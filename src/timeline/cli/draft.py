"""`timeline draft`: proposals from a document, and the walk through them."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.groups import DOCUMENT, WRITING, Options, with_options
from timeline.cli.session import Session
from timeline.errors import ExitCode, TimelineError, near_misses

if TYPE_CHECKING:
    from timeline.draft import Document
    from timeline.draft.entries import Drafted, Text
    from timeline.draft.language import Language
    from timeline.model import Timeline
    from timeline.store import Stored


class DocumentOptions(Options):
    """What is said of the document."""

    heading = DOCUMENT

    source: Annotated[str | None, typer.Option(metavar="ID", help="Whose text it is: the outlet, the author.")] = None
    source_name: Annotated[
        str | None, typer.Option(metavar="NAME", help="Its name, where the store does not have it yet.")
    ] = None
    published: Annotated[
        str | None,
        typer.Option(metavar="WHEN", help="When it was published; `on Tuesday` is counted from that day."),
    ] = None
    url: Annotated[str | None, typer.Option(metavar="URL", help="Where it can be read.")] = None
    lang: Annotated[
        str | None, typer.Option(metavar="CODE", help="Its language: en, uk, ru, pl, de or fr; else it is told by it.")
    ] = None


class DraftOptions(Options):
    """Where the proposals go."""

    heading = WRITING

    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="STORE", help="A store, or a new file; else standard output."),
    ] = None
    review: Annotated[bool, typer.Option("--review", help="Walk through the proposals: keep, change or drop each.")] = (
        False
    )


@with_options
def draft(
    ctx: typer.Context,
    about: DocumentOptions,
    how: DraftOptions,
    document: Annotated[
        str | None,
        typer.Argument(metavar="[FILE]", help="A text, .html, .docx or .pdf; '-' for standard input."),
    ] = None,
) -> ExitCode:
    """Propose entries from a document: its dated sentences, figures, quotations and speakers.

    By rules alone, the same on every run; nothing is uploaded. Each proposal is a `draft` with its whole sentence and
    its place, which `timeline show --drafts` draws and nothing else counts. With --review and no FILE the walk through
    them goes on.

    $ timeline draft article.txt --source paper --published "20 March 2025" -o draft.yaml  # a store of proposals
    $ timeline draft --review -o draft.yaml  # keep, change or drop each of them
    """
    session: Session = ctx.obj
    if document is None and not how.review:
        raise TimelineError.of("missing", "no document is named", "timeline draft FILE --source ID")
    if document is not None:
        if how.review and how.output is None:
            raise TimelineError.of("option", "what is reviewed has to be written first", "name a store: -o STORE")
        if how.review:
            _refuse_without_terminal(session)
        _Request(session, about, how.output).run(document)
    if not how.review:
        return ExitCode.FINE
    if document is None and any(vars(about).values()):
        raise TimelineError.of("option", "these options are about a document", "name it, or leave them out")
    from timeline.cli.draft_review import review

    return review(session, how.output)


def _refuse_without_terminal(session: Session) -> None:
    from timeline.cli.writing import asks

    if not asks(session):
        mend = "leave it out; `timeline show --drafts` draws the proposals"
        raise TimelineError.of("terminal", "--review asks at a terminal, and there is none", mend)


class _Request:
    """One document on its way into a store."""

    def __init__(self, session: Session, about: DocumentOptions, output: str | None) -> None:
        self._session = session
        self._about = about
        self._output = output

    def run(self, named: str) -> None:
        """Writes what is found, and says how much that is. Raises TimelineError."""
        from timeline.cli.progress import told
        from timeline.cli.writing import tell
        from timeline.draft import proposals_in, read_document
        from timeline.draft.dates import Origin, origin_of
        from timeline.when import parse_when

        if not self._about.source:
            raise TimelineError.of("missing", "nobody is named whose text it is", "--source ID")
        stored, path = self._store()
        timeline = stored.timeline
        self._refuse_id(timeline)
        data = self._session.stdin.read() if named == "-" else (self._session.directory / named).read_bytes()
        document = read_document(data, named)
        language = self._language(document, named)
        published = self._published(document, timeline)
        home = timeline.home(self._about.source)
        origin = Origin()
        if published is not None and home.calendar != "julian":
            origin = origin_of(parse_when(published, home.zone, timeline.about))
        with told(self._session, f"reading {named}") as progress:
            proposals = proposals_in(document, language, origin, progress)
        words = f"{_count(document.words, 'word')} in {language.name}"
        if not proposals:
            tell(self._session, f"{named}: nothing dated, counted or quoted was found in {words}; nothing is written")
            return
        if published is None and any(one.counted for held in proposals for one in held.dates):
            tell(self._session, "dates such as `on Tuesday` are left open: --published says what they are counted from")
        made = self._write(proposals, self._text(named, data, language, published, path), stored, path)  # type: ignore[arg-type]
        found = [
            (sum(one.when is not None for one in proposals), "dated"),
            (sum(len(one.figures) for one in proposals), "figure"),
            (sum(len(one.said) for one in proposals), "quotation"),
            (sum(one.speaker is not None for one in proposals), "with a speaker"),
        ]
        kinds = ", ".join([_count(count, what) for count, what in found if count])
        known = f"; {made.known} stood there already" if made.known else ""
        told_of = f": {kinds}" if kinds else ""
        tell(self._session, f"{named}: {_count(len(proposals), 'proposal')} from {words}{told_of}{known}")

    def _store(self) -> "tuple[Stored, Path | None]":
        """The store that takes the proposals, an empty one where there is none yet, and the file to write."""
        from timeline.cli.reading import read
        from timeline.store import read_store
        from timeline.store.finding import expanded

        if self._output in (None, "-"):
            return read_store(None, _EMPTY, "the draft"), None
        path = self._session.directory / expanded(str(self._output))
        if path.exists():
            return read(self._session, str(self._output), drafts=True), path
        return read_store(None, _EMPTY, str(self._output)), path

    def _refuse_id(self, timeline: "Timeline") -> None:
        from timeline.store.ids import ID_GRAMMAR, id_of_title, is_id

        source = str(self._about.source)
        if source in timeline.sources:
            if self._about.source_name is not None and timeline.sources[source].name != self._about.source_name:
                called = timeline.sources[source].name
                raise TimelineError.of("option", f"`{source}` is called “{called}” here", "leave --source-name out")
            return
        if not is_id(source):
            made = id_of_title(source)
            mend = f"--source {made} --source-name {source!r}" if made else ID_GRAMMAR
            raise TimelineError.of("id", f"`{source}` is no id: {ID_GRAMMAR}", mend)
        near = near_misses(source, timeline.sources)
        if near:
            from timeline.cli.writing import tell

            tell(self._session, f"`{source}` is a new source; did you mean `{near[0]}`?")

    def _language(self, document: "Document", named: str) -> "Language":
        from timeline.draft import CODES, language_in, language_of
        from timeline.errors import one_of

        wanted = self._about.lang
        if wanted is not None:
            if wanted.casefold() not in CODES:
                raise TimelineError.of("option", f"no rules are known for the language `{wanted}`", one_of(CODES))
            return language_of(wanted.casefold())
        found = language_in(one.text for one in document.paragraphs)
        if found is None:
            message = f"{named} is in no language that is known here"
            raise TimelineError.of("language", message, f"--lang says which: {one_of(CODES)}")
        return found

    def _published(self, document: "Document", timeline: "Timeline") -> str | None:
        """When the text was published, as the store has it. Raises TimelineError."""
        from timeline.cli.reading import typed_when
        from timeline.cli.writing import tell

        if self._about.published is not None:
            return typed_when("--published", self._about.published, timeline, self._session).text
        if document.published is None:
            return None
        try:
            found = typed_when("published", document.published, timeline, self._session).text
        except TimelineError:
            return None  # a page may say anything there
        tell(self._session, f"published {found}, as the page says itself")
        return found

    def _text(self, named: str, data: bytes, language: "Language", published: str | None, store: Path | None) -> "Text":
        import os
        from hashlib import sha256

        from timeline.draft.entries import Text

        folder = self._session.directory if store is None else store.parent
        path = None if named == "-" else os.path.relpath(self._session.directory / named, folder)
        return Text(
            source=str(self._about.source),
            name=self._about.source_name,
            lang=language.code,
            published=published,
            url=self._about.url,
            file=path,
            sha256=None if path is None else sha256(data).hexdigest(),
        )

    def _write(self, proposals: "list[object]", text: "Text", stored: "Stored", path: Path | None) -> "Drafted":
        from timeline.cli.output import write_text
        from timeline.cli.writing import to_write
        from timeline.draft.entries import drafted
        from timeline.store.creating import create
        from timeline.store.editing import edit_text

        if path is not None and path.exists():
            with to_write(self._session, str(self._output), dry_run=False) as opened:
                made = drafted(proposals, text, opened.stored.timeline)  # type: ignore[arg-type]
                if made.edits:
                    opened.write(made.edits)
            return made
        made = drafted(proposals, text, stored.timeline)  # type: ignore[arg-type]
        edited = edit_text(stored, made.edits)
        if path is None:
            write_text(edited.text, self._session)
        else:
            create(path, edited.text.encode(), str(self._output))
        return made


_EMPTY = b"timeline: 1\n"


def _count(number: int, noun: str) -> str:
    # What is dated, or has a speaker, is no noun.
    return f"{number:,} {noun}{'' if number == 1 or noun.startswith(('dated', 'with')) else 's'}"
