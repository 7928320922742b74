"""A repository with the setup of `docs/git.md`, and nothing from the surroundings."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import SMALL
from tests.tables import ROOT

NEEDS_GIT = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

PAGE = (ROOT / "docs" / "git.md").read_text(encoding="utf-8")
STORE = "data/events.yaml"


def block(language: str, number: int = 0) -> str:
    """The text of a block of code of the page."""
    blocks: list[str] = re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    return blocks[number]


class Repository:
    """A repository with the setup that the page describes; `timeline` is on the path while it is set up alone."""

    def __init__(self, directory: Path, first: str = SMALL) -> None:
        self.directory = directory
        commands = directory / ".git" / "commands"
        self.environment = {
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "HOME": str(directory),
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_PAGER": "cat",
            "GIT_AUTHOR_NAME": "A",
            "GIT_AUTHOR_EMAIL": "a@example.org",
            "GIT_COMMITTER_NAME": "A",
            "GIT_COMMITTER_EMAIL": "a@example.org",
        }
        self.git("init", "--quiet", "--initial-branch=main")
        (directory / ".gitattributes").write_text(block("gitattributes"), encoding="utf-8")
        commands.mkdir()
        command = commands / "timeline"
        command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m timeline "$@"\n', encoding="utf-8")
        command.chmod(0o755)
        self.sh(f'PATH="{commands}:$PATH"\n{block("sh", 0)}')
        shutil.rmtree(commands)
        self.write(first)
        self.commit("first")

    def tried(self, *words: str) -> "subprocess.CompletedProcess[str]":
        """What a command comes to, also where it fails."""
        return subprocess.run(
            words, cwd=self.directory, env=self.environment, capture_output=True, encoding="utf-8", check=False
        )

    def sh(self, script: str) -> str:
        """The output of a script that has nothing to complain about."""
        run = self.tried("/bin/sh", "-c", script)
        assert (run.returncode, run.stderr) == (0, "")
        return run.stdout

    def git(self, *arguments: str) -> str:
        """The output of git where it has nothing to complain about."""
        run = self.tried("git", *arguments)
        assert (run.returncode, run.stderr) == (0, "")
        return run.stdout

    def timeline(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """The program in this repository."""
        return self.tried(sys.executable, "-P", "-m", "timeline", *arguments)

    def text(self) -> str:
        """The store as it stands in the folder."""
        return (self.directory / STORE).read_text(encoding="utf-8")

    def write(self, text: str) -> None:
        path = self.directory / STORE
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def commit(self, message: str) -> None:
        self.git("add", STORE, ".gitattributes")
        self.git("commit", "--quiet", "-m", message)
