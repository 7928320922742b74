"""A family tree (GEDCOM 5.5.1 and 7): what happened to its persons and families, an event each.

Who tells it is each source that the event cites, else those that its person or family cites, else the file. What the
tree is besides, who is whose child, is no event, and is counted as left out.
"""

from collections import Counter
from collections.abc import Mapping

from timeline.entry_input.files import ReadAs
from timeline.entry_input.values import Tree
from timeline.errors import TimelineError, shortened
from timeline.interchange.incoming import Foreign, Incoming, NewSources, headline, name_of
from timeline.interchange.reading.gedcom_dates import dated
from timeline.interchange.reading.gedcom_lines import Node, records_of

_OF_PERSON = {
    "BIRT": "Birth", "CHR": "Christening", "BAPM": "Baptism", "DEAT": "Death", "BURI": "Burial", "CREM": "Cremation",
    "ADOP": "Adoption", "BARM": "Bar mitzvah", "BASM": "Bat mitzvah", "BLES": "Blessing", "CHRA": "Adult christening",
    "CONF": "Confirmation", "FCOM": "First communion", "ORDN": "Ordination", "NATU": "Naturalization",
    "EMIG": "Emigration", "IMMI": "Immigration", "CENS": "Census", "PROB": "Probate", "WILL": "Will",
    "GRAD": "Graduation", "RETI": "Retirement", "EVEN": "Event", "OCCU": "Occupation", "RESI": "Residence",
    "EDUC": "Education", "TITL": "Title", "RELI": "Religion", "NATI": "Nationality", "PROP": "Property",
    "DSCR": "Description", "FACT": "Fact", "MILI": "Military service", "_MILT": "Military service",
}  # fmt: skip
_OF_FAMILY = {
    "MARR": "Marriage", "MARB": "Marriage banns", "MARC": "Marriage contract", "MARL": "Marriage licence",
    "MARS": "Marriage settlement", "ENGA": "Engagement", "DIV": "Divorce", "DIVF": "Divorce filed",
    "ANUL": "Annulment", "CENS": "Census", "RESI": "Residence", "EVEN": "Event",
}  # fmt: skip
_GROWTH = 20
"""Times its size that a file may grow to with every reference written out, as a store with every alias may."""
_FURTHER = {"CAUS": "cause", "AGE": "age", "AGNC": "agency"}
"""What is said of an event beside when and where, as points."""

_READ = frozenset({"DATE", "PLAC", "ADDR", "TYPE", "NOTE", "SNOTE", "SOUR", "HUSB", "WIFE", *_FURTHER})
_CITED = frozenset({"PAGE", "DATA", "NOTE", "SNOTE", "TEXT"})
_HEAD = frozenset({"SOUR", "DEST", "DATE", "FILE", "GEDC", "CHAR", "SUBM", "SUBN", "LANG", "PLAC", "NOTE", "SCHMA"})
_OF_SOURCE = frozenset({"TITL", "ABBR", "AUTH", "PUBL", "NOTE", "CHAN", "RIN", "REFN"})


def read(data: bytes, name: str, how: ReadAs) -> Incoming:
    """The events. Raises TimelineError with the places of what is wrong."""
    records = records_of(data, name, how.encoding)
    made = Foreign(name)
    tree = _Tree(made, records, len(data))
    for record in records:
        match record.tag:
            case "INDI":
                tree.take_person(record)
            case "FAM":
                tree.take_family(record)
            case "HEAD":
                for node in record.below:
                    if node.tag not in _HEAD:
                        made.lose(f"file.{node.tag}", node.line)
            case "SOUR" | "NOTE" | "SNOTE" | "TRLR":
                pass  # taken where they are cited
            case _:
                made.lose(f"part.{record.tag}", record.line)
    head = next((record for record in records if record.tag == "HEAD"), None)
    note = head.text("NOTE") if head is not None else ""
    return made.incoming("events", title=name_of(name), note=note, sources=tree.sources.entries)


