"""A value for a key of an entry: a text as typed, or what a file of rows holds, made into what the key takes."""

import re
from collections.abc import Iterable, Mapping

import msgspec

from timeline.entry_input.given_times import GivenTimes, SpanText
from timeline.entry_input.languages import language
from timeline.entry_input.typed_points import parse_fields, parse_point
from timeline.errors import MalformedText, TimelineError, near_misses, shortened
from timeline.store.entries import POINT_KEYS
from timeline.store.globe import REACH, is_within
from timeline.store.keys import ENTRIES, EntryKind, holding, keys, names
from timeline.when import Home, check_zone

Tree = dict[str, object]

KEYS: dict[EntryKind, tuple[str, ...]] = {kind: names(kind) for kind in ENTRIES if kind != "store"}
_SHA256 = re.compile(r"[0-9a-fA-F]{64}")
_TRUTHS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


class Reader(msgspec.Struct):
    """Reads the values of one entry; `home` is the zone and calendar of times without. All methods raise TimelineError.

    `labels` says what the user calls a key: the option or the column. A key without a label is called by its name.
    """

    times: GivenTimes
    home: Home = Home()
    labels: Mapping[str, str] = {}
    owner: str = ""
    """Whose keys are read: the label of `account.when` comes before that of `when`."""

    def label(self, key: str) -> str:
        """What a key is called in messages."""
        return self.labels.get(f"{self.owner}.{key}") or self.labels.get(key, key)

    def value(self, key: str, given: object) -> object:
        """What the store will hold; None where nothing was given."""
        if given is None or given == "" or given in ([], {}):
            return None
        if key.startswith("x-"):
            return given
        if key == "points":
            return self.points(given)
        if key == "coordinates":
            return self._coordinates(given)
        if key in _NESTED:
            return self._nested(key, given)
        if key in holding("text", "source", "event", many=True):
            return self._texts(key, given)
        if isinstance(given, Mapping | list):
            raise TimelineError.of("not-text", f"{self.label(key)} is one value, and here are several", "write one")
        if key in holding("truth"):
            return self._truth(key, given)
        if isinstance(given, bool):
            raise TimelineError.of(
                "not-text", f"{self.label(key)} is a text, and here is {str(given).lower()}", "quote it"
            )
        text = str(given).strip()
        if not text:
            return None
        if key == "credibility":
            return self._credibility(text)
        if key in holding("time"):
            return self.times.stored(key, self.label(key), given if isinstance(given, SpanText) else text, self.home)
        if key in holding("word"):
            return self._one_of(key, text)
        if key in holding("number"):
            return self._number(key, text)
        if key in holding("zone"):
            return self._zone(text)
        if key == "lang":
            return language(text, self.label(key))
        return self._hash(text) if key == "sha256" else text

    def entry(self, kind: EntryKind, given: Mapping[str, object]) -> Tree:
        """The keys of an entry in the order of the format, then those that begin with `x-`; absent ones left out."""
        for key in given:
            if key not in KEYS[kind] and not key.startswith("x-"):
                raise unknown_key(self.label(key), KEYS[kind], f"{'an' if kind[0] in 'ae' else 'a'} {kind}")
        ordered = [key for key in KEYS[kind] if key in given] + [key for key in given if key.startswith("x-")]
        made = {key: self._named(key, given[key]) for key in ordered}
        return {key: value for key, value in made.items() if value is not None}

    def _nested(self, key: str, given: object) -> object:
        """Entries within an entry: a list of them, or for a clock one alone."""
        kind = _NESTED[key]
        if key == "clock" and isinstance(given, Mapping):
            return self.entry(kind, given)
        return [self.entry(kind, _fields_of(item, kind)) for item in _listed(given)]

    def _coordinates(self, given: object) -> Tree:
        """A place on the globe, also as people copy it: `46.48, 30.73` or `46.48, 30.73 ± 500 m`."""
        if isinstance(given, Mapping):
            return self.entry("coordinates", given)
        found = _DEGREES.fullmatch(str(given))
        if found is None:
            label, mend = self.label("coordinates"), "write degrees: 46.48, 30.73, and metres behind them: ± 500 m"
            raise TimelineError.of("value", f"{label} cannot be `{shortened(str(given))}`", mend)
        return self.entry("coordinates", {key: text for key, text in found.groupdict().items() if text})

    def _number(self, key: str, text: str) -> float | int:
        try:
            number = float(text)
        except ValueError:
            number = float("nan")
        if not is_within(key, number):
            least = 0 if key == "radius" else -int(REACH[key])
            message = f"`{key}` is a number from {least} to {int(REACH[key])}, not `{shortened(text)}`"
            raise TimelineError.of("value", message, "decimal degrees, south and west negative; radius in metres")
        return int(number) if number.is_integer() else number

    def _named(self, key: str, given: object) -> object:
        """A value whose problems say of which field they are."""
        try:
            return self.value(key, given)
        except TimelineError as error:
            field = self.label(key).strip("`")
            raise TimelineError([one._replace(field=one.field or field) for one in error.problems]) from None

    def points(self, given: object) -> Tree:
        """A map of points, from a map or from texts as typed."""
        pairs: list[tuple[str, object]] = []
        if isinstance(given, Mapping):
            pairs = [(str(name), value) for name, value in given.items()]
        else:
            pairs = [self._typed(*parse_point(str(item))) for item in _listed(given)]
        points: Tree = {}
        for name, value in pairs:
            if name in points:
                message = f"the point `{name}` is given twice"
                raise TimelineError.of("duplicate-name", message, "a source that says two things has two accounts")
            if (made := self.point(name, value)) is not None:
                points[name] = made
        return points

    def typed_point(self, text: str) -> tuple[str, object]:
        """The name of a point that somebody typed, and what the store will hold; None where it has no value."""
        name, value = self._typed(*parse_point(text))
        return name, self.point(name, value)

    def _typed(self, name: str, value: str | dict[str, str]) -> tuple[str, object]:
        """A point whose value, where it is a time as people type it, is written as the store writes times."""
        long = value if isinstance(value, dict) else {"value": value}
        if long.get("as", "time") != "time":
            return name, value
        told = self.times.stored_of_point(name, long["value"], self.home, is_time="as" in long)
        return name, {**long, "value": told} if isinstance(value, dict) else told

    def point(self, name: str, value: object) -> object:
        """The value of a point, or its long form; None where it has none."""
        if not isinstance(value, Mapping):
            if isinstance(value, bool | list | tuple):
                raise TimelineError.of(
                    "not-text", f"the point `{name}` is one value, a text or a number", "write one value"
                )
            return None if value is None or str(value).strip() == "" else str(value).strip()
        for key in value:
            if key not in POINT_KEYS and not key.startswith("x-"):
                raise unknown_key(key, KEYS["point"], f"the point `{name}`")
        held = self.entry("point", {key: item for key, item in value.items() if key != "value"})
        told = self.point(name, value.get("value"))
        if told is None:
            if not held:
                return None
            raise TimelineError.of("missing", f"the point `{name}` has no value", "write one, or leave the point out")
        return {"value": told, **held}

    def _texts(self, key: str, given: object) -> list[str]:
        items = given.split(",") if isinstance(given, str) else _listed(given)
        if not all(isinstance(item, str | int) and not isinstance(item, bool) for item in items):
            raise TimelineError.of(
                "not-text", f"{self.label(key)} is a list of texts", "write them in [ ], each a text"
            )
        return list(dict.fromkeys(text for item in items if (text := str(item).strip())))

    def _truth(self, key: str, given: object) -> bool:
        truth = _TRUTHS.get(str(given).strip().casefold())
        if truth is None:
            message = f"{self.label(key)} is true or false, not `{shortened(str(given))}`"
            raise TimelineError.of("value", message, "write true or false")
        return truth

    def _credibility(self, text: str) -> int:
        if text not in ("1", "2", "3", "4", "5", "6"):
            message = f"{self.label('credibility')} is a number from 1 to 6, not `{shortened(text)}`"
            raise TimelineError.of("value", message, "1 is confirmed, 6 cannot be judged")
        return int(text)

    def _one_of(self, key: str, text: str) -> str:
        words = next(keys(kind)[key].words for kind in KEYS if key in KEYS[kind])
        allowed = {word.casefold(): word for word in words}
        found = allowed.get(text.casefold())
        if found is None:
            near = near_misses(text, words, most=1)
            mend = f"did you mean `{near[0]}`?" if near else f"it is one of {', '.join(words)}"
            raise TimelineError.of("value", f"{self.label(key)} cannot be `{shortened(text)}`", mend)
        return found

    def _hash(self, text: str) -> str:
        if not _SHA256.fullmatch(text):
            message = f"{self.label('sha256')} is 64 digits and letters from a to f, not `{shortened(text)}`"
            raise TimelineError.of("value", message, "sha256sum FILE prints it; --copy FILE writes it by itself")
        return text.casefold()

    def _zone(self, text: str) -> str:
        try:
            check_zone(text)
        except MalformedText as error:
            raise TimelineError.of("unknown-zone", f"{self.label('timezone')}: {error.message}", error.mend) from None
        return text


_NESTED: dict[str, EntryKind] = {"cite": "citation", "clock": "clock", "rulings": "ruling"}
_DEGREES = re.compile(
    r"\s*(?P<lat>[-+]?[0-9.]+)[\s,;]+(?P<lon>[-+]?[0-9.]+)(?:[\s,;]*(?:±\s*)?(?P<radius>[0-9.]+)\s*m?)?\s*"
)
"""Latitude, longitude, and metres where they stand behind."""


def unknown_key(key: str, known: Iterable[str], what: str) -> TimelineError:
    """The error for a key that an entry does not have."""
    near = near_misses(key, known)
    mend = f"did you mean {' or '.join(f'`{name}`' for name in near)}?" if near else f"it has {', '.join(known)}"
    return TimelineError.of("unknown-key", f"{what} has no key `{key}`", mend)


def _listed(given: object) -> list[object]:
    return list(given) if isinstance(given, list | tuple) else [given]


def _fields_of(item: object, kind: EntryKind) -> Mapping[str, object]:
    return item if isinstance(item, Mapping) else parse_fields(str(item), frozenset(KEYS[kind]), f"a {kind}")
