"""One entry as a text of its own, for an editor, and back into the file: lines without a change stay."""

import msgspec

from timeline.errors import Problem, TimelineError
from timeline.store.editing.difference import LineMatcher
from timeline.store.editing.edits import OfAccount, OfEvent, OfSource, Target
from timeline.store.editing.spans import column_of, comments_above, entry_end, line_after, line_begin
from timeline.store.editing.splices import Splice
from timeline.store.editing.trees import Entry
from timeline.store.nodes_read import tree_of
from timeline.store.positions import Document, Node, NotYamlError
from timeline.store.refusing.yaml_features import structure_problems
from timeline.store.refusing.yaml_syntax import syntax_problems


class Excerpt(msgspec.Struct, frozen=True):
    """The characters of an entry in a text; `column` is where its lines begin, None for an entry inside of a line."""

    begin: int
    end: int
    column: int | None


def excerpt_of_item(text: str, key: Node | None, held: Node, index: int) -> Excerpt:
    """An item of a list, with its dash and the comments above it."""
    node = held.items[index]
    if held.style == "flow":
        return Excerpt(node.begin, node.end, None)
    column = column_of(text, held.body)
    begin = line_begin(text, node.begin)
    floor = entry_end(text, held.items[index - 1]) if index else line_after(text, key.end) if key else 0
    while begin > floor and not text.startswith("-", begin + column):
        begin = line_begin(text, begin - 1)
    return Excerpt(comments_above(text, begin, min(floor, begin), column), entry_end(text, node), column)


def excerpt_of_pair(text: str, key: Node | None, held: Node, index: int) -> Excerpt:
    """A pair of a map, with its key and the comments above it; `key` is that of the map."""
    name, node = held.pairs[index]
    if held.style == "flow":
        return Excerpt(name.begin, node.end, None)
    column = column_of(text, held.body)
    begin = line_begin(text, name.begin)
    floor = entry_end(text, held.pairs[index - 1][1]) if index else line_after(text, key.end) if key else 0
    return Excerpt(comments_above(text, begin, min(floor, begin), column), entry_end(text, node), column)


def shown(text: str, excerpt: Excerpt) -> str:
    r"""The lines of an entry from column 1, each ended by `\n`."""
    if excerpt.column is None:
        return text[excerpt.begin : excerpt.end].replace("\r\n", "\n") + "\n"
    return "".join(_outdented(line, excerpt.column) + "\n" for line in _lines(text[excerpt.begin : excerpt.end]))


def restored(text: str, excerpt: Excerpt, changed: str, line_end: str) -> list[Splice]:
    """What the file must change for an entry to be as somebody has left it; lines end in `line_end`."""
    lines = _lines(changed.replace("\r\n", "\n"))
    while lines and not lines[-1].strip():
        del lines[-1]
    while lines and not lines[0].strip():
        del lines[0]
    if excerpt.column is None:
        return [Splice(excerpt.begin, excerpt.end, line_end.join(lines))]
    kept = _lines(text[excerpt.begin : excerpt.end])
    pad = " " * excerpt.column
    splices, begins = [], [excerpt.begin]
    for line in kept:
        begins.append(line_after(text, begins[-1] + len(line)))
    before = [_outdented(line, excerpt.column) for line in kept]
    for tag, old_begin, old_end, new_begin, new_end in LineMatcher(before, lines).get_opcodes():
        if tag == "equal":
            continue
        block = "".join((pad + line if line.strip() else line) + line_end for line in lines[new_begin:new_end])
        begin, end = begins[old_begin], begins[old_end]
        if end == len(text) and not text.endswith("\n"):
            # The last line has no end; what is put behind it needs one before it.
            block = line_end + block.removesuffix(line_end) if begin == end else block.removesuffix(line_end)
        splices.append(Splice(begin, end, block))
    return splices


def entry_of(target: Target, text: str, *, dash: bool) -> Entry:
    """The tree of an entry that stands alone, with its `dash`. Raises TimelineError, with places in its own text."""
    name = {OfSource: "the source", OfEvent: "the event", OfAccount: "the account"}[type(target)]
    try:
        document = Document(text, name)
    except NotYamlError as fault:
        raise TimelineError(syntax_problems(fault, text, name)) from None
    unknown = next((alias for alias in document.aliases if alias.target is None), None)
    if unknown is not None:
        place = document.place(unknown.begin, unknown.end)
        message = f"what `*{unknown.text}` stands for is not in sight here"
        raise TimelineError([Problem("anchor", message, "write it out, or quote it where it is a text", place)])
    if problems := structure_problems(document):
        raise TimelineError(sorted(problems, key=lambda one: one.place[1:3] if one.place else (0, 0)))
    root = document.root
    if root is not None and root.style is None and column_of(text, root.body if root.body >= 0 else root.begin):
        place = document.place(root.begin, root.begin + 1)
        raise TimelineError([Problem("shape", f"{name} begins in the first column", "move its lines there", place)])
    given = None if root is None else tree_of(root)
    whole = document.place(0, 1)
    if isinstance(target, OfSource):
        if not isinstance(given, dict) or list(given) != [target.source]:
            message = f"the text of a source is `{target.source}:` and its keys"
            mend = "`timeline rename source` renames it"
            raise TimelineError([Problem("shape", message, mend, whole)])
        given = given[target.source] or {}
    elif dash:
        given = given[0] if isinstance(given, list) and len(given) == 1 else None
    if not isinstance(given, dict):
        message = f"{name} is one entry, a map of keys" + (" that begins with `- `" if dash else "")
        raise TimelineError([Problem("shape", message, "`timeline remove` takes an entry out", whole)])
    return given


def as_it_stands(text: str) -> str:
    """The text of an entry without the line end of its last line and the blank lines below, which are not its own.

    Its line ends are those of Unix, and what stands before all of its lines is gone: somebody has pasted it so.
    """
    lines = text.replace("\r\n", "\n").split("\n")
    column = min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), default=0)
    text = "\n".join(line[column:] if line.strip() else line for line in lines).removesuffix("\n")
    while "\n" in text and not text[text.rindex("\n") :].strip(" \t\r\n"):
        text = text[: text.rindex("\n")]
    return text


def tells_nothing(text: str) -> bool:
    """Whether the text of a source is its key alone."""
    root = Document(text, "").root
    return root is not None and [tree_of(value) for _, value in root.pairs] == [None]


def refuse_out_of_brackets(target: Target, text: str, given: Entry) -> None:
    """Raises TimelineError for the text of an entry that would not mean the same inside of the brackets of its list."""
    name = {OfSource: "the source", OfEvent: "the event", OfAccount: "the account"}[type(target)]
    begin, end = ("{", "}") if isinstance(target, OfSource) else ("[", "]")
    meant: object = {target.source: given or None} if isinstance(target, OfSource) else [given]
    try:
        root = Document(begin + text.removesuffix("\n") + end, name).root
        if root is not None and (tree_of(root) == meant or tree_of(root) == {getattr(target, "source", ""): given}):
            return
    except (NotYamlError, LookupError):
        pass
    message = f"{name} stands in brackets in the file, and this would not mean the same there"
    mend = "leave its brackets and commas, and no list with dashes in it; or write it out in lines in the file first"
    raise TimelineError([Problem("shape", message, mend, Document(text, name).place(0, 1))])


def _outdented(line: str, column: int) -> str:
    line = line.removesuffix("\r")
    blank = len(line) - len(line.lstrip(" "))
    return line[min(blank, column) :]


def _lines(text: str) -> list[str]:
    """The lines of a text without their line feeds."""
    return text.removesuffix("\n").split("\n") if text else []
