"""Whether the bytes of a file are those of a store, or may be: what may be and cannot be read is never left out."""

import re
from typing import NamedTuple

from timeline.errors import TimelineError
from timeline.store.decoding import BOM
from timeline.store.finding import has_version
from timeline.store.joint_reading import PartReading

_KEYS = ("timeline", "events", "sources")
_NAMES_ONE = re.compile(rb"timeline|events|sources|\\[uUx]")
"""One of the keys, or what a key in quotes may be spelt with."""
_LIKE_A_KEY = re.compile(rb"""^(?:\?[ \t]+)?["']?(?:events|sources)["']?[ \t]*:""", re.MULTILINE)
_LIKE_A_VERSION = re.compile(rb"""\btimeline["']?\s*:\s*["']?[0-9]""")
_WIDE = ("UTF-32-LE", "UTF-32-BE", "UTF-16-LE", "UTF-16-BE")
"""The longer ones first: what is UTF-32 can be taken for UTF-16 with zeros between."""


class Likeness(NamedTuple):
    """Whether it is read as a store; where not, what it is that may be one, as a part of a sentence, and the mend."""

    is_store: bool
    doubt: str = ""
    mend: str = ""


def likeness_of(data: bytes) -> Likeness:
    """What the bytes of a file are taken for. Its text is read only where one look at it does not tell."""
    if has_version(data):
        return Likeness(True)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data:
        wide = _of_wide(data)
        if wide.doubt:
            return wide
    # A power cut may leave a file of zeros.
    if not data.removeprefix(BOM).strip(b"\0 \t\r\n"):
        return Likeness(False, "is empty, so it is no part, and may have been one", _BACK)
    if not _NAMES_ONE.search(data):
        return Likeness(False)
    try:
        tree = PartReading(data, "").tree()
    except (TimelineError, ValueError):
        # What a reader of a single file says of it has a place and is worth more than a guess here.
        return Likeness(True) if _LIKE_A_VERSION.search(data) else _of_keys(bool(_LIKE_A_KEY.search(data)))
    if not isinstance(tree, dict):
        return Likeness(False)
    return Likeness(True) if "timeline" in tree else _of_keys(any(key in tree for key in _KEYS))


_BACK = "bring it back as it was, or take it out of the folder"


def _of_keys(has_some: bool) -> Likeness:
    if not has_some:
        return Likeness(False)
    return Likeness(False, "has entries and no key `timeline: 1`, so it is no part, and may have been one", _BACK)


def _of_wide(data: bytes) -> Likeness:
    for encoding in _WIDE:
        text = data.decode(encoding, errors="replace").removeprefix("\ufeff")
        found = likeness_of(text.replace("\0", "\ufffd").encode())
        if found.is_store or found.doubt:
            mend = "save it as UTF-8, or take it out of the folder"
            return Likeness(False, f"is {encoding[:6]}, and a store is UTF-8", mend)
    return Likeness(False)
