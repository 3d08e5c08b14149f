"""What tests of every floor share: the whole gazetteer, built once."""

import contextlib
import json
import os
import threading
import time
from collections import deque
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import settings

from geodata.gazetteer import Gazetteer
from geodata.gazetteer_build import build_gazetteer, is_current
from geodata.home import default_gazetteer

# No test has a clock: these machines are noisy. The same examples each time, so that a change is judged by itself;
# DATELINE_EXPLORE=1 looks for new ones.
settings.register_profile("dateline", deadline=None, derandomize=not os.environ.get("DATELINE_EXPLORE"))
settings.load_profile("dateline")


@pytest.fixture(scope="session")
def world(tmp_path_factory):
    """The whole gazetteer: the one of this checkout where it is current, else one built for all test workers."""
    folder = default_gazetteer()
    if not is_current(folder):
        folder = _built_once(tmp_path_factory.getbasetemp().parent / "gazetteer")
    gazetteer = Gazetteer.open(folder)
    yield gazetteer
    gazetteer.close()


def _built_once(folder):
    lock = folder.with_name("gazetteer.lock")
    try:
        lock.mkdir()
    except FileExistsError:
        while lock.is_dir() and not is_current(folder):
            time.sleep(0.5)
        return folder
    try:
        if not is_current(folder):
            build_gazetteer(folder)
    finally:
        lock.rmdir()
    return folder


class Nominatim:
    """A server that speaks Nominatim's JSON, on this computer; `answers` maps a name to what it is told.

    An answer is a list of places, bytes as they go out, or a status with headers; `came` are the questions.
    """

    def __init__(self):
        self.answers, self.came, self.delay_s = {}, [], 0.0
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                outer.answer(self)

            def log_message(self, *_):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.domain = f"127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})
        self._thread.start()

    def answer(self, request):
        asked = {key: values[0] for key, values in parse_qs(urlsplit(request.path).query).items()}
        self.came.append({"at_s": time.monotonic(), "agent": request.headers["User-Agent"], **asked})
        told = self.answers.get(asked["q"], [])
        told = told.popleft() if isinstance(told, deque) else told
        time.sleep(self.delay_s)
        status, headers = told if isinstance(told, tuple) else (200, {})
        body = told if isinstance(told, bytes) else b"" if isinstance(told, tuple) else json.dumps(told).encode()
        with contextlib.suppress(OSError):  # who asked may have gone
            request.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                request.send_header(name, value)
            request.end_headers()
            request.wfile.write(body)

    def close(self):
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture
def nominatim(monkeypatch):
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    server = Nominatim()
    yield server
    server.close()


@pytest.fixture
def osm_place():
    """A place as Nominatim tells of it; what is named changes it."""

    def make(name="Zorbulak", lat=40.5, lon=46.9, number=5, **more):
        return {
            "osm_type": "node",
            "osm_id": number,
            "lat": str(lat),
            "lon": str(lon),
            "name": name,
            "display_name": f"{name}, Tartar District, Azerbaijan",
            "class": "place",
            "type": "village",
            "addresstype": "village",
            "boundingbox": ["40.49", "40.51", "46.89", "46.91"],
            "address": {"state": "Tartar District", "country_code": "az"},
            **more,
        }

    return make
