"""Texts in Mermaid: every character that means something there as an entity, which its reader turns back."""

import re

from timeline.interchange.plain_lines import on_one_line

_MEANT = re.compile(r"[#:;%{}<>\"&`\\()\[\]|~^$*_=@/]")


def entities(text: str) -> str:
    """A text on one line, `#58;` for a colon: neither a comment, a directive, a new event nor HTML."""
    return _MEANT.sub(lambda found: f"#{ord(found[0])};", on_one_line(text))
