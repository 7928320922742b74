"""Where a ratio was seen: the processor, its caches, the Python that ran."""

import os
import platform
import sysconfig
from pathlib import Path

CPUINFO = Path("/proc/cpuinfo")
CACHES = Path("/sys/devices/system/cpu/cpu0/cache")


def machine() -> str:
    """Two lines for a report; what the system does not tell is left out."""
    load = f"load average {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    parts = [_processor(), f"{os.cpu_count()} cores", *_caches(), platform.system(), load]
    return f"{', '.join(part for part in parts if part)}\n{_python()}"


def _processor() -> str:
    if CPUINFO.exists():
        facts = dict(line.split(":", 1) for line in CPUINFO.read_text(encoding="utf-8").splitlines() if ":" in line)
        named = {key.strip(): value.strip() for key, value in facts.items()}
        if "model name" in named:
            numbers = f"family {named.get('cpu family', '?')}, model {named.get('model', '?')}"
            return f"{named['model name']} ({numbers})"
    return platform.processor() or platform.machine()


def _caches() -> list[str]:
    """Of the first core: L1d 48K, L2 2048K."""
    letters = {"Data": "d", "Instruction": "i"}
    found = []
    for folder in sorted(CACHES.glob("index*")):
        level, kind, size = ((folder / name).read_text().strip() for name in ("level", "type", "size"))
        found.append(f"L{level}{letters.get(kind, '')} {size}")
    return found


def _python() -> str:
    configured = str(sysconfig.get_config_var("CONFIG_ARGS") or "")
    profile = "with" if "--enable-optimizations" in configured else "without"
    return (
        f"{platform.python_implementation()} {platform.python_version()}, {platform.python_compiler()},"
        f" configured {profile} --enable-optimizations, flags {sysconfig.get_config_var('OPT') or 'unknown'}"
    )
