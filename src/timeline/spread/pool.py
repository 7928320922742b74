"""Several processes of this machine."""

import multiprocessing
import os
import signal
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing.process import BaseProcess
from multiprocessing.resource_tracker import ensure_running
from types import TracebackType
from typing import Any, Self, TypeVar

from timeline.errors import TimelineError
from timeline.progress import Progress
from timeline.spread.engine import done

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")
_LOSSES = 2
"""A task that so many processes have ended on is not given to another one: it may be what ended them."""


class Pool:
    """So many processes, each with a queue of its own: a home is one of them, as long as it lives.

    A process that was killed is replaced, and what it had not finished is begun anew.
    """

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self._made: dict[int, ProcessPoolExecutor] = {}

    def __enter__(self) -> Self:
        """Has the processes begin, while what they shall do is still cut."""
        for home in range(self.workers):
            with _interrupted_later():
                self._at(home).submit(_begun)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for executor in self._made.values():
            # All results are here, or none is wanted: to take apart what a process has read would take half a second.
            for process in list((executor._processes or {}).values()):  # noqa: SLF001 - there is no other way to them
                process.kill()
            # Who does not wait may end before a process is told to; for an executor that is half begun nobody can wait.
            with suppress(RuntimeError):
                executor.shutdown(wait=True, cancel_futures=True)
        self._made.clear()

    def run(
        self,
        function: Callable[[_Task], _Result],
        tasks: Sequence[_Task],
        homes: Sequence[int],
        progress: Progress | None = None,
    ) -> Iterator[_Result]:
        """As `Engine` says."""
        running: dict[Future[Any], int] = {}
        losses = [0] * len(tasks)

        def start(number: int) -> None:
            home = homes[number] % self.workers
            with suppress(BrokenProcessPool), _interrupted_later():
                running[self._at(home).submit(done, function, tasks[number])] = number
                return
            self._made.pop(home)
            with _interrupted_later():
                running[self._at(home).submit(done, function, tasks[number])] = number

        for number in _in_turns(homes):
            start(number)
        found: dict[int, _Result] = {}
        told = finished = 0
        while told < len(tasks):
            if told in found:
                yield found.pop(told)
                told += 1
                continue
            if progress is not None:
                progress(finished, len(tasks))
            for future in wait(running, timeout=0.2, return_when=FIRST_COMPLETED).done:
                number = running.pop(future)
                try:
                    found[number] = future.result()
                    finished += 1
                except BrokenProcessPool:
                    losses[number] += 1
                    if losses[number] > _LOSSES:
                        raise _lost() from None
                    self._replace(homes[number] % self.workers)
                    start(number)
        if progress is not None:
            progress(len(tasks), len(tasks))

    def _at(self, home: int) -> ProcessPoolExecutor:
        if home not in self._made:
            context = multiprocessing.get_context("spawn")
            self._made[home] = ProcessPoolExecutor(1, context, _begin)
        return self._made[home]

    def _replace(self, home: int) -> None:
        """A new process in the place of one that has ended."""
        held = self._made.get(home)
        if held is not None and held._broken:  # noqa: SLF001 - as above
            held.shutdown(wait=False)
            del self._made[home]


def _in_turns(homes: Sequence[int]) -> list[int]:
    """Some tasks by their numbers, so that each home gets its first one before any gets its second."""
    given = Counter[int]()
    turns = []
    for home in homes:
        turns.append(given[home])
        given[home] += 1
    return sorted(range(len(homes)), key=turns.__getitem__)


@contextmanager
def _interrupted_later() -> Iterator[None]:
    """Ctrl-C waits until the block ends: a process that begins in it hears nothing of one, so that it says nothing."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    ensure_running()  # what it begins itself it does so, but lets signals in again behind that
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """What each process does first: the one that started it answers to the keyboard for all, and ends with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(multiprocessing.parent_process(),), daemon=True).start()


def _begun() -> None:
    """The first thing that a process is asked: it is there when this is done."""


def _end_with(parent: BaseProcess | None) -> None:
    """Who was started waits for work without end, also where nobody is left to give it any."""
    if parent is not None:
        parent.join()
        os._exit(1)


def _lost() -> TimelineError:
    message = "a process that did a part of the work ended again and again; the system may have had no memory for it"
    return TimelineError.of("worker-lost", message, "give fewer --jobs, or more memory; nothing was written")
