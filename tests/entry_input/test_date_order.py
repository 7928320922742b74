"""Day first or month first."""

import pytest

from tests.tables import table
from timeline.entry_input.columns import columns_of
from timeline.entry_input.date_order import Order, order_of
from timeline.entry_input.given_times import GivenTimes
from timeline.errors import Place, TimelineError
from timeline.when import Home

TODAY = (2025, 3, 20)


def order(*dates: str, column: str = "when", second: str = "") -> Order:
    records = [({"d": date, "e": second}, Place("a.csv", number, 1)) for number, date in enumerate(dates, 2)]
    columns = columns_of(["d", "e"], {"d": column, "e": "account.note"}, [])
    return order_of(columns.taken, records, TODAY, ("D", "M"))


@pytest.mark.parametrize(
    ("dates", "day_first"),
    [
        (["03/04/2025", "14/06/2023"], {"`d`": True}),
        (["03/04/2025", "06/14/2023 16:30"], {"`d`": False}),
        (["2025-03-18", "18 March 2025", "1742306400", "", "soon", "05/05/2025"], {}),
    ],
)
def test_a_column_tells_its_order(dates: list[str], day_first: dict[str, bool]) -> None:
    found = order(*dates)

    assert (found.day_first, found.problems) == (day_first, ())


def test_a_column_that_tells_nothing_is_a_problem_once() -> None:
    found = order("18 March 2025", "03/04/2025", "05/04/2025")

    assert [(one.message, one.mend, one.place and one.place.line) for one in found.problems] == [
        (
            "`d` '03/04/2025' is 2025-04-03 or 2025-03-04, and no date of this column tells which",
            "`D` for 2025-04-03, `M` for 2025-03-04",
            3,
        )
    ]


def test_columns_that_are_no_times_have_no_order() -> None:
    assert order("03/04/2025", column="points.when").problems == ()
    assert order("03/04/2025", column="x-when").problems == ()
    assert order("2025", second="03/04/2025").problems == ()


@pytest.mark.parametrize(("date", "day", "month"), table("tables.md", "Orders"))
def test_the_page_tells_what_an_order_makes_of_a_date(date: str, day: str, month: str) -> None:
    for day_first, expected in ((True, day), (False, month)):
        times = GivenTimes(TODAY, day_first={"": day_first})
        if expected != "refused":
            assert times.stored("when", "`d`", date, Home()) == expected
            continue
        with pytest.raises(TimelineError, match=f"is no date with the {'day' if day_first else 'month'} first"):
            times.stored("when", "`d`", date, Home())
