"""The shape of the file: one struct for each kind of entry, its fields being the keys that the entry may have.

A key is told here once, with what it holds and what it means; every list of keys is made from this by `keys`.
"""

from typing import Annotated, Literal, TypeAlias

import msgspec
from msgspec import Meta

from timeline.model import (
    NOBODY,
    Attribution,
    Kind,
    OptionalCheck,
    Reliability,
    RuledRow,
    RuledVerdict,
    RulingState,
    SourceType,
    Stance,
    ValueType,
)
from timeline.when import Calendar

OF_ITS_CALENDAR = frozenset(("when", "as_of"))
"""The times that are of the calendar of their source; when words were published and read is Gregorian everywhere."""

FORMAT = 1
"""The only version of the format, the value of the key `timeline`."""

DEEPEST = 60
"""How many levels of nesting are read. Only what stands below an `x-` key can nest deeper than 7."""


class RefusedEntryError(ValueError):
    """Something in the entries is not allowed; which of them, and where, is told by `diagnosis`."""


def means(text: str) -> Meta:
    """What a key means, in the words of `docs/format.md`."""
    return Meta(description=text)


WhenText: TypeAlias = Annotated[str | int, Meta(extra={"holds": "time"})]
"""A time as written; a bare year is read by YAML as a number."""

SourceId: TypeAlias = Annotated[str, Meta(extra={"holds": "source"})]
SourceIdOrNobody: TypeAlias = Annotated[str, Meta(extra={"holds": "source", "words": (NOBODY,)})]
EventId: TypeAlias = Annotated[str, Meta(extra={"holds": "event"})]
Zone: TypeAlias = Annotated[str, Meta(extra={"holds": "zone"})]
"""What a key holds beside its type stands in `extra`, where `keys` finds it.

The id of a source is that of one of this store, whatever key holds it; the id of an event may be of another store.
"""

Texts: TypeAlias = list[str | None] | None
"""A list of texts, where an empty item is an absent one."""


class ClockEntry(msgspec.Struct, frozen=True, gc=False):
    """The value of the key `clock` of a source, or one item of it."""

    ahead: Annotated[str | None, means("by how much its clock is ahead: `7 min`")] = None
    behind: Annotated[str | None, means("by how much it is behind; one of the two is given")] = None
    because: Annotated[str | None, means("how that is known")] = None
    within: Annotated[WhenText | None, means("a time; the clock is off only then")] = None


class CoordinatesEntry(msgspec.Struct, frozen=True, gc=False):
    """The value of the key `coordinates` of an event or an account."""

    lat: Annotated[float | None, means("degrees north of the equator, from -90 to 90; required")] = None
    lon: Annotated[float | None, means("degrees east of Greenwich, from -180 to 180; required")] = None
    radius: Annotated[
        float | None,
        means("metres, the circle within which it lies; without it half of the last decimal of a degree"),
    ] = None


class SourceEntry(msgspec.Struct, frozen=True, gc=False):
    """One value of the map `sources`."""

    name: Annotated[str | None, means("its name in drawings; without it the id")] = None
    short: Annotated[str | None, means("its name where there is little room: `UA Air Force`")] = None
    type: Annotated[
        SourceType | None,
        means("`institution`, `person`, `organisation`, `press`, `analyst` or `other`; without it `other`"),
    ] = None
    url: Annotated[str | None, means("its own page")] = None
    timezone: Annotated[Zone | None, means("the zone of clock times in its accounts that have none of their own")] = (
        None
    )
    calendar: Annotated[
        Calendar | None, means("`julian` where the dates it tells are Julian; `published` and `coverage` never are")
    ] = None
    reliability: Annotated[
        Reliability | None,
        means("`A` (completely reliable) to `E` (unreliable), or `F` (cannot be judged): the Admiralty code"),
    ] = None
    derived_from: Annotated[
        list[SourceId | None] | None,
        means("ids of the sources whose words it passes on as a rule, so that it corroborates nothing"),
    ] = None
    speaks_for: Annotated[
        SourceId | None,
        means("the id of the source on whose behalf it speaks; in a diff it stands in the side of that source"),
    ] = None
    coverage: Annotated[WhenText | None, means("a time; outside of it the silence of this source means nothing")] = None
    anonymous: Annotated[
        bool | None,
        means("`true` for somebody who is not named: an official, a witness; two of them are no two witnesses"),
    ] = None
    clock: Annotated[
        ClockEntry | list[ClockEntry | None] | None, means("that its clock is known to be off, and by how much")
    ] = None
    private: Annotated[bool | None, means("`true` keeps all that this source tells on the editor's screen")] = None
    note: Annotated[str | None, means("anything the reader should know")] = None


class CitationEntry(msgspec.Struct, frozen=True, gc=False):
    """One item of the list `cite`."""

    url: Annotated[str | None, means("where it can be read")] = None
    via: Annotated[str | None, means("the outlet it was read in")] = None
    published: Annotated[WhenText | None, means("a time")] = None
    retrieved: Annotated[WhenText | None, means("a time")] = None
    archive: Annotated[str | None, means("where a copy is archived")] = None
    file: Annotated[str | None, means("the path of a copy")] = None
    sha256: Annotated[str | None, means("the hash of that copy")] = None
    locator: Annotated[str | None, means("where in it")] = None
    exhibit: Annotated[str | None, means("its number as an exhibit: `A1`")] = None
    private: Annotated[bool | None, means("`true` keeps this citation on the editor's screen")] = None


