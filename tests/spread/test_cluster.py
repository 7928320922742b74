"""A cluster on loopback: the same results, a clear error where there are none, and nothing written then."""

import gc
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from distributed import Client

from bench.clusters import Running, cluster, wait_for
from bench.generate import generate
from bench.match.stories import write
from tests.cli.running import timeline as run
from tests.spread.test_merge import parted, texts, two_desks
from tests.spread.work import Flagged, doubled, ended_always, ended_once, hungry, missing, waited
from timeline.errors import TimelineError
from timeline.spread.cluster import Cluster
from timeline.store import load_store

pytestmark = [
    # Dask warns of its own surroundings, and its sockets are closed by another thread.
    pytest.mark.filterwarnings("default"),
]


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with cluster(tmp_path_factory.mktemp("cluster")) as made:
        yield made


@pytest.fixture
def running(begun: Running) -> Running:
    """The same for each test, with both workers there again whose processes another test has ended."""
    wait_for(begun.address, 2)
    return begun


def test_a_cluster_says_what_one_process_says(running: Running, tmp_path: Path) -> None:
    paths = list(map(str, write(200, 40, 1, tmp_path)[:2]))
    for arguments in (paths, [*paths, "--json"], paths[:1]):
        assert run("match", *arguments, "--on", running.address) == run("match", *arguments, "--jobs", "1")
    asked = run("match", *paths, environment={"TIMELINE_CLUSTER": running.address})
    assert asked == run("match", *paths)


@pytest.mark.parametrize(
    "arguments",
    [("check",), ("sources", "--json"), ("diff",), ("diff", "--all", "--stat"), ("export", "csv")],
    ids=" ".join,
)
def test_a_cluster_looks_at_a_folder_as_one_process_does(
    arguments: tuple[str, ...], running: Running, tmp_path: Path
) -> None:
    (tmp_path / "one.yaml").write_text(generate(120, 1), encoding="utf-8")
    folder = parted(load_store(tmp_path / "one.yaml"), "month", tmp_path / "several")
    found = [run("--file", str(folder), *arguments, *where) for where in (("--on", running.address), ("--jobs", "1"))]

    assert found[0] == found[1]
    assert found[0].out or found[0].err
    assert found[0].status < 2


def test_a_cluster_joins_what_one_process_joins(running: Running, tmp_path: Path) -> None:
    _, b = two_desks(tmp_path)
    here, there = (
        run("merge", "ours", b.name, "-o", name, *where, directory=tmp_path)
        for name, where in (("here", ("--jobs", "1")), ("there", ("--on", running.address)))
    )

    assert here.status == 0, here.err
    assert here == there
    assert texts(tmp_path / "here") == texts(tmp_path / "there") != texts(tmp_path / "ours")


def test_results_come_in_the_order_of_the_tasks(running: Running) -> None:
    with Cluster(running.address, 2) as engine:
        assert engine.workers == 2
        assert list(engine.run(doubled, range(9), [0] * 9)) == [2 * number for number in range(9)]


def test_what_a_killed_worker_had_to_do_is_done_by_another(running: Running, tmp_path: Path) -> None:
    tasks = [Flagged(number, str(tmp_path / str(number % 2))) for number in range(6)]
    with Cluster(running.address, 2) as engine:
        assert list(engine.run(ended_once, tasks, [0, 1] * 3)) == [0, 2, 4, 6, 8, 10]


def test_work_that_ends_each_worker_is_given_up(running: Running, tmp_path: Path) -> None:
    with Cluster(running.address, 2) as engine, pytest.raises(TimelineError, match="ended every worker"):
        list(engine.run(ended_always, [Flagged(1, str(tmp_path / "x"))], [0]))


def test_a_file_that_workers_do_not_see_is_named(running: Running) -> None:
    with Cluster(running.address, 2) as engine, pytest.raises(TimelineError, match=r"cannot read .*/nowhere/a\.yaml"):
        list(engine.run(missing, ["/nowhere/a.yaml"], [0]))


def test_a_worker_that_runs_out_of_its_memory_is_told(tmp_path: Path) -> None:
    with Running(tmp_path, failures=0) as made:
        made.worker("--memory-limit", "250MB")
        wait_for(made.address, 1)
        with Cluster(made.address, 1) as engine, pytest.raises(TimelineError, match="no memory for it"):
            list(engine.run(hungry, [400], [0]))


