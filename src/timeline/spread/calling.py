"""What stands around a function on another machine: it is of the same program there, and reads the same files."""

import socket
from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

from timeline.index.version import VERSION

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")


class OtherVersionError(Exception):
    """A worker has another version of the program."""


class NotThereError(Exception):
    """A worker cannot read a file that it was told of."""


class Call(NamedTuple, Generic[_Task, _Result]):
    """A function and its task, and the version of who asks."""

    function: Callable[[_Task], _Result]
    task: _Task
    version: str


def call(asked: Call[_Task, _Result]) -> _Result:
    """Calls the function. Raises OtherVersionError, NotThereError, and what the function raises."""
    if asked.version != VERSION:
        raise OtherVersionError(
            f"this program is {asked.version}, that of the worker on {socket.gethostname()} {VERSION}"
        )
    try:
        return asked.function(asked.task)
    except OSError as error:
        raise NotThereError(f"{socket.gethostname()}: {error.filename}: {error.strerror or error}") from None
