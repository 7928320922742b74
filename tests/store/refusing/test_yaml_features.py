"""What YAML allows and a store does not, and what both allow."""

import pytest

from tests.store.stores import problems, timeline
from timeline.errors import TimelineError
from timeline.store import read_store
from timeline.store.refusing.quick_look import may_nest_deep

OF_ACCOUNT = "sources: {{k: }}\nevents: [{{id: a, title: T, accounts: [{{source: k, {}}}]}}]"


def checks(text: str) -> list[str]:
    return [problem.check for problem in problems("timeline: 1\n" + text)]


def test_anchors_and_aliases_are_read() -> None:
    text = """\
events:
  - {id: a, title: &t T, points: &p {n: 1, o: &v "2"}}
  - {id: b, title: *t, points: *p, x-v: *v}
"""
    first, second = timeline(text).events

    assert (first.title, first.points) == (second.title, second.points)
    assert second.extra == {"x-v": "2"}


@pytest.mark.parametrize("style", ["[{}]", "{{k: [{}]}}"])
def test_aliases_cannot_swell_without_end(style: str) -> None:
    bomb = "x-a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in range(1, 10):
        inner = ", ".join([f"*a{level - 1}"] * 10)
        bomb += f"x-a{level}: &a{level} " + style.format(inner) + "\n"

    assert checks(bomb) == ["alias"]


def test_a_long_text_cannot_swell_without_end() -> None:
    assert checks(f"x-a: &a {'x' * 100_000}\nx-b: [{', '.join(['*a'] * 100)}]\n") == ["alias"]


def test_what_is_nested_too_deep_is_refused() -> None:
    assert checks("x-a: " + "[" * 60 + "]" * 60) == []
    assert checks("x-a: " + "[" * 61 + "]" * 61) == ["too-deep"]
    assert checks("x-a: " + "[" * 10_000 + "]" * 10_000) == ["too-deep"]
    assert checks("\n".join(" " * depth + "x-a:" for depth in range(3000))) == ["too-deep"]


@pytest.mark.parametrize(
    ("entry", "level"),
    [
        pytest.param("sources: {k: {x-a: HERE}}", 2, id="source"),
        pytest.param("events: [{id: a, title: T, x-a: HERE}]", 2, id="event"),
        pytest.param("events: [{id: a, title: T, points: {n: {value: 1, x-a: HERE}}}]", 4, id="point of an event"),
        pytest.param(OF_ACCOUNT.format("x-a: HERE"), 4, id="account"),
        pytest.param(OF_ACCOUNT.format("cite: [{x-a: HERE}]"), 6, id="citation"),
        pytest.param(OF_ACCOUNT.format("points: {n: {value: 1, x-a: HERE}}"), 6, id="point of an account"),
    ],
)
def test_levels_are_counted_from_the_top_of_the_store(entry: str, level: int) -> None:
    deepest = 60 - level

    assert checks(entry.replace("HERE", "[" * deepest + "]" * deepest)) == []
    assert checks(entry.replace("HERE", "[" * (deepest + 1) + "]" * (deepest + 1))) == ["too-deep"]


def test_what_aliases_nest_too_deep_is_refused() -> None:
    text = f"x-a: &a {'[' * 40}{']' * 40}\nx-b: {'[' * 20}*a{']' * 20}\n"

    assert checks(text) == []
    assert checks(text.replace("[*a]", "[[*a]]")) == ["too-deep"]


@pytest.mark.parametrize("key", ["2025", "1.5", "true", "~", "null", "", "[a]", "{a: b}", "*a"])
def test_keys_are_text(key: str) -> None:
    assert checks(f"x-a: &a 5\nx-b:\n  ? {key}\n  : c\n") == ["not-text"]


def test_a_quoted_key_is_text() -> None:
    assert checks('x-b: {"2025": a, "null": b, "": c}') == []


def test_equal_keys_are_found_however_they_are_quoted() -> None:
    assert checks("x-b: {a: 1, 'a': 2, \"a\": 3}") == ["duplicate-key", "duplicate-key"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: Strike #3", ["cut-text"]),
        ("title: #3", ["cut-text"]),
        ("title: Strike\n  and #3", ["cut-text"]),
        ("events: [{id: a, title: T, tags: [a #b\n]}]", ["cut-text"]),
        ("title: 5 #3", ["cut-text", "not-text"]),
        ("title: Strike # 3", []),
        ("title: Strike#3", []),
        ("title: 'Strike' #3", []),
        ("title: |\n  Strike #3", []),
        ("events: #none\n  - {id: a, title: T}", []),
        ("#title: Strike #3", []),
        ("title: &a Strike", []),
        ("title: Strike\n#3", []),
    ],
)
def test_a_text_that_yaml_would_cut_is_refused(text: str, expected: list[str]) -> None:
    assert sorted(expected) == sorted(checks(text))


@pytest.mark.parametrize("text", ["null", "~", "Null", "NULL", "&a ~"])
def test_a_written_null_is_no_text(text: str) -> None:
    assert checks(f"title: {text}") == ["not-text"]
    assert checks(f"events: [{{id: a, title: T, points: {{x-a: {text}}}}}]") == ["not-text"]
    assert checks(f"x-a: [{text}]") == []


@pytest.mark.parametrize("text", ["99999999999999999999", "-9223372036854775809", "0xFFFFFFFFFFFFFFFFF"])
def test_numbers_that_are_too_long_are_refused_anywhere(text: str) -> None:
    assert checks(f"x-a: {text}") == ["not-text"]
    assert checks(f"x-a: '{text}'") == []


def test_several_documents_and_directives_are_refused() -> None:
    assert checks("...\n---\na: b\n---\n") == ["second-document", "second-document"]
    assert [problem.check for problem in problems("%TAG ! x\n---\ntimeline: 1\n")] == ["directive"]
    assert checks("...\n# the end\n") == []


@pytest.mark.parametrize("text", ["timeline: 1\revents: []\r", 'timeline: 1\nx-a: "one\rtwo"\n'])
def test_a_carriage_return_alone_is_refused(text: str) -> None:
    with pytest.raises(TimelineError) as refused:
        read_store(None, text.encode(), "store.yaml")

    assert [problem.check for problem in refused.value.problems] == ["line-end"]


def test_a_second_byte_order_mark_is_refused() -> None:
    with pytest.raises(TimelineError) as refused:
        read_store(None, b"\xef\xbb\xbf\xef\xbb\xbftimeline: 1\n", "store.yaml")

    assert [problem.check for problem in refused.value.problems] == ["encoding"]


@pytest.mark.parametrize("text", ["[" * 100_000, "[a, " * 100_000 + "]" * 100_000, "{a: " * 50_000])
def test_brackets_without_end_are_refused_before_the_fast_reader_sees_them(text: str) -> None:
    assert may_nest_deep(text.encode())
    assert checks(f"x-a: {text}") == ["too-deep"]


def test_many_brackets_side_by_side_are_not_deep() -> None:
    assert not may_nest_deep(("[a, {b: c}]\n" * 10_000).encode())
    assert not may_nest_deep(b"[" * 400)
