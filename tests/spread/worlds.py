"""Pairs of stores that tell some of the same events, as text: by days, by clock times, undated, private, as drafts."""

from dataclasses import dataclass
from pathlib import Path

from hypothesis import strategies as st

PLACES = ("Odesa", "Sumy", "Одеса", "Kharkiv", "Харків", "Riyadh", "a depot", "the harbour")
NAMES = ("Zelensky", "Putin", "Witkoff", "Umerov", "the ministry", "Reuters")
DOING = ("were hit by drones", "called for talks", "reported 145 drones", "denied it", "held a briefing", "shelling")
WHENS = (
    None, None, "2025-03-18", "2025-03-19", "2025-03-20", "2025-04-02", "2025-03", "2024", "2025-03-18T22:30",
    "2025-03-18T22:45+02:00", "2025-03-17/2025-03-19", "..2025-03-20", "2025-06-01", "2025-06-02T10:00Z",
)  # fmt: skip
SOURCES = ("a", "b", "hidden")


@dataclass(frozen=True)
class Told:
    """An event as one store tells it."""

    title: str
    when: str | None
    place: str | None
    source: str | None
    says: str
    flags: str
    links: str

    def lines(self, name: str) -> list[str]:
        found = [f"  - id: {name}", f"    title: {self.title}"]
        found += [f"    when: {self.when}"] if self.when else []
        found += [f"    place: {self.place}"] if self.place else []
        found += [f"    {self.flags}: true"] if self.flags else []
        found += [f"    {self.links}"] if self.links else []
        if self.source:
            found += ["    accounts:", f"      - source: {self.source}", f"        says: {self.says}"]
        return found


def texts() -> st.SearchStrategy[str]:
    return st.builds(
        "{} and {} {} in {}".format,
        st.sampled_from(NAMES),
        st.sampled_from(NAMES),
        st.sampled_from(DOING),
        st.sampled_from(PLACES),
    )


def events() -> st.SearchStrategy[Told]:
    links = st.builds("{}: [{}]".format, st.sampled_from(["same_as", "not_same"]), st.sampled_from(["e1", "e2", "b3"]))
    return st.builds(
        Told,
        texts(),
        st.sampled_from(WHENS),
        st.none() | st.sampled_from(PLACES),
        st.none() | st.sampled_from(SOURCES),
        texts(),
        st.sampled_from(["", "", "", "", "", "private", "draft", "background"]),
        st.just("") | st.just("") | links,
    )


@st.composite
def pairs(draw: st.DrawFn, most: int = 14) -> tuple[str, str]:
    """Two stores as text: some events of the one are told by the other too, in its place or in another."""
    mine = draw(st.lists(events(), max_size=most))
    theirs = draw(st.lists(events(), max_size=most // 2))
    again = draw(st.lists(st.sampled_from(mine), max_size=most)) if mine else []
    named = draw(st.sampled_from(["b", "e"]))
    return text_of(mine, "e"), text_of(draw(st.permutations([*theirs, *again])), named)


def text_of(told: list[Told], prefix: str) -> str:
    lines = ["timeline: 1", "title: A story", "sources:", "  a: {name: A}", "  b: {name: Б}"]
    lines += ["  hidden: {name: H, private: true}", "events:"]
    for number, event in enumerate(told):
        lines += event.lines(f"{prefix}{number}")
    return "\n".join([*lines, ""])


def written(folder: Path, *stores: str) -> list[Path]:
    """The stores as files."""
    paths = [folder / f"{number}.yaml" for number in range(len(stores))]
    for path, text in zip(paths, stores, strict=True):
        path.write_text(text, encoding="utf-8")
    return paths
