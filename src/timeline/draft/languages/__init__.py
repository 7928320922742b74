"""The languages of the rules, a file each."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib import import_module

from timeline.draft.language import Language

CODES = ("en", "uk", "ru", "pl", "de", "fr")
_FILES = {"en": "english", "uk": "ukrainian", "ru": "russian", "pl": "polish", "de": "german", "fr": "french"}
_WORD = re.compile(r"[^\W\d_]+")
_LOOKED_AT = 20_000
"""Words by which the language of a text is told."""
_LEAST = 0.04
"""Fewer of its words than this, and a text is in no language that is known here. Measured: prose has 0.15 and more."""


@cache
def language_of(code: str) -> Language:
    """A language by its code, one of `CODES`."""
    language: Language = import_module(f"timeline.draft.languages.{_FILES[code]}").LANGUAGE
    return language


def language_in(texts: Iterable[str]) -> Language | None:
    """The language most of whose small words a text has; None where it has hardly any of any."""
    counted: Counter[str] = Counter()
    total = 0
    for text in texts:
        words = [word.casefold() for word in _WORD.findall(text)]
        counted.update(words)
        total += len(words)
        if total > _LOOKED_AT:
            break
    shares = {code: sum(counted[word] for word in language_of(code).words("common")) for code in CODES}
    best = max(shares, key=lambda code: shares[code])
    return language_of(best) if total and shares[best] >= max(1, _LEAST * total) else None
