"""Texts that are nearly right, and texts that are not: every one follows from its own random numbers."""

from pathlib import Path
from random import Random

_STORY = (Path(__file__).parents[2] / "data" / "events.yaml").read_text(encoding="utf-8")

STORES = (
    """\
timeline: 1
title: A small story
timezone: Europe/Kyiv
about: {day: 2 days}
synonyms: {gender: [[M, male]], '*': [[gun, firearm]]}
sources:
  ministry: {name: Ministry, type: institution, timezone: Europe/Moscow, coverage: 2025}
  paper: {name: Paper, type: press, derived_from: [ministry], x-own: {a: [1, null]}}
  y: &anchor
    name: "Жінка"
    speaks_for: ministry
events:
  # what is known of the night
  - id: strike
    title: Drones over the harbour
    when: 2025-03-18T22:30+02:00/2025-03-19T01:00
    place: Odesa
    tags: [strike, no] # of the night
    actors:
      - Kyiv # by phone
      - Moscow
    accounts:
      - source: ministry
        says: Ten drones.
        published: 2025-03-19
        points: {drones: 10, length: ~ 2 h}
      # corrected later
      - source: paper
        quote: >-
          Twelve drones,
          the ministry says ten.
        lang: en
        published: 2025-03-20
        points:
          drones: {value: 12, note: "of two kinds: #1 and #2"}
    rulings:
      - {point: drones, values: ["10", "12"], verdict: differs, because: counted, by: desk, ruled: 2026-11-29}
  - id: talks
    title: Talks in Riyadh
    when: 2025-03-24~
    accounts:
      - source: y
        says: |
          They met.
          Nothing more.
  - {id: older, title: An older quarrel, when: 2024-08, background: true, same_as: [old-quarrel]}
""",
    "timeline: 1\nsources: {a: }\nevents:\n- id: e\n  title: T\n  note: |\n    the end",
    """\
{"timeline": 1, "sources": {"a": {"name": "A"}}, "events": [
  {"id": "e", "title": "T", "accounts": [{"source": "a", "says": "S", "points": {"p": "1.10"}}]}]}
""",
)
"""Stores that are right, each written in another way."""

_WORDS = (
    *": # - ? & * ! | > ' \" % @ ` [ ] { } , ~ << --- ... null Null true no y 0x1F 0o7 1e9 1_000 .inf -0 +5".split(),  # noqa: SIM905
    *"1.10 2025-02-30 12:30 99999999999999999999 \\x00 \\u2028 !!str !tag &a *a %YAML |2 >+ @last a/b a@b".split(),  # noqa: SIM905
    *("\n", "\r\n", "\r", "\t", "  ", "\n\n", " #c", ": ", "- ", "\x00", "\x85", "\u2028", "\ufeff", "é", "e\u0301"),
    *("漢字", "😀", "\u202e", "\x1b[31m", "‹", "§", "[[[[", "{{{{", "a: &x [*x]", "<<<<<<< HEAD\n", "=======\n"),
    *(
        ">>>>>>> b\n",
        "timeline: 1\n",
        "id: strike",
        "when: 2025",
        "x-own: ",
        "points: {}",
        "accounts: []",
        "sources: {}",
    ),
)


def _listed(text: str, between: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(between))


TIMES = _listed(
    """
    2025-03-18, 2025-03, 2025, 202X, 2025-03-18T22:30+02:00, 2025-03-18T22:30:05.123Z, 2025-03-18~,
    2025-03-18/2025-03-20, 2025-03..2025-05, ../2025, 2025-21, -0043-03-15, unknown, 12e BC, 1984?/2004%,
    2025-W12, 2025-03-18T24:00, 2025-03-30T03:30[Europe/Kyiv], julian:1917-10-25, Y170000002, 2025-03-18 22:30 EET
    """,
    ",",
)
TYPED = _listed(
    """
    18 March 2025 22:30, yesterday evening, 9am-5pm, 18.3.2025, 3/18/2025, March 2025, last Tuesday, noon, the 1990s,
    from 18 to 20 March 2025, about 5 pm, 1742300000, summer 2024, before 2025, 25 October 1917 O.S., 1917 жовтень,
    18 марта 2025 в 22:30, between 9 and 10 on 18 March 2025, late March 2025
    """,
    ",",
)
VALUES = _listed(
    """
    ~ 2 h; > 90 min; 40-50; 15k; 1,234.5 km; 88 to 2; twelve; yes; no evidence; 17:00; 5 pm; € 5 m; 50 %; 1.10; так; M;
    between 3 and 5 people; closed, not locked; energy and infrastructure; -3 °C; 2 May 2023; at least 10; 1/2; ½; male;
    10^6; at most ~ 5; 18 March 2025
    """,
    ";",
)


def mutated(text: str, random: Random, most: int = 4) -> str:
    """A text with a few changes: cut, doubled, moved, put in, or with one character another."""
    for _ in range(random.randint(1, most)):
        begin = random.randrange(len(text) + 1)
        end = min(len(text), begin + random.choice((1, 1, 2, 5, 20, 80)))
        match random.randrange(7):
            case 0:
                text = text[:begin] + text[end:]
            case 1:
                text = text[:end] + text[begin:]
            case 2:
                text = text[:begin] + random.choice(_WORDS) + text[begin:]
            case 3:
                text = text[:begin] + random.choice(_WORDS) + text[end:]
            case 4:
                text = text[:begin] + chr(random.choice((random.randrange(128), random.randrange(0xD800)))) + text[end:]
            case 5:
                at = random.randrange(len(text) + 1)
                text = text[:at] + text[begin:end] + text[at:]
            case _:
                lines = text.split("\n")
                at = random.randrange(len(lines))
                lines.insert(random.randrange(len(lines)), lines.pop(at))
                text = "\n".join(lines)
    return text


def store_text(random: Random) -> str:
    """A store, or a piece of the shipped story, that is right."""
    if random.random() < 0.93:
        return random.choice(STORES)
    head, _, events = _STORY.partition("\nevents:\n")
    entries = events.split("\n  - id:")
    begin = random.randrange(1, len(entries))
    return head + "\nevents:\n  - id:" + "\n  - id:".join(entries[begin : begin + random.randint(1, 2)])


def word(random: Random) -> str:
    """A text as somebody may type it for anything."""
    pool = (TIMES, TYPED, VALUES, _WORDS, ("strike", "paper", "talks/y", "drones", "x-own", "y", "no", "Odesa"))
    text = random.choice(random.choice(pool))
    return mutated(text, random, 1) if random.random() < 0.3 else text
