"""`timeline merge-driver`: what git calls where two branches have changed one store; `docs/git.md` has the setup."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.session import Session
from timeline.errors import ExitCode, TimelineError

if TYPE_CHECKING:
    from timeline.revisions.by_entry import MergedText
    from timeline.revisions.lines import Labels


def merge_driver(
    ctx: typer.Context,
    base: Annotated[str, typer.Argument(metavar="BASE", help="What both began with: %O of git.")],
    ours: Annotated[str, typer.Argument(metavar="OURS", help="Our version, which becomes the result: %A.")],
    theirs: Annotated[str, typer.Argument(metavar="THEIRS", help="Their version: %B.")],
    path: Annotated[str, typer.Argument(metavar="[PATH]", help="What messages call the store: %P.")] = "",
) -> ExitCode:
    """Merge three versions of a store by entry, for git.

    Where both sides have changed the same key of the same entry, and not alike, both stand there between the marks of
    git, and the exit status is 1. A version that is no store is merged by its lines.

    $ timeline merge-driver base.yaml timeline.yaml theirs.yaml  # into timeline.yaml, as git calls it
    $ git config merge.timeline.driver "timeline merge-driver %O %A %B %P"  # what git-setup prints
    """
    from timeline.cli.trouble import report_problems, report_system_error
    from timeline.cli.writing import tell
    from timeline.revisions.lines import Labels
    from timeline.revisions.marks import in_words

    session: Session = ctx.obj
    name = path or ours
    try:
        made = _merged(session, [base, ours, theirs], name, Labels())
    except OSError as error:
        report_system_error(error, session)
        return ExitCode.NOT_MERGED
    for line in made.told:
        tell(session, f"{name}: {line}")
    if made.problems:
        tell(session, f"{name}: what both sides have changed is no store together")
        report_problems(made.problems, session)
    for clash in made.clashes:
        tell(session, f"{name}: both sides have changed {in_words(clash)}")
    if made.conflicts:
        count = "1 conflict" if made.conflicts == 1 else f"{made.conflicts} conflicts"
        tell(session, f"{name}: {count}; `timeline check` names the lines")
    return ExitCode.FOUND if made.conflicts or made.problems else ExitCode.FINE


def _merged(session: Session, files: list[str], name: str, labels: "Labels") -> "MergedText":
    """The merged text, which is written over the second file. Raises OSError."""
    import msgspec

    from timeline.revisions.by_entry import merge_lines, merge_texts
    from timeline.store.decoding import BOM
    from timeline.store.part_alone import frame_of, read_alone

    paths = [session.directory / file for file in files]
    datas = [path.read_bytes() for path in paths]
    texts = [data.removeprefix(BOM).decode(errors="surrogateescape") for data in datas]
    bom = BOM if datas[1].startswith(BOM) else b""
    by_lines = merge_lines(texts[0], texts[1], texts[2], labels)
    # Whatever happens from here on, nothing of either side is missing in the file that git looks at.
    _put(paths[1], bom + by_lines.text.encode(errors="surrogateescape"))
    try:
        frame = frame_of([data for data in datas if data.strip()])
        base = None if not texts[0].strip() else read_alone(datas[0], f"the common beginning of {name}", frame)
        ours, theirs = read_alone(datas[1], f"our {name}", frame), read_alone(datas[2], f"their {name}", frame)
        made = merge_texts(base, ours, theirs, labels)
    except TimelineError as error:
        why = f"it was merged by its lines: {error.problems[0].message}"
        if by_lines.conflicts or not _is_store(by_lines.text):
            return msgspec.structs.replace(by_lines, conflicts=max(by_lines.conflicts, 1), told=(why,))
        return msgspec.structs.replace(by_lines, told=(why,))
    _put(paths[1], bom + made.text.encode())
    return made


def _is_store(text: str) -> bool:
    from timeline.store.part_alone import read_alone

    try:
        read_alone(text.encode(errors="surrogateescape"), "")
    except TimelineError:
        return False
    return True


def _put(path: Path, data: bytes) -> None:
    """Writes a file of git's own, whole or not at all."""
    from timeline.store.creating import beside

    new = beside(path)
    try:
        new.write_bytes(data)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
