"""What platforms, newsrooms, mail and machines put around a time, taken off before the time itself is read."""

import re
import unicodedata

from timeline.errors import MalformedText
from timeline.when.civil import date_of_day, day_number, year_text
from timeline.when.dates import MONTHS
from timeline.when.typed.clocks import AM_PM
from timeline.when.typed.draft import Draft
from timeline.when.typed.east_asian import in_digits

_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2007\u2009\u202f\u200b\u200e\u200f\u202a\u202c\ufeff\t\n\r", " "))
_SIGNS = str.maketrans({"：": ":", "／": "/", "，": ",", "．": ".", "،": ",", "‐": "-", "‑": "-"})
_SEPARATOR = re.compile(r"(?<=\s)[·•|∙⋅@](?=\s)|(?<=[0-9mM])\s?[·•|]\s?(?=[\w])")
_PUBLISHED = re.compile(
    r"\A\s*(?:(?:first|last|originally|article|date)\s+)*(?:published|posted|updated|edited|modified|created|uploaded"
    r"|filed|issued|released|dated|recorded|accessed|retrieved|sent|date|valid)(?:\s+(?:on|at|date))?\s*:?\s+"
    r"|\A\s*(?:(?:publié|mis\s+à\s+jour|modifié|posté|paru)e?(?:\s+le)?|(?:zuletzt\s+)?(?:aktualisiert|veröffentlicht|erstellt|geändert)"
    r"(?:\s+am)?|stand|gesendet|pubblicato(?:\s+il)?|aggiornato(?:\s+il)?|publicado(?:\s+(?:el|em))?|actualizado(?:\s+el)?"
    r"|atualizado(?:\s+em)?|gepubliceerd(?:\s+op)?|опубликовано|обновлено|опубліковано|оновлено|opublikowano|aktualizacja)\s*:?\s+",
    re.IGNORECASE,
)
_VIEWS = re.compile(r"(?:\s*[,·•|]\s*|\s+)[0-9][0-9.,]*[KMB]?\s+(?:views|likes|comments)\s*\Z", re.IGNORECASE)
_ENCLOSED = re.compile(
    r"\A\s*(?:\[(?P<inside>(?:c\.|ca\.?|circa|about)?\s*[0-9][^\[\]]*)\]|\((?P<round>[^()]*)\)|<(?P<angle>[^<>]*)>"
    r"|[\"“”„«'‘’](?P<quoted>[^\"“”„«»'‘’]*)[\"“”»'‘’])\s*\Z",
    re.IGNORECASE,
)
"""All of a text in brackets, parentheses or quotation marks."""
_EXIF = re.compile(r"\A\s*[0-9]{4}(?P<one>:)[0-9]{2}(?P<two>:)[0-9]{2}\s")
_LOG = re.compile(r"\b[0-9]{1,2}(?P<one>/)[A-Za-z]{3}(?P<two>/)[0-9]{4}(?P<three>:)(?=[0-9]{2}:[0-9]{2})")
_HOURS = re.compile(
    r"(?<![0-9:.])(?P<hour>[0-9]{2})(?P<minute>[0-9]{2})(?P<word>\s?(?:hrs?|hours|h|uhr)\b\.?)", re.IGNORECASE
)
_WHOLE_HOUR = re.compile(r"(?<![0-9:.])(?P<hour>[0-9]{1,2})\s?Uhr\b(?!\s*[0-9])")
_O_CLOCK = re.compile(r"(?<=[0-9]:[0-9]{2})\s?(?:hrs?|hours|h|uhr)\b\.?", re.IGNORECASE)
_DOTTED = re.compile(
    rf"(?<![0-9.:])(?P<hour>[0-9]{{1,2}})(?P<dot>\.)[0-9]{{2}}(?=\s?(?:{AM_PM}|(?:hrs?|hours|uhr)\b|[A-Z]{{2,5}}\b(?!\.)))",
    re.IGNORECASE,
)
_AT_CLOCK = re.compile(
    r"(?<!\w)(?:um|à|a\s+las|às|alle|ore|om|o\s+godz\.?|godz\.?|kl\.?|klo|klukkan|saat|в|о|об|u"
    r"|(?P<about>gegen|vers|verso|около|близько|około))\s+"
    r"(?P<hour>[0-9]{1,2})(?:(?P<mark>[:.h])(?P<minute>[0-9]{2})(?P<second>:[0-9]{2})?(?![0-9.:/])(?:\s?Uhr\b)?|\s?(?:Uhr|h)\b(?!\s*[0-9])|(?=\s*(?:\Z|,)))",
    re.IGNORECASE,
)
"""`um 15:42`, `kl. 15.42`, `à 15h`: a word for `at` makes a clock time of what follows."""
_SPACED_HOUR = re.compile(r"(?<![0-9:.])(?P<hour>[0-9]{1,2})(?:\s+h\s*|\s*h\s+)(?P<minute>[0-9]{2})(?![0-9])")
_MINUS = re.compile(r"(?<=[0-9])−(?=[0-9]{1,2}(?![0-9:]))")
_VIETNAMESE = re.compile(
    r"(?:ngày\s+)?(?P<day>[0-9]{1,2})\s+tháng\s+(?P<month>[0-9]{1,2}),?\s+năm\s+(?P<year>[0-9]{4})", re.IGNORECASE
)
_OF_A_DAY = re.compile(r"(?<=[0-9](?:st|nd|rd|th))\s+day\s+of\b", re.IGNORECASE)

