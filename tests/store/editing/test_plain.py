"""Every text that is written is read again as the same text."""

import oryaml
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from timeline.store import read_store
from timeline.store.editing.emit import block_pair, flow_pair
from timeline.store.editing.plain import is_plain
from timeline.store.editing.style import Style
from timeline.store.refusing.yaml_features import structure_problems

WRITABLE = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
STYLES = st.sampled_from(
    [Style(), Style(quotes={"note": "'"}), Style(quotes={"note": '"'}), Style(json=True), Style(blocks=False)]
)


@given(WRITABLE, STYLES)
@example("a #b", Style())
@example("- a", Style())
@example("a\n\n  b\n", Style())
@example("\u2028\x85\ufeff\x7f\x00\U0001f469\u200d\U0001f467", Style())
@example("word " * 60 + "# end !x", Style())
def test_a_text_is_read_as_it_was_written(text: str, style: Style) -> None:
    block = "timeline: 1\n" + "\n".join(block_pair("note", text, 0, style)) + "\ntitle: T\n"
    flow = "{timeline: 1, " + flow_pair("note", text, style) + ", title: T}\n"

    for written in (block, flow):
        stored = read_store(None, written.encode(), "store.yaml")
        assert stored.timeline.note == text
        assert structure_problems(stored.document) == []


@given(WRITABLE.filter(bool), STYLES)
def test_a_name_is_read_as_it_was_written(name: str, style: Style) -> None:
    block = "\n".join(block_pair(name, "x", 0, style)) + "\n"
    flow = "{" + flow_pair(name, "x", style) + "}\n"

    for written in (block, flow):
        assert oryaml.loads(written) == {name: "x"}


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("a word", True),
        ("Удар по лікарні", True),
        ("it's fine", True),
        ("http://example.org/#x", True),
        ("yes", False),
        ("No", False),
        ("null", False),
        ("~", False),
        ("~ 4 h", False),
        ("1.10", False),
        ("+380441234567", False),
        ("0012", False),
        ("12:30", False),
        ("1_000", False),
        ("0x1F", False),
        ("2025-03-18", False),
        ("<<", False),
        ("=", False),
        ("", False),
        (" a", False),
        ("a ", False),
        ("a: b", False),
        ("a:", False),
        ("Удар #3", False),
        ("- a", False),
        ("!x", False),
        ("*x", False),
        ("%x", False),
        ("@x", False),
        ("a\tb", False),
        ("a\u2028b", False),
        ("...", False),
    ],
)
def test_what_another_reader_would_take_for_something_else_is_quoted(text: str, plain: bool) -> None:
    assert is_plain(text, flow=False, time=False) is plain


def test_a_time_needs_no_quotes_where_a_time_is_meant() -> None:
    assert is_plain("2025-03-18T10:00-04:00/..", flow=False, time=True)
    assert not is_plain("2025-03-18", flow=False, time=False)
    assert not is_plain("a, b", flow=True, time=False)
    assert not is_plain("a:?", flow=True, time=False)
