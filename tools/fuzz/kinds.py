"""What is tried with each input, and what must be true of it; each function raises where it is not."""

import io
import json
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from timeline.cli.main import main
from timeline.cli.session import Session
from timeline.compare.matching import match
from timeline.entry_input.files import read_records
from timeline.errors import MalformedText, TimelineError
from timeline.merging import join
from timeline.store import Stored
from timeline.store import editing as e
from timeline.store.parsing import ReaderName, choose_reader
from timeline.store.reading import read_store
from timeline.value import compare_values, parse_value
from timeline.when import compare_when, parse_when
from timeline.when.typed import parse_typed
from tools.fuzz.foreign import FOREIGN
from tools.fuzz.mutations import TIMES, TYPED, VALUES, mutated, store_text, word

_TODAY = (2025, 3, 20)


class Broken(Exception):
    """Something that must be true was not."""


def reading(random: Random) -> str:
    """Both readers of YAML refuse the same, with the same words, and read the same."""
    text = mutated(store_text(random), random, 2)
    return _alike(text)


def _alike(text: str) -> str:
    data = text.encode(errors="surrogatepass")
    fast, slow = _read_by("oryaml", data), _read_by("pyyaml", data)
    if fast != slow:
        raise Broken(f"oryaml: {str(fast)[:300]}\npyyaml: {str(slow)[:300]}")
    return "refused" if isinstance(fast, tuple) else "read"


def _read_by(reader: ReaderName, data: bytes) -> object:
    choose_reader(reader)
    try:
        return repr(read_store(None, data, "store").timeline)  # what is not a number equals nothing, itself neither
    except TimelineError as error:
        _refuse_internal(error)
        return error.problems
    finally:
        choose_reader(None)


def _refuse_internal(error: TimelineError) -> None:
    for problem in error.problems:
        if problem.check == "internal" or "internal" in problem.message:
            raise Broken(problem.message)


def times(random: Random) -> str:
    """A time is read, or refused with the characters that are wrong; what is read compares with itself as the same."""
    text = mutated(random.choice(TIMES), random, 2)
    try:
        when = parse_when(text, random.choice((None, "Europe/Kyiv")))
    except MalformedText as error:
        if not 0 <= error.begin <= error.end <= max(len(text), 1):
            raise Broken(f"{error.begin}..{error.end} of {len(text)}") from None
        return "refused"
    compare_when(when, when)
    if when.earliest is not None and when.latest is not None and when.earliest > when.latest:
        raise Broken("it ends before it begins")
    return "read"


def typed(random: Random) -> str:
    """What is typed becomes a time of the grammar, or is refused."""
    text = mutated(random.choice(TYPED), random, 1)
    try:
        written = parse_typed(text, today=_TODAY, zone="Europe/Kyiv")
    except (MalformedText, TimelineError):
        return "refused"
    parse_when(written, "Europe/Kyiv")
    return "read"


def values(random: Random) -> str:
    """Two values compare the same way from both sides, and each with itself as the same."""
    left, right = (_value(mutated(random.choice(VALUES), random, 2)) for _ in range(2))
    if left is None or right is None:
        return "refused"
    there, back = compare_values(left, right).verdict, compare_values(right, left).verdict
    if there != back:
        raise Broken(f"{there} and {back}")
    return "read"


def _value(text: str) -> Any:
    try:
        return parse_value(text, zone="Europe/Kyiv")
    except (MalformedText, TimelineError):
        return None


def edits(random: Random) -> str:
    """An edit is made and both readers read it, or it is refused; never as a mistake of the program."""
    stored = _store(random)
    try:
        made = [_edit(stored, random) for _ in range(random.randint(1, 3))]
        # What comes back from an editor is an edit of its own.
        alone = [edit for edit in made if isinstance(edit, e.Replace)][:1]
        edited = e.edit_text(stored, alone or made)
    except TimelineError as error:
        _refuse_internal(error)
        return "refused"
    if _alike(edited.text) != "read":
        raise Broken("what was written cannot be read")
    return "read"


def _store(random: Random) -> Stored:
    """A store that is right, though somebody has been at it."""
    for _ in range(20):
        text = mutated(store_text(random), random, 2)
        try:
            return read_store(None, text.encode(errors="replace"), "store")
        except TimelineError:
            continue
    return read_store(None, store_text(random).encode(), "store")


def _edit(stored: Stored, random: Random) -> e.Edit:
    timeline = stored.timeline
    targets: list[e.Target] = [e.OfStore(), *map(e.OfSource, timeline.sources)]
    for event in timeline.events:
        targets += [e.OfEvent(event.id), *(e.OfAccount(event.id, number) for number in range(len(event.accounts)))]
    target = random.choice(targets)
    keys = ("title", "note", "says", "when", "place", "tags", "actors", "name", "x-own", "quote", "points", "published")
    key, text = random.choice(keys), word(random)
    ids = [event.id for event in timeline.events] or ["none"]
    names = [*ids, *timeline.sources, "strike", "drones", "no", "gender"]
    match random.randrange(9):
        case 0:
            entry = {"id": random.choice((text, "new")), "title": word(random), "when": random.choice(TIMES)}
            return e.AddEvent(entry, sorted=random.random() < 0.5)
        case 1:
            source = random.choice([*timeline.sources, "nobody"])
            return e.AddAccount(random.choice(ids), {"source": source, "says": text, "points": {word(random): text}})
        case 2:
            return e.AddSource(random.choice((text, "new-source")), {"name": text})
        case 3:
            value = [word(random) for _ in range(random.randint(1, 3))] if key in ("tags", "actors") else text
            return e.SetKey(target, key, value)
        case 4:
            return e.UnsetKey(target, key)
        case 5:
            return e.SetPoint(target, random.choice(("drones", "length", text)), word(random))
        case 6:
            return e.Remove(target)
        case 7:
            kinds: tuple[e.Named, ...] = ("event", "source", "tag", "point")
            return e.Rename(random.choice(kinds), random.choice(names), random.choice((text, "new", "no", "y")))
        case _:
            if isinstance(target, e.OfStore):
                return e.UnsetPoint(target, "drones")
            return e.Replace(target, mutated(e.entry_text(stored, target), random, 2))


