"""`timeline merge`: one store of two."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from timeline.cli.groups import with_options
from timeline.cli.options import WAIT, Texts, a_score
from timeline.cli.session import Session
from timeline.cli.spreading import SpreadOptions, place_of, spread
from timeline.errors import ExitCode, TimelineError

if TYPE_CHECKING:
    from timeline.compare.matching import Matching
    from timeline.merging import Joined
    from timeline.merging.choices import Choices
    from timeline.spread.engine import Engine
    from timeline.spread.pieces import Archive
    from timeline.store import Stored


class Prefer(StrEnum):
    """One of the two stores."""

    A = "a"
    B = "b"


Renames = dict[str, list[tuple[str, str]]]


class Merged(NamedTuple):
    """The joined store, the first of the two as it was, where it is written, and what is told of it."""

    first: "Stored"
    target: tuple[Path, bool] | None
    made: "Joined"
    told: Sequence[str]


@with_options
def merge(
    ctx: typer.Context,
    a: Annotated[str, typer.Argument(metavar="A", help="The store that stands, or '-' for standard input.")],
    b: Annotated[str, typer.Argument(metavar="B", help="The store that is taken in.")],
    output: Annotated[
        str,
        typer.Option(
            "--output", "-o", metavar="FILE", help="The joined store: a new file, or A itself; '-' prints it."
        ),
    ] = "-",
    rename: Annotated[
        Texts, typer.Option(metavar="A|B:OLD=NEW", help="Another id for a source of A or B; repeat it.")
    ] = None,
    min_score: Annotated[
        float | None,
        typer.Option(
            metavar="SCORE", min=0.0, max=1.0, callback=a_score, help="The least score of a pair, 0 to 1; else 0.5."
        ),
    ] = None,
    base: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="What A and B both began with: what one has taken out then stays out."),
    ] = None,
    prefer: Annotated[
        Prefer, typer.Option(help="Whose words stand where A and B say one thing otherwise; a note keeps the other's.")
    ] = Prefer.A,
    review: Annotated[bool, typer.Option("--review", help="Ask whose stand, one by one.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Write nothing; print the pairs that would become one.")
    ] = False,
    _wait: Annotated[float | None, WAIT] = None,
    *,
    where: SpreadOptions,
) -> ExitCode:
    """Make one store of two.

    Events that are the same become one, with the accounts of both. Where A and B say something else of one event, or in
    one account, A's words stand and a note keeps B's. Nothing is dropped.

    $ timeline merge timeline.yaml theirs.yaml --dry-run  # which events would become one
    $ timeline merge timeline.yaml theirs.yaml -o both.yaml  # one store of both
    """
    from timeline.cli.merge_choices import chosen, differing_told, since
    from timeline.cli.progress import told
    from timeline.cli.reading import read
    from timeline.cli.writing import asks, tell
    from timeline.compare.matching import MIN_SCORE, match
    from timeline.merging import Choices, alike_sources, join, renamed, same_drafts
    from timeline.select.drafts import settled

    session: Session = ctx.obj
    if [a, b, base].count("-") > 1:
        raise TimelineError.of("side", "standard input can be one store only", "name a file for the other")
    if review and not asks(session):
        raise TimelineError.of("terminal", "--review asks at a terminal, and there is none", "--prefer a or b decides")
    wanted = _renames(rename or [])
    least = MIN_SCORE if min_score is None else min_score

    def target_for(first: "Stored") -> tuple[Path, bool] | None:
        if first.parts and output == "-" and not dry_run:
            message = f"{first.name} is a folder, and so is the joined store, which cannot be printed"
            mend = "name it: -o FOLDER; or give the file first: B's events go into A"
            raise TimelineError.of("option", message, mend)
        return None if output == "-" or dry_run else _target(session, output, first)

    def otherwise(made: "Joined", choices: "Choices", first: "Stored", second: "Stored") -> list[str]:
        alike = [pair.told(first.name, second.name) for pair in alike_sources(first.timeline, second.timeline)]
        return [*made.told, *alike, *differing_told(made.differing, choices, (first.name, second.name))]

    def whole() -> Merged:
        first, second = (read(session, one, drafts=True) for one in (a, b))
        target = target_for(first)
        one, other = renamed(first, wanted["A"]), renamed(second, wanted["B"])
        told_of_base: tuple[str, ...] = ()
        if base is not None:
            one, other, told_of_base = since(read(session, base, drafts=True), one, other)
        with told(session, "matching") as progress:
            matching = match(settled(one.timeline), settled(other.timeline), min_score=least, progress=progress)
        pairs = [*matching.pairs, *same_drafts(one.timeline, other.timeline)]
        if dry_run:
            _print_pairs(session, matching)
        choices = Choices(prefer.value)
        with told(session, "joining") as progress:
            made = join(one, other, pairs, progress, choices)
        if review and not dry_run:
            choices = choices._replace(chosen=chosen(session, made.differing, prefer.value, (one.name, other.name)))
            made = join(one, other, pairs, None, choices)
        return Merged(first, target, made, [*told_of_base, *otherwise(made, choices, one, other)])

    def in_pieces(engine: "Engine", stores: "Sequence[Archive]") -> Merged:
        from timeline.spread.matching.matched import match_pieces
        from timeline.spread.merging.merged import join_pieces, opened

        folder = place_of(session, a)
        assert isinstance(folder, Path)
        with told(session, "reading") as progress:
            both = opened(engine, stores[0], stores[1], folder, progress)
        if both is None:
            return whole()
        target = target_for(both.first)
        with told(session, "matching") as progress:
            matching = match_pieces(engine, *stores, min_score=least, progress=progress).matching
        pairs = [*matching.pairs, *same_drafts(both.first.timeline, both.second.timeline)]
        choices = Choices(prefer.value)
        with told(session, "joining") as progress:
            made = join_pieces(engine, both, pairs, progress, choices)
        if made is None:
            return whole()
        if dry_run:
            _print_pairs(session, matching)
        return Merged(both.first, target, made, otherwise(made, choices, both.first, both.second))

    if review or base is not None or wanted["A"] or wanted["B"] or not _is_folder(place_of(session, a)):
        merged = whole()
    else:
        merged = spread(session, where, [place_of(session, one) for one in (a, b)], in_pieces, whole)
    made = merged.made
    if merged.target is not None:
        _write(session, *merged.target, output, merged.first, made)
    elif not dry_run:
        from timeline.cli.output import write_text

        write_text(("\ufeff" if merged.first.bom else "") + made.text, session)
    for line in (*merged.told, _summary(made, would=dry_run)):
        tell(session, line)
    return ExitCode.FINE


def _is_folder(place: Path | str | None) -> bool:
    """Whether a store is one that is joined part by part: a folder of this machine."""
    return isinstance(place, Path) and place.is_dir()


def _renames(texts: list[str]) -> Renames:
    """What `--rename` says, by side. Raises TimelineError."""
    found: Renames = {"A": [], "B": []}
    for text in texts:
        side, colon, names = text.partition(":")
        old, equals, new = names.partition("=")
        if side.strip() not in found or not colon or not equals or not old.strip() or not new.strip():
            raise TimelineError.of("option", f"--rename {text!r} names no side and ids", "write --rename B:old=new")
        found[side.strip()].append((old.strip(), new.strip()))
    return found


def _target(session: Session, output: str, first: "Stored") -> tuple[Path, bool]:
    """The file to write, and whether it is the first store. Raises TimelineError where it is any other that exists."""
    from timeline.store.finding import expanded

    path = session.directory / expanded(output)
    if first.parts and path.suffix in (".yaml", ".yml") and not path.is_dir():
        message = f"{first.name} is a folder, and so is the joined store; {output} has the name of a file"
        raise TimelineError.of("option", message, "name a folder")
    if not path.exists():
        return path, False
    if first.path is None or not path.samefile(first.path):
        raise TimelineError.of(
            "exists", f"{output} exists already, and is left as it is", "name another file, or move this one away"
        )
    return path, True


def _write(session: Session, path: Path, is_first: bool, name: str, first: "Stored", made: "Joined") -> None:
    """A file that came into being since it was looked for is left as it is, too."""
    from timeline.cli.writing import patience_of
    from timeline.store.creating import create, create_folder
    from timeline.store.decoding import BOM
    from timeline.store.editing import edited_to
    from timeline.store.joint import split
    from timeline.store.writing import save

    if is_first:
        save(first, edited_to(first, made.text), patience_of(session))
    elif first.parts:
        files = {
            part.path.name: (BOM if part.bom else b"") + text.encode()
            for part, text in zip(first.parts, split(made.text), strict=True)
            if part.path is not None
        }
        create_folder(path, files, name, first.parts[0].path)
    else:
        create(path, (BOM if first.bom else b"") + made.text.encode(), name)


def _print_pairs(session: Session, matching: "Matching") -> None:
    from timeline.cli.output import write_text
    from timeline.render.score import score_text
    from timeline.render.text import harmless

    lines = [f"{score_text(pair)}  {pair.a}  {pair.b}  {', '.join(pair.reasons)}" for pair in matching.pairs]
    write_text("".join(harmless(line) + "\n" for line in lines), session)


def _summary(made: "Joined", *, would: bool) -> str:
    would_be = "would be " if would else ""
    parts = [
        f"{_count(made.joined, 'event')} {would_be}joined",
        f"{_count(made.events, 'event')} {would_be}added",
        f"{_count(made.accounts, 'account')} {would_be}added to events of A",
        f"{_count(made.sources, 'source')} {would_be}added",
    ]
    return "; ".join(parts) + (f"; {_count(made.again, 'account')} stood in both" if made.again else "")


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
