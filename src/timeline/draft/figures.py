"""Figures with units in a sentence: `140 drones`, `78%`, `£245 billion`, `30-day`."""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from timeline.draft.language import UPPER, Language
from timeline.value import parse_value
from timeline.value.figure import Figure
from timeline.value.wording import Wording

_NUMBER = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[1-9][0-9]{0,2}(?:[ \u00a0\u202f][0-9]{3})+|[0-9]+(?:\.[0-9]+)?"
_SCALE = r"(?:hundred|thousand|million|billion|trillion|bn|tn)"
_CURRENCY = r"[$£€¥]|US\$"
_MEASURES = (
    r"kilomet(?:re|er)s?|km|met(?:re|er)s?|cm|mm|miles?|feet|foot|inch(?:es)?|yards?|hectares?|acres?|tonn?es?|tons?"
    r"|kilograms?|kg|grams?|pounds?|lit(?:re|er)s?|gallons?|barrels?|megawatts?|MW|GW|kW|kWh|hours?|minutes?|seconds?"
    r"|km/h|mph|°C|°F|GB|MB|TB"
)
_SYMBOLS = r"km|cm|mm|kg|MW|GW|kW|kWh|°C|km/h"
"""Units that are written alike in every language."""
_RELATION = (
    r"about|around|approximately|roughly|nearly|almost|over|more\sthan|at\sleast|no\sless\sthan|no\sfewer\sthan|under"
    r"|less\sthan|fewer\sthan|at\smost|up\sto|no\smore\sthan"
)
_DURATIONS = r"minute|hour|day|week|month|year"
_MOST_WORDS = 2
"""Words between a number and the noun that it counts: `140 Russian drones`."""
_WORD = re.compile(r"\s(?P<word>[^\W\d_]+(?:[-’'][^\W\d_]+)*)")
_OF = re.compile(r"\sof\s(?:the\s)?(?P<noun>[^\W\d_]+(?:\s[^\W\d_]+)?)")
_NUMBERED = re.compile(
    r"(?:\b(?:article|section|chapter|figure|table|page|no|nos|number|line|part|volume|step|item|room|flight|route|rule"
    r"|version|paragraph|clause|act|annex|appendix|level|phase|group|team|unit|class|grade|type|model)s?\.?"
    r"|\bG|§|№|#)\s?\Z",
    re.IGNORECASE,
)
_RATIO = re.compile(
    r"\s(?:out\sof|of|in)\s(?:the\s)?(?:[0-9]|two|three|four|five|six|seven|eight|nine|ten)\b", re.IGNORECASE
)
_PART_OF_RATIO = re.compile(r"(?:\bout\sof|\b(?:one|two|three|[0-9]+)\s(?:of|in))\s(?:the\s)?\Z", re.IGNORECASE)
_NAMED = re.compile(rf"[\w]\s[{UPPER}][\w-]*\s\Z|[\w,]\s[{UPPER}][\w-]*\s\Z")
"""A name before a number, not at the beginning of a sentence: `the Motorola 68000`, `a Boeing 747`."""
_KNOWN_ONES = re.compile(
    r"\b(?:the|these|those|first|last|next|past|other|all|both|or|our|their|its|his|her|my|your)\s\Z", re.IGNORECASE
)
"""What tells of things that were counted before: `the two powers`, `the first three days`."""
_LONG_NUMBER = re.compile(
    r"(?:\b(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand)|(?:hundred|thousand)\sand)[\s-]\Z",
    re.IGNORECASE,
)
"""The first words of a number of several: `one thousand and ten`."""
_FROM_TO = re.compile(r"\b(?:from|between)\s\S+(?:\s\S+)?\s(?:to|and)\s\Z", re.IGNORECASE)
_NOT_FIGURES = re.compile(r"\s(?:ago|old|earlier|later|before|after|from\snow|of\sage)\b", re.IGNORECASE)
_AGE = re.compile(r"\b(?:aged?|at\sage)\s\Z", re.IGNORECASE)


class FoundFigure(msgspec.Struct, frozen=True):
    """A figure in a paragraph. `name` is what it counts or measures, `value` as the store has it.

    `quote` are the words of the text, where the value is not written in just these.
    """

    begin: int
    end: int
    name: str
    value: str
    quote: str | None = None


def figures_in(text: str, span: tuple[int, int], language: Language, dates: list[tuple[int, int]]) -> list[FoundFigure]:
    """The figures between two places of a paragraph; `dates` are the places where numbers are those of dates."""
    found: list[FoundFigure] = []
    held = list(dates)
    for one in _candidates(text, span, language):
        if any(one.begin < end and begin < one.end for begin, end in held):
            continue
        if _is_figure(one.value):
            held.append((one.begin, one.end))
            found.append(one)
    return _named_apart(sorted(found, key=lambda figure: figure.begin))


@cache
def _patterns(language: Language) -> "_Patterns":
    return _Patterns(language)


