"""Who may do what with a store: a write gives nobody a right and takes none away, or is not done."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from timeline.store.creating import replace
from timeline.store.editing import OfStore, SetKey
from timeline.store.writing import store_to_write

TEXT = "timeline: 1\ntitle: Old\nevents: []\n"

pytestmark = pytest.mark.skipif(not hasattr(os, "setxattr"), reason="Python has no extended attributes here")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    store = tmp_path / "store.yaml"
    store.write_text(TEXT)
    try:
        os.setxattr(store, "user.probe", b"1")
        os.removexattr(store, "user.probe")
    except OSError as error:
        pytest.skip(f"this file system keeps no extended attributes: {error.strerror}")
    return store


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user can enter, which pytest's own are not."""
    with TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def write(path: Path) -> None:
    with store_to_write(path) as opened:
        opened.write([SetKey(OfStore(), "title", "New")])


def acl(path: Path) -> list[str]:
    done = subprocess.run(["getfacl", "-cpn", path], check=True, capture_output=True, text=True)
    return done.stdout.split()


def setfacl(*arguments: str | Path) -> None:
    if shutil.which("setfacl") is None:
        pytest.skip("setfacl is not installed")
    done = subprocess.run(["setfacl", *arguments], check=False, capture_output=True, text=True)
    if done.returncode != 0:
        pytest.skip(f"this file system has no access control lists: {done.stderr.strip()}")


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_an_access_control_list_is_kept(path: Path, mode: int) -> None:
    path.chmod(mode)
    setfacl("-m", "u:12345:rw,g:54321:r,m::rw", path)
    before = acl(path), path.stat().st_mode

    write(path)

    assert "title: New" in path.read_text()
    assert (acl(path), path.stat().st_mode) == before
    assert "user:12345:rw-" in acl(path)


def test_what_a_folder_gives_to_new_files_is_not_given_to_the_store(path: Path) -> None:
    path.chmod(0o660)
    setfacl("-d", "-m", "u:12345:rwx,g:54321:rwx", path.parent)
    before = acl(path)

    write(path)

    assert acl(path) == before
    assert not any("12345" in line for line in acl(path))


def test_extended_attributes_are_kept(path: Path) -> None:
    os.setxattr(path, "user.origin", b"the desk")
    os.setxattr(path, "user.empty", b"")

    write(path)

    assert {name: os.getxattr(path, name) for name in os.listxattr(path)} == {
        "user.origin": b"the desk",
        "user.empty": b"",
    }


def test_a_document_that_replaces_another_has_its_rights_too(path: Path) -> None:
    path.write_bytes(b"an edition")
    path.chmod(0o600)
    setfacl("-m", "u:12345:r", path)
    before = acl(path)

    replace(path, b"a later edition", "store.yaml", ())

    assert (path.read_bytes(), acl(path)) == (b"a later edition", before)


PROGRAM = """
import errno, os, sys
from pathlib import Path
from timeline.errors import TimelineError
from timeline.store.editing import OfStore, SetKey
from timeline.store.writing import store_to_write

def refuses(*_, **__):
    raise OSError(errno.EDQUOT if sys.argv[2] == "user.origin" else errno.ENOTSUP, "it is refused")

os.setxattr = refuses
try:
    with store_to_write(Path(sys.argv[1])) as opened:
        opened.write([SetKey(OfStore(), "title", "New")])
except TimelineError as error:
    print(error.problems[0].check, error.problems[0].message, sep="|")
"""


@pytest.mark.parametrize(
    ("attribute", "told"),
    [("user.origin", "its attribute `user.origin`"), ("system.posix_acl_access", "its access control list")],
)
def test_where_they_cannot_be_kept_nothing_is_written(path: Path, attribute: str, told: str) -> None:
    if attribute == "user.origin":
        os.setxattr(path, attribute, b"the desk")
    else:
        setfacl("-m", "u:12345:r", path)

    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(path), attribute], check=True, capture_output=True, text=True
    )

    check, message = done.stdout.split("|")
    assert (check, told in message) == ("rights", True)
    assert path.read_text() == TEXT
    assert [entry.name for entry in path.parent.iterdir()] == ["store.yaml"]


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root can make a file of another group")
def test_where_the_group_cannot_be_kept_nothing_is_written(open_folder: Path) -> None:
    folder = open_folder
    path = folder / "store.yaml"
    path.write_text(TEXT)
    path.chmod(0o660)
    os.chown(path, 12345, 54321)
    os.chown(folder, 12345, 12345)
    program = (
        "import os, sys, pathlib\n"
        "from timeline.store.writing import store_to_write\n"
        "from timeline.store.editing import OfStore, SetKey\n"
        "import timeline.store.editing.apply, yaml, oryaml\n"
        "os.chdir(sys.argv[1]); os.setgroups([]); os.setgid(12345); os.setuid(12345)\n"
        "from timeline.errors import TimelineError\n"
        "try:\n"
        "    with store_to_write(pathlib.Path('store.yaml')) as opened:\n"
        "        opened.write([SetKey(OfStore(), 'title', 'New')])\n"
        "except TimelineError as error:\n"
        "    print(error.problems[0].message)\n"
    )

    done = subprocess.run([sys.executable, "-c", program, str(folder)], check=True, capture_output=True, text=True)

    assert "could not have its group (54321)" in done.stdout
    assert path.read_text() == TEXT