class _Tree:
    """Takes the events of a tree, and knows what they refer to."""

    def __init__(self, made: Foreign, records: list[Node], size: int) -> None:
        self._made = made
        self._by_xref = {record.xref: record for record in records if record.xref}
        self.sources = NewSources()
        self._room = _GROWTH * size + 100_000
        self._told: dict[str, str] = {}
        """By the reference of a source the id that it has here."""

    def take_person(self, record: Node) -> None:
        """What happened to one person."""
        name = self._name(record.xref, record)
        names = list(record.named("NAME"))
        for node in names[1:]:
            self._made.lose("person.NAME", node.line)
        for node in (part for one in names[:1] for part in one.below):
            if node.tag not in ("GIVN", "SURN", "TYPE"):
                self._made.lose(f"person.NAME.{node.tag}", node.line)
        self._take(record, "person", _OF_PERSON, [name], f" of {name}", frozenset({"NAME"}))

    def take_family(self, record: Node) -> None:
        """What happened to a couple."""
        couple = [self._name(node.value, self._by_xref.get(node.value)) for node in record.named("HUSB", "WIFE")]
        whose = f" of {' and '.join(couple)}" if couple else ""
        self._take(record, "family", _OF_FAMILY, couple, whose, frozenset({"HUSB", "WIFE"}))

    def _name(self, xref: str, record: Node | None) -> str:
        told = record.text("NAME") if record is not None else ""
        return " ".join(told.replace("/", " ").split()) or f"an unknown person ({xref.strip('@') or 'no name'})"

    def _take(
        self, record: Node, kind: str, known: Mapping[str, str], actors: list[str], whose: str, named: frozenset[str]
    ) -> None:
        seen: Counter[str] = Counter()
        of_record = list(record.named("SOUR"))
        for node in record.below:
            if node.tag in named or node.tag == "SOUR":
                continue
            is_event = node.tag in known and (node.below or node.value.strip().upper() == "Y")
            if not is_event:
                # A trade without a time or a place is no event, and neither is a link of the tree.
                self._made.lose(f"{kind}.{node.tag}", node.line)
                continue
            seen[node.tag] += 1
            number = f".{seen[node.tag]}" if seen[node.tag] > 1 else ""
            ref = f"{record.xref.strip('@')}.{node.tag}{number}"
            try:
                self._take_event(node, known[node.tag], actors, whose, ref, of_record)
            except TimelineError as error:
                self._made.refuse(node.line, error)
        if not seen:
            for node in of_record:
                self._made.lose(f"{kind}.SOUR", node.line)

    def _take_event(
        self, node: Node, label: str, actors: list[str], whose: str, ref: str, of_record: list[Node]
    ) -> None:
        kind, value = node.text("TYPE"), " ".join(node.value.split())
        value = "" if value.upper() == "Y" else value
        if node.tag in ("EVEN", "FACT"):
            label, kind = kind or label, ""
        title, rest = headline(f"{label}{whose}{f': {value}' if value else ''}")
        date = dated(node.text("DATE"))
        words = date.words or node.text("DATE", "PHRASE")
        for loss in date.losses:
            self._made.lose(loss, node.line)
        clock = node.text("DATE", "TIME")
        when = f"{date.when}T{clock[:5]}" if clock and len(date.when) == 10 and clock[2:3] == ":" else date.when
        said: Tree = {
            "when": when,
            "place": self._place(node),
            "coordinates": _degrees(node),
            "points": self._points(node),
            "note": f"The date as it is written: {words}" if words else "",
        }
        told: Tree = {"title": title, "actors": actors, "tags": [label.casefold()] if len(label) <= 40 else []}
        notes = [self._note(one) for one in node.named("NOTE", "SNOTE")]
        told["note"] = "\n".join([text for text in (f"Kind: {kind}" if kind else "", rest or "", *notes) if text])
        for part in node.below:
            if part.tag not in _READ:
                self._made.lose(f"entry.{part.tag}", part.line)
        citations = list(node.named("SOUR")) or of_record
        if citations:
            told["accounts"] = self._accounts(citations, said, ref)
        else:
            note = said.pop("note")
            told |= {**said, "ref": ref, "account.note": note}
        self._made.take(node.line, told)

    def _place(self, node: Node) -> str:
        address = next(iter(node.named("ADDR")), None)
        parts: list[str] = []
        if address is not None:
            parts = [line.strip() for line in address.value.split("\n") if line.strip()]
            parts += [text for key in ("ADR1", "CITY", "STAE", "POST", "CTRY") if (text := address.text(key))]
        place = node.text("PLAC")
        return ", ".join([", ".join([part.strip() for part in place.split(",") if part.strip()]), *parts]).strip(", ")

    def _points(self, node: Node) -> Tree:
        points: Tree = {name: text for tag, name in _FURTHER.items() if (text := node.text(tag))}
        for tag, name in (("HUSB", "age of husband"), ("WIFE", "age of wife")):
            if text := node.text(tag, "AGE"):
                points[name] = text
        return points

    def _note(self, node: Node) -> str:
        held = self._by_xref.get(node.value.strip())
        return self._once_more((held if held is not None else node).value.strip())

    def _once_more(self, text: str) -> str:
        """A text that may stand in several entries. Raises TimelineError where a short file would become a long one."""
        self._room -= len(text)
        if self._room < 0:
            mend = "write such a text once, or split the file"
            raise TimelineError.of(
                "gedcom", f"what is referred to makes this file more than {_GROWTH} times as long", mend
            )
        return text

    def _accounts(self, citations: list[Node], said: Tree, ref: str) -> list[Tree]:
        """An account for each source; where one is cited twice, its second citation stands beside the first."""
        made: dict[str, Tree] = {}
        for node in citations:
            source = self._source(node)
            published = dated(node.text("DATA", "DATE"))
            texts = [*[one.value for one in node.named("TEXT")]]
            texts += [one.value for data in node.named("DATA") for one in data.named("TEXT")]
            notes = [self._note(one) for one in node.named("NOTE", "SNOTE")]
            for part in node.below:
                if part.tag not in _CITED:
                    self._made.lose(f"citation.{part.tag}", part.line)
            cited: Tree = {"locator": " ".join(node.text("PAGE").split()), "published": published.when}
            cited = {key: text for key, text in cited.items() if text}
            if published.words:
                notes.append(f"Recorded: {published.words}")
            quote = self._once_more("\n".join([text.strip() for text in texts if text.strip()]))
            if source not in made:
                note = "\n".join([text for text in (str(said["note"]), *notes) if text])
                held = {**said, **cited, "quote": quote, "note": note, "ref": ref}
                made[source] = {
                    "source": source,
                    **{key: one for key, one in held.items() if one not in ("", None, {})},
                }
                continue
            account = made[source]
            if cited:
                account.setdefault("cite", []).append(cited)  # type: ignore[attr-defined]
            for key, text in (("quote", quote), ("note", "\n".join(notes))):
                if text:
                    account[key] = f"{account[key]}\n{text}" if key in account else text
        return list(made.values())

    def _source(self, node: Node) -> str:
        """The id of a source that is cited, by its record or in words."""
        xref = node.value.strip()
        record = self._by_xref.get(xref)
        if xref in self._told:
            return self._told[xref]
        if record is None or record.tag != "SOUR":
            words = " ".join(node.value.split()) or "an unnamed source"
            return self.sources.id_of(shortened(words))
        name = " ".join((record.text("TITL") or record.text("ABBR")).split()) or f"Source {xref.strip('@')}"
        made = self.sources.id_of(shortened(name))
        notes = [f"Title: {name}" if shortened(name) != name else ""]
        notes += [f"{label}: {text}" for tag, label in _ABOUT_SOURCE.items() if (text := record.text(tag))]
        notes += [self._note(one) for one in record.named("NOTE", "SNOTE")]
        if note := "\n".join([text for text in notes if text]):
            self.sources.entries[made]["note"] = note
        for part in record.below:
            if part.tag not in _OF_SOURCE:
                self._made.lose(f"source.{part.tag}", part.line)
        self._told[xref] = made
        return made


_ABOUT_SOURCE = {"AUTH": "Author", "PUBL": "Published"}


def _degrees(node: Node) -> Tree:
    """`N18.150944` and `E168.150944` as degrees."""
    lat, lon = node.text("PLAC", "MAP", "LATI"), node.text("PLAC", "MAP", "LONG")
    if not lat or not lon:
        return {}
    return {key: f"{'-' if text[:1].upper() in 'SW' else ''}{text.lstrip('NSEWnsew ')}" for key, text in
            (("lat", lat), ("lon", lon))}  # fmt: skip
