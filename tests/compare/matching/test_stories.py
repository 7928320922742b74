"""Stories told twice: what is found in them, links of either side, an order that is kept, laws, and look-alikes."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.compare.matching import Matching, match, told_twice
from timeline.model import Account, Event, Timeline
from timeline.when import parse_when

STORY = (
    ("2031-05-03", "Rain fills the reservoir of Lake Orlo to the brim, Orlo Hydro says"),
    ("2031-05-04", "Two gates of the Orlo dam open without an order and flood the village of Brena"),
    ("2031-05-05", "Rescuers bring 140 people from the roofs of Brena by boat"),
    ("2031-05-06", "The governor Ilya Marek dismisses the head of Orlo Hydro"),
    ("2031-05-08", "Engineers close the second gate of the dam after three days"),
    ("2031-05-09", "Farmers of the lower valley sue the operator over drowned cattle"),
    ("2031-05-12", "Parliament asks for an inquiry into the software of the gates"),
)
RETOLD = (
    ("2031-05-04", "Brena under water after dam gates at Orlo opened by themselves"),
    ("2031-05-05", "Boats carry some 140 villagers off the roofs in Brena"),
    ("2031-05-07", "Governor Marek fires Orlo Hydro chief"),
    ("2031-05-09", "Cattle drowned: valley farmers go to court against the dam operator"),
    ("2031-05-12", "An inquiry into gate software is demanded in parliament"),
    ("2031-05-20", "A concert in the capital raises money for orphanages abroad"),
)
SAME = {("a1", "b0"), ("a2", "b1"), ("a3", "b2"), ("a5", "b3"), ("a6", "b4")}


def event(name: str, when: str | None, title: str, **more: object) -> Event:
    own_when = parse_when(when) if when is not None else None
    return Event(id=name, title=title, own_when=own_when, accounts=(Account(source="s", says=title),), **more)  # type: ignore[arg-type]


def store(prefix: str, entries: tuple[tuple[str | None, str], ...]) -> Timeline:
    return Timeline(events=tuple([event(f"{prefix}{at}", when, text) for at, (when, text) in enumerate(entries)]))


A, B = store("a", STORY), store("b", RETOLD)


def pairs(matching: Matching) -> set[tuple[str, str]]:
    return {(pair.a, pair.b) for pair in matching.pairs}


def replaced(timeline: Timeline, number: int, **fields: object) -> Timeline:
    events = list(timeline.events)
    events[number] = msgspec.structs.replace(events[number], **fields)
    return msgspec.structs.replace(timeline, events=tuple(events))


def replaced_all(timeline: Timeline, **fields: object) -> Timeline:
    events = tuple([msgspec.structs.replace(event, **fields) for event in timeline.events])
    return msgspec.structs.replace(timeline, events=events)


def test_a_story_told_twice_in_other_words_is_matched() -> None:
    matching = match(A, B)

    assert pairs(matching) == SAME
    assert (matching.only_a, matching.only_b) == (("a0", "a4"), ("b5",))
    assert all(0.5 <= pair.score <= 1 for pair in matching.pairs)


def test_every_event_is_in_a_pair_or_alone() -> None:
    matching = match(A, B)

    assert {pair.a for pair in matching.pairs} | set(matching.only_a) == {event.id for event in A.events}
    assert {pair.b for pair in matching.pairs} | set(matching.only_b) == {event.id for event in B.events}


def test_equal_ids_are_one_event_whatever_is_said() -> None:
    renamed = replaced(B, 5, id="a0")

    found = {
        (pair.a, pair.b): (pair.score, pair.decided) for pair in match(A, replaced(renamed, 5, own_when=None)).pairs
    }

    assert found["a0", "a0"] == (1.0, "the same id")


@pytest.mark.parametrize("side", ["a", "b"])
def test_same_as_decides_before_any_score(side: str) -> None:
    left = replaced(A, 0, same_as=("b5",)) if side == "a" else A
    right = replaced(B, 5, same_as=("a0",)) if side == "b" else B

    found = {(pair.a, pair.b): pair.decided for pair in match(left, right).pairs}

    assert found["a0", "b5"] == "linked by same_as"


def test_two_events_linked_to_one_of_a_third_store_are_one() -> None:
    found = pairs(match(replaced(A, 0, same_as=("wire-17",)), replaced(B, 5, same_as=("wire-17",))))

    assert ("a0", "b5") in found


@pytest.mark.parametrize("side", ["a", "b"])
def test_not_same_keeps_a_pair_apart(side: str) -> None:
    left = replaced(A, 1, not_same=("b0",)) if side == "a" else A
    right = replaced(B, 0, not_same=("a1",)) if side == "b" else B

    assert ("a1", "b0") not in pairs(match(left, right))


def test_not_same_is_stronger_than_same_as_and_than_an_id() -> None:
    left = replaced(replaced(A, 0, id="x"), 0, same_as=("x",), not_same=("x",))

    assert ("x", "x") not in pairs(match(left, replaced(B, 5, id="x", own_when=None)))


def test_a_higher_least_score_leaves_a_part_of_the_pairs() -> None:
    scores = sorted(pair.score for pair in match(A, B).pairs)

    assert len(match(A, B, min_score=scores[1]).pairs) == len(scores) - 1
    assert match(A, B, min_score=1.0).pairs == ()


def test_a_store_without_dates_is_matched_too() -> None:
    bare = store("b", tuple([(None, text) for _, text in RETOLD]))

    found = pairs(match(A, bare))

    assert found <= SAME
    assert len(found) >= 4


def test_another_story_on_the_same_days_stays_alone() -> None:
    other = store(
        "b",
        (
            ("2031-05-03", "The central bank raises its rate by half a point"),
            ("2031-05-04", "A goalkeeper breaks his wrist in the cup final"),
            ("2031-05-05", "Bus drivers of the capital walk out over pay"),
            ("2031-05-06", "A museum shows paintings that were thought lost"),
            ("2031-05-09", "Astronomers find water on a small moon"),
        ),
    )

    assert match(A, other).pairs == ()


SCRIPTS = {
    "Cyrillic": (
        (("2031-05-04", "Російські дрони вдарили по лікарні в Сумах, четверо поранених"),
         ("2031-05-06", "Енергетики відновили світло в Одесі після обстрілу підстанції"),
         ("2031-05-09", "У Харкові відкрили підземну школу на дев'ятсот учнів")),
        (("2031-05-04", "Удар дронів: лікарню у Сумах пошкоджено"),
         ("2031-05-07", "Світло в Одесі після удару по підстанції є знову"),
         ("2031-05-09", "Підземна школа для 900 учнів запрацювала у Харкові")),
    ),
    "Arabic": (
        (("2031-05-04", "قصفت طائرات مسيرة المستشفى العام في مدينة سومي"),
         ("2031-05-06", "عودة الكهرباء إلى أوديسا بعد إصلاح محطة التحويل"),
         ("2031-05-09", "افتتاح مدرسة تحت الأرض في خاركيف")),
        (("2031-05-04", "هجوم بطائرات مسيرة على مستشفى في سومي"),
         ("2031-05-07", "إصلاح محطة التحويل يعيد الكهرباء لأوديسا"),
         ("2031-05-09", "مدرسة تحت الأرض تفتح أبوابها في خاركيف")),
    ),
    "CJK": (
        (("2031-05-04", "无人机袭击苏梅市医院，四人受伤"),
         ("2031-05-06", "敖德萨变电站修复后恢复供电"),
         ("2031-05-09", "哈尔科夫地下学校启用")),
        (("2031-05-04", "苏梅市一家医院遭无人机袭击"),
         ("2031-05-07", "变电站修好，敖德萨恢复供电"),
         ("2031-05-09", "哈尔科夫启用一所地下学校")),
    ),
}  # fmt: skip


@pytest.mark.parametrize("script", SCRIPTS)
def test_stories_in_any_script_are_matched_by_their_own_words(script: str) -> None:
    left, right = SCRIPTS[script]

    assert pairs(match(store("a", left), store("b", right))) == {("a0", "b0"), ("a1", "b1"), ("a2", "b2")}


def test_names_in_two_scripts_pair_the_events_of_one_town() -> None:
    english = (
        ("2031-05-04", "Drones hit a block of flats in Kharkiv, two are killed"),
        ("2031-05-05", "The mayor of Kharkiv Ihor Terekhov declares a day of mourning"),
        ("2031-05-07", "A missile damages the Malyshev plant in Kharkiv"),
        ("2031-05-12", "Chuhuiv is shelled, a woman is wounded"),
        ("2031-05-15", "A depot burns in Balakliia"),
    )
    ukrainian = (
        ("2031-05-04", "Дрони влучили у багатоповерхівку в Харкові, двоє загиблих"),
        ("2031-05-05", "Ігор Терехов, мер Харкова, оголосив день жалоби"),
        ("2031-05-06", "У Харкові відкрили виставку"),
        ("2031-05-07", "Ракета пошкодила завод Малишева"),
        ("2031-05-15", "Балаклія: горить склад"),
        ("2031-05-18", "Концерт у філармонії Харкова"),
    )

    found = pairs(match(store("a", english), store("b", ukrainian)))

    assert found <= {("a0", "b0"), ("a1", "b1"), ("a2", "b3"), ("a4", "b4")}
    assert len(found) >= 3


def test_a_store_without_dates_keeps_the_order_in_which_it_stands() -> None:
    towns = ("Orlo", "Brena", "Kessel", "Tarn", "Ulm", "Vardo", "Wick", "Yarrow")
    dated = [f"Flood reaches {town} and its bridge" for town in towns]
    dated[3:5] = ["A school in Tarn closes", "A school in Ulm closes"]
    left = store("a", tuple([(f"2031-05-{at + 1:02}", text) for at, text in enumerate(dated)]))
    bare = [f"The bridge of {town} stands in the flood" for town in towns]
    # The fourth and the fifth tell of a school without a name: only their places say which is which.
    bare[3] = bare[4] = "A school closes"
    right = store("b", tuple([(None, text) for text in bare]))

    scores = {(pair.a, pair.b): pair.score for pair in match(left, right).pairs}

    assert set(scores) == {(f"a{at}", f"b{at}") for at in range(len(towns))}
    assert min(scores["a3", "b3"], scores["a4", "b4"]) > 0.85


@pytest.mark.parametrize(
    ("empty", "other"),
    [(Timeline(), A), (A, Timeline()), (Timeline(), Timeline())],
    ids=["the first", "the second", "both"],
)
def test_an_empty_store_matches_nothing(empty: Timeline, other: Timeline) -> None:
    matching = match(empty, other)

    assert matching.pairs == ()
    assert len(matching.only_a) + len(matching.only_b) == len(empty.events) + len(other.events)


@pytest.mark.parametrize(
    ("first", "second"), [("2031-03-{:02}T10:00Z", "2031-03-{:02}T18:00Z"), ("2031-03-{:02}", "2031-04-{:02}")]
)
def test_a_series_of_one_name_is_not_paired_by_it(first: str, second: str) -> None:
    left, right = (
        store(prefix, tuple([(when.format(day), "Shelling") for day in range(1, 9)]))
        for prefix, when in (("a", first), ("b", second))
    )

    assert match(left, right).pairs == ()


WORDS = st.sampled_from(["gate", "dam", "flood", "boat", "brena", "orlo", "marek", "140", "school", "лікарня", "医院"])
TEXTS = st.lists(WORDS, min_size=0, max_size=8).map(" ".join)
DATES = st.none() | st.sampled_from(
    ["2031-05-04", "2031-05-05", "2031-05", "2031", "2031-05-04T10:00+02:00", "2031-05-04/2031-05-06", "2031-05-04/..",
     "..2031-05-04", "unknown", "2031-05-04~"]
)  # fmt: skip
STORES = st.lists(st.tuples(DATES, TEXTS), max_size=8).map(tuple)


@given(STORES, STORES)
def test_whatever_stores_hold_matching_is_a_part_of_them_and_mirrors(
    left: tuple[tuple[str | None, str], ...], right: tuple[tuple[str | None, str], ...]
) -> None:
    one, other = store("a", left), store("b", right)
    matching, mirrored = match(one, other), match(other, one)

    assert {pair.a for pair in matching.pairs} | set(matching.only_a) == {event.id for event in one.events}
    assert {pair.b for pair in matching.pairs} | set(matching.only_b) == {event.id for event in other.events}
    assert {(pair.a, pair.b) for pair in matching.pairs} == {(pair.b, pair.a) for pair in mirrored.pairs}
    assert all(pair.reasons for pair in matching.pairs)


@given(STORES, STORES)
def test_matching_mirrors_where_both_number_their_events_alike(
    left: tuple[tuple[str | None, str], ...], right: tuple[tuple[str | None, str], ...]
) -> None:
    one, other = store("e", left), store("e", right)
    apart = replaced_all(one, not_same=tuple([event.id for event in other.events]))
    barred = {(event.id, event.id) for event in one.events}

    for first, second in ((one, other), (apart, other)):
        found = pairs(match(first, second))
        assert found == {(a, b) for b, a in pairs(match(second, first))}
    assert not pairs(match(apart, other)) & barred


@given(STORES)
def test_a_store_is_the_same_as_itself(entries: tuple[tuple[str | None, str], ...]) -> None:
    one = store("a", entries)
    matching = match(one, one)

    assert [(pair.a, pair.b) for pair in matching.pairs] == [(event.id, event.id) for event in one.events]
    assert (matching.only_a, matching.only_b, matching.collisions) == ((), (), ())


def test_an_event_that_one_store_tells_twice_is_joined_twice() -> None:
    twice = store("b", (STORY[1], *RETOLD[1:], STORY[1]))
    scores = {(pair.a, pair.b): pair.score for pair in match(A, twice).pairs}

    assert scores.keys() == SAME | {("a1", "b6")}
    assert min(scores["a1", "b0"], scores["a1", "b6"]) >= 0.8


@pytest.mark.parametrize("count", [0, 3, 10])
def test_events_that_are_decided_are_no_rivals(count: int) -> None:
    night = "Drones shot down over the region of Orlo at night"
    decided = tuple([event(f"q{at}", "2031-05-04", night) for at in range(count)])
    mine = event("mine", "2031-05-04", night)
    theirs = event("theirs", "2031-05-04", "Drones shot down over the region of Orlo")

    matching = match(Timeline(events=(*decided, mine, *A.events)), Timeline(events=(*decided, theirs, *B.events)))

    assert ("mine", "theirs") in pairs(matching)


@pytest.mark.parametrize("count", [1, 4, 12])
def test_the_next_likely_event_comes_up_however_many_were_refused(count: int) -> None:
    night = "Drones shot down over the region of Orlo at night"
    names = tuple([f"q{at}" for at in range(count)])
    mine = event("mine", "2031-05-04", night, not_same=names)
    refused = tuple([event(name, "2031-05-04", night) for name in names])
    theirs = event("theirs", "2031-05-04", "Drones shot down over the region of Orlo")

    matching = match(Timeline(events=(mine, *A.events)), Timeline(events=(*refused, theirs, *B.events)))

    assert [pair.b for pair in matching.pairs if pair.a == "mine"] == ["theirs"]


def test_progress_is_told_from_nothing_to_all() -> None:
    told: list[tuple[int, int]] = []

    match(A, B, progress=lambda done, total: told.append((done, total)))

    assert told[0][0] == 0
    assert told[-1][0] == told[-1][1] > 0


def added(new: Event, timeline: Timeline) -> list[tuple[str, str]]:
    """Which event of a store a new one looks like."""
    together = msgspec.structs.replace(timeline, events=(*timeline.events, new))
    return [(pair.a, pair.b) for pair in told_twice(together, of={new.id})]


def test_an_event_that_is_there_already_is_found_before_it_is_added() -> None:
    new = event("new", "2031-05-04", "The gates of the Orlo dam open by themselves, Brena is flooded")

    assert added(new, A) == [("a1", "new")]


def test_an_event_that_is_not_there_has_no_look_alike() -> None:
    assert added(event("new", "2031-05-04", "A goalkeeper breaks his wrist"), A) == []
    assert added(event("new", "1999-05-04", STORY[1][1]), A) == []


def test_not_same_is_no_look_alike() -> None:
    assert added(event("new", "2031-05-04", STORY[1][1], not_same=("a1",)), A) == []


EIGHT = (
    "Two gates of the Orlo dam open by themselves and flood Brena",
    "Brena under water: gates of the dam at Orlo had opened without an order",
    "Without an order the dam gates at Orlo opened, the village of Brena is flooded",
    "Flood in Brena after gates of the Orlo dam open",
    "Orlo dam: two gates open, Brena flooded",
    "The village of Brena was flooded when gates opened at the Orlo dam",
    "Gates of Orlo dam opened on their own; flood in Brena village",
    "Dam gates at Orlo open, flooding Brena",
)


def test_an_event_told_eight_times_on_one_day_is_seen_in_one_store() -> None:
    tellings = tuple(
        [
            Event(id=f"t{at}", title=text, own_when=parse_when("2031-05-04"), accounts=(Account(source=f"s{at}"),))
            for at, text in enumerate(EIGHT)
        ]
    )
    others = tuple([one for one in A.events if one.id != "a1"])

    found = {(pair.a, pair.b) for pair in told_twice(Timeline(events=(*others, *tellings)))}

    assert {one for pair in found for one in pair} == {one.id for one in tellings}


@pytest.mark.parametrize("when", ["2031-05-{:02}T06:00Z", "2031-05-{:02}", "2031-05-04T{:02}:00Z"])
def test_a_series_of_one_source_at_stated_times_is_not_one_event(when: str) -> None:
    text = "The ministry of defence of Orlo briefs the press on the night's losses"
    series = tuple([event(f"s{at}", when.format(at), text) for at in range(1, 9)])
    new = event("new", when.format(9), text)

    assert told_twice(Timeline(events=(*series, *A.events))) == []
    assert added(new, Timeline(events=(*series, *A.events))) == []


@given(STORES)
def test_what_is_told_twice_is_told_in_the_order_of_the_store(entries: tuple[tuple[str | None, str], ...]) -> None:
    one = store("a", entries)
    places = {event.id: at for at, event in enumerate(one.events)}
    pairs = [(places[pair.a], places[pair.b]) for pair in told_twice(one, min_score=0.0)]

    assert pairs == sorted(set(pairs))
    assert all(first < second for first, second in pairs)
    assert told_twice(one) == told_twice(one)
