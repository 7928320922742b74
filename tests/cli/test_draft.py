"""`timeline draft`: what it writes and says, and that nobody takes a draft for anything else."""

import shutil
from pathlib import Path

import pytest

from tests.cli.running import SMALL, timeline

ARTICLE = """The talks in Jeddah

The talks lasted two hours on Tuesday. Ministry spokesman Ivan Lys said that 23 people were hurt.

“We will wait for it,” he said.
"""
DRAFT = ["draft", "article.txt", "--source", "paper", "--published", "2025-03-20"]
COMMANDS = [
    ["show"],
    ["show", "--json"],
    ["show", "--full"],
    ["show", "--bars"],
    ["show", "--grep", "Jeddah"],
    ["sources"],
    ["sources", "--json"],
    ["diff", "--all"],
    ["diff", "--json"],
    ["diff", "--unruled"],
    ["export", "markdown"],
    ["export", "markdown", "--private", "--with-verdicts", "--with-rulings"],
    ["export", "jsonl"],
    ["export", "ics"],
    ["export", "html"],
    ["check"],
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "timeline.yaml").write_text(SMALL, encoding="utf-8")
    return tmp_path


def test_a_new_store_has_what_was_found(folder: Path) -> None:
    result = timeline(*DRAFT, "-o", "draft.yaml", directory=folder)

    assert (result.status, result.out) == (0, "")
    assert result.err == (
        "article.txt: 3 proposals from 28 words in English: 1 dated, 2 figures, 1 quotation, 1 with a speaker\n"
    )
    drawn = timeline("show", "--drafts", "--file", "draft.yaml", directory=folder).out
    assert drawn.startswith("3 drafts\n")
    assert "“The talks lasted two hours on Tuesday.” (en)" in drawn
    assert "line 3, paragraph 2, character 1" in drawn
    assert timeline("check", "draft.yaml", "--quotes", "--files", "--strict", directory=folder).status == 0


def test_without_a_store_to_write_it_is_printed(folder: Path) -> None:
    printed = timeline(*DRAFT, directory=folder)
    timeline(*DRAFT, "-o", "draft.yaml", directory=folder)

    assert printed.status == 0
    assert printed.out == (folder / "draft.yaml").read_text(encoding="utf-8")


def test_a_store_takes_them_in_once(folder: Path) -> None:
    first = timeline(*DRAFT, "-o", "timeline.yaml", directory=folder)
    text = (folder / "timeline.yaml").read_text(encoding="utf-8")
    again = timeline(*DRAFT, "-o", "timeline.yaml", directory=folder)

    assert first.status == again.status == 0
    assert again.err.endswith("; 3 stood there already\n")
    assert (folder / "timeline.yaml").read_text(encoding="utf-8") == text
    assert "via: Paper" in text  # the name of the source that the store has


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_draft_is_in_nothing_but_the_drawing_of_drafts(command: list[str], folder: Path) -> None:
    before = timeline(*command, directory=folder)
    timeline(*DRAFT, "-o", "timeline.yaml", directory=folder)

    after = timeline(*command, directory=folder)

    assert (after.status, after.out) == (before.status, before.out)
    left_out = "timeline: drafts are left out; nobody has looked at them yet\n"
    assert after.err == (left_out if command[0] == "export" else "") + before.err


def test_what_drafts_alone_cite_is_not_sealed(folder: Path) -> None:
    timeline(*DRAFT, "-o", "timeline.yaml", directory=folder)
    result = timeline("seal", directory=folder)

    assert "there are drafts in it: what only these cite is not sealed" in result.err
    assert "article.txt" not in (folder / "timeline.yaml.seal.json").read_text(encoding="utf-8")


def test_a_draft_cannot_be_ruled_on(folder: Path) -> None:
    timeline(*DRAFT, "-o", "timeline.yaml", directory=folder)
    name = "the-talks-lasted-two-hours-on-tuesday"
    result = timeline("rule", name, "x", "--found", "5", "--because", "B", directory=folder)

    assert result.status == 2
    assert f"`{name}`" in result.err


def test_a_draft_is_joined_with_nothing_settled(folder: Path) -> None:
    timeline(*DRAFT, "-o", "draft.yaml", directory=folder)
    kept = (folder / "draft.yaml").read_text(encoding="utf-8").replace("    draft: true\n", "")
    (folder / "kept.yaml").write_text(kept, encoding="utf-8")
    beside = timeline("merge", "kept.yaml", "draft.yaml", directory=folder)
    same = timeline("merge", "draft.yaml", "draft.yaml", directory=folder)
    (folder / "more.yaml").write_text((folder / "draft.yaml").read_text(encoding="utf-8") + "note: More.\n", "utf-8")
    more = timeline("merge", "more.yaml", "draft.yaml", directory=folder)

    assert beside.status == same.status == more.status == 0
    assert beside.out.count("draft: true") == same.out.count("draft: true") == more.out.count("draft: true") == 3
    assert beside.out.count("- id:") == 6
    assert same.out.count("- id:") == more.out.count("- id:") == 3


def test_an_account_that_is_a_draft_is_not_one_with_a_settled_one(folder: Path) -> None:
    drafted = SMALL.replace("says: They met.", "says: They met.\n        draft: true")
    (folder / "drafted.yaml").write_text(drafted, encoding="utf-8")
    result = timeline("merge", "timeline.yaml", "drafted.yaml", directory=folder)

    assert result.status == 2
    assert "is a draft in one of the two stores and settled in the other" in result.err


def test_a_store_of_drafts_alone_says_so(folder: Path) -> None:
    timeline(*DRAFT, "-o", "draft.yaml", directory=folder)

    assert (
        timeline("show", "--file", "draft.yaml", directory=folder).err == "3 drafts are not drawn; --drafts does that\n"
    )
    assert timeline("show", "--drafts", directory=folder).out == "no drafts\n"


