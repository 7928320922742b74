"""One style of message: in small letters, without a full stop, and with a next step."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import timeline
from tests.conftest import Golden

ROOM = Path(timeline.__file__).parent
NO_STEP = {
    "kept in {self.path}": "it is the next step of the problem above it",
    "`{references[1]}`": "the second half of a problem that has one",
    "{name}{said[:1].lower()}{said[1:]}": "what the operating system says, and what it takes is the user's to know",
}
"""Messages behind which nothing can be proposed, by their last words, and why."""


def told(node: ast.expr) -> str | None:
    """The text of a literal, with its expressions in braces; None where it is computed elsewhere."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.JoinedStr):
        parts = (part.value if isinstance(part, ast.Constant) else f"{{{_inside(part)}}}" for part in node.values)
        return "".join(map(str, parts))
    return None


def _inside(part: ast.expr) -> str:
    return ast.unparse(part.value) if isinstance(part, ast.FormattedValue) else ""


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Every problem that the program makes, where it makes it."""
    for path in sorted(ROOM.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and len(node.args) >= 2 and _is_problem(node.func):
                yield f"{path.relative_to(ROOM)}:{node.lineno}", node


def _is_problem(called: ast.expr) -> bool:
    if isinstance(called, ast.Attribute):
        of_error = called.attr == "of" and isinstance(called.value, ast.Name) and called.value.id == "TimelineError"
        return of_error or called.attr in ("report", "report_within")
    return isinstance(called, ast.Name) and called.id in ("Problem", "Finding", "report")


CALLS = dict(calls())
TEXTS = [
    pytest.param(text, id=f"{place} {text[:40]}")
    for place, call in CALLS.items()
    for argument in call.args[1:]
    if (text := told(argument)) is not None
]


def test_messages_are_found() -> None:
    assert len(CALLS) >= 200
    assert len(TEXTS) >= 250


@pytest.mark.parametrize("text", TEXTS)
def test_a_message_is_written_like_all_others(text: str) -> None:
    first = text.split(" ", maxsplit=1)[0]

    assert not text.endswith((".", ":", "!")), "no sign at the end"
    assert not (first[:1].isupper() and first[1:].islower()), "it begins small"
    assert not text.lower().startswith(("error", "warning", "invalid", "failed")), "it says what is wrong"
    assert "  " not in text


@pytest.mark.parametrize("place", CALLS)
def test_a_problem_has_a_next_step(place: str) -> None:
    call = CALLS[place]
    if isinstance(call.func, ast.Attribute) and call.func.attr != "of":
        return
    message = told(call.args[1]) or ""
    if any(message.endswith(words) for words in NO_STEP):
        return
    named = [keyword.value for keyword in call.keywords if keyword.arg == "mend"]
    (step, *_) = [*named, *call.args[2:3], ast.Constant(None)]

    assert not (isinstance(step, ast.Constant) and step.value is None), message


def assigned() -> Iterator[tuple[str, str]]:
    """What stands in a variable of a name that messages and next steps have, before it is told."""
    for path in sorted(ROOM.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Assign) and {ast.unparse(one) for one in node.targets} & {"message", "mend"}:
                for part in ast.walk(node.value):
                    text = told(part) if isinstance(part, ast.JoinedStr | ast.Constant) else None
                    if text is not None and " " in text:
                        yield str(path.relative_to(ROOM)), text.replace("\n", "\\n")


def listed() -> str:
    """Every message with its next step, by the module that tells it; what is computed stands in braces."""
    rooms: dict[str, list[str]] = {}
    for place, call in CALLS.items():
        named = [keyword.value for keyword in call.keywords if keyword.arg in ("mend", "message")]
        texts = [told(argument) for argument in (*call.args, *named)]
        said = [text.replace("\n", "\\n") for text in texts if text is not None]
        if said:
            rooms.setdefault(place.rpartition(":")[0], []).append("\n    ".join(said))
    for room, text in assigned():
        rooms.setdefault(room, []).append(text)
    return "".join(f"{room}\n  " + "\n  ".join(said) + "\n" for room, said in sorted(rooms.items()))


def test_every_message_is_as_it_was(golden: Golden) -> None:
    """Whoever changes the words of one sees it here beside all others, and reads it like code."""
    golden(Path(__file__).parent / "messages.txt", listed())
