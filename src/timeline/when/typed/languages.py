"""Month names and weekdays of other languages, put in English before a text is read.

The words are those of CLDR, in `words`, which is loaded where a text has a word that is not English. A word that is
one month in one language and another in another is refused: nobody said which language it is.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from timeline.errors import MalformedText
from timeline.when.abbreviations import MEANINGS
from timeline.when.dates import MONTHS
from timeline.when.typed.near_days import SHORTEST, WEEKDAYS

_ENGLISH = frozenset(
    (
        *(name[:length].casefold() for name in MONTHS for length in (3, len(name))),
        *(name[:length].casefold() for name in WEEKDAYS for length in (3, len(name))),
        *("a", "about", "after", "ago", "am", "an", "and", "at", "bc", "before", "between", "by", "c", "ca", "century"),
        *("circa", "day", "days", "early", "et", "evening", "from", "gmt", "h", "in", "late", "mid", "month", "months"),
        *("morning", "night", "noon", "of", "on", "or", "pm", "s", "sept", "since", "spring", "summer", "autumn", "t"),
        *("nd", "rd", "st", "th", "the", "to", "today", "until", "utc", "week", "winter", "year", "years", "yesterday"),
        *("pre", "post", "ante", "z"),
    )
)
"""Words that no other language is asked about; not all of English, for the rest is in no table."""

_BESIDE = frozenset(
    (
        *("р", "року", "рік", "о", "об", "у", "в", "во", "г", "год", "года", "году", "r", "rok", "roku", "o", "godz"),
        *("w", "den", "der", "uhr", "de", "del", "le", "el", "à", "às", "il", "dne", "kl", "klo", "van", "op", "om"),
    )
)
"""Small words around a date: of the year, at, o'clock."""

_TO = frozenset(("bis", "до", "по", "do", "au", "al", "até", "a", "à", "tot", "till", "til"))
_FROM = frozenset(("з", "із", "с", "со", "od", "von", "vom", "du", "dal", "del", "z", "van"))
_ORDINAL = re.compile(r"(?<=[0-9])(?:er|º|ª|-?(?:го|е|й|я|ше|ге)|de|ème)(?!\w)")
_LEADING_AM = re.compile(r"\A\s*am(?=\s+[0-9])", re.IGNORECASE)


_OF_THE = re.compile(r"(?<!\w)(?<![0-9]\s)des(?=\s+(?:[0-9]{1,2}(?![0-9])|[IVX]+))")
"""German and French; behind a number it is December in Norway and Indonesia."""
_SHORT_WEEKDAY = re.compile(r"\A\s*(?P<word>di|do|so|mar|mi|ma|za|zo|vr)(?:\.,?|,|(?=\s))\s*(?=[0-9])", re.IGNORECASE)
"""A weekday of two letters before a day: a month or a small word elsewhere. `mar` is Tuesday in France and Italy."""
_FEIRA = re.compile(r"(?<=\w)-feira(?!\w)", re.IGNORECASE)
"""Behind the Portuguese number of a weekday."""
_HEBREW_IN = re.compile("(?<![\u05d0-\u05ea])ב(?P<word>[\u05d0-\u05ea]{3,})")
"""`in` and what follows it are one word in Hebrew."""
_OF_YEAR = re.compile(r"(?<=[0-9])(?:\s*-?\s*)(?:г\.|гг\.?|годы?|года|году|роки|років|рік|року|рр\.?)(?!\w)")
_IN_MONTHS = {
    word: number
    for words in (
        "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре",
        "січні лютому березні квітні травні червні липні серпні вересні жовтні листопаді грудні",
        "styczniu lutym marcu kwietniu maju czerwcu lipcu sierpniu wrześniu październiku listopadzie grudniu",
    )
    for number, word in enumerate(words.split(), 1)
}
"""The case behind `in`, which CLDR does not have: `в марте`, `у березні`, `w marcu`."""
_MOSCOW = re.compile(r"(?<!\w)мск(?!\w)", re.IGNORECASE)


def in_english(text: str, typed: str, begin: int) -> str:
    """A text with its months and weekdays in English, letter for letter as long.

    Raises MalformedText for a month that is another one in another language; `typed` is what was typed, which begins
    at `begin`.
    """
    text = _OF_THE.sub(" " * 3, _MOSCOW.sub("MSK", text))
    text = _FEIRA.sub(" " * 6, text)
    text = _OF_YEAR.sub(lambda found: " " * len(found[0]), text)
    text = _HEBREW_IN.sub(lambda found: f" {found['word']}" if found["word"] in _tables()[0] else found[0], text)
    text = _with_short_weekday(text)
    words = [(at, word) for at, word in _words(text) if word.casefold() not in _ENGLISH]
    if not words:
        return text
    months, weekdays, meant_by = _tables()
    found = {at: word for at, word in words if _key(word) in months or _key(word) in weekdays}
    if not found:
        return text
    named = [at for at, word in _words(text) if _key(word) in months or word[:3].casefold() in _ENGLISH_MONTHS]
    for at, word in found.items():
        key = _key(word)
        if word.upper() in MEANINGS and (word.isupper() or named != [at]):
            continue  # `AWST` is a zone, `Awst` is August in Wales
        if key in months and not (key in weekdays and named != [at]):
            if key in meant_by:
                raise _ambiguous(meant_by[key], typed, begin, at, word)
            name = MONTHS[months[key] - 1][:3]
        else:
            number = weekdays[key]
            name = "" if number is None else (WEEKDAYS[number][:3] if len(word) > 2 else SHORTEST[number])
        end = at + len(word)
        # What joins it to the next stands beside it.
        name = name.rjust(len(word)) if text[end : end + 1] in ("-", "/") else name.ljust(len(word))
        text = text[:at] + name + text[at + len(word) :]
    return _without_small_words(text)


