"""How long it takes from a bare machine to the map of a folder of articles, by the one command that does it.

Run it with `python benchmarks/from_bare.py [ARTICLES]` (1,000 if not told) in a checkout whose changes are
committed; any Python from 3.11 on will do, without the project's packages. It clones the checkout into a new
folder, where there is no environment and no gazetteer, makes the articles, and runs `make map FROM=…` there until
the page answers. Python and make are there before; packages come from the package index, as far as pip has not
kept them.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from made_folder import make_folder

ROOT = Path(__file__).resolve().parents[1]
LONGEST_S = 1_800


def main() -> None:
    """Prints the seconds until the page answers, and what the ingest said."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    with tempfile.TemporaryDirectory() as folder:
        clone, articles = Path(folder) / "clone", Path(folder) / "articles"
        make_folder(articles, number)
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)  # noqa: S607  git on the PATH
        took_s, told = _open_map(clone, articles, Path(folder) / "log")
    print(told)
    print(f"{took_s:.0f} s from a clone to the open page with {number:,} articles")


def _open_map(clone: Path, articles: Path, log: Path) -> tuple[float, str]:
    port = _free_port()
    # What a shell of ours has set must not lead the clone to our own environment or data.
    kept = {
        key: value for key, value in os.environ.items() if not key.startswith(("DATELINE", "PYTHON", "VIRTUAL"))
    }
    began = time.monotonic()
    with log.open("wb") as out:
        process = subprocess.Popen(
            ["make", "map", f"FROM={articles}", f"PORT={port}"],  # noqa: S607  make on the PATH
            cwd=clone,
            env=kept,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            _wait_for_page(f"http://localhost:{port}/_stcore/health", process)
            took_s = time.monotonic() - began
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait()
    told = [
        line for line in log.read_text("utf-8", "replace").splitlines() if line.startswith(("Art", "Rej", "Inc"))
    ]
    return took_s, "\n".join(told)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait_for_page(address: str, process: subprocess.Popen[bytes]) -> None:
    until_s = time.monotonic() + LONGEST_S
    while time.monotonic() < until_s:
        if process.poll() is not None:
            raise SystemExit(f"make map ended with {process.returncode}")
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310  our own server
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise SystemExit(f"no page after {LONGEST_S} s")


if __name__ == "__main__":
    main()
