"""A seal: what a store and every file that it cites held on a day, so that a later change of one byte shows.

The manifest is JSON with the SHA-256 (FIPS 180-4) and the size of each file, the paths as the store writes them. A
file that only private entries cite is sealed and not named: its name may tell what is private, and its hash does not.
Signing and checking a signature is for `ssh-keygen -Y` (PROTOCOL.sshsig of OpenSSH), which is not called from here.
"""

from collections import Counter
from collections.abc import Collection
from hashlib import file_digest
from pathlib import Path
from typing import Literal

import msgspec

from timeline.errors import TimelineError
from timeline.model import Timeline
from timeline.select.withheld import public
from timeline.store import Stored

SCHEMA = "timeline.seal/1"


class SealedFile(msgspec.Struct, frozen=True):
    """One file: its path, its hash in hexadecimal digits, its size in bytes. One that is not named has no path."""

    path: str | None
    sha256: str
    bytes: int


class Seal(msgspec.Struct, frozen=True):
    """What was sealed. `on` is the day, `version` the program's; `missing` are cited files that were not there.

    What was missing and is private is not named either, and so is not in it.
    """

    schema: str
    on: str
    version: str
    store: SealedFile
    files: tuple[SealedFile, ...]
    missing: tuple[str, ...] = ()
    parts: tuple[SealedFile, ...] = ()
    """The parts of a store that is a folder, whose own hash is that of what `sha256sum` says of them."""


class Difference(msgspec.Struct, frozen=True):
    """One thing that is not as it was sealed."""

    path: str
    what: Literal["changed", "missing", "added", "no longer cited", "there again", "changed or gone"]


def cited_files(timeline: Timeline) -> list[str]:
    """The paths of all copies that the store cites, each once, in its order."""
    cited = [citation.file for event in timeline.events for account in event.accounts for citation in account.cite]
    return list(dict.fromkeys([path for path in cited if path is not None]))


def private_files(timeline: Timeline) -> frozenset[str]:
    """The paths of all copies that nothing but private entries cite."""
    return frozenset(cited_files(timeline)) - frozenset(cited_files(public(timeline)[0]))


def without_names(seal: Seal, private: Collection[str]) -> Seal:
    """The same seal that does not name some of its files."""
    files = [msgspec.structs.replace(one, path=None) if one.path in private else one for one in seal.files]
    missing = tuple([path for path in seal.missing if path not in private])
    return msgspec.structs.replace(seal, files=tuple(files), missing=missing)


def sealed(stored: Stored, timeline: Timeline, folder: Path, on: str, version: str) -> Seal:
    """The seal of a store as it was read; `folder` is where paths begin. Raises OSError where a file cannot be read.

    `timeline` is what of it cites files.
    """
    found = {path: _sealed_file(path, folder) for path in cited_files(timeline)}
    return Seal(
        SCHEMA,
        on,
        version,
        SealedFile(_name_of(stored), stored.sha256, sum(len(part.data) for part in stored.files)),
        tuple([file for file in found.values() if file is not None]),
        tuple([path for path, file in found.items() if file is None]),
        tuple([SealedFile(_name_of(part), part.sha256, len(part.data)) for part in stored.parts]),
    )


def _name_of(stored: Stored) -> str:
    return stored.name if stored.path is None else stored.path.name


def changes(seal: Seal, now: Seal, private: Collection[str] = ()) -> list[Difference]:
    """What has changed since a store was sealed; nothing where all is as it was. `now` names every file.

    Of a file that the seal does not name the hash alone is known: it is there still, or it is not. Nor is one of
    `private` named here that the seal does not name.
    """
    before = {file.path: file for file in seal.files if file.path is not None}
    after = {file.path: file for file in now.files if file.path is not None}
    found = [Difference(str(now.store.path), "changed")] if seal.store.sha256 != now.store.sha256 else []
    found += _changed_parts(seal, now)
    for path, file in before.items():
        if path in after:
            found += [Difference(path, "changed")] if after[path].sha256 != file.sha256 else []
        else:
            found.append(Difference(path, "missing" if path in now.missing else "no longer cited"))
    gone = Counter([file.sha256 for file in seal.files if file.path is None])
    new = []
    for path, file in after.items():
        if path not in before:
            if gone[file.sha256]:
                gone[file.sha256] -= 1
            else:
                new.append(path)
    found += [
        Difference(path, "there again" if path in seal.missing else "added") for path in new if path not in private
    ]
    found += [Difference(f"a private file of {digest[:8]}…", "changed or gone") for digest in gone.elements()]
    unnamed = sum(1 for path in new if path in private)
    return [*found, *[Difference("a private file", "added")] * (unnamed - gone.total())]


def _changed_parts(seal: Seal, now: Seal) -> list[Difference]:
    """Which parts of a folder have changed, each by its path from beside the folder."""
    before = {part.path: part.sha256 for part in seal.parts}
    after = {part.path: part.sha256 for part in now.parts}
    found = [
        Difference(f"{now.store.path}/{path}", "changed" if path in after else "missing")
        for path, digest in before.items()
        if after.get(path) != digest
    ]
    return found + [Difference(f"{now.store.path}/{path}", "added") for path in after if path not in before]


def encoded(seal: Seal) -> bytes:
    """The manifest, the same bytes for the same seal."""
    return msgspec.json.format(msgspec.json.encode(seal), indent=2) + b"\n"


def decoded(data: bytes, name: str) -> Seal:
    """The seal of a manifest. Raises TimelineError where it is none."""
    try:
        seal = msgspec.json.decode(data, type=Seal)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise TimelineError.of("seal", f"{name} is no seal: {error}", "`timeline seal` writes one") from None
    if seal.schema != SCHEMA:
        raise TimelineError.of("seal", f"{name} is a seal of another kind: {seal.schema}", "another version reads it")
    return seal


def _sealed_file(path: str, folder: Path) -> SealedFile | None:
    """None where there is no such file."""
    place = folder / path
    if not place.is_file():
        return None
    with place.open("rb") as file:
        return SealedFile(path, file_digest(file, "sha256").hexdigest(), place.stat().st_size)
