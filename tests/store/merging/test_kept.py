"""What looks alike and is not the same is kept."""

from tests.store.merging.joining import as_pairs, read
from timeline.store.merging import join

HEAD = "timeline: 1\nsources: {wp: {}}\nevents:\n"


def joined(a: str, b: str, *pairs: tuple[str, str]) -> str:
    return join(read(HEAD + a, "a.yaml"), read(HEAD + b, "b.yaml"), as_pairs(list(pairs))).text


def event(name: str = "e", *lines: str) -> str:
    return "\n".join([f"  - id: {name}", "    title: E", *(f"    {line}" for line in lines), ""])


def account(*lines: str) -> tuple[str, ...]:
    return "accounts:", "  - source: wp", *(f"    {line}" for line in lines)


def test_a_time_that_differs_in_an_inner_edge_alone_is_another_time() -> None:
    whole, edge = "2025-03-18T10:00Z/2025-03-18T12:52Z", "2025-03-18T10:00Z/2025-03-18T12:30Z..2025-03-18T12:52Z"

    assert edge in joined(event("e", f"when: {whole}"), event("e", f"when: {edge}"), ("e", "e"))
    told = joined(
        event("e", *account(f"when: {whole}", "published: 2025-03-18")),
        event("e", *account(f"when: {edge}", "published: 2025-03-19")),
        ("e", "e"),
    )
    assert edge in told


def test_a_doubt_is_kept_beside_an_about() -> None:
    assert "2025-03-18?" in joined(event("e", "when: 2025-03-18~"), event("e", "when: 2025-03-18?"), ("e", "e"))


def test_a_note_that_is_a_part_of_its_opposite_is_kept() -> None:
    text = joined(event("e", "note: This is not true."), event("e", "note: true."), ("e", "e"))

    assert text.count("true.") == 2


def test_a_sentence_that_stands_there_is_not_repeated() -> None:
    text = joined(event("e", "note: One thing. Another thing."), event("e", "note: Another thing."), ("e", "e"))

    assert text.count("Another thing.") == 1


def test_each_citation_keeps_its_own_keys() -> None:
    a = event("e", *account("url: https://u1.example", "cite: [{url: https://u2.example}]"))
    b = event("e", *account("url: https://u1.example", "via: OANN"))
    b += event("e2", *account("cite: [{url: https://u2.example, locator: page 3}]"))

    merged = read(joined(a, b, ("e", "e"), ("e", "e2")), "joined").timeline

    assert [(cited.url, cited.via, cited.locator) for cited in merged.events[0].accounts[0].cite] == [
        ("https://u1.example", "OANN", None),
        ("https://u2.example", None, "page 3"),
    ]


def test_keys_of_ones_own_in_the_tolerances_are_kept() -> None:
    a = read("timeline: 1\nabout: {year: 2 years}\nevents: []\n", "a.yaml")
    b = read("timeline: 1\nabout: {year: 2 years, x-why: chronicles}\nevents: []\n", "b.yaml")

    assert "x-why: chronicles" in join(a, b, []).text


def test_what_a_join_has_numbered_is_found_again() -> None:
    a, b = event("e", "when: 2025-03-18"), event("e", "when: 2020-01-01")
    once = joined(a, b)

    assert "id: e-2" in once
    assert join(read(once, "a.yaml"), read(HEAD + b, "b.yaml"), []).text == once
