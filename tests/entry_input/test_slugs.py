"""Ids made for new events and sources."""

import pytest

from timeline.entry_input.slugs import id_of_event, id_of_source


@pytest.mark.parametrize(
    ("title", "when", "taken", "made"),
    [
        ("Drones overnight", None, (), "drones-overnight"),
        ("Drones overnight", None, ("drones-overnight",), "drones-overnight-2"),
        ("Drones overnight", None, ("drones-overnight", "drones-overnight-2"), "drones-overnight-3"),
        ("Удар по лікарні", None, (), "удар-по-лікарні"),
        ("2025!", "2025-03-18T22:30+02:00~", (), "2025-03-18"),
        ("…", "2025-03-18/2025-03-19", (), "2025-03-18"),
        ("…", "..2025-03-18", (), "2025-03-18"),
        ("…", "unknown", (), "event"),
        ("…", None, ("event",), "event-2"),
    ],
)
def test_ids_of_events(title: str, when: str | None, taken: tuple[str, ...], made: str) -> None:
    assert id_of_event(title, when, taken) == made


@pytest.mark.parametrize(("name", "made"), [("Air Force", "air-force-2"), ("ТАСС", "тасс"), ("112", "source")])
def test_ids_of_sources(name: str, made: str) -> None:
    assert id_of_source(name, ("air-force",)) == made
