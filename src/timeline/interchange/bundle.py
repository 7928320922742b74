"""A bundle: the documents, every cited copy as a numbered exhibit, an index page, and the hashes of all of it.

Only copies in the folder of the store are taken, or below it: a path that leads out of it is refused, for a store may
come from anybody and must not carry other files of the one who bundles it away.
"""

import re
from collections.abc import Callable, Iterator
from hashlib import sha256
from html import escape
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

import msgspec

from timeline.errors import Problem, TimelineError
from timeline.handover.exhibits import Exhibit, Exhibits
from timeline.handover.request import Handover
from timeline.handover.words import Wording
from timeline.interchange import docx_chronology, markdown

_UNSAFE = re.compile(r"[^\w.-]+")
SCHEMA = "timeline.bundle/1"


def parts(asked: Handover) -> Iterator[tuple[str, bytes]]:
    """Every file of the bundle with its path in it, the manifest last.

    Raises TimelineError with all copies that are missing, lead out of the folder, or are not what they were.
    """
    exhibits = Exhibits(asked.events).listed
    copies = _copies(exhibits, asked)
    written = [(name, write(asked)) for name, write in _documents().items()]
    documents = [name for name, _ in written]
    named = {number: f"exhibits/{number}-{_UNSAFE.sub('-', path.name)}" for number, path in copies.items()}
    written += [(named[number], path.read_bytes()) for number, path in copies.items()]
    written.insert(0, ("index.html", _index(asked, exhibits, named, documents)))
    hashes = [{"path": path, "sha256": sha256(data).hexdigest(), "bytes": len(data)} for path, data in written]
    yield from written
    year, month, day = asked.day
    manifest = {"schema": SCHEMA, "on": f"{year:04d}-{month:02d}-{day:02d}", "version": asked.version, "files": hashes}
    yield "manifest.json", msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n"


def _documents() -> dict[str, Callable[[Handover], bytes]]:
    """What writes each document, the page too where its library is installed."""
    found: dict[str, Callable[[Handover], bytes]] = {
        "chronology.md": markdown.write,
        "chronology.docx": docx_chronology.write,
    }
    if find_spec("jinja2") is not None:
        from timeline.interchange import html

        found = {"chronology.html": html.write, **found}
    return found


def _copies(exhibits: tuple[Exhibit, ...], asked: Handover) -> dict[str, Path]:
    """The copy of each exhibit that has one, by its number."""
    found: dict[str, Path] = {}
    problems = []
    for exhibit in exhibits:
        name = exhibit.citation.file
        if name is None:
            continue
        path = asked.folder / name
        wrong = _wrong(path, exhibit, asked.folder)
        if wrong is None:
            found[exhibit.number] = path
        else:
            problems.append(Problem("bundle", f"`{name}` {wrong[0]}", wrong[1]))
    if problems:
        raise TimelineError(problems)
    return found


def _wrong(path: Path, exhibit: Exhibit, folder: Path) -> tuple[str, str] | None:
    """What keeps a copy out of the bundle, and the way out."""
    if not path.resolve().is_relative_to(folder.resolve()):
        return "is not in the folder of the store, so it is not taken", "put a copy beside the store"
    if not path.is_file():
        return "is cited and not there", "bring it back, or take it out of the store"
    stated = exhibit.citation.sha256
    if stated is not None and sha256(path.read_bytes()).hexdigest() != stated.strip().lower():
        return "is not what it was when its hash was written", "`timeline check --files` says more"
    return None


def _index(asked: Handover, exhibits: tuple[Exhibit, ...], named: dict[str, str], documents: list[str]) -> bytes:
    """A page that leads to everything, and runs nothing."""
    wording = Wording(asked)
    rows = []
    for exhibit in exhibits:
        path = named.get(exhibit.number)
        copy = "no copy" if path is None else f'<a href="{escape(quote(path))}">{escape(path)}</a>'
        cells = (escape(exhibit.number), escape(wording.document(exhibit.citation)), copy)
        rows.append(f"<tr>{''.join([f'<td>{cell}</td>' for cell in cells])}</tr>")
    leads = ", ".join([f'<a href="{name}">{name}</a>' for name in documents])
    lines = [
        "<!doctype html>",
        '<html lang="en">',
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        f"<title>{escape(asked.title)}</title>",
        "<style>body{font:1rem sans-serif;margin:2rem;max-width:70rem}td{border:1px solid #777;padding:.3rem}</style>",
        f"<h1>{escape(asked.title)}</h1>",
        f"<p>{escape(wording.what_this_is)}</p>",
        f'<p>{leads}, and <a href="manifest.json">the hash of every file</a></p>',
        "<h2>Exhibits</h2>",
        "<table><thead><tr><th>No</th><th>What</th><th>Copy</th></tr></thead><tbody>",
        *rows,
        "</tbody></table>",
        "</html>",
    ]
    return ("\n".join(lines) + "\n").encode()
