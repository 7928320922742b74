"""What stands around a function on another machine: it is of the same program there, and reads the same files."""

import pickle
import socket
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from timeline.index.version import VERSION

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")


class OtherVersionError(Exception):
    """A worker has another version of the program."""


class NotThereError(Exception):
    """A worker cannot read a file that it was told of."""


class Call(NamedTuple):
    """A function and its task, and the version of who asks.

    Task and result are bytes by then: Dask looks into every list and tuple of a message for what it may know better how
    to write, which takes ten times as long as the work.
    """

    function: Callable[[Any], object]
    task: bytes
    version: str

    @classmethod
    def of(cls, function: Callable[[_Task], _Result], task: _Task) -> "Call":
        """A call of this program."""
        return cls(function, pickle.dumps(task), VERSION)


def call(asked: Call) -> bytes:
    """Calls the function; `result_of` reads what it gives.

    Raises OtherVersionError, NotThereError, and what the function raises.
    """
    if asked.version != VERSION:
        raise OtherVersionError(
            f"this program is {asked.version}, that of the worker on {socket.gethostname()} {VERSION}"
        )
    try:
        return pickle.dumps(asked.function(pickle.loads(asked.task)))  # noqa: S301 - it came in a message of Dask
    except OSError as error:
        raise NotThereError(f"{socket.gethostname()}: {error.filename}: {error.strerror or error}") from None


def result_of(told: bytes) -> Any:
    """The result of a call."""
    return pickle.loads(told)  # noqa: S301 - it came in a message of Dask
