"""Comparing takes as long as what is told is long, however many tell something else."""

from tests.counting import calls
from timeline.compare.diff import diff
from timeline.compare.sides import every_source
from timeline.store import read_store


def test_sources_that_do_not_tell_an_event_are_not_asked_about_it() -> None:
    def comparing(size: int) -> int:
        lines = ["timeline: 1", "sources:", *(f"  s{number}: {{name: S{number}}}" for number in range(size)), "events:"]
        for number in range(size):
            lines += [f"  - id: e{number}", "    title: E", "    when: 2025-03-18", "    accounts:"]
            for source in (number, (number + 1) % size, (number + 7) % size):
                lines += [f"      - source: s{source}", f"        points: {{killed: {source % 3}}}"]
        timeline = read_store(None, "\n".join(lines).encode(), "store.yaml").timeline
        return calls(lambda: diff(every_source(timeline)))

    comparing(10)

    assert comparing(200) < 5 * comparing(50)
