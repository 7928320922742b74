"""The garbage collector, while a lot is made and nothing of it lies in circles."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused(*, freeze: bool = False) -> Iterator[None]:
    """It would walk everything that was made again and again, and free nothing.

    With `freeze` it does not walk what is there at the end later either: a store is kept until the program ends.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if freeze:
            gc.freeze()
        if running:
            gc.enable()
