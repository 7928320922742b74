"""The nearest neighbours, in a virtual environment of their own, with 30 entries each."""

import subprocess
from pathlib import Path

from bench.installed import environment, pip

ENTRIES = 30


def install_peers(place: Path) -> dict[str, list[str]]:
    """Installs jrnl and khal below `place` once, fills them, and returns the command lines to time."""
    home = place / "peers"
    python = environment(home)
    if not (home / "bin" / "khal").exists():
        pip(python, "install", "--compile", "jrnl", "khal")
    return {"jrnl": _jrnl(place, home), "khal": _khal(place, home)}


def _jrnl(place: Path, home: Path) -> list[str]:
    journal = place / "journal.txt"
    journal.write_text(
        "".join(f"[2025-03-{day:02d} 10:00] Entry {day} of the journal.\nSome words on it.\n\n" for day in _days()),
        encoding="utf-8",
    )
    config = place / "jrnl.yaml"
    version = subprocess.run(
        [str(home / "bin" / "python"), "-c", "from importlib.metadata import version; print(version('jrnl'))"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    config.write_text(
        "colors: {body: none, date: none, tags: none, title: none}\ndefault_hour: 9\ndefault_minute: 0\n"
        f"editor: ''\nencrypt: false\nhighlight: true\nindent_character: '|'\n"
        f"journals: {{default: {{journal: {journal}}}}}\n"
        f"linewrap: 79\ntagsymbols: '@'\ntemplate: false\ntimeformat: '%Y-%m-%d %H:%M'\nversion: v{version}\n",
        encoding="utf-8",
    )
    return [str(home / "bin" / "jrnl"), "--config-file", str(config), "--short"]


def _khal(place: Path, home: Path) -> list[str]:
    calendar = place / "calendar"
    calendar.mkdir(exist_ok=True)
    for day in _days():
        (calendar / f"{day}.ics").write_text(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//bench//EN\r\nBEGIN:VEVENT\r\n"
            f"UID:{day}@bench\r\nDTSTAMP:20250301T000000Z\r\nDTSTART:202503{day:02d}T100000Z\r\n"
            f"DTEND:202503{day:02d}T110000Z\r\nSUMMARY:Entry {day}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
            encoding="utf-8",
        )
    config = place / "khal.conf"
    config.write_text(
        f"[calendars]\n[[bench]]\npath = {calendar}\n[locale]\nlocal_timezone = Europe/Kyiv\n"
        "default_timezone = Europe/Kyiv\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
        f"[sqlite]\npath = {place / 'khal.db'}\n",
        encoding="utf-8",
    )
    return [str(home / "bin" / "khal"), "-c", str(config), "list", "2025-03-01", "31d"]


def _days() -> range:
    return range(1, ENTRIES + 1)
