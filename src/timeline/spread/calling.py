"""What stands around a function on another machine: it is of the same program there, and reads the same files."""

import platform
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from timeline.index.version import VERSION
from timeline.spread.engine import done

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")


class OtherVersionError(Exception):
    """A worker has another version of the program."""


class NotThereError(Exception):
    """A worker cannot read a file that it was told of."""


class Sealed:
    """Something that Dask writes as one thing, as it writes any object of a class.

    It looks into every list and tuple of a message for what it may know better how to write, which takes ten times as
    long as the work.
    """

    def __init__(self, held: Any) -> None:
        self.held = held


class Call(NamedTuple):
    """A function and its task, and the version of who asks."""

    function: Callable[[Any], object]
    task: Sealed
    version: str

    @classmethod
    def of(cls, function: Callable[[_Task], _Result], task: _Task) -> "Call":
        """A call of this program."""
        return cls(function, Sealed(task), VERSION)


def call(asked: Call) -> Sealed:
    """Calls the function.

    Raises OtherVersionError, NotThereError, and what the function raises.
    """
    if asked.version != VERSION:
        raise OtherVersionError(f"this program is {asked.version}, that of the worker on {platform.node()} {VERSION}")
    try:
        return Sealed(done(asked.function, asked.task.held))
    except OSError as error:
        raise NotThereError(f"{platform.node()}: {error.filename}: {error.strerror or error}") from None
