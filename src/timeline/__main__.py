"""`python -m timeline`."""

from timeline.cli.main import run

run()
