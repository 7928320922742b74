"""Which indexes can be read: those of this program and of this model."""

PROGRAM = "0.1.0"
"""The version of the program, which need not look for its own metadata at every start."""
MODEL = "476c832301d969d3"
"""The digest of the structures that an index holds: a test tells it where they have changed."""
TABLES = 2
"""What stands in which table; another number makes every index a foreign one."""

VERSION = f"{PROGRAM} {MODEL} {TABLES}"
