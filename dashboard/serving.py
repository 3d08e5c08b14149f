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

_SETTINGS = {
    "server.headless": "true",  # no browser is opened on a machine that may have none
    "browser.gatherUsageStats": "false",  # what a newsroom looks at is its own affair
    "server.fileWatcherType": "none",
    "client.toolbarMode": "minimal",
    "global.developmentMode": "false",
}


def run_dashboard(store: Path, host: str, port: int) -> None:
    """Becomes the dashboard's server, and so never returns; raises StoreError where the port is not to be had."""
    _check_port(host, port)
    say(f"Dateline shows {store} at http://{host}:{port} (Ctrl-C ends it)")
    sys.stderr.flush()
    settings = {**_SETTINGS, "server.address": host, "server.port": str(port)}
    page = Path(__file__).with_name("app.py")
    command = [sys.executable, "-m", "streamlit", "run", str(page)]
    command += [part for name, value in settings.items() for part in (f"--{name}", value)]
    # In our place and not below us: a signal that ends us must not leave a server behind.
    os.execve(sys.executable, command, {**os.environ, STORE_VARIABLE: str(store.resolve())})  # noqa: S606  no shell


def _check_port(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, UnicodeError, TypeError) as error:  # TypeError: a name that is no Unicode
            raise StoreError(
                f"Nothing can listen on {host}:{port} ({error}). Name another port with --port {port + 1}."
            ) from error
