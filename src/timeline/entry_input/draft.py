"""One new entry from flat fields: which of them are the event's, which the source's account of it."""

from collections.abc import Container, Mapping
from types import MappingProxyType
from typing import cast, get_args

import msgspec

from timeline.entry_input.given_times import DateRead, GivenTimes
from timeline.entry_input.slugs import id_of_source
from timeline.entry_input.values import Reader, Tree
from timeline.entry_input.whose_fields import Fields, sorted_out
from timeline.errors import Place, Problem, TimelineError, near_misses
from timeline.model import Timeline
from timeline.naming import folded
from timeline.store.ids import ID_GRAMMAR, id_of_title, is_id
from timeline.store.spelling import spelling_among
from timeline.when import Calendar, Home


class Draft(msgspec.Struct, kw_only=True):
    """A new event with what is told of it, or more accounts of an event that exists."""

    to: str | None = None
    """The reference of an event that exists; then `event` is empty."""
    to_field: str = ""
    """The column or key that named it."""
    event: Tree = {}
    accounts: list[Tree] = []
    sources: dict[str, Tree] = {}
    """Sources that the store does not have yet."""
    dates: tuple[DateRead, ...] = ()
    place: Place | None = None
    """Where it stands in the file that it was read from."""
    left_out: tuple[str, ...] = ()
    """The keys that were given and are none of accounts, where a new event became an account of another."""


