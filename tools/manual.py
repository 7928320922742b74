"""Writes what the program says of itself as `docs/commands.md` and as the pages of `man` in `docs/man/`.

    python -m tools.manual

The wheel puts these into `share/man/man1`, where `man timeline-show` finds them. The macros are those of man(7).
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from timeline.cli.commands import GROUPS
from timeline.cli.described import PROGRAM
from timeline.cli.help import pages
from timeline.errors import ExitCode
from timeline.render.help import Entry, Example, Page, Section
from timeline.render.marks import MARKS
from timeline.render.theme import ASCII, UNICODE

ROOT = Path(__file__).parent.parent
REFERENCE = ROOT / "docs" / "commands.md"
MANUAL = ROOT / "docs" / "man"

_HEAD = """\
# Commands

What `timeline help COMMAND` says, of every command.
`python -m tools.manual` writes this page and the pages of `man`, and a test holds both current.

"""
_MARKS = "The first sign is the usual one, the second that of `--ascii`."
_STATUS = {
    ExitCode.FINE: "done, and where a command compares or checks, nothing found",
    ExitCode.FOUND: "done, and differences or problems were found",
    ExitCode.TROUBLE: "not done: wrong usage, wrong data, a missing file",
    ExitCode.NOT_MERGED: "the driver of a merge could not write, so that git stops",
    ExitCode.INTERRUPTED: "stopped from the keyboard",
}
_ENVIRONMENT = {
    "TIMELINE_FILE": "the store, where `--file` names none",
    "TIMELINE_BY": "who rules, where `rule --by` names nobody",
    "TIMELINE_EMBED": "`on`: `match`, `merge` and `diff` of two stores pair events by meaning too, as `--embed` does",
    "TIMELINE_PAGER, PAGER": "what shows a drawing that does not fit the terminal; `cat` is none",
    "VISUAL, EDITOR": "the editor of `edit` and `add --edit`",
    "NO_COLOR": "no colour, whatever its value",
    "COLORFGBG": "whether the terminal is dark or light",
    "COLUMNS": "the width, where there is no terminal",
}


def written() -> dict[Path, str]:
    """Every page with its text."""
    told = pages()
    manual = {MANUAL / f"{page.name.replace(' ', '-')}.1": _manual(page) for page in told.values()}
    return {REFERENCE: "".join(_reference(told)), **manual}


def _reference(told: dict[str, Page]) -> Iterator[str]:
    yield _HEAD
    for group, names in GROUPS.items():
        yield f"- {group}: {', '.join(f'[{name}](#timeline-{name})' for name in names)}\n"
    yield "- [The marks of the drawings](#marks)\n"
    for name, page in told.items():
        if name != PROGRAM:
            yield from _chapter(page)
    yield f"\n## Marks\n\n{_MARKS}\n"
    for heading, marks in MARKS.items():
        yield f"\n### {heading}\n\n| sign | ASCII | what it means |\n|---|---|---|\n"
        for mark in marks:
            means = f"{mark.meaning}: {mark.more}" if mark.more else mark.meaning
            signs = [_code(mark.sign(glyphs)).replace("|", "\\|") for glyphs in (UNICODE, ASCII)]
            yield f"| {' | '.join(signs)} | {means} |\n"


def _chapter(page: Page) -> Iterator[str]:
    yield f"\n## {page.name}\n"
    for paragraph in page.text:
        yield f"\n{_prose(paragraph)}\n"
    yield f"\n```\n{page.usage}\n```\n"
    for section in page.sections:
        yield f"\n**{section.heading}**\n\n"
        for entry in section.entries:
            yield f"- {_code(entry.name)}: {_prose(entry.means)}\n"
    if page.examples:
        yield "\n**Examples**\n\n```sh\n"
        for example in page.examples:
            yield f"{example.line}  # {example.does}\n"
        yield "```\n"


def _code(text: str) -> str:
    fence = "``" if "`" in text else "`"
    space = " " if "`" in text else ""
    return f"{fence}{space}{text}{space}{fence}"


def _prose(text: str) -> str:
    """A text of the help in Markdown: what stands in backticks stays, signs outside of them mean themselves."""
    parts = text.split("`")
    for at in range(0, len(parts), 2):
        for sign in ("*", "_", "<", "["):
            parts[at] = parts[at].replace(sign, "\\" + sign)
    return "`".join(parts)


def _manual(page: Page) -> str:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    name = page.name.replace(" ", "-")
    first, *rest = page.text
    lines = [
        f'.TH {_quoted(name.upper())} 1 "" "{PROGRAM} {project["version"]}" "User Commands"',
        ".SH NAME",
        f"{_roff(name)} \\- {_roff(first[:1].lower() + first[1:].rstrip('.'))}",
        ".SH SYNOPSIS",
        f".B {_roff(page.usage)}",
    ]
    if rest:
        lines.extend([".SH DESCRIPTION", *"\n.PP\n".join(map(_roff, rest)).split("\n")])
    for section in page.sections:
        lines.extend([f".SH {_quoted(section.heading.upper())}", *_listed(section)])
    if page.name == PROGRAM:
        variables = Section("", tuple(Entry(name, means) for name, means in _ENVIRONMENT.items()))
        lines.extend([".SH ENVIRONMENT", *_listed(variables), ".SH MARKS", _roff(_MARKS.replace("`", ""))])
        for heading, marks in MARKS.items():
            lines.append(f".SS {_quoted(heading)}")
            for mark in marks:
                means = f"{mark.meaning}: {mark.more}" if mark.more else mark.meaning
                lines.extend([".TP", f"{_roff(mark.sign(UNICODE))}  {_roff(mark.sign(ASCII))}", _roff(means)])
    lines.append(".SH EXIT STATUS")
    lines.extend(line for code, means in _STATUS.items() for line in (".TP", f".B {code.value}", _roff(means)))
    if page.examples:
        lines.extend([".SH EXAMPLES", *"\n.PP\n".join(map(_shown, page.examples)).split("\n")])
    lines.extend([".SH SEE ALSO", _see_also(page)])
    return "\n".join(lines) + "\n"


def _listed(section: Section) -> list[str]:
    return [
        line
        for entry in section.entries
        for line in (".TP", f".B {_roff(entry.name)}", _roff(entry.means.replace("`", "")))
    ]


def _shown(example: Example) -> str:
    does = _roff(example.does[:1].upper() + example.does[1:])
    return f"{does}:\n.PP\n.EX\n  {_roff(example.line)}\n.EE"


def _see_also(page: Page) -> str:
    if page.name != PROGRAM:
        return f".BR {PROGRAM} (1)"
    names = [name for group in GROUPS.values() for name in group]
    return " ,\n".join(f".BR {PROGRAM}\\-{name} (1)" for name in names)


def _roff(text: str) -> str:
    """A text in which nothing is an escape or a request, and `-` is the sign that is typed."""
    text = text.translate(_ESCAPES)
    text = "".join(sign if sign.isascii() else f"\\[u{ord(sign):04X}]" for sign in text)
    return f"\\&{text}" if text.startswith(".") else text


_SIGNS = {"\\": r"\e", "-": r"\-", "^": r"\(ha", "~": r"\(ti", "`": r"\(ga", "'": r"\(aq", '"': r"\(dq"}
_ESCAPES = str.maketrans(_SIGNS)


def _quoted(text: str) -> str:
    return f'"{_roff(text)}"'


def main() -> None:
    """Writes the pages, and takes away those of commands that are gone."""
    texts = written()
    for old in MANUAL.glob("*.1"):
        if old not in texts:
            old.unlink()
    MANUAL.mkdir(exist_ok=True)
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
