"""Rows for Timesketch that our own export has written: each an edge of an account, with all that the account says."""

import json
from collections.abc import Mapping

from timeline.entry_input.values import Tree
from timeline.errors import MalformedText
from timeline.interchange.incoming import Foreign, Incoming
from timeline.store.keys import names
from timeline.when import When, parse_when
from timeline.when.hull import hull

_DEGREES = names("coordinates")
_OF_EVENT = ("place", "actors", "note", "points")
_STRUCTURED = frozenset({"points", "cite", "event_points", "event_actors", "accounts"})
_KEYS = frozenset({*names("account"), *names("citation")})


def is_own(row: Mapping[str, object]) -> bool:
    """Whether a row was written by `timeline export`."""
    return bool(row.get("event_id")) and bool(row.get("event_title"))


class OwnRows:
    """The events that rows tell, put together again."""

    def __init__(self, made: Foreign) -> None:
        self._made = made
        self._events: dict[str, tuple[int, Tree]] = {}
        self._accounts: dict[str, list[Tree]] = {}
        self._sources: dict[str, Tree] = {}

    def take(self, line: int, row: Mapping[str, object]) -> None:
        """One row: an edge of an account is no account more."""
        fields = {key: _value(key, value) for key, value in row.items() if value not in (None, "")}
        name = str(fields["event_id"])
        if name not in self._events:
            self._events[name] = (line, _event(name, fields))
            self._accounts[name] = []
        source = fields.get("source")
        if source is None:
            return
        held = {"name": fields.get("source_name"), "type": fields.get("source_type")}
        said = {key: value for key, value in held.items() if value not in (None, source)}
        self._sources.setdefault(str(source), said)
        account = _account(fields)
        if account not in self._accounts[name]:
            self._accounts[name].append(account)

    def incoming(self) -> Incoming:
        """All of them."""
        for name, (line, event) in self._events.items():
            accounts = self._accounts[name]
            if _is_hull(str(event.get("when", "")), accounts):
                event.pop("when")
            self._made.take(line, {**event, "accounts": accounts})
        return self._made.incoming("rows", sources=self._sources, tells=False)


def _event(name: str, fields: Mapping[str, object]) -> Tree:
    tags = fields.get("tag")
    event: Tree = {"id": name, "title": fields["event_title"], "when": fields.get("event_when")}
    event |= {key: fields[f"event_{key}"] for key in _OF_EVENT if f"event_{key}" in fields}
    place = {key: fields[f"event_{key}"] for key in _DEGREES if f"event_{key}" in fields}
    return {**event, "coordinates": place, "tags": tags if isinstance(tags, list) else []}


def _account(fields: Mapping[str, object]) -> Tree:
    account = {key: value for key, value in fields.items() if key in _KEYS or key.startswith("x-")}
    if account.get("stance") == "reports":
        del account["stance"]
    place = {key: fields[key] for key in _DEGREES if key in fields}
    return {"source": fields["source"], **account, **({"coordinates": place} if place else {})}


def _value(key: str, value: object) -> object:
    """A value as it was before it became a cell."""
    if not isinstance(value, str):
        return value
    if key == "tag" and value == "-":
        return []
    if key in _STRUCTURED or key == "tag" or key.startswith("x-"):
        try:
            return json.loads(value)
        except (json.JSONDecodeError, RecursionError):
            return value
    # What a spreadsheet program could take for a formula was written behind an apostrophe.
    return value[1:] if value[:1] == "'" and value[1:].lstrip(" ")[:1] in _FORMULA else value


_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def _is_hull(when: str, accounts: list[Tree]) -> bool:
    """Whether a time is no more than what the accounts say together, so that nobody has to say it."""
    try:
        told: list[When] = [parse_when(str(account["when"])) for account in accounts if "when" in account]
        made, given = hull(told), parse_when(when)
    except MalformedText:
        return False
    return made is not None and (made.form, made.earliest, made.latest) == (given.form, given.earliest, given.latest)
