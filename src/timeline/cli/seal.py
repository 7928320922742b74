"""`timeline seal`: what a store and the files that it cites hold today."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.options import WHICH_STORE
from timeline.cli.session import Session
from timeline.errors import ExitCode, TimelineError

if TYPE_CHECKING:
    from timeline.handover.sealing import Seal
    from timeline.store import Stored

SUFFIX = ".seal.json"
NAMESPACE = "timeline-seal"
"""What a signature is for: one of another namespace is not taken (ssh-keygen(1), -n)."""


def seal(
    ctx: typer.Context,
    sign: Annotated[str | None, typer.Option(metavar="KEY", help="Sign it with this SSH key, by ssh-keygen.")] = None,
    private: Annotated[
        bool, typer.Option("--private", help="Name the files too that only private entries cite.")
    ] = False,
    file: Annotated[str | None, WHICH_STORE] = None,
) -> ExitCode:
    """Write beside the store what it and every file that it cites hold today.

    `timeline verify` says later what has changed since. A seal that is there is replaced. A file that only private
    entries cite is sealed by its hash, and not named.

    $ timeline seal  # timeline.yaml.seal.json, beside the store
    $ timeline seal --file theirs.yaml  # of another store
    """
    from timeline.cli.writing import kept_files, tell
    from timeline.handover.sealing import encoded, private_files, without_names
    from timeline.select.drafts import has_drafts
    from timeline.store.creating import refuse_to_lose, replace

    session: Session = ctx.obj
    whole, stored, path = seal_of(session, file)
    unnamed = frozenset() if private else private_files(stored.timeline)
    made = without_names(whole, unnamed)
    signature, kept = path.with_name(path.name + ".sig"), kept_files(session, stored)
    refuse_to_lose(signature, signature.name, kept)
    replace(path, encoded(made), path.name, kept)
    signature.unlink(missing_ok=True)
    if sign is not None:
        _sign(session, path, sign)
    for missing in whole.missing:
        who = "a private file, which --private names," if missing in unnamed else missing
        tell(session, f"{who} is cited and not there, so it is not sealed")
    if has_drafts(stored.timeline):
        tell(session, "there are drafts in it: what only these cite is not sealed")
    signed = f", signed in {signature.name}" if sign is not None else ""
    count = len(made.files)
    tell(session, f"{path.name}: {stored.name} and {count} cited file{'' if count == 1 else 's'}{signed}")
    nameless = sum(1 for one in made.files if one.path is None)
    if nameless:
        tell(session, f"{nameless} of them not named, as private; --private names them")
    return ExitCode.FOUND if whole.missing else ExitCode.FINE


def seal_of(session: Session, file: str | None) -> "tuple[Seal, Stored, Path]":
    """The seal of a store as it is now, the store, and the file of its seal. Raises TimelineError."""
    from importlib.metadata import version

    from timeline.cli.reading import read
    from timeline.handover.sealing import sealed
    from timeline.select.drafts import settled

    stored = read(session, file, drafts=True)
    if stored.path is None:
        raise TimelineError.of("no-file", "standard input cannot be sealed", "name a file: --file PATH")
    year, month, day = session.day()
    made = sealed(
        stored,
        settled(stored.timeline),
        stored.path.parent,
        f"{year:04d}-{month:02d}-{day:02d}",
        version("sourced-timeline"),
    )
    return made, stored, stored.path.with_name(stored.path.name + SUFFIX)


def _sign(session: Session, path: Path, key: str) -> None:
    """Has ssh-keygen sign a manifest. Raises TimelineError where it does not."""
    from timeline.cli.keygen import keygen

    done = keygen("-Y", "sign", "-f", str(session.directory / key), "-n", NAMESPACE, str(path))
    if done.returncode != 0:
        message = f"{path.name} was written and not signed: {done.stderr.strip() or 'ssh-keygen failed'}"
        raise TimelineError.of("signature", message, "--sign names the private key: ~/.ssh/id_ed25519")
