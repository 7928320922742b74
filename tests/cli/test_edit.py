"""`timeline edit`: keys by options, and an entry alone in the editor."""

import io
import re
from pathlib import Path

import pytest

from tests.cli.editors import editor, kept_in
from tests.cli.running import SMALL, Keyboard, Result, Terminal, timeline
from timeline.cli.main import main
from timeline.cli.session import Session
from timeline.store import load_store

SHIPPED = Path(__file__).parent.parent.parent / "data" / "events.yaml"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "timeline.yaml"
    path.write_text(SMALL, encoding="utf-8")
    return path


def run(store: Path, *arguments: str, stdin: str = "", **environment: str) -> Result:
    """A run at a terminal where an editor is named, and without one elsewhere."""
    return timeline(
        *arguments, directory=store.parent, stdin=stdin.encode(), environment=environment, keyboard=bool(environment)
    )


@pytest.mark.parametrize(
    ("arguments", "old", "new"),
    [
        (["strike", "--set", "when=18 March 2025 22:31 EET"], "2025-03-18T22:30+02:00", "2025-03-18T22:31+02:00"),
        (["strike", "--set", "title=Drones: over Odesa"], "Drones over the harbour", '"Drones: over Odesa"'),
        (["strike", "--set", "tags=strike, night"], "tags: [strike]", "tags: [strike, night]"),
        (["strike", "--unset", "place"], "    place: Odesa\n", ""),
        (["older", "--set", "background=no"], "background: true", "background: false"),
        (["strike/paper", "--set", "published=21 March 2025"], "published: 2025-03-20", "published: 2025-03-21"),
        (["tal/pap", "--set", "says=No."], "says: They met.", "says: No."),
        (["talks/paper", "--set", "x-seen=12"], "says: They met.\n", 'says: They met.\n        x-seen: "12"\n'),
        (["--source", "paper", "--set", "name=The Paper"], "{name: Paper,", "{name: The Paper,"),
        (["--source", "paper", "--unset", "type"], "{name: Paper, type: press}", "{name: Paper}"),
    ],
)  # fmt: skip
def test_keys_are_set_and_unset(store: Path, arguments: list[str], old: str, new: str) -> None:
    result = run(store, "edit", *arguments)

    assert result.status == 0, result.err
    assert SMALL.count(old) == 1
    assert store.read_text(encoding="utf-8") == SMALL.replace(old, new)


@pytest.mark.parametrize(
    ("arguments", "old", "new"),
    [
        (["--point", "drones=~ 11"], "{drones: 10}", '{drones: "~ 11"}'),
        (["--point", "length=2 h"], "{drones: 10}", "{drones: 10, length: 2 h}"),
        (
            ["--point", "drones=9; kind=plan; as_of=18 March 2025"],
            "{drones: 10}",
            "{drones: {value: 9, kind: plan, as_of: 2025-03-18}}",
        ),
        (["--set", "points.drones=9"], "{drones: 10}", "{drones: 9}"),
        (["--unset-point", "drones"], "        points: {drones: 10}\n", ""),
    ],
)
def test_points_are_set_and_unset(store: Path, arguments: list[str], old: str, new: str) -> None:
    result = run(store, "edit", "strike/ministry", *arguments)

    assert result.status == 0, result.err
    assert store.read_text(encoding="utf-8") == SMALL.replace(old, new)


@pytest.mark.parametrize(
    ("tags", "old", "new"),
    [
        (["+night"], "[strike]", "[strike, night]"),
        (["+night,+sea"], "[strike]", "[strike, night, sea]"),
        (["+night", "-strike"], "[strike]", "[night]"),
        (["-strike"], "    tags: [strike]\n", ""),
        (["+strike"], "", ""),
    ],
)
def test_a_tag_is_added_and_taken_out(store: Path, tags: list[str], old: str, new: str) -> None:
    result = run(store, "edit", "strike", *[word for tag in tags for word in ("--tag", tag)])

    assert result.status == 0, result.err
    assert store.read_text(encoding="utf-8") == SMALL.replace(old, new, 1)


