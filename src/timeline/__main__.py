"""The console script `timeline`, and `python -m timeline`."""

import gc
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


if __name__ == "__main__":
    run()
