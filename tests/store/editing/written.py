"""Stores as different people and programs write them: one tree, many styles, comments and blank lines anywhere."""

import json
from dataclasses import dataclass, field
from random import Random

from hypothesis import strategies as st

LETTERS = "abcxyzЖіїé漢😀 '\"#:-,[]{}&*!|>%@`~?=0123456789._/\\\u00a0\u200d\u2028\ufeff\t\x07"
TEXTS = st.text(LETTERS, min_size=1, max_size=20).filter(
    lambda text: any(letter != " " and letter.isprintable() for letter in text)
)
"""Texts that are hard to write as YAML, and show something."""

PLAIN = st.sampled_from(["a word", "Жінка каже", "https://example.org/a?b=c", "two  spaces", "it's 5", "漢字 here"])
IDS = ("alpha", "beta", "gamma", "дельта", "e-5")
SOURCES = ("kremlin", "wp", "тасс")
TAGS = ("call", "strike", "t3")
POINTS = ("length", "pause covers", "Ukraine's answer")

Tree = dict[str, object]


@dataclass
class Style:
    """How one store is written."""

    random: Random
    dash: int = 2
    gap: int = 2
    step: int = 2
    blank: int = 0
    flow_lists: bool = True
    flow_sources: bool = True
    flow_points: bool = False
    flow_events: bool = False
    quote: str = ""
    comments: bool = False
    line_ends: tuple[str, ...] = ("\n",)
    final_line_end: bool = True
    bom: bool = False
    begin: str = ""
    end: str = ""
    in_block: bool = False
    lines: list[str] = field(default_factory=list)

    def scalar(self, value: object) -> str:
        """A text that needs no quotes, or a number; quoted where the style has quotes."""
        if not isinstance(value, str):
            return json.dumps(value)
        if self.quote == "'":
            return "'" + value.replace("'", "''") + "'"
        return json.dumps(value, ensure_ascii=False) if self.quote or not _is_word(value) else value

    def flow(self, value: object) -> str:
        """A value on one line."""
        if isinstance(value, dict):
            return "{" + ", ".join(f"{self.key(key)}: {self.flow(held)}" for key, held in value.items()) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(map(self.flow, value)) + "]"
        return self.scalar(value)

    @staticmethod
    def key(name: str) -> str:
        return name if _is_word(name) else json.dumps(name, ensure_ascii=False)

    def put(self, line: str, *, entry: bool = False) -> None:
        """A line, often below a comment or a blank line."""
        indent = line[: len(line) - len(line.lstrip(" "))]
        if self.comments and self.random.random() < 0.2:
            above = [["# left"], ["", f"{indent}# a remark: - x"], ["", f"{indent}#", ""], ["   "]]
            # Deeper than a block of text, a comment would be part of it.
            above += [] if self.in_block else [[f"{indent}# a remark: - x"], [f"{indent}    # deep"]]
            self.lines += self.random.choice(above)
        self.in_block = False
        if entry:
            self.lines += [""] * self.blank
        tail = " # same line" if self.comments and self.random.random() < 0.15 and line.strip() != "-" else ""
        self.lines.append(line + tail)

    def pairs(self, entry: Tree, column: int, first: str = "") -> None:
        """The keys of a block map; `first` stands before the first of them."""
        for number, (key, value) in enumerate(entry.items()):
            self.pair(
                key, value, column, first if first and number == 0 else " " * column, entry=number == 0 and bool(first)
            )

    def pair(self, key: str, value: object, column: int, before: str, *, entry: bool = False) -> None:
        head = f"{before}{self.key(key)}:"
        in_line = not value or (key in ("tags", "actors") and self.flow_lists) or (key == "points" and self.flow_points)
        if isinstance(value, str) and self.comments and key in ("says", "note") and self.random.random() < 0.2:
            self.put(f"{before}{self.key(key)}: >-", entry=entry)
            self.lines[-1] = self.lines[-1].removesuffix(" # same line")
            self.lines += [" " * (column + 3) + value, *([""] if self.random.random() < 0.3 else [])]
            self.in_block = True
        elif not isinstance(value, dict | list) or in_line:
            self.put(f"{head} {self.flow(value)}", entry=entry)
        elif isinstance(value, dict):
            self.put(head, entry=entry)
            for name, held in value.items():
                flow = key == "sources" and self.flow_sources
                inner = " " * (column + self.step)
                if isinstance(held, dict) and not flow and key == "sources":
                    self.put(f"{inner}{self.key(name)}:")
                    self.pairs(held, column + 2 * self.step)
                else:
                    self.put(f"{inner}{self.key(name)}: {self.flow(held)}")
        else:
            self.put(head, entry=entry)
            dash = " " * (column + self.dash) + "-" + " " * (self.gap - 1)
            for number, item in enumerate(value):
                if isinstance(item, dict) and not (key == "events" and self.flow_events):
                    start = len(self.lines)
                    self.pairs(item, len(dash), dash)
                    if number == 0 and self.blank:
                        del self.lines[start : start + self.blank]
                else:
                    self.put(dash + self.flow(item))

    def text(self, tree: Tree) -> str:
        """The whole store."""
        self.lines = [self.begin] if self.begin else []
        blank, self.blank = self.blank, 0
        for key, value in tree.items():
            self.blank = blank if key == "events" else 0
            self.pair(key, value, 0, "")
        self.lines += [self.end] if self.end else []
        ends = [self.random.choice(self.line_ends) for _ in self.lines]
        if not self.final_line_end:
            ends[-1] = ""
        return "".join(line + end for line, end in zip(self.lines, ends, strict=True))


