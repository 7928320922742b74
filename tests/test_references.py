"""References to events and accounts."""

from collections.abc import Sequence

import pytest

from tests.store.stores import read
from timeline.errors import TimelineError
from timeline.references import refer, reference_of, resolve

STORE = read("""\
timeline: 1
sources: {kremlin: {name: The Kremlin}, kyiv: , tass: }
events:
  - id: call
    title: A call
    accounts:
      - source: kremlin
      - {source: kyiv, published: 2025-03-18}
  - id: call-of-zelensky
    title: Another call
    when: 2025-03-19
    accounts:
      - {source: kremlin, when: 2025-03-18, published: 2025-03-19}
      - {source: kyiv, published: 2025-03-18T23:00}
      - {source: kyiv, published: 2025-03-19T12:00}
      - source: tass
      - {source: tass, published: 2025-03-20}
  - {id: удар-по-лікарні, title: A strike}
""").timeline
EVENTS = STORE.events


def named(reference: str) -> str:
    referent = refer(reference, STORE)
    return reference_of(referent.event, referent.account)


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("call", "call"),
        ("call-", "call-of-zelensky"),
        ("удар", "удар-по-лікарні"),
        ("call/kremlin", "call/kremlin"),
        ("call/kr", "call/kremlin"),
        ("call/ky@2025", "call/kyiv"),
        ("call-of/kyiv@2025-03-19", "call-of-zelensky/kyiv@2025-03-19T12:00"),
        ("call-of/kyiv@2025-03-18T23:00", "call-of-zelensky/kyiv@2025-03-18T23:00"),
        ("call-of/tass", "call-of-zelensky/tass"),
        ("call-of/tass@2025", "call-of-zelensky/tass@2025-03-20"),
        ("CALL", "call"),
        ("Call-Of", "call-of-zelensky"),
        ("УДАР", "удар-по-лікарні"),
        ("call/KREM", "call/kremlin"),
        ("call/the krem", "call/kremlin"),
        ("@last", "удар-по-лікарні"),
    ],
)
def test_a_reference_names(reference: str, expected: str) -> None:
    assert expected == named(reference)


def mend_of(reference: str) -> tuple[str, str | None]:
    with pytest.raises(TimelineError) as raised:
        refer(reference, STORE)
    (problem,) = raised.value.problems
    return problem.check, problem.mend


@pytest.mark.parametrize(
    ("reference", "candidates"),
    [
        ("c", "one of call, call-of-zelensky"),
        ("call/k", "one of call/kremlin, call/kyiv"),
        (
            "call-of/kyiv",
            "one of call-of-zelensky/kyiv@2025-03-18T23:00, call-of-zelensky/kyiv@2025-03-19T12:00",
        ),
    ],
)
def test_an_ambiguous_reference_lists_its_candidates(reference: str, candidates: str) -> None:
    assert mend_of(reference) == ("ambiguous-reference", candidates)


@pytest.mark.parametrize(
    ("reference", "mend"),
    [
        ("cal-of-zelenski", "did you mean call-of-zelensky?"),
        ("zelensky", "did you mean call-of-zelensky?"),
        ("al", "did you mean call or call-of-zelensky?"),
        ("zelenski-talks", "did you mean call-of-zelensky?"),
        ("call/remlin", "did you mean call/kremlin?"),
        ("strike", "one of call, call-of-zelensky, удар-по-лікарні"),
        ("", "one of call, call-of-zelensky, удар-по-лікарні"),
        ("/kyiv", "one of call, call-of-zelensky, удар-по-лікарні"),
        ("call/kreml-", "did you mean call/kremlin?"),
        ("call/wp", "one of call/kremlin, call/kyiv"),
        ("call/", "one of call/kremlin, call/kyiv"),
        ("call-of/kremlin@2024", "did you mean call-of-zelensky/kremlin?"),
    ],
)
def test_an_unknown_reference_says_what_looks_alike(reference: str, mend: str | None) -> None:
    assert mend_of(reference) == ("unknown-reference", mend)


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        ("", "an empty text names no event"),
        ("/kyiv", "`/kyiv` names no event: nothing stands before the `/`"),
        ("call/", "`call/` names no source: nothing stands behind the `/`"),
        ("call/wp", "no source `wp` tells `call`"),
        ("удар/kyiv", "no source tells `удар-по-лікарні`: it has no account"),
        ("x" * 100_000, f"no event is called `{'x' * 45}…{'x' * 15}`"),
        ("call/" + "x" * 100_000, f"no source `{'x' * 45}…{'x' * 15}` tells `call`"),
        ("call/kyiv@" + "x" * 100_000, f"no account is called `call/kyiv@{'x' * 35}…{'x' * 15}`"),
    ],
)
def test_an_unknown_reference_is_told_in_one_line(reference: str, message: str) -> None:
    with pytest.raises(TimelineError) as raised:
        refer(reference, STORE)

    assert [problem.message for problem in raised.value.problems] == [message]


