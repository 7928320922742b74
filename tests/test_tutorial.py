"""The tutorial works line by line in an empty folder, and shows what is drawn today.

`make golden` writes what is drawn into the page; read the difference like code.
"""

import re
from pathlib import Path

import pytest

from tests.tables import ROOT
from tests.transcripts import blocks, run, shown

PAGE = ROOT / "docs" / "tutorial.md"


def test_every_line_works_in_order_and_shows_what_is_drawn(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    page = PAGE.read_text(encoding="utf-8")
    [store] = blocks(page, "yaml")
    (tmp_path / "timeline.yaml").write_text(store, encoding="utf-8")
    statuses = []

    def redrawn(found: re.Match[str]) -> str:
        lines = []
        for command, _ in shown(found[1]):
            result = run(command, tmp_path)
            statuses.append((command.split()[1], result.status))
            lines.append(f"$ {command}\n{result.err}{result.out}")
        return f"```console\n{''.join(lines)}```"

    drawn = re.sub(r"^```console\n(.*?)^```$", redrawn, page, flags=re.MULTILINE | re.DOTALL)
    if request.config.getoption("--update-golden"):
        PAGE.write_text(drawn, encoding="utf-8")

    assert drawn == PAGE.read_text(encoding="utf-8")
    assert len(statuses) >= 14
    assert [command for command, status in statuses if status == 2] == ["add"]
    assert [command for command, status in statuses if status == 1] == ["diff"] * 4