@dataclass
class Written:
    """A store as text, and what it was made of."""

    tree: Tree
    text: str
    bom: bool

    @property
    def data(self) -> bytes:
        return self.text.encode("utf-8-sig" if self.bom else "utf-8")


def _is_word(text: str) -> bool:
    return all(letter.isalnum() or letter in " '-_./" for letter in text) and text[0].isalpha() and text == text.strip()


def accounts() -> st.SearchStrategy[Tree]:
    return st.fixed_dictionaries(
        {"source": st.sampled_from(SOURCES)},
        optional={
            "says": PLAIN,
            "points": st.dictionaries(
                st.sampled_from(POINTS),
                st.one_of(
                    PLAIN,
                    st.integers(0, 500),
                    st.fixed_dictionaries({"value": PLAIN}, optional={"kind": st.just("plan")}),
                ),
                max_size=2,
            ),
            "url": st.just("https://example.org/x"),
            "published": st.sampled_from(["2025-03-18", "2025-03-19T10:00"]),
        },
    )


def told_apart(listed: list[Tree]) -> bool:
    names = [(account["source"], account.get("published")) for account in listed]
    return len(set(names)) == len(names)


def events(name: str) -> st.SearchStrategy[Tree]:
    return st.fixed_dictionaries(
        {"id": st.just(name), "title": PLAIN},
        optional={
            "when": st.sampled_from(["2025-03-18", "2025-03-01", "unknown", "2025-03-18T10:00Z", "2024-08", "-0043"]),
            "tags": st.lists(st.sampled_from(TAGS), max_size=3, unique=True),
            "background": st.booleans(),
            "note": PLAIN,
            "points": st.dictionaries(st.sampled_from(POINTS), PLAIN, max_size=2),
            "same_as": st.lists(st.sampled_from(IDS), max_size=2, unique=True),
            "accounts": st.lists(accounts(), max_size=3).filter(told_apart),
        },
    )


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    names = draw(st.lists(st.sampled_from(IDS), max_size=4, unique=True))
    tree: Tree = {"timeline": 1}
    if draw(st.booleans()):
        tree["title"] = draw(PLAIN)
    tree["sources"] = {name: {"name": f"Source {name}", "type": "press"} for name in SOURCES}
    listed = [draw(events(name)) for name in names]
    empty = draw(st.booleans())
    if listed or empty:
        tree["events"] = listed
    if draw(st.integers(0, 4)) == 0:
        tree["x-after"] = draw(PLAIN)
    return tree


@st.composite
def written(draw: st.DrawFn) -> Written:
    tree = draw(trees())
    style = Style(
        Random(draw(st.integers(0, 1 << 30))),
        dash=draw(st.sampled_from([0, 2])),
        gap=draw(st.sampled_from([2, 2, 4])),
        step=draw(st.sampled_from([2, 4])),
        blank=draw(st.sampled_from([0, 0, 1, 2])),
        flow_lists=draw(st.booleans()),
        flow_sources=draw(st.booleans()),
        flow_points=draw(st.booleans()),
        flow_events=draw(st.integers(0, 4)) == 0,
        quote=draw(st.sampled_from(["", "", "'", '"'])),
        comments=draw(st.booleans()),
        line_ends=draw(st.sampled_from([("\n",), ("\n",), ("\r\n",), ("\n", "\r\n")])),
        final_line_end=draw(st.booleans()),
        begin=draw(st.sampled_from(["", "", "---", "# top"])),
        end=draw(st.sampled_from(["", "", "...", "# end", ""])),
    )
    bom = draw(st.booleans())
    shape = draw(st.integers(0, 9))
    if shape == 0:
        text = json.dumps(tree, ensure_ascii=False, indent=draw(st.sampled_from([None, 2]))) + "\n"
    elif shape == 1:
        text = style.flow(tree) + "\n"
    else:
        text = style.text(tree)
    return Written(tree, text, bom)
