"""What was corrected in the shipped story stands corrected."""

import pytest

from tests.story.test_story import event
from tests.tables import table

CORRECTIONS = table("story.md", "Corrections")


@pytest.mark.parametrize("line", CORRECTIONS, ids=lambda line: f"{line[1]} {line[2]} {line[3]} {line[4]}")
def test_what_stands_is_in_the_store_and_what_stood_is_not(line: tuple[str, ...]) -> None:
    _, identity, source, name, stood, stands, why = line
    told = [
        point.value
        for account in event(identity).accounts
        if account.source == source
        for point in account.points
        if point.name == name
    ]

    assert stands == "–" or stands in told
    assert stood == "–" or stood not in told
    assert stood != stands
    assert why