_OFFSET = r"[+-][0-9]{2}(?::?[0-9]{2})?"
_MILITARY = r"([0-9]{2})([0-9]{2})\s?([A-Z])\s?([A-Z]{3})\s?([0-9]{2}|[0-9]{4})"
_BASIC_DATE = r"([0-9]{4})([0-9]{2})([0-9]{2})"
_WHOLE = (
    (rf"{_BASIC_DATE}T([0-9]{{2}})([0-9]{{2}})([0-9]{{2}})?(\.[0-9]{{1,9}})?(Z|{_OFFSET})?", "basic"),
    (
        r"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?)([+-][0-9]{2})([0-9]{2})",
        "offset",
    ),
    (r"(-?[0-9]{4})-([0-9]{3})", "day of year"),
    (r"([0-9]{4}-[0-9]{2}-)([0-9]{2})/([0-9]{2})", "short day"),
    (r"([0-9]{4})-([0-9]{2})", "short year"),
    (r"([0-9]{4})\.([0-9]{1,2})", "month"),
    (r"([0-9]{1,2})\.([0-9]{4})", "month first"),
    (r"([0-9]{4})-([1-9])", "short month"),
    (rf"([0-9]{{1,2}})\s?{_MILITARY}", "military"),
    (r"dec[a-z]*\.?\s?[/–-]\s?jan[a-z]*\.?,?\s+([0-9]{4})[/–-]([0-9]{2}|[0-9]{4})", "new year"),
    (r"([0-9]{1,2})[./\s-]\s?([IVX]{1,4})[./\s-]\s?([0-9]{4})\.?", "Roman"),
    (r"([IVX]{1,4})[./\s-]\s?([0-9]{4})", "Roman month"),
    (r"([A-Z]{3,9}\.?)[-'’]([0-9]{2})", "day or year"),
)


def whole_stamp(draft: Draft) -> str | None:
    """The time of the grammar for a text that is the stamp of a machine or of an army; None for any other.

    Raises MalformedText for a stamp of which a part is not clear.
    """
    text = draft.text.strip()
    for pattern, kind in _WHOLE:
        if (found := re.fullmatch(pattern, text, re.IGNORECASE)) is not None:
            made = _READ[kind](draft, found)
            if made is not None:
                return made
    return None


