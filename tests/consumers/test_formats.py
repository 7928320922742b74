"""What is written for TimelineJS, markwhen and Mermaid, read by these themselves."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import timeline
from tests.consumers.node import package, read_by_node, shown_by_a_browser
from tests.interchange import hostile
from timeline.store.samples import sample_story

STORIES = {"story": sample_story(), "hostile": hostile.store()}


def exported(name: str, story: str, folder: Path) -> str:
    (folder / "store.yaml").write_bytes(STORIES[story].encode())
    result = timeline("export", name, "-o", "out", "--background", "--file", "store.yaml", directory=folder)
    assert result.status == 0, result.err
    return (folder / "out").read_bytes().decode()


def told(story: str, folder: Path) -> list[dict[str, Any]]:
    (folder / "store.yaml").write_bytes(STORIES[story].encode())
    shown = timeline("show", "--json", "--file", "store.yaml", directory=folder)
    events: list[dict[str, Any]] = json.loads(shown.out)["events"]
    return events


MARKWHEN = """
import { parse } from '@markwhen/parser';
import { readFileSync } from 'node:fs';
const read = parse(readFileSync(process.argv[1], 'utf8'));
const found = [];
const walk = (node, depth) => node.children
  ? (depth > 0 && found.push({ group: node.title }), node.children.forEach((one) => walk(one, depth + 1)))
  : found.push({ title: node.firstLine.restTrimmed, dates: node.dateRangeIso, id: node.id, tags: node.tags,
                 when: node.properties.when, lines: node.supplemental.map((one) => one.raw) });
walk(read.events, 0);
console.log(JSON.stringify({ found, header: read.header, messages: read.documentMessages }));
"""


@pytest.mark.parametrize("story", STORIES)
def test_markwhen_reads_every_event_and_nothing_else(story: str, tmp_path: Path) -> None:
    package("@markwhen/parser")
    exported("markwhen", story, tmp_path)
    read = read_by_node(MARKWHEN, str(tmp_path / "out"))
    events = told(story, tmp_path)

    assert [one.get("id") for one in read["found"]] == [event["id"] for event in events]
    assert {one["when"] for one in read["found"]} == {event["when"]["text"] for event in events}
    assert not read["messages"]
    for one, event in zip(read["found"], events, strict=True):
        simple = [tag for tag in event.get("tags", []) if re.fullmatch(r"\w+", tag, re.ASCII)]
        assert set(simple) <= set(one["tags"]) <= set(event.get("tags", []))
        assert all(line is None or line.startswith("·") for line in one["lines"])


def page(script: str, body: str, folder: Path) -> Path:
    """A page that puts what a script returns into its element `result`."""
    made = folder / "page.html"
    called = f"(async () => {{ {script} }})()"
    answered = f"try {{ out = await {called}; }} catch (error) {{ out = {{error: String(error.stack || error)}}; }}"
    written = "held.id = 'result'; held.textContent = JSON.stringify(out); document.body.appendChild(held);"
    whole = f"(async () => {{ let out; {answered} const held = document.createElement('pre'); {written} }})();"
    text = f"<!doctype html><meta charset='utf-8'>{body}<script>{whole}</script>"
    made.write_text(text, encoding="utf-8")
    return made


def in_script(text: str) -> str:
    return json.dumps(text).replace("<", "\\u003c")


@pytest.mark.parametrize("story", STORIES)
@pytest.mark.parametrize("name", ["mermaid", "mermaid-gantt"])
def test_mermaid_draws_every_title(name: str, story: str, tmp_path: Path) -> None:
    program = package("mermaid") / "dist" / "mermaid.min.js"
    text = exported(name, story, tmp_path)
    script = (
        "mermaid.initialize({startOnLoad: false});"
        f"const {{svg}} = await mermaid.render('drawn', {in_script(text)});"
        "document.getElementById('place').innerHTML = svg;"
        "const place = document.getElementById('place');"
        "return {text: [...place.querySelectorAll('text, .node-label')].map((one) => one.textContent).join(' '),"
        " scripts: place.querySelectorAll('script, img, iframe, a').length, seen: window.SEEN === 1};"
    )
    read = shown_by_a_browser(
        page(script, f"<div id='place'></div><script src='{program.as_uri()}'></script>", tmp_path)
    )

    assert "error" not in read, read
    assert (read["scripts"], read["seen"]) == (0, False)
    drawn = squeezed(read["text"])
    for event in told(story, tmp_path):
        assert squeezed(event["title"]) in drawn, event["title"]


def squeezed(text: str) -> str:
    """A text without blanks and what cannot be drawn: lines are broken anywhere."""
    return re.sub(r"[\s\x00-\x1f\x7f-\x9f\u202a-\u202e]", "", text)


@pytest.mark.parametrize("story", STORIES)
def test_timelinejs_shows_every_slide(story: str, tmp_path: Path) -> None:
    folder = package("@knight-lab/timelinejs") / "dist"
    text = exported("timelinejs", story, tmp_path)
    script = (
        f"const data = {in_script(text)};"
        "const shown = new TL.Timeline('place', JSON.parse(data), {debug: false});"
        "await new Promise((done) => { shown.on('ready', done); setTimeout(done, 8000); });"
        "await new Promise((done) => setTimeout(done, 500));"
        "return {errors: shown.config.getErrors(), seen: window.SEEN === 1,"
        " ids: shown.config.events.map((one) => one.unique_id),"
        " titles: [...document.querySelectorAll('.tl-timemarker .tl-headline')].map((one) => one.textContent),"
        " groups: [...document.querySelectorAll('.tl-timegroup')].length,"
        " foreign: document.querySelectorAll('#place script, #place img[onerror], #place iframe').length};"
    )
    style, program = ((folder / name).as_uri() for name in ("css/timeline.css", "js/timeline.js"))
    place = "<div id='place' style='width:1200px;height:700px'></div>"
    body = f"<link rel='stylesheet' href='{style}'>{place}<script src='{program}'></script>"
    read = shown_by_a_browser(page(script, body, tmp_path))

    assert "error" not in read, read
    assert (read["errors"], read["seen"], read["foreign"]) == ([], False, 0)
    events = told(story, tmp_path)
    assert sorted(read["ids"]) == sorted([event["id"] for event in events])
    shown = [squeezed(title) for title in read["titles"]]
    for event in events:
        assert squeezed(event["title"]) in shown, event["title"]
