"""What a format has made: the bytes of a file, and what they do not hold as the store does."""

import msgspec

from timeline.handover.losses import Loss


class Written(msgspec.Struct, frozen=True):
    """A file. `losses` is empty where everything that was asked for is in it."""

    data: bytes
    losses: tuple[Loss, ...] = ()