def _basic(_draft: Draft, found: re.Match[str]) -> str:
    year, month, day, hour, minute, second, fraction, offset = found.groups()
    clock = f"{hour}:{minute}" + (f":{second}{fraction or ''}" if second else "")
    if offset and len(offset) == 5:
        offset = f"{offset[:3]}:{offset[3:]}"
    return f"{year}-{month}-{day}T{clock}{offset or ''}"


def _offset(_draft: Draft, found: re.Match[str]) -> str:
    return f"{found[1]}{found[2]}:{found[3]}"


def _day_of_year(draft: Draft, found: re.Match[str]) -> str:
    year, number = int(found[1]), int(found[2])
    first, behind = day_number(year, 1, 1), day_number(year + 1, 1, 1)
    if not 1 <= number <= behind - first:
        raise draft.refuse_all(f"{found[1]} has {behind - first} days")
    year, month, day = date_of_day(first + number - 1)
    return f"{year_text(year)}-{month:02d}-{day:02d}"


def _short_day(_draft: Draft, found: re.Match[str]) -> str:
    """`2025-03-18/20`, as ISO 8601 shortens the end of a span."""
    return f"{found[1]}{found[2]}/{found[1]}{found[3]}"


def _short_year(_draft: Draft, found: re.Match[str]) -> str | None:
    """`1914-18`, where 18 can be no month and no season."""
    year, short = int(found[1]), int(found[2])
    if short <= 12 or 21 <= short <= 24 or short <= year % 100:
        return None
    return f"{found[1]}/{found[1][:2]}{found[2]}"


def _month(_draft: Draft, found: re.Match[str]) -> str | None:
    """`2025.3`, as Hungary and East Asia write a month."""
    return f"{found[1]}-{int(found[2]):02d}" if 1 <= int(found[2]) <= 12 else None


def _month_first(_draft: Draft, found: re.Match[str]) -> str | None:
    return f"{found[2]}-{int(found[1]):02d}" if 1 <= int(found[1]) <= 12 else None


def _short_month(draft: Draft, found: re.Match[str]) -> str | None:
    """Raises MalformedText for `1998-9`, which may be two years as `1675/6` may."""
    year = int(found[1])
    # `2022年3月` says that it is a month.
    if (year + 1) % 10 != int(found[2]) or found[0] not in draft.typed:
        return None
    mend = f"{year}-0{found[2]} for the month, or {year} or {year + 1}"
    raise draft.refuse_all(f"“{found[0]}” is a month or two years", mend)


def _military(draft: Draft, found: re.Match[str]) -> str | None:
    """A date-time group, `181630ZMAR2025`: day, hours, minutes, the letter of the zone, month, year."""
    day, hour, minute, letter, name, year = found.groups()
    months = [number for number, month in enumerate(MONTHS, 1) if month[:3].casefold() == name.casefold()]
    if not months:
        return None
    if len(year) == 2:
        whole = draft.typed.strip()[: -len(year)]
        mend = f"{whole}20{year}, or {whole}19{year}"
        raise draft.refuse_all("a year of two digits may be of any century", mend)
    return f"{year}-{months[0]:02d}-{int(day):02d}T{hour}:{minute}{_military_zone(letter.upper())}"


def _military_zone(letter: str) -> str:
    """A is one hour ahead of UTC, M twelve, N one behind, Y twelve; Z is UTC and J the clock of whoever writes."""
    if letter == "J":
        return ""
    if letter == "Z":
        return "Z"
    place = "ABCDEFGHIKLM".find(letter)
    return f"+{place + 1:02d}:00" if place >= 0 else f"-{'NOPQRSTUVWXY'.find(letter) + 1:02d}:00"


def _new_year(_draft: Draft, found: re.Match[str]) -> str | None:
    """`Dec/Jan 2021/22`: two months of two years."""
    year, short = int(found[1]), found[2]
    follows = int(short) == (year + 1) % 10 ** len(short)
    return f"{found[1]}-12..{year + 1:04d}-01" if follows else None


_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def _roman(_draft: Draft, found: re.Match[str]) -> str | None:
    """`10.X.1943`, as much of Europe writes a month by hand."""
    month = found[2].upper()
    return f"{found[3]}-{_ROMAN.index(month) + 1:02d}-{int(found[1]):02d}" if month in _ROMAN else None


