"""Events of a family tree, told by the sources that it cites, else by the file."""

from pathlib import Path

import pytest

from tests.interchange.foreign import imported, run
from timeline.interchange.reading.gedcom_dates import dated

DATES = {
    "12 MAR 1900": "1900-03-12",
    "MAR 1900": "1900-03",
    "1900": "1900",
    "ABT 1900": "1900~",
    "CAL MAR 1900": "1900-03~",
    "EST 12 MAR 1900": "1900-03-12~",
    "BEF 1900": "..1899",
    "BEF 1 MAR 1900": "..1900-02-28",
    "AFT 31 DEC 1900": "1901-01-01..",
    "AFT MAR 1900": "1900-04..",
    "BET 1 JAN 1900 AND 1905": "1900-01-01..1905",
    "FROM 1900 TO 1905": "1900/1905",
    "FROM 1900": "1900/",
    "TO 1905": "/1905",
    "INT 1900 (about Easter)": "1900",
    "44 B.C.": "44 BC",
    "15 MAR 44 BC": "-0043-03-15",
    "@#DJULIAN@ 25 OCT 1917": "1917-10-25[julian]",
    "ABT @#DJULIAN@ 1699": "1699[julian]~",
    "BEF @#DJULIAN@ 1 JAN 1700": "..1700-01-10",
    "BET @#DJULIAN@ 1 JAN 1700 AND 3 JAN 1700": "1700-01-01[julian]..1700-01-03[julian]",
    "JULIAN 5 JAN 1699": "1699-01-05[julian]",
    "@#DFRENCH R@ 18 BRUM 8": "1799-11-09",
    "@#DFRENCH R@ BRUM 8": "1799-10-23..1799-11-21",
    "@#DFRENCH R@ 8": "1799-09-23..1800-09-22",
    "@#DFRENCH R@ 3 COMP 7": "1799-09-19",
    "@#DHEBREW@ 1 TSH 5785": "2024-10-03",
    "@#DHEBREW@ 15 NSN 5785": "2025-04-13",
    "@#DHEBREW@ 5 ADS 5784": "2024-03-15",
    "@#DHEBREW@ ADS 5784": "2024-03-11..2024-04-08",
    "@#DHEBREW@ 5784": "2023-09-16..2024-10-02",
    "@#DFRENCH R@ 6 COMP 7": "1799-09-22",
    "@#DHEBREW@ ADR 5785": "2025-03-01..2025-03-29",
    "@#DHEBREW@ ADR 5784": "2024-02-10..2024-03-10",
    "@#DHEBREW@ ELL 5784": "2024-09-04..2024-10-02",
    "11 FEB 1731/32": "1732-02-11",
    "Mar 12, 1900": "1900-03-12",
}
WORDS = ["(Stillborn)", "30 FEB 1900", "@#DROMAN@ 5", "@#DFRENCH R@ 40 BRUM 8", "yesterday", "03/12/1900", "x" * 500]
WORDS += ["@#DHEBREW@ 99 TSH 5700", "@#DHEBREW@ 5 ADS 5785", "@#DHEBREW@ ADS 5785", "@#DHEBREW@ 30 TVT 5785"]
WORDS += ["@#DHEBREW@ 0 TSH 5785", "@#DFRENCH R@ 6 COMP 8", "BET @#DHEBREW@ 1 TSH 5785 AND 31 TSH 5785"]


@pytest.mark.parametrize("date", DATES)
def test_a_date_is_that_time(date: str) -> None:
    assert dated(date).when == DATES[date]


@pytest.mark.parametrize("date", WORDS)
def test_what_is_no_date_stays_words_and_is_counted(date: str) -> None:
    read = dated(date)

    assert (read.when, read.words, read.losses) == ("", date.strip("()"), ("words",))


TREE = """\
0 HEAD
1 SOUR A program
1 CHAR UTF-8
1 NOTE A tree
2 CONT of two.
0 @I1@ INDI
1 NAME John /Smith/
1 NAME Jack /Smith/
1 SEX M
1 BIRT
2 DATE ABT 1900
2 PLAC Leeds, , England
3 MAP
4 LATI N53.8
4 LONG W1.55
2 SOUR @S1@
3 PAGE p. 7
3 DATA
4 DATE 1901
4 TEXT Born in the
5 CONC \x20spring
3 QUAY 2
2 SOUR @S1@
3 PAGE p. 9
2 SOUR A letter
1 DEAT
2 DATE (in the war)
2 CAUS fever
2 AGE 40y
2 NOTE @N1@
1 OCCU Smith
1 OCCU Carpenter
2 DATE FROM 1920 TO 1930
1 EVEN
2 TYPE Journey
2 DATE 1925
1 BURI Y
1 FAMS @F1@
0 @I2@ INDI
1 NAME Ann /Jones/
1 BIRT
2 DATE 1902
1 SOUR @S1@
0 @F1@ FAM
1 HUSB @I1@
1 WIFE @I2@
1 CHIL @I3@
1 MARR
2 DATE 11 FEB 1731/32
0 @S1@ SOUR
1 TITL The register
1 AUTH A clerk
1 REPO @R1@
0 @N1@ NOTE Said
1 CONT twice
0 @M1@ OBJE
0 TRLR
"""


