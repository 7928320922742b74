"""How much work something is: how many functions it calls, which no other program's work changes."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def calls(work: Callable[[], object]) -> int:
    """How many functions are called, those of the interpreter included."""
    counted = 0

    def on_call(_frame: FrameType, kind: str, _argument: Any) -> None:
        nonlocal counted
        counted += kind in ("call", "c_call")

    sys.setprofile(on_call)
    try:
        work()
    finally:
        sys.setprofile(None)
    return counted
