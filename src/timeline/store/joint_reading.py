"""Several texts read as one store: the fast way in, and every problem with its place when that way is barred."""

from collections.abc import Callable, Sequence
from pathlib import Path as FilePath
from typing import NoReturn
from unicodedata import is_normalized

import msgspec

from timeline.collector import collector_paused
from timeline.errors import Place, Problem, TimelineError
from timeline.progress import Progress
from timeline.store.build import Path, build
from timeline.store.decoding import BOM
from timeline.store.joint import JOINT, Trees, is_part, refuse_at_odds, split
from timeline.store.parsing import parsed
from timeline.store.reading import Reading, Stored, read_store
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
        return Trees([raw for part in stored.parts if isinstance(raw := raw_of(part), dict)]).joint()
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
    size = sum(len(part.data) for part in parts)
    with collector_paused(freeze=size > _LARGE):
        try:
            raws = [one.tree() if part.raw is None else part.raw for one, part in zip(readings, parts, strict=True)]
            if not all(isinstance(raw, dict) and is_part(raw) for raw in raws):
                raise _NotReadError("a part is no store")
            trees = Trees(raws)  # type: ignore[arg-type]
            if odds := list(trees.at_odds()):
                refuse_at_odds([(_told(path), *_places(readings, (part, first), path)) for first, part, path in odds])
            whole = _spelt(trees.joint(), parts)
            timeline = build(whole, _numbers_of(readings, trees), progress)
        # As in `reading`.
        except (ValueError, msgspec.ValidationError) as error:
            _refuse(readings, str(error))
    frame = {key: value for key, value in whole.items() if key not in ("timeline", "events")}
    made: list[Stored] = []
    begin = 0
    for part, raw, events in zip(parts, raws, trees.events, strict=True):
        end = begin + sum(event is not None for event in events)
        own = msgspec.structs.replace(timeline, events=timeline.events[begin:end])
        kept = raw if keep_raw or part.raw is not None else None
        made.append(Stored(own, part.path, part.name, part.data, kept, frame=frame))
        begin = end
    return Stored(timeline, path, name, b"", None, tuple(made), told=told)


def _told(path: Sequence[str]) -> str:
    return f"`{path[-1]}`"


def _places(
    readings: Sequence[Reading], parts: tuple[int, int], path: Sequence[str]
) -> tuple[Place | None, Place | None]:
    """Where a key stands in two parts."""
    one, other = (readings[part].document.locate_key(path) for part in parts)
    return one, other


def _spelt(tree: dict[str, object], parts: Sequence[Part]) -> dict[str, object]:
    """The tree of all parts in which each name is spelt as its entry has it."""
    texts = [text for part in parts if not (text := part.data.decode()).isascii()]
    joint = JOINT.join([text for text in texts if not is_normalized("NFC", text)])
    spelt = with_one_spelling(tree, joint) if joint else tree
    return spelt if isinstance(spelt, dict) else tree


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
