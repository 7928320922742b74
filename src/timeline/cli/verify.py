"""`timeline verify`: what has changed since a store was sealed."""

from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.options import WHICH_STORE
from timeline.cli.session import Session
from timeline.errors import ExitCode, TimelineError


def verify(
    ctx: typer.Context,
    signers: Annotated[
        str | None, typer.Option(metavar="FILE", help="Whose signatures are taken: an allowed-signers file of SSH.")
    ] = None,
    identity: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who must have signed, as that file calls them.")
    ] = None,
    file: Annotated[str | None, WHICH_STORE] = None,
) -> ExitCode:
    """Say what has changed since the store was sealed.

    Exits with 1 where anything has, or where a signature does not fit.

    $ timeline verify  # nothing has changed, or what has
    $ timeline verify --file theirs.yaml  # another store
    """
    from timeline.cli.output import write_text
    from timeline.cli.seal import seal_of
    from timeline.handover.sealing import changes, decoded, private_files
    from timeline.render.text import harmless

    session: Session = ctx.obj
    if (signers is None) != (identity is None):
        raise TimelineError.of("option", "--signers and --identity belong together", "give both")
    now, stored, path = seal_of(session, file)
    if not path.exists():
        raise TimelineError.of("seal", f"{stored.name} has no seal", "`timeline seal` writes one")
    then = decoded(path.read_bytes(), path.name)
    found = [f"{one.what}: {one.path}" for one in changes(then, now, private_files(stored.timeline))]
    words, is_signed = _signature(session, path, signers, identity)
    count = len(then.files)
    told = f"sealed on {then.on} with {count} cited file{'' if count == 1 else 's'}; {words}"
    state = [] if found else ["nothing has changed"]
    write_text("".join([f"{harmless(line)}\n" for line in (told, *state, *found)]), session)
    return ExitCode.FOUND if found or not is_signed else ExitCode.FINE


def _signature(session: Session, path: Path, signers: str | None, identity: str | None) -> tuple[str, bool]:
    """What is to be said of the signature, and whether it is as it should be. Raises TimelineError."""
    from timeline.cli.keygen import keygen
    from timeline.cli.seal import NAMESPACE

    signature = path.with_name(path.name + ".sig")
    if not signature.exists():
        return "not signed", signers is None
    manifest = path.read_bytes()
    if signers is None or identity is None:
        arguments = ["-Y", "check-novalidate", "-n", NAMESPACE, "-s", str(signature)]
        done = keygen(*arguments, stdin=manifest)
        if done.returncode == 0:
            return f"signed, by whom is not checked without --signers: {_key(done.stdout)}", True
        return "the signature does not fit this seal", False
    named = str(session.directory / signers)
    done = keygen("-Y", "verify", "-f", named, "-I", identity, "-n", NAMESPACE, "-s", str(signature), stdin=manifest)
    return (f"signed by {identity}", True) if done.returncode == 0 else (f"not signed by {identity}", False)


def _key(output: str) -> str:
    """The fingerprint in what ssh-keygen says."""
    return next((word for word in output.split() if word.startswith("SHA256:")), "a key")
