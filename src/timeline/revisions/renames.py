"""Ids that one side has changed: the other side's text is given them too, before both are held against each other."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from timeline.merging.trees import Tree
from timeline.revisions.twins import whole
from timeline.revisions.version import Version, accounts_in, version_of
from timeline.store.editing import Rename, edit_text
from timeline.store.joint_reading import with_text
from timeline.store.keys import names
from timeline.store.reading import Stored


def same_ids(versions: Sequence[Version], stored: Sequence[Stored]) -> list[Stored]:
    """The store that both began with, ours and theirs, with the ids that either side has given."""
    base, *sides = versions
    mine, its = ({(one.kind, one.old): one for one in _renames(base, side)} for side in sides)
    for name in mine.keys() & its.keys():
        if mine[name] != its[name]:
            # It has two new ids, and is two entries from now on.
            del mine[name], its[name]
    wanted = list({**mine, **its}.values()), list(its.values()), list(mine.values())
    return [_following(*three) for three in zip(stored, versions, wanted, strict=True)]


def renamed_since(base: Stored, side: Stored) -> tuple[Stored, list[Rename]]:
    """The older store with the ids that the newer one has given, and which these are."""
    held = version_of(base)
    found = _renames(held, version_of(side))
    return _following(base, held, found), found


def _renames(base: Version, side: Version) -> list[Rename]:
    """The sources and events that have another id on that side, and say what they said."""
    sources = [*_sources(base, side)]
    found = [*sources, *_events(base, side, {one.old: one.new for one in sources})]
    times = Counter((one.kind, one.new) for one in found)
    return [one for one in found if times[one.kind, one.new] == 1]


def _following(stored: Stored, held: Version, wanted: Sequence[Rename]) -> Stored:
    """The store with those of the new ids that it can take: where it has the old one and not the new one."""
    fitting: list[Rename] = []
    for one in wanted:
        known = held.sources if one.kind == "source" else held.events
        if one.old in known and one.new not in known and one.new not in [other.new for other in fitting]:
            fitting.append(one)
    if not fitting:
        return stored
    return with_text(stored, edit_text(stored, fitting).text)


def _sources(base: Version, side: Version) -> Iterator[Rename]:
    """A source is the same where its entry is, and all that it told is told by the new id."""
    gone = [name for name in base.sources if name not in side.sources]
    come = [name for name in side.sources if name not in base.sources]
    if not gone or not come:
        return
    before, after = _told(base), _told(side)
    for old in gone:
        told = before.get(old, set())
        fitting = [
            new
            for new in come
            if base.sources[old] == side.sources[new]
            and (bool(told & after.get(new, set())) if told else bool(base.sources[old]))
        ]
        if len(fitting) == 1:
            yield Rename("source", old, fitting[0])


def _told(version: Version) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for event in version.events.values():
        for account in accounts_in(event):
            found.setdefault(str(account.get("source")), set()).add(_but(account, "source"))
    return found


def _events(base: Version, side: Version, sources: Mapping[str, str]) -> Iterator[Rename]:
    """An event is the same where all of it is, or its title and one of its accounts at least."""
    gone = [name for name in base.events if name not in side.events]
    come = [name for name in side.events if name not in base.events]
    for old in gone:
        told = _told_by(base.events[old], sources) if come else {}
        fitting = [new for new in come if _is_same(told, side.events[new])]
        if len(fitting) == 1:
            yield Rename("event", old, fitting[0])


def _told_by(event: Tree, sources: Mapping[str, str]) -> Tree:
    """An event whose accounts name the sources by their new ids."""
    accounts = [
        {
            key: sources.get(value, value) if key in names("account", "source") and isinstance(value, str) else value
            for key, value in account.items()
        }
        for account in accounts_in(event)
    ]
    return {**event, "accounts": accounts} if accounts else event


def _is_same(one: Tree, other: Tree) -> bool:
    if _but(one, "id") == _but(other, "id"):
        return True
    told = {whole(account) for account in accounts_in(one)}
    return one.get("title") == other.get("title") and any(whole(account) in told for account in accounts_in(other))


def _but(entry: Tree, key: str) -> str:
    return whole({name: value for name, value in entry.items() if name != key})