class PointEntry(msgspec.Struct, frozen=True, gc=False, rename={"read_as": "as"}):
    """The long form of one value of the map `points`."""

    value: Annotated[str | int | float | None, means("a text or a number")] = None
    kind: Annotated[Kind | None, means("`total`, `snapshot`, `plan` or `outcome`; without it a plain claim")] = None
    as_of: Annotated[WhenText | None, means("the time that the value holds for")] = None
    read_as: Annotated[
        ValueType | None,
        means("`time`, `figure` or `text`, where the value must not be read as anything else"),
    ] = None
    stance: Annotated[Literal["denies"] | None, means("`denies`, where the source says that this is not so")] = None
    quote: Annotated[str | None, means("the words it was read from")] = None
    url: Annotated[str | None, means("where it can be read")] = None
    because: Annotated[str | None, means("why the editor has found so, for a finding of his own")] = None
    by: Annotated[str | None, means("who has found so")] = None
    ruled: Annotated[WhenText | None, means("when that was")] = None
    evidence: Annotated[str | None, means("what it rests on: a document, a picture, an address")] = None
    private: Annotated[bool | None, means("`true` keeps this point on the editor's screen")] = None
    draft: Annotated[bool | None, means("`true` for a proposal that nobody has looked at yet")] = None
    note: Annotated[str | None, means("anything the reader should know")] = None


class RulingEntry(msgspec.Struct, frozen=True, gc=False):
    """One item of the list `rulings`."""

    point: Annotated[str | None, means("the point that is judged; else `row` is named")] = None
    row: Annotated[
        RuledRow | None,
        means("`when`, `began`, `ended`, `place`, `coordinates`, or `told`: that one reports and another denies it"),
    ] = None
    values: Annotated[
        list[str | int | float | None] | None, means("the two values that were judged, whoever says them")
    ] = None
    between: Annotated[list[SourceId | None] | None, means("ids of the sources for which alone it holds")] = None
    verdict: Annotated[
        RuledVerdict | None,
        means("`differs`, `worded`, `not comparable`, `compatible`, `same`, or `open`: examined, and left open"),
    ] = None
    because: Annotated[str | None, means("why; required")] = None
    by: Annotated[str | None, means("who ruled so")] = None
    ruled: Annotated[WhenText | None, means("when that was")] = None
    state: Annotated[RulingState | None, means("`signed`, `proposed` or `overruled`; without it `signed`")] = None
    overruled_by: Annotated[str | None, means("who overruled it")] = None
    overruled: Annotated[WhenText | None, means("when that was")] = None
    overruled_because: Annotated[str | None, means("why")] = None
    private: Annotated[bool | None, means("`true` keeps this ruling on the editor's screen")] = None


Points: TypeAlias = dict[str, str | int | float | PointEntry | None]


class AccountEntry(msgspec.Struct, frozen=True, gc=False):
    """One item of the list `accounts`; `url` to `locator` are the short form of one citation."""

    source: Annotated[SourceId | None, means("an id of `sources`")] = None
    when: Annotated[WhenText | None, means("when it happened, as this source says")] = None
    place: Annotated[str | None, means("where it happened, as this source says")] = None
    coordinates: Annotated[CoordinatesEntry | None, means("that place on the globe")] = None
    says: Annotated[str | None, means("what this source says, in the editor's words")] = None
    quote: Annotated[str | None, means("its own words")] = None
    lang: Annotated[str | None, means("the language of the quote: `uk`, `ru`, `en-GB`")] = None
    translation: Annotated[str | None, means("the quote in the language of the store")] = None
    translated_by: Annotated[str | None, means("who translated it: a name, or `machine`")] = None
    points: Annotated[Points | None, means("what it says of single things, to be compared with others")] = None
    stance: Annotated[
        Stance | None, means("`reports`, `denies`, `unconfirmed` or `retracted`; without it `reports`")
    ] = None
    repeats: Annotated[SourceId | None, means("the id of the source whose statement this is")] = None
    speaks_for: Annotated[
        SourceIdOrNobody | None,
        means("on whose behalf it speaks here, if not as its source says; or `nobody`"),
    ] = None
    corrects: Annotated[bool | None, means("`true` where it says itself that it corrects what it said before")] = None
    cite: Annotated[list[CitationEntry | None] | None, means("a list of citations, where there are several")] = None
    url: Annotated[str | None, means("where it can be read")] = None
    via: Annotated[str | None, means("the outlet it was read in, when not at the source itself")] = None
    published: Annotated[WhenText | None, means("when it was published, a time")] = None
    retrieved: Annotated[WhenText | None, means("when the editor read it, a time")] = None
    archive: Annotated[str | None, means("where a copy is archived")] = None
    file: Annotated[str | None, means("the path of a copy")] = None
    sha256: Annotated[str | None, means("the hash of that copy")] = None
    locator: Annotated[str | None, means("where in it: a page, a minute, a paragraph")] = None
    exhibit: Annotated[str | None, means("its number as an exhibit: `A1`")] = None
    attribution: Annotated[
        Attribution | None,
        means("`full` (the source's own text was read), `quoted` (a named outlet quotes it) or `weak`"),
    ] = None
    credibility: Annotated[int | None, means("`1` (confirmed) to `5` (improbable), or `6` (cannot be judged)")] = None
    ref: Annotated[str | None, means("an id elsewhere: a message number, a log id")] = None
    private: Annotated[bool | None, means("`true` keeps this account on the editor's screen")] = None
    draft: Annotated[bool | None, means("`true` for a proposal that nobody has looked at yet")] = None
    note: Annotated[str | None, means("anything the reader should know")] = None


