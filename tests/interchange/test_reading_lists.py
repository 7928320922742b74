"""Markwhen documents and Markdown lists of dates become events."""

from pathlib import Path

import pytest

from tests.interchange.foreign import imported, run

RANGES = {
    "2025": ("2025", {}),
    "2025-03-18": ("2025-03-18", {}),
    "2004-02-01/2005": ("2004-02-01/2005", {}),
    "2004-06 / 2006-08": ("2004-06/2006-08", {}),
    "2018/6 months": ("2018-01-01/2018-06-30", {}),
    "01/31/2023 - 2 weeks": ("2023-01-31/2023-02-13", {}),
    "2005/now": ("2005/..", {"now": 1}),
    "1998-06/01/2000": ("1998/2000-06-01", {}),
    "11/11/2024-12/12/2024": ("2024-11-11/2024-12-12", {}),
    "1 Jan 1998 to 11/11/2011 8am": ("1998-01-01/2011-11-11T08:00[Europe/Kyiv]", {}),
    "2025-08-15 11:08 / 2025-08-15 11:30": (
        "2025-08-15T11:08[Europe/Kyiv]/2025-08-15T11:30[Europe/Kyiv]",
        {},
    ),
    "2031-11-19T01:35:10Z-2099-08-04T18:22:48.000Z": ("2031-11-19T01:35:10Z/2099-08-04T18:22:48Z", {}),
    "Dec 1 2012": ("2012-12-01", {}),
    "44 BC": ("44 BC", {}),
    "after !x 2 weeks": (None, {"relative": 1}),
    "10 days - 3 days": (None, {"relative": 1}),
    "2025-01-01 every week": ("2025-01-01", {"endless": 1}),
    "2025-01-01 every week for 3 times": ("2025-01-01", {"repeated": 1}),
}


@pytest.mark.parametrize("date", RANGES)
def test_a_range_is_that_time(date: str, tmp_path: Path) -> None:
    made = imported("markwhen", f"timezone: Europe/Kyiv\n{date}: T\n", tmp_path)
    when, losses = RANGES[date]

    assert (made.whens, made.losses) == ([when], losses)


PAGE = """\
---
title: The page
timezone: Europe/Kyiv
#Travel: blue
---
// a comment
# Part one
2025-03-18: Talks in [Jeddah](location) #talks !first
  sources: none
They met, see [the report](https://a.example/1).
- [ ] to be checked
group Inner #own
1/2/2025 - 1/3/2025: Two days
endGroup
## Below
2025-03-19 10:30: At half past ten: the end
_-_-_break_-_-_
title: Another
2026: Later
"""


def test_an_entry_is_what_the_document_tells_of_an_event(tmp_path: Path) -> None:
    made = imported("markwhen", PAGE, tmp_path)
    first, second, third, last = made.events

    assert (first.title, first.tags) == ("Talks in Jeddah", ("Part one", "talks"))
    assert first.accounts[0].says == "They met, see the report.\n- [ ] to be checked"
    assert (first.accounts[0].place, first.accounts[0].ref) == ("Jeddah", "first")
    assert [cited.url for cited in first.accounts[0].cite] == ["https://a.example/1"]
    assert (second.tags, made.whens[1]) == (("Part one", "Inner", "own"), "2025-01-02/2025-01-03")
    assert (third.title, third.tags) == ("At half past ten: the end", ("Part one", "Below"))
    assert (last.title, last.tags) == ("Later", ())
    assert made.timeline.title == "The page"
    assert made.losses == {"header": 2, "comment": 1}


LIST = """\
# The war

Some words.

## 2022
- **24 February:** It [begins](https://a.example/1).
  It went on.
- 24 March – A *month* later
1. 2023-01-05: New year
- c. 520 | Long ago
- no date: here
## March 2025
* 18: The call
"""


def test_items_that_begin_with_a_date_are_events(tmp_path: Path) -> None:
    made = imported("markdown", LIST, tmp_path)

    assert made.whens == ["2022-02-24", "2022-03-24", "2023-01-05", "0520~", "2025-03-18"]
    assert [event.title for event in made.events] == [
        "It begins.", "A month later", "New year", "Long ago", "The call"
    ]  # fmt: skip
    assert (made.events[0].accounts[0].says, made.events[0].accounts[0].source) == ("It went on.", "the-war")
    assert [cited.url for cited in made.events[0].accounts[0].cite] == ["https://a.example/1"]
    assert made.timeline.title == "The war"
    assert made.losses == {"undated line": 2, "markup": 1}


