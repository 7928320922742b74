"""What every writing command does: which file it writes, trying it out without writing, saying what was written."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.cli.following import Following
from timeline.cli.indexed import was_read
from timeline.cli.progress import told
from timeline.cli.session import Session
from timeline.errors import Problem, TimelineError

if TYPE_CHECKING:
    from timeline.render.added import Written
    from timeline.render.ink import Line
    from timeline.render.view import View
    from timeline.store import Stored
    from timeline.store.editing import Edit, Edited
    from timeline.store.lock import Patience
    from timeline.store.writing import StoreToWrite


def store_path(session: Session, file: str | None) -> tuple[Path, str]:
    """The file to write, and what messages call it. Raises TimelineError where there is none."""
    from timeline.store import find_store

    named = file or session.file or session.environment.get("TIMELINE_FILE")
    if named == "-":
        raise TimelineError.of("no-file", "standard input cannot be written to", "name a file: --file PATH")
    path = find_store(named, None, session.directory)
    try:
        return path, str(path.relative_to(session.directory))
    except ValueError:
        return path, str(path)


def read_for_writing(session: Session, file: str | None) -> "Stored":
    """The store as it is now, for a command that asks before it writes. Raises TimelineError."""
    from timeline.cli.reading import tell_unfinished
    from timeline.store import open_store

    path, name = store_path(session, file)
    with told(session, f"reading {name}") as progress:
        stored = open_store(path, name, progress=progress)
    tell_unfinished(session, stored)
    return stored


def apply(
    session: Session, file: str | None, edit: "Callable[[Stored], Sequence[Edit]]", *, dry_run: bool
) -> "tuple[Stored, Edited]":
    """Edits the store and writes it, or with `dry_run` prints what would change. Raises TimelineError."""
    with to_write(session, file, dry_run=dry_run) as opened:
        return opened.stored, opened.write(edit(opened.stored))


def kept_files(session: Session, stored: "Stored") -> list[Path]:
    """What no document may take the place of: the store, and each file that it cites."""
    from timeline.handover.sealing import cited_files

    return kept_of(session, stored.path, cited_files(stored.timeline))


def kept_of(session: Session, path: "Path | None", cited: "Iterable[str]") -> list[Path]:
    """A store, where it is a file, and the files that it cites."""
    folder = session.directory if path is None else path.parent
    files = [folder / name for name in cited]
    return files if path is None else [path, *files]


@contextmanager
def to_write(session: Session, file: str | None, *, dry_run: bool) -> "Iterator[StoreToWrite | DryRun]":
    """The store while no other writer touches it; with `dry_run` what is written is printed as a diff instead."""
    if dry_run:
        yield DryRun(session, read_for_writing(session, file))
        return
    from timeline.store.writing import store_to_write

    path, name = store_path(session, file)
    with (
        told(session, f"reading {name}") as progress,
        store_to_write(path, name, progress, patience_of(session)) as opened,
    ):
        was_read(session, path, opened.stored.size)
        following = Following(session, path, opened)
        yield opened
        following.end()


def patience_of(session: Session) -> "Patience":
    """How long this command waits for another writer, and that it says so."""
    from timeline.store.lock import Patience

    return Patience(session.wait, lambda text: tell(session, text))


def new_stored(name: str, frame: "Mapping[str, object]") -> "Stored":
    """A store that is not written yet and has no entries, with these keys. Raises TimelineError."""
    from timeline.store import read_store
    from timeline.store.editing import OfStore, SetKey, edit_text

    empty = read_store(None, b"timeline: 1\n", name, keep_raw=True)
    edited = edit_text(empty, [SetKey(OfStore(), key, value) for key, value in frame.items()])
    return read_store(None, edited.text.encode(), name, keep_raw=True)


class NewStore:
    """A store that is made of what it is given, and does not exist before."""

    def __init__(self, session: Session, name: str, stored: "Stored") -> None:
        self.stored = stored
        self._path = session.directory / name

    def write(self, edits: "Sequence[Edit]") -> "Edited":
        """Writes the new file. Raises TimelineError where there is one of that name already."""
        from timeline.store.creating import create
        from timeline.store.editing import edit_text

        edited = edit_text(self.stored, edits)
        create(self._path, edited.text.encode(), self.stored.name)
        return edited


class DryRun:
    """Stands for a store that is written, and writes nothing."""

    def __init__(self, session: Session, stored: "Stored") -> None:
        self.stored = stored
        self._session = session

    def write(self, edits: "Sequence[Edit]") -> "Edited":
        """Prints what would change. Raises TimelineError as writing does."""
        from timeline.store.editing import edit_text

        edited = edit_text(self.stored, edits)
        print_diff(self._session, edited, self.stored.name)
        return edited


def print_diff(session: Session, edited: "Edited", name: str) -> None:
    """The change of the file as a unified diff."""
    from timeline.cli.output import write_text

    write_text(edited.diff(name), session)


def view_of(session: Session) -> "View":
    """How the echo of a writing command is drawn."""
    from timeline.cli.options import DrawingOptions
    from timeline.cli.output import manner_of
    from timeline.render.view import View

    manner = manner_of(DrawingOptions(), session)
    return View(width=manner.width, ascii=manner.ascii, links=manner.links, attributes=manner.color)


def draw(session: Session, lines: "list[Line]") -> None:
    """Writes some lines to standard output, never through a pager."""
    from timeline.cli.options import DrawingOptions
    from timeline.cli.output import manner_of, write_lines

    write_lines(lines, manner_of(DrawingOptions(), session), session, no_pager=True)


def tell_written(session: Session, written: "Sequence[Written]", name: str) -> None:
    """The reference of what was written, its file and line, and each date as it is stored."""
    from timeline.render.added import written_lines

    lines = written_lines(written, name, view_of(session), breaks=session.on_terminal)
    tell_done(session, name, lambda: draw(session, lines))


def tell_done(session: Session, name: str, say: "Callable[[], None]") -> None:
    """Says what was done. The file is written already: where nobody can be told, that is no failure of the command."""
    from timeline.cli.closing import OutputClosed, discard_output, write_error

    try:
        say()
    except OutputClosed:
        discard_output(session)
    except OSError as error:
        write_error(session, f"{name} is written; standard output: {error.strerror}\n")
        discard_output(session)


def tell(session: Session, text: str) -> None:
    """A line for the user, not for the next program."""
    from timeline.cli.closing import write_error

    write_error(session, f"{text}\n")


def warn(session: Session, problems: Sequence[Problem]) -> None:
    """Problems that did not stop the command."""
    from timeline.cli.trouble import report_problems

    if problems:
        report_problems(problems, session)


def stdin_text(session: Session) -> str:
    """The whole of standard input as a text without its last line ends. Raises TimelineError."""
    data = session.stdin.read()
    try:
        return data.decode().removeprefix("\ufeff").replace("\r\n", "\n").rstrip("\n")
    except UnicodeDecodeError:
        raise TimelineError.of("encoding", "standard input is not UTF-8", "convert it: iconv -t utf-8") from None


def asks(session: Session) -> bool:
    """Whether somebody is there to be asked."""
    return session.stdin.isatty() and (session.on_terminal or session.stderr.isatty())
