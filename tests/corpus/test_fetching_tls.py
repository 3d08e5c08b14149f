"""https: the certificate must be the host's, and nobody is led from it to where others listen in."""

import shutil
import socket
import ssl
import subprocess
import time

import pytest
from loopback_site import Site, page

from corpus.fetch_settings import FetchSettings
from corpus.fetching import Fetcher, is_transient
from corpus.refusals import Refusal

QUICK = {"allow_private": True, "pause_s": 0.0, "longest_wait_s": 0.02, "step_s": 5.0, "whole_s": 20.0}


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate for news.example and 127.0.0.1, and its key."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("there is no openssl to make a certificate with")
    folder = tmp_path_factory.mktemp("certificate")
    crt, key = folder / "site.crt", folder / "site.key"
    made = [
        openssl,
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-days",
        "2",
    ]
    names = ["-subj", "/CN=news.example", "-addext", "subjectAltName=DNS:news.example,IP:127.0.0.1"]
    subprocess.run([*made, *names, "-keyout", key, "-out", crt], check=True, capture_output=True)
    return crt, key


@pytest.fixture
def site(certificate):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    context.sni_callback = lambda _sock, name, _context: context.named.append(name)
    context.named = []
    with Site(context) as one:
        one.named = context.named
        one.answers["/a"] = page(b"safe")
        yield one


def resolve(_host, port, **_):
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]


def fetcher(certificate=None, **settings):
    ca_file = certificate[0] if certificate else None
    return Fetcher(FetchSettings(**{**QUICK, "resolve": resolve, "ca_file": ca_file, **settings}))


def test_a_host_that_proves_who_it_is_is_read_by_name_and_by_number(site, certificate):
    with fetcher(certificate) as one:
        assert one.fetch(f"https://news.example:{site.port}/a").content == b"safe"
        assert one.fetch(f"https://news.example:{site.port}/a").content == b"safe"
        assert site.connections == 1
        assert one.fetch(f"{site.root}/a").content == b"safe"
    assert site.named == ["news.example", None]  # the name is said though the number was connected to
    assert site.came[0]["headers"]["host"] == f"news.example:{site.port}"


def test_a_host_that_is_not_known_is_refused_for_good(site):
    with fetcher() as one:
        refused = one.fetch(f"https://news.example:{site.port}/a")
    assert (refused.code, is_transient(refused)) == (Refusal.CERTIFICATE, False)
    assert refused.reason == "its host cannot prove who it is (self-signed certificate)"
    assert site.came == []


def test_another_hosts_certificate_is_refused(site, certificate):
    with fetcher(certificate) as one:
        refused = one.fetch(f"https://other.example:{site.port}/a")
    assert refused.code == Refusal.CERTIFICATE
    assert "other.example" in refused.reason
    assert site.came == []


def test_what_was_asked_for_safely_is_not_read_unsafely(site, certificate):
    with Site() as plain, fetcher(certificate) as one:
        plain.answers["/a"] = page(b"forged")
        site.answers["/a"] = page(b"", "302 Found", Location=f"{plain.root}/a")
        refused = one.fetch(f"{site.root}/a")
        assert plain.connections == 0
    assert refused.code == Refusal.ADDRESS
    assert refused.reason.startswith("it leads from https to http")


def test_the_way_from_http_to_https_is_open(site, certificate):
    with Site() as plain, fetcher(certificate) as one:
        plain.answers["/a"] = page(b"", "301 Moved", Location=f"{site.root}/a")
        assert one.fetch(f"{plain.root}/a").content == b"safe"


def test_a_host_that_speaks_no_tls_may_be_tried_again(certificate):
    with Site() as plain, fetcher(certificate, obey_robots=False, tries=1, step_s=0.3) as one:
        assert is_transient(one.fetch(f"https://127.0.0.1:{plain.port}/a"))


def test_a_host_that_never_ends_its_greeting_is_waited_for_one_step(certificate):
    with socket.create_server(("127.0.0.1", 0)) as silent, fetcher(certificate, step_s=0.2, tries=1) as one:
        refused = one.fetch(f"https://127.0.0.1:{silent.getsockname()[1]}/a")
    assert is_transient(refused)
    assert refused.reason.endswith("its host did not answer in time")


def test_a_drip_through_tls_ends_with_the_time_too(site, certificate):
    def drip():
        yield b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n"
        for _ in range(100):
            yield b"x"
            time.sleep(0.02)

    site.answers["/a"] = drip()
    with fetcher(certificate, whole_s=0.3, obey_robots=False) as one:
        refused = one.fetch(f"{site.root}/a")
    assert refused.reason == "its answer did not end within 0.3 seconds"


def test_a_file_of_certificates_that_is_none_is_told_at_once(tmp_path):
    with pytest.raises(OSError, match="No such file"):
        fetcher((tmp_path / "none.crt",))