def test_without_a_terminal_no_editor_is_started(store: Path) -> None:
    command = editor(store.parent, "text = text.replace('They met.', 'They spoke.')")
    result = timeline("edit", "talks", directory=store.parent, environment={"EDITOR": command})

    assert (result.status, result.out) == (2, "")
    assert "no change is named, and without a terminal there is no editor" in " ".join(result.err.split())
    assert not (store.parent / "seen-1").exists()


def test_it_says_what_it_stored(store: Path) -> None:
    result = run(store, "edit", "strike/min", "--set", "published=yesterday 14:00")

    assert result == Result(
        0,
        "strike/ministry  timeline.yaml:16  changed\n  published  2025-03-19T14:00   ← “yesterday 14:00”\n",
        "",
    )


def test_a_time_of_an_account_is_told_as_its_sources(store: Path) -> None:
    result = run(store, "edit", "strike/ministry", "--set", "when=18 March 2025 22:00")

    assert "when (ministry)" in result.out
    assert "editor" not in result.out


def test_a_bad_text_is_told_with_its_file(store: Path) -> None:
    (store.parent / "account.yaml").write_text("- source: ministry\n  when: 2025-13-01\n", encoding="utf-8")

    result = run(store, "edit", "strike/ministry", "--text", "account.yaml")

    assert result.status == 2
    assert result.err.startswith("account.yaml:2:")


def test_nothing_to_change_leaves_the_file_alone(store: Path) -> None:
    stamp = store.stat().st_mtime_ns

    assert run(store, "edit", "talks", "--set", "when=2025-03-24") == Result(0, "", "nothing changes\n")
    assert store.stat().st_mtime_ns == stamp


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "one entry is changed at a time"),
        (["talks", "--source", "paper", "--set", "name=x"], "one entry is changed at a time"),
        (["nothing", "--set", "title=x"], "no event is called `nothing`"),
        (["--source", "papr", "--set", "name=x"], "no source is called `papr`"),
        (["talks", "--set", "titel=x"], "an event has no key `titel`"),
        (["talks", "--set", "title"], "--set 'title' names no key and value"),
        (["talks", "--set", "title="], "--set 'title=' has no value"),
        (["talks", "--set", "id=x"], "`timeline rename event` changes it everywhere"),
        (["talks", "--set", "points=x"], "points are set one by one"),
        (["talks", "--set", "when=soon"], "when 'soon'"),
        (["talks", "--unset", "place"], "`place`"),
        (["talks", "--unset", "title"], "`title`"),
        (["talks/paper", "--set", "stance=denied"], "stance cannot be `denied`"),
        (["talks/paper", "--set", "source=nobody"], "no source is called `nobody`"),
        (["talks/paper", "--unset-point", "drones"], "`drones`"),
        (["--source", "paper", "--point", "a=1"], "a source has no points"),
        (["talks", "--tag", "night"], "+night adds it, -night takes it out"),
        (["talks", "--tag", "-talk"], "did you mean talks?"),
        (["talks", "--tag", "+"], "--tag '+' does not say what is to be done"),
        (["talks", "--tag", "+"], "+TAG adds it, -TAG takes it out"),
        (["talks/paper", "--unset", "source"], "an account is what its source says, and goes with it"),
        (["talks/paper", "--point", "case=12/2022"], "“12/2022” is the month 2022-12, or a number"),
        (["talks/paper", "--tag", "+a"], "only events have tags"),
        (["talks/paper", "--set", "lang=ua"], "did you mean uk?"),
        (["talks/paper", "--set", "sha256=abc"], "64 digits and letters from a to f"),
        (["talks", "--set", "place=x", "--text", "y"], "--text gives the whole entry"),
    ],
)
def test_trouble_writes_nothing(store: Path, arguments: list[str], message: str) -> None:
    result = run(store, "edit", *arguments)

    assert (result.status, result.out) == (2, "")
    assert message in " ".join(result.err.split())
    assert store.read_text(encoding="utf-8") == SMALL


