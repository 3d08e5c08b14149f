"""Which addresses are asked: none of one's own computer and network, however they are written or come about."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loopback_site import Site, page

from corpus.fetch_settings import FetchSettings
from corpus.fetching import Fetcher
from corpus.fetching_addresses import read_web_address, why_not_connect
from corpus.fetching_failures import ForbiddenAddressError
from corpus.refusals import Refusal

QUICK = {"pause_s": 0.0, "longest_wait_s": 0.02, "step_s": 5.0, "whole_s": 20.0}


@pytest.fixture
def site():
    with Site() as one:
        one.answers["/"] = page()
        yield one


def hosts(**numbers):
    """A resolver that knows these names (a dot as "__"): each has one number, several, or one each time."""
    numbers = {name.replace("__", "."): number for name, number in numbers.items()}
    asked = []

    def resolve(host, port, **_):
        asked.append(host)
        told = numbers[host]
        told = told.pop(0) if isinstance(told, list) else told
        many = told if isinstance(told, tuple) else (told,)
        return [
            (socket.AF_INET6 if ":" in one else socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port))
            for one in many
        ]

    resolve.asked = asked
    return resolve


# ---------------------------------------------------------------- how addresses are written


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("", "neither http"),
        ("news.example/a", "neither http"),
        ("ftp://news.example/a", "neither http"),
        ("file:///etc/passwd", "neither http"),
        ("javascript:alert(1)", "neither http"),
        ("gopher://127.0.0.1:70/_x", "neither http"),
        ("http:///a", "no host"),
        ("http:news.example", "no host"),
        ("https://user:word@news.example/", "user name"),
        ("https://user@news.example/", "user name"),
        ("http://news.example@127.0.0.1/", "user name"),
        ("http://news.example:22/", "port 22"),
        ("http://news.example:25/", "port 25"),
        ("http://news.example:0/", "port 0"),
        ("http://news.example:99999/", "no address"),
        ("http://news..example/", "no host"),
        ("http://" + "a" * 64 + ".example/", "no host"),
        ("http://[fe80::1%25eth0]/", "no host"),
        ("http://[::1/", "no address"),
        ("http://news example/", "no address"),
        ("http://news.example\t/", "no address"),
        ("http://\u202enews.example/", "no address"),
        ("http://１２７.0.0.1/", "no address"),
        ("http://news.example/" + "a" * 2_000, "longer"),
    ],
)
def test_what_is_no_address_of_a_web_page_is_refused_and_told_why(address, why):
    with pytest.raises(ForbiddenAddressError, match=why):
        read_web_address(address)


@pytest.mark.parametrize(
    ("address", "plain"),
    [
        ("HTTPS://News.Example:443/a/../b?q=x y#part", "https://news.example/b?q=x%20y"),
        ("http://news.example.", "http://news.example/"),
        ("http://bücher.example/ə", "http://xn--bcher-kva.example/%C9%99"),
        ("http://news.example:8080?q", "http://news.example:8080/?q"),
        ("http://[2606:2800:220::1]:8080/", "http://[2606:2800:220::1]:8080/"),
        ("http://news.example\\@127.0.0.1/", "http://news.example/%5C@127.0.0.1/"),
        ("http://a_b.example/", "http://a_b.example/"),
    ],
)
def test_an_address_has_one_plain_spelling(address, plain):
    assert read_web_address(address).text == plain
    assert read_web_address(plain).text == plain


@given(st.text(max_size=60) | st.text("htps:/@[]%.#?\\\t\r\n 0127x", max_size=40).map("http://".__add__))
def test_any_words_are_an_address_of_one_plain_spelling_or_refused(words):
    try:
        address = read_web_address(words)
    except ForbiddenAddressError:
        return
    assert address.text.isascii()
    assert address.text.isprintable()
    assert " " not in address.text
    assert read_web_address(address.text) == address


@given(st.text(max_size=60))
def test_whatever_a_redirect_names_is_read_or_refused(location):
    here = read_web_address("https://news.example/a")
    try:
        there = here.led_to(location)
    except ForbiddenAddressError:
        return
    assert there.scheme == "https"


# ---------------------------------------------------------------- hosts by their number

REFUSED = [
    "0.0.0.0",  # noqa: S104  nothing is bound to it
    "0.1.2.3",
    "10.0.0.1",
    "100.64.0.1",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.1.1",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.1",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.19.255.255",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "100.100.100.200",
    "168.63.129.16",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "64:ff9b::7f00:1",
    "64:ff9b::808:808",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:2::1",
    "2001:10::1",
    "2001:20::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "2002:808:808::",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%1",
    "fec0::1",
    "ff02::1",
    "4000::1",
]
GLOBAL = [
    "1.1.1.1",
    "8.8.8.8",
    "100.63.255.255",
    "100.128.0.1",
    "172.32.0.1",
    "223.255.255.255",
    "2606:4700::1",
    "2a00:1450::1",
]


@pytest.mark.parametrize("number", [*REFUSED, "", "localhost", "127.1", "0x7f.0.0.1", "2130706433", "010.8.8.8"])
def test_a_number_that_is_not_everybodys_is_not_connected_to(number):
    assert why_not_connect(number, allow_private=False)


@pytest.mark.parametrize("number", GLOBAL)
def test_a_public_number_is(number):
    assert not why_not_connect(number, allow_private=False)


def test_who_allows_private_hosts_gets_these_and_no_others():
    allowed = {number for number in REFUSED if not why_not_connect(number, allow_private=True)}
    assert allowed == {
        "10.0.0.1",
        "100.64.0.1",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.1.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "::1",
        "fc00::1",
        "fe80::1",
        "fe80::1%1",
    }


@given(st.ip_addresses(v=6))
def test_whatever_ipv6_number_is_public_lies_where_public_ones_do(number):
    if not why_not_connect(str(number), allow_private=False):
        assert number.is_global
        assert not any((number.ipv4_mapped, number.sixtofour, number.teredo, number.is_multicast))


@given(st.ip_addresses(v=4))
def test_whatever_ipv4_number_is_public_is_so_by_the_registry_too(number):
    if not why_not_connect(str(number), allow_private=False):
        assert number.is_global
        assert not number.is_multicast


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "LOCALHOST.",
        "127.1",
        "2130706433",
        "0x7f000001",
        "017700000001",
        "0x7f.0.0.1",
        "0177.0.0.01",
        "0",
        "0.0.0.0",  # noqa: S104  nothing is bound to it
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[0:0:0:0:0:0:0:1]",
    ],
)
def test_a_server_on_this_computer_is_never_asked_however_it_is_written(site, host):
    with Fetcher(FetchSettings(**QUICK)) as fetcher:
        refused = fetcher.fetch(f"http://{host}:{site.port}/")
    assert refused.code == Refusal.ADDRESS, refused
    assert site.connections == 0


def test_a_public_name_that_means_a_private_number_is_refused(site):
    resolve = hosts(news__example="127.0.0.1")
    with Fetcher(FetchSettings(**QUICK, resolve=resolve)) as fetcher:
        refused = fetcher.fetch(f"http://news.example:{site.port}/")
    assert (refused.code, site.connections) == (Refusal.ADDRESS, 0)
    assert refused.reason == "its host is at 127.0.0.1, a private, loopback or link-local address"


# ---------------------------------------------------------------- between the check and the connection


def test_what_is_connected_to_is_the_number_that_was_checked_and_the_name_is_still_said(site):
    resolve = hosts(news__example="127.0.0.1")
    with Fetcher(FetchSettings(**QUICK, allow_private=True, resolve=resolve)) as fetcher:
        found = fetcher.fetch(f"http://News.Example:{site.port}/")
        assert fetcher.fetch(f"http://news.example:{site.port}/").content == found.content
    assert site.came[-1]["headers"]["host"] == f"news.example:{site.port}"
    assert resolve.asked == [
        "news.example"
    ]  # once: there was one connection, and no second look-up behind the check
    assert site.connections == 1


def test_a_host_may_be_named_by_its_number_of_ipv6():
    try:
        site = Site(host="::1")
    except OSError as error:
        pytest.skip(f"this computer has no IPv6 ({error})")
    with site, Fetcher(FetchSettings(**QUICK, allow_private=True)) as fetcher:
        site.answers["/"] = page(b"six")
        assert fetcher.fetch(f"{site.root}/").content == b"six"
        assert fetcher.fetch(f"http://[0:0:0:0:0:0:0:1]:{site.port}/").content == b"six"
    assert site.came[0]["headers"]["host"] == f"[::1]:{site.port}"


def test_a_name_that_means_something_else_at_the_next_connection_is_looked_at_anew(site):
    site.answers["/"] = page(Connection="close")
    resolve = hosts(news__example=["127.0.0.1", "169.254.169.254"])
    with Fetcher(FetchSettings(**QUICK, allow_private=True, obey_robots=False, resolve=resolve)) as fetcher:
        assert fetcher.fetch(f"http://news.example:{site.port}/").content
        refused = fetcher.fetch(f"http://news.example:{site.port}/")
    assert (refused.code, site.connections) == (Refusal.ADDRESS, 1)
    assert refused.reason == "its host is at 169.254.169.254, where clouds keep their keys"


def test_where_a_host_has_several_numbers_only_those_that_may_be_asked_are(site):
    resolve = hosts(news__example=("224.0.0.1", "127.0.0.1"))
    with Fetcher(FetchSettings(**QUICK, allow_private=True, resolve=resolve)) as fetcher:
        assert fetcher.fetch(f"http://news.example:{site.port}/").content
    assert site.connections == 1


@pytest.mark.parametrize(
    "location",
    [
        "http://169.254.169.254/latest/meta-data/",
        "//inside.example/",
        "ftp://news.example/",
        "file:///etc/passwd",
        "http://user:word@127.0.0.1/",
        "http://127.0.0.1:22/",
        "http://[::ffff:127.0.0.1]/",
    ],
)
def test_a_redirect_is_looked_at_like_the_address_itself(site, location):
    site.answers["/"] = page(b"", "302 Found", Location=location)
    resolve = _else_by_the_system(hosts(news__example="127.0.0.1", inside__example="224.0.0.1"))
    with Fetcher(FetchSettings(**QUICK, allow_private=True, obey_robots=False, resolve=resolve)) as fetcher:
        refused = fetcher.fetch(f"http://news.example:{site.port}/")
    assert (refused.code, site.connections) == (Refusal.ADDRESS, 1)


def _else_by_the_system(resolve):
    def both(host, port, **options):
        try:
            return resolve(host, port, **options)
        except KeyError:
            return socket.getaddrinfo(host, port, **options)

    return both


def test_a_proxy_in_the_environment_is_not_asked(site, monkeypatch):
    with Site() as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.root)
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.delenv("NO_PROXY", raising=False)
        with Fetcher(FetchSettings(**QUICK, allow_private=True)) as fetcher:
            assert fetcher.fetch(f"{site.root}/").content
        assert proxy.connections == 0


# ---------------------------------------------------------------- with a public number, in a network of its own

HERE = Path(__file__).parent
PUBLIC_PART = HERE / "public_network.py"


@pytest.fixture(scope="module")
def seen_from_outside():
    """What public_network.py tells: it runs in a network of its own where a public number is this computer's."""
    alone = ["unshare", "--user", "--map-root-user", "--net"]
    try:
        subprocess.run([*alone, "true"], check=True, capture_output=True, timeout=30)
    except (OSError, subprocess.SubprocessError):
        pytest.skip("this system lets nobody make a network of his own (unshare --user --net)")
    done = subprocess.run(
        [*alone, sys.executable, str(PUBLIC_PART)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, [HERE.parents[1], HERE.parent / "samples"]))},
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_public_host_is_asked_without_any_permission(seen_from_outside):
    assert seen_from_outside["public"] == "Answer"


def test_a_public_hosts_redirect_to_this_computer_is_refused(seen_from_outside):
    assert seen_from_outside["redirects"] == {
        "http://127.0.0.1:{port}/": "forbidden address",
        "http://localhost:{port}/": "forbidden address",
        "http://2130706433:{port}/": "forbidden address",
        "http://[::1]:{port}/": "forbidden address",
        "http://inside.example:{port}/": "forbidden address",
    }


def test_a_public_host_that_becomes_this_computer_is_refused_at_the_next_connection(seen_from_outside):
    assert seen_from_outside["rebinding"] == ["Answer", "forbidden address"]


def test_a_public_hosts_robots_txt_leads_nobody_to_this_computer(seen_from_outside):
    assert seen_from_outside["robots"] == "Answer"


def test_nothing_on_this_computer_heard_of_all_that(seen_from_outside):
    assert seen_from_outside["connections inside"] == 0