class _Patterns:
    def __init__(self, language: Language) -> None:
        relation = rf"(?:(?P<relation>{_RELATION})\s)?" if language.figures else "(?P<relation>(?!))?"
        begins = r"(?<![\w.,:/$£€¥+−–-])"
        ends = r"(?![\w/]|[.,:][0-9])"
        plain = r"[0-9]+(?:[.,][0-9]+)?"
        number = _NUMBER if language.figures else plain
        flags = re.IGNORECASE
        percent = r"\s?%|\sper\scent\b|\spercent\b" if language.figures else r"\s?%"
        self.percent = re.compile(rf"{begins}{relation}(?P<number>{number})(?P<unit>{percent})", flags)
        scale = rf"(?:\s?{_SCALE}\b)?" if language.figures else "(?!)"
        self.money = re.compile(rf"(?<![\w$]){relation}(?P<unit>{_CURRENCY})(?P<number>{number}){scale}{ends}", flags)
        measures = _MEASURES if language.figures else _SYMBOLS
        self.measure = re.compile(rf"{begins}{relation}(?P<number>{number})\s(?P<unit>{measures}){ends}")
        words = "|".join(word for word in language.numbers if language.numbers[word] > 1)
        self.count = re.compile(
            rf"{begins}{relation}(?P<number>{number}|\b(?:{words}))(?P<scale>\s{_SCALE}\b)?(?=\s[^\W\d_])", flags
        )
        self.joined = re.compile(rf"{begins}(?P<number>[0-9]+)-(?P<unit>{_DURATIONS})\b(?!-old)", flags)


def _candidates(text: str, span: tuple[int, int], language: Language) -> Iterator[FoundFigure]:
    patterns = _patterns(language)
    for match in patterns.percent.finditer(text, *span):
        of = _OF.match(text, match.end(), span[1]) if language.figures else None
        end = match.end()
        name = "%"
        if of is not None and _is_plural(of["noun"].split()[0], language):
            end = of.start("noun") + len(of["noun"].split()[0])
            name = f"% {text[match.end() : end].strip()}"
        yield from _found(text, match, end, name, language)
    for match in patterns.money.finditer(text, *span):
        of = _OF.match(text, match.end(), span[1]) if language.figures else None
        noun = None if of is None else _noun(text, of.start("noun") - 1, span[1], language)
        name = match["unit"] if of is None or noun is None else text[of.start("noun") : noun]
        yield from _found(text, match, match.end(), name, language)
    for match in patterns.measure.finditer(text, *span):
        yield from _found(text, match, match.end(), match["unit"], language)
    if not language.figures:
        return
    for match in patterns.joined.finditer(text, *span):
        unit = match["unit"].casefold() + ("" if match["number"] == "1" else "s")
        yield FoundFigure(*match.span(), unit, f"{match['number']} {unit}", match[0])
    for match in patterns.count.finditer(text, *span):
        noun = _noun(text, match.end(), span[1], language)
        if noun is None:
            continue
        number = match["number"]
        if match["scale"] is None and number.isdigit() and 1000 <= int(number) <= 2100:
            continue  # `1943 elections`
        yield from _found(text, match, noun, text[match.end() : noun].strip(), language)


def _found(text: str, match: re.Match[str], end: int, name: str, language: Language) -> Iterator[FoundFigure]:
    """A figure, where nothing beside it says that it is none."""
    before, after = text[max(0, match.start() - 40) : match.start()], text[end : end + 16]
    if language.figures and (
        _NUMBERED.search(before)
        or _NAMED.search(before)
        or _LONG_NUMBER.search(before)
        or (_KNOWN_ONES.search(before) and not (match["number"].isdigit() and len(match["number"]) > 1))
        or _AGE.search(before)
        or _FROM_TO.search(before)
        or _PART_OF_RATIO.search(before)
        or _NOT_FIGURES.match(after)
        or _RATIO.match(text, match.end("number"))
    ):
        return
    begin = match.start()
    words = text[begin:end]
    value = words[0].lower() + words[1:] if match["relation"] else words
    yield FoundFigure(begin, end, name, value, None if value == words else words)


def _noun(text: str, place: int, last: int, language: Language) -> int | None:
    """Where the plural noun ends that a number counts; None where none follows soon."""
    for _ in range(_MOST_WORDS + 1):
        found = _WORD.match(text, place, last)
        if found is None:
            return None
        place = found.end()
        if _is_plural(found["word"], language):
            return place
        if found["word"].casefold() in _SMALL:
            return None
    return None


_SMALL = frozenset(
    (
        *(
            "of",
            "in",
            "on",
            "at",
            "to",
            "for",
            "and",
            "or",
            "the",
            "a",
            "an",
            "by",
            "with",
            "from",
            "was",
            "were",
            "is",
        ),
        *("are", "had", "has", "have", "as", "per", "that", "which", "who", "when", "than", "but", "not", "it", "he"),
        *("she", "they", "more", "will", "would", "could", "can", "may", "after", "before", "while"),
    )
)


def _is_plural(word: str, language: Language) -> bool:
    lower = word.casefold()
    if lower in language.words("not_plurals") or lower.endswith(("ss", "us", "is", "’s", "'s")):
        return False
    if lower in language.words("plurals"):
        return True
    return (len(lower) > 3 and lower.endswith("s")) or (len(lower) > 6 and lower.endswith("men"))


def _is_figure(value: str) -> bool:
    """Whether the reader of values understands it as a figure, in digits or in words."""
    read = parse_value(value)
    return isinstance(read, Figure) or (isinstance(read, Wording) and read.figure is not None)


def _named_apart(found: list[FoundFigure]) -> list[FoundFigure]:
    """Figures of one sentence, each under a name of its own."""
    taken: set[str] = set()
    named: list[FoundFigure] = []
    for one in found:
        name, number = one.name, 2
        while name in taken:
            name, number = f"{one.name} {number}", number + 1
        taken.add(name)
        named.append(one if name == one.name else msgspec.structs.replace(one, name=name))
    return named
