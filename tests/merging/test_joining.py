"""One store of two: what becomes one, what stands beside it, and what is refused."""

from pathlib import Path

import pytest

from tests.merging.joining import as_pairs, read
from timeline.errors import Problem, TimelineError
from timeline.merging import Joined, join, renamed
from timeline.model import Event
from timeline.store import load_store
from timeline.store.creating import create_folder
from timeline.store.joint import split

A = """\
# The store of A.
timeline: 1
title: The calls
timezone: Europe/Kyiv
sources:
  kremlin: {name: Kremlin, type: institution}   # speaks for itself
  paper: {name: Paper}
events:
  # Of the first hour.
  - id: call
    title: Trump and Putin speak
    when: 2025-03-18T16:00
    place: Moscow
    tags: [call]
    accounts:
      - source: kremlin
        says: 'They spoke.'
        published: 2025-03-18
        points: {length: 2 h}
"""
HEAD = "timeline: 1\ntimezone: Europe/Kyiv\n"


def joined(a: str, b: str, *pairs: tuple[str, str]) -> Joined:
    return join(read(a, "a.yaml"), read(b, "folder/b.yaml"), as_pairs(pairs))


def event(made: Joined, name: str = "call") -> Event:
    return next(event for event in read(made.text).timeline.events if event.id == name)


def refused(a: str, b: str, *pairs: tuple[str, str]) -> list[Problem]:
    with pytest.raises(TimelineError) as caught:
        joined(a, b, *pairs)
    return list(caught.value.problems)


def test_an_event_that_only_the_second_store_has_moves_with_its_own_words() -> None:
    b = HEAD + (
        "sources:\n  # Reads the wires.\n  wire:\n      name: 'Wire'   # short\n"
        'events:\n# Seen by two.\n-   id: siren\n    title: "Siren"\n    when: 2025-03-19   # a Wednesday\n'
        "    accounts:\n    -   source: wire\n        says: >\n            A siren,\n            then silence.\n"
        "        points: {n: 1.10}\n"
    )

    made = joined(A, b)

    assert made.text == A.replace(
        "  paper: {name: Paper}\n",
        "  paper: {name: Paper}\n  # Reads the wires.\n  wire:\n      name: 'Wire'   # short\n",
    ) + (
        '\n  # Seen by two.\n  -   id: siren\n      title: "Siren"\n      when: 2025-03-19   # a Wednesday\n'
        "      accounts:\n      -   source: wire\n          says: >\n              A siren,\n"
        "              then silence.\n          points: {n: 1.10}\n"
    )  # fmt: skip
    assert (made.events, made.sources, made.joined, made.told) == (1, 1, 0, ())


def test_words_of_its_own_stand_at_the_end_of_a_part_with_carriage_returns(tmp_path: Path) -> None:
    """Its last line has no end; one that begins with a carriage return alone would be no YAML."""
    parts = {"a.yaml": "timeline: 1\r\nevents:\r\n- id: call\r\n  title: C", "b.yaml": "timeline: 1\r\nevents: []\r\n"}
    create_folder(tmp_path / "a", {name: text.encode() for name, text in parts.items()}, "a")
    b = read("timeline: 1\nevents:\n- {id: siren, title: S}\n", "b.yaml")

    made = join(load_store(tmp_path / "a", "a"), b, [])

    assert split(made.text)[0] == parts["a.yaml"] + "\r\n\r\n- {id: siren, title: S}"


def test_new_events_stand_where_they_belong_in_time() -> None:
    b = HEAD + "events:\n- {id: late, title: L, when: 2025-04}\n- {id: early, title: E, when: 2025-01}\n"

    ids = [event.id for event in read(joined(A, b).text).timeline.events]

    assert ids == ["early", "call", "late"]


def test_a_store_that_is_not_in_order_gets_new_events_at_its_end() -> None:
    a = "timeline: 1\nevents:\n- {id: b, title: B, when: 2025}\n- {id: a, title: A, when: 2024}\n"
    b = "timeline: 1\nevents:\n- {id: c, title: C, when: 2023}\n"

    assert joined(a, b).text == a + "- {id: c, title: C, when: 2023}\n"