class Drafting:
    """Makes drafts for one store. `new_sources`: a source that is not known becomes a new one of that name.

    `as_written`: times are texts of the grammar, see `GivenTimes`.
    """

    def __init__(
        self,
        timeline: Timeline,
        today: tuple[int, int, int],
        *,
        from_machine: bool = False,
        as_written: bool = False,
        new_sources: bool = False,
        day_first: Mapping[str, bool] = MappingProxyType({}),
        days: Container[str] = (),
    ) -> None:
        self._timeline = timeline
        self._today = today
        self._from_machine = from_machine
        self._as_written = as_written
        self._new_sources = new_sources
        self._day_first = day_first
        self._days = days
        self._added: dict[str, Tree] = {}
        self._homes = {source: timeline.home(source) for source in timeline.sources}
        self._names = {folded(source.name): source.id for source in timeline.sources.values()}

    def draft(self, fields: Fields, labels: Mapping[str, str] | None = None, place: Place | None = None) -> Draft:
        """One entry. Raises TimelineError where a field cannot be what it should be."""
        times = self._times()
        reader = Reader(times=times, home=self._timeline.home(None), labels=labels or {})
        event, account, source, several = sorted_out(fields, reader)
        draft = Draft(to=_text(fields.get("to")), to_field=_field(reader, "to"), sources={}, place=place)
        if draft.to is None:
            draft.event = self._event(event, reader)
        elif event:
            message = f"{reader.label(next(iter(event)))} is a key of events, and an account is added to `{draft.to}`"
            raise TimelineError.of("option", message, "`timeline edit` changes the event")
        if several and account.keys() <= {"source"}:
            # What is said of a source beside accounts that are spelled out is no account more.
            if source:
                self._source(_text(account.get("source")), source, reader, draft.sources)
        elif account or source:
            draft.accounts.append(self._account(account, source, reader, draft.sources))
        for each in several:
            draft.accounts.append(self._account(each, {}, reader, draft.sources))
        if draft.to is not None and not draft.accounts:
            raise _missing_source(reader)
        draft.dates = tuple(times.read)
        return draft

    def unknown(self, given: Fields) -> dict[str, Tree]:
        """Those sources of a map that the store does not have, as they stand there."""
        return {name: dict(keys) for name, keys in given.items() if name not in self._homes and isinstance(keys, dict)}

    def add_sources(self, given: Fields) -> dict[str, Tree]:
        """Those sources of a map that the store does not have."""
        added: dict[str, Tree] = {}
        for name, keys in given.items():
            if name not in self._homes:
                self._add_source(name, keys if isinstance(keys, Mapping) else {}, Reader(times=self._times()), added)
        return added

    def _times(self) -> GivenTimes:
        return GivenTimes(
            self._today,
            self._timeline.about,
            self._timeline.parts_of_day,
            from_machine=self._from_machine,
            as_written=self._as_written,
            day_first=self._day_first,
            days=self._days,
        )

    def _event(self, given: Fields, reader: Reader) -> Tree:
        event = msgspec.structs.replace(reader, owner="event").entry("event", given)
        if "title" not in event:
            mend = "or name the event it belongs to: --to EVENT"
            raise TimelineError([Problem("missing", "a new event needs a title", mend, field=_field(reader, "title"))])
        if "id" in event and not is_id(str(event["id"])):
            made = id_of_title(str(event["id"]))
            mend = ID_GRAMMAR + (f", such as `{made}`" if made else "")
            raise TimelineError([Problem("id", f"`{event['id']}` is no id", mend, field=_field(reader, "id"))])
        return event

    def _account(self, given: Fields, source: Fields, reader: Reader, added: dict[str, Tree]) -> Tree:
        known = self._source(_text(given.get("source")), source, reader, added)
        reader = msgspec.structs.replace(reader, home=self._homes[known], owner="account")
        reader.times.source = known
        account = reader.entry("account", {**given, "source": known})
        reader.times.source = None
        if "repeats" in account:
            account["repeats"] = self._known_source(str(account["repeats"]), reader)
        return account

    def _source(self, name: str | None, keys: Fields, reader: Reader, added: dict[str, Tree]) -> str:
        """The id of a source that exists, or that is added."""
        told = _text(keys.get("name"))
        if name is None:
            if told is None:
                raise _missing_source(reader)
            known = self._names.get(folded(told))
            name = known if known is not None and len(keys) == 1 else id_of_source(told, self._homes)
        known = self._id_of(name)
        if known is None and (told is not None or self._new_sources):
            # Beside a name it is an id that was chosen; alone it is a name.
            made = name if told is not None and is_id(name) else id_of_source(name, self._homes)
            self._add_source(made, keys if told is not None else {"name": name}, reader, added)
            return made
        if known is None:
            raise self._unknown(name, reader)
        if keys and self._differs(known, keys, reader):
            given = " and ".join(reader.label(f"source.{key}") for key in keys)
            mend = f"leave {given} out; `timeline edit --source {known}` changes it"
            raise TimelineError.of("duplicate-id", f"the source `{known}` exists", mend)
        return known

    def _differs(self, known: str, keys: Fields, reader: Reader) -> bool:
        """Whether a source that is there has one of these keys otherwise."""
        given = self._source_entry(keys, reader)
        held: Mapping[str, object] = self._added.get(known, {})
        if known in self._timeline.sources:
            source = self._timeline.sources[known]
            told = {key: getattr(source, key, None) for key in given}
            held = {key: getattr(value, "text", value) for key, value in told.items()}
        return any(
            (list(value) if isinstance(value := held.get(key), tuple) else value) != wanted
            for key, wanted in given.items()
        )

    def _source_entry(self, keys: Fields, reader: Reader) -> Tree:
        # What is read to be compared is not told.
        times = self._times()
        return msgspec.structs.replace(reader, times=times, home=self._home_of(keys), owner="source").entry(
            "source", keys
        )

    def _add_source(self, made: str, keys: Fields, reader: Reader, added: dict[str, Tree]) -> None:
        if not is_id(made):
            raise TimelineError.of("id", f"`{made}` is no id", ID_GRAMMAR)
        home = self._home_of(keys)
        reader = msgspec.structs.replace(reader, home=home, owner="source")
        added[made] = self._added[made] = reader.entry("source", keys)
        self._homes[made] = home
        self._names.setdefault(folded(str(added[made].get("name", made))), made)

    def _home_of(self, keys: Fields) -> Home:
        """Where a new source is at home."""
        store = self._timeline.home(None)
        calendar = _text(keys.get("calendar"))
        known = cast("Calendar", calendar) if calendar in get_args(Calendar) else None
        return Home(_text(keys.get("timezone")) or store.zone, known or store.calendar)

    def _id_of(self, name: str) -> str | None:
        return spelling_among(name, self._homes) or self._names.get(folded(name))

    def _known_source(self, name: str, reader: Reader) -> str:
        known = self._id_of(name)
        if known is None:
            raise self._unknown(name, reader)
        return known

    def _unknown(self, name: str, reader: Reader) -> TimelineError:
        near = near_misses(name, self._homes)
        if near:
            mend = f"did you mean {' or '.join(near)}?"
        elif self._from_machine:
            mend = "--new-sources adds all that are not there; --source ID --new-source NAME names one for all entries"
        else:
            added = "source.name" in reader.labels
            mend = f"{reader.label('source.name')} NAME adds it" if added else "add it to `sources`"
        problem = Problem("unknown-source", f"no source is called `{name}`", mend, field=_field(reader, "source"))
        return TimelineError([problem])


def _missing_source(reader: Reader) -> TimelineError:
    mend = f"name it with {reader.label('source')}"
    return TimelineError([Problem("missing", "an account needs a source", mend, field=_field(reader, "source"))])


def _field(reader: Reader, key: str) -> str:
    return reader.label(key).strip("`")


def _text(value: object) -> str | None:
    text = "" if value is None else str(value).strip()
    return text or None
