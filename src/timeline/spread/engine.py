"""Where the functions of pieces run: in this process, in others of this machine, on a cluster."""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

from timeline.collector import collector_paused
from timeline.progress import Progress

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")


class Engine(Protocol):
    """Runs a function for each of some tasks. The function is one of a module, so that it has a name everywhere."""

    workers: int
    """How many tasks run at a time."""

    def run(
        self,
        function: Callable[[_Task], _Result],
        tasks: Sequence[_Task],
        homes: Sequence[int],
        progress: Progress | None = None,
    ) -> Iterator[_Result]:
        """The results in the order of the tasks, whenever each is done.

        Tasks of one home, a number from 0, run in one process where that is possible: it may have read already what
        they read. `progress` is told how many are done.

        Raises what a function raises, and TimelineError where the work was lost; nothing is written by then.
        """


def done(function: Callable[[_Task], _Result], task: _Task) -> _Result:
    """What a function gives for a task, while the collector rests: it makes a lot, and nothing of that is a circle."""
    with collector_paused():
        return function(task)


class Here:
    """One task after another, in this process."""

    workers = 1

    def run(
        self,
        function: Callable[[_Task], _Result],
        tasks: Sequence[_Task],
        homes: Sequence[int],  # noqa: ARG002 - there is one home
        progress: Progress | None = None,
    ) -> Iterator[_Result]:
        """As `Engine` says."""
        for number, task in enumerate(tasks):
            if progress is not None:
                progress(number, len(tasks))
            yield done(function, task)
        if progress is not None:
            progress(len(tasks), len(tasks))


def homes_of(sizes: Sequence[int], workers: int) -> list[int]:
    """The worker of each of some tasks, by their sizes: neighbours share one, since they read the same neighbours."""
    total, before, homes = max(1, sum(sizes)), 0, []
    for size in sizes:
        homes.append(min(workers - 1, (before + size // 2) * workers // total))
        before += size
    return homes
