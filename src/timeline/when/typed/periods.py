"""Times that are shorter or longer than a month as people name them: `early March 2025`, `Q1 2025`, `the 1980s`.

Each is one time of the grammar where the grammar has it, else the first and the last time between which it lies.
Early, middle and late are thirds: ten days of a month, four months of a year, a third of a decade or of a century.
"""

import re

from timeline.errors import MalformedText
from timeline.when.civil import days_in_month, year_text
from timeline.when.dates import MONTHS
from timeline.when.typed.draft import Draft, NoYearError
from timeline.when.typed.weeks import week, week_of

Period = tuple[str, ...]
"""One time of the grammar, or the first and the last of several."""

_YEAR = r"(?P<year>[0-9]{1,4})(?P<era>\s*(?:BCE?|B\.C\.|AD|CE))?"
_MONTH_NAME = "|".join(f"{name[:3]}(?:{name[3:]})?" if len(name) > 3 else name for name in MONTHS)
_MONTH = re.compile(rf"(?P<month>sept|{_MONTH_NAME})\.?,?(?:\s+of)?\s+{_YEAR}", re.IGNORECASE)
_PLAIN_YEAR = re.compile(
    r"(?:the\s+year\s+)?(?P<year>[0-9]{3,4})|(?:the\s+year\s+)?(?P<old>[0-9]{1,4})\s*(?P<era>BCE?|B\.C\.)"
)
_DECADE = re.compile(r"(?:the\s+)?(?P<decade>[0-9]{2,3})0['’]?s(?P<era>\s*(?:BCE?|B\.C\.))?", re.IGNORECASE)
_NTH = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
        "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
        "twentieth", "twenty-first")  # fmt: skip
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII",
          "XVIII", "XIX", "XX", "XXI")  # fmt: skip
