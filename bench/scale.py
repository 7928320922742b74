"""How large the stores are: as the rows say, or with `--smoke` just large enough to be run."""

import sys

SMOKE = "--smoke" in sys.argv[1:]


def size(events: int) -> int:
    """So many events, or a few."""
    return max(20, events // 200) if SMOKE else events
