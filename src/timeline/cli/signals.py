"""A process that is told to end takes away what it has begun, and ends as it was told to."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Stopped(BaseException):
    """The process is told to end: by `kill`, or since its terminal has gone."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


def heed_signals() -> None:
    """From now on SIGTERM and SIGHUP are raised as `Stopped`, so that what is open is closed; not below nohup."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _stop)


def end_as_told(stopped: Stopped) -> None:
    """Ends this process by the signal itself, so that whoever waits for it sees why."""
    signal.signal(stopped.number, signal.SIG_DFL)
    os.kill(os.getpid(), stopped.number)


@contextmanager
def waiting_for_child() -> Iterator[list[int]]:
    """Keeps this program alive as long as its pager or editor, which would else go on reading the keys of the shell.

    Gives the signals that came. An interrupt reaches the whole foreground: who has the screen knows what to do with
    it, and this program goes on when that has ended. What ends programs ends this one then.
    """
    received: list[int] = []
    # A function, not SIG_IGN, which the child would inherit; what is ignored already (nohup) stays so.
    kept = {
        number: handler
        for name in ("SIGINT", "SIGQUIT", "SIGTERM", "SIGHUP")
        if (number := getattr(signal, name, None)) is not None
        and (handler := signal.getsignal(number)) is not signal.SIG_IGN
    }
    for number in kept:
        signal.signal(number, lambda number, _frame: received.append(number))
    try:
        yield received
    finally:
        for number, handler in kept.items():
            signal.signal(number, handler)
        for number in received:
            if number not in {signal.SIGINT, getattr(signal, "SIGQUIT", None)}:
                signal.raise_signal(number)


def _stop(number: int, _: FrameType | None) -> None:
    raise Stopped(number)
