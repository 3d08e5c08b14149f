"""`dateline serve` opens the dashboard where it says and leaves nothing behind; `dateline demo` makes a store."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest

from corpus.store import Store

PROGRAM = [sys.executable, "-c", "from dashboard.cli import main; main()"]


@pytest.fixture(scope="module")
def home(home):
    """The folder of data with the demonstration's store in it."""
    result = program(home, "demo")
    assert result.returncode == 0, result.stderr
    assert "Rejected: 0\n" in result.stdout
    return home


def program(home, *arguments):
    return subprocess.run(
        [*PROGRAM, *map(str, arguments)],
        capture_output=True,
        text=True,
        env={**os.environ, "DATELINE_HOME": str(home)},
        timeout=120,
        check=False,
    )


@pytest.fixture
def port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def answers(url):
    for _ in range(300):
        try:
            with urllib.request.urlopen(url, timeout=2) as response:  # noqa: S310  our own server
                return response.status
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    return None


def test_serve_prints_its_address_answers_there_and_ends_when_told_to(home, port):
    with subprocess.Popen(
        [*PROGRAM, "serve", "--demo", "--port", str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "DATELINE_HOME": str(home)},
    ) as server:
        try:
            assert f"http://localhost:{port}" in server.stderr.readline()
            assert answers(f"http://localhost:{port}/_stcore/health") == 200
        finally:
            server.send_signal(signal.SIGTERM)
        server.communicate(timeout=20)
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0


def test_a_port_that_is_taken_is_told_with_another(home, port):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        result = program(home, "serve", "--demo", "--port", port)
    assert result.returncode == 1
    assert f"--port {port + 1}" in result.stderr
    assert "Traceback" not in result.stderr


def test_the_demonstration_is_made_anew_and_comes_out_the_same(home):
    path = home / "demonstration.sqlite"
    with Store.open(path) as store:
        version, counts = store.data_version(), store.counts()
        assert counts.rejected == 0
        assert counts.articles >= 60
        assert counts.incidents >= 60
        assert all(article.source.startswith("Dateline demonstration") for article in store.articles().values())
    assert program(home, "demo").returncode == 0
    with Store.open(path) as store:
        assert store.data_version() == version
    assert not list(home.glob(".*.new*"))


@pytest.mark.parametrize(("options", "warned"), [((), True), (("--read-only",), False)], ids=["open", "read only"])
def test_who_serves_others_is_told_that_they_can_add_articles(home, port, options, warned):
    (home / "empty.sqlite").unlink(missing_ok=True)
    with Store.create(home / "empty.sqlite"):
        pass
    command = [*PROGRAM, "serve", "--store", str(home / "empty.sqlite"), "--port", str(port), "--host", "0.0.0.0"]  # noqa: S104  what is tested
    with subprocess.Popen(
        [*command, *options],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "DATELINE_HOME": str(home)},
    ) as server:
        try:
            assert f"http://0.0.0.0:{port}" in server.stderr.readline()
            assert ("can add articles" in server.stderr.readline()) is warned
        finally:
            server.terminate()
            server.stderr.read()
