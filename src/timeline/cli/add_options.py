"""The options of `timeline add`: one for every key of an event, an account and a source.

Those of which there is more to say than what the key means are written out; the others are made of the key.
"""

import inspect
from typing import Annotated

import typer

from timeline.cli.groups import WRITING, Options
from timeline.cli.options import WAIT, WHICH_STORE, Texts
from timeline.store.keys import EntryKind, Holds, Key, keys

_TABLE = "Many at once"


class EventFields(Options):
    """Keys of a new event."""

    heading = "The event"

    id: Annotated[str | None, typer.Option(metavar="ID", help="Else made of the title.")] = None
    when: Annotated[
        str | None,
        typer.Option(metavar="WHEN", help="When it happened; with --source or --to, when as the source says."),
    ] = None
    place: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="Where; with --source or --to, where as the source says."),
    ] = None
    coordinates: Annotated[
        str | None,
        typer.Option(metavar="LAT,LON", help="That place in degrees, ± metres behind them; whose, as for --place."),
    ] = None
    event_when: Annotated[str | None, typer.Option(metavar="WHEN", help="When, as you hold it, beside a source.")] = (
        None
    )
    event_place: Annotated[str | None, typer.Option(metavar="TEXT", help="Where, as you hold it.")] = None
    actor: Annotated[Texts, typer.Option(metavar="NAME", help="Who took part; repeat it.")] = None
    tag: Annotated[Texts, typer.Option(metavar="TAG", help="A word to filter by; repeat it.")] = None
    background: Annotated[bool, typer.Option("--background", help="Fold it away in `show`.")] = False
    note: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="On the event; with --to on the account."),
    ] = None
    event_point: Annotated[Texts, typer.Option(metavar="NAME=VALUE", help="The editor's own finding; repeat it.")] = (
        None
    )
    same_as: Annotated[Texts, typer.Option(metavar="ID", help="An event that is this one, elsewhere.")] = None
    not_same: Annotated[Texts, typer.Option(metavar="ID", help="An event that is not, however alike.")] = None


class AccountFields(Options):
    """Keys of an account."""

    heading = "The account"

    to: Annotated[
        str | None,
        typer.Option(
            metavar="EVENT",
            help="Add an account of this event; @last is the last one of the file. "
            "What stands first is then what the source says.",
        ),
    ] = None
    source: Annotated[str | None, typer.Option(metavar="ID", help="Who says so: an id or a name.")] = None
    says: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="What it says, in your words; '-' is standard input."),
    ] = None
    quote: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="Its own words; '-' is standard input."),
    ] = None
    lang: Annotated[str | None, typer.Option(metavar="LANG", help="The language of the quote: uk.")] = None
    translation: Annotated[str | None, typer.Option(metavar="TEXT", help="The quote in your language.")] = None
    point: Annotated[
        Texts,
        typer.Option(
            metavar="NAME=VALUE",
            help="A point: drones=145, or 'drones=~ 40; kind=snapshot; as_of=18 March 2025 22:00'; repeat it.",
        ),
    ] = None
    stance: Annotated[
        str | None,
        typer.Option(metavar="STANCE", help="reports, denies, unconfirmed, retracted."),
    ] = None
    repeats: Annotated[str | None, typer.Option(metavar="ID", help="The source whose statement it is.")] = None
    url: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Where it can be read; '-' is standard input."),
    ] = None
    via: Annotated[str | None, typer.Option(metavar="OUTLET", help="The outlet it was read in.")] = None
    published: Annotated[str | None, typer.Option(metavar="WHEN", help="When it was published.")] = None
    retrieved: Annotated[str | None, typer.Option(metavar="WHEN", help="When you read it.")] = None
    archive: Annotated[str | None, typer.Option(metavar="URL", help="Where a copy is archived.")] = None
    copy: Annotated[
        str | None,
        typer.Option(metavar="PATH", help="A copy of it, the key `file`."),
    ] = None
    sha256: Annotated[str | None, typer.Option(metavar="HASH", help="The hash of that copy.")] = None
    locator: Annotated[str | None, typer.Option(metavar="TEXT", help="Where in it: a page, a minute.")] = None
    cite: Annotated[
        Texts,
        typer.Option(
            metavar="KEY=VALUE; …",
            help="One of several citations: 'url=https://…; published=19 March 2025'; repeat it.",
        ),
    ] = None
    attribution: Annotated[str | None, typer.Option(metavar="GRADE", help="full, quoted or weak.")] = None
    credibility: Annotated[
        str | None,
        typer.Option(metavar="1-6", help="From 1, confirmed, to 6, cannot be judged."),
    ] = None
    ref: Annotated[
        str | None,
        typer.Option(metavar="ID", help="Its id elsewhere: a message number."),
    ] = None
    account_when: Annotated[
        str | None,
        typer.Option(metavar="WHEN", help="Another name of --when beside a source."),
    ] = None
    account_place: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Another name of --place beside a source.")
    ] = None
    account_note: Annotated[str | None, typer.Option(metavar="TEXT", help="On the account.")] = None


