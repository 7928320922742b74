"""What two sides have made of one store: both their changes where they can stand together, else each side's own."""

from collections.abc import Iterable, Mapping, Sequence
from types import NoneType
from typing import NamedTuple

from timeline.merging.trees import Tree, points_of
from timeline.revisions.twins import paired, published, whole
from timeline.revisions.version import Version, accounts_in, named_sources


class Sides(NamedTuple):
    """What stands where the two sides disagree, by each of them; equal where they do not. None: it is not there."""

    ours: object
    theirs: object


class Clash(NamedTuple):
    """One thing that both sides have changed, and not alike.

    `entry` is the reference of an event or an account, or `source ID`, or empty for the store itself; `key` is what of
    it, empty where one side has taken the entry out.
    """

    entry: str
    key: str
    ours: object
    theirs: object


class Merged(NamedTuple):
    """Two whole versions that differ in the clashes alone, and what the user should know."""

    ours: Version
    theirs: Version
    clashes: list[Clash]
    told: list[str]


def merged(base: Version, ours: Version, theirs: Version) -> Merged:
    """The changes of both sides since `base`, entry by entry and key by key.

    What one side has taken out stays out, unless the other one has changed it: that is a clash. A source that an entry
    names stays.
    """
    store = _map(base.store, ours.store, theirs.store)
    sources = _entries(base.sources, ours.sources, theirs.sources)
    events = _entries(base.events, ours.events, theirs.events)
    made: list[Version] = []
    told: list[str] = []
    for side in range(2):
        version = Version(store[side], _kept(sources, side), _kept(events, side), ours.in_order)
        gone = [name for name in sorted(named_sources(version)) if name not in version.sources]
        back = {name: held for name in gone if (held := _any(name, ours, theirs, base)) is not None}
        if side == 0:
            told += [f"source `{name}` stays: one side took it out, and the other names it" for name in back]
        made.append(Version(version.store, {**version.sources, **back}, version.events, version.in_order))
    return Merged(made[0], made[1], clashes_of(made[0], made[1]), told)


def _any(name: str, *versions: Version) -> Tree | None:
    return next((version.sources[name] for version in versions if name in version.sources), None)


def _kept(entries: Mapping[str, Sides], side: int) -> dict[str, Tree]:
    return {name: held for name, sides in entries.items() if isinstance(held := sides[side], dict)}


def _entries(base: Mapping[str, Tree], ours: Mapping[str, Tree], theirs: Mapping[str, Tree]) -> dict[str, Sides]:
    return {name: _value("", base.get(name), ours.get(name), theirs.get(name)) for name in _names(ours, theirs)}


def _names(*maps: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(name for held in maps for name in held))


def _value(key: str, base: object, ours: object, theirs: object) -> Sides:
    """One value below a key, of what both sides have made of it; an entry has the key ``."""
    if theirs in (ours, base):
        return Sides(ours, ours)
    if ours == base:
        return Sides(theirs, theirs)
    shapes = {type(side) for side in (ours, theirs)}
    if shapes == {dict} or (shapes == {dict, NoneType} and key == "points"):
        made = _map(_held(base), _held(ours), _held(theirs), points=key == "points")
        return Sides(*made) if not key else Sides(made[0] or None, made[1] or None)
    if shapes == {list} or (shapes == {list, NoneType} and isinstance(base, list)):
        return _list(key, *(side if isinstance(side, list) else [] for side in (base, ours, theirs)))
    return Sides(ours, theirs)


def _held(value: object) -> Tree:
    return value if isinstance(value, dict) else {}


def _map(base: Tree, ours: Tree, theirs: Tree, *, points: bool = False) -> tuple[Tree, Tree]:
    """A map, key by key, by each side."""
    made: tuple[Tree, Tree] = {}, {}
    for key in _names(ours, theirs):
        three = base.get(key), ours.get(key), theirs.get(key)
        sides = _point(*three) if points else _value(key, *three)
        for tree, value in zip(made, sides, strict=True):
            if value is not None:
                tree[key] = value
    return made


