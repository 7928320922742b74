"""`python -m tools.fuzz [--inputs N] [--seed S] [--kind KIND [--only NUMBER]]`; ends with 1 where something broke."""

import argparse
import os
import signal
import sys
import time
import traceback
from collections import Counter
from random import Random
from types import FrameType

from tools.fuzz.kinds import KINDS

_LONGEST = 60
"""Seconds after which an input counts as one that never ends."""


def main() -> int:
    """Runs the kinds one after another and says what each came to."""
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--inputs", type=int, default=sum(share for _, share in KINDS.values()))
    wanted.add_argument("--seed", type=int, default=1)
    wanted.add_argument("--kind", choices=KINDS)
    wanted.add_argument("--only", type=int, help="one input, by its number, with its traceback")
    given = wanted.parse_args()
    whole = sum(share for _, share in KINDS.values())
    broken = 0
    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, _too_long)
    for name, (_, share) in KINDS.items():
        if given.kind not in (None, name):
            continue
        count = share * given.inputs // whole
        numbers = range(count) if given.only is None else range(given.only, given.only + 1)
        broken += _tried(name, given.seed, numbers)
    print(f"{broken} broken; seed {given.seed}, Python {sys.version.split()[0]}, {os.cpu_count()} cores", flush=True)
    return 1 if broken else 0


def _tried(name: str, seed: int, numbers: range) -> int:
    run, _ = KINDS[name]
    began, came_to = time.monotonic(), Counter[str]()
    for number in numbers:
        if hasattr(signal, "SIGALRM"):
            signal.alarm(_LONGEST)
        try:
            came_to[run(Random(f"{seed}/{name}/{number}"))] += 1
        # Whatever an input raises is what is looked for.
        except Exception as error:  # noqa: BLE001
            came_to["broken"] += 1
            print(f"{name} {number}: {type(error).__name__}: {str(error)[:500]}", flush=True)
            if len(numbers) == 1:
                traceback.print_exc()
    if hasattr(signal, "SIGALRM"):
        signal.alarm(0)
    said = ", ".join(f"{count:,} {what}" for what, count in sorted(came_to.items()))
    print(f"{name:11} {len(numbers):7,} inputs  {said}  {time.monotonic() - began:.0f} s", flush=True)
    return came_to["broken"]


def _too_long(_: int, __: FrameType | None) -> None:
    raise TimeoutError(f"more than {_LONGEST} s")


sys.exit(main())
