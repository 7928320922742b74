"""What workers are given in tests: work that ends them, that waits, that takes memory."""

import gc
import os
import signal
import struct
import time
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple


class Flagged(NamedTuple):
    """A number, and a file that is made when somebody begins to work on it."""

    number: int
    flag: str


def doubled(number: int) -> int:
    return 2 * number


def ended_once(task: Flagged) -> int:
    """Ends the process at the first time, as the system does that has no memory left."""
    if not Path(task.flag).exists():
        Path(task.flag).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * task.number


def ended_in_an_answer_once(task: Flagged) -> int:
    """Ends the process at the first time, when it has sent the beginning of an answer."""
    if not Path(task.flag).exists():
        Path(task.flag).touch()
        for pipe in [one for one in gc.get_objects() if isinstance(one, Connection) and one.writable]:
            os.write(pipe.fileno(), struct.pack("!i", 1000) + b"begun")
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * task.number


def long_answer(megabytes: int) -> bytes:
    return bytes(megabytes << 20)


def ended_always(_task: Flagged) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return 0


def waited(task: Flagged) -> int:
    """Says that it has begun, and goes on when the flag is taken away."""
    begun = Path(f"{task.flag}-{task.number}")
    begun.touch()
    while begun.exists():
        time.sleep(0.02)
    return 2 * task.number


def hungry(megabytes: int) -> int:
    held = [bytearray(os.urandom(1 << 20)) for _ in range(megabytes)]
    time.sleep(20)
    return len(held)


def missing(path: str) -> bytes:
    return Path(path).read_bytes()