CENTURY_WORDS = r"century|cent\.|c\.|siècle|Jahrhunderts?|Jhdts?\.?|Jhs?\.?|век[аи]?|в\.|століття|ст\.|wieku?|w\.|eeuw"
_CENTURY = re.compile(
    rf"(?:the\s+|des\s+|du\s+)?(?:(?P<number>[0-9]{{1,2}}|[IVX]{{1,5}}|{'|'.join(reversed(_NTH))})(?:st|nd|rd|th|er|ème|e|-?(?:го|й|ст))?\.?"
    rf"[\s-]+(?:{CENTURY_WORDS})"
    r"|(?:siglo|secolo|século)\s+(?P<latin>[IVX]{1,5}))(?P<era>\s*(?:BCE?|B\.C\.|AD|CE))?",
    re.IGNORECASE,
)
_SEASON = re.compile(
    r"(?:the\s+)?(?P<name>spring|summer|autumn|fall|winter)(?:\s+of)?,?\s+(?P<year>[0-9]{4})(?:[/–-](?P<next>[0-9]{2}|[0-9]{4}))?",
    re.IGNORECASE,
)
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23}
_SHARE = re.compile(
    r"(?:(?:in|at|the)\s+)*(?:(?P<third>early|beginning|start|mid|middle|late|end|Anfang|Mitte|Ende|début|fin|начало|середина|конец|початок|кінець)"
    r"(?:[\s-]+(?:of\s+)?(?:the\s+)?(?:in\s+)?(?:du\s+|de\s+|des\s+)?)"
    r"|(?P<ordinal>first|1st|second|2nd|third|3rd|fourth|4th|last)\s+(?P<of>half|quarter|third)\s+(?:of\s+)?(?:the\s+)?"
    r"|(?P<nth>1\.|erste|première|1re|первая|перша|2\.|zweite|deuxième|seconde|2e|вторая|друга)\s+(?:Hälfte|moitié|половина)\s+(?:des\s+|du\s+|de\s+)?)"
    r"(?P<rest>.+)",
    re.IGNORECASE,
)
_THIRDS = {
    **dict.fromkeys(("early", "beginning", "start", "anfang", "début", "начало", "початок"), 0),
    **dict.fromkeys(("mid", "middle", "mitte", "середина"), 1),
    **dict.fromkeys(("late", "end", "ende", "fin", "конец", "кінець"), 2),
}
_FIRST_HALVES = ("1.", "erste", "première", "1re", "первая", "перша")
_ORDINALS = {"first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3, "4th": 3, "last": -1}
_SHARES = {"half": 2, "third": 3, "quarter": 4}
_NUMBERED = re.compile(
    r"(?:the\s+)?(?:(?P<name>Q|H)(?P<number>[1-4])[\s/,-]*(?P<year>[0-9]{4})|(?P<year2>[0-9]{4})[\s/,-]*(?P<name2>Q|H)(?P<number2>[1-4]))",
    re.IGNORECASE,
)
_PAIR = re.compile(r"(?P<year>[0-9]{4})/(?P<next>[0-9]{1,2}|[0-9]{4})")


def take_period(draft: Draft, year: str = "") -> Period | None:
    """The period that a whole text is, which is then blank; None for any other text.

    `year` is what the other half of a span says for both: `early March to late April 2025`. Raises MalformedText for
    what can be meant in two ways.
    """
    inside = draft.text.strip(" ,.")
    begin = draft.text.find(inside)
    found = _period(draft, inside, begin) if inside else None
    if found is None and inside and year and (share := _SHARE.fullmatch(f"{inside} {year}")) is not None:
        found = _shared(draft, share)
    if found is None and inside and (share := _SHARE.fullmatch(f"{inside} 2000")) and _pieces(share["rest"]):
        raise NoYearError("no year is named", *draft.place)
    if found is not None:
        draft.blank(0, len(draft.text))
    return found


def _period(draft: Draft, text: str, begin: int) -> Period | None:
    if (share := _SHARE.fullmatch(text)) is not None:
        return _shared(draft, share)
    for read in (_decade, _season, _season_number, _century, _numbered, week, week_of, _pair):
        found = read(draft, text, begin)
        if found is not None:
            return found
    return None


def _shared(draft: Draft, share: re.Match[str]) -> Period | None:
    """A third, a half or a quarter of something longer."""
    if share["third"]:
        count, index = 3, _THIRDS[share["third"].casefold()]
    elif share["nth"]:
        count, index = 2, 0 if share["nth"].casefold() in _FIRST_HALVES else 1
    else:
        count, index = _SHARES[share["of"].casefold()], _ORDINALS[share["ordinal"].casefold()]
    pieces = _pieces(share["rest"].strip())
    if pieces is None:
        return None
    bounds = _BOUNDS.get((len(pieces) if len(pieces) < 28 or len(pieces) == 100 else 30, count))
    if bounds is None or index >= count:
        raise draft.refuse(f"“{draft.said}” is not told apart here", 0, len(draft.text.rstrip()))
    found = pieces[bounds[index] : None if index in (-1, count - 1) else bounds[index + 1]]
    return found[:1] + found[-1:] if len(found) > 1 else tuple(found)


_BOUNDS = {
    (30, 3): (0, 10, 20), (30, 2): (0, 15),
    (12, 3): (0, 4, 8), (12, 2): (0, 6), (12, 4): (0, 3, 6, 9),
    (10, 3): (0, 4, 7), (10, 2): (0, 5),
    (100, 3): (0, 33, 66), (100, 2): (0, 50), (100, 4): (0, 25, 50, 75),
    (3, 3): (0, 1, 2),
}  # fmt: skip
"""By how many pieces there are and into how many shares they go, at which piece each share begins."""


def _pieces(text: str) -> tuple[str, ...] | None:
    """What a period is made of, as times of the grammar: the days of a month, the years of a century."""
    if (found := _MONTH.fullmatch(text)) is not None:
        year, month = _year(found["year"], found["era"]), _month(found["month"])
        return tuple(f"{year_text(year)}-{month:02d}-{day:02d}" for day in range(1, days_in_month(year, month) + 1))
    if (found := _PLAIN_YEAR.fullmatch(text)) is not None:
        year = _year(found["year"] or found["old"], found["era"])
        return tuple(f"{year_text(year)}-{month:02d}" for month in range(1, 13))
    if (found := _DECADE.fullmatch(text)) is not None and not found["era"]:
        first = int(found["decade"]) * 10
        return tuple(year_text(first + year) for year in range(10))
    if (found := _CENTURY.fullmatch(text)) is not None and _century_number(found):
        first = _century_begin(found)
        return tuple(year_text(first + year) for year in range(100))
    if (found := _SEASON.fullmatch(text)) is not None and found["name"].casefold() != "winter":
        begins = 3 * (_SEASONS[found["name"].casefold()] - 20)
        return tuple(f"{found['year']}-{month:02d}" for month in range(begins, begins + 3))
    return None


_SEASON_NUMBER = re.compile(r"(?P<year>[0-9]{4})-(?P<number>2[1-4])")


def season_or_years(text: str, begin: int) -> MalformedText | None:
    """The error for `2020-21`, which is the spring of 2020 in the grammar and two years to most people.

    None for any other text, and for a number that cannot be that of a later year: `1941-21`.
    """
    found = _SEASON_NUMBER.fullmatch(text)
    if found is None or int(found["number"]) <= int(found["year"][2:]):
        return None
    year, number = int(found["year"]), int(found["number"])
    name = f"winter {year}/{year + 1}" if number == 24 else f"{('spring', 'summer', 'autumn')[number - 21]} {year}"
    mend = f"{name}, or {year} to {found['year'][:2]}{number}"
    return MalformedText(f"“{text}” is a season or two years", begin, begin + len(text), mend)


def _season_number(draft: Draft, text: str, begin: int) -> Period | None:
    found = _SEASON_NUMBER.fullmatch(text)
    if found is None:
        return None
    if (error := season_or_years(text, draft.begin + begin)) is not None:
        raise error
    return (text,)


def _year(digits: str, era: str | None) -> int:
    return 1 - int(digits) if (era or "").strip().upper().startswith("B") else int(digits)


def _month(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS, 1) if month[:3].casefold() == name[:3].casefold())


