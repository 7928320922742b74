"""What YAML allows and a store does not: tags, merge keys, equal keys, cut texts, anchors that swell.

These are seen on the nodes of a text; most are gone from what the fast reader returns.
"""

import re
from collections.abc import Iterator

from timeline.errors import Place, Problem, brief
from timeline.store.entries import DEEPEST
from timeline.store.positions import Document, Node
from timeline.store.scalars import beyond_reach, kind_of, quoted, scalar_value

SWELL = 20
"""How many times larger than itself a text may become when every alias is written out."""

_NEAR = 100
"""How much of a line stands before and behind what is corrected."""

_CUT = re.compile(r"[ \t]+#[^ \t\r\n]")
_LONE = re.compile(r"\r(?!\n)")
_SIZED = re.compile(r"[^\n]*?[>|][+-]?[1-9]")


def structure_problems(document: Document) -> list[Problem]:
    """Every such problem of a document, in no particular order."""
    problems = list(_around(document))
    if document.root is not None:
        problems.extend(_of_aliases(document, document.root))
        problems.extend(_of_nodes(document, document.root))
    return [
        problem._replace(message=brief(problem.message), mend=None if problem.mend is None else brief(problem.mend))
        for problem in problems
    ]


def corrected(document: Document, node: Node, end: int | None = None) -> str:
    """The first line of a node with the node in quotes; `end` where more of the text than the node is meant.

    Of a long line only what is near the node, with `…` for the rest.
    """
    text, stop = document.text, node.end if end is None else end
    begin = text.rfind("\n", 0, node.begin) + 1
    before, after = text[max(begin, node.begin - _NEAR) : node.begin], text[stop : stop + _NEAR + 1].partition("\n")[0]
    if node.begin - begin > _NEAR:
        before = f"…{before}"
    if len(after) > _NEAR:
        after = f"{after[:_NEAR]}…"
    return f"{before}{quoted(brief(text[node.begin : stop]))}{after.rstrip()}".strip()


def is_merge(key: Node) -> bool:
    """Whether a key is the merge key of YAML 1.1."""
    return key.plain and key.text == "<<"


def is_empty_block(document: Document, node: Node) -> bool:
    """Whether a node is a block of text of a stated indentation without any text: `>5`."""
    if node.style not in (">", "|") or node.text:
        return False
    return _SIZED.match(document.text, node.begin, line_end_of(document.text, node.begin)) is not None


def too_deep(place: Place) -> Problem:
    """What stands below more levels than are read; PyYAML's parser gives up at a thousand."""
    return Problem("too-deep", f"this is nested deeper than {DEEPEST} levels", "keep it in a file of its own", place)


def lone_break(text: str) -> int | None:
    """Where a line ends with a carriage return alone, which no other part of this program takes for an end."""
    if "\r" not in text:
        return None
    found = _LONE.search(text)
    return None if found is None else found.start()


def line_end_of(text: str, begin: int) -> int:
    """Where the line of a character ends, blanks aside."""
    end = text.find("\n", begin)
    return begin + len(text[begin : end if end >= 0 else len(text)].rstrip())


def _around(document: Document) -> Iterator[Problem]:
    text = document.text
    if (lone := lone_break(text)) is not None:
        place = document.place(lone, lone + 1)
        yield Problem("line-end", "a line ends here with a carriage return alone", _LINE_ENDS, place)
    for number, begin in enumerate(document.begins):
        if text.startswith("%", begin):
            place = document.place(begin, line_end_of(text, begin))
            yield Problem("directive", "a directive has no meaning in a store", "leave this line out", place)
        elif number > 0:
            place = document.place(begin, line_end_of(text, begin))
            yield Problem("second-document", "a store is one document, and a second begins here", _ONE_DOCUMENT, place)


_LINE_ENDS = "save the file with line ends of Unix or of Windows"
_ONE_DOCUMENT = "keep the second document in a file of its own, or take out the line `---`"


def _of_aliases(document: Document, root: Node) -> Iterator[Problem]:
    whole = True
    for alias in document.aliases:
        if alias.target is not None and not alias.circular:
            continue
        whole = False
        place = document.place(alias.begin, alias.end)
        if alias.circular:
            yield Problem("alias", f"`*{alias.text}` stands inside of what it stands for", "write it out", place)
        else:
            mend = f"put `&{alias.text}` before the value that is meant; a text that begins with `*` is quoted"
            yield Problem("alias", f"`*{alias.text}` stands for nothing: no `&{alias.text}` is before it", mend, place)
    if whole and (root.nodes > SWELL * document.nodes or root.size > SWELL * len(document.text) + 100_000):
        heaviest = max(document.aliases, key=lambda alias: (alias.nodes, alias.size))
        place = document.place(heaviest.begin, heaviest.end)
        message = f"with every alias written out this text would be more than {SWELL} times as large"
        yield Problem("alias", message, "write out what is meant, without aliases of aliases", place)