def _roman_month(_draft: Draft, found: re.Match[str]) -> str | None:
    month = found[1].upper()
    return f"{found[2]}-{_ROMAN.index(month) + 1:02d}" if month in _ROMAN else None


def _day_or_year(draft: Draft, found: re.Match[str]) -> str | None:
    """Raises MalformedText for `Mar-22`."""
    month, short = found[1], found[2]
    if not any(name.casefold().startswith(month.rstrip(".").casefold()) for name in MONTHS):
        return None
    mend = f"{month} 20{short}, or {month} 19{short}, or the day and its year"
    raise draft.refuse_all(f"“{short}” is a day or a year", mend)


_READ = {
    "day or year": _day_or_year,
    "new year": _new_year,
    "Roman": _roman,
    "Roman month": _roman_month,
    "basic": _basic,
    "offset": _offset,
    "day of year": _day_of_year,
    "short day": _short_day,
    "short year": _short_year,
    "month": _month,
    "month first": _month_first,
    "short month": _short_month,
    "military": _military,
}


def plain(text: str) -> str:
    """A typed text without what stands around its time, letter for letter as long, so that every place stays true."""
    text = "".join(str(unicodedata.decimal(each)) if each.isdecimal() else each for each in text)
    text = text.translate(_SPACES).translate(_SIGNS)
    for pattern in (_PUBLISHED, _VIEWS, _OF_A_DAY):
        text = pattern.sub(lambda found: " " * len(found[0]), text)
    text = _SEPARATOR.sub(lambda found: re.sub(r"[·•|∙⋅@]", " " if "@" in found[0] else ",", found[0]), text)
    text = in_digits(text)
    text = _VIETNAMESE.sub(lambda found: f"{found['year']}-{found['month']}-{found['day']}".ljust(len(found[0])), text)
    text = _MINUS.sub("-", text)
    text = _AT_CLOCK.sub(_with_colon, text)
    text = _SPACED_HOUR.sub(lambda found: f"{found['hour']}:{found['minute']}".ljust(len(found[0])), text)
    if (found := _ENCLOSED.fullmatch(text)) is not None and found.lastgroup is not None:
        begin, end = found.span(found.lastgroup)
        text = " " * begin + text[begin:end] + " " * (len(text) - end)
    for pattern, marks in ((_EXIF, ("-", "-")), (_LOG, (" ", " ", " "))):
        if (found := pattern.search(text)) is not None:
            for group, mark in zip(("one", "two", "three"), marks, strict=False):
                place = found.start(group)
                text = text[:place] + mark + text[place + 1 :]
    text = _DOTTED.sub(lambda found: f"{found['hour']}:{found[0][len(found['hour']) + 1 :]}", text)
    text = _HOURS.sub(lambda found: f"{found['hour']}:{found['minute']}{' ' * (len(found['word']) - 1)}", text)
    text = _WHOLE_HOUR.sub(lambda found: f"{found['hour']}h".ljust(len(found[0])), text)
    return _O_CLOCK.sub(lambda found: " " * len(found[0]), text)


def _with_colon(found: re.Match[str]) -> str:
    """`kl. 15.42` as `15:42`, `um 15` as `15h`, `gegen 15 Uhr` as `~15h`."""
    clock = (
        f"{found['hour']}h" if found["minute"] is None else f"{found['hour']}:{found['minute']}{found['second'] or ''}"
    )
    return f"{'~' if found['about'] else ''}{clock}".rjust(len(found[0]))


def refuse_two_stamps(draft: Draft) -> MalformedText | None:
    """The error for a text with a second `Updated` in it; None where there is none."""
    found = re.search(r"\b(?:published|posted|updated|edited|modified)\b", draft.text, re.IGNORECASE)
    if found is None:
        return None
    return draft.refuse("two times, each with its own meaning", *found.span(), "type one of them")
