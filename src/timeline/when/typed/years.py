"""The year of a typed text: with its era, as the second of two, beside a clock time without its colon."""

import re

from timeline.errors import MalformedText
from timeline.when.dates import MONTHS
from timeline.when.typed.date_and_clock import DIGITS
from timeline.when.typed.digits import meant_by
from timeline.when.typed.draft import Draft
from timeline.when.typed.parts import Parts

_ERA = re.compile(
    r"(?:\b(?:A\.?D\.?|Anno\s+Domini)\s*(?P<ad>[0-9]{1,4})|(?<![0-9])(?P<year>[0-9]{1,4})\s*(?P<era>BCE?|B\.C\.|AD|A\.D\.|CE))(?!\w)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![0-9:])[0-9]{3,4}(?![0-9:])")
_DATED_YEAR = re.compile(
    r"(?:\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?(?:\s+[0-9]{1,2},)?|[-/.][0-9]{1,2}[-/.])"
    r"\s*[0-9]{3,4}\Z",
    re.IGNORECASE,
)
"""A year behind its month, or the whole date of digits that it ends."""
_DUAL_YEAR = re.compile(r"(?<![0-9/-])(?P<year>[0-9]{4})(?P<next>[/–-](?P<digits>[0-9]{4}|[0-9]{1,2}))(?![0-9/-])")
_LAST_DUAL = 1751
"""The last year that began on 25 March anywhere: England and its colonies began 1752 on 1 January."""
_MILITARY = re.compile(
    r"(?<![0-9:.])(?P<hour>[01][0-9]|2[0-3])(?P<minute>[0-5][0-9])(?:(?P<letter>Z)|\s?(?:UTC|GMT))(?!\w)"
)


def take_year(draft: Draft, parts: Parts, era: str) -> tuple[int, int, int] | None:
    """The year and where it stands, its era taken; the digits stay, for their place tells the order of the others."""
    if (found := _ERA.search(draft.text)) is not None:
        group = "ad" if found["ad"] else "year"
        year = int(found[group])
        if year == 0:
            raise draft.refuse("there is no year 0 before or after Christ", *found.span())
        draft.blank(found.start(), found.start(group))
        draft.blank(found.end(group), found.end())
        parts.era = "BC" if (found["era"] or "").upper().startswith("B") else "AD"
        return (1 - year if parts.era == "BC" else year), *found.span(group)
    for found in DIGITS.finditer(draft.text):
        if len(found[0]) > 4:
            message, mend = meant_by(draft.text.strip())
            raise draft.refuse(message, *found.span(), mend)
    if era and (shared := re.search(r"(?<![0-9])([1-9][0-9]{0,3})\W*\Z", draft.text)) is not None:
        parts.era = era
        return 1 - int(shared[1]), *shared.span(1)
    if (dual := _DUAL_YEAR.search(draft.text)) is not None and (read := _dual_year(draft, parts, dual)) is not None:
        return read
    years = list(_YEAR.finditer(draft.text))
    if len(years) > 1:
        raise _two_years(draft, years)
    return (int(years[0][0]), *years[0].span()) if years else None


def _two_years(draft: Draft, years: list[re.Match[str]]) -> MalformedText:
    """The error for a second number that looks like a year, which was a clock where the other one has the month."""
    dated = [found for found in years if _DATED_YEAR.search(draft.text, 0, found.end())]
    others = [found for found in years if found not in dated]
    second = others[0] if len(dated) == len(others) == 1 else years[1]
    hour, minute = divmod(int(second[0]), 100)
    is_clock = second in others and len(dated) == 1 and len(second[0]) == 4 and hour < 24 and minute < 60
    mend = f"a clock time is written {second[0][:-2]}:{second[0][-2:]}" if is_clock else None
    return draft.refuse(f"“{second[0]}” would be a second year", *second.span(), mend)


def _dual_year(draft: Draft, parts: Parts, dual: re.Match[str]) -> tuple[int, int, int] | None:
    """The later year of `30 January 1648/9`, when the year began in March; Julian.

    None for a pair of years that do not follow each other. Raises MalformedText for one in a month or a century in
    which a year had one number.
    """
    year, digits = int(dual["year"]), dual["digits"]
    if int(digits) != (year + 1) % 10 ** len(digits):
        return None
    month = re.search("|".join(f"{name[:3]}" for name in MONTHS), draft.text, re.IGNORECASE)
    if month is None:
        return None
    # The year began on 25 March, and has one number from then on.
    is_late = re.search(r"(?<![0-9])(?:2[5-9]|3[01])(?![0-9])", draft.text[: dual.start()]) is not None
    has_one = month[0].casefold() == "mar" and is_late
    if year > _LAST_DUAL or has_one or month[0].casefold() not in ("jan", "feb", "mar"):
        both = [f"{draft.typed[: dual.start()]}{one}{draft.typed[dual.end() :]}".strip() for one in (year, year + 1)]
        raise draft.refuse(f"“{dual[0]}” is two years", *dual.span(), ", or ".join(both))
    draft.blank(*dual.span("next"))
    parts.calendar = parts.calendar or "[julian]"
    return (year + 1, *dual.span("year"))


def take_military_clock(draft: Draft, parts: Parts) -> None:
    """Takes the `1542` of `1542Z` and of `1542 UTC`, which no year has behind it but one that stands with its month."""
    found = _MILITARY.search(draft.text)
    if found is None or _DATED_YEAR.search(draft.text, 0, found.end("minute")) is not None:
        return
    others = [year for year in _YEAR.finditer(draft.text) if year.start() != found.start()]
    if (others or found["letter"] is None) and not (
        len(others) == 1 and _DATED_YEAR.search(draft.text, 0, others[0].end()) is not None
    ):
        return
    parts.hour, parts.minute = int(found["hour"]), int(found["minute"])
    draft.text = f"{draft.text[: found.start()]}    {draft.text[found.end('minute') :]}"
