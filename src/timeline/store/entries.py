"""The shape of the file: one struct for each kind of entry, its fields being the keys that the entry may have."""

from typing import TypeAlias

import msgspec

from timeline.model import Attribution, Kind, OptionalCheck, Reliability, SourceType, Stance, ValueType

FORMAT = 1
"""The only version of the format, the value of the key `timeline`."""

DEEPEST = 60
"""How many levels of nesting are read. Only what stands below an `x-` key can nest deeper than 7."""


class RefusedEntryError(ValueError):
    """Something in the entries is not allowed; which of them, and where, is told by `diagnosis`."""


WhenText: TypeAlias = str | int
"""A time as written; a bare year is read by YAML as a number."""

Texts: TypeAlias = list[str | None] | None
"""A list of texts, where an empty item is an absent one."""


class SourceEntry(msgspec.Struct, frozen=True, gc=False):
    """One value of the map `sources`."""

    name: str | None = None
    type: SourceType | None = None
    url: str | None = None
    timezone: str | None = None
    reliability: Reliability | None = None
    derived_from: Texts = None
    speaks_for: str | None = None
    coverage: WhenText | None = None
    note: str | None = None


class CitationEntry(msgspec.Struct, frozen=True, gc=False):
    """One item of the list `cite`."""

    url: str | None = None
    via: str | None = None
    published: WhenText | None = None
    retrieved: WhenText | None = None
    archive: str | None = None
    file: str | None = None
    sha256: str | None = None
    locator: str | None = None


class PointEntry(msgspec.Struct, frozen=True, gc=False, rename={"read_as": "as"}):
    """The long form of one value of the map `points`."""

    value: str | int | float | None = None
    kind: Kind | None = None
    as_of: WhenText | None = None
    read_as: ValueType | None = None
    quote: str | None = None
    url: str | None = None
    note: str | None = None


Points: TypeAlias = dict[str, str | int | float | PointEntry | None]


class AccountEntry(msgspec.Struct, frozen=True, gc=False):
    """One item of the list `accounts`; `url` to `locator` are the short form of one citation."""

    source: str | None = None
    when: WhenText | None = None
    place: str | None = None
    says: str | None = None
    quote: str | None = None
    lang: str | None = None
    translation: str | None = None
    points: Points | None = None
    stance: Stance | None = None
    repeats: str | None = None
    cite: list[CitationEntry | None] | None = None
    url: str | None = None
    via: str | None = None
    published: WhenText | None = None
    retrieved: WhenText | None = None
    archive: str | None = None
    file: str | None = None
    sha256: str | None = None
    locator: str | None = None
    attribution: Attribution | None = None
    credibility: int | None = None
    ref: str | None = None
    note: str | None = None


class EventEntry(msgspec.Struct, frozen=True, gc=False):
    """One item of the list `events`."""

    id: str | None = None
    title: str | None = None
    when: WhenText | None = None
    place: str | None = None
    actors: Texts = None
    tags: Texts = None
    background: bool | None = None
    note: str | None = None
    points: Points | None = None
    same_as: Texts = None
    not_same: Texts = None
    accounts: list[AccountEntry | None] | None = None


class StoreEntry(msgspec.Struct, frozen=True, gc=False):
    """The whole file."""

    timeline: int | None = None
    title: str | None = None
    timezone: str | None = None
    note: str | None = None
    about: dict[str, str | int | float | None] | None = None
    check: list[OptionalCheck | None] | None = None
    sources: dict[str, SourceEntry | None] | None = None
    events: list[EventEntry | None] | None = None


def keys_of(entry: type[msgspec.Struct]) -> tuple[str, ...]:
    """The keys that an entry may have, in the order of the docs."""
    return entry.__struct_encode_fields__


STORE_KEYS = frozenset(keys_of(StoreEntry))
SOURCE_KEYS = frozenset(keys_of(SourceEntry))
EVENT_KEYS = frozenset(keys_of(EventEntry))
ACCOUNT_KEYS = frozenset(keys_of(AccountEntry))
CITATION_KEYS = frozenset(keys_of(CitationEntry))
POINT_KEYS = frozenset(keys_of(PointEntry))
