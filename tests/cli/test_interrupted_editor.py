"""Ctrl-C while an editor runs: it reaches both, and is the editor's."""

import os
import pty
import sys
import time
from pathlib import Path

from tests.cli.running import SMALL

EDITOR = """\
import pathlib, signal, sys, time

interrupted = []
signal.signal(signal.SIGINT, lambda *_: interrupted.append(1))
path = pathlib.Path(sys.argv[1])
pathlib.Path(sys.argv[0]).with_name("ready").write_text("")
while not interrupted:
    time.sleep(0.01)
path.write_text(path.read_text().replace("They met.", "They spoke."))
"""


def test_an_interrupt_belongs_to_the_editor(tmp_path: Path) -> None:
    store = tmp_path / "timeline.yaml"
    store.write_text(SMALL, encoding="utf-8")
    (tmp_path / "editor.py").write_text(EDITOR, encoding="utf-8")
    process, terminal = pty.fork()
    if process == 0:  # pragma: no cover - another process
        os.chdir(tmp_path)
        os.environ.update(EDITOR=f"{sys.executable} {tmp_path / 'editor.py'}", VISUAL="")
        os.execv(sys.executable, [sys.executable, "-m", "timeline", "edit", "talks/paper"])
    for _ in range(1000):
        if (tmp_path / "ready").exists():
            break
        time.sleep(0.02)

    os.write(terminal, b"\x03")
    said = b""
    while True:
        try:
            piece = os.read(terminal, 1000)
        except OSError:
            break
        if not piece:
            break
        said += piece

    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 0, said
    assert store.read_text(encoding="utf-8") == SMALL.replace("They met.", "They spoke.")
