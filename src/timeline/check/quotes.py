"""Quotes, compared letter for letter with the copies that their citations name."""

from collections.abc import Iterator, Sequence
from pathlib import Path as FilePath

import msgspec

from timeline.check.finding import Finding, Path
from timeline.draft.reading import read_document
from timeline.draft.standing import Missing, Standing
from timeline.errors import TimelineError
from timeline.model import Account, Timeline


class Proof(msgspec.Struct):
    """How many quotes were compared with a copy, and how many there is no copy of."""

    standing: int = 0
    missing: int = 0
    unread: int = 0
    without: int = 0

    @property
    def words(self) -> str:
        """`24 quotes stand in their files, 1 does not; 3 have no file`."""
        stand = "quote stands" if self.standing == 1 else "quotes stand"
        parts = [f"{self.standing} {stand} in their files"]
        if self.missing:
            parts[0] += f", {self.missing} do{'es' if self.missing == 1 else ''} not"
        if self.unread:
            parts.append(f"{self.unread} cannot be compared")
        if self.without:
            parts.append(f"{self.without} {'has' if self.without == 1 else 'have'} no file")
        return "; ".join(parts)


def quotes(timeline: Timeline, directory: FilePath, proof: Proof) -> Iterator[Finding]:
    """Every quote of an account and of its points that stands in none of the files of its citations.

    `proof` is told what was compared. A file that cannot be read as a text is named once.
    """
    read: dict[str, Standing | str] = {}
    told: set[str] = set()
    for number, event in enumerate(timeline.events):
        for place, account in enumerate(event.accounts):
            path: Path = ("events", number, "accounts", place)
            said = _quotes_of(account)
            if not said:
                continue
            files = list(dict.fromkeys([cited.file for cited in account.cite if cited.file is not None]))
            if not files:
                proof.without += len(said)
                continue
            held = [read[file] if file in read else _read(read, directory, file) for file in files]
            texts = [one for one in held if isinstance(one, Standing)]
            for file, one in zip(files, held, strict=True):
                if isinstance(one, str) and file not in told:
                    told.add(file)
                    yield Finding(
                        "unread-file", one, "name a text, or the text of it beside it", (*path, *_at(account, file))
                    )
            if not texts:
                proof.unread += len(said)
                continue
            for steps, quote in said:
                missing = [one.missing(quote) for one in texts]
                if any(one is None for one in missing):
                    proof.standing += 1
                    continue
                proof.missing += 1
                nearest = max([one for one in missing if one is not None], key=lambda one: one.standing)
                yield _finding(nearest, files, (*path, *steps))


def _quotes_of(account: Account) -> list[tuple[Path, str]]:
    """The quotes of an account, its own first, each with its path in it."""
    found: list[tuple[Path, str]] = [] if account.quote is None else [(("quote",), account.quote)]
    found += [(("points", point.name, "quote"), point.quote) for point in account.points if point.quote is not None]
    return found


def _at(account: Account, file: str) -> Sequence[str | int]:
    index = next(index for index, cited in enumerate(account.cite) if cited.file == file)
    return ("cite", index, "file")


def _read(read: "dict[str, Standing | str]", directory: FilePath, file: str) -> "Standing | str":
    """The text of a file, or why there is none."""
    path = directory / file
    made: Standing | str
    try:
        if path.exists() and not path.is_file():
            made = f"`{file}` is no file"
        else:
            made = Standing(read_document(path.read_bytes(), file))
    except OSError as error:
        made = f"`{file}` cannot be read: {(error.strerror or str(error)).lower()}"
    except TimelineError as error:
        made = error.problems[0].message
    read[file] = made
    return made


def _finding(missing: Missing, files: Sequence[str], path: Path) -> Finding:
    where = f"`{files[0]}`" if len(files) == 1 else f"any of {', '.join([f'`{file}`' for file in files])}"
    message = f"this quote does not stand in {where}: {missing.words}"
    mend = "write it letter for letter, with […] where something is left out"
    return Finding("missing-quote", message, mend, path, level="error")
