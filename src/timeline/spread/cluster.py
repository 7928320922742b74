"""A cluster of Dask: a scheduler, and workers on any machines.

Dask sends functions by their names and tasks as its own messages, and gives what a lost worker had to do to another.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, suppress
from types import TracebackType
from typing import Any, Self, TypeVar

from timeline.errors import TimelineError
from timeline.progress import Progress
from timeline.spread.calling import Call, NotThereError, OtherVersionError, Sealed, call

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")
LOCAL = "local"
"""The address of a cluster that is begun on this machine, and ends with the command."""
_SECONDS = 5
"""So long a scheduler is waited for."""
_LOOK = 0.2
"""Seconds between two looks at what is done."""
_EVERY, _AGAIN, _PATIENCE = 5, 3, 60
"""Every so many looks it is asked whether a worker does anything; so many times that none does, and the rest is given
out again; so many, and there is none any more."""


class Cluster:
    """The workers of a scheduler."""

    def __init__(self, address: str, workers: int) -> None:
        """`workers` is how many a cluster of this machine has.

        Raises TimelineError where the extra is missing, nobody answers, or a worker has another version.
        """
        self._address = address
        self._local: Any = None
        self.client: Any = None
        with ExitStack() as undone:
            undone.callback(self._close)
            self._connect(workers)
            self.homes = self._checked()
            undone.pop_all()
        self.workers = len(self.homes)

    def _connect(self, workers: int) -> None:
        address, distributed = self._address, _distributed()
        for name in ("distributed", "distributed.client"):  # what is the matter is said once, and without traces
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
        if address.startswith("tls://") and distributed.Security().get_connection_args("client")["ssl_context"] is None:
            message = f"{address} wants certificates, and Dask's configuration names none"
            raise TimelineError.of(
                "cluster", message, "set DASK_DISTRIBUTED__COMM__TLS__CA_FILE, …; see docs/archives.md"
            )
        try:
            if address == LOCAL:
                self._local = distributed.LocalCluster(
                    n_workers=workers,
                    threads_per_worker=1,
                    processes=True,
                    dashboard_address="127.0.0.1:0",  # with None it warns where another one has the usual port
                    silence_logs=50,
                )
            # Made in two steps, so that one that finds nobody can be closed too: else it is when it is collected, and
            # where that is while another one begins, the two wait for each other without end.
            self.client = distributed.Client.__new__(distributed.Client)
            self.client.__init__(
                address if self._local is None else self._local, timeout=_SECONDS, set_as_default=False
            )
        except (OSError, TimeoutError, ValueError) as error:
            raise _unreachable(address, str(error)) from None
        except AssertionError:  # by which Dask says that a thread of its own has not begun within ten seconds
            raise _unreachable(address, "this machine is too busy to ask") from None

    def _checked(self) -> list[str]:
        """The addresses of all workers. Raises TimelineError where there is none, or one of another version."""
        try:
            self.client.wait_for_workers(1, timeout=_SECONDS)
        except TimeoutError:
            message = f"the scheduler at {self._address} has no workers"
            raise TimelineError.of("cluster", message, f"start one: dask worker {self._address}") from None
        try:
            addresses = sorted(self.client.scheduler_info(n_workers=-1)["workers"])
            asked = [self.submit(nothing, number, [address]) for number, address in enumerate(addresses)]
            for future in asked:
                future.result()
        except (OtherVersionError, ImportError, AttributeError) as error:
            raise _other_version(str(error)) from None
        except _gone_errors(_distributed()):
            raise _gone(self._address) from None
        return addresses

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def _close(self) -> None:
        # One that did not come as far as to ask anybody has nothing to close.
        if getattr(self.client, "status", "newly-created") != "newly-created":
            with suppress(TimeoutError, UnboundLocalError):  # see `_Batch.result`
                self.client.close(timeout=_SECONDS)
        if self._local is not None:
            with suppress(TimeoutError, UnboundLocalError):
                self._local.close(timeout=_SECONDS)

    def submit(self, function: Callable[[_Task], _Result], task: _Task, at: Sequence[str]) -> Any:
        """A task on its way, as bytes; `at` are the workers who should have it."""
        where = {"workers": list(at), "allow_other_workers": True} if at else {}
        return self.client.submit(call, Call.of(function, task), pure=False, **where)

    def run(
        self,
        function: Callable[[_Task], _Result],
        tasks: Sequence[_Task],
        homes: Sequence[int],
        progress: Progress | None = None,
    ) -> Iterator[_Result]:
        """As `Engine` says."""
        batch = _Batch(self, function, tasks, homes)
        distributed = _distributed()
        try:
            for number in range(len(tasks)):
                while (result := batch.result(number)) is None:
                    if self.client.status != "running":
                        raise _gone(self._address)
                    if progress is not None:
                        progress(batch.done, len(tasks))
                yield result.held
        except distributed.KilledWorker as error:
            raise _lost(str(error.last_worker.address)) from None
        except _gone_errors(distributed):
            raise _gone(self._address) from None
        except OtherVersionError as error:
            raise _other_version(str(error)) from None
        except NotThereError as error:
            message = f"a worker cannot read a part of the store: {error}"
            mend = "give a path or an address under which all workers see it"
            raise TimelineError.of("cluster", message, mend) from None
        finally:
            batch.forget()
        if progress is not None:
            progress(len(tasks), len(tasks))


class _Batch:
    """Some tasks on their way.

    Where all workers of a home end at once, Dask keeps the task for one of that address, and none may ever have it
    again: what nobody does is given to those that are there.
    """

    def __init__(
        self, cluster: Cluster, function: Callable[[Any], object], tasks: Sequence[Any], homes: Sequence[int]
    ) -> None:
        self._cluster, self._function, self._tasks = cluster, function, tasks
        at = cluster.homes
        self._futures: list[Any] = [
            cluster.submit(function, task, [at[home % len(at)]]) for task, home in zip(tasks, homes, strict=True)
        ]
        self._looks = self._idle = 0

    @property
    def done(self) -> int:
        """How many are done."""
        return sum(future is None or future.done() for future in self._futures)

    def result(self, number: int) -> Sealed | None:
        """The result of one; None while there is none. Raises what it raised, TimelineError where all workers went."""
        future = self._futures[number]
        try:
            result: Sealed = future.result(timeout=_LOOK)
        except (_distributed().TimeoutError, UnboundLocalError):
            # The second is Dask's own where an answer comes in the moment in which it is given up (its issue 8514).
            if future.status == "error":
                future.result()  # raises what is the matter
            self._watch()
            return None
        self._futures[number] = None  # or the worker keeps what it gave
        self._idle = 0
        return result

    def _watch(self) -> None:
        """Looks now and then whether anybody does anything."""
        self._looks += 1
        if self._looks % _EVERY or self._cluster.client.status != "running":
            return
        self._idle = 0 if any(self._cluster.client.processing().values()) else self._idle + 1
        if self._idle >= _PATIENCE:
            raise _no_workers()
        if self._idle and self._idle % _AGAIN == 0:
            for number, future in enumerate(self._futures):
                if future is not None and not future.done():
                    self._cluster.client.cancel([future])
                    self._futures[number] = self._cluster.submit(self._function, self._tasks[number], [])

    def forget(self) -> None:
        """Has nobody go on with what is not done."""
        self._cluster.client.cancel([future for future in self._futures if future is not None])


def nothing(_number: int) -> None:
    """Does nothing, where the version is the same."""


def _distributed() -> Any:
    try:
        import distributed
    except ImportError:
        mend = "pip install 'sourced-timeline[cluster]', or give --jobs"
        raise TimelineError.of("missing-extra", "a cluster needs Dask, which is not installed", mend) from None
    return distributed


def _gone_errors(distributed: Any) -> tuple[type[Exception], ...]:
    """What Dask raises where a scheduler is not there any more."""
    client = distributed.client
    return distributed.comm.CommClosedError, client.FutureCancelledError, client.FuturesCancelledError


def _unreachable(address: str, reason: str) -> TimelineError:
    message = f"no scheduler answers at {address}: {reason}"
    return TimelineError.of("cluster", message, "start one: dask scheduler; the address is what it prints")


def _gone(address: str) -> TimelineError:
    message = f"the scheduler at {address} went away before the work was done"
    return TimelineError.of("cluster", message, "start it again, and give the command again; nothing was written")


def _no_workers() -> TimelineError:
    message = "all workers went away, and none came back for a minute"
    return TimelineError.of("cluster", message, "start them again, and give the command again; nothing was written")


def _lost(worker: str) -> TimelineError:
    message = f"a part of the work ended every worker that took it, last {worker}; it may have had no memory for it"
    return TimelineError.of("worker-lost", message, "give workers more memory; nothing was written")


def _other_version(said: str) -> TimelineError:
    return TimelineError.of("cluster", f"a worker has another version: {said}", "install the same version on all")
