"""Copies on the disk, compared with what the store says of them."""

from collections.abc import Iterator
from pathlib import Path as FilePath

from timeline.check.finding import Finding, Path
from timeline.model import Citation, Timeline


def files(timeline: Timeline, directory: FilePath) -> Iterator[Finding]:
    """Reads every `file`, relative to a directory, and compares it with its `sha256`."""
    hashes: dict[str, str | OSError] = {}
    for number, event in enumerate(timeline.events):
        for place, account in enumerate(event.accounts):
            for index, citation in enumerate(account.cite):
                if citation.file is not None and citation.file not in hashes:
                    hashes[citation.file] = _hash(directory / citation.file)
                yield from _compared(citation, hashes, ("events", number, "accounts", place, "cite", index))


def _hash(path: FilePath) -> str | OSError:
    from hashlib import file_digest

    try:
        # Opening a pipe would wait for whoever writes to it.
        if path.exists() and not path.is_file():
            return OSError(0, "it is no file")
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return error


def _compared(citation: Citation, hashes: dict[str, str | OSError], path: Path) -> Iterator[Finding]:
    stated = citation.sha256
    if citation.file is None:
        if stated is not None:
            message, mend = "this is the hash of a copy, and no `file` says where the copy is", "add `file`"
            yield Finding("missing-file", message, mend, (*path, "sha256"), level="error")
        return
    found = hashes[citation.file]
    if isinstance(found, OSError):
        message = f"`{citation.file}` cannot be read: {(found.strerror or str(found)).lower()}"
        mend = "a path is relative to the folder of the store"
        yield Finding("missing-file", message, mend, (*path, "file"), level="error")
    elif stated is None:
        message = f"nothing says what `{citation.file}` held when it was saved"
        yield Finding("unhashed-file", message, f"add `sha256: {found}`", (*path, "file"))
    elif found != stated.strip().lower():
        message = f"`{citation.file}` is not what it was: its hash is {found}"
        mend = "bring the old file back, or where the new one is right, write its hash"
        yield Finding("changed-file", message, mend, (*path, "sha256"), level="error")
