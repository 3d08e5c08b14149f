"""One tool in a process of its own: loads it, reads texts, gives what it found, and is timed pass by pass.

Started by tools_at_work.py as `PYTHON tool_worker.py MODULE TOOL`; the module's LOADERS has the tool. JSON Lines:
out what loading cost; in the texts and an empty line; out what was found in each, and the first pass' seconds;
then for each line that comes in, another pass and its seconds. Seconds are of the processor, of this process and
of those that it started, on one core where that can be set; memory is of this process alone.
"""

from __future__ import annotations

import json
import os
import sys
import time
from importlib import import_module
from pathlib import Path


def megabytes(field: str) -> float:
    """This process' resident memory now (VmRSS) or at its highest (VmHWM); 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.is_file():
        return 0.0
    lines = status.read_text("ascii", "replace").splitlines()
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith(f"{field}:")), 0.0)


def processor_s() -> float:
    """The processor's seconds of this process and of those that it started and that have ended."""
    times = os.times()
    return time.process_time() + times.children_user + times.children_system


def tell(value: object) -> None:
    """Writes one line."""
    print(json.dumps(value), flush=True)


def main() -> None:
    """Works until nothing more comes in."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    start = time.perf_counter()
    find = import_module(sys.argv[1]).LOADERS[sys.argv[2]]()
    tell({"load_s": time.perf_counter() - start, "rss_mb": megabytes("VmRSS")})
    texts = [json.loads(line) for line in iter(sys.stdin.readline, "\n")]
    start = processor_s()
    found = find(texts)
    first_s = processor_s() - start
    for names in found:
        tell(names)
    tell({"first_s": first_s, "highest_mb": megabytes("VmHWM")})
    for _ in sys.stdin:
        start = processor_s()
        find(texts)
        tell(processor_s() - start)


if __name__ == "__main__":
    main()