def test_a_dry_run_writes_nothing(store: Path) -> None:
    result = run(store, "edit", "talks", "--set", "place=Riyadh", "--dry-run")

    assert "+    place: Riyadh\n" in result.out
    assert store.read_text(encoding="utf-8") == SMALL


def test_the_entry_stands_alone_in_the_editor(store: Path) -> None:
    command = editor(store.parent, "text = text.replace('They met.', 'They spoke.')")
    result = run(store, "edit", "talks", VISUAL=command, EDITOR="no-such-editor")

    assert (store.parent / "seen-1").read_text(encoding="utf-8") == (
        "- id: talks\n  title: Talks in Riyadh\n  when: 2025-03-24\n  tags: [talks]\n"
        "  accounts:\n    - source: paper\n      says: They met.\n"
    )
    assert result == Result(0, "talks  timeline.yaml:22  changed\n", "")
    assert store.read_text(encoding="utf-8") == SMALL.replace("They met.", "They spoke.")


def test_the_editor_is_opened_again_with_the_error_at_its_line(store: Path) -> None:
    script = (
        "text = text.replace('2025-03-24', '2025-13-24') if turn == 1 else text.replace('2025-13-24', '2025-03-25')"
    )
    result = run(store, "edit", "talks", EDITOR=editor(store.parent, script))

    assert (
        (store.parent / "seen-2")
        .read_text(encoding="utf-8")
        .startswith(
            "- id: talks\n  title: Talks in Riyadh\n  #! no month is 13: months are 01 to 12, seasons 21 to 24\n"
            "  when: 2025-13-24\n"
        )
    )
    assert result.status == 0
    assert store.read_text(encoding="utf-8") == SMALL.replace("2025-03-24", "2025-03-25")


@pytest.mark.parametrize("above", ["", "\\n", "# apart\\n\\n"])
def test_what_stands_above_an_entry_does_not_shift_the_error(store: Path, above: str) -> None:
    store.write_text(SMALL.replace("  - id: talks", "  # one\n  # two\n  - id: talks"), encoding="utf-8")
    wrong = f"'{above}' + text.replace('says: They met.', 'sayz: They met.')"
    script = f"text = {wrong} if turn == 1 else text.replace('sayz', 'quote')"
    result = run(store, "edit", "talks", EDITOR=editor(store.parent, script))

    lines = (store.parent / "seen-2").read_text(encoding="utf-8").split("\n")
    at = next(number for number, line in enumerate(lines) if line.lstrip().startswith("#! "))
    assert lines.index("# one") == above.count("\\n")
    assert lines[at + 1] == "      sayz: They met."
    assert result.status == 0


@pytest.mark.parametrize(
    "mistake", ["- id: [", "talks", "- {title: ", "- title: A\\n- title: B", "- id: talks\\n  title: "]
)
def test_a_text_given_up_is_kept(store: Path, mistake: str) -> None:
    """Left as it was refused, the second time."""
    script = f"text = '{mistake} # mine\\n' if turn == 1 else text"
    result = run(store, "edit", "talks", EDITOR=editor(store.parent, script))

    assert result.status == 2
    kept = kept_in(result.err)
    assert "# mine" in kept.read_text(encoding="utf-8")
    kept.unlink()
    assert store.read_text(encoding="utf-8") == SMALL


def _meanwhile(store: Path, old: str, new: str) -> str:
    """What an editor does when somebody else changes the store while it is open."""
    path = f"pathlib.Path({str(store)!r})"
    return f"{path}.write_text({path}.read_text(encoding='utf-8').replace({old!r}, {new!r}), encoding='utf-8')\n"


def test_where_another_entry_changed_meanwhile_the_edit_is_made_anew(store: Path) -> None:
    script = _meanwhile(store, "They quarrelled.", "They fought.") + "text = text.replace('They met.', 'They spoke.')"
    result = run(store, "edit", "talks/paper", EDITOR=editor(store.parent, script))

    assert result.status == 0, result.err
    both = SMALL.replace("They met.", "They spoke.").replace("They quarrelled.", "They fought.")
    assert store.read_text(encoding="utf-8") == both