class SourceFields(Options):
    """Keys of a new source."""

    heading = "A new source"

    new_source: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Add the source; --source is its id, else made of NAME."),
    ] = None
    source_type: Annotated[
        str | None,
        typer.Option(metavar="TYPE", help="institution, person, organisation, press, analyst, other."),
    ] = None
    source_url: Annotated[str | None, typer.Option(metavar="URL", help="Its page.")] = None
    source_timezone: Annotated[str | None, typer.Option(metavar="ZONE", help="Of its clock times.")] = None
    source_reliability: Annotated[str | None, typer.Option(metavar="A-F", help="From A, completely reliable.")] = None
    source_derived_from: Annotated[Texts, typer.Option(metavar="ID", help="Whose words it passes on.")] = None
    source_speaks_for: Annotated[str | None, typer.Option(metavar="ID", help="On whose behalf it speaks.")] = None
    source_coverage: Annotated[
        str | None,
        typer.Option(metavar="WHEN", help="Outside of it its silence means nothing."),
    ] = None
    source_note: Annotated[str | None, typer.Option(metavar="TEXT", help="On the source.")] = None


class WriteOptions(Options):
    """How a command writes."""

    heading = WRITING

    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Write nothing; print the change of the file as a diff.")
    ] = False
    file: Annotated[str | None, WHICH_STORE] = None
    wait: Annotated[float | None, WAIT] = None


class TableOptions(WriteOptions):
    """How a file of entries is read, and what of it is taken."""

    encoding: Annotated[
        str | None, typer.Option(metavar="NAME", help="Of that file: cp1252; else UTF-8.", rich_help_panel=_TABLE)
    ] = None
    delimiter: Annotated[
        str | None,
        typer.Option(
            metavar="CHAR", help="Between its cells; else , ; | or a tab, as it has them.", rich_help_panel=_TABLE
        ),
    ] = None
    records: Annotated[
        str | None,
        typer.Option(
            metavar="PATH", help="Where the list of records stands in a JSON file: data.items.", rich_help_panel=_TABLE
        ),
    ] = None
    sheet: Annotated[
        str | None, typer.Option(metavar="NAME", help="Of a workbook; else the first.", rich_help_panel=_TABLE)
    ] = None
    mapping: Annotated[
        Texts,
        typer.Option(
            "--map",
            metavar="COLUMN=KEY",
            help="What a column is: ts=when, date+time=when, start/end=when, n=point:drones; 'COLUMN=' leaves it out.",
            rich_help_panel=_TABLE,
        ),
    ] = None
    day_first: Annotated[
        bool, typer.Option("--day-first", help="03/04/2025 in that file is 3 April.", rich_help_panel=_TABLE)
    ] = False
    month_first: Annotated[
        bool, typer.Option("--month-first", help="03/04/2025 in that file is March 4.", rich_help_panel=_TABLE)
    ] = False
    skip_bad: Annotated[
        bool,
        typer.Option(
            "--skip-bad", help="Put refused records into FILE.rejected, and take the others.", rich_help_panel=_TABLE
        ),
    ] = False
    json: Annotated[
        bool,
        typer.Option("--json", help="Write what became of it, and every problem, as JSON.", rich_help_panel=_TABLE),
    ] = False
    new_sources: Annotated[
        bool,
        typer.Option(
            "--new-sources", help="Add every source of that file that the store lacks.", rich_help_panel=_TABLE
        ),
    ] = False
    in_order: Annotated[
        bool, typer.Option("--sorted", help="Put a new event before the first later one; else at the end.")
    ] = False
    no_duplicates: Annotated[
        bool,
        typer.Option(
            "--no-duplicates", help="Stop where an event looks like one that is there.", rich_help_panel=_TABLE
        ),
    ] = False
    no_match: Annotated[
        bool,
        typer.Option("--no-match", help="Make no event of that file an account of one there.", rich_help_panel=_TABLE),
    ] = False


