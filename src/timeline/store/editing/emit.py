"""Writes entries and values as YAML: lines of a block, or one line in brackets, in the style of the neighbours."""

from collections.abc import Mapping

from timeline.errors import TimelineError
from timeline.store.editing.plain import are_raw, double_quoted, is_easy, is_plain, quoted, quoted_as
from timeline.store.editing.style import POINT, SOURCE, WIDTH, Style, item_of, names_of_values
from timeline.store.keys import holding
from timeline.store.refusing.quick_look import needs_positions

"""The keys whose text is a time, which may stand without quotes."""

LONGEST_LINE = 160
"""How many columns a text may reach before it is folded."""

_LONGEST_KEY = 1000
"""The parser gives up on a key of 1024 characters."""


def block_pair(key: str, value: object, column: int, style: Style, name: str | None = None) -> list[str]:
    """A key and its value as lines without their ends; `name` is what the value is, where it is not the key's."""
    name = key if name is None else name
    head = f"{' ' * column}{written_key(key, style, flow=False)}:"
    return [head + first_line(value, name, column, style), *more_lines(value, name, column, style)]


def first_line(value: object, name: str, column: int, style: Style, *, inline: bool = False) -> str:
    """What stands behind the colon of a key in `column`; with `inline` the value must stand on that line whole."""
    if not inline and not stands_inline(value, name, column, style):
        return _opener(value) if isinstance(value, str) else ""
    return f" {flow_value(value, name, style)}" if not isinstance(value, str) else f" {_text(value, name, style)}"


def more_lines(value: object, name: str, column: int, style: Style) -> list[str]:
    """The lines below the key of a value that does not stand behind its colon."""
    if stands_inline(value, name, column, style):
        return []
    if isinstance(value, str):
        pad = " " * (column + style.step)
        lines = value.split("\n") if "\n" in value else _folded(value, len(pad))
        return [pad + line if line else "" for line in lines]
    if isinstance(value, Mapping):
        below, names = column + style.step, names_of_values(name)
        return [line for key, held in value.items() for line in block_pair(key, held, below, style, names)]
    if isinstance(value, list):
        return [line for item in value for line in block_item(item, column + style.dash, style, name)]
    raise TypeError(f"{type(value).__name__} is no value of a store")


def block_item(item: object, column: int, style: Style, name: str) -> list[str]:
    """An item of the list `name` as lines, its dash in `column`."""
    name = item_of(name)
    dash = " " * column + "-" + " " * (style.gap - 1)
    if isinstance(item, Mapping) and item and not style.flow.get(name, False):
        lines = [line for key, held in item.items() for line in block_pair(key, held, len(dash), style)]
        return [dash + lines[0][len(dash) :], *lines[1:]]
    return [dash + (_text(item, name, style) if isinstance(item, str) else flow_value(item, name, style))]


def stands_inline(value: object, name: str, column: int, style: Style) -> bool:
    """Whether a value stands behind the colon of its key."""
    if isinstance(value, str):
        return not _in_block(value, name, column, style)
    if not isinstance(value, Mapping | list) or not value or style.json:
        return True
    scalars = isinstance(value, list) and all(not isinstance(item, Mapping | list) for item in value)
    if not style.flow.get(name, scalars or name in (POINT, SOURCE)):
        return False
    return column + len(name) + 2 + len(flow_value(value, name, style)) <= WIDTH


def flow_value(value: object, name: str, style: Style) -> str:
    """A value on one line, its collections in brackets."""
    if isinstance(value, str):
        return _text(value, name, style, flow=True)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, Mapping):
        names = names_of_values(name)
        return "{" + ", ".join(flow_pair(key, held, style, names) for key, held in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow_value(item, item_of(name), style) for item in value) + "]"
    raise TypeError(f"{type(value).__name__} is no value of a store")


def flow_pair(key: str, value: object, style: Style, name: str | None = None) -> str:
    """A key and its value as they stand in brackets."""
    return f"{written_key(key, style, flow=True)}: {flow_value(value, key if name is None else name, style)}"


def written_key(key: str, style: Style, *, flow: bool) -> str:
    """A key as it is written."""
    if len(key) > _LONGEST_KEY:
        raise TimelineError.of("too-long", f"a name of {len(key)} characters is too long", "write a shorter one")
    if style.json:
        return double_quoted(key)
    if style.key_quote:
        return quoted_as(key, style.key_quote)
    return key if is_plain(key, flow=flow, time=False) and (style.blocks or is_easy(key)) else quoted(key)


def _text(text: str, name: str, style: Style, *, flow: bool = False) -> str:
    if style.json:
        return double_quoted(text)
    plain = is_plain(text, flow=flow, time=name in holding("time")) and (style.blocks or is_easy(text))
    if name in style.quotes and (plain or is_plain(text, flow=False, time=True)):
        return quoted_as(text, style.quotes[name])
    return text if plain else quoted(text)


def _in_block(text: str, name: str, column: int, style: Style) -> bool:
    """Whether a text is written as lines of its own: it has several, or is too long for one."""
    if style.json or not style.blocks:
        return False
    if "\n" not in text:
        if column + len(name) + 2 + len(text) <= LONGEST_LINE or name in style.quotes:
            return False
        if "  " in text or text != text.strip() or max(map(len, text.split(" "))) > WIDTH // 2:
            return False
    # A text that ends with a line end is quoted: in a block it would depend on that of the file.
    lines = text.split("\n")
    if not lines[0] or not lines[-1] or not are_raw(text.replace("\n", "")):
        return False
    if any(line.startswith((" ", "\t")) or line != line.rstrip() for line in lines):
        return False
    block = "\n".join(["k: |-", *(f"  {line}" for line in (lines if "\n" in text else _folded(text, 2))), ""])
    return not needs_positions(block)


def _opener(text: str) -> str:
    return " |-" if "\n" in text else " >-"


def _folded(text: str, column: int) -> list[str]:
    lines = [""]
    for word in text.split(" "):
        if lines[-1] and column + len(lines[-1]) + 1 + len(word) > WIDTH:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return lines
