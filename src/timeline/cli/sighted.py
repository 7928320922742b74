"""The density of very many events of a large store, by what its index keeps of each."""

from msgspec import Raw
from msgspec.msgpack import Decoder, decode

from timeline.cli.indexing import DENSITY
from timeline.index.asking import Asked, seen
from timeline.index.file import Index
from timeline.render.density import Density
from timeline.render.overview import MANY
from timeline.select import EVERYTHING


def density_in(index: Index, asked: Asked) -> Density | None:
    """What is drawn where more events pass than have a line each; None where they have one, or must be looked at."""
    is_all = asked == Asked(EVERYTHING, index.facts.zone)
    if is_all and (kept := index.kept(DENSITY)) is not None:
        return decode(kept, type=Density)
    rows = seen(index, asked, MANY)
    if rows is None:
        return None
    from timeline.render.density.sights import Seen, Sight, density_of_seen

    split, sight = Decoder(list[Raw]).decode, Decoder(Sight).decode
    sights = {block: split(index.sights(block)) for block in {row[0] for row in rows}}
    shown = (
        Seen(name, title, bool(background), (*key, name), sight(sights[block][slot]))
        for block, slot, name, title, background, *key, _ in rows
    )
    return density_of_seen(shown, index.header, fold_background=not asked.wanted.background)