class EventEntry(msgspec.Struct, frozen=True, gc=False):
    """One item of the list `events`."""

    id: Annotated[str | None, means("its name in references, once in a store")] = None
    title: Annotated[str | None, means("what happened, in neutral words")] = None
    when: Annotated[
        WhenText | None, means("the editor's own best time; without it the hull of the accounts' times")
    ] = None
    place: Annotated[str | None, means("where")] = None
    coordinates: Annotated[CoordinatesEntry | None, means("that place on the globe")] = None
    actors: Annotated[Texts, means("a list of who took part")] = None
    tags: Annotated[Texts, means("a list of words to filter by")] = None
    background: Annotated[bool | None, means("`true` folds the event away in `timeline show`")] = None
    private: Annotated[bool | None, means("`true` keeps this event on the editor's screen")] = None
    draft: Annotated[
        bool | None, means("`true` for a proposal that nobody has looked at yet, with all that it holds")
    ] = None
    note: Annotated[str | None, means("anything the reader should know")] = None
    points: Annotated[Points | None, means("the editor's own findings")] = None
    rulings: Annotated[
        list[RulingEntry | None] | None, means("what the editor has judged of two values that differ, and why: a list")
    ] = None
    same_as: Annotated[
        list[EventId | None] | None, means("ids of events, mostly of other stores, that are this one")
    ] = None
    not_same: Annotated[list[EventId | None] | None, means("ids of events that are not, however alike they look")] = (
        None
    )
    accounts: Annotated[list[AccountEntry | None] | None, means("who tells it: a list")] = None


SynonymsEntry: TypeAlias = dict[str, list[list[str | int | float | None] | None] | None]


class StoreEntry(msgspec.Struct, frozen=True, gc=False):
    """The whole file."""

    timeline: Annotated[
        int | None,
        means("the version of this format, always `1`; a file is a store because it has this key"),
    ] = None
    title: Annotated[str | None, means("what the chronology is about")] = None
    timezone: Annotated[
        Zone | None,
        means("the zone of clock times that have none of their own, and of the display; without it UTC"),
    ] = None
    calendar: Annotated[
        Calendar | None, means("`julian` where dates that name no calendar are Julian; without it `gregorian`")
    ] = None
    parts_of_day: Annotated[
        dict[str, str | None] | None, means("other hours for `evening` and its like in what is typed: `17:00-23:00`")
    ] = None
    note: Annotated[str | None, means("anything the reader should know")] = None
    about: Annotated[
        dict[str, str | int | float | None] | None,
        means('how wide "about" is where the story needs other widths'),
    ] = None
    check: Annotated[
        list[OptionalCheck | None] | None,
        means(
            "the optional checks that this store wants: `citation`, `corroboration`, `zone`, `unit`, `archive`, "
            "`own-time`, `told-twice`"
        ),
    ] = None
    synonyms: Annotated[
        SynonymsEntry | None,
        means("values that mean the same, by point: `{gender: [[M, male]]}`; `'*'` is every point"),
    ] = None
    sources: Annotated[dict[str, SourceEntry | None] | None, means("who tells it: a map from id to source")] = None
    events: Annotated[list[EventEntry | None] | None, means("what happened: a list")] = None


def keys_of(entry: type[msgspec.Struct]) -> tuple[str, ...]:
    """The keys that an entry may have, in the order of the docs."""
    return entry.__struct_encode_fields__


STORE_KEYS = frozenset(keys_of(StoreEntry))
SOURCE_KEYS = frozenset(keys_of(SourceEntry))
EVENT_KEYS = frozenset(keys_of(EventEntry))
ACCOUNT_KEYS = frozenset(keys_of(AccountEntry))
CITATION_KEYS = frozenset(keys_of(CitationEntry))
SHORT_CITATION_KEYS = CITATION_KEYS & ACCOUNT_KEYS - {"private"}
"""Those that may stand on the account itself, where `private` is of the account."""
POINT_KEYS = frozenset(keys_of(PointEntry))
RULING_KEYS = frozenset(keys_of(RulingEntry))
CLOCK_KEYS = frozenset(keys_of(ClockEntry))
COORDINATES_KEYS = frozenset(keys_of(CoordinatesEntry))
