"""Zones as people type them: offsets, names, abbreviations, `Kyiv time`, `local time`."""

import re

import msgspec

from timeline.errors import MalformedText
from timeline.when.abbreviations import CLOCKS, LONG_NAMES, MEANINGS
from timeline.when.civil import DAY, MINUTE, day_number
from timeline.when.clock_names import offsets_of
from timeline.when.typed.clocks import CLOCK
from timeline.when.typed.draft import Draft
from timeline.when.zones import check_zone, offset_of, offset_text, place_zones, zone_of

_BRACKET = re.compile(r"\[(?P<zone>[A-Za-z][\w+-]*(?:/[\w+-]+)+|[A-Z][A-Za-z]*(?:[ _][A-Z][a-z]+)*)\]")
"""A zone as the grammar has it; what else stands in brackets is somebody's remark."""
_NAMED = re.compile(
    r"(?<![\w/])(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Brazil|Canada|Chile|Etc|Europe|Indian|Mexico"
    r"|Pacific|US)(?:/[A-Za-z][A-Za-z0-9_+-]*)+",
    re.IGNORECASE,
)
_OFFSET = re.compile(
    rf"(?:\b(?P<base>UTC|GMT)\s?|{CLOCK}\s*)(?P<sign>[+−-])(?P<hour>[0-9]{{1,2}})(?::?(?P<minute>[0-9]{{2}}))?"
    rf"(?![0-9:/.-]|\s*[^\W\d]{{3,}}\s+[0-9]{{4}})",
    re.IGNORECASE,
)
_TWO_CLOCKS = re.compile(rf"(?<!\w)(?:{'|'.join(name for name in CLOCKS if '/' in name)})(?!\w)", re.IGNORECASE)
_LOCAL = re.compile(r"\b(?:local(?:\s+time)?|LT)\b", re.IGNORECASE)
_PLACE_TIME = re.compile(r"\b(?P<place>[A-Z][a-z]+(?:[ _][A-Z][a-z]+)?)\s+[Tt]ime\b")
_AMERICAN = {"Eastern": "ET", "Central": "CT", "Mountain": "MT", "Pacific": "PT"}
"""`Eastern time`, as American newsrooms write it."""
_BARE_AMERICAN = re.compile(
    rf"(?:(?<=[0-9])|(?<=[ap]m)|(?<=[ap]\.m\.))\s+(?P<name>{'|'.join(_AMERICAN)})(?!\w|/|\s+(?:[Tt]ime|Standard|Daylight|European))"
)
"""`10am Pacific`."""
_LONG_NAME = re.compile(
    rf"(?<!\w)(?:{'|'.join(re.escape(name) for name in sorted(LONG_NAMES, key=len, reverse=True))})(?!\w)",
    re.IGNORECASE,
)
_ZONE_FOLLOWS = re.compile(
    rf"\s*\(?(?:{_LONG_NAME.pattern}|{_NAMED.pattern}|{_BRACKET.pattern}|(?:UTC|GMT)?\s?[+−-][0-9]{{1,2}}(?::?[0-9]{{2}})?(?![0-9:])"
    r"|[A-Z][a-z]+\s[Tt]ime\b|(?P<word>[A-Za-z]{1,5}(?:/[A-Za-z]{3,5})?)(?!\w))",
    re.IGNORECASE,
)
_ABBREVIATION = re.compile(r"(?<!\w)[A-Za-z]{1,5}(?!\w)")
_PARENTHESES = re.compile(r"\(\s*(?P<inside>[^()]*?)\s*\)")
_REMARK = re.compile(r"(?:UTC|GMT)\s?[+-][0-9:]+|LOCAL(?: TIME)?|(?:EASTERN|CENTRAL|MOUNTAIN|PACIFIC) TIME")
_BROWSER = re.compile(r"GMT[+-][0-9]{4}\s\Z")


class ZoneWord(msgspec.Struct):
    """An abbreviation, which means something only with a date."""

    text: str
    draft: Draft
    begin: int
    end: int

    def offset(self, local: int, home: str | None) -> str:
        """Its offset at a local time, as a store writes it; raises MalformedText where there are several."""
        found = offsets_of(self.text, local, home)
        if len(found) == 1:
            return next(iter(found))
        said = [f"{name} ({offset})" for offset, name in found.items()]
        raise self.draft.refuse(
            f"“{self.draft.typed[self.begin : self.end]}” is {', '.join(said[:-1])} or {said[-1]}",
            self.begin,
            self.end,
            f"write the offset: {' or '.join(found)}",
        )


Zone = str | ZoneWord
"""As the grammar writes it, empty where none is named; or a word that stands for an offset."""


