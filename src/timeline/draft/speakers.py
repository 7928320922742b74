"""Who is quoted in a sentence: a name beside a verb of saying, behind `according to`, or before a colon.

Only where the name itself stands; a pronoun is nobody, and where two are named none is taken.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from timeline.draft.language import UPPER, Language
from timeline.draft.quotations import Quotation, at_quotation

_CAPITAL = rf"[{UPPER}](?:[\w]|[’'](?=\w\w)|-(?=\w))*"
_APPOSITION = r"(?:,\s[^,;:“”\"«»„]{3,120},)?"
_REACH = 220
"""Characters before a verb in which its name stands."""
_INTRODUCED = 160
"""Characters between the beginning of a paragraph and the colon of who speaks in it."""
_QUOTE_MARKS = "“”\"«»„’'"


class Speaker(msgspec.Struct, frozen=True):
    """Who is quoted: the name, in the words of the text, and from where to where his verb or its like stands."""

    name: str
    begin: int
    end: int


def speakers_in(text: str, span: tuple[int, int], quotations: Sequence[Quotation], language: Language) -> list[Speaker]:
    """Everybody whom a sentence of a paragraph names as a speaker, once for each place where it does."""
    found = list(_by_verb(text, span, quotations, language))
    found += _by_according(text, span, quotations, language)
    if span[0] == 0 and (named := _by_colon(text, span, language)) is not None:
        found.append(named)
    return found


def sayings_in(text: str, span: tuple[int, int], quotations: Sequence[Quotation], language: Language) -> list[int]:
    """Where the verbs of saying of a sentence end, whoever speaks."""
    return [found.end() for found in _verbs(text, span, quotations, _patterns(language))]


@cache
def _patterns(language: Language) -> "_Patterns":
    return _Patterns(language)


class _Patterns:
    """The patterns of one language, made once."""

    def __init__(self, language: Language) -> None:
        particles = "|".join(map(re.escape, language.particles.split())) or "(?!)"
        name = rf"{_CAPITAL}(?:(?:\s(?:{particles}))*(?:\s|-){_CAPITAL}|\s[{UPPER}]\.(?=\s[{UPPER}]))*"
        initial = rf"(?:[{UPPER}]\.\s)*"
        adverbs = "|".join(map(re.escape, language.adverbs.split())) or "(?!)"
        verbs = "|".join(part for part in (language.says, language.says_if) if part) or "(?!)"
        self.verb = re.compile(rf"\b(?P<verb>{verbs})\b")
        self.strong = re.compile(language.says or "(?!)")
        self.before = re.compile(rf"(?P<name>{initial}{name}){_APPOSITION}\s(?:(?:{adverbs})\s){{0,3}}\Z")
        self.after = re.compile(rf"\s(?P<name>{initial}{name})")
        self.according = re.compile(rf"(?i:{language.according})(?:the\s)?(?P<name>{initial}{name})")
        self.colon = re.compile(rf"(?P<name>{name})(?:,\s[^:.!?]{{3,140}})?:\s(?=\S)")
        self.that = re.compile(rf"\s(?:\w+\s){{0,2}}?(?:{language.that})\b" if language.that else "(?!)")


def _by_verb(
    text: str, span: tuple[int, int], quotations: Sequence[Quotation], language: Language
) -> Iterator[Speaker]:
    patterns = _patterns(language)
    for found in _verbs(text, span, quotations, patterns):
        named = _name_before(text, span[0], found.start(), language) or _name_after(text, found, span, language)
        if named is not None:
            yield Speaker(named[0], min(named[1], found.start()), max(named[2], found.end()))


def _verbs(
    text: str, span: tuple[int, int], quotations: Sequence[Quotation], patterns: _Patterns
) -> Iterator[re.Match[str]]:
    """The verbs by which somebody speaks outside of quotation marks."""
    for found in patterns.verb.finditer(text, *span):
        if at_quotation(quotations, found.start()) is not None:
            continue
        is_sure = patterns.strong.fullmatch(found["verb"]) is not None
        if is_sure or _is_followed(text, found, span, quotations, patterns):
            yield found


def _is_followed(
    text: str, verb: re.Match[str], span: tuple[int, int], quotations: Sequence[Quotation], patterns: _Patterns
) -> bool:
    """Whether what follows a verb, or stands before it, is what somebody says: a quotation, or `that`."""
    if patterns.that.match(text, verb.end(), span[1]) is not None:
        return True
    return any(span[0] <= one.begin and one.end <= span[1] for one in quotations) and (
        any(verb.end() <= one.begin <= verb.end() + _INTRODUCED for one in quotations)
        or any(verb.start() - 60 <= one.end <= verb.start() for one in quotations)
    )


def _name_before(text: str, first: int, verb: int, language: Language) -> tuple[str, int, int] | None:
    begin = max(first, verb - _REACH)
    held = text[begin:verb]
    found = _patterns(language).before.search(held)
    if found is None:
        return None
    name = _named(found["name"], language)
    start = begin + found.start("name") + len(found["name"]) - len(name) if name else 0
    if not name or not _may_begin(text, first, begin + found.start("name"), language):
        return None
    return name, start, verb


def _name_after(
    text: str, verb: re.Match[str], span: tuple[int, int], language: Language
) -> tuple[str, int, int] | None:
    """The name behind a verb that stands behind a quotation: `…”, said Smith`."""
    before = text[span[0] : verb.start()].rstrip()
    if not before.endswith((",", *_QUOTE_MARKS, "?", "!", "—", "–")):
        return None
    found = _patterns(language).after.match(text, verb.end(), span[1])
    if found is None:
        return None
    name = _named(found["name"], language)
    if not name or (language.article_spoils and text[found.end() : found.end() + 1].isalpha()):
        return None
    return name, found.start("name"), found.end()


def _may_begin(text: str, first: int, place: int, language: Language) -> bool:
    """Whether a name that begins at a place is the subject of its clause, and not the end of something longer."""
    before = text[first:place].rstrip()
    if not before or before[-1] in ",;:—–(" + _QUOTE_MARKS or before[-1] in ".!?":
        return True
    word = before.split()[-1].casefold().rpartition("-")[2]  # `director-general`
    if language.article_spoils and word in language.words("articles"):
        return False
    return word in language.words("joins") or word in language.words("roles") or word in language.words("titles")


def _by_according(
    text: str, span: tuple[int, int], quotations: Sequence[Quotation], language: Language
) -> Iterator[Speaker]:
    if not language.according:
        return
    for found in _patterns(language).according.finditer(text, *span):
        name = _named(found["name"], language)
        if name and at_quotation(quotations, found.start()) is None:
            yield Speaker(name, found.start(), found.end())


def _by_colon(text: str, span: tuple[int, int], language: Language) -> Speaker | None:
    """Who speaks in a paragraph that begins with a name and a colon, as interviews have it."""
    found = _patterns(language).colon.match(text, 0, min(span[1], _INTRODUCED))
    if found is None:
        return None
    name = _named(found["name"], language)
    return Speaker(name, 0, found.end()) if " " in name else None


def _named(held: str, language: Language) -> str:
    """The name in a run of words with capital letters, without titles; empty where they name nobody."""
    words = held.split()
    while words and words[0].casefold() in language.words("titles") | language.words("articles"):
        words.pop(0)
    while words and words[0].casefold() in language.words("not_names"):
        words.pop(0)
        if words and language.code != "en":
            break
    if not words or any(word.casefold() in language.words("not_names") for word in words):
        return ""
    if len(words) == 1 and (len(words[0].strip(".")) < 2 or words[0].casefold().rstrip(".") in language.weekdays):
        return ""
    return " ".join(words)
