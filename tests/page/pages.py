"""Stores, and what a page holds of them."""

from timeline.handover.request import Handover
from timeline.page.content import Content, content
from timeline.page.rendering import page
from timeline.store import read_store

STORE = """\
timeline: 1
title: The raid
timezone: Europe/Kyiv
synonyms: {people: [[five people, 5 heads]]}
sources:
  city: {name: City, type: institution}
  spokesman: {name: Spokesman, type: person, speaks_for: city}
  police: {name: Police, type: institution, url: "https://police.example"}
  paper: {name: Paper, type: press, url: "javascript:alert(1)"}
events:
  - id: raid
    title: A raid
    place: Harbour
    rulings:
      - {point: people, values: [five people, six people], verdict: same, because: RULED-so, by: desk}
      - {point: people, values: [five people, seven people], verdict: same, because: PROPOSED, state: proposed}
    points: {people: {value: five people, because: FOUND, by: desk}}
    accounts:
      - source: city
        when: 2025-03-18T10:00
        says: They came.
        quote: Ми прийшли
        lang: uk
        translation: We came
        points: {people: five people, cars: two cars, drones: 145 drones}
        cite: [{url: "https://city.example/1", locator: page 3, published: 2025-03-19, via: Post}]
      - source: spokesman
        points: {people: six people, drones: "> 150 drones"}
        cite: [{file: spokesman.pdf}]
      - source: police
        when: 2025-03-18T09:00+01:00
        points: {people: seven people, cars: two cars, drones: 143 drones}
        cite: [{url: "ftp://police.example/1"}]
      - {source: paper, repeats: police, points: {cars: two cars, weather: rain}}
  - id: after
    title: The day after
    when: 2025-03-25
    accounts:
      - {source: police, says: It was quiet.}
      - {source: city, stance: denies}
"""


def asked(store: str = STORE, *, with_verdicts: bool = False, with_rulings: bool = False) -> Handover:
    """What is handed over of a store: all of it."""
    timeline = read_store(None, store.encode(), name="store.yaml").timeline
    return Handover(
        timeline=timeline,
        events=timeline.events,
        zone=timeline.timezone or "UTC",
        day=(2025, 4, 1),
        version="1.0",
        with_verdicts=with_verdicts,
        with_rulings=with_rulings,
    )


def held(store: str = STORE, *, with_verdicts: bool = False, with_rulings: bool = False) -> Content:
    """What stands on the page."""
    return content(asked(store, with_verdicts=with_verdicts, with_rulings=with_rulings))


def written(store: str = STORE, *, with_verdicts: bool = False, with_rulings: bool = False) -> str:
    """The page."""
    return page(asked(store, with_verdicts=with_verdicts, with_rulings=with_rulings))