def _century_number(found: re.Match[str]) -> int:
    """0 for what is no Roman number."""
    said = found["number"] or found["latin"]
    if said.isdecimal():
        return int(said)
    names = _NTH if said.casefold() in _NTH else _ROMAN
    wanted = said.casefold() if names is _NTH else said.upper()
    return names.index(wanted) + 1 if wanted in names else 0


def _century_begin(found: re.Match[str]) -> int:
    """The first year of a century, which is a 01 after Christ."""
    number = _century_number(found)
    return 1 - 100 * number if (found["era"] or "").strip().upper().startswith("B") else 100 * number - 99


def _decade(draft: Draft, text: str, begin: int) -> Period | None:
    found = _DECADE.fullmatch(text)
    if found is None:
        return None
    digits = found["decade"]
    if found["era"]:
        first = 1 - (int(digits) * 10 + 9)
        return year_text(first), year_text(first + 9)
    if digits.endswith("0"):
        decade, century = f"{digits:0>3}X", f"{digits[:-1]:0>2}XX"
        mend = f"{decade} for the ten years, or {century} for the hundred"
        raise draft.refuse(f"“{text}” is a decade or a century", begin, begin + len(text), mend)
    return (f"{digits:0>3}X",)


def _season(draft: Draft, text: str, begin: int) -> Period | None:
    found = _SEASON.fullmatch(text)
    if found is None:
        return None
    year, name = int(found["year"]), found["name"].casefold()
    if found["next"]:
        if name != "winter" or int(found["next"]) % 100 != (year + 1) % 100:
            return None
        return (f"{year:04d}-24",)
    if name == "winter":
        mend = f"winter {year - 1}/{year}, or winter {year}/{year + 1}"
        at = begin + found.start("name")
        message = f"the winter of {year} began in {year - 1} or in {year}"
        raise draft.refuse(message, at, at + len(name), mend)
    return (f"{year:04d}-{_SEASONS[name]}",)


def _century(_draft: Draft, text: str, _begin: int) -> Period | None:
    found = _CENTURY.fullmatch(text)
    if found is None or not _century_number(found):
        return None
    first = _century_begin(found)
    return year_text(first), year_text(first + 99)


def _numbered(draft: Draft, text: str, begin: int) -> Period | None:
    """`Q1 2025`, `H2 2025`."""
    found = _NUMBERED.fullmatch(text)
    if found is None:
        return None
    name, number = (found["name"] or found["name2"]).upper(), int(found["number"] or found["number2"])
    year, months = int(found["year"] or found["year2"]), 3 if name == "Q" else 6
    if number * months > 12:
        raise draft.refuse("a year has two halves", begin, begin + len(text), f"H1 {year}, or H2 {year}")
    return f"{year:04d}-{number * months - months + 1:02d}", f"{year:04d}-{number * months:02d}"


def _pair(draft: Draft, text: str, begin: int) -> Period | None:
    """`2024/25`, two years of which the second is shortened."""
    found = _PAIR.fullmatch(text)
    if found is None:
        return None
    year, digits = int(found["year"]), found["next"]
    follows = int(digits) == (year + 1) % 10 ** len(digits)
    is_month = len(digits) < 3 and 1 <= int(digits) <= 12
    if follows and not is_month:
        return year_text(year), year_text(year + 1)
    if follows:
        mend = f"{year}-{int(digits):02d} for the month, or {year} or {year + 1}"
        raise draft.refuse(f"“{text}” is a month or two years", begin, begin + len(text), mend)
    last = year - year % 100 + int(digits)
    if len(digits) == 2 and not is_month and last > year:
        mend = f"{year} to {last}, or between {year} and {last}"
        raise draft.refuse(f"“{text}” is a span or a time within it", begin, begin + len(text), mend)
    return None
