"""`python -m tools.torture [--kills N] [--writers N] [--rounds N]`: writers killed, in a crowd, on a full disk.

Each command runs as a process of its own, which is killed at a random moment of it, or told to end. Afterwards the
store is read: it is the old one or the new one, and a file that was to be made is whole or not there.
"""

import argparse
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from timeline.errors import TimelineError
from timeline.store import load_store

ROOT = Path(__file__).parent.parent
STORY = ROOT / "data" / "events.yaml"
COMMANDS = {
    "add": ["add", "Sirens over the harbour", "--when", "18 March 2025 21:05", "--source", "kremlin"],
    "edit": ["edit", "trump-putin-call", "--set", "note=said twice"],
    "rename": ["rename", "source", "peskov", "dmitry-peskov"],
    "merge in place": ["merge", "store.yaml", "other.yaml", "-o", "store.yaml"],
    "merge": ["merge", "store.yaml", "other.yaml", "-o", "made.yaml"],
    "init": ["init", "--sample", "made.yaml"],
}
"""What is killed; `made.yaml` is a file that is not there before."""

_HARMLESS = (signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGHUP)


class Broken(Exception):
    """A store was lost, or something was left behind that must not be."""


def _process(folder: Path, arguments: list[str], *, ready: bool = False) -> "subprocess.Popen[str]":
    """A command; with `ready` it says so on standard output when all of it is loaded and it is about to begin."""
    program = (
        "import sys; from timeline.cli.main import run_process; "
        "import timeline.store.writing, timeline.store.creating, timeline.store.editing.apply, timeline.merging; "
        "import timeline.entry_input.plan, timeline.compare.matching, yaml; "
        + ("sys.stdout.write('!'); sys.stdout.flush(); " if ready else "")
        + "sys.argv[0] = 'timeline'; run_process()"
    )
    pipe, null = subprocess.PIPE, subprocess.DEVNULL
    return subprocess.Popen(
        [sys.executable, "-c", program, *arguments], cwd=folder, stdin=null, stdout=pipe, stderr=pipe, text=True
    )


def _prepared(folder: Path) -> bytes:
    for path in folder.iterdir():
        path.unlink()
    store = STORY.read_bytes()
    (folder / "store.yaml").write_bytes(store)
    (folder / "other.yaml").write_bytes(store.replace(b"id: trump-putin-call", b"id: the-call", 1))
    (folder / "timeline.yaml").symlink_to("store.yaml")
    return store


def kills(count: int, seed: int) -> None:
    """So many processes are ended at a moment, most of them while they write."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for command, arguments in COMMANDS.items():
            share = count // len(COMMANDS) + (command == "add") * (count % len(COMMANDS))
            old = _prepared(folder)
            whole = _process(folder, arguments, ready=True)
            whole.stdout.read(1)  # type: ignore[union-attr]
            loaded = time.monotonic()
            whole.communicate()
            takes = time.monotonic() - loaded
            target = folder / ("made.yaml" if "made.yaml" in arguments else "store.yaml")
            new = target.read_bytes()
            seen = Counter[str]()
            for _ in range(share):
                seen[_killed(folder, arguments, chance, takes, old, new, target)] += 1
            said = ", ".join(f"{number} {what}" for what, number in sorted(seen.items()))
            print(f"kills    {command:15} {share:5}  {said}", flush=True)


def _killed(
    folder: Path, arguments: list[str], chance: random.Random, takes: float, old: bytes, new: bytes, target: Path
) -> str:
    _prepared(folder)
    process = _process(folder, arguments, ready=True)
    process.stdout.read(1)  # type: ignore[union-attr]
    time.sleep(takes * chance.uniform(0.1, 1.0))
    number = chance.choice(_HARMLESS)
    process.send_signal(number)
    process.communicate()
    held = target.read_bytes() if target.exists() else None
    if target.name == "made.yaml":
        if held not in (None, new):
            raise Broken(f"{arguments}: {len(held or b'')} bytes of {len(new)}")
        if (folder / "store.yaml").read_bytes() != old:
            raise Broken(f"{arguments}: the store itself has changed")
    elif held not in (old, new):
        raise Broken(f"{arguments}: neither the old store nor the new one")
    load_store(folder / "store.yaml")
    left = {path.name for path in folder.iterdir()} - {"store.yaml", "other.yaml", "timeline.yaml", "made.yaml"}
    if number != signal.SIGKILL and left:
        raise Broken(f"{arguments}: {signal.Signals(number).name} left {left}")
    if any(not name.endswith(".timeline-new") for name in left) or len(left) > 1:
        raise Broken(f"{arguments}: left {left}")
    what = "new" if held == new else "old" if held is not None else "none"
    return f"{what}{' and a file beside' if left else ''}"


def crowd(writers: int, rounds: int) -> None:
    """So many shells at once, each with so many commands one after another; nothing that was added is lost."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "timeline.yaml").write_text("timeline: 1\nsources:\n  paper: {name: Paper}\nevents: []\n")
        program = (
            "import subprocess, sys\n"
            "for number in range(int(sys.argv[2])):\n"
            "    event = f'w{sys.argv[1]}-{number}'\n"
            "    subprocess.run([sys.executable, '-m', 'timeline', 'add', event, '--id', event, '--when', '2025-03-18',"
            " '--wait', '600'], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)\n"
        )
        running = [
            subprocess.Popen([sys.executable, "-c", program, str(number), str(rounds)], cwd=folder)
            for number in range(writers)
        ]
        failed = [process.wait() for process in running]
        ids = sorted(event.id for event in load_store(folder / "timeline.yaml").timeline.events)
        wanted = sorted(f"w{writer}-{number}" for writer in range(writers) for number in range(rounds))
        if ids != wanted or any(failed):
            raise Broken(f"{len(ids)} of {len(wanted)} events are there; exit {failed}")
        if [path.name for path in folder.iterdir()] != ["timeline.yaml"]:
            raise Broken("something was left")
        print(f"crowd    {writers} writers x {rounds}: {len(ids)} events, none lost", flush=True)


def full_disk() -> None:
    """Without room for the new file the store stays, its name is told, and nothing is left."""
    for command, arguments in COMMANDS.items():
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            old = _prepared(folder)
            done = subprocess.run(
                [sys.executable, "-m", "timeline", *arguments],
                cwd=folder,
                check=False,
                capture_output=True,
                text=True,
                preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000)),
                env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
            )
            left = sorted(path.name for path in folder.iterdir())
            named = "made.yaml" if "made.yaml" in arguments else ".yaml"
            if (folder / "store.yaml").read_bytes() != old or left != ["other.yaml", "store.yaml", "timeline.yaml"]:
                raise Broken(f"{command}: {left}")
            if done.returncode != 2 or named not in done.stderr or "there is no room" not in done.stderr:
                raise Broken(f"{command}: {done.returncode} {done.stderr}")
    print(f"full     {len(COMMANDS)} commands: each store as it was", flush=True)


def main() -> int:
    """Runs all of it; ends with 1 where something broke."""
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--kills", type=int, default=1000)
    wanted.add_argument("--writers", type=int, default=20)
    wanted.add_argument("--rounds", type=int, default=50)
    wanted.add_argument("--seed", type=int, default=1)
    given = wanted.parse_args()
    try:
        full_disk()
        crowd(given.writers, given.rounds)
        kills(given.kills, given.seed)
    except (Broken, TimelineError) as error:
        print(f"broken: {error}", flush=True)
        return 1
    print(f"0 broken; seed {given.seed}, Python {sys.version.split()[0]}, {os.cpu_count()} cores", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
