"""Stores for tests, as text, and a way to read them."""

from timeline.errors import Problem, TimelineError
from timeline.model import Account, Event, Timeline
from timeline.store import Stored, read_store
from timeline.store.positions import Document, Node
from timeline.store.refusing.node_shapes import value_of
from timeline.store.scalars import Scalar

RICH = """\
# A store with most of what a store can have.
timeline: 1
title: The ceasefire claims
timezone: Europe/Kyiv
note: >
  folded
  text #3 here
about: {year: 20 years, figure: 15 %}
check: [citation, zone]
x-own: {a: [1, {b: c}], d: 2}
sources:
  white-house: {name: White House, type: institution, timezone: America/New_York, reliability: B}
  kremlin: &k {name: Kremlin, type: institution, coverage: 2025-03/..}
  peskov: {name: "Dmitry #1 Peskov", type: person, speaks_for: kremlin, derived_from: [kremlin]}
  wp:
  'тасс': {x-q: [~]}
events:
  - id: trump-putin-call
    title: Trump and Putin speak by phone
    when: 2025-03-18T10:00-04:00/2025-03-18T12:30-04:00..2025-03-18T12:52-04:00
    place: Washington / Moscow
    actors: [Donald Trump, Vladimir Putin]
    tags:
      - call
      -
    background: true
    points: {n: 1.10, m: +5, "o": 0x1F}
    same_as: [other]
    accounts:
      - source: white-house
        says: Peace will begin
          with two lines   # a comment
        via: OANN
        url: "https://example.org/#x"
        published: 2025
        retrieved: 2025-03
        attribution: quoted
        stance: denies
        credibility: 2
        points: &p
          pause covers: energy and infrastructure
          drones: 145
          x-ray: "> 90 min"
          began: {value: 2025-03-18T10:00, as: time, kind: plan, as_of: 2025-03-18, x-a: 1}
      - source: kremlin
        repeats: wp
        quote: |
          block text
          #two
        cite:
          - {url: u, published: 2025-03-18}
          - file: f
            locator: p. 3
        points: *p
      - source: kremlin
        cite: [{published: 2025-03-19}]
  - {id: b, title: 'B''s', when: unknown, points: {}}
"""


def read(text: str) -> Stored:
    return read_store(None, text.encode(), "store.yaml")


def timeline(text: str) -> Timeline:
    """The timeline of what stands below the first line."""
    return read("timeline: 1\n" + text).timeline


def event(fields: str) -> Event:
    """The only event of a store, given the fields of it beside id and title, in flow style."""
    return timeline(f"events: [{{id: a, title: T, {fields}}}]").events[0]


def account(fields: str, source: str = "") -> Account:
    """The only account of a store, given its fields and those of its source, in flow style."""
    text = f"sources: {{k: {{{source}}}}}\nevents: [{{id: a, title: T, accounts: [{{source: k, {fields}}}]}}]"
    return timeline(text).events[0].accounts[0]


def problems(text: str | bytes) -> tuple[Problem, ...]:
    """What is wrong with a file; nothing where it can be read."""
    try:
        read_store(None, text.encode() if isinstance(text, str) else text, "store.yaml")
    except TimelineError as error:
        return error.problems
    return ()


def tree(document: Document) -> object:
    """What the nodes of a document mean, as plain values."""
    return None if document.root is None else _value(document.root)


def _value(node: Node) -> object:
    node = node.resolved
    if node.kind == "list":
        return [_value(item) for item in node.items]
    if node.kind == "map":
        return {_key(key): _value(value) for key, value in node.pairs}
    return value_of(node)


def _key(node: Node) -> Scalar:
    return value_of(node.resolved)