def test_title_time_and_place_of_the_first_store_stand_and_a_note_keeps_the_others() -> None:
    b = HEAD + (
        "events:\n- id: phone\n  title: A long call\n  when: 2025-03-18T15:30\n  place: Washington\n"
        "  actors: [Trump]\n  tags: [call, phone]\n  background: true\n  note: Seen live.\n  not_same: [talks]\n"
    )

    made = event(joined(A, b, ("call", "phone")))

    assert (made.title, made.place, made.background) == ("Trump and Putin speak", "Moscow", False)
    assert made.own_when is not None
    assert made.own_when.text == "2025-03-18T16:00"
    assert made.note == (
        "b.yaml has title “A long call”, when “2025-03-18T15:30”, place “Washington”, background “true”.\nSeen live."
    )
    assert (made.actors, made.tags) == (("Trump",), ("call", "phone"))
    assert (made.same_as, made.not_same) == (("phone",), ("talks",))


def test_what_the_first_store_leaves_open_is_filled() -> None:
    a = "timeline: 1\nevents:\n- {id: a, title: A}\n"
    b = "timeline: 1\nevents:\n- {id: a, title: A, when: 2025, place: Kyiv, points: {n: 5}, x-own: [1]}\n"

    made = event(joined(a, b, ("a", "a")), "a")

    assert made.own_when is not None
    assert (made.own_when.text, made.place, made.note) == ("2025", "Kyiv", None)
    assert (made.points[0].value, made.extra) == ("5", {"x-own": [1]})


@pytest.mark.parametrize(
    ("b", "note"),
    [
        ("points: {n: 6}", "b.yaml has n: “6”."),
        ("points: {n: {value: 6, kind: plan}}", "b.yaml has n: “6; kind plan”."),
        ("points: {n: 5}", None),
        ("when: 2025-01-01T12:00+02:00", None),
        ("note: Mine.", "Mine."),
    ],
)
def test_a_note_tells_what_differs_and_nothing_else(b: str, note: str | None) -> None:
    a = "timeline: 1\nevents:\n- {id: a, title: A, when: 2025-01-01T10:00Z, points: {n: 5}}\n"

    made = joined(a, f"timeline: 1\nevents:\n- {{id: a, title: A, {b}}}\n", ("a", "a"))

    assert event(made, "a").note == note


def test_a_key_of_ones_own_stands_beside_another_of_its_name() -> None:
    a = "timeline: 1\nx-folder: 1\nevents:\n- {id: a, title: A, x-who: me}\n"
    b = "timeline: 1\nx-folder: 2\nx-new: {k: [3]}\nevents:\n- {id: a, title: A, x-who: you}\n"

    made = joined(a, b, ("a", "a"))

    assert read(made.text).timeline.extra == {"x-folder": 1, "x-folder-2": 2, "x-new": {"k": [3]}}
    assert event(made, "a").extra == {"x-who": "me", "x-who-2": "you"}


def test_title_note_and_checks_of_the_second_store_are_kept() -> None:
    b = "timeline: 1\ntitle: Calls\ntimezone: Europe/Kyiv\nnote: Of March.\ncheck: [zone]\n"

    made = read(joined(A, b).text).timeline

    assert (made.title, made.check) == ("The calls", ("zone",))
    assert made.note == "b.yaml has title “Calls”.\nOf March."


# Ids


def test_an_id_that_is_taken_gets_a_number_and_references_follow() -> None:
    b = HEAD + (
        "events:\n- {id: call, title: Another call, when: 2025-03-25}\n"
        "- {id: next, title: Next, not_same: [call, phone]}\n- {id: phone, title: The phone}\n"
    )

    made = joined(A, b, ("call", "phone"))

    assert event(made, "call-2").title == "Another call"
    assert event(made, "next").not_same == ("call-2", "call")
    assert made.told == ("`call` of folder/b.yaml is `call-2` here: a.yaml has another event of that id",)


