"""GeoJSON (RFC 7946): a feature for each event and each account that says where on the globe, with what is told there.

An event without coordinates of its own is a feature without a geometry, so that all of them are in the file: programs
that draw maps pass it over. `radius`, `begin` and `end` are what such programs filter by.
"""

from timeline.handover.entries import fields_of
from timeline.handover.losses import Losses
from timeline.handover.request import Handover
from timeline.interchange.written import Written
from timeline.model import Account, Coordinates, Event, Point
from timeline.render.json_text import json_text
from timeline.store.keys import EntryKind, names
from timeline.when import When, to_iso

_DEGREES = {"lat", "lon", "radius", "coordinates.x-"}
_KEYS: dict[EntryKind, frozenset[str]] = {
    "store": frozenset({"title"}),
    "source": frozenset({"name", "type"}),
    "event": frozenset({*names("event"), *_DEGREES, "x-"}),
    "account": frozenset({*names("account"), *_DEGREES, "x-"}),
    "point": frozenset({*names("point"), "name", "x-"}),
    "citation": frozenset({*names("citation"), "x-"}),
    "ruling": frozenset({*names("ruling"), "x-"}),
}


def write(asked: Handover) -> Written:
    """The collection in UTF-8."""
    losses = Losses()
    features: list[dict[str, object]] = []
    for event in asked.chronological:
        features.append(_feature(event.coordinates, _event(event, asked)))
        placed = [account for account in event.accounts if account.coordinates is not None]
        features += [
            _feature(account.coordinates, {"kind": "account", "event": event.id, **_account(account, asked)})
            for account in placed
        ]
        if event.coordinates is None and not placed:
            losses.add("unlocated", event.id)
    losses.add_entries(asked, asked.chronological, _KEYS)
    document = {"type": "FeatureCollection", "name": asked.title, "features": features}
    return Written(json_text(document).encode(), losses.listed)


def _feature(place: Coordinates | None, properties: dict[str, object]) -> dict[str, object]:
    """A point: degrees east, then degrees north."""
    geometry = None if place is None else {"type": "Point", "coordinates": [place.lon, place.lat]}
    said = {} if place is None else fields_of("coordinates", place)
    more = {key: value for key, value in said.items() if key not in ("lat", "lon")}
    return {"type": "Feature", "geometry": geometry, "properties": {**properties, **more}}


def _event(event: Event, asked: Handover) -> dict[str, object]:
    when = {"when": event.when.text, **_extent(event.when)} if event.when is not None else {}
    said = fields_of("event", event)
    return {
        "kind": "event",
        "id": event.id,
        "title": event.title,
        **said,
        **when,
        **({"points": _points(event.points)} if event.points else {}),
        **({"rulings": [fields_of("ruling", ruling) for ruling in event.rulings]} if event.rulings else {}),
        **({"accounts": [_account(account, asked) for account in event.accounts]} if event.accounts else {}),
    }


def _account(account: Account, asked: Handover) -> dict[str, object]:
    source = asked.timeline.sources[account.source]
    place = account.coordinates
    return {
        "source": source.id,
        "source_name": source.name,
        **({"source_type": source.type} if source.type != "other" else {}),
        **fields_of("account", account),
        **_extent(account.when),
        **({"coordinates": fields_of("coordinates", place)} if place is not None else {}),
        **({"points": _points(account.points)} if account.points else {}),
        **({"cite": [fields_of("citation", citation) for citation in account.cite]} if account.cite else {}),
    }


def _points(points: tuple[Point, ...]) -> dict[str, object]:
    return {point.name: fields_of("point", point) for point in points}


def _extent(when: When | None) -> dict[str, object]:
    """The first and the last moment that it may be, in UTC."""
    bounds = () if when is None else (("begin", to_iso(when.earliest)), ("end", to_iso(when.latest)))
    return {key: text for key, text in bounds if text is not None}
