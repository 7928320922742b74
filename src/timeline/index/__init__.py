"""An index of a large store: its entries as they were read, in a file beside no store but in the user's cache.

It answers what a command asks without parsing YAML, or says that it cannot, and then the store is read. It is a copy:
whatever is in it was made from the bytes whose hash it bears, and is thrown away where those, the model or the program
are others. Nothing that is read from it is run or made an object of anything but the model.
"""

LEAST = 1 << 20
"""Bytes of the smallest store that gets an index: two fifths of a command are saved there (docs/large.md)."""
