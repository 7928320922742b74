"""Long drawings go through a pager, which is started, and waited for, as git does it."""

import os
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

# What git gives a pager where the user has not said otherwise: `less` ends by itself where all fits, lets colours
# through and leaves the screen as it is; `lv` lets colours through.
_SETTINGS = {"LESS": "FRX", "LV": "-c"}


def page(text: str, environment: Mapping[str, str]) -> bool:
    """Whether a pager took the text: the one of TIMELINE_PAGER, else of PAGER, else `less`.

    The name is a command of the shell, with options as in `less -i`; an empty one and `cat` mean no pager. False
    where it cannot be started or fails, so that the text is still to be written.
    """
    told = environment.get("TIMELINE_PAGER", environment.get("PAGER", "less")).strip()
    if told in {"", "cat"}:
        return False
    # less needs to be told that bytes above 127 are UTF-8 where the locale does not say so
    settings = {**_SETTINGS, "LESSCHARSET": "utf-8", **environment}
    command = told if os.name == "nt" else ["/bin/sh", "-c", told]
    with _waiting_for_pager() as received:
        try:
            pager = subprocess.Popen(command, stdin=subprocess.PIPE, env=settings)
        except OSError:
            return False
        pager.communicate(text.encode("utf-8", "replace"))
    # One that fails has perhaps shown nothing: twice is better than not at all. One that was interrupted is done.
    return pager.returncode == 0 or pager.returncode < 0 or bool(received)


@contextmanager
def _waiting_for_pager() -> Iterator[list[int]]:
    """Keeps this program alive as long as its pager, which would otherwise go on reading the keys of the shell.

    Gives the signals that came. An interrupt reaches the whole foreground: the pager knows what to do with it, and
    this program goes on when the pager has ended. What ends programs ends this one then.
    """
    received: list[int] = []
    # A function, not SIG_IGN, which the pager would inherit; what is ignored already (nohup) stays so.
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