def test_an_event_is_read_by_any_part_of_its_id_and_written_by_its_beginning() -> None:
    store = read(
        "timeline: 1\n"
        "events:\n"
        "  - {id: whitefish-energy-contract, title: A}\n"
        "  - {id: energy-bill, title: B}\n"
        "  - {id: bill-of-2017, title: C}\n"
    ).timeline

    def shown(reference: str) -> list[str]:
        return [event.id for event in resolve([reference], store.events, store)]

    assert shown("whitefish") == shown("FISH-energy") == ["whitefish-energy-contract"]
    # What begins so comes before what holds it.
    assert shown("energy") == ["energy-bill"]
    with pytest.raises(TimelineError) as raised:
        shown("2018-enrgy")
    assert raised.value.problems[0].mend == "did you mean whitefish-energy-contract or energy-bill?"
    with pytest.raises(TimelineError) as raised:
        shown("y-")
    assert raised.value.problems[0].mend == "one of whitefish-energy-contract, energy-bill"
    with pytest.raises(TimelineError) as raised:
        refer("contract", store)
    assert raised.value.problems[0].mend == "did you mean whitefish-energy-contract?"


def test_a_store_without_an_event_has_no_last_one() -> None:
    with pytest.raises(TimelineError, match="no event yet"):
        refer("@last", read("timeline: 1\n").timeline)


def test_a_long_list_of_candidates_is_cut() -> None:
    sources = ", ".join(f"s{n}: " for n in range(12))
    accounts = ", ".join(f"{{source: s{n}}}" for n in range(12))
    first = f"- {{id: a0, title: T, accounts: [{accounts}]}}\n"
    events = first + "".join(f"- {{id: a{n}, title: T}}\n" for n in range(1, 14))
    many = read(f"timeline: 1\nsources: {{{sources}}}\nevents:\n{events}").timeline

    for reference, end in (("a", "a9 and 4 more"), ("z", "a9 and 4 more"), ("a0/", "a0/s9 and 2 more")):
        with pytest.raises(TimelineError) as raised:
            refer(reference, many)
        assert (raised.value.problems[0].mend or "").endswith(end)


def test_every_event_and_account_is_named_by_its_full_reference() -> None:
    for event in EVENTS:
        assert refer(event.id, STORE).event is event
        for account in event.accounts:
            referent = refer(reference_of(event, account), STORE)
            assert (referent.event, referent.account) == (event, account)


def resolved(references: Sequence[str]) -> list[tuple[str, list[str]]]:
    return [(event.id, [account.source for account in event.accounts]) for event in resolve(references, EVENTS, STORE)]


def test_events_stand_once_in_the_order_of_the_references() -> None:
    assert resolved(["call-of", "call", "call-of"]) == [
        ("call-of-zelensky", ["kremlin", "kyiv", "kyiv", "tass", "tass"]),
        ("call", ["kremlin", "kyiv"]),
    ]


def test_an_account_alone_leaves_the_others_out() -> None:
    assert resolved(["call/kyiv"]) == [("call", ["kyiv"])]
    assert resolved(["call/kyiv", "call/kremlin"]) == [("call", ["kremlin", "kyiv"])]
    assert resolved(["call/kyiv", "call"]) == [("call", ["kremlin", "kyiv"])]


def test_an_event_keeps_its_time_when_accounts_are_left_out() -> None:
    (event,) = resolve(["call-of/kremlin"], EVENTS, STORE)

    assert event.when == EVENTS[1].when


def test_what_does_not_pass_the_filters_is_an_error() -> None:
    with pytest.raises(TimelineError) as raised:
        resolve(["call"], EVENTS[1:], STORE)

    assert raised.value.problems[0].message == "`call` does not pass the filters"