def test_a_document_without_anything_says_so(folder: Path) -> None:
    (folder / "article.txt").write_text("There was nothing to be said of that.\n", encoding="utf-8")
    result = timeline(*DRAFT, "-o", "draft.yaml", directory=folder)

    assert result.status == 0
    assert result.err == (
        "article.txt: nothing dated, counted or quoted was found in 8 words in English; nothing is written\n"
    )
    assert not (folder / "draft.yaml").exists()


def test_without_a_date_of_its_own_words_stay_words(folder: Path) -> None:
    result = timeline(*DRAFT[:4], directory=folder)

    assert "`on Tuesday` are left open: --published says what they are counted from" in result.err
    assert "“on Tuesday” is not dated" in result.out


def test_a_page_says_itself_when_it_was_published(folder: Path) -> None:
    (folder / "a.html").write_text(
        '<meta property="article:published_time" content="2025-03-20T09:00:00+01:00"><p>They met there on Tuesday.',
        encoding="utf-8",
    )
    result = timeline("draft", "a.html", "--source", "paper", directory=folder)

    assert "published 2025-03-20T09:00:00+01:00, as the page says itself" in result.err
    assert "when: 2025-03-18" in result.out


def test_dates_of_a_julian_source_are_not_counted(folder: Path) -> None:
    text = "timeline: 1\nsources: {paper: {name: Paper, calendar: julian}}\n"
    (folder / "old.yaml").write_text(text, encoding="utf-8")
    timeline(*DRAFT, "-o", "old.yaml", directory=folder)

    assert "“on Tuesday” is not dated" in (folder / "old.yaml").read_text(encoding="utf-8")


def test_standard_input_has_no_file(folder: Path) -> None:
    result = timeline("draft", "-", "--source", "paper", directory=folder, stdin=ARTICLE.encode())

    assert result.status == 0
    assert "file:" not in result.out
    assert result.out.count("draft: true") == 3


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not here")
def test_a_pdf_is_read_by_page_and_line(folder: Path) -> None:
    (folder / "a.pdf").write_bytes(_pdf("The talks lasted two hours on 18 March 2025."))
    result = timeline("draft", "a.pdf", "--source", "paper", "-o", "draft.yaml", directory=folder)

    assert result.status == 0, result.err
    assert "locator: line 1, paragraph 1, character 1" in (folder / "draft.yaml").read_text(encoding="utf-8")
    assert timeline("check", "draft.yaml", "--quotes", directory=folder).err == "1 quote stands in their files\n"


def _pdf(text: str) -> bytes:
    """A page with one line of text, as ISO 32000-1 has it."""
    drawn = f"BT /F1 12 Tf 20 50 Td ({text}) Tj ET".encode()
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 100]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    made, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(made))
        made += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(made),
    )


@pytest.mark.parametrize(
    ("arguments", "message", "mend"),
    [
        ([], "no document is named", "timeline draft FILE --source ID"),
        (["article.txt"], "nobody is named whose text it is", "--source ID"),
        (
            ["article.txt", "--source", "The Paper"],
            "`The Paper` is no id",
            "--source the-paper --source-name 'The Paper'",
        ),
        (["article.txt", "--source", "a", "--lang", "fi"], "no rules are known for the language `fi`", "one of en, uk"),
        (["article.txt", "--source", "a", "--published", "soon"], "--published 'soon'", "type a time such as"),
        (["gone.txt", "--source", "a"], "gone.txt: no such file", ""),
        (["a.bin", "--source", "a"], "a.bin is no text in UTF-8", "iconv -t utf-8"),
        (["finnish.txt", "--source", "a"], "in no language that is known here", "--lang says which: one of en"),
        (["article.txt", "--source", "a", "--review"], "what is reviewed has to be written first", "-o STORE"),
        (["article.txt", "--source", "a", "-o", "b", "--review"], "and there is none", "timeline show --drafts"),
        (["--review", "-o", "timeline.yaml"], "and there is none", "timeline show --drafts"),
        (["--review", "--source", "a"], "these options are about a document", "name it"),
        (["article.txt", "--source", "paper", "--source-name", "P", "-o", "timeline.yaml"], "is called “Paper”", ""),
        (["article.txt", "--source", "a", "-o", "article.txt"], "article.txt", ""),
    ],
)
def test_wrong_input_says_what_is_wrong(arguments: list[str], message: str, mend: str, folder: Path) -> None:
    (folder / "a.bin").write_bytes(b"\xff\x00\xfe\x01")
    (folder / "finnish.txt").write_text("Näin se oli, eikä kukaan tiennyt mitään siitä.", encoding="utf-8")
    result = timeline("draft", *arguments, directory=folder)

    assert result.status == 2
    assert message in result.err
    assert mend in result.err
    assert sorted(path.name for path in folder.iterdir()) == ["a.bin", "article.txt", "finnish.txt", "timeline.yaml"]


def test_a_draft_is_no_change_until_it_is_kept(folder: Path) -> None:
    draft = SMALL + "  - {id: quiet, title: A draft, draft: true}\n"
    (folder / "draft.yaml").write_text(draft, encoding="utf-8")
    (folder / "kept.yaml").write_text(draft.replace(", draft: true", ""), encoding="utf-8")

    proposed = timeline("changes", "timeline.yaml", "draft.yaml", directory=folder)
    settled = timeline("changes", "draft.yaml", "kept.yaml", directory=folder)

    assert (proposed.status, proposed.err) == (0, "")
    assert "A draft" not in proposed.out
    assert (settled.status, settled.err) == (0, "")
    assert "A draft  quiet  added" in settled.out
