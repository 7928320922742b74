"""The lines of a calendar: unfolded, split, with their numbers, in the components that they stand in."""

from collections.abc import Mapping, Sequence

import msgspec
from icalendar.parser import Contentline

from timeline.entry_input.text_encoding import text_of
from timeline.errors import Place, Problem, TimelineError, shortened

DEEPEST = 10
"""Levels of components; those of the format are three."""


class Line(msgspec.Struct, frozen=True):
    """One property, its value as text, unescaped."""

    number: int
    text: str
    name: str
    parameters: Mapping[str, str]
    value: str

    @property
    def values(self) -> list[str]:
        """The value as the items of a list."""
        return _items(_raw_value(self.text))

    @property
    def is_address(self) -> bool:
        """Whether it names where something is, and is not the thing itself."""
        return "ENCODING" not in self.parameters and self.parameters.get("VALUE", "URI").upper() == "URI"

    @property
    def person(self) -> str:
        """Who is meant: the name, else the address."""
        return (self.parameters.get("CN") or self.value.removeprefix("mailto:").removeprefix("MAILTO:")).strip()


class Block(msgspec.Struct):
    """A component: `VEVENT`, with its lines and the components within."""

    name: str
    line: int
    file: str
    lines: list[Line] = []
    inner: list["Block"] = []

    def named(self, name: str) -> list[Line]:
        """Its lines of that name."""
        return [line for line in self.lines if line.name == name]

    def value(self, name: str) -> str:
        """The value of the first line of that name; empty where there is none."""
        return next((line.value for line in self.lines if line.name == name), "")

    def error(self, line: Line, message: str, mend: str) -> TimelineError:
        """What is wrong with one of its lines."""
        return TimelineError([Problem("calendar", message, mend, Place(self.file, line.number, 1, 1, line.text))])

    @property
    def text(self) -> str:
        """Itself, as lines of the format."""
        lines = [f"BEGIN:{self.name}", *(line.text for line in self.lines)]
        inner = "".join([one.text for one in self.inner])
        return "\r\n".join(lines) + f"\r\n{inner}END:{self.name}\r\n"


def content_lines(data: bytes, name: str, encoding: str | None) -> list[Line]:
    """All lines, unfolded. Raises TimelineError with the place of what is none, or of another encoding."""
    raw = data
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:2]:
        # Of UTF-16 a line end is two octets.
        raw = text_of(data, name, encoding).encode()
    numbers: list[int] = []
    whole: list[bytes] = []
    for number, ended in enumerate(raw.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        line = ended.removesuffix(b"\r")
        if line[:1] in (b" ", b"\t") and whole:
            whole[-1] += line[1:]
        elif line.strip():
            numbers.append(number)
            whole.append(line)
    try:
        text = text_of(b"\n".join(whole), name, None if raw is not data else encoding)
    except TimelineError as error:
        raise TimelineError([_at(one, numbers) for one in error.problems]) from None
    problems: list[Problem] = []
    lines: list[Line] = []
    for number, one in zip(numbers, text.split("\n") if numbers else (), strict=True):
        try:
            lines.append(_line(number, one))
        except ValueError:
            place = Place(name, number, 1, 1, one)
            message = f"this is no line of a calendar: {shortened(one)}"
            problems.append(Problem("calendar", message, "write it as NAME:VALUE, or begin it with a space", place))
    if problems:
        raise TimelineError(problems)
    return lines


def _at(problem: Problem, numbers: Sequence[int]) -> Problem:
    place = problem.place
    if place is None or not 0 < place.line <= len(numbers):
        return problem
    return problem._replace(place=place._replace(line=numbers[place.line - 1]))


def _line(number: int, text: str) -> Line:
    """Raises ValueError for a text that has no name."""
    named, parameters, value = Contentline(text).parts()  # type: ignore[no-untyped-call]
    told = {str(key).upper(): item if isinstance(item, str) else ",".join(item) for key, item in parameters.items()}
    return Line(number, text, str(named).upper(), told, str(value))


def _raw_value(text: str) -> str:
    """What stands behind the first colon that is in no quotes."""
    quoted = False
    for at, character in enumerate(text):
        if character == '"':
            quoted = not quoted
        elif character == ":" and not quoted:
            return text[at + 1 :]
    return ""


def _items(raw: str) -> list[str]:
    """The texts of a list, split at commas that are not escaped."""
    items: list[str] = []
    held, escaped = "", False
    for character in raw:
        if escaped:
            held, escaped = held + ("\n" if character in "nN" else character), False
        elif character == "\\":
            escaped = True
        elif character == ",":
            items, held = [*items, held], ""
        else:
            held += character
    return [*items, held]


def blocks_of(lines: Sequence[Line], name: str) -> tuple[list[Block], list[Line]]:
    """The calendars of a file, and lines that stand in none.

    Raises TimelineError with the place where components do not fit into each other.
    """
    roots: list[Block] = []
    stray: list[Line] = []
    open_: list[Block] = []
    for line in lines:
        place = Place(name, line.number, 1, 1, line.text)
        if line.name == "BEGIN":
            if len(open_) == DEEPEST:
                raise TimelineError([Problem("calendar", "this is nested too deep", "look what has written it", place)])
            block = Block(line.value.strip().upper(), line.number, name, [], [])
            (open_[-1].inner if open_ else roots).append(block)
            open_.append(block)
        elif line.name == "END":
            ended = line.value.strip().upper()
            if not open_ or open_[-1].name != ended:
                begun = f"`{open_[-1].name}` of line {open_[-1].line} is not ended" if open_ else "nothing was begun"
                message = f"`END:{shortened(ended)}` stands here, and {begun}"
                raise TimelineError([Problem("calendar", message, "the file may have been cut or joined", place)])
            open_.pop()
        elif open_:
            open_[-1].lines.append(line)
        else:
            stray.append(line)
    if open_:
        place = Place(name, open_[-1].line, 1, 1)
        message = f"`{open_[-1].name}` is begun here, and nothing ends it"
        raise TimelineError([Problem("calendar", message, "the file may have been cut off", place)])
    return roots, stray


def texts_of(lines: Sequence[Line]) -> dict[str, str]:
    """The first value of each name."""
    made: dict[str, str] = {}
    for line in lines:
        made.setdefault(line.name, line.value.strip())
    return made
