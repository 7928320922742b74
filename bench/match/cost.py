"""What matching two stores costs, measured by the process that does it.

python -m bench.match.cost A.yaml B.yaml      # prints seconds of loading both, of matching, and megabytes on top
"""

import gc
import json
import re
import resource
import sys
import time
from pathlib import Path


def cost(left: Path, right: Path) -> dict[str, float]:
    """Seconds of the processor for loading both stores and for matching them, and the megabytes that it grew by then.

    The collector rests, as it does in every command.
    """
    from timeline.compare.matching import match
    from timeline.store import load_store

    gc.disable()
    begin = time.process_time()
    stores = [load_store(path).timeline for path in (left, right)]
    loaded, held = time.process_time(), _megabytes()
    pairs = match(stores[0], stores[1]).pairs
    return {
        "load": loaded - begin,
        "match": time.process_time() - loaded,
        "megabytes": _megabytes() - held,
        "pairs": len(pairs),
    }


def _megabytes() -> float:
    """The most memory that this process has held so far.

    Linux tells in `ru_maxrss` that of the process which started it, if that is more.
    """
    status = Path("/proc/self/status")
    if status.exists():
        found = re.search(r"^VmHWM:\s+(\d+) kB$", status.read_text(encoding="ascii"), re.MULTILINE)
        assert found is not None
        return int(found[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    print(json.dumps(cost(Path(sys.argv[1]), Path(sys.argv[2]))))
