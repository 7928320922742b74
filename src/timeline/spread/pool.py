"""Several processes of this machine, each behind a pipe of its own.

Not those of `concurrent.futures`, which share one queue of answers and hold its writing end themselves: where one ends
in the middle of an answer, the rest of it is waited for without end (seen with Python 3.11).
"""

import atexit
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.process import BaseProcess
from multiprocessing.resource_tracker import ensure_running
from queue import Empty, SimpleQueue
from traceback import format_exception
from types import TracebackType
from typing import TYPE_CHECKING, Any, NamedTuple, Self, TypeVar

from timeline.errors import TimelineError
from timeline.progress import Progress
from timeline.spread.engine import done

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")
_TRIES = 3
"""A task that so many processes have ended on is given to no other: it may be what ended them."""
_LOOK = 0.2
"""Seconds between two looks at how far the work is."""
_PATIENCE = 1
"""So many seconds a thread is waited for that has nothing more to do."""


class Pool:
    """So many processes: a home is one of them, as long as it lives.

    A process that was killed is replaced, and what it had not finished is begun anew.
    """

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self._homes: list[_Home] = []

    def __enter__(self) -> Self:
        """Has the processes begin, while what they shall do is still cut."""
        # An interrupt between here and the block leaves no block behind, so nobody else would end them.
        atexit.register(self._end)
        with _interrupted_later():
            for _ in range(self.workers):
                self._homes.append(_Home())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()
        atexit.unregister(self._end)
        for home in self._homes:
            home.thread.join(_PATIENCE)

    def _end(self) -> None:
        for home in self._homes:
            home.end()

    def run(
        self,
        function: Callable[[_Task], _Result],
        tasks: Sequence[_Task],
        homes: Sequence[int],
        progress: Progress | None = None,
    ) -> Iterator[_Result]:
        """As `Engine` says."""
        batch = _Batch(function)
        for number, task in enumerate(tasks):
            self._homes[homes[number] % self.workers].given.put(_Given(batch, number, task))
        found: dict[int, _Answer] = {}
        told = finished = 0
        try:
            while told < len(tasks):
                if told in found:
                    yield found.pop(told).result()
                    told += 1
                    continue
                if progress is not None:
                    progress(finished, len(tasks))
                with suppress(Empty):
                    number, answer = batch.answers.get(timeout=_LOOK)
                    if answer is None:
                        raise _lost()
                    found[number] = answer
                    finished += 1
                    continue
                if not all(home.thread.is_alive() for home in self._homes):
                    raise _lost()
        finally:
            batch.is_wanted = False
        if progress is not None:
            progress(len(tasks), len(tasks))


class _Answer(NamedTuple):
    """What a process says of a task: what the function gave, or what it raised."""

    given: Any
    error: BaseException | None = None

    def result(self) -> Any:
        if self.error is not None:
            raise self.error
        return self.given


class _Batch:
    """The tasks of one run: their answers by their numbers, None for one that no process lives through."""

    def __init__(self, function: Callable[[Any], object]) -> None:
        self.function = function
        self.answers: SimpleQueue[tuple[int, _Answer | None]] = SimpleQueue()
        self.is_wanted = True


class _Given(NamedTuple):
    """A task that is given to a home."""

    batch: _Batch
    number: int
    task: object


class _Home:
    """A process, and the thread of this one that gives it a task and waits for the answer, one after another."""

    def __init__(self) -> None:
        self.given: SimpleQueue[_Given | None] = SimpleQueue()
        self._changing = threading.Lock()
        self._has_ended = False
        self._process, self._pipe = _begun()
        self.thread = threading.Thread(target=self._serve, daemon=True)
        self.thread.start()

    def end(self) -> None:
        """Ends the process at once: to take apart all that it has read would take half a second."""
        self._has_ended = True
        # Who was interrupted in the middle of an import may have what the thread wants for one: nobody waits for ever.
        held = self._changing.acquire(timeout=_PATIENCE)
        self._process.kill()
        self.given.put(None)
        if held:
            self._changing.release()

    def _serve(self) -> None:
        while (given := self.given.get()) is not None:
            if not given.batch.is_wanted:
                continue
            answer = None
            for _ in range(_TRIES):
                try:
                    self._pipe.send((given.batch.function, given.task))
                    answer = self._pipe.recv()
                    break
                except (EOFError, OSError):  # its end of the pipe is closed, at times in the middle of an answer
                    if not self._replace():
                        return
            given.batch.answers.put((given.number, answer))

    def _replace(self) -> bool:
        """Has a process begin in the place of one that has ended; False where there is none, or nothing more to do."""
        self._process.kill()
        self._process.join()
        with self._changing, suppress(OSError):
            if not self._has_ended:
                self._process, self._pipe = _begun()
                return True
        return False


def _begun() -> "tuple[BaseProcess, Connection[Any, Any]]":
    """A new process, and the pipe to it."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs,), daemon=True)
    process.start()
    theirs.close()  # so that nobody but the process holds it, and its end is that of the pipe
    return process, ours


@contextmanager
def _interrupted_later() -> Iterator[None]:
    """Ctrl-C waits until the block ends: no process is half begun by then, and none that begins hears of it.

    Threads that begin in it hear nothing of one either, nor what they begin.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    ensure_running()  # what it begins itself it does so, but lets signals in again behind that
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(pipe: "Connection[Any, Any]") -> None:
    """What a process does: each task that comes, until there is nobody to give it one."""
    # The one that started it answers to the keyboard for all, and it ends with that, whatever it does then.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(multiprocessing.parent_process(),), daemon=True).start()
    with suppress(EOFError, OSError):
        while True:
            function, task = pipe.recv()
            try:
                answer = _Answer(done(function, task))
            except Exception as error:  # noqa: BLE001 - it is raised again where the answer is wanted
                error.add_note("".join(format_exception(error)))  # where it came from is not told across a pipe
                answer = _Answer(None, error)
            pipe.send(answer)


def _end_with(parent: BaseProcess | None) -> None:
    """Ends this process with the one that started it, also in the middle of a task."""
    if parent is not None:
        parent.join()
        os._exit(1)


def _lost() -> TimelineError:
    message = "a process that did a part of the work ended again and again; the system may have had no memory for it"
    return TimelineError.of("worker-lost", message, "give fewer --jobs, or more memory; nothing was written")
