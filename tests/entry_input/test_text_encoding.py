"""Bytes of other programs as text."""

import pytest

from timeline.entry_input.text_encoding import text_of
from timeline.errors import TimelineError


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        ("Київ".encode(), None, "Київ"),
        (b"\xef\xbb\xbf" + "Київ".encode(), None, "Київ"),
        (b"\xef\xbb\xbf" + "Київ".encode(), "utf-8", "Київ"),
        ("Київ".encode("utf-16"), None, "Київ"),
        ("Київ".encode("utf-16"), "utf-16-le", "Київ"),
        ("Київ".encode("cp1251"), "cp1251", "Київ"),
        ("Київ".encode("koi8-u"), "KOI8-U", "Київ"),
        ("Łódź".encode("cp1250"), "windows-1250", "Łódź"),
        ("é".encode("latin-1"), "Latin-1", "é"),
    ],
)
def test_text_is_decoded(data: bytes, encoding: str | None, text: str) -> None:
    assert text_of(data, "a.csv", encoding) == text


@pytest.mark.parametrize(
    ("data", "encoding", "message", "mend"),
    [
        (b"a\nCaf\xe9\n", None, "the byte 0xE9 here is not UTF-8", "--encoding cp1252"),
        (b"a\nCaf\xe9\n", "ascii", "the byte 0xE9 here is not ascii", "--encoding cp1252"),
        ("title,when\nCafé,2022\n".encode("utf-16-le"), None, "this file looks like UTF-16LE", "--encoding utf-16le"),
        ("title,when\nA,2022\n".encode("utf-16-be"), None, "this file looks like UTF-16BE", "--encoding utf-16be"),
        (b"a", "cp1253x", "no encoding is called `cp1253x`", "did you mean cp1253"),
        (b"a", "base64", "no encoding is called `base64`", "such as utf-8"),
    ],
)
def test_what_cannot_be_decoded_is_told(data: bytes, encoding: str | None, message: str, mend: str) -> None:
    with pytest.raises(TimelineError) as caught:
        text_of(data, "a.csv", encoding)

    problem = caught.value.problems[0]
    assert problem.message == message
    assert problem.mend is not None
    assert mend in problem.mend
