"""The sentences of a paragraph. A full stop within quotation marks, behind an abbreviation or an initial ends none."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from timeline.draft.language import UPPER, Language
from timeline.draft.quotations import Quotation, at_quotation

_END = re.compile(r"[.!?…]+(?:\[[0-9]{1,3}\])*[\"”“’»«)\]]*(?P<space>\s+)")
_WORD_BEFORE = re.compile(r"(?P<word>[\w.]+)\Z")
_BEGINS = re.compile(rf"[\"“„«»(\[‘'—–-]*\s?[{UPPER}0-9]")
_INITIAL = re.compile(rf"(?:\A|[\s.(])[{UPPER}]\.\Z")
_LONGEST_QUOTATION = 1000
"""Characters; a quotation that is longer is a document of its own, and is parted like one."""


class Sentence(NamedTuple):
    """A sentence of a paragraph: from `begin` up to `end`."""

    begin: int
    end: int


def sentences_in(text: str, quotations: Sequence[Quotation], language: Language) -> Iterator[Sentence]:
    """The sentences of a paragraph, in its order, each whole."""
    begin = 0
    for found in _END.finditer(text):
        if _ends(text, found, quotations, language):
            end = found.start("space")
            yield Sentence(begin, end)
            begin = found.end()
    if begin < len(text):
        yield Sentence(begin, len(text))


def _ends(text: str, found: re.Match[str], quotations: Sequence[Quotation], language: Language) -> bool:
    after = found.end()
    quotation = at_quotation(quotations, found.start())
    if quotation is not None and quotation.end - quotation.begin <= _LONGEST_QUOTATION:
        if quotation.end > found.start("space"):
            return False
        if found[0][0] != "." and _goes_on(text, after, language):
            return False  # “Go!” Smith said.
    if _BEGINS.match(text, after) is None:
        return False
    if found[0][0] != ".":
        return True
    before = _WORD_BEFORE.search(text, max(0, found.start() - 40), found.start())
    if before is None:
        return True
    word = before["word"]
    if _INITIAL.search(text, max(0, found.start() - 2), found.start() + 1) is not None:
        return False
    if language.ordinal_dot and word.isdigit() and len(word) < 3:
        return False
    return word.casefold().strip(".") not in language.words("abbreviations")


def _goes_on(text: str, after: int, language: Language) -> bool:
    """Whether what follows a quotation says who has spoken it."""
    pattern = language.compiled_once(rf"(?:[{UPPER}][\w’'-]*\s){{1,3}}(?:{language.says or '(?!)'})\b")
    return pattern.match(text, after) is not None
