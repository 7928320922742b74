"""One name in two spellings: `é` is one character, or `e` with an accent behind it, and nobody sees which.

Files of macOS and some keyboards have the longer one (NFD of Unicode). In the file each stays as it is written; a
reference means the entry whose id reads the same, and the model has that id as its own entry spells it.
"""

from collections.abc import Container, Iterable
from copy import deepcopy
from unicodedata import is_normalized, normalize

from timeline.store.keys import EntryKind, Holds, names


def spelt(text: str) -> str:
    """A text in the one spelling in which texts are compared: NFC."""
    return text if text.isascii() else normalize("NFC", text)


def spelling_among(name: str, known: Iterable[str]) -> str | None:
    """The one of the known names that reads like this one; None where none does."""
    wanted = spelt(name)
    return next((one for one in known if one == name), next((one for one in known if spelt(one) == wanted), None))


def is_same(one: object, other: str) -> bool:
    """Whether a name reads like another one."""
    return one == other or (isinstance(one, str) and not one.isascii() and spelt(one) == spelt(other))


def is_among(name: str, known: Container[object]) -> bool:
    """Whether a name, or one that reads like it, is one of these."""
    if name in known:
        return True
    return not name.isascii() and isinstance(known, Iterable) and any(is_same(one, name) for one in known)


def with_one_spelling(raw: object, text: str) -> object:
    """The tree of a text with every reference spelt as the id that it names; the same tree where that changes none."""
    if text.isascii() or is_normalized("NFC", text) or not isinstance(raw, dict):
        return raw
    tree = deepcopy(raw)
    sources, events = tree.get("sources"), tree.get("events")
    entries = [event for event in events if isinstance(event, dict)] if isinstance(events, list) else []
    told = _Told(_by_spelling(sources if isinstance(sources, dict) else ()), _by_spelling(_ids(entries)))
    for source in sources.values() if isinstance(sources, dict) else ():
        told.respell(source, "source")
    for event in entries:
        told.respell(event, "event")
        for entry in _listed(event.get("accounts")):
            told.respell(entry, "account")
        for entry in _listed(event.get("rulings")):
            told.respell(entry, "ruling")
    return tree


def _listed(held: object) -> list[object]:
    return held if isinstance(held, list) else []


def _ids(entries: Iterable[dict[str, object]]) -> list[object]:
    return [entry.get("id") for entry in entries]


def _by_spelling(found: Iterable[object]) -> dict[str, str]:
    """The ids by their spelling, the first of several."""
    known: dict[str, str] = {}
    for name in found:
        if isinstance(name, str):
            known.setdefault(spelt(name), name)
            known[name] = name
    return known


class _Told:
    """The ids of a store as its entries spell them."""

    def __init__(self, sources: dict[str, str], events: dict[str, str]) -> None:
        self._known: dict[Holds, dict[str, str]] = {"source": sources, "event": events}

    def respell(self, entry: object, kind: EntryKind) -> None:
        """Spells what an entry names as it is spelt there."""
        if not isinstance(entry, dict):
            return
        for what, known in self._known.items():
            for key in names(kind, what):
                held = entry.get(key)
                if isinstance(held, str):
                    entry[key] = known.get(held, known.get(spelt(held), held))
                elif isinstance(held, list):
                    entry[key] = [
                        known.get(one, known.get(spelt(one), one)) if isinstance(one, str) else one for one in held
                    ]
