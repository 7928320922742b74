"""Two versions of a store: files, or what git has of one file."""

import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.cli.session import Session
from timeline.errors import TimelineError, legible

if TYPE_CHECKING:
    from timeline.store import Stored

_LINK = b"120000"
"""The mode of a symbolic link in git, whose blob is where it leads."""
_EMPTY = b"timeline: 1\n"
"""What a store was before it was there."""


def versions_of(session: Session, file: str | None, old: str, new: str | None) -> "tuple[str, Stored, Stored]":
    """What the two are called together, the older and the newer one, with their drafts. Raises TimelineError."""
    from timeline.cli.reading import read

    if new is not None:
        return f"{old} → {new}", read(session, old, drafts=True), read(session, new, drafts=True)
    path = _store(session, file)
    name = legible(str(path.relative_to(session.directory) if path.is_relative_to(session.directory) else path))
    repository = _Repository(session, path, name)
    base, dots, head = old.partition("..")
    if not dots:
        return old, repository.version(base, absent=True), read(session, str(path), drafts=True)
    parted = head.startswith(".")
    base, head = base or "HEAD", head.removeprefix(".") or "HEAD"
    first = repository.parting(base, head) if parted else base
    return old, repository.version(first, absent=True), repository.version(head)


def _store(session: Session, file: str | None) -> Path:
    """The file whose versions are meant. Raises TimelineError."""
    from timeline.store import find_store

    named = file or session.file or session.environment.get("TIMELINE_FILE")
    if named == "-":
        raise TimelineError.of("no-file", "git has no versions of standard input", "name a file: --file PATH")
    return find_store(named, None, session.directory)


class _Repository:
    """What git has of one file. Nothing but git is run, and of that nothing that runs what a clone says."""

    def __init__(self, session: Session, path: Path, name: str) -> None:
        self._session = session
        self._path = path
        self._name = name

    def version(self, revision: str, *, absent: bool = False) -> "Stored":
        """The store as it was in a revision; with `absent` an empty one where that had none. Raises TimelineError."""
        from timeline.store import read_store

        commit = self._commit(revision)
        if self._path.is_dir():
            return self._folder(commit, revision, absent=absent)
        named = f"{commit}:./{self._path.name}"
        if absent and self._run("cat-file", "-e", named).returncode:
            return read_store(None, _EMPTY, f"{self._name} in {revision}")
        run = self._run("cat-file", "blob", named)
        if run.returncode:
            raise TimelineError.of(
                "revision", f"{self._name} is not in {revision}", "name a revision that has it, or two files"
            )
        return read_store(None, run.stdout, f"{self._name} in {revision}")

    def _folder(self, commit: str, revision: str, *, absent: bool) -> "Stored":
        """The folder as it was in a commit, from what git has of its parts."""
        from timeline.store.folder import shown_name, stores_among
        from timeline.store.joint_reading import Part, read_parts
        from timeline.store.reading import read_store

        listed = self._run("ls-tree", "-z", commit, "--", "./").stdout.split(b"\0")
        entries = [line.partition(b"\t") for line in listed if line]
        files = {os.fsdecode(name).rpartition("/")[2]: kind.split() for kind, _, name in entries}
        blobs = {name: kind[2] for name, kind in files.items() if kind[1] == b"blob" and kind[0] != _LINK}
        named = {name: blob for name, blob in sorted(blobs.items()) if name.endswith(".yaml") and name[0] != "."}
        texts = dict(zip(named, self._blobs(list(named.values())), strict=True))
        if not texts and absent:
            return read_store(None, _EMPTY, f"{self._name} in {revision}")
        parts = stores_among(texts, f"{self._name} in {revision}")
        held = [Part(None, f"{shown_name(self._name, part)} in {revision}", data) for part, data in parts.items()]
        return read_parts(None, f"{self._name} in {revision}", held)

    def _blobs(self, names: list[bytes]) -> list[bytes]:
        """What git has of each of some objects."""
        out = self._run("cat-file", "--batch", given=b"".join([name + b"\n" for name in names])).stdout
        found, at = [], 0
        for _ in names:
            end = out.index(b"\n", at)
            size = int(out[at:end].split()[2])
            found.append(out[end + 1 : end + 1 + size])
            at = end + size + 2
        return found

    def parting(self, base: str, head: str) -> str:
        """The commit at which two revisions parted. Raises TimelineError."""
        run = self._run("merge-base", self._commit(base), self._commit(head))
        if run.returncode:
            raise TimelineError.of(
                "revision", f"{base} and {head} have no commit in common", f"{base}..{head} compares the two themselves"
            )
        return run.stdout.decode().strip()

    def _commit(self, revision: str) -> str:
        run = self._run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        if not run.returncode:
            return run.stdout.decode().strip()
        said = legible(run.stderr.decode(errors="surrogateescape")).strip().removeprefix("fatal: ")
        message = said.split("\n")[0] if said else f"git knows no revision `{revision}`"
        raise TimelineError.of("revision", message, "`git log --oneline` lists them; two files need no git")

    def _run(self, *arguments: str, given: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
        # No object is fetched for this: reading reaches no network.
        environment = {**self._session.environment, "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}
        folder = self._path if self._path.is_dir() else self._path.parent
        command = ["git", "-C", str(folder), *arguments]
        try:
            return subprocess.run(command, env=environment, capture_output=True, check=False, input=given)
        except FileNotFoundError:
            raise TimelineError.of(
                "revision", "git is not there to ask", "install it, or name two files: `timeline changes OLD NEW`"
            ) from None
