"""Every value of an event, who says it and where, and how each two compare where that was asked for."""

from tests.page.pages import asked, held
from timeline.page.attributes import between, facing, remarks, ruled_pairs, telling
from timeline.page.points import PointRow
from timeline.page.words import Words
from timeline.verdict import Verdict


def row(name: str, *, with_verdicts: bool = False, with_rulings: bool = False) -> PointRow:
    content = held(with_verdicts=with_verdicts, with_rulings=with_rulings)
    return next(row for row in content.events["raid"].rows if row.name == name)


def test_a_value_has_all_who_say_it_with_their_exhibits() -> None:
    (reading,) = Words(asked()).readings(row("cars"))

    assert reading.text == "two cars"
    assert [(says.speaker.name, [cited.exhibit for cited in says.cited]) for _, _, says in reading.said] == [
        ("City", ["1"]),
        ("Police", ["3"]),
        ("Paper", []),
    ]


def test_what_is_told_in_several_ways_stands_apart_from_what_is_not() -> None:
    event = held().events["raid"]

    assert [row.name for row in event.otherwise] == ["people", "drones"]
    assert [row.name for row in event.rest] == ["when", "cars", "weather"]


def test_one_time_in_two_zones_reads_as_one_value() -> None:
    (reading,) = Words(asked()).readings(row("when"))

    assert [says.speaker.name for _, _, says in reading.said] == ["City", "Police"]


def test_nothing_is_compared_unasked() -> None:
    for one in held().events["raid"].rows:
        assert (one.verdict, one.between, one.sides, one.rulings, one.finding) == (None, (), (), (), None)
        assert (between(one), remarks(one), ruled_pairs(one), facing(one)) == ("", "", "", "")


def test_without_rulings_verdicts_are_those_that_comparing_gives() -> None:
    people = row("people", with_verdicts=True)

    assert people.verdict is Verdict.DIFFERS
    assert {one.comparison.verdict for one in people.between} == {Verdict.DIFFERS}
    assert people.rulings == ()


def test_a_signed_ruling_decides_where_rulings_were_asked_for_and_a_proposal_never() -> None:
    people = row("people", with_verdicts=True, with_rulings=True)
    texts = [value.told.value for value in people.values]

    assert [ruling.because for ruling in people.rulings] == ["RULED-so"]
    assert {
        tuple(sorted(texts[place] for place in one.places)): (one.comparison.verdict, one.ruling)
        for one in people.between
    } == {
        ("five people", "six people"): (Verdict.SAME, 0),
        ("five people", "seven people"): (Verdict.DIFFERS, None),
        ("seven people", "six people"): (Verdict.DIFFERS, None),
    }
    assert people.finding is not None


def test_rulings_alone_say_which_pair_they_judge_and_no_verdict() -> None:
    people = row("people", with_rulings=True)

    assert people.verdict is None
    assert between(people) == ""
    assert ruled_pairs(people).endswith(":0")


def test_pairs_stand_in_the_order_of_their_places_with_what_is_said_of_them() -> None:
    drones = row("drones", with_verdicts=True)

    assert [value.told.value for value in drones.values] == ["143 drones", "145 drones", "> 150 drones"]
    assert between(drones) == "ddd"
    assert remarks(drones).split("\n")[0] == "2 drones apart"


def test_a_house_with_several_values_says_which_stand_against_whose() -> None:
    """City and its spokesman say two things, the police say a third."""
    content = held(with_verdicts=True)
    drones = next(row for row in content.events["raid"].rows if row.name == "drones")
    numbers = {speaker.source.id: speaker.number for speaker in content.speakers}
    low, high = sorted((numbers["city"], numbers["police"]))

    assert f"{low}-{high}:" in facing(drones)
    assert telling(content.events["raid"].tellers).split(",")[1] == f"{numbers['spokesman']} {numbers['city']} reports"


def test_a_denial_is_told_and_judged_where_verdicts_were_asked_for() -> None:
    assert held().events["after"].denial is None
    assert held(with_verdicts=True).events["after"].denial is Verdict.DIFFERS
    assert [source.id for source in held().events["after"].entry.denied_by] == ["city"]
