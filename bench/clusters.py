"""A scheduler and workers on this machine, as somebody starts them by hand."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

ROOT = Path(__file__).parent.parent


class Running:
    """A scheduler, its address, and its workers."""

    def __init__(
        self, folder: Path, failures: int = 3, python: str | Path = sys.executable, security: Sequence[str] = ()
    ) -> None:
        """After so many more workers that a task has ended it is given up; `security` are options of both kinds."""
        self._security = security
        self._python = str(python)
        self._folder = folder
        self._failures = str(failures)
        self._stack = ExitStack()
        found = folder / "scheduler.json"
        self.scheduler = self._start(
            "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(found)
        )
        address = None
        while address is None:
            assert self.scheduler.poll() is None
            address = _address_in(found)
        self.address = address
        self.workers: list[subprocess.Popen[bytes]] = []

    def worker(self, *options: str, **environment: str) -> "subprocess.Popen[bytes]":
        """Starts another worker of one thread."""
        made = self._start(
            "worker", self.address, "--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1",
            "--local-directory", str(self._folder), *options, **environment,
        )  # fmt: skip
        self.workers.append(made)
        return made

    def _start(self, kind: str, *options: str, **environment: str) -> "subprocess.Popen[bytes]":
        surroundings = {
            **os.environ,
            "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": self._failures,
            "PYTHONPATH": os.pathsep.join([str(ROOT), *environment.pop("path", "").split()]),
        }
        module = f"distributed.cli.dask_{kind}"
        log = self._stack.enter_context((self._folder / f"{kind}-{time.monotonic_ns()}.log").open("wb"))
        process = subprocess.Popen(
            [self._python, "-m", module, *options, *self._security], stdout=log, stderr=log, env=surroundings, cwd=ROOT
        )
        self._stack.callback(_end, process)
        return process

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()


def _address_in(path: Path) -> str | None:
    import json

    time.sleep(0.05)
    try:
        return str(json.loads(path.read_text(encoding="utf-8"))["address"])
    except (OSError, ValueError):
        return None


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@contextmanager
def cluster(folder: Path, workers: int = 2, python: str | Path = sys.executable) -> Iterator[Running]:
    """A scheduler and some workers, which are there when the block begins."""
    with Running(folder, python=python) as running:
        for _ in range(workers):
            running.worker()
        wait_for(running.address, workers)
        yield running


def wait_for(address: str, workers: int) -> None:
    """Waits until so many workers have come."""
    from distributed import Client

    with Client(address, set_as_default=False) as client:  # type: ignore[no-untyped-call]
        # Of a worker that has not begun after a minute its nanny begins another one.
        client.wait_for_workers(workers, timeout=200)
