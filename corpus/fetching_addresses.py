"""Addresses of the web that may be asked: how they are written, and which hosts are not everybody's."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Final
from urllib.parse import urljoin

from corpus.fetching_failures import ForbiddenAddressError

LONGEST_ADDRESS: Final = 2_000
_HOST: Final = re.compile(r"(?=.{1,253}\Z)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*|[0-9a-f:.]{2,45}", re.IGNORECASE)
"""A name in ASCII, or a number; one with a zone ("fe80::1%eth0") is of one computer's cables only."""

_DEFAULT_PORTS: Final = {"http": 80, "https": 443}
_LOWEST_FREE_PORT: Final = 1024
"""Below it only the web's own two: the others speak mail, names, files and shells, which a request may confuse."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebAddress:
    """An address that may be asked: `host` in ASCII without brackets, `target` the path with the query."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def site(self) -> tuple[str, str, int]:
        """What one connection and one robots.txt are for."""
        return self.scheme, self.host, self.port

    @property
    def root(self) -> str:
        """The address without path, in its plainest spelling."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == _DEFAULT_PORTS[self.scheme] else f":{self.port}")

    @property
    def text(self) -> str:
        """The address in its plainest spelling, without a fragment."""
        return self.root + self.target

    def led_to(self, location: str) -> WebAddress:
        """The address that a redirect names, as its header has it; raises as read_web_address does."""
        with suppress(UnicodeError):
            # http.client reads headers as Latin-1; who does not escape a path mostly writes UTF-8.
            location = location.encode("latin-1").decode("utf-8")
        try:
            there = read_web_address(urljoin(self.text, location.strip()))
        except ValueError as error:
            raise ForbiddenAddressError("it leads on to what is no address") from error
        if self.scheme == "https" and there.scheme == "http":
            raise ForbiddenAddressError("it leads from https to http, where anybody could change what is sent")
        return there


def read_web_address(address: str) -> WebAddress:
    """The address in parts; ForbiddenAddressError where it is none of a web page or names what is not asked."""
    # Imported here: who fetches nothing need not wait for it.
    from urllib3.exceptions import LocationParseError  # noqa: PLC0415  see above
    from urllib3.util import parse_url  # noqa: PLC0415  see above

    if len(address) > LONGEST_ADDRESS:
        raise ForbiddenAddressError(f"its address is longer than {LONGEST_ADDRESS:,} characters")
    try:
        parts = parse_url(address.strip())
    except (LocationParseError, ValueError) as error:
        raise ForbiddenAddressError("it is no address of a web page") from error
    if parts.scheme not in _DEFAULT_PORTS:
        raise ForbiddenAddressError("its address begins with neither http:// nor https://")
    if parts.auth is not None:
        raise ForbiddenAddressError("its address holds a user name or password")
    host = (parts.host or "").removeprefix("[").removesuffix("]").removesuffix(".")
    if not _HOST.fullmatch(host):
        raise ForbiddenAddressError("its address names no host that can be asked")
    port = _DEFAULT_PORTS[parts.scheme] if parts.port is None else parts.port
    if port < _LOWEST_FREE_PORT and port not in _DEFAULT_PORTS.values():
        raise ForbiddenAddressError(f"port {port} is none on which web pages are offered")
    return WebAddress(scheme=parts.scheme, host=host.lower(), port=port, target=parts.request_uri)


# ---------------------------------------------------------------- hosts by their number

_PRIVATE = tuple(
    map(
        ip_network,
        (
            "10.0.0.0/8",
            "100.64.0.0/10",  # between a provider and its customers
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "::1/128",
            "fc00::/7",
            "fe80::/10",
        ),
    )
)
"""Hosts of one's own computer and network."""

_METADATA = frozenset(
    map(
        ip_address,
        (
            "169.254.169.254",
            "169.254.170.2",
            "169.254.170.23",
            "100.100.100.200",
            "168.63.129.16",
            "192.0.0.192",
            "fd00:ec2::254",
            "fd00:ec2::23",
            "fd20:ce::254",
        ),
    )
)
"""Where clouds hand a machine its own keys."""

_NOBODYS = tuple(
    map(
        ip_network,
        (
            "0.0.0.0/8",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3",  # multicast, reserved, broadcast
            "2001::/23",  # Teredo, ORCHID and other protocols' own
            "2001:db8::/32",
            "2002::/16",  # 6to4: any IPv4 address may hide in it
            "3fff::/20",
        ),
    )
)
"""Special by IANA's registries of IPv4 and IPv6; those of IPv6 only as far as they lie in _GLOBAL."""

_GLOBAL = IPv6Network("2000::/3")
"""Where all of public IPv6 lies; outside it are mapped and translated IPv4 (::ffff:0:0/96, 64:ff9b::/96)."""


def why_not_connect(number: str, *, allow_private: bool) -> str:
    """Why a host with this number is not connected to, as the end of a sentence; "" where it may be."""
    try:
        address = ip_address(number.partition("%")[0])
    except ValueError:
        return "has no address that can be understood"
    if address in _METADATA:
        return f"is at {address}, where clouds keep their keys"
    if any(address in network for network in _PRIVATE):
        return "" if allow_private else f"is at {address}, a private, loopback or link-local address"
    return "" if _is_public(address) else f"is at {address}, which is no public address"


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv6Address) and address not in _GLOBAL:
        return False
    return not any(address in network for network in _NOBODYS)
