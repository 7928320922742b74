"""An index of another program or another model is none."""

from hashlib import sha256
from importlib.metadata import version

from msgspec.inspect import type_info

from timeline.index.version import MODEL, PROGRAM
from timeline.model import Timeline


def test_it_is_that_of_the_program() -> None:
    assert version("sourced-timeline") == PROGRAM


def test_it_is_that_of_the_model() -> None:
    """Where a structure has changed, write its new digest there: no index of the old one is read again."""
    assert sha256(repr(type_info(Timeline)).encode()).hexdigest()[:16] == MODEL
