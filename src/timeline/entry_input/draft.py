"""One new entry from flat fields: which of them are the event's, which the source's account of it."""

from collections.abc import Mapping
from typing import cast, get_args

import msgspec

from timeline.entry_input.given_times import DateRead, GivenTimes
from timeline.entry_input.slugs import id_of_source
from timeline.entry_input.values import KEYS, Reader, Tree
from timeline.errors import Place, TimelineError, near_misses
from timeline.model import Timeline
from timeline.store.ids import ID_GRAMMAR, id_of_title, is_id
from timeline.when import Calendar, Home

Fields = Mapping[str, object]
"""`title`, `when`, `source`, `says`, …; `account.when`, `event.points`, `source.name` say whose key is meant."""

SHARED = frozenset({"when", "place", "note", "points"})
"""Keys that an event and an account both have."""

_OF_EVENTS = frozenset(KEYS["event"]) - SHARED - {"accounts"}
_OF_ACCOUNTS = frozenset(KEYS["account"]) - SHARED


class Draft(msgspec.Struct, kw_only=True):
    """A new event with what is told of it, or more accounts of an event that exists."""

    to: str | None = None
    """The reference of an event that exists; then `event` is empty."""
    event: Tree = {}
    accounts: list[Tree] = []
    sources: dict[str, Tree] = {}
    """Sources that the store does not have yet."""
    dates: tuple[DateRead, ...] = ()
    place: Place | None = None
    """Where it stands in the file that it was read from."""


class Drafting:
    """Makes drafts for one store. `new_sources`: a source that is not known becomes a new one of that name."""

    def __init__(
        self,
        timeline: Timeline,
        today: tuple[int, int, int],
        *,
        from_machine: bool = False,
        new_sources: bool = False,
    ) -> None:
        self._timeline = timeline
        self._today = today
        self._from_machine = from_machine
        self._new_sources = new_sources
        self._homes = {source: timeline.home(source) for source in timeline.sources}
        self._names = {source.name.casefold(): source.id for source in timeline.sources.values()}

    def draft(self, fields: Fields, labels: Mapping[str, str] | None = None, place: Place | None = None) -> Draft:
        """One entry. Raises TimelineError where a field cannot be what it should be."""
        times = self._times()
        reader = Reader(times=times, home=self._timeline.home(None), labels=labels or {})
        event, account, source, several = _sorted_out(fields)
        draft = Draft(to=_text(fields.get("to")), sources={}, place=place)
        if draft.to is None:
            draft.event = self._event(event, reader)
        elif event:
            message = f"{reader.label(next(iter(event)))} is a key of events, and an account is added to `{draft.to}`"
            raise TimelineError.of("option", message, "`timeline edit` changes the event")
        if account or source:
            draft.accounts.append(self._account(account, source, reader, draft.sources))
        for each in several:
            draft.accounts.append(self._account(each, {}, reader, draft.sources))
        if draft.to is not None and not draft.accounts:
            raise TimelineError.of("missing", "an account needs a source", f"name it with {reader.label('source')}")
        draft.dates = tuple(times.read)
        return draft

    def add_sources(self, given: Fields) -> dict[str, Tree]:
        """Those sources of a map that the store does not have."""
        added: dict[str, Tree] = {}
        for name, keys in given.items():
            if name not in self._homes:
                self._add_source(name, keys if isinstance(keys, Mapping) else {}, Reader(times=self._times()), added)
        return added

    def _times(self) -> GivenTimes:
        held = self._timeline
        return GivenTimes(self._today, held.about, held.parts_of_day, from_machine=self._from_machine)

    def _event(self, given: Fields, reader: Reader) -> Tree:
        event = msgspec.structs.replace(reader, owner="event").entry("event", given)
        if "title" not in event:
            raise TimelineError.of(
                "missing", "a new event needs a title", "or name the event it belongs to: --to EVENT"
            )
        if "id" in event and not is_id(str(event["id"])):
            made = id_of_title(str(event["id"]))
            raise TimelineError.of(
                "id", f"`{event['id']}` is no id", ID_GRAMMAR + (f", such as `{made}`" if made else "")
            )
        return event

    def _account(self, given: Fields, source: Fields, reader: Reader, added: dict[str, Tree]) -> Tree:
        known = self._source(_text(given.get("source")), source, reader, added)
        reader = msgspec.structs.replace(reader, home=self._homes[known], owner="account")
        account = reader.entry("account", {**given, "source": known})
        if "repeats" in account:
            account["repeats"] = self._known_source(str(account["repeats"]), reader)
        return account

    def _source(self, name: str | None, keys: Fields, reader: Reader, added: dict[str, Tree]) -> str:
        """The id of a source that exists, or that is added."""
        told = _text(keys.get("name"))
        if name is None:
            if told is None:
                raise TimelineError.of("missing", "an account needs a source", f"name it with {reader.label('source')}")
            known = self._names.get(told.casefold())
            name = known if known is not None and len(keys) == 1 else id_of_source(told, self._homes)
        known = self._id_of(name)
        if known is None and (told is not None or self._new_sources):
            made = name if is_id(name) else id_of_source(name, self._homes)
            self._add_source(made, keys if told is not None else {"name": name}, reader, added)
            return made
        if known is None:
            raise self._unknown(name, reader)
        held = self._timeline.sources.get(known)
        if keys and known not in added and (held is None or held.name != told or len(keys) > 1):
            mend = f"leave {reader.label('source.name')} out; `timeline edit --source {known}` changes it"
            raise TimelineError.of("duplicate-id", f"the source `{known}` exists", mend)
        return known

    def _add_source(self, made: str, keys: Fields, reader: Reader, added: dict[str, Tree]) -> None:
        if not is_id(made):
            raise TimelineError.of("id", f"`{made}` is no id", ID_GRAMMAR)
        store = self._timeline.home(None)
        calendar = _text(keys.get("calendar"))
        known = cast("Calendar", calendar) if calendar in get_args(Calendar) else None
        home = Home(_text(keys.get("timezone")) or store.zone, known or store.calendar)
        reader = msgspec.structs.replace(reader, home=home, owner="source")
        added[made] = reader.entry("source", keys)
        self._homes[made] = home
        self._names.setdefault(str(added[made].get("name", made)).casefold(), made)

    def _id_of(self, name: str) -> str | None:
        return name if name in self._homes else self._names.get(name.casefold())

    def _known_source(self, name: str, reader: Reader) -> str:
        known = self._id_of(name)
        if known is None:
            raise self._unknown(name, reader)
        return known

    def _unknown(self, name: str, reader: Reader) -> TimelineError:
        near = near_misses(name, self._homes)
        if near:
            mend = f"did you mean {' or '.join(near)}?"
        else:
            mend = f"{reader.label('source.name')} adds it" if "source.name" in reader.labels else "add it to `sources`"
        return TimelineError.of("unknown-source", f"no source is called `{name}`", mend)


