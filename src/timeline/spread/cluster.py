"""A cluster of Dask: a scheduler, and workers on any machines.

Dask sends functions by their names and tasks as its own messages, and gives what a lost worker had to do to another.
"""

from collections.abc import Callable, Iterator, Sequence
from types import TracebackType
from typing import Any, Self, TypeVar

from timeline.errors import TimelineError
from timeline.progress import Progress
from timeline.spread.calling import Call, NotThereError, OtherVersionError, call, result_of

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")
LOCAL = "local"
"""The address of a cluster that is begun on this machine, and ends with the command."""
_SECONDS = 10
"""So long a scheduler is waited for."""
_LOOK = 0.2
"""Seconds between two looks at what is done."""


class Cluster:
    """The workers of a scheduler."""

    def __init__(self, address: str, workers: int) -> None:
        """`workers` is how many a cluster of this machine has.

        Raises TimelineError where the extra is missing, nobody answers, or a worker has another version.
        """
        self._address = address
        self._local: Any = None
        distributed = _distributed()
        try:
            if address == LOCAL:
                self._local = distributed.LocalCluster(
                    n_workers=workers,
                    threads_per_worker=1,
                    processes=True,
                    dashboard_address="127.0.0.1:0",  # with None it warns where another one has the usual port
                    silence_logs=50,
                )
            self._client = distributed.Client(
                address if self._local is None else self._local, timeout=_SECONDS, set_as_default=False
            )
        except (OSError, TimeoutError, ValueError) as error:
            raise _unreachable(address, str(error)) from None
        self._homes = self._checked()
        self.workers = len(self._homes)

    def _checked(self) -> list[str]:
        """The addresses of all workers. Raises TimelineError where there is none, or one of another version."""
        addresses = sorted(self._client.scheduler_info(n_workers=-1)["workers"])
        if not addresses:
            message = f"the scheduler at {self._address} has no workers"
            self._close()
            raise TimelineError.of("cluster", message, f"start one: dask worker {self._address}")
        calls = [self._submit(nothing, number, [address]) for number, address in enumerate(addresses)]
        for future in calls:
            try:
                future.result()
            except (OtherVersionError, ImportError, AttributeError) as error:
                self._close()
                raise _other_version(str(error)) from None
        return addresses

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def _close(self) -> None:
        self._client.close(timeout=1)
        if self._local is not None:
            self._local.close(timeout=5)

    def _submit(self, function: Callable[[_Task], _Result], task: _Task, at: Sequence[str]) -> Any:
        return self._client.submit(
            call, Call.of(function, task), workers=list(at), allow_other_workers=True, pure=False
        )

    def run(
        self,
        function: Callable[[_Task], _Result],
        tasks: Sequence[_Task],
        homes: Sequence[int],
        progress: Progress | None = None,
    ) -> Iterator[_Result]:
        """As `Engine` says."""
        distributed = _distributed()
        futures: list[Any] = []
        try:
            for task, home in zip(tasks, homes, strict=True):
                futures.append(self._submit(function, task, [self._homes[home % self.workers]]))
            for number in range(len(futures)):
                while True:
                    try:
                        result = futures[number].result(timeout=_LOOK)
                        break
                    except distributed.TimeoutError:
                        if self._client.status != "running":
                            raise _gone(self._address) from None
                        if progress is not None:
                            progress(sum(future is None or future.done() for future in futures), len(futures))
                futures[number] = None  # or the worker keeps what it gave
                yield result_of(result)
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
            self._client.cancel([future for future in futures if future is not None])
        if progress is not None:
            progress(len(tasks), len(tasks))


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


def _lost(worker: str) -> TimelineError:
    message = f"a part of the work ended every worker that took it, last {worker}; it may have had no memory for it"
    return TimelineError.of("worker-lost", message, "give workers more memory; nothing was written")


def _other_version(said: str) -> TimelineError:
    return TimelineError.of("cluster", f"a worker has another version: {said}", "install the same version on all")
