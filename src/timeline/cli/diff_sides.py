"""The sides of `timeline diff`: what was typed, and the stores it names."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from timeline.cli.options import DiffOutputOptions, SelectionOptions
from timeline.cli.reading import leaving, read, typed_when
from timeline.cli.session import Session
from timeline.errors import TimelineError

if TYPE_CHECKING:
    from pathlib import Path

    from timeline.compare.sides import Side, SideText
    from timeline.errors import Problem
    from timeline.index.asking import Asked
    from timeline.model import Timeline


class Stores(Protocol):
    """The stores in which sides are looked up."""

    @property
    def in_use(self) -> "Timeline":
        """The store that `--file`, the environment or the working directory name."""

    def named(self, file: str | None) -> "Timeline":
        """A store by its path, `-` for standard input, None for that of the surroundings. Raises TimelineError."""


class OnlyInUse:
    """The store in use without its events, and no other."""

    def __init__(self, header: "Timeline") -> None:
        self.in_use = header

    def named(self, file: str | None) -> "Timeline":
        """Raises TimelineError: whoever reads whole stores reads this one."""
        raise TimelineError.of("side", f"{file} is another store", "read it as a whole")


class ReadStores:
    """The stores that a command names, each read once, so that sides of one store share its timeline.

    Of a large store in use only what passes the filters `narrowed` is read, where these are given.
    """

    def __init__(
        self,
        session: Session,
        in_use: str | None,
        output: DiffOutputOptions,
        narrowed: SelectionOptions | None = None,
    ) -> None:
        self._session = session
        self._output = output
        self._named = in_use or session.file
        self._narrowed = narrowed
        self._read: dict[str | None, Timeline] = {}

    @property
    def path(self) -> "Path | None":
        """Where the store in use is; None for standard input. Raises TimelineError where there is none."""
        from timeline.cli.finding import store_named

        return store_named(self._session, self._named)

    @property
    def in_use(self) -> "Timeline":
        """The store that `--file`, the environment or the working directory names."""
        return self._read[self._named] if self.has_part else self.named(self._named)

    @property
    def has_part(self) -> bool:
        """Whether the index of the store in use has what passes."""
        if self._narrowed is None or self._named in self._read:
            return False
        if (found := self._part(self._narrowed)) is not None:
            self._read[self._named] = found
        return found is not None

    def _part(self, filters: SelectionOptions) -> "Timeline | None":
        """What passes, by the index of the store; None where that is to be read, as where nothing passes."""
        from timeline.cli.indexed import part
        from timeline.cli.reading import is_withheld

        def asked(header: "Timeline") -> "Asked":
            from msgspec.structs import replace

            from timeline.cli.reading import filter_of, zone_of
            from timeline.index.asking import Asked

            # `--limit` counts what is shown in the end.
            wanted = replace(filter_of(filters, header, self._session), limit=None)
            return Asked(wanted, zone_of(self._output.tz, header))

        leaves = is_withheld(self._session, private=self._output.private, svg=self._output.svg)
        found = part(self._session, self._named, asked, leaves=leaves)
        if found is None:
            return None
        from timeline.select import select

        question = asked(found)
        passed = select(found, question.wanted, zone=question.zone)
        return found if any(question.wanted.background or not event.background for event in passed) else None

    def named(self, file: str | None) -> "Timeline":
        """A store by its path, `-` for standard input, None for that of the surroundings. Raises TimelineError."""
        if file not in self._read:
            stored = read(self._session, file)
            place = "-" if stored.path is None else str(stored.path.resolve())
            if place not in self._read:
                self._read[place] = leaving(
                    self._session, stored.timeline, private=self._output.private, svg=self._output.svg
                )
            self._read[file] = self._read[place]
        return self._read[file]


def sides_of(
    texts: Sequence[str], stores: Stores, session: Session, *, own: bool = False, inside: bool = False
) -> tuple["Side", ...]:
    """The sides that were typed, every source where there is none; one alone stands against everyone else.

    One alone stands for itself where `inside` is asked. `own`: nobody who speaks for a side stands in it. Raises
    TimelineError.

    A source of the store in use comes before a file of that name. Where all sides are files, no store is in use.
    """
    if not texts:
        from timeline.compare.sides import every_source

        return every_source(stores.in_use)
    sides: list[Side] = []
    problems: list[Problem] = []
    for text in _parsed(texts, stores, session):
        timeline = stores.in_use if text.file is None else stores.named(text.file)
        try:
            sides.append(_side(text, timeline, session, own=own))
        except TimelineError as error:
            problems.extend(error.problems)  # the next side may have some too
    if problems:
        raise TimelineError(problems)
    return tuple(sides) if len(sides) > 1 or inside else (sides[0], _others(sides[0], stores))


def members(side: "Side", named: "Side") -> tuple["Side", ...]:
    """The sources of a side and all who speak for them, each as a side of its own.

    `named` is the side before anything was filtered. Raises TimelineError where fewer than two of them tell anything.
    """
    import msgspec

    from timeline.compare.houses import inside
    from timeline.compare.sides import every_source

    if side.sources is None:
        mend = "name a source, and leave --inside out for a store"
        raise TimelineError.of("side", f"`{side.label}` is a store, and no house of sources", mend)
    house = every_source(inside(named.timeline, side.sources))
    if len(house) < 2:
        message = f"nobody beside `{side.label}` itself tells anything for it in this store"
        raise TimelineError.of("side", message, "`timeline sources` says who speaks for whom")
    shown = inside(side.timeline, side.sources)
    telling = every_source(shown)
    return tuple([
        msgspec.structs.replace(member, timeline=shown, until=side.until, file=side.file)
        for member in (telling if len(telling) > 1 else house)
    ])  # fmt: skip


def check_only_sources(sides: "Sequence[Side]", only: Sequence[str]) -> None:
    """Refuses a filter that hides what a side says: it would be drawn as silent, which it is not."""
    from timeline.naming import sources_named

    for side in sides:
        named = {source for text in only for source in sources_named(text, side.timeline.sources.values())}
        for source in side.sources or ():
            if only and source not in named:
                message = f"`--only-source` hides what `{source}` says, and `{source}` is a side"
                raise TimelineError.of("side", message, "leave it out, or filter events with `--source`")


def may_be_a_store(text: str, session: Session) -> bool:
    """Whether a side can be a store, or stands in another one than that in use."""
    return text == "-" or "::" in text or (session.directory / text).is_file()


def _parsed(texts: Sequence[str], stores: Stores, session: Session) -> "list[SideText]":
    from timeline.compare.sides import SideText, parse_side
    from timeline.naming import whole_names
    from timeline.store import is_store

    paths = {text: session.directory / text for text in texts}
    files = [text for text, path in paths.items() if path.is_file() or (path.is_dir() and is_store(path))]
    parsed = [SideText(text, text) if text in files else parse_side(text) for text in texts]
    if all(text.file is not None for text in parsed):
        return parsed
    known = stores.in_use.sources
    whole = {text.label: whole_names(text.label, known.values()) for text in parsed}
    return [
        SideText(text.label, None, (text.label,))
        if text.label in known or (whole[text.label] and text.label not in files)
        else text
        for text in parsed
    ]


def _side(text: "SideText", timeline: "Timeline", session: Session, *, own: bool) -> "Side":
    from timeline.compare.sides import side_of

    until = None
    if text.until is not None:
        until = typed_when(f"{text.label.partition('@')[0]}@", text.until, timeline, session)
    return side_of(text, timeline, until, own=own)


def _others(side: "Side", stores: Stores) -> "Side":
    """Whom one side stands against: the other sources of its store, or where it is a store the one in use."""
    from timeline.compare.sides import Side, everyone_else

    if side.sources is not None:
        return everyone_else(side.timeline, side.sources)
    if stores.in_use is side.timeline:
        message = f"`{side.label}` is the store in use, which has nothing to stand against"
        raise TimelineError.of("side", message, "name another store, or a source of this one")
    return Side(label="the store in use", timeline=stores.in_use)