def _sorted_out(fields: Fields) -> tuple[Tree, Tree, Tree, list[Fields]]:
    """The fields of the event, of the account, of a new source, and accounts that were given whole."""
    parts: dict[str, Tree] = {"event": {}, "account": {}, "source": {}}
    bare: Tree = {}
    several: list[Fields] = []
    for name, value in fields.items():
        if value is None or value == "" or value in ([], {}, ()) or name == "to":
            continue
        owner, dot, key = name.partition(".")
        if name == "accounts":
            several = [_as_account(item) for item in value] if isinstance(value, list) else [_as_account(value)]
        elif dot and owner in parts:
            _put(parts[owner], key, value)
        else:
            _put(bare, name, value)
    with_account = bool(parts["account"] or parts["source"] or not _OF_ACCOUNTS.isdisjoint(bare))
    for name, value in bare.items():
        parts[_owner(name, with_account=with_account, to=fields.get("to") is not None)][name] = value
    return parts["event"], parts["account"], parts["source"], several


def _owner(name: str, *, with_account: bool, to: bool) -> str:
    """Whose key a bare name is."""
    if name in _OF_ACCOUNTS:
        return "account"
    if name in SHARED:
        # Points are what the source says; the time, the place and the note of a new event are the editor's.
        return "account" if to or (with_account and name == "points") else "event"
    if name.startswith("x-"):
        return "account" if to or with_account else "event"
    return "event"


def _put(part: Tree, key: str, value: object) -> None:
    """`points.drones` is the point `drones`."""
    owner, dot, name = key.partition(".")
    if not dot or owner != "points":
        part[key] = value
        return
    held = part.setdefault("points", {})
    if not isinstance(held, dict):
        raise TimelineError.of("option", f"`points` and `{key}` are both given", "give one of them")
    held[name] = value


def _as_account(item: object) -> Fields:
    if not isinstance(item, Mapping):
        raise TimelineError.of("not-text", "an account is a map of keys", "write {source: ID, says: …}")
    return item


def _text(value: object) -> str | None:
    text = "" if value is None else str(value).strip()
    return text or None
