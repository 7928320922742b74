"""Text in terminal cells: making it harmless, measuring, wrapping and cutting it."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from timeline.render.theme import UNICODE, Glyphs

# Letters and signs of one cell and of two, none of which changes its neighbours: most stories need no other, and then
# never load wcwidth. The tests hold both against its tables.
_NARROW_SIGNS = (
    " -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u0531-\u0556\u0561-\u0587\u05d0-\u05ea\u0620-\u064a\u066e-\u066f"
    "\u0671-\u06d3\u10a0-\u10ff\u1e00-\u1fff\u2010-\u2027\u202f-\u205e\u2070-\u209c\u20a0-\u20bf\u2100-\u2319\u2200-\u22ff\u2500-\u25fc"
)
_WIDE_SIGNS = (
    "\u2e80-\u2e99\u2e9b-\u2ef3\u2f00-\u2fd5\u3000-\u3029\u3030-\u303e\u3041-\u3096\u309b-\u30ff\u3105-\u312f\u3131-\u3163"
    "\u3190-\u31e3\u31f0-\u321e\u3220-\u3247\u3250-\u4dbf\u4e00-\ua48c\ua490-\ua4c6\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe52"
    "\ufe54-\ufe66\ufe68-\ufe6b\uff01-\uff60\uffe0-\uffe6\U00020000-\U0002fffd\U00030000-\U0003fffd"
)
_NARROW = re.compile(f"[{_NARROW_SIGNS}]*")
_SPACES = "[ \t\n\v\f\r\x85\u2028\u2029]+"

_LOOSE_JOINERS = "(?<![^ ])[\u200c\u200d]+|[\u200c\u200d]+(?![^ ])"

_JOINER, _NON_JOINER = "\u200d", "\u200c"
# Nothing to see, and terminals disagree how many cells that takes: zero-width spaces, joiners of words, the order
# marks of bidirectional text, soft hyphens.
_DROPPED = frozenset("\u00ad\u061c\u180e\u200b\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff")
# Format characters that have a shape of their own: number signs of Arabic, Syriac and Kaithi.
_SHAPED = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
_TYPOGRAPHIC = str.maketrans({
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "“": '"', "”": '"', "„": '"', "″": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-", "…": "..", "\xa0": " ", "\u2009": " ", "\u202f": " ",
    "·": "-", "•": "-", "×": "x", "±": "+-",
})  # fmt: skip


@cache
def _wide() -> re.Pattern[str]:
    # Made where it is needed, as the next one: together they take longer than all other patterns of a start.
    return re.compile(f"[{_WIDE_SIGNS}]")


@cache
def _single() -> re.Pattern[str]:
    return re.compile(f"[{_NARROW_SIGNS}{_WIDE_SIGNS}]*")


def clean(text: str, glyphs: Glyphs = UNICODE) -> str:
    """Text that cannot move the cursor, switch colours or turn the order of what follows.

    White space becomes one space. Control characters show as `^[`, overrides and isolates of bidirectional text as
    `<U+202E>`; letters of right-to-left scripts stay. What has neither shape nor width is left out, but for joiners
    inside words.
    In ASCII drawings typographic quotes, dashes and dots become those of ASCII; letters stay as they are.
    """
    if glyphs.ascii and not text.isascii():
        text = text.translate(_TYPOGRAPHIC)
    if "  " in text or text[:1] == " " or text[-1:] == " " or not text.isprintable():
        text = re.sub(_LOOSE_JOINERS, "", harmless(re.sub(_SPACES, " ", text)))
        return re.sub(_SPACES, " ", text).strip(" ")
    return text


def harmless(text: str) -> str:
    """Text without control characters, its spaces untouched; the last guard before a terminal."""
    if text.isprintable():
        return text
    return "".join([_shown(character) for character in text])


def _shown(character: str) -> str:
    if character.isprintable() or character in _SHAPED or character in (_JOINER, _NON_JOINER):
        return character
    code = ord(character)
    if character in _DROPPED or 0xE0000 <= code < 0xE0080:
        return ""
    if code < 0x20 or code == 0x7F:
        return "^" + chr(code ^ 0x40)
    if code < 0xA0 or 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x206F or 0xD800 <= code < 0xE000:
        return f"<U+{code:04X}>"
    if 0xFFF9 <= code <= 0xFFFB or 0x1BCA0 <= code <= 0x1BCA3 or 0x1D173 <= code <= 0x1D17A:
        return f"<U+{code:04X}>"
    return character


def cells(text: str) -> int:
    """How many terminal cells a clean text takes."""
    if text.isascii() or _NARROW.fullmatch(text):
        return len(text)
    if _single().fullmatch(text):
        return len(text) + len(_wide().findall(text))
    return sum(width for _, width in clusters(text))


def pad(text: str, width: int) -> str:
    """Text with spaces after it, up to a width."""
    return text + " " * (width - cells(text))


def cut(text: str, width: int, glyphs: Glyphs = UNICODE) -> str:
    """Text that fits a width, its lost end marked by an ellipsis."""
    if cells(text) <= width:
        return text
    room = max(width - len(glyphs.ellipsis), 0)
    if text.isascii():
        return text[:room].rstrip(" ") + glyphs.ellipsis[:width]
    kept = ""
    for cluster, size in clusters(text):
        if size > room:
            break
        kept += cluster
        room -= size
    return kept.rstrip(" ") + glyphs.ellipsis[:width]


def cut_front(text: str, width: int, glyphs: Glyphs = UNICODE) -> str:
    """The end of a text that fits a width, its lost beginning marked by an ellipsis; nothing where only that fits."""
    if cells(text) <= width:
        return text
    room = width - len(glyphs.ellipsis)
    kept: list[str] = []
    for cluster, size in reversed(list(clusters(text))):
        if size > room:
            break
        kept.append(cluster)
        room -= size
    return glyphs.ellipsis + "".join(reversed(kept)) if kept else ""


def wrap(text: str, width: int, *, first: int | None = None, even: bool = False) -> list[str]:
    """Lines of at most `width` cells (the first of at most `first`), nothing lost but the spaces at their ends.

    Breaks at spaces, between wide characters, and inside a word only where it is longer than a line. `even` makes
    the lines about equally long without making them more. An empty text is one empty line. A width below 2 counts
    as 2, since a wide character takes as much; a sign that is wider than a line stays whole.
    """
    width = max(width, 2)
    if cells(text) <= (width if first is None else first):
        return [text]
    lines = _filled(text, width, width if first is None else first)
    if even and first is None and len(lines) > 1:
        low, high = 2, width
        while low < high:
            middle = (low + high) // 2
            if len(_filled(text, middle, middle)) <= len(lines):
                high = middle
            else:
                low = middle + 1
        lines = _filled(text, high, high)
    return lines


def _filled(text: str, width: int, first: int) -> list[str]:
    lines: list[str] = []
    line, used, room = "", 0, first
    for space, atom, size in _atoms(text):
        glue = space if line else ""
        if used + len(glue) + size <= room:
            line, used = line + glue + atom, used + len(glue) + size
            continue
        if line or room < width:
            lines.append(line)
            line, used, room = "", 0, width
        if size <= room:
            line, used = atom, size
            continue
        for cluster, small in clusters(atom):
            if used + small > room:
                lines.append(line)
                line, used, room = "", 0, width
            line, used = line + cluster, used + small
    return [*lines, line]


def _atoms(text: str) -> list[tuple[str, str, int]]:
    """What is not broken, with the space before it and its cells: words, and single wide characters."""
    atoms: list[tuple[str, str, int]] = []
    for word in text.split(" "):
        size = cells(word)
        if size == len(word):
            atoms.append((" ", word, size))
            continue
        space, narrow, narrow_size = " ", "", 0
        for cluster, width in clusters(word):
            if width < 2:
                narrow, narrow_size = narrow + cluster, narrow_size + width
                continue
            if narrow:
                atoms.append((space, narrow, narrow_size))
                space, narrow, narrow_size = "", "", 0
            atoms.append((space, cluster, width))
            space = ""
        if narrow or space:
            atoms.append((space, narrow, narrow_size))
    return atoms


_KEPT = 200
"""The longest text whose clusters are kept in memory."""


def clusters(text: str) -> Iterable[tuple[str, int]]:
    """What a terminal draws as one sign, with its cells: a base and what combines with it, joined emoji, syllables."""
    return _kept_clusters(text) if len(text) <= _KEPT else _found_clusters(text)


@lru_cache(maxsize=2048)
def _kept_clusters(text: str) -> tuple[tuple[str, int], ...]:
    return tuple(_found_clusters(text))


def _found_clusters(text: str) -> Iterator[tuple[str, int]]:
    if text.isascii():
        yield from ((character, 1) for character in text)
        return
    if _NARROW.fullmatch(text):
        yield from ((character, 1) for character in text)
        return
    if _single().fullmatch(text):
        wide = _wide()
        yield from ((character, 2 if wide.match(character) else 1) for character in text)
        return
    first, *words = text.split(" ")
    yield from _clusters_of_word(first)
    for word in words:
        yield " ", 1
        yield from _clusters_of_word(word)


def _clusters_of_word(word: str) -> Iterator[tuple[str, int]]:
    """Each word by itself, so that a text is as wide as its words, wherever it is broken."""
    from wcwidth import iter_graphemes, wcswidth  # 10 ms, for wide text only

    cluster, size = "", 0
    for found in iter_graphemes(word):
        # What has no cell of its own belongs to what stands before it, and may widen that.
        if not (width := max(wcswidth(found), 0)):
            if cluster:
                cluster += found
                size = max(wcswidth(cluster), 0)
                continue
            width = max(wcswidth(f" {found}"), 1) - 1  # as behind the space that stands there
        if cluster:
            yield cluster, size
        cluster, size = found, width
    if cluster:
        yield cluster, size