def _with_short_weekday(text: str) -> str:
    """A text whose first word is a weekday and looks like something else, with the weekday in English.

    One of two languages that differ is left out: `Di` is Tuesday in German and Sunday in French, `So` Sunday in German
    and Saturday in Polish.
    """
    found = _SHORT_WEEKDAY.match(text)
    if found is None:
        return text
    word = found["word"].casefold()
    if word == "mar" and len(_month_words(text)) < 2:
        return text
    name = {"mar": "Tue", "mi": "We", "za": "Sa", "zo": "Su", "vr": "Fr"}.get(word, "")
    begin, end = found.span("word")
    return text[:begin] + name.ljust(end - begin) + " " * (found.end() - end) + text[found.end() :]


def _month_words(text: str) -> list[str]:
    months, _, _ = _tables()
    return [word for _, word in _words(text) if _key(word) in months or word[:3].casefold() in _ENGLISH_MONTHS]


def _without_small_words(text: str) -> str:
    text = _ORDINAL.sub(lambda found: " " * len(found[0]), text)
    text = _LEADING_AM.sub(lambda found: " " * len(found[0]), text)
    joined = [(at, word) for at, word in _words(text) if word.casefold() in _TO and text[:at].strip(" ")]
    joined = [(at, word) for at, word in joined if re.search(r"[0-9]\S*\s+\Z|[A-Z][a-z][a-z]\s+\Z", text[:at])]
    if len(joined) == 1 and re.match(r"\s+[0-9]|\s+[A-Z][a-z][a-z]\b", text[joined[0][0] + len(joined[0][1]) :]):
        at, word = joined[0]
        text = text[:at] + ("-" if len(word) == 1 else "to").ljust(len(word)) + text[at + len(word) :]
        for at, word in list(_words(text))[:1]:
            if word.casefold() in _FROM:
                text = text[:at] + " " * len(word) + text[at + len(word) :]
    for at, word in list(_words(text)):
        if word.casefold() in _BESIDE:
            end = at + len(word)
            text = (
                text[:at]
                + " " * len(word)
                + (" " if text[end : end + 1] == "." else text[end : end + 1])
                + text[end + 1 :]
            )
    return text


_ENGLISH_MONTHS = frozenset(name[:3].casefold() for name in MONTHS)


def _words(text: str) -> Iterator[tuple[int, str]]:
    """Runs of letters, with the vowel signs of Indian scripts and with apostrophes within, and where they begin."""
    start = None
    for at, letter in enumerate(f"{text} "):
        is_letter = unicodedata.category(letter)[0] in "LM" or (start is not None and letter in "'’ʼ")
        if is_letter and start is None:
            start = at
        elif not is_letter and start is not None:
            yield start, text[start:at].rstrip("'’ʼ")
            start = None


def _key(word: str) -> str:
    return unicodedata.normalize("NFC", word.casefold())


@cache
def _tables() -> tuple[dict[str, int], dict[str, int | None], dict[str, dict[int, str]]]:
    """Months and weekdays by their words, None for a word of two weekdays; and the words of two months."""
    from timeline.when.typed.words import MEANT_BY, MONTHS, WEEKDAYS  # only where a word is not English

    months: dict[str, int] = dict(_IN_MONTHS)
    for number, words in _lines(MONTHS):
        months.update(dict.fromkeys(words, int(number)))
    weekdays: dict[str, int | None] = {}
    for number, words in _lines(WEEKDAYS):
        for word in words:
            weekdays[word] = None if word in weekdays else int(number)
    meant_by = {
        word: {
            int(number): languages.replace("_", " ") for number, _, languages in (each.partition(":") for each in held)
        }
        for word, held in _lines(MEANT_BY)
    }
    return months, weekdays, meant_by


def _lines(table: str) -> Iterator[tuple[str, list[str]]]:
    for line in table.strip().splitlines():
        first, *rest = line.split()
        yield first, rest


def _ambiguous(meanings: dict[int, str], typed: str, begin: int, at: int, word: str) -> MalformedText:
    said = [f"{MONTHS[number - 1]} ({languages.replace(',', ', ')})" for number, languages in meanings.items()]
    mend = ", or ".join(typed[:at] + MONTHS[number - 1] + typed[at + len(word) :] for number in meanings)
    return MalformedText(f"“{word}” is {' or '.join(said)}", begin + at, begin + at + len(word), mend)