def _point(base: object, ours: object, theirs: object) -> Sides:
    """A point, by its keys where one side has more than the value of it."""
    three = base, ours, theirs
    if not any(isinstance(one, dict) for one in three):
        return _value("", *three)
    sides = _value("", *({"value": one} if one is not None and not isinstance(one, dict) else one for one in three))
    if isinstance(ours, dict):
        return sides
    return Sides(*(one["value"] if isinstance(one, dict) and list(one) == ["value"] else one for one in sides))


def _list(key: str, base: Sequence[object], ours: Sequence[object], theirs: Sequence[object]) -> Sides:
    """A list, item by item: what one side has added is there, what one has taken out is gone."""
    mine, its = paired(key, base, ours), paired(key, base, theirs)
    came = [number for number in range(len(ours)) if number not in mine.values()]
    added = [number for number in range(len(theirs)) if number not in its.values()]
    twins = paired(key, [ours[number] for number in came], [theirs[number] for number in added], changed=False)
    both = {came[one]: added[other] for one, other in twins.items()}
    was = {number: old for old, number in mine.items()}
    made: list[Sides] = []
    for number, item in enumerate(ours):
        if number in was:
            old = was[number]
            made.append(_value("", base[old], item, theirs[its[old]] if old in its else None))
        else:
            made.append(_value("", None, item, theirs[both[number]]) if number in both else Sides(item, item))
    for old, item in enumerate(base):
        if old not in mine and old in its and theirs[its[old]] != item:
            made.append(Sides(None, theirs[its[old]]))
    made += [Sides(theirs[number], theirs[number]) for number in added if number not in both.values()]
    by_side = ([sides[side] for sides in made if sides[side] is not None] for side in range(2))
    return Sides(*(held or None for held in by_side))


def clashes_of(ours: Version, theirs: Version) -> list[Clash]:
    """All in which two versions differ, entry by entry and key by key."""
    found = _keys("", ours.store, theirs.store)
    for source in _names(ours.sources, theirs.sources):
        name = f"source {source}"
        found += _entry(name, ours.sources.get(source), theirs.sources.get(source))
    for event in _names(ours.events, theirs.events):
        mine, its = ours.events.get(event), theirs.events.get(event)
        found += _entry(event, mine, its)
        if mine is not None and its is not None:
            accounts, others = accounts_in(mine), accounts_in(its)
            pairs = paired("accounts", accounts, others)
            for number, account in enumerate(accounts):
                other = others[pairs[number]] if number in pairs else None
                found += _entry(account_reference(event, account), account, other)
            left = [other for number, other in enumerate(others) if number not in pairs.values()]
            found += [Clash(account_reference(event, other), "", None, other) for other in left]
    return found


def account_reference(event: str, account: Mapping[str, object]) -> str:
    """How an account is named, with its date where it has one."""
    date = published(account)
    return f"{event}/{account.get('source')}" + ("" if date is None else f"@{date}")


def _entry(name: str, ours: Tree | None, theirs: Tree | None) -> list[Clash]:
    if ours is None or theirs is None:
        return [] if ours is theirs else [Clash(name, "", ours, theirs)]
    return _keys(name, ours, theirs)


def _keys(entry: str, ours: Tree, theirs: Tree) -> list[Clash]:
    found: list[Clash] = []
    for key in _names(ours, theirs):
        mine, its = ours.get(key), theirs.get(key)
        if key == "accounts" or whole(mine) == whole(its):
            continue
        if key == "points":
            held, told = points_of(ours), points_of(theirs)
            found += [
                Clash(entry, f"point {name}", held.get(name), told.get(name))
                for name in _names(held, told)
                if held.get(name) != told.get(name)
            ]
        else:
            found.append(Clash(entry, key, mine, its))
    return found
