"""Generated texts of the time grammar, and texts near it."""

import re

from hypothesis import strategies as st

ZONES = (
    None,
    "UTC",
    "Europe/Kyiv",
    "Europe/Moscow",
    "America/New_York",
    "America/St_Johns",
    "Asia/Kathmandu",
    "+05:30",
)
QUALIFIERS = ("", "", "", "~", "?", "%")


def _number(least: int, most: int, width: int = 2) -> st.SearchStrategy[str]:
    return st.integers(least, most).map(lambda number: f"{number:0{width}d}")


years = st.one_of(
    st.integers(1990, 2040).map(str),
    _number(0, 9999, 4),
    _number(1, 9999, 4).map(lambda year: f"-{year}"),
)
full_days = st.builds("-".join, st.tuples(years, _number(1, 12), _number(1, 28)))
masked = st.one_of(
    st.builds("{}{}X".format, st.sampled_from("12"), _number(0, 99)),
    st.builds("{}XX".format, _number(1, 99)),
    years.map(lambda year: f"{year}-XX"),
    years.map(lambda year: f"{year}-XX-XX"),
    st.builds("{}-{}-XX".format, years, _number(1, 12)),
    st.builds("{}-{}-{}X".format, years, _number(1, 12), st.sampled_from("012")),
    st.builds("{}X-{}-{}".format, _number(100, 202, 3), _number(1, 12), _number(1, 28)),
)
long_years = st.integers(10_000, 10**9).flatmap(lambda year: st.sampled_from((f"Y{year}", f"Y-{year}")))
seasons = st.builds("{}-{}".format, years, st.sampled_from(("21", "22", "23", "24")))
dates = st.one_of(
    full_days,
    full_days,
    years,
    st.builds("{}-{}".format, years, _number(1, 12)),
    seasons,
    masked,
    long_years,
    st.integers(1, 3000).map(lambda year: f"{year} BC"),
)
offsets = st.one_of(
    st.just("Z"),
    st.builds("{}{}:{}".format, st.sampled_from("+-"), _number(0, 14), st.sampled_from(("00", "30", "45"))),
)
minutes = st.builds("{}T{}:{}".format, full_days, _number(0, 23), _number(0, 59))
clocks = st.one_of(
    st.builds("{}{}".format, minutes, offsets),
    st.builds("{}:{}{}".format, minutes, _number(0, 59), offsets),
    st.builds("{}:{}.{}{}".format, minutes, _number(0, 59), st.integers(0, 999_999).map(str), offsets),
    st.builds("{}[Asia/Kathmandu]".format, minutes),
    minutes,
)
calendars = st.sampled_from(("[julian]", "[gregorian]", "[julian][Europe/Kyiv]"))
calendared = st.builds(
    "{}{}".format, st.one_of(full_days, years, st.builds("{}-{}".format, years, _number(1, 12)), clocks), calendars
).filter(lambda text: "[Asia/Kathmandu][" not in text and not re.search(r"[+-]\d\d:\d\d\[julian\]\[", text))
"""An offset beside a zone is refused where the zone had another one then."""
plain_points = st.one_of(dates, clocks, calendared, st.builds("{}[Europe/Kyiv]".format, dates))
points = st.one_of(
    st.builds("{}{}".format, plain_points, st.sampled_from(QUALIFIERS)),
    st.builds("{}±{}".format, years, st.integers(0, 300)),
)
edges = st.one_of(
    points, points, st.builds("{}..{}".format, points, points), points.map("{}..".format), points.map("..{}".format)
)
spans = st.one_of(
    st.builds("{}/{}".format, edges, edges), edges.map("{}/".format), edges.map("/{}".format), edges.map("{}/..".format)
)
whens = st.one_of(edges, edges, spans, st.just("unknown"))
"""Texts of every form; a few of those with two edges are refused because their end is before their begin."""

pieces = st.one_of(
    st.sampled_from(
        ("2025", "-", "03", "18", "T", "22:30", ":15", ".5", "Z", "+02:00", "-04", "[Europe/Kyiv]", "[", "]")
    ),
    st.sampled_from(
        ("/", "..", "~", "?", "%", "X", "[julian]", "1X", "Y", "±", "10", "unknown", "–", "2025-03-18", "60", "24", "é")
    ),
    st.sampled_from(("٢", "2025-03-30T03:30", "am", "c. ", "99", "00", "1990s", "=", "!", "EST", "20XX", "-0044", " ")),
    st.sampled_from(("44 BC", "18 March", "\n", "\x00", "\ud800")),
)
noise = st.one_of(st.lists(pieces, max_size=8).map("".join), st.text(max_size=30))
"""Texts that are mostly wrong."""
