"""The one program that sealing starts: ssh-keygen, for signatures."""

import subprocess

from timeline.errors import TimelineError


def keygen(*arguments: str, stdin: bytes = b"") -> "subprocess.CompletedProcess[str]":
    """One run of ssh-keygen, which asks for a passphrase itself. Raises TimelineError where it is not there."""
    try:
        # Whichever one the user has: a path of ours would pass by the one that knows his agent.
        command = ["ssh-keygen", *arguments]
        done = subprocess.run(command, input=stdin or None, capture_output=True, check=False)
    except FileNotFoundError:
        message = "a signature is made and checked by ssh-keygen, which is not installed"
        raise TimelineError.of("signature", message, "install OpenSSH, or seal without --sign") from None
    out, err = (part.decode(errors="replace") for part in (done.stdout, done.stderr))
    return subprocess.CompletedProcess(done.args, done.returncode, out, err)
