"""Weights of the matcher."""

LIKENESS: dict[bool, tuple[float, ...]] = {True: (0.0,) * 12, False: (0.0,) * 6}
ACCEPTING: dict[bool, tuple[float, ...]] = {True: (0.0,) * 7, False: (0.0,) * 7}
