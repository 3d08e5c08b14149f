"""Fetching GeoNames' files, from a server on this machine: whole, anew only when changed, never too much."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from geodata.errors import GazetteerError
from geodata.geonames_download import BESIDE, download

CHANGED = "Sat, 17 Jan 2026 03:00:00 GMT"


class Server(ThreadingHTTPServer):
    """Serves what `content` has; `how` says what to do wrong with AM.zip; `asked` are the requests."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.content = {name: name.encode() * 100 for name in ("AM.zip", *BESIDE)}
        self.how = ""
        self.asked = []
        self.address = f"http://127.0.0.1:{self.server_port}/export/dump"


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        server = self.server
        name = self.path.rpartition("/")[2]
        server.asked.append((self.path, dict(self.headers)))
        how = server.how if name == "AM.zip" else ""
        if how.startswith("http"):
            self.send_response(302)
            self.send_header("Location", how)
            self.end_headers()
        elif self.headers.get("If-Modified-Since") == CHANGED:
            self.send_response(304)
            self.end_headers()
        elif name not in server.content:
            self.send_error(404)
        else:
            self.send_content(server.content[name], cut=how == "cut off", announced=how != "endless")

    def send_content(self, content, *, cut, announced):
        self.send_response(200)
        self.send_header("Last-Modified", CHANGED)
        if announced:
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content[:50] if cut else content)

    def log_message(self, *_):
        pass


@pytest.fixture
def server():
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def fetched(server, folder, *, most_bytes=10_000):
    told = []
    paths = download(["AM"], folder, address=server.address, most_bytes=most_bytes, tell=told.append)
    return paths, told


def test_a_table_is_fetched_with_what_belongs_to_it(server, tmp_path):
    paths, told = fetched(server, tmp_path / "geonames")
    assert {path.name: path.read_bytes() for path in paths} == server.content
    assert told[0] == "AM.zip: 600 bytes fetched"
    assert {path.name for path in (tmp_path / "geonames").iterdir()} == set(server.content)
    asked, headers = server.asked[0]
    assert asked == "/export/dump/AM.zip"
    assert headers["User-Agent"].startswith("Dateline")


def test_what_has_not_changed_is_not_fetched_again(server, tmp_path):
    fetched(server, tmp_path)
    server.content["AM.zip"] = b"other"
    _, told = fetched(server, tmp_path)
    assert told[0] == "AM.zip: not changed since it was fetched"
    assert (tmp_path / "AM.zip").read_bytes() == b"AM.zip" * 100


def refused(server, folder, told, **given):
    (folder / "AM.zip").write_bytes(b"the old one")
    with pytest.raises(GazetteerError, match=told):
        fetched(server, folder, **given)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {"AM.zip": b"the old one"}


@pytest.mark.parametrize("how", ["", "endless"])
def test_too_large_a_file_is_refused_whether_announced_or_not(server, tmp_path, how):
    server.how = how
    refused(server, tmp_path, "is larger than 599 bytes", most_bytes=599)


def test_a_file_that_breaks_off_is_refused(server, tmp_path):
    server.how = "cut off"
    refused(server, tmp_path, "broke off after 50 of 600 bytes")


def test_another_server_is_not_asked_whoever_says_so(server, tmp_path):
    with Server() as other:  # it would be heard of, for its socket is open
        server.how = f"{other.address}/AM.zip"
        refused(server, tmp_path, "leads to another server")
        other.socket.settimeout(0)
        with pytest.raises(BlockingIOError):
            other.socket.accept()


def test_another_address_of_the_same_server_is_asked(server, tmp_path):
    server.content["AM-moved.zip"] = b"moved"
    server.how = f"{server.address}/AM-moved.zip"
    fetched(server, tmp_path)
    assert (tmp_path / "AM.zip").read_bytes() == b"moved"


def test_a_file_that_the_server_has_not_is_told(server, tmp_path):
    del server.content["AM.zip"]
    refused(server, tmp_path, "the server answers 404")


def test_a_server_that_is_not_there_is_told(tmp_path):
    with Server() as gone:
        address = gone.address
    with pytest.raises(GazetteerError, match="cannot be fetched"):
        download(["AM"], tmp_path, address=address)


@pytest.mark.parametrize("table", ["", "../AM", "am", "AM.zip", "allcountries", "AM/x"])
def test_what_is_no_table_is_asked_of_nobody(server, tmp_path, table):
    with pytest.raises(GazetteerError, match="is no table of GeoNames"):
        download([table], tmp_path, address=server.address)
    assert not server.asked


@pytest.mark.parametrize("address", ["file:///etc", "ftp://127.0.0.1/", "nowhere", ""])
def test_only_web_servers_are_asked(tmp_path, address):
    with pytest.raises(GazetteerError, match="is no address of a web server"):
        download(["AM"], tmp_path, address=address)
