"""The console script `timeline`, and `python -m timeline`."""

import gc
import os
import sys


def run() -> None:
    """Runs the command line of this process and ends it."""
    # A command lives for a moment and leaves nothing in circles: looking for such is an eighth of its time.
    gc.disable()
    try:
        from timeline.cli.main import run_process

        run_process()
    except KeyboardInterrupt:
        # While it was still loading: nothing is open, nothing to say.
        sys.exit(130)
    except SystemExit as ending:
        _end(ending)


def _end(ending: SystemExit) -> None:
    """Ends the process at once: to take down all that was loaded is a sixteenth of a short command.

    Whatever is open has been closed on the way here; where a stream cannot be flushed the interpreter tells it, and
    where other processes worked for this one it puts away what they shared.
    """
    if "multiprocessing.process" in sys.modules:
        raise ending
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except (OSError, ValueError):
        raise ending from None
    if not isinstance(ending.code, int):
        raise ending
    os._exit(ending.code)


if __name__ == "__main__":
    run()
