"""Every key of every entry is seen in each view that `docs/format.md` promises, and kept by every command."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.editors import editor
from tests.cli.running import timeline
from tests.cli.test_export import parts_of
from tests.tables import table
from timeline.cli.add_options import KEY_OF_OPTION, LABELS
from timeline.compare.matching import MatchedPair
from timeline.entry_input.template import account_template, event_template
from timeline.errors import TimelineError
from timeline.merging import join
from timeline.merging.proof import prove
from timeline.store import Stored, read_store
from timeline.store.keys import ENTRIES, EntryKind, Key, keys

Tree = dict[str, object]


def base() -> Tree:
    """A store with one of each entry, which has nothing but what it must have."""
    account: Tree = {
        "source": "ministry",
        "points": {"drones": {"value": "10 drones"}},
        "cite": [{"url": "https://example.org/first"}],
    }
    return {
        "timeline": 1,
        "sources": {"ministry": {"name": "Ministry"}, "paper": {"name": "Paper"}, "third": {"name": "Third"}},
        "events": [{"id": "strike", "title": "A strike", "accounts": [account]}, {"id": "talks", "title": "Talks"}],
    }


def entry(store: Tree, kind: EntryKind) -> Tree:
    """The one entry of a kind that a test changes."""
    event = store["events"][0]  # type: ignore[index]
    account = event["accounts"][0]
    found: dict[EntryKind, Tree] = {
        "store": store,
        "source": store["sources"]["ministry"],  # type: ignore[index]
        "event": event,
        "account": account,
        "citation": account["cite"][0],
        "point": account["points"]["drones"],
        "ruling": event.get("rulings", [{}])[0],
        "coordinates": account.get("coordinates", {}),
        "clock": store["sources"]["ministry"].get("clock", {}),  # type: ignore[index]
    }
    return found[kind]


def example(kind: EntryKind, key: Key, number: int) -> object:
    """A value that stands nowhere else; another one for another number."""
    if key.name in _EXAMPLES:
        return _EXAMPLES[key.name][number]
    word = f"{kind}-{key.name}-{number}".replace("_", "-")
    words = [name for name in key.words if name not in ("reports", "other", "signed")]
    made: object = {
        "time": f"2031-0{number + 1}-17",
        "number": number + 2,
        "truth": number == 0,
        "zone": ("Asia/Tokyo", "Asia/Seoul")[number],
        "source": ("paper", "ministry")[number],
        "event": f"{word}-elsewhere",
        "word": (words * 2)[number] if words else "",
    }.get(key.holds, word)
    return [made] if key.many else made


_EXAMPLES: dict[str, tuple[object, object]] = {
    "url": ("https://example.org/second", "https://example.org/third"),
    "archive": ("https://example.org/archive/2", "https://example.org/archive/3"),
    "sha256": ("a" * 64, "b" * 64),
    "lang": ("tlh", "qaa"),
    "value": ("17 kites", "18 kites"),
    "as": ("text", "figure"),
    "values": (["17 kites", "18 kites"], ["19 kites", "20 kites"]),
    "between": (["paper", "ministry"], ["third", "ministry"]),
    "verdict": ("worded", "open"),
    "ahead": ("7 min", "8 min"),
    "behind": ("7 min", "8 min"),
}


def base_of(kind: EntryKind, key: Key) -> Tree:
    """The store with a ruling or a clock that has what it must, where a test changes a key of that."""
    store = base()
    if kind == "ruling":
        ruling: Tree = {"values": ["10 drones", "12 drones"], "verdict": "differs", "because": "Counted."}
        event_of(store)["rulings"] = [ruling if key.name == "row" else {"point": "drones", **ruling}]
    if kind == "clock":
        store["sources"]["ministry"]["clock"] = {} if key.name == "behind" else {"ahead": "5 min"}  # type: ignore[index]
    if kind == "coordinates":
        account: Tree = event_of(store)["accounts"][0]  # type: ignore[index]
        account["coordinates"] = {"lat": 1.5, "lon": 1.25}
    return store


def event_of(store: Tree) -> Tree:
    event: Tree = store["events"][0]  # type: ignore[index]
    return event


def with_key(kind: EntryKind, key: Key, number: int) -> Tree:
    store = base_of(kind, key)
    entry(store, kind)[key.name] = example(kind, key, number)
    return store


def written(path: Path, store: Tree) -> Path:
    path.write_text(json.dumps(store, ensure_ascii=False), encoding="utf-8")
    return path


def text_of(value: object) -> str:
    held = value[0] if isinstance(value, list) else value
    return str(held)


def looked_for(kind: EntryKind, key: Key) -> str:
    value = example(kind, key, 0)
    return key.name if value is True else text_of(value)


def output(store: Tree, path: Path, *arguments: str) -> str:
    result = timeline(*arguments, str(written(path, store)))
    if "--drafts" in arguments and result.status == 2:
        return ""  # there is no draft of that name
    assert result.status == 0, result.err
    return result.out


def drafts(key: Key) -> tuple[str, ...]:
    """What shows a draft, where nothing else does."""
    return ("--drafts",) if key.name == "draft" else ()


def both(kind: EntryKind, key: Key, path: Path, *arguments: str) -> tuple[str, str]:
    """What a command writes of a store without a key, and with it; the file is its last argument."""
    return output(base(), path, *arguments), output(with_key(kind, key, 0), path, *arguments)


def drawn(kind: EntryKind, key: Key, path: Path) -> bool:
    options = ("--private", *drafts(key), "--width", "200", "--links", "never", "--file")
    without, held = both(kind, key, path, "show", "strike", *options)
    told = {"time": "17 Jan", "source": "Paper"}.get(key.holds, looked_for(kind, key))
    return (told in held or looked_for(kind, key) in held) and held != without


def in_json(kind: EntryKind, key: Key, path: Path) -> bool:
    command = "sources" if kind in ("source", "clock") else "show"
    without, held = both(kind, key, path, command, "--json", "--private", *drafts(key), "--file")
    return json.dumps(looked_for(kind, key)).strip('"') in held and held != without


def in_textconv(kind: EntryKind, key: Key, path: Path) -> bool:
    without, held = both(kind, key, path, "textconv")
    return looked_for(kind, key) in held and held != without


def found(kind: EntryKind, key: Key, path: Path) -> bool:
    """Texts, times and ids are searched; words of a list, numbers and truths have filters of their own."""
    if key.holds in ("word", "number", "truth"):
        return True
    without, held = both(kind, key, path, "show", "--json", "--grep", looked_for(kind, key), "--file")
    return '"events": []' in without and '"strike"' in held


def in_template(kind: EntryKind, key: Key, path: Path) -> bool:
    if kind == "source":
        written(path, base())
        opened = {"EDITOR": editor(path.parent, "")}
        named = ("--source", "ministry", "--file", str(path))
        timeline("edit", *named, environment=opened, directory=path.parent, keyboard=True)
        return f"{key.name}:" in (path.parent / "seen-1").read_text(encoding="utf-8").replace('"', "")
    made = event_template({}, [], "file") if kind == "event" else account_template({}, "strike", "file")
    return f"{key.name}:" in made


def set_and_unset(kind: EntryKind, key: Key, path: Path) -> bool:
    """Whether `edit` puts the key in, and takes it out again."""
    before, value = base(), example(kind, key, 0)
    if kind in ("point", "citation"):
        del before["events"][0]["accounts"][0]["points" if kind == "point" else "cite"]  # type: ignore[index]
    written(path, before)
    target = ("--source", "ministry") if kind == "source" else ("strike",) if kind == "event" else ("strike/ministry",)
    text = "true" if value is True else text_of(value)
    if kind == "point":
        given = ("--point", f"drones={text}") if key.name == "value" else ("--point", f"drones=9; {key.name}={text}")
        back = ("--unset-point", "drones")
    elif kind == "citation":
        given, back = ("--set", f"cite={key.name}={text}"), ("--unset", "cite")
    else:
        given, back = ("--set", f"{key.name}={text}"), ("--unset", key.name)
    unchanged = said(path)
    changed = timeline("edit", *target, *given, "--file", str(path))
    assert changed.status == 0, changed.err
    is_set = text in path.read_text(encoding="utf-8") and said(path) != unchanged
    if (kind, key.name) in REQUIRED:
        return is_set
    undone = timeline("edit", *target, *back, "--file", str(path))
    assert undone.status == 0, undone.err
    return is_set and said(path) == unchanged


def said(path: Path) -> str:
    """All that a store says, as one text."""
    commands = (("show",), ("sources",), ("show", "--drafts"))
    parts = [timeline(*command, "--json", "--private", "--file", str(path)).out for command in commands]
    return "".join(parts)


REQUIRED = {("event", "title"), ("account", "source"), ("source", "name")}
"""What every entry of the tests has, so that it cannot be taken out to what was before."""


def by_an_option(kind: EntryKind, key: Key, path: Path) -> bool:
    written(path, base())
    value = example(kind, key, 0)
    text = "true" if value is True else text_of(value)
    if key.name == "file":
        (path.parent / text).touch()
    own = {name: LABELS[name] for name in KEY_OF_OPTION.values()}
    option = own.get(f"{kind}.{key.name}") or own.get(key.name, "")
    arguments = ["add", *(() if key.name == "title" else ("New",)), "--file", str(path)]
    if kind == "source" and key.name == "name":
        arguments += [option, text, "--source", "af"]
    elif kind == "source":
        arguments += ["--source", "af", "--new-source", "AF"]
    elif kind in ("account", "citation", "point") and key.name != "source":
        arguments += ["--source", "ministry"]
    if kind == "point":
        arguments += ["--point", f"drones={text}" if key.name == "value" else f"drones=9; {key.name}={text}"]
    elif kind == "citation":
        arguments += ["--cite", f"{key.name}={text}"]
    elif key.name == "title":
        arguments += [text]
    elif (kind, key.name) != ("source", "name"):
        arguments += [option] if value is True else [option, text]
    result = timeline(*arguments, directory=path.parent)
    assert result.status == 0, result.err
    return key.name in path.read_text(encoding="utf-8") and text in path.read_text(encoding="utf-8")


def in_documents(kind: EntryKind, key: Key, path: Path) -> bool:
    """Whether the chronology has it, as Markdown and as a document, or the page says that it is left out."""
    if key.name in LEFT_OUT[kind]:
        return True
    told = {"time": "17 Jan", "source": "Paper", "truth": "not named"}.get(key.holds, looked_for(kind, key))
    written_of = [(document(base(), path, name), document(with_key(kind, key, 0), path, name)) for name in DOCUMENTS]
    return all((told in held or looked_for(kind, key) in held) and held != without for without, held in written_of)


DOCUMENTS = ("markdown", "docx")
LEFT_OUT = {row[0]: set(re.findall(r"\w+", row[1])) for row in table("format.md", "What a document leaves out")}


def document(store: Tree, path: Path, name: str) -> str:
    """The text of a document with all that can be asked for, and with a translation, of which a key tells by whom."""
    event_of(store)["accounts"][0].setdefault("translation", "In other words")  # type: ignore[index]
    written(path, store)
    result = timeline("export", name, "-o", "out", "--overwrite", "--private", "--with-rulings", "--file", str(path),
                      directory=path.parent)  # fmt: skip
    assert result.status == 0, result.err
    whole = "".join([part.decode(errors="replace") for part in parts_of(path.parent / "out")])
    return re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), whole).replace("\\", "")


def test_what_documents_leave_out_are_keys_that_there_are() -> None:
    assert list(LEFT_OUT) == list(ENTRIES)
    for kind in ENTRIES:
        assert LEFT_OUT[kind] - {"none"} <= keys(kind).keys()


def kept_by_merge(kind: EntryKind, key: Key, _path: Path) -> bool:
    """Whether the key of one store, and both values where two have it, are in the joined store; or it refuses.

    And whether the proof of a joined store misses the key where it is not there.
    """
    without, held = as_stored(base(), "a.yaml").timeline, as_stored(with_key(kind, key, 0), "b.yaml").timeline
    with pytest.raises(TimelineError, match="would be lost"):
        prove(without, (without, held), {event.id: event.id for event in without.events})
    alone = joined(base(), with_key(kind, key, 0))
    values = text_of(example(kind, key, 0)), text_of(example(kind, key, 1))
    told = joined(with_key(kind, key, 0), with_key(kind, key, 1))
    if (kind, key.name) in REQUIRED or key.name in ("id", "value", "name"):
        alone = None
    # A truth that only one store has says what the other does not; false is what any store says without it.
    expected = ("true",) if key.holds == "truth" else values
    is_kept = alone is None or expected[0] in alone
    return is_kept and (told is None or all(value in told for value in expected))


def joined(a: Tree, b: Tree) -> str | None:
    one, other = as_stored(a, "a.yaml"), as_stored(b, "b.yaml")
    pairs = [
        MatchedPair(left.id, right.id, 1.0, decided="id")
        for left, right in zip(one.timeline.events, other.timeline.events, strict=True)
    ]
    try:
        return join(one, other, pairs).text
    except TimelineError as error:
        if any(problem.check == "internal" for problem in error.problems):
            raise
        return None


def as_stored(store: Tree, name: str) -> Stored:
    return read_store(None, json.dumps(store, ensure_ascii=False).encode(), name)


VIEWS: dict[str, Callable[[EntryKind, Key, Path], bool]] = {
    "`show REF`": drawn,
    "`--json`": in_json,
    "textconv": in_textconv,
    "`--grep`": found,
    "template": in_template,
    "`edit`": set_and_unset,
    "`add`": by_an_option,
    "merge": kept_by_merge,
    "`export`": in_documents,
}
OF_THEIR_OWN = {("store", "timeline"), ("store", "about"), ("event", "id")}
"""The version has one value; tolerances are read as such; `rename` changes an id everywhere."""
TABLE = {row[0]: dict(zip(VIEWS, row[1:], strict=True)) for row in table("format.md", "Where a key is seen")}
CASES = [
    pytest.param(view, kind, key, id=f"{kind}-{key.name}-{view.strip('`')}")
    for kind in ENTRIES
    for view, cell in TABLE[kind].items()
    for key in keys(kind).values()
    if cell and key.holds != "entries" and (kind, key.name) not in OF_THEIR_OWN
]


@pytest.mark.parametrize(("view", "kind", "key"), CASES)
def test_every_key_is_seen_in_every_view_of_the_table(view: str, kind: EntryKind, key: Key, tmp_path: Path) -> None:
    assert VIEWS[view](kind, key, tmp_path / "store.yaml")


def test_the_table_has_every_entry() -> None:
    assert list(TABLE) == list(ENTRIES)
    assert len(CASES) > 200