def merges(random: Random) -> str:
    """Two stores become one that both readers read, or that is refused."""
    one, other = _store(random), _store(random)
    found = match(one.timeline, other.timeline)
    try:
        made = join(one, other, found.pairs)
    except TimelineError as error:
        _refuse_internal(error)
        return "refused"
    if _alike(made.text) != "read":
        raise Broken("what was merged cannot be read")
    return "read"


def records(random: Random) -> str:
    """A table of any kind is read or refused."""
    csv = 'Title;When;Source;Note\r\nDrones;18 March 2025 22:30;paper;"a; b"\r\nTalks;2025-03-24;y;\r\n'
    listed = json.dumps([{"title": "Drones", "when": "2025-03-18", "source": "paper", "points": {"drones": 10}}])
    name, text = random.choice(
        (("t.csv", csv), ("t.json", listed), ("t.yaml", store_text(random)), ("t.jsonl", listed))
    )
    data = mutated(text, random).encode(random.choice(("utf-8", "utf-16", "utf-8-sig")), errors="replace")
    try:
        read_records(data, name)
    except TimelineError as error:
        _refuse_internal(error)
        return "refused"
    return "read"


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="timeline-fuzz-"))


def _run(arguments: list[str], data: bytes, *, folder: Path | None = None) -> str:
    """One command in this process; an exception that is none of ours comes out of here."""
    out, err = io.StringIO(), io.StringIO()
    session = Session(
        stdin=io.BytesIO(data), stdout=out, stderr=err, environment={}, directory=folder or _folder(), today=_TODAY
    )
    status = int(main(arguments, session))
    if status not in (0, 1, 2):
        raise Broken(f"exit status {status}")
    said = err.getvalue()
    if "please report" in said or (status == 2 and not said):
        raise Broken(f"exit status {status}: {said[:300]}")
    if any(sign in out.getvalue() for sign in ("\x1b", "\x07", "\x00")):
        raise Broken("a control character of the store reached the screen")
    return "refused" if status == 2 else "read"


def selections(random: Random) -> str:
    """Filters of any text select, or say what is wrong with them."""
    arguments = ["--file", "-", random.choice(("show", "sources", "diff", "check"))]
    options = ("--since", "--until", "--on", "--source", "--tag", "--actor", "--place", "--grep", "--regex", "--limit")
    for _ in range(random.randint(1, 2)):
        arguments += [f"{random.choice(options)}={word(random)}"]
    if random.random() < 0.3:
        arguments.append(word(random))
    return _run(arguments, _store(random).data)


_DRAWN = """
show, show --full, show --bars, show --ids --background, show --group month, show --json, show --svg -, sources,
show --ascii --width 40, sources --json, check, check --json, diff, diff --stat, diff --json, diff --unruled,
diff --format markdown, diff --changes, diff --words=all, textconv
"""
DRAWINGS = [words.split() for words in _DRAWN.split(",")]


def drawings(random: Random) -> str:
    """Every drawing and every format of export of a store that somebody has been at."""
    from timeline.interchange.formats import FORMATS

    data = _store(random).data
    names = [*FORMATS]
    number = random.randrange(len(DRAWINGS) + len(names))
    if number < len(DRAWINGS):
        width = [] if random.random() < 0.5 else ["--width", str(random.choice((20, 60, 100, 160)))]
        arguments = list(DRAWINGS[number])
        if arguments == ["textconv"]:
            (_folder() / "textconv.yaml").write_bytes(data)
            return _run(["textconv", "textconv.yaml"], b"")
        if arguments[0] in ("show", "diff", "sources") and "--width" not in arguments and len(arguments) == 1:
            arguments += width
        return _run(["--file", "-", *arguments], data)
    with tempfile.TemporaryDirectory(dir=_folder()) as name:
        return _run(["--file", "-", "export", names[number - len(DRAWINGS)], "-o", "out"], data, folder=Path(name))


def imports(random: Random) -> str:
    """A file of another tool is taken into a new store that both readers read, or it is refused and none is made."""
    form = random.choice([*FOREIGN])
    text = mutated(random.choice(FOREIGN[form]), random)
    data = text.encode(random.choice(("utf-8", "utf-8", "utf-16", "cp1252")), errors="replace")
    with tempfile.TemporaryDirectory(dir=_folder()) as name:
        folder = Path(name)
        (folder / "given").write_bytes(data)
        came_to = _run(
            ["import", form, "given", "-o", "new.yaml", *random.choice(([], ["--strict"]))], b"", folder=folder
        )
        new = folder / "new.yaml"
        if came_to == "refused" and new.exists():
            raise Broken("it was refused, and a store was made")
        if new.exists() and _alike(new.read_bytes().decode()) != "read":
            raise Broken("what was imported cannot be read")
    return came_to


KINDS: dict[str, tuple[Callable[[Random], str], int]] = {
    "reading": (reading, 80_000),
    "times": (times, 40_000),
    "values": (values, 30_000),
    "typed": (typed, 20_000),
    "edits": (edits, 16_000),
    "records": (records, 8_000),
    "imports": (imports, 16_000),
    "selections": (selections, 4_000),
    "drawings": (drawings, 4_000),
    "merges": (merges, 2_000),
}
"""Each kind with its part of 220,000 inputs."""
