"""Writes a store of any size from a seed: the same numbers give the same text, byte for byte.

`python bench/generate.py EVENTS SEED > store.yaml`
"""

import sys
from random import Random

SOURCES = (
    ("white-house", "White House", "institution", "America/New_York"),
    ("kremlin", "Kremlin", "institution", "Europe/Moscow"),
    ("president-ua", "Office of the President of Ukraine", "institution", "Europe/Kyiv"),
    ("air-force", "Повітряні сили", "institution", "Europe/Kyiv"),
    ("mod-ru", "Минобороны России", "institution", "Europe/Moscow"),
    ("governor", "Regional governor", "person", "Europe/Kyiv"),
    ("suspilne", "Суспільне", "press", "Europe/Kyiv"),
    ("bbc", "BBC", "press", "Europe/London"),
    ("wp", "Wirtualna Polska", "press", "Europe/Warsaw"),
    ("analyst", "Osint Desk", "analyst", "UTC"),
)
WHAT = ("Drone strike", "Phone call", "Prisoner exchange", "Ballistic strike", "Talks", "Удар", "Statement")
WHERE = ("Kyiv", "Sumy", "Sloviansk", "Jeddah", "Kropotkin", "Bilopillia", "Dnipro", "Одеса", "Washington / Moscow")
WHO = ("Donald Trump", "Vladimir Putin", "Volodymyr Zelensky", "Marco Rubio", "Ihor Klymenko")
TAGS = ("call", "strike", "energy", "prisoners", "talks")
SAYS = (
    "The sides agreed to begin with energy; technical talks start at once.",
    "Power was cut to part of the city.",
    "Most of the drones were shot down or lost on the way.",
    "Уничтожены все беспилотники над областью.",
    "Обстріл пошкодив лікарню та житлові будинки.",
    "A ceasefire depends on an end to military aid.",
)
OUTLETS = ("OANN", "Interfax", "Укрінформ", "Reuters", "TASS")
OFFSETS = ("", "Z", "+02:00", "+03:00", "-04:00")
POINTS = (
    ("drones", ("145", "~ 150", "> 140 drones", "145 drones", "about 40 drones", "143")),
    ("shot down", ("72", "72 drones", "nearly 80 drones", "137")),
    ("length", ("> 90 min", "2 h 28 min", "1.5 h", "around 2 h", "90 min")),
    ("pause covers", ("energy and infrastructure", "energy infrastructure", "інфраструктура")),
    ("pause lasts", ("30 days", "at least 30 days", "one month")),
    ("began", ("2025-03-18T10:00-04:00", "2025-03-18T16:00+02:00~", "2025-03-18")),
    ("wounded prisoners", ("23 people", "22", "147 + 22 people")),
)


def generate(events: int, seed: int, prefix: str = "") -> str:
    """A valid store of so many events, each told by one to three sources, about 650 bytes an event.

    With a `prefix` before every id it is another store of the same events.
    """
    random = Random(seed)
    lines = ["timeline: 1", "title: A generated chronology", "timezone: Europe/Kyiv", "sources:"]
    for key, name, kind, zone in SOURCES:
        lines.append(f"  {key}: {{name: {name}, type: {kind}, timezone: {zone}}}")
    lines.append("events:" if events else "events: []")
    for number in range(events):
        _event(random, number, lines, prefix)
    return "\n".join(lines) + "\n"


def _event(random: Random, number: int, lines: list[str], prefix: str) -> None:
    what, where = random.choice(WHAT), random.choice(WHERE)
    year, day = 2022 + number % 4, number // 4
    date = f"{year}-{1 + day // 28 % 12:02}-{1 + day % 28:02}"
    lines.append(f"  - id: {prefix}{what.lower().replace(' ', '-')}-{number}")
    lines.append(f"    title: {what} in {where}, report {number}")
    lines.append(f"    when: {_when(random, date)}")
    if random.random() < 0.7:
        lines.append(f"    place: {where}")
    if random.random() < 0.3:
        lines.append(f"    actors: [{', '.join(random.sample(WHO, 2))}]")
    if random.random() < 0.4:
        lines.append(f"    tags: [{random.choice(TAGS)}]")
    if random.random() < 0.05:
        lines.append("    background: true")
    lines.append("    accounts:")
    for source in random.sample(SOURCES, random.choice((1, 2, 2, 2, 3))):
        _account(random, number, date, source[0], lines)


def _account(random: Random, number: int, date: str, source: str, lines: list[str]) -> None:
    lines.append(f"      - source: {source}")
    if random.random() < 0.5:
        lines.append(f"        when: {_when(random, date)}")
    if random.random() < 0.85:
        says = random.choice(SAYS)
        lines.append(f"        says: {says}" if random.random() < 0.8 else f'        says: "{says}"')
    if random.random() < 0.3:
        lines.append(f"        via: {random.choice(OUTLETS)}")
    lines.append(f'        url: "https://example.org/{source}/{number}"')
    lines.append(f"        published: {date}")
    if random.random() < 0.5:
        lines.append(f"        attribution: {random.choice(('full', 'quoted', 'weak'))}")
    if random.random() < 0.05:
        lines.append("        stance: denies")
    points = random.sample(POINTS, random.choice((0, 1, 2, 2, 3)))
    if points:
        lines.append("        points:")
    for name, values in points:
        value = random.choice(values)
        # A `>` or a `~` that opens an unquoted text means something else to YAML.
        value = f'"{value}"' if value[0] in ">~" else value
        if random.random() < 0.1:
            lines.append(f"          {name}: {{value: {value}, kind: total, as_of: {date}}}")
        else:
            lines.append(f"          {name}: {value}")


def _when(random: Random, date: str) -> str:
    # From five o'clock on: no zone here skips a time of day later than that when its clocks go forward.
    hour, minute, offset = random.randrange(5, 22), random.randrange(60), random.choice(OFFSETS)
    clock = f"{date}T{hour:02}:{minute:02}{offset}"
    form = random.randrange(10)
    if form < 4:
        return clock
    if form < 6:
        return date
    if form == 6:
        return f"{clock}~"
    if form == 7:
        return f"{clock}/{date}T{hour + 1:02}:{minute:02}{offset}"
    if form == 8:
        return f"{clock}..{date}T{hour + 2:02}:{minute:02}{offset}"
    return date[:7]


if __name__ == "__main__":
    sys.stdout.write(generate(int(sys.argv[1]), int(sys.argv[2])))
