"""The copy of a page that `--copy` names: its path as the store has it, and its hash."""

import os
from pathlib import Path

from timeline.cli.session import Session
from timeline.errors import TimelineError

Fields = dict[str, object]


def with_copy(fields: Fields, session: Session, folder: Path) -> Fields:
    """The fields with the path of the copy as it is from the folder of the store, and with its hash.

    The path is meant from where the user is, else from the folder of the store. Raises TimelineError where there is no
    such file, or where it has another hash than was given.
    """
    if "file" not in fields:
        return fields
    from timeline.store.finding import expanded

    typed = str(fields["file"])
    named = expanded(typed)
    path = next((place / named for place in (session.directory, folder) if (place / named).is_file()), None)
    if path is None:
        mend = "save it first; a path is meant from here, or from the folder of the store"
        raise TimelineError.of("option", f"--copy {typed!r}: there is no such file", mend)
    found = _hash(path)
    given = str(fields.get("sha256", found)).strip().casefold()
    if given != found:
        message = f"--sha256 is not the hash of {typed}"
        raise TimelineError.of("option", message, f"leave it out: its hash is {found}, and is written")
    stored = str(path) if named.is_absolute() and not path.is_relative_to(folder) else os.path.relpath(path, folder)
    return {**fields, "file": Path(stored).as_posix(), "sha256": found}


def _hash(path: Path) -> str:
    from hashlib import file_digest

    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
