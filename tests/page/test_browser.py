"""Printing by a browser: one that prints, one that does not, and none."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from timeline.errors import TimelineError
from timeline.page.browser import printed

posix = pytest.mark.skipif(sys.platform == "win32", reason="a script of the shell stands in for the browser")


def program(folder: Path, script: str) -> str:
    path = folder / "chromium"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


@posix
def test_the_page_is_printed_without_a_network_and_with_a_profile_of_its_own(tmp_path: Path) -> None:
    keep = tmp_path / "arguments"
    copy = f"""for last; do :; done
printf '%s\\n' "$@" > {keep}
for one; do case $one in --print-to-pdf=*) cp "${{last#file://}}" "${{one#*=}}";; esac; done"""

    assert printed("<p>page</p>", program(tmp_path, copy)) == b"<p>page</p>"
    arguments = keep.read_text(encoding="utf-8").splitlines()
    assert "--host-resolver-rules=MAP * ~NOTFOUND" in arguments
    (profile,) = [one.partition("=")[2] for one in arguments if one.startswith("--user-data-dir=")]
    assert not Path(profile).parent.exists()


@posix
def test_a_browser_that_prints_nothing_is_told_with_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(TimelineError, match="did not print the page: no display"):
        printed("", program(tmp_path, "echo starting >&2; echo 'no display' >&2; exit 1"))


def test_a_browser_that_cannot_be_started_is_told(tmp_path: Path) -> None:
    with pytest.raises(TimelineError, match="did not print the page"):
        printed("", str(tmp_path / "gone"))


STORE = "timeline: 1\nevents:\n  - {id: a, title: A}\n"


def run(tmp_path: Path, *arguments: str, path: str, before: str = "") -> subprocess.CompletedProcess[str]:
    (tmp_path / "store.yaml").write_text(STORE, encoding="utf-8")
    code = f"import sys; {before}\nfrom timeline.__main__ import run\nrun()"
    return subprocess.run(
        [sys.executable, "-c", code, "--file", "store.yaml", "export", *arguments],
        cwd=tmp_path,
        env={**os.environ, "PATH": path},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere browsers lie on no PATH")
def test_a_missing_browser_is_named_with_the_way_to_one(tmp_path: Path) -> None:
    done = run(tmp_path, "pdf", "-o", "a.pdf", path=str(tmp_path))

    assert done.returncode == 2
    assert "none of them was found" in done.stderr
    assert "apt install chromium" in done.stderr
    assert not (tmp_path / "a.pdf").exists()


def test_a_missing_library_is_named_with_its_extra(tmp_path: Path) -> None:
    done = run(tmp_path, "html", path=os.environ["PATH"], before="sys.modules['jinja2'] = None")

    assert done.returncode == 2
    assert "pip install 'sourced-timeline[html]'" in done.stderr
