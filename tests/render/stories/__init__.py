"""Stores that are drawn in tests: an ordinary story, one with seconds, and one with all that is hard to draw."""

from pathlib import Path

from timeline.model import Timeline
from timeline.store import read_store


def story(name: str) -> Timeline:
    """The timeline of `tests/render/stories/NAME.yaml`."""
    path = Path(__file__).parent / f"{name}.yaml"
    return read_store(path, path.read_bytes(), name=path.name).timeline