def take_zone(draft: Draft) -> Zone:
    """The zone of a text. Raises MalformedText for two, and for one that does not exist."""
    zones: list[tuple[Zone, int, int]] = []
    remark = _take_parentheses(draft)
    for pattern, group in ((_BRACKET, "zone"), (_TWO_CLOCKS, 0), (_NAMED, 0)):
        while (found := draft.take(pattern)) is not None:
            name = CLOCKS.get(found[group].upper(), found[group])
            try:
                check_zone(name)
            except MalformedText as error:
                raise draft.refuse(error.message, *found.span(group), error.mend) from None
            zones.append((f"[{name}]", *found.span()))
    while (found := _OFFSET.search(draft.text)) is not None:
        zones.append(_offset(draft, found))
    if (found := draft.take(_LOCAL)) is not None:
        zones.append(("", *found.span()))
    while (found := draft.take(_LONG_NAME)) is not None:
        zones.append((ZoneWord(found[0].upper(), draft, *found.span()), *found.span()))
    while (found := _PLACE_TIME.search(draft.text)) is not None:
        american = _AMERICAN.get(found["place"])
        places = place_zones(found["place"]) if american is None else [CLOCKS[american]]
        if not places:
            break
        if len(places) > 1:
            mend = f"write {' or '.join(places)}"
            raise draft.refuse(f"“{found['place']}” is in more than one zone", *found.span(), mend)
        zones.append((f"[{places[0]}]", *found.span()))
        draft.blank(*found.span())
    while (found := draft.take(_BARE_AMERICAN)) is not None:
        zones.append((f"[{CLOCKS[_AMERICAN[found['name']]]}]", *found.span("name")))
    for found in list(_ABBREVIATION.finditer(draft.text)):
        name = found[0].upper()
        if name in CLOCKS:
            zones.append((f"[{CLOCKS[name]}]", *found.span()))
        elif name in MEANINGS:
            zones.append((ZoneWord(name, draft, *found.span()), *found.span()))
        else:
            continue
        draft.blank(*found.span())
    zones.sort(key=lambda zone: zone[1])
    if len(zones) == 2 and remark is not None and remark[0] <= zones[1][1] < remark[1]:
        (one, *_), (other, *_) = zones
        if _agree(one, other, _year_of(draft)):
            del zones[1]
    if len(zones) > 1:
        raise draft.refuse("two zones", *zones[1][1:], "name one")
    return zones[0][0] if zones else ""


def _take_parentheses(draft: Draft) -> tuple[int, int] | None:
    """Opens `(PDT)`, as mail has it behind an offset, and gives its place; leaves any other remark where it is."""
    for found in _PARENTHESES.finditer(draft.text):
        inside = found["inside"].upper()
        is_known = inside in MEANINGS or inside in CLOCKS or inside in LONG_NAMES
        is_known = is_known or (inside.endswith(" TIME") and place_zones(found["inside"][: -len(" time")]) != [])
        if not is_known and _BROWSER.search(draft.text, 0, found.start()) is not None:
            # The name of the zone in the language of the browser, behind its offset.
            draft.blank(*found.span())
            return None
        if is_known or _REMARK.fullmatch(inside) is not None:
            draft.blank(found.start(), found.start() + 1)
            draft.blank(found.end() - 1, found.end())
            return found.span()
    return None


def _agree(offset: Zone, word: Zone, year: int | None) -> bool:
    """Whether an abbreviation or a zone can stand for the offset that is written beside it: `-0700 (PDT)`."""
    if not isinstance(offset, str) or offset.startswith("["):
        offset, word = word, offset
    if not isinstance(offset, str) or offset.startswith("["):
        return False
    size = offset_of(offset)
    years = [year] if year is not None else range(1900, 2037)
    instants = [day_number(year, month, 1) * DAY for year in years for month in (1, 7)]
    if isinstance(word, ZoneWord):
        return any(size in map(offset_of, offsets_of(word.text, instant)) for instant in instants)
    return word.startswith("[") and any(zone_of(word.strip("[]")).offset_at(instant) == size for instant in instants)


def _year_of(draft: Draft) -> int | None:
    """The only number of a text that can be a year of zones."""
    years = re.findall(r"(?<![0-9:])(?:19|20)[0-9]{2}(?![0-9:])", draft.typed)
    return int(years[0]) if len(years) == 1 else None


def names_zone(text: str) -> bool:
    """Whether a text begins with a zone."""
    found = _ZONE_FOLLOWS.match(text)
    return found is not None and (
        found["word"] is None or found["word"].upper() in MEANINGS or found["word"].upper() in CLOCKS
    )


def _offset(draft: Draft, found: re.Match[str]) -> tuple[Zone, int, int]:
    begin = found.start("base" if found["base"] else "sign")
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if hour > 14 or minute > 59:
        raise draft.refuse(f"no zone is {hour}:{minute:02d} from UTC", begin, found.end())
    draft.blank(begin, found.end())
    size = (hour * 60 + minute) * MINUTE
    return offset_text(size if found["sign"] == "+" else -size), begin, found.end()