def test_a_new_entry_is_added_to_the_store_as_it_is_by_then(store: Path) -> None:
    script = _meanwhile(store, "They quarrelled.", "They fought.") + "text = text.replace('title:', 'title: Sirens')"
    result = run(store, "add", "--edit", EDITOR=editor(store.parent, script))

    assert result.status == 0, result.err
    text = store.read_text(encoding="utf-8")
    assert "They fought." in text
    assert "title: Sirens" in text


def test_where_the_same_entry_changed_meanwhile_the_command_is_told_that_takes_the_text(store: Path) -> None:
    script = _meanwhile(store, "They met.", "They dined.") + "text = text.replace('They met.', 'They spoke.')"
    result = run(store, "edit", "talks/paper", EDITOR=editor(store.parent, script))

    assert result.status == 2
    said = " ".join(re.sub(r"\x1b\[[0-9;]*m", "", result.err).split())
    assert "was changed while it was edited" in said
    kept = kept_in(result.err)
    assert f"`timeline --file {store.name} edit talks/paper --text {kept}` puts yours there" in said
    assert store.read_text(encoding="utf-8") == SMALL.replace("They met.", "They dined.")

    assert run(store, "edit", "talks/paper", "--text", str(kept)).status == 0
    assert store.read_text(encoding="utf-8") == SMALL.replace("They met.", "They spoke.")
    kept.unlink()


SLIPS = {
    "note: see #42": "YAML takes `#42` for a comment and cuts the text before it",
    "title: Second": "the key `title` stands twice",
    "place: ~": "YAML reads `~` as null, which is no text",
    "note: null": "YAML reads `null` as null, which is no text",
    "note: !important": "`!important` is a tag, and a store has none",
    "note: *friend": "what `*friend` stands for is not in sight here",
    "note: >5": "`>5` opens a block of text here, and the block is empty",
    "<<: {note: N}": "`<<` does not merge anything here",
    "? [note]\n  : N": "a key is text",
}
"""What hands do in an editor, as lines of an event, and what is told of each."""


@pytest.mark.parametrize("slip", SLIPS)
def test_the_slips_of_hands_are_told_with_line_cause_and_mend(store: Path, slip: str) -> None:
    entry = f"- id: talks\n  title: Talks\n  {slip}\n"

    by_text = run(store, "edit", "talks", "--text", "-", stdin=entry)
    in_editor = run(store, "edit", "talks", EDITOR=editor(store.parent, f"text = {entry!r}"))

    assert (by_text.status, in_editor.status) == (2, 2)
    assert by_text.err.startswith("standard input:3:")
    assert SLIPS[slip] in " ".join(by_text.err.split())
    assert "^" in by_text.err
    kept = kept_in(in_editor.err)
    marked = (store.parent / "seen-2").read_text(encoding="utf-8").split("\n")
    assert SLIPS[slip] in marked[2]
    for said in (by_text.err, in_editor.err):
        assert "internal" not in said
        assert "report" not in said
    kept.unlink()
    assert store.read_text(encoding="utf-8") == SMALL


@pytest.mark.parametrize("slip", SLIPS)
def test_they_are_told_in_a_new_entry_too(store: Path, slip: str) -> None:
    entry = f"- title: Sirens\n  place: Odesa\n  {slip}\n".replace("place: Odesa\n  place", "place")

    result = run(store, "add", "--edit", EDITOR=editor(store.parent, f"text = {entry!r}"))

    assert result.status == 2
    kept = kept_in(result.err)
    assert SLIPS[slip] in (store.parent / "seen-2").read_text(encoding="utf-8")
    assert "internal" not in result.err
    kept.unlink()
    assert store.read_text(encoding="utf-8") == SMALL


def test_an_entry_in_brackets_stays_in_brackets(store: Path) -> None:
    text = "timeline: 1\nsources: {a: {name: A}, b: }\nevents: []\n"
    store.write_text(text, encoding="utf-8")
    result = run(store, "edit", "--source", "a", "--text", "-", stdin="a:\n  name: The Paper\n")

    assert result.status == 2
    assert "stands in brackets in the file" in " ".join(result.err.split())
    assert run(store, "edit", "--source", "a", "--text", "-", stdin="a: {name: The Paper}\n").status == 0
    assert store.read_text(encoding="utf-8") == text.replace("{name: A}", "{name: The Paper}")


