"""The JSON Schema: it takes every store that is read, and refuses what it can see."""

import json
import re
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft7Validator, Draft202012Validator

from tests.store.stores import RICH, problems
from tests.store.test_laws import changed
from tests.store.test_refusing import FILES, LINES
from tests.tables import ROOT
from timeline.store.keys import ENTRIES, keys
from timeline.store.parsing import parsed
from timeline.store.samples import new_store, sample_story
from timeline.store.schema import json_schema, schema_text

SCHEMA: Any = json.loads(schema_text())
VALIDATOR = Draft202012Validator(SCHEMA)
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
EXAMPLES = [
    example
    for page in PAGES
    for example in re.findall(r"^```yaml\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    if example.startswith("timeline:")
]


def raw(text: str) -> Any:
    return parsed(text)


def test_the_schema_is_a_schema_in_both_drafts() -> None:
    """Editors read it as draft 7, whatever it says of itself."""
    Draft202012Validator.check_schema(SCHEMA)
    Draft7Validator.check_schema(SCHEMA)
    assert json_schema() == SCHEMA


def test_the_schema_in_the_docs_is_current() -> None:
    """`timeline schema > docs/timeline.schema.json` writes it anew."""
    assert (ROOT / "docs" / "timeline.schema.json").read_text(encoding="utf-8") == schema_text()


def test_the_shipped_store_names_a_schema_that_is_there() -> None:
    path = ROOT / "data" / "events.yaml"
    first = path.read_text(encoding="utf-8").partition("\n")[0]

    header, _, schema = first.partition("$schema=")

    assert header == "# yaml-language-server: "
    assert (path.parent / schema).resolve() == ROOT / "docs" / "timeline.schema.json"


@pytest.mark.parametrize("validator", [VALIDATOR, Draft7Validator(SCHEMA)], ids=["2020-12", "7"])
@pytest.mark.parametrize("text", [*EXAMPLES, sample_story(), new_store(), new_store("Europe/Kyiv"), RICH])
def test_stores_are_valid(text: str, validator: Draft202012Validator) -> None:
    assert [error.message for error in validator.iter_errors(raw(text))] == []


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 3


@given(changed())
def test_whatever_is_read_is_valid(text: str) -> None:
    if problems(text) == ():
        assert [error.message for error in VALIDATOR.iter_errors(raw(text))] == []


SEEN = {"format", "missing", "not-a-store", "not-text", "shape", "unknown-key", "unknown-word"}
"""The errors that a schema can see, where the text is YAML."""
NOT_JSON = ("2025: x", ": null", ".inf", "340282366920938463463")
"""What a YAML reader makes no JSON of, or has read as something else before a schema sees it."""
SEEN_BY_SCHEMA = [
    text
    for text, *_ in [*FILES, *LINES]
    if {problem.check for problem in problems(text)} <= SEEN and not any(word in text for word in NOT_JSON)
]


@pytest.mark.parametrize("text", SEEN_BY_SCHEMA)
def test_what_the_page_refuses_is_not_valid(text: str) -> None:
    assert not VALIDATOR.is_valid(raw(text))


def test_a_schema_sees_much_of_what_the_page_refuses() -> None:
    assert len(SEEN_BY_SCHEMA) >= 20


EVENT = {"id": "a", "title": "T"}
ACCOUNT = {"source": "k"}


@pytest.mark.parametrize(
    "store",
    [
        [],
        {},
        {"timeline": 2},
        {"timeline": "1"},
        {"timeline": 1, "titel": "T"},
        {"timeline": 1, "check": ["citations"]},
        {"timeline": 1, "about": {"yer": "20 years"}},
        {"timeline": 1, "about": {"year": 20}},
        {"timeline": 1, "sources": {"white house": {}}},
        {"timeline": 1, "sources": {"---": {}}},
        {"timeline": 1, "sources": {"k": "Kremlin"}},
        {"timeline": 1, "sources": {"k": {"reliability": "G"}}},
        {"timeline": 1, "events": EVENT},
        {"timeline": 1, "events": [{"id": "a"}]},
        {"timeline": 1, "events": [{"id": None, "title": "T"}]},
        {"timeline": 1, "events": [{"id": "a/b", "title": "T"}]},
        {"timeline": 1, "events": [{"id": "a", "title": " "}]},
        {"timeline": 1, "events": [EVENT | {"when": ""}]},
        {"timeline": 1, "events": [EVENT | {"background": "yes"}]},
        {"timeline": 1, "events": [EVENT | {"tags": "call"}]},
        {"timeline": 1, "events": [EVENT | {"accounts": [{}]}]},
        {"timeline": 1, "events": [EVENT | {"accounts": [ACCOUNT | {"credibility": 7}]}]},
        {"timeline": 1, "events": [EVENT | {"accounts": [ACCOUNT | {"stance": "denied"}]}]},
        {"timeline": 1, "events": [EVENT | {"accounts": [ACCOUNT | {"cite": [{"page": 3}]}]}]},
        {"timeline": 1, "events": [EVENT | {"points": {"drones": [40, 145]}}]},
        {"timeline": 1, "events": [EVENT | {"points": {"drones": True}}]},
        {"timeline": 1, "events": [EVENT | {"points": {"drones": ""}}]},
        {"timeline": 1, "events": [EVENT | {"points": {"": 5}}]},
        {"timeline": 1, "events": [EVENT | {"points": {"drones": {"kind": "total"}}}]},
        {"timeline": 1, "events": [EVENT | {"points": {"drones": {"value": 5, "as": "number"}}}]},
    ],
    ids=str,
)
def test_wrong_stores_are_not_valid(store: object) -> None:
    assert not VALIDATOR.is_valid(store)
    assert problems(json.dumps(store)) != ()


@pytest.mark.parametrize("name", ["a", "sumy-ova", "a_b.c", "тасс", "Élysée", "2025", "新华社", "-a"])
def test_ids_of_any_script_are_valid(name: str) -> None:
    assert VALIDATOR.is_valid({"timeline": 1, "sources": {name: None}})


def test_every_key_is_explained_as_the_page_explains_it() -> None:
    page = (ROOT / "docs" / "format.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([a-z_0-9]+)` \| (.*) \|$", page.partition("## Text, numbers, times")[0], re.MULTILINE)
    expected = [(key, re.sub(r", see \[[^\]]*\]\([^)]*\)", "", text)) for key, text in rows]

    actual = [(key.name, key.meaning) for kind in ENTRIES for key in keys(kind).values()]

    assert expected == actual
