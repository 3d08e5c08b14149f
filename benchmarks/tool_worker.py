"""One tool in a process of its own: loads it, reads texts, gives what it found, and is timed pass by pass.

Started by tools_at_work.py as `PYTHON tool_worker.py MODULE TOOL`; the module's LOADERS has the tool. JSON Lines:
out what loading cost; in the texts and an empty line; out what was found in each, and the first pass' seconds;
then for each line that comes in, another pass and its seconds. Seconds are of this process' processor, on one core
where that can be set; by the wall clock for tools in the module's BY_THE_CLOCK, which leave the work to programs
that they start. Memory is of this process alone.
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


def tell(value: object) -> None:
    """Writes one line."""
    print(json.dumps(value), flush=True)


def main() -> None:
    """Works until nothing more comes in."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    start = time.perf_counter()
    tools, tool = import_module(sys.argv[1]), sys.argv[2]
    find = tools.LOADERS[tool]()
    tell({"load_s": time.perf_counter() - start, "rss_mb": megabytes("VmRSS")})
    seconds = time.perf_counter if tool in tools.BY_THE_CLOCK else time.process_time
    texts = [json.loads(line) for line in iter(sys.stdin.readline, "\n")]
    start = seconds()
    found = find(texts)
    first_s = seconds() - start
    for names in found:
        tell(names)
    tell({"first_s": first_s, "highest_mb": megabytes("VmHWM")})
    for _ in sys.stdin:
        start = seconds()
        find(texts)
        tell(seconds() - start)


if __name__ == "__main__":
    main()