class SavesLater(Keyboard):
    """Somebody who saves in the window of the editor, and then presses Enter."""

    opened: Path

    def readline(self, _size: int | None = -1, /) -> bytes:
        path = Path(self.opened.read_text(encoding="utf-8"))
        path.write_text(path.read_text(encoding="utf-8").replace("They met.", "They spoke."), encoding="utf-8")
        return b"\n"


@pytest.mark.parametrize("name", ["code", "some-window"])
def test_an_editor_that_comes_back_at_once_is_noticed(store: Path, name: str) -> None:
    program = store.parent / name
    stdin = SavesLater()
    stdin.opened = store.parent / "opened"
    program.write_text(f'#!/bin/sh\nprintf %s "$1" > {stdin.opened}\n', encoding="utf-8")
    program.chmod(0o755)
    err = Terminal()
    session = Session(stdin, io.StringIO(), err, {"EDITOR": str(program)}, store.parent, (2025, 3, 20))

    status = main(["edit", "talks/paper"], session)

    # Lines break inside of a long path too.
    said = "".join(err.getvalue().split())
    assert (status, f"`{program}`camebackatonce,andthetextisasitwas" in said) == (0, True), said
    assert (f"`EDITOR='{program}--wait'`waitsbyitself" in said) == (name == "code")
    assert store.read_text(encoding="utf-8") == SMALL.replace("They met.", "They spoke.")


def test_a_text_from_standard_input_takes_the_place_of_an_entry(store: Path) -> None:
    result = run(store, "edit", "talks/paper", "--text", "-", stdin="- source: paper\n  says: They spoke.\n")

    assert result.status == 0, result.err
    assert store.read_text(encoding="utf-8") == SMALL.replace("They met.", "They spoke.")


def test_left_unchanged_or_empty_nothing_is_written(store: Path) -> None:
    for script in ("pass", "text = ''"):
        result = run(store, "edit", "talks", EDITOR=editor(store.parent, script))
        # It may be noticed that it came back at once.
        assert (result.status, result.out, result.err.splitlines()[-1]) == (0, "", "nothing was written")
    assert store.read_text(encoding="utf-8") == SMALL


def test_the_shipped_store_comes_back_identical(tmp_path: Path) -> None:
    store = tmp_path / "events.yaml"
    before = SHIPPED.read_bytes()
    store.write_bytes(before)
    event = load_store(store).timeline.events[3]
    title, source = event.title, event.accounts[0].source
    there_and_back = [
        ["add", "A thing of its own", "--when", "1 May 2025", "--source", "novice", "--new-source", "Novice"],
        ["add", "Another word", "--to", "@last", "--source", "tass", "--point", "drones=5; kind=total"],
        ["add", "In between", "--when", "2025-03-15", "--sorted"],
        ["edit", event.id, "--set", "title=Another title", "--point", "my point=5"],
        ["edit", event.id, "--set", f"title={title}", "--unset-point", "my point"],
        ["edit", "--source", "tass", "--set", "reliability=C"],
        ["edit", "--source", "tass", "--unset", "reliability"],
        ["rename", "event", event.id, "zz-event"],
        ["rename", "event", "zz-event", event.id],
        ["rename", "source", source, "zz-source"],
        ["rename", "source", "zz-source", source],
        ["rename", "tag", "ceasefire", "zz-tag"],
        ["rename", "tag", "zz-tag", "ceasefire"],
        ["rename", "point", "length", "zz point"],
        ["rename", "point", "zz point", "length"],
        ["remove", "in-between"],
        ["remove", "a-thing-of-its-own/tass"],
        ["remove", "a-thing-of-its-own"],
        ["remove", "--source", "novice"],
    ]  # fmt: skip
    for arguments in there_and_back:
        result = run(store, *arguments)

        assert result.status == 0, (arguments, result.err)
    assert store.read_bytes() == before