class AddOptions(TableOptions):
    """How entries are added."""

    extra: Annotated[
        Texts, typer.Option("--set", metavar="x-KEY=TEXT", help="A key of your own, beginning with x-.")
    ] = None
    edit: Annotated[bool, typer.Option("--edit", help="Fill in the entry in $VISUAL or $EDITOR.")] = False
    from_: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="FILE",
            help="Add every entry of a CSV, JSON, JSON Lines, YAML or Excel file, or '-'.",
            rich_help_panel=_TABLE,
        ),
    ] = None
    format: Annotated[
        str | None,
        typer.Option(
            metavar="FORMAT",
            help="Of that file: csv, json, jsonl, yaml, excel; else by its name.",
            rich_help_panel=_TABLE,
        ),
    ] = None


OF_FILES = (
    "format",
    "encoding",
    "delimiter",
    "sheet",
    "records",
    "mapping",
    "day_first",
    "month_first",
    "skip_bad",
    "json",
    "new_sources",
    "no_match",
)
"""Options that say how a file of entries is read."""

_CALLED = {
    "actor": "actors",
    "tag": "tags",
    "event_when": "event.when",
    "event_place": "event.place",
    "event_point": "event.points",
    "point": "points",
    "copy": "file",
    "account_when": "account.when",
    "account_place": "account.place",
    "account_note": "account.note",
    "new_source": "source.name",
}
"""Options that are not called like their key; a source's begin with `source_`."""
_GROUPS: tuple[tuple[EntryKind, type[Options], str], ...] = (
    ("event", EventFields, ""),
    ("account", AccountFields, ""),
    ("source", SourceFields, "source_"),
)
_METAVARS: dict[Holds, str] = {"time": "WHEN", "source": "ID", "event": "ID", "word": "WORD", "zone": "ZONE"}


def _keys_of_options() -> dict[str, str]:
    """By option the key that it gives; a key for which no option is written out above gets one here."""
    found: dict[str, str] = {}
    for kind, group, prefix in _GROUPS:
        written = {option: _CALLED.get(option, option) for option in inspect.get_annotations(group)}
        if prefix:
            written = {option: key.replace(prefix, "source.", 1) for option, key in written.items()}
        given = {"title", *(key.rpartition(".")[2] for key in written.values())}
        for key in keys(kind).values():
            if key.name not in given and key.holds != "entries":
                is_taken = prefix + key.name in found  # `--private` is the event's, `--account-private` the account's
                option = f"{kind}_{key.name}" if is_taken else prefix + key.name
                group.__annotations__[option] = _option(key, option)
                setattr(group, option, False if key.holds == "truth" else None)
                written[option] = f"{kind}.{key.name}" if is_taken or prefix else key.name
        found |= written
    return found


def _option(key: Key, option: str) -> object:
    meaning = key.meaning.replace("`", "")
    told = f"{meaning[0].upper()}{meaning[1:]}{'; repeat it' if key.many else ''}."
    if key.holds == "truth":
        return Annotated[bool, typer.Option(f"--{option.replace('_', '-')}", help=told)]
    metavar = _METAVARS.get(key.holds, "TEXT")
    return Annotated[Texts if key.many else str | None, typer.Option(metavar=metavar, help=told)]


KEY_OF_OPTION: dict[str, str] = _keys_of_options()
"""By the name of an option the key of an entry that it gives."""

LABELS: dict[str, str] = {key: f"--{option.replace('_', '-')}" for option, key in KEY_OF_OPTION.items()}
"""By key what the user typed."""


def fields_of(*groups: Options) -> dict[str, object]:
    """What was given, by our keys."""
    fields: dict[str, object] = {}
    for group in groups:
        for option, value in vars(group).items():
            if option in KEY_OF_OPTION and value not in (None, [], False):
                fields[KEY_OF_OPTION[option]] = value
    return fields
