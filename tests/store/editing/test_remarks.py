"""Comments below a value stay comments, whatever the value becomes."""

from timeline.store import read_store
from timeline.store.editing import OfEvent, SetKey, edit_text

TEXT = "timeline: 1\nevents:\n- id: a\n  title: A\n  note: one\n\n    # deep\n  # level\n"


def test_a_text_of_several_lines_does_not_swallow_the_comment_below_it() -> None:
    stored = read_store(None, TEXT.encode(), "store.yaml")
    edits = [SetKey(OfEvent("a"), "note", "one\ntwo"), SetKey(OfEvent("a"), "note", "one\ntwo\nthree")]

    assert edit_text(stored, edits).text == TEXT.replace("one", '"one\\ntwo\\nthree"')
