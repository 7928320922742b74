"""Slips of the pen: texts that have nearly the shape of the grammar, put right."""

import re
from collections.abc import Iterator

from timeline.when.civil import year_text

_SPELLINGS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"^(?=.*[0-9])[-0-9Xxyzt:.+~?%]+$", lambda found: found[0].upper()),
        (r"−", "-"),
        (r"\+/?-", "±"),
        (r"^Y(-?)([0-9]{1,4})(?=-|[~?%]?$)", lambda found: f"{found[1]}{found[2]:0>4}"),
        (r"^(-?)([0-9]{1,3})(?=[~?%]?$)", lambda found: f"{found[1]}{found[2]:0>4}"),
        (r"^(-?[1-9][0-9]{4,11})(?=[~?%]?$)", r"Y\1"),
        (r"^-0000", "0000"),
        (r"^(Y-?[0-9]{5,})-.*$", r"\1"),
        (r"^([1-9][0-9]{0,3}) BCE?(?=-)", lambda found: year_text(1 - int(found[1]))),
        (r"([~?%])(\[.*\])$", r"\2\1"),
        (r"^[~?%]?-?[0-9]{4}[~?%]?(?:-[~?%]?[0-9]{2}[~?%]?){1,2}$", lambda found: _gathered(found[0])),
        (r"[~?%]{2,}$", "%"),
        (r"^([0-9]{4}-[0-9]{2}-[0-9]{2})Z", r"\1[UTC]"),
        (r"^([0-9]{4}-[0-9]{2}-[0-9]{2})([+-][0-9]{2}:[0-9]{2})", r"\1[\2]"),
        (r"(T[0-9]{2})(?=$|[Z+\-\[~?%])", r"\1:00"),
        (r"(\[[A-Za-z_/+-]+)$", r"\1]"),
        (r"T$", ""),
    )
)


def _gathered(text: str) -> str:
    """A date whose parts have qualifiers of their own, with all that they say at its end."""
    signs = set(text) & set("~?%")
    return text.translate(dict.fromkeys(map(ord, "~?%"))) + ("%" if len(signs) > 1 else "".join(signs))


def respelled(text: str) -> Iterator[str]:
    """A text that has nearly the shape of the grammar, with one slip of the pen put right, then with all of them."""
    text = re.sub(r"\.{3,}|…", "..", text.strip())
    yield text
    edges = re.split(r"(\.\.|/(?![A-Za-z]))", text)
    for pattern, replacement in _SPELLINGS:
        yield "".join(pattern.sub(replacement, edge) for edge in edges)
    for pattern, replacement in _SPELLINGS:
        edges = [pattern.sub(replacement, edge) for edge in edges]
    yield "".join(edges)
