"""Zones as people type them: offsets, names, abbreviations, `Kyiv time`, `local time`."""

import re

import msgspec

from timeline.errors import MalformedText
from timeline.when.abbreviations import CLOCKS, MEANINGS
from timeline.when.civil import DAY, MINUTE, day_number
from timeline.when.clock_names import offsets_of
from timeline.when.typed.clocks import CLOCK
from timeline.when.typed.draft import Draft
from timeline.when.zones import check_zone, offset_of, offset_text, place_zones

_BRACKET = re.compile(r"\[(?P<zone>[^\]]*)\]")
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
_ABBREVIATION = re.compile(r"(?<!\w)[A-Za-z]{1,5}(?!\w)")
_PARENTHESES = re.compile(r"\(\s*(?P<inside>[^()]*?)\s*\)")


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
    for found in list(_ABBREVIATION.finditer(draft.text)):
        name = found[0].upper()
        if name in CLOCKS:
            zones.append((f"[{CLOCKS[name]}]", *found.span()))
        elif name in MEANINGS:
            zones.append((ZoneWord(name, draft, *found.span()), *found.span()))
        else:
            continue
        draft.blank(*found.span())
    if len(zones) == 2 and remark is not None and remark[0] <= zones[1][1] < remark[1] and _agree(*zones):
        del zones[1]
    if len(zones) > 1:
        raise draft.refuse("two zones", *zones[1][1:], "name one")
    return zones[0][0] if zones else ""


def _take_parentheses(draft: Draft) -> tuple[int, int] | None:
    """Opens `(PDT)`, as mail has it behind an offset, and gives its place; leaves any other remark where it is."""
    for found in _PARENTHESES.finditer(draft.text):
        inside = found["inside"].upper()
        if inside in MEANINGS or inside in CLOCKS or re.fullmatch(r"(?:UTC|GMT)\s?[+-][0-9:]+|LOCAL(?: TIME)?", inside):
            draft.blank(found.start(), found.start() + 1)
            draft.blank(found.end() - 1, found.end())
            return found.span()
    return None


def _agree(one: tuple[Zone, int, int], other: tuple[Zone, int, int]) -> bool:
    """Whether an abbreviation can stand for the offset that is written beside it: `-0700 (PDT)`."""
    offset, word = one[0], other[0]
    if not isinstance(word, ZoneWord) or not isinstance(offset, str):
        return False
    size = offset_of(offset)
    return any(
        size in map(offset_of, offsets_of(word.text, day_number(year, month, 1) * DAY))
        for year in range(1900, 2037)
        for month in (1, 7)
    )


def _offset(draft: Draft, found: re.Match[str]) -> tuple[Zone, int, int]:
    begin = found.start("base" if found["base"] else "sign")
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if hour > 14 or minute > 59:
        raise draft.refuse(f"no zone is {hour}:{minute:02d} from UTC", begin, found.end())
    draft.blank(begin, found.end())
    size = (hour * 60 + minute) * MINUTE
    return offset_text(size if found["sign"] == "+" else -size), begin, found.end()