def test_a_worker_of_another_version_is_refused_by_both_names(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    code = "import timeline.index.version as version\nversion.VERSION = '0.0.9 of old'\n"
    (tmp_path / "old" / "sitecustomize.py").write_text(code, encoding="utf-8")
    with Running(tmp_path) as made:
        made.worker(path=str(tmp_path / "old"))
        wait_for(made.address, 1)
        paths = list(map(str, write(20, 10, 1, tmp_path)[:2]))
        refused = run("match", *paths, "--on", made.address)

    assert refused.status == 2
    assert "0.0.9 of old" in refused.err
    assert "0.1.0" in refused.err
    assert not refused.out


def test_a_scheduler_that_goes_away_is_told(tmp_path: Path) -> None:
    with cluster(tmp_path) as made, Cluster(made.address, 2) as engine:
        begun = tmp_path / "work-0"

        def end() -> None:
            while not begun.exists():
                time.sleep(0.02)
            made.scheduler.kill()

        ending = threading.Thread(target=end, daemon=True)
        ending.start()
        with pytest.raises(TimelineError, match="went away"):
            list(engine.run(waited, [Flagged(0, str(tmp_path / "work"))], [0]))
        begun.unlink()
        ending.join()
    assert engine.client.status == "closed"


def test_a_command_whose_scheduler_goes_away_says_so_and_no_more(tmp_path: Path) -> None:
    paths = list(map(str, write(3000, 300, 1, tmp_path)[:2]))
    with cluster(tmp_path) as made, Client(made.address, set_as_default=False) as watching:  # type: ignore[no-untyped-call]
        process = subprocess.Popen(
            [sys.executable, "-m", "timeline", "match", *paths, "--on", made.address],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        while process.poll() is None and not any(watching.processing().values()):
            time.sleep(0.01)
        made.scheduler.kill()
        out, err = process.communicate()

    assert (process.returncode, out) == (2, b"")
    assert err.decode() == (
        f"timeline  error  the scheduler at {made.address} went away before the work was done  cluster\n"
        "  start it again, and give the command again; nothing was written\n"
    )


def test_nobody_at_an_address_is_an_error(tmp_path: Path) -> None:
    paths = list(map(str, write(20, 10, 1, tmp_path)[:2]))
    for address in ("tcp://127.0.0.1:1", "nonsense", "tcp://127.0.0.1:port"):
        refused = run("match", *paths, "--on", address)

        assert refused.status == 2
        assert "no scheduler answers" in refused.err


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nonsense"])
def test_who_found_nobody_leaves_nothing_open(address: str) -> None:
    """What is left open is closed when it is collected, and where another one begins just then both wait for ever."""
    gc.disable()
    try:
        with pytest.raises(TimelineError, match="no scheduler answers"):
            Cluster(address, 1)
        left = [one.status for one in gc.get_objects() if type(one) is Client]
    finally:
        gc.enable()

    assert left
    assert set(left) <= {"closed", "newly-created"}


def test_a_scheduler_without_workers_is_an_error(tmp_path: Path) -> None:
    with Running(tmp_path) as made, pytest.raises(TimelineError, match="has no workers"):
        Cluster(made.address, 1)


def test_a_cluster_of_this_machine_ends_with_the_command(tmp_path: Path) -> None:
    paths = list(map(str, write(60, 20, 1, tmp_path)[:2]))
    command = [sys.executable, "-m", "timeline", "match", *paths]
    one = subprocess.run([*command, "--jobs", "1"], capture_output=True, check=True)
    local = subprocess.run([*command, "--on", "local", "--jobs", "2"], capture_output=True, check=False)

    assert (local.returncode, local.stderr.decode()) == (0, "")
    assert local.stdout == one.stdout


@pytest.mark.skipif(shutil.which("openssl") is None, reason="nothing makes certificates here")
def test_certificates_are_used_where_they_are_given(tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    subprocess.run([*made, "-keyout", str(key), "-out", str(certificate)], check=True, capture_output=True)
    files = {"ca-file": certificate, "cert": certificate, "key": key}
    options = [part for name, path in files.items() for part in (f"--tls-{name}", str(path))]
    paths = list(map(str, write(40, 20, 1, tmp_path)[:2]))
    command = [sys.executable, "-m", "timeline", "match", *paths, "--json"]
    given = {
        "DASK_DISTRIBUTED__COMM__TLS__CA_FILE": str(certificate),
        "DASK_DISTRIBUTED__COMM__TLS__CLIENT__CERT": str(certificate),
        "DASK_DISTRIBUTED__COMM__TLS__CLIENT__KEY": str(key),
    }
    with Running(tmp_path, security=["--protocol", "tls", *options]) as made_one:
        made_one.worker()
        asked = [*command, "--on", made_one.address]
        with_them = subprocess.run(asked, capture_output=True, check=False, env={**os.environ, **given})
        without = subprocess.run(asked, capture_output=True, check=False)
    one = subprocess.run([*command, "--jobs", "1"], capture_output=True, check=True)

    assert made_one.address.startswith("tls://")
    assert with_them.stderr.decode() == ""
    assert with_them.stdout == one.stdout
    assert without.returncode == 2
    assert without.stderr.startswith(b"timeline  error  cluster")
    assert b"wants certificates" in without.stderr
