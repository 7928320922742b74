"""A text with links as Markdown and markwhen have them: the words stay, the addresses are told beside."""

import re
from typing import NamedTuple

from timeline.interchange.reading.web_addresses import is_web_address

_LINK = re.compile(
    r"(?P<picture>!?)\[(?P<words>[^\[\]\n]{0,500})\]"
    r"\((?P<to>[^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200}){0,5})(?:\s+\"[^\"\n]{0,500}\")?\)"
)
"""Bounded, so that a text of brackets alone takes no time."""
_BARE = re.compile(r"<(https?://[^\s<>]+)>|(?<![\w/\"'(])(https?://[^\s<>\"')\]]+)")
_PLACES = ("location", "map")


class Linked(NamedTuple):
    """The words of a text, the addresses that they lead to, and a place where one is marked as such."""

    text: str
    addresses: tuple[str, ...]
    place: str = ""


def linked(text: str) -> Linked:
    """The text without the signs of links."""
    addresses: list[str] = []
    places: list[str] = []

    def words(found: re.Match[str]) -> str:
        if found["to"].casefold() in _PLACES:
            places.append(found["words"])
        elif is_web_address(found["to"]):
            addresses.append(found["to"])
        elif found["to"]:
            # What leads into a file or a program says something only with its address.
            return f"{found['words']} ({found['to']})"
        return found["words"]

    plain = _LINK.sub(words, text)
    addresses += [(one or other).rstrip(".,;:") for one, other in _BARE.findall(plain)]
    return Linked(plain, tuple(dict.fromkeys(addresses)), places[0] if places else "")
