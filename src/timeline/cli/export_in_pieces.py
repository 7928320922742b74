"""`timeline export` of a store in pieces, and what is told of it."""

from typing import TYPE_CHECKING

import msgspec

from timeline.cli.export_asked import ExportOptions, program_version, tell_drafts, tell_folded
from timeline.cli.options import SelectionOptions
from timeline.cli.session import Session
from timeline.errors import TimelineError

if TYPE_CHECKING:
    from timeline.interchange.formats import ExportFormat
    from timeline.spread.engine import Engine
    from timeline.spread.exporting import Exported
    from timeline.spread.pieces import Archive


def export_of(
    wanted: "ExportFormat",
    session: Session,
    filters: SelectionOptions,
    how: ExportOptions,
    store: "tuple[Engine, Archive]",
) -> "Exported":
    """What a format that is entrywise makes of a store. Raises as `export_in_pieces`."""
    from timeline.cli.progress import told
    from timeline.cli.reading import filter_of, tell_withheld, zone_of
    from timeline.handover.request import Handover
    from timeline.interchange.formats import FORMATS
    from timeline.spread.exporting import Wanted, export_in_pieces
    from timeline.spread.seen import ToldByAllError

    engine, archive = store
    try:
        zone = zone_of(how.tz, archive.header)
        chosen = msgspec.structs.replace(filter_of(filters, archive.header, session), background=True)
    except TimelineError:
        raise ToldByAllError from None  # behind what was withheld, as ever
    handover = Handover(
        timeline=archive.header,
        events=(),
        zone=zone,
        day=session.day(),
        version=program_version(),
        with_verdicts=how.with_verdicts,
        with_rulings=how.with_rulings,
    )
    name = next(name for name, known in FORMATS.items() if known is wanted)
    asked = Wanted(name, chosen, handover, not how.private, how.background, with_cited=how.overwrite)
    with told(session, "writing") as progress:
        found = export_in_pieces(engine, archive, asked, progress)
    if found.has_drafts:
        tell_drafts(session)
    tell_withheld(session, found.withheld)
    tell_folded(session, found.folded)
    return found