def _of_nodes(document: Document, root: Node) -> Iterator[Problem]:
    """Looks at every node once; `free` is set below a key that begins with `x-`."""
    stack: list[tuple[Node, int, bool, bool]] = [(root, 0, False, False)]
    told = False
    while stack:
        node, depth, free, named = stack.pop()
        if node.tag is not None:
            yield _tag(document, node)
        if not told and (depth > DEEPEST or (node.kind == "alias" and depth + node.height > DEEPEST)):
            told = True
            yield too_deep(document.place(node.begin, node.end))
        if node.kind == "map":
            yield from _of_keys(document, node)
            for key, value in node.pairs:
                stack.append((key, depth + 1, True, False))
                below = free or (not named and key.text.startswith("x-") and key.kind == "scalar")
                stack.append((value, depth + 1, below, not free and key.text in ("points", "sources")))
        elif node.kind == "list":
            stack.extend((item, depth + 1, free, False) for item in node.items)
        elif node.kind == "scalar":
            yield from _of_scalar(document, node, free=free)


def _of_keys(document: Document, node: Node) -> Iterator[Problem]:
    seen: dict[str, Node] = {}
    for key, _ in node.pairs:
        known = key.resolved
        value = None if known.kind != "scalar" else scalar_value(known.text) if known.plain else known.text
        if key.kind == "alias" and isinstance(value, str):
            mend = f"write `{brief(value)}`"
            yield Problem("alias", "an alias is no key", mend, document.place(key.begin, key.end))
            continue
        if isinstance(value, str) and not is_merge(known) and seen.setdefault(value, key) is key:
            continue
        place = document.place(key.begin, key.end)
        if known.kind != "scalar":
            yield Problem("not-text", "a key is text", "write a name before the colon", place)
        elif not isinstance(value, str):
            what = f"`{known.text}` is read as {kind_of(value)}" if known.text else "here is none"
            yield Problem("not-text", f"a key is text, and {what}", f"quote it: `{corrected(document, key)}`", place)
        elif is_merge(known):
            yield Problem("merge-key", "`<<` does not merge anything here", "write the keys out", place)
        else:
            first = seen[value]
            line = document.place(first.begin, first.end).line
            yield Problem("duplicate-key", f"the key `{value}` stands twice", f"the first is in line {line}", place)


def _of_scalar(document: Document, node: Node, *, free: bool) -> Iterator[Problem]:
    text = document.text
    if is_empty_block(document, node):
        yield _block(document, node)
    if not node.plain:
        return
    if (cut := _CUT.match(text, node.end)) is not None:
        end = line_end_of(text, node.end)
        place = document.place(node.end, end)
        # In brackets, or over several lines, the end of the text that was meant is anybody's guess.
        whole = "\n" not in text[node.begin : node.end] and text[end - 1] not in "]}"
        mend = f"quote it: `{corrected(document, node, end)}`" if whole else "quote the text"
        message = f"YAML takes `{text[cut.end() - 2 : end]}` for a comment and cuts the text before it"
        yield Problem("cut-text", message, f"{mend}; where a comment is meant, put a space after `#`", place)
    value = scalar_value(node.text)
    if isinstance(value, int) and not isinstance(value, bool) and beyond_reach(value):
        mend = f"quote it: `{corrected(document, node)}`"
        yield Problem("not-text", "this number is too long to be read", mend, document.place(node.begin, node.end))
    elif value is None and node.text and not free:
        mend = f"quote it: `{corrected(document, node)}`, or leave the value empty"
        place = document.place(node.begin, node.end)
        yield Problem("not-text", f"YAML reads `{node.text}` as null, which is no text", mend, place)


def _tag(document: Document, node: Node) -> Problem:
    """A tag is most often a text that begins with an exclamation mark."""
    begin = document.text.find("!", node.begin)
    end = line_end_of(document.text, begin)
    mend = "leave it out"
    if node.kind == "scalar" and node.style is None and node.begin == begin:
        mend = f"leave it out, or where it is text quote it: `{corrected(document, node, end)}`"
    word = document.text[begin:end].split(maxsplit=1)[0]
    return Problem("tag", f"`{word}` is a tag, and a store has none", mend, document.place(begin, begin + len(word)))


def _block(document: Document, node: Node) -> Problem:
    """`drones: >5` opens an empty block of text, where more than five drones were meant."""
    end = line_end_of(document.text, node.begin)
    head = document.text[node.begin : end]
    message = f"`{head}` opens a block of text here, and the block is empty"
    mend = f"quote it: `{corrected(document, node, end)}`"
    return Problem("block", message, mend, document.place(node.begin, end))