def test_two_events_of_the_first_store_are_never_joined() -> None:
    a = "timeline: 1\nevents:\n- {id: a, title: A}\n- {id: b, title: B}\n"
    b = "timeline: 1\nevents:\n- {id: b, title: B}\n"

    made = joined(a, b, ("a", "b"), ("b", "b"))

    assert made.text == a
    assert made.told == ("`b` of folder/b.yaml is also `a`, which stays beside `b`",)


def test_two_events_of_the_second_store_become_one_with_one_of_the_first() -> None:
    b = HEAD + (
        "sources: {wire: {}}\nevents:\n- {id: x, title: X, accounts: [{source: wire, says: One., published: 2025}]}\n"
        "- {id: y, title: Y, accounts: [{source: wire, says: Two., published: 2026}]}\n"
    )

    made = event(joined(A, b, ("call", "x"), ("call", "y")))

    assert [account.says for account in made.accounts] == ["They spoke.", "One.", "Two."]
    assert made.same_as == ("x", "y")


# Sources


@pytest.mark.parametrize(
    ("b", "message", "mend"),
    [
        (
            "{name: The Kremlin press office, type: institution}",
            "`kremlin` means two sources, in a.yaml and b.yaml: name `Kremlin` and `The Kremlin press office`",
            "--rename B:kremlin=kremlin-2 keeps both; where they are one, write the same in both stores",
        ),
        (
            "{name: kremlin, type: press}",
            "`kremlin` means two sources, in a.yaml and b.yaml: type `institution` and `press`",
            "--rename B:kremlin=kremlin-2 keeps both; where they are one, write the same in both stores",
        ),
    ],
)
def test_an_id_that_means_two_sources_is_refused_with_its_mend(b: str, message: str, mend: str) -> None:
    text = f"{HEAD}sources:\n  kremlin: {b}\n"

    [problem] = refused(A, text)

    assert (problem.check, problem.message, problem.mend) == ("two-sources", message, mend)
    assert problem.place is not None
    assert (problem.place.file, problem.place.line) == ("folder/b.yaml", 4)
    other = renamed(read(text, "b.yaml"), [("kremlin", "kremlin-2")])
    assert list(read(join(read(A), other, []).text).timeline.sources) == ["kremlin", "paper", "kremlin-2"]


def test_a_source_of_both_says_what_both_say_of_it() -> None:
    b = HEAD + (
        "sources:\n  kremlin: {name: Kremlin, url: 'https://e.org', reliability: C, derived_from: [paper], note: N.}\n"
        "  paper: {type: press}\n"
    )
    a = A.replace("type: institution}", "type: institution, reliability: B}")

    made = read(joined(a, b).text).timeline.sources

    assert (made["kremlin"].url, made["kremlin"].reliability) == ("https://e.org", "B")
    assert made["kremlin"].derived_from == ("paper",)
    assert made["kremlin"].note == "b.yaml has reliability “C”.\nN."
    assert made["paper"].type == "press"


# Zones


def test_a_zone_that_clocks_have_anyway_is_not_written_out() -> None:
    plain = "timeline: 1\nsources: {wp: {}}\nevents: []\n"
    stated = plain.replace("{}", "{timezone: UTC}")

    assert joined(plain, stated).text == plain
    assert joined(stated, plain).text == stated


