"""Starts the dashboard: Streamlit as a program of its own, on one store, telling nobody."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

from corpus.errors import StoreError
from dashboard.cli_options import say

STORE_VARIABLE = "DATELINE_STORE"
"""The environment variable that tells the dashboard its store."""

READ_ONLY_VARIABLE = "DATELINE_READ_ONLY"
"""The environment variable that, where it is set, takes the page away on which articles are added."""

LARGEST_UPLOAD_MB = 200
"""A file of JSON may be so large, a single article much less; what is larger is for `dateline ingest`."""

_HERE = frozenset({"localhost", "127.0.0.1", "::1"})

_SETTINGS = {
    "server.headless": "true",  # no browser is opened on a machine that may have none
    "browser.gatherUsageStats": "false",  # what a newsroom looks at is its own affair
    "server.fileWatcherType": "none",
    "server.enableXsrfProtection": "true",  # no other page may add articles in a reader's name
    "client.toolbarMode": "minimal",
    "global.developmentMode": "false",
}


def run_dashboard(store: Path, host: str, port: int, *, read_only: bool = False) -> None:
    """Becomes the dashboard's server, and so never returns; raises StoreError where the port is not to be had."""
    _check_port(host, port)
    say(f"Dateline shows {store} at http://{host}:{port} (Ctrl-C ends it)")
    if host not in _HERE and not read_only:
        say("Everybody who can reach this address can add articles to the store; --read-only prevents that.")
    sys.stderr.flush()
    # Streamlit takes files from whoever has its page open, whether that has a place for them or not.
    largest = 1 if read_only else LARGEST_UPLOAD_MB
    settings = {
        **_SETTINGS,
        "server.address": host,
        "server.port": str(port),
        "server.maxUploadSize": str(largest),
    }
    page = Path(__file__).with_name("entry.py")
    command = [sys.executable, "-m", "streamlit", "run", str(page)]
    command += [part for name, value in settings.items() for part in (f"--{name}", value)]
    # In our place and not below us: a signal that ends us must not leave a server behind.
    told = {STORE_VARIABLE: str(store.resolve()), **({READ_ONLY_VARIABLE: "1"} if read_only else {})}
    os.execve(sys.executable, command, {**os.environ, **told})  # noqa: S606  no shell


def _check_port(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, UnicodeError, TypeError) as error:  # TypeError: a name that is no Unicode
            raise StoreError(
                f"Nothing can listen on {host}:{port} ({error}). Name another port with --port {port + 1}."
            ) from error
