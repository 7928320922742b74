"""A document as paragraphs: what is read of it, and where each place in it is."""

import shutil
from io import BytesIO

import docx
import pytest

from timeline.draft import read_document
from timeline.errors import TimelineError

HTML = """<!doctype html><html><head><title>No text</title>
<meta property="article:published_time" content="2025-03-20T10:00:00Z"><style>p {}</style></head>
<body><nav><a href="#">Home of the paper</a></nav><h1>The <b>talks</b></h1>
<p>They met on&nbsp;Tuesday,<br>and   agreed.</p><script>var a = "no text";</script>
<ul><li>One</li><li>Two</li></ul></body></html>"""


def texts(data: bytes, name: str) -> list[str]:
    return [one.text for one in read_document(data, name).paragraphs]


def test_blank_lines_part_paragraphs_and_lines_are_joined() -> None:
    text = "A first\nline.\r\n\r\n\r\n  A second\tone\n"

    assert texts(text.encode(), "a.txt") == ["A first line.", "A second one"]


def test_a_text_of_long_lines_has_a_paragraph_in_each() -> None:
    assert texts(b"A first one.\nA second one.\n", "a.txt") == ["A first one.", "A second one."]
    assert texts(b"A first one that goes on\nin a second line.\n", "a.txt") == [
        "A first one that goes on in a second line."
    ]


def test_a_word_that_a_hyphen_parts_keeps_it() -> None:
    assert texts(b"It was well-\nknown - so it\nwas.\n\nEnd.", "a.txt")[0] == "It was well-known - so it was."


def test_a_place_has_its_line_and_its_page() -> None:
    plain = read_document(b"One.\n\nTwo and\nthree.", "a.txt").paragraphs[1]
    paged = read_document(b"One.\n\nTwo.\fThree\nand four.", "a.txt").paragraphs[2]

    assert [plain.locator(place) for place in (0, 8)] == [
        "line 3, paragraph 2, character 1",
        "line 4, paragraph 2, character 9",
    ]
    assert paged.locator(6) == "page 2, line 2, paragraph 3, character 7"


def test_of_a_page_its_blocks_are_read_and_what_is_around_them_is_an_aside() -> None:
    document = read_document(HTML.encode(), "a.html")

    assert [(one.text, one.is_aside) for one in document.paragraphs] == [
        ("Home of the paper", True),
        ("The talks", False),
        ("They met on Tuesday, and agreed.", False),
        ("One", False),
        ("Two", False),
    ]
    assert document.published == "2025-03-20T10:00:00Z"


def test_a_word_document_has_its_paragraphs_and_cells() -> None:
    written = docx.Document()
    written.add_paragraph("They met on Tuesday.")
    written.add_table(1, 2).cell(0, 1).text = "In Jeddah"
    written.add_paragraph("They parted.")
    data = BytesIO()
    written.save(data)

    assert texts(data.getvalue(), "a.docx") == ["They met on Tuesday.", "In Jeddah", "They parted."]


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not here")
def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(TimelineError, match=r"a\.pdf cannot be read"):
        read_document(b"no pdf", "a.pdf")


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (b"\xff\x00\xfe", "a.txt", "no text in UTF-8"),
        (b"a\x00b", "a.txt", r"U\+0000"),
        (b"no zip", "a.docx", "no Word document"),
        (b"\x89PNG\r\n\x1a\n", "a.png", "no text in UTF-8"),
    ],
)
def test_what_is_no_text_says_so(data: bytes, name: str, message: str) -> None:
    with pytest.raises(TimelineError, match=message):
        read_document(data, name)


def test_utf_16_is_read_where_it_says_so() -> None:
    assert texts("Ні, вчора.".encode("utf-16"), "a.txt") == ["Ні, вчора."]
