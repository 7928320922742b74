"""The small store that the tests of this room add to."""

from tests.cli.running import SMALL
from timeline.model import Timeline
from timeline.store import read_store


def small() -> Timeline:
    return read_store(None, SMALL.encode(), "small.yaml").timeline
