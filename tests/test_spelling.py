"""`é` is one character or two (NFC and NFD of Unicode): the same id, the same name, the same search."""

from itertools import product
from pathlib import Path
from typing import Literal
from unicodedata import normalize

import pytest

from tests.cli.running import timeline

STORE = """\
timeline: 1
sources:
  préfet: {name: Le préfet, type: institution}
  élysée: {name: Élysée, speaks_for: préfet}
events:
  - id: marché
    title: Le marché brûle
    tags: [dégâts]
    actors: [Béatrice]
    place: Orléans
    accounts:
      - {source: préfet, says: "Rien n'a brûlé.", points: {blessés: 3}}
      - {source: élysée, says: "Tout a brûlé.", points: {blessés: 4}}
  - {id: retour, title: Le retour, same_as: [marché]}
"""

Form = Literal["NFC", "NFD"]
FORMS: tuple[Form, Form] = ("NFC", "NFD")


@pytest.fixture(params=[*FORMS, "mixed"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    text = STORE
    if request.param == "mixed":
        head, _, events = STORE.partition("events:\n")
        text = normalize("NFC", head) + "events:\n" + normalize("NFD", events)
    else:
        text = normalize(request.param, STORE)
    (tmp_path / "timeline.yaml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "command",
    [
        ["show", "marché"],
        ["show", "marché/préfet"],
        ["show", "--source", "préfet"],
        ["show", "--source", "Élysée"],
        ["show", "--tag", "dégâts"],
        ["show", "--actor", "Béatrice"],
        ["show", "--place", "orléans"],
        ["show", "--grep", "BRÛLÉ"],
        ["show", "--regex", "br.l[é]"],
        ["diff", "préfet", "élysée"],
    ],
    ids=" ".join,
)
def test_either_spelling_finds_the_other(folder: Path, command: list[str], form: Form) -> None:
    result = timeline(*(normalize(form, word) for word in command), directory=folder)

    assert (result.status, result.err) == (1 if command[0] == "diff" else 0, "")
    assert "brûl" in normalize("NFC", result.out)
    assert "Le retour" not in result.out or command[0] == "diff"


@pytest.mark.parametrize("form", FORMS)
def test_either_spelling_is_written_to(folder: Path, form: Form) -> None:
    before = (folder / "timeline.yaml").read_text(encoding="utf-8")
    edit = ["edit", normalize(form, "marché/préfet"), "--set", "note=seen"]
    added = ["add", "--to", normalize(form, "marché"), "--source", normalize(form, "élysée"), "--says", "Non."]

    for command in (edit, [*added, "--published", "2025-03-19"]):
        result = timeline(*command, directory=folder)
        assert result.status == 0, result.err

    after = (folder / "timeline.yaml").read_text(encoding="utf-8")
    assert "note: seen" in after
    assert after.startswith(before.partition("    accounts:")[0])
    assert timeline("check", directory=folder).status in (0, 1)


@pytest.mark.parametrize(("old", "new"), list(product(FORMS, FORMS)))
def test_either_spelling_is_renamed(folder: Path, old: Form, new: Form) -> None:
    command = ["rename", "event", normalize(old, "marché"), normalize(new, "été")]

    result = timeline(*command, directory=folder)

    assert result.status == 0, result.err
    assert timeline("show", "été", directory=folder).status == 0


def test_one_source_in_two_spellings_is_known(folder: Path) -> None:
    """The events name the sources in the other spelling."""
    result = timeline("sources", directory=folder)

    assert result.status == 0
    assert "préfet" in normalize("NFC", result.out)
