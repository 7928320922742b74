"""Stores to begin with: a new one with comments, and the story that comes with the program."""

from pathlib import Path

SCHEMA_FILE = "timeline.schema.json"
"""What `timeline schema` is best written to: the first line of a new store names it."""

_HEADER = "# yaml-language-server: $schema="


def new_store(timezone: str | None = None, *, empty: bool = False) -> str:
    """The text of a new store, with two entries to write over unless `empty`; without a zone it is in UTC."""
    zone = f"timezone: {timezone}" if timezone is not None else "# timezone: Europe/Kyiv"
    return (_HEAD if empty else _HEAD + _ENTRIES).format(header=_HEADER + SCHEMA_FILE, zone=zone)


def sample_story() -> str:
    """The shipped story, its first line naming the schema beside it."""
    text = _sample_path().read_text(encoding="utf-8")
    first, _, rest = text.partition("\n")
    return f"{_HEADER}{SCHEMA_FILE}\n" + (rest if first.startswith(_HEADER) else text)


def _sample_path() -> Path:
    """In an installed package the story is a file of it; in a checkout it stands where it is edited."""
    package = Path(__file__).parent.parent
    installed = package / "sample.yaml"
    return installed if installed.exists() else package.parent.parent / "data" / "events.yaml"


_HEAD = """\
{header}
# A chronology: what happened, and who says so. `timeline show` draws it, `timeline check` finds what is wrong with it.
timeline: 1

# The zone of clock times that have none of their own; without it they are in UTC.
{zone}

title: A new chronology
"""

_ENTRIES = """
# Who says so. Types: institution, person, organisation, press, analyst, other.
sources:
  ministry: {{name: The ministry, type: institution}}
  paper: {{name: The paper, type: press}}

# What happened, in any order. Write over these two.
events:
  - id: power-cut
    title: The power goes out in the harbour
    # Your own best time: 2025-03-18, 2025-03, 2025-03-18T21:20, 2025-03-18T21:20+02:00; ~ at its end means "about".
    # begin/end is a span, and .. between two times means some moment between them.
    when: 2025-03-18T21:20~
    place: Odesa
    tags: [energy]
    accounts:
      # What one source says, and nothing that another one says.
      - source: ministry
        says: A transformer failed, and 4,000 homes were cut off.
        url: "https://ministry.example/news/1"
        published: 2025-03-19
        # Points are what can be compared: a name, and a time, a figure with its unit, or a few words.
        points:
          homes without power: 4,000 homes
          cause: a failed transformer
      - source: paper
        says: More than 5,000 homes were cut off, for about two hours.
        url: "https://paper.example/2025/03/19/harbour"
        published: 2025-03-19
        points:
          # Quotes keep YAML from reading > and ~ as signs of its own.
          homes without power: "> 5,000 homes"
          power is back after: "~ 2 h"

  - id: inquiry-opens
    title: An inquiry into the power cut opens
    when: 2025-03-20
    accounts:
      - source: ministry
        says: The grid operator is asked for its records.
        url: "https://ministry.example/news/2"
        published: 2025-03-20
"""
