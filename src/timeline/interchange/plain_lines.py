"""Texts of users on one line of a format whose lines mean something."""

import re

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+")


def on_one_line(text: str) -> str:
    """A text without line ends and what else could act on a drawing; blanks in their place."""
    return " ".join(_CONTROL.sub(" ", text).split())