def test_events_of_persons_and_couples(tmp_path: Path) -> None:
    made = imported("gedcom", TREE, tmp_path, name="tree.ged")
    events = {event.title: event for event in made.events}
    birth, death = events["Birth of John Smith"], events["Death of John Smith"]

    assert [event.title for event in made.events] == [
        "Birth of John Smith",
        "Death of John Smith",
        "Occupation of John Smith: Carpenter",
        "Journey of John Smith",
        "Burial of John Smith",
        "Birth of Ann Jones",
        "Marriage of John Smith and Ann Jones",
    ]
    register, letter = birth.accounts
    assert (register.source, made.timeline.sources[register.source].name) == ("the-register", "The register")
    assert made.timeline.sources[register.source].note == "Author: A clerk"
    assert register.when is not None
    assert (register.when.text, register.place, register.quote) == ("1900~", "Leeds, England", "Born in the spring")
    assert [(cited.locator, cited.published and cited.published.text) for cited in register.cite] == [
        ("p. 7", "1901"),
        ("p. 9", None),
    ]
    assert register.coordinates is not None
    assert (register.coordinates.lat, register.coordinates.lon) == (53.8, -1.55)
    assert letter.source == "a-letter"
    assert (death.accounts[0].source, death.note) == ("tree", "Said\ntwice")
    assert death.accounts[0].note == "The date as it is written: in the war"
    assert {point.name: point.value for point in death.accounts[0].points} == {"cause": "fever", "age": "40y"}
    assert [account.source for account in events["Birth of Ann Jones"].accounts] == ["the-register"]
    assert (birth.actors, death.accounts[0].ref) == (("John Smith",), "I1.DEAT")
    assert (made.timeline.title, made.timeline.note) == ("tree", "A tree\nof two.")
    assert made.losses == {
        "words": 1,
        "double": 1,
        "person.NAME": 1,
        "person.SEX": 1,
        "person.OCCU": 1,
        "person.FAMS": 1,
        "citation.QUAY": 1,
        "family.CHIL": 1,
        "source.REPO": 1,
        "part.OBJE": 1,
    }


@pytest.mark.parametrize(
    ("char", "codec"),
    [("UTF-8", "utf-8"), ("UNICODE", "utf-16"), ("ANSI", "cp1252"), ("IBMPC", "cp437"), ("UTF-8", "utf-8-sig")],
    ids=str,
)
def test_a_file_is_of_the_encoding_that_it_names(char: str, codec: str, tmp_path: Path) -> None:
    tree = f"0 HEAD\n1 CHAR {char}\n0 @I1@ INDI\n1 NAME Zoë /Müller/\n1 BIRT\n2 DATE 1900\n0 TRLR\n"
    made = imported("gedcom", tree.encode(codec), tmp_path)

    assert made.events[0].title == "Birth of Zoë Müller"


def test_the_set_of_libraries_is_read(tmp_path: Path) -> None:
    tree = b"0 HEAD\n1 CHAR ANSEL\n0 @I1@ INDI\n1 NAME Zo\xe8e /M\xe8uller/\n1 BIRT\n2 DATE 1900\n0 TRLR\n"
    made = imported("gedcom", tree, tmp_path)

    assert made.events[0].title == "Birth of Zoë Müller"


WRONG = [
    ("0 HEAD\n2 CHAR UTF-8\n", 2, "level 2 stands below level 0"),
    ("0 HEAD\n" + "".join(f"{level} A\n" for level in range(1, 99)), 21, "this is nested too deep"),
    ("0 HEAD\n0 TRLR\n", 1, "this file has no events"),
    (b"0 HEAD\n1 CHAR UTF-8\n0 @I1@ INDI\n1 NAME \xff\n", 4, "is not UTF-8"),
]


@pytest.mark.parametrize(("data", "line", "said"), WRONG, ids=[said for _, _, said in WRONG])
def test_what_is_wrong_is_told_with_its_line(data: str | bytes, line: int, said: str, tmp_path: Path) -> None:
    result = run("gedcom", data, tmp_path)

    assert (result.status, f"given:{line}:" in result.err, said in " ".join(result.err.split())) == (2, True, True), (
        result.err
    )
    assert not (tmp_path / "new.yaml").exists()