def test_the_order_of_a_date_of_numbers_is_asked_for(tmp_path: Path) -> None:
    refused = run("markdown", "- 03/04/2025: A\n", tmp_path)
    made = imported("markdown", "- 03/04/2025: A\n", tmp_path, "--day-first")

    assert (refused.status, "given:1:" in refused.err, "--day-first" in refused.err) == (2, True, True)
    assert made.whens == ["2025-04-03"]


WRONG = [
    ("markdown", "- soon 9: A\n", "given:1:"),
    ("markdown", "only words\n", "this file has no items of the form"),
    ("markwhen", "only words\n", "this file has no entries"),
    ("markwhen", b"2025: \xff\n", "given:1:"),
    ("markwhen", "title: A\ntimezone: Nowhere/Land\n2025: A\n", "given:2:1  error  no time zone"),
    ("markwhen", "---\ntitle: A\ntz: Nowhere/Land\n---\n2025: A\n", "no time zone is called 'Nowhere/Land'"),
    ("markwhen", "2025: A\n2025-03-18 10:30: B\n  tz: Nowhere/Land\n", "given:2:"),
]


@pytest.mark.parametrize(("form", "data", "said"), WRONG, ids=[f"{form} {data!r}" for form, data, _ in WRONG])
def test_what_is_wrong_is_told(form: str, data: str | bytes, said: str, tmp_path: Path) -> None:
    result = run(form, data, tmp_path)

    assert (result.status, said in result.err) == (2, True), result.err
    assert not (tmp_path / "new.yaml").exists()


ZONES = {"+5": "+05:00", "-11": "-11:00", "+02:00": "+02:00", "Europe/Kyiv": "Europe/Kyiv", '"UTC"': "UTC", "": ""}


@pytest.mark.parametrize("zone", ZONES)
def test_a_zone_of_markwhen_is_that_zone(zone: str, tmp_path: Path) -> None:
    made = imported("markwhen", f"timezone: {zone}\n2025-03-18 10:30: A\n", tmp_path)
    named = ZONES[zone]

    assert made.whens == [f"2025-03-18T10:30{f'[{named}]' if named else ''}"]


NO_DATES = [
    "2025-02-30: B did it",
    "2025-13-01: C",
    "2025-13: C",
    "18/03/2025: y",
    "18/03/2025 10:30: y",
    "18/03/2025 - 20/03/2025: y",
    "30.02.2025: y",
    "30 Feb 2025: y",
    "Feb 30, 2025: y",
    "now/2020: z",
    "2025-02-28/2025-02-30: z",
    "2025-03-18/2024-03-18: z",
    "2025-03-18 25:00: z",
    "2025-1u: z",
    "2025~/2026: z",
    "2025-02-30:",
]


@pytest.mark.parametrize("line", NO_DATES)
def test_an_entry_of_markwhen_whose_date_is_none_is_told(line: str, tmp_path: Path) -> None:
    first = run("markwhen", f"{line}\n", tmp_path)
    second = run("markwhen", f"2025-01-01: A\n{line}\nWords\n", tmp_path)

    assert (first.status, "given:1:" in first.err) == (2, True), first.err
    assert (second.status, "given:2:" in second.err) == (2, True), second.err
    assert line.rpartition(":")[0] in " ".join(second.err.split())
    assert not (tmp_path / "new.yaml").exists()


TEXTS_BELOW = [
    "Note: x",
    "14:30: it began",
    "1/2: half of them",
    "24/7: always open",
    "12 men: all of them",
    "3.5: the score",
    "2025-03 was a bad month: nobody came",
    "2025-02-30 is no day: they say so",
    "May 2: so they say",
    "https://a.example/2025-13-01: gone",
    "- 2025-02-30: an item",
    "nowhere/2020: z",
]


@pytest.mark.parametrize("line", TEXTS_BELOW)
def test_a_line_below_an_entry_of_markwhen_is_text(line: str, tmp_path: Path) -> None:
    made = imported("markwhen", f"2025-01-01: A\nWords.\n{line}\n", tmp_path)

    assert made.events[0].accounts[0].says == f"Words.\n{line}"
    assert [event.title for event in made.events] == ["A"]


@pytest.mark.parametrize(
    ("head", "date", "mend"),
    [
        ("", "18/03/2025", "write the month first, as 03/18/2025, or `dateFormat: d/M/y` in the header"),
        ("dateFormat: d/M/y\n", "03/18/2025", "the header says that the day comes first"),
        ("", "31/31/2025", "write one that there is"),
    ],
)
def test_a_date_of_another_order_says_so(head: str, date: str, mend: str, tmp_path: Path) -> None:
    err = " ".join(run("markwhen", f"{head}{date}: T\n", tmp_path).err.split())

    assert (f"this is no date of markwhen: {date}" in err, mend in err) == (True, True), err
