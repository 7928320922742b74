"""Where the events of a store begin and end in its bytes."""

import msgspec


class Ends(msgspec.Struct, frozen=True):
    """Where the first event begins, where each of the last ones does, and where they end."""

    head: int
    begins: tuple[int, ...]
    behind: int