def test_clock_times_keep_their_meaning_in_a_store_of_another_zone() -> None:
    b = (
        "timeline: 1\ntimezone: Europe/Moscow\nsources:\n  wire: {name: Wire}\n  paper: {name: Paper}\n"
        "events:\n- id: b\n  title: B\n  when: 2025-03-18T10:00/2025-03-18T12:00~\n  accounts:\n"
        "  - {source: wire, when: 2025-03-18T10:00}\n"
        "  - {source: paper, when: 2025-03-18T10:00:30.5, published: 2025-03-18, points: {began: 2025-03-18T10:00}}\n"
    )

    made = joined(A, b)
    moved, original = event(made, "b"), read(b).timeline.events[0]

    assert moved.own_when is not None
    assert original.own_when is not None
    assert moved.own_when.text == "2025-03-18T10:00[Europe/Moscow]/2025-03-18T12:00[Europe/Moscow]~"
    assert (moved.own_when.earliest, moved.own_when.latest) == (
        original.own_when.earliest,
        original.own_when.latest,
    )
    assert read(made.text).timeline.sources["wire"].timezone == "Europe/Moscow"
    texts = [account.when.text for account in moved.accounts if account.when is not None]
    assert texts == ["2025-03-18T10:00", "2025-03-18T10:00:30.5[Europe/Moscow]"]
    assert moved.accounts[1].points[0].value == "2025-03-18T10:00[Europe/Moscow]"
    assert moved.accounts[1].published is not None
    assert moved.accounts[1].published.text == "2025-03-18"
    assert made.told == ("3 clock times got their zone, since a.yaml has another one than folder/b.yaml",)


@pytest.mark.parametrize(("mine", "other"), [("gregorian", "julian"), ("julian", "gregorian")])
def test_dates_keep_their_meaning_in_a_store_of_another_calendar(mine: str, other: str) -> None:
    a = f"timeline: 1\ncalendar: {mine}\nsources:\n  paper: {{name: Paper}}\nevents: []\n"
    b = (
        f"timeline: 1\ncalendar: {other}\nsources:\n  wire: {{name: Wire}}\n  paper: {{name: Paper, coverage: 1917}}\n"
        "events:\n- id: b\n  title: B\n  when: 1917-10-25/1917-10-27T10:00Z~\n  accounts:\n"
        "  - {source: wire, when: 1917-10-25}\n"
        "  - {source: paper, when: 1917-21, published: 1917-11-08,"
        " points: {began: 1917-10-25, ended: 26 October 1917, n: {value: 1, as_of: 1917-10}}}\n"
    )

    made = joined(a, b)
    moved, original = event(made, "b"), read(b).timeline.events[0]

    assert moved.own_when is not None
    assert original.own_when is not None
    assert moved.own_when.text == f"1917-10-25[{other}]/1917-10-27T10:00Z[{other}]~"
    assert (moved.own_when.earliest, moved.own_when.latest) == (original.own_when.earliest, original.own_when.latest)
    assert read(made.text).timeline.sources["wire"].calendar == other
    assert [account.when.text for account in moved.accounts if account.when is not None] == ["1917-10-25", "1917-21"]
    assert [account.when for account in moved.accounts] == [account.when for account in original.accounts]
    assert [point.value for point in moved.accounts[1].points] == [
        f"1917-10-25[{other}]",
        f"1917-10-26[{other}]",
        "1",
    ]
    assert moved.accounts[1].points[2].as_of is not None
    assert moved.accounts[1].points[2].as_of.text == f"1917-10[{other}]"
    assert moved.accounts[1].published == original.accounts[1].published
    assert made.told == ("4 dates got their calendar, since a.yaml has another one than folder/b.yaml",)


def test_a_store_without_a_zone_is_in_utc() -> None:
    made = joined(A, "timeline: 1\nevents:\n- {id: b, title: B, when: 2025-03-18T10:00}\n")

    held = event(made, "b").own_when
    assert held is not None
    assert held.text == "2025-03-18T10:00Z"


def test_another_about_is_refused() -> None:
    [problem] = refused(A, HEAD + "about: {year: 20 years}\n")

    assert (problem.check, problem.mend) == ("about", "write the same `about` into both")


def test_an_anchor_for_times_that_change_is_refused_at_its_place() -> None:
    b = "timeline: 1\nevents:\n- {id: b, title: B, when: &w 2025-03-18T10:00}\n- {id: c, title: C, when: *w}\n"

    [problem] = refused(A, b)

    assert problem.place is not None
    assert (problem.check, problem.place.line) == ("zone", 3)
