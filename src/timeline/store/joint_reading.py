"""Several texts read as one store: the fast way in, and every problem with its place when that way is barred."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path as FilePath
from typing import NamedTuple, NoReturn
from unicodedata import is_normalized

import msgspec

from timeline.collector import collector_paused
from timeline.errors import Place, Problem, TimelineError
from timeline.progress import Progress
from timeline.store.build import build
from timeline.store.build_event import Path
from timeline.store.decoding import BOM
from timeline.store.joint import Trees, is_part, joint_tree, refuse_at_odds, split
from timeline.store.parsing import parsed
from timeline.store.reading import SLICE, Reading, Stored, read_store, tree_of
from timeline.store.slices import Sliced, sliced
from timeline.store.spelling import with_one_spelling


class Part(msgspec.Struct, frozen=True):
    """A text that is a part of a store; `raw` is its tree, where it is known."""

    path: FilePath | None
    name: str
    data: bytes
    raw: object = None


def with_text(stored: Stored, text: str, name: str | None = None) -> Stored:
    """A store with another text in the place of its own, `name` what messages call it then.

    That of a folder has as many parts. Raises TimelineError where it is no store.
    """
    called = name or stored.name
    if not stored.parts:
        return read_store(stored.path, text.encode(), called, frame=stored.frame)
    texts = split(text)
    if len(texts) != len(stored.parts):
        message = f"{called} has {len(stored.parts)} parts, and these are {len(texts)}"
        raise TimelineError.of("internal", message, "please report this with the files")
    return read_parts(stored.path, called, [_with(*one) for one in zip(stored.parts, texts, strict=True)])


def _with(part: Stored, text: str) -> Part:
    if text == part.text:
        return Part(part.path, part.name, part.data, part.raw)
    return Part(part.path, part.name, (BOM if part.bom else b"") + text.encode())


def raw_of(stored: Stored) -> object:
    """The tree of a store as the fast reader makes it; of a folder that of all parts together."""
    if stored.parts:
        return joint_tree([raw for part in stored.parts if isinstance(raw := raw_of(part), dict)])
    return stored.raw if isinstance(stored.raw, dict) else parsed(stored.text)


def read_parts(
    path: FilePath | None,
    name: str,
    parts: Sequence[Part],
    *,
    keep_raw: bool = False,
    progress: Progress | None = None,
    told: tuple[Problem, ...] = (),
) -> Stored:
    """Reads the parts of one store, in their order; `path` is their folder. Raises TimelineError with every problem."""
    readings = [PartReading(part.data, part.name, keep_raw=True) for part in parts]
    pairs = list(zip(parts, readings, strict=True))
    is_large = sum(len(part.data) for part in parts) > _LARGE
    with collector_paused(freeze=is_large):
        if is_large and not keep_raw and all(part.raw is None and _is_normal(part) for part in parts):
            # A wrong cut is an error of the reader, and then the whole is read.
            with suppress(ValueError, msgspec.ValidationError):
                return _read(path, name, [_in_slices(*one) for one in pairs], progress, told)
        try:
            return _read(path, name, [_of_all(*one, keep_raw=keep_raw) for one in pairs], progress, told)
        # As in `reading`.
        except (ValueError, msgspec.ValidationError) as error:
            _refuse(readings, str(error))


class _Opened(NamedTuple):
    """A part on its way into a store: its keys without its events, and these a few at a time."""

    part: Part
    reading: "PartReading"
    frame: dict[str, object]
    items: int
    events: Iterable[list[object]]
    raw: object = None


def _of_all(part: Part, reading: "PartReading", *, keep_raw: bool) -> _Opened:
    """A part whose tree is made at once. Raises ValueError where it has not the shape of a store, TimelineError."""
    raw = reading.tree() if part.raw is None else part.raw
    if not isinstance(raw, dict) or not is_part(raw):
        raise _NotReadError("a part is no store")
    events = raw.get("events") or []
    frame = {key: value for key, value in raw.items() if key != "events"}
    kept = raw if keep_raw or part.raw is not None else None
    return _Opened(part, reading, frame, len(events), [events], kept)


def _in_slices(part: Part, reading: "PartReading") -> _Opened:
    """A part of whose events the trees are made a few at a time. Raises as above."""
    reading.look(reading.text)
    apart = sliced(part.data.removeprefix(BOM))
    if apart is None:
        return _of_all(part, reading, keep_raw=False)
    frame = tree_of(apart.frame)
    if not isinstance(frame, dict) or frame.pop("events", None) != [apart.mark] or not is_part(frame):
        raise _NotReadError("what looked like events is something else")
    return _Opened(part, reading, frame, apart.count(), _lists(apart))


def _lists(apart: Sliced) -> Iterator[list[object]]:
    for data in apart.slices(SLICE):
        tree = tree_of(data)
        if not isinstance(tree, list):
            raise _NotReadError("what looked like events is something else")
        yield tree


def _read(
    path: FilePath | None,
    name: str,
    opened: Sequence[_Opened],
    progress: Progress | None,
    told: tuple[Problem, ...],
) -> Stored:
    """The store of some parts. Raises ValueError, `msgspec.ValidationError`, TimelineError where two are at odds."""
    readings = [one.reading for one in opened]
    trees = Trees([one.frame for one in opened], [one.items for one in opened])
    if odds := list(trees.at_odds()):
        refuse_at_odds([(_told(key), *_places(readings, (part, first), key)) for first, part, key in odds])
    filled = [0] * len(opened)

    def events() -> Iterator[list[object]]:
        for number, one in enumerate(opened):
            for listed in one.events:
                filled[number] += sum(event is not None for event in listed)
                yield listed

    slices: Iterable[list[object]] = events()
    frame = trees.frame()
    if not all(_is_normal(one.part) for one in opened):
        whole = _spelt({**frame, "events": [event for listed in slices for event in listed]})
        slices = [whole.pop("events")]  # type: ignore[list-item]
        frame = whole
    timeline = build(frame, _numbers_of(readings, trees), progress, (sum(one.items for one in opened), slices))
    beside = {key: value for key, value in frame.items() if key != "timeline"}
    made: list[Stored] = []
    begin = 0
    for one, count in zip(opened, filled, strict=True):
        own = msgspec.structs.replace(timeline, events=timeline.events[begin : begin + count])
        made.append(Stored(own, one.part.path, one.part.name, one.part.data, one.raw, frame=beside))
        begin += count
    return Stored(timeline, path, name, b"", None, tuple(made), told=told)


def _is_normal(part: Part) -> bool:
    """Whether each letter of a part is in the one spelling in which names are compared."""
    return part.data.isascii() or is_normalized("NFC", part.data.decode(errors="replace"))


def _spelt(tree: dict[str, object]) -> dict[str, object]:
    """A tree in which each name is spelt as its entry has it."""
    spelt = with_one_spelling(tree, _OTHERWISE)
    return spelt if isinstance(spelt, dict) else tree


_OTHERWISE = "e\u0301"
"""A text that is not in that spelling."""


def _told(path: Sequence[str]) -> str:
    return f"`{path[-1]}`"


def _places(
    readings: Sequence[Reading], parts: tuple[int, int], path: Sequence[str]
) -> tuple[Place | None, Place | None]:
    """Where a key stands in two parts."""
    one, other = (readings[part].document.locate_key(path) for part in parts)
    return one, other


class _NotReadError(ValueError):
    """The fast way in is barred: what is wrong is found when all parts are walked over."""


class PartReading(Reading):
    """One reading of a part, which is refused with the others."""

    def tree(self) -> object:
        """What the fast reader makes of it. Raises ValueError, and TimelineError for both sides of a conflict."""
        text = self.text
        self.look(text)
        return parsed(text, self.data.removeprefix(BOM))

    def refuse(self, reason: str) -> NoReturn:
        """Raises ValueError."""
        raise _NotReadError(reason)


def _refuse(readings: Sequence[Reading], reason: str) -> NoReturn:
    """Raises TimelineError with every problem of the parts, each with its place."""
    from timeline.store.positions import NotYamlError
    from timeline.store.refusing.store_walk import diagnose
    from timeline.store.refusing.yaml_syntax import syntax_problems

    problems: list[Problem] = []
    for one in readings:
        try:
            _ = one.document
        except NotYamlError as fault:
            problems += syntax_problems(fault, one.text, one.name)
    problems = problems or diagnose([one.document for one in readings], {})
    if not problems:
        # The two walks disagree. Reading on would keep what one of them refuses.
        message = f"these files cannot be read, and the reason has no place in them: {reason}"
        problems = [Problem("internal", message, "please report this with the files", Place(readings[0].name, 1, 1))]
    raise TimelineError(problems)


def _numbers_of(readings: Sequence[Reading], trees: Trees) -> Callable[[int | float, Callable[[], Path]], str]:
    """Numbers as they are written, by their path in the whole."""
    found: dict[tuple[type, bool], bool] = {}

    def may_be_odd(number: float) -> bool:
        # What is asked of a text depends on no more of the number, and there may be a thousand texts.
        kind = type(number), bool(number)
        if kind not in found:
            found[kind] = any(one.may_be_odd(number) for one in readings)
        return found[kind]

    def number_text(number: float, path: Callable[[], Path]) -> str:
        if not may_be_odd(number):
            return repr(number)
        steps = path()
        if steps[0] == "events":
            part, place = trees.part_of(int(steps[1]))
            steps = ("events", place, *steps[2:])
        else:
            part = next(trees.having(str(steps[0]), str(steps[1]) if steps[0] == "sources" else None))
        return readings[part].number_text(number, lambda: steps)

    return number_text


_LARGE = 1 << 20
