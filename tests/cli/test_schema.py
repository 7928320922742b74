"""`timeline schema`: the schema on standard output."""

from pathlib import Path

from tests.cli.running import Result, timeline
from timeline.store.schema import schema_text


def test_the_schema_is_written(tmp_path: Path) -> None:
    assert timeline("schema", directory=tmp_path) == Result(0, schema_text(), "")
