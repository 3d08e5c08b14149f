"""Connections to the very address that was looked at, within bounds of time and size."""

from __future__ import annotations

import io
import socket
from collections.abc import Callable, Sequence
from http.client import HTTPResponse
from ssl import SSLContext
from time import monotonic
from typing import Any, Final

from urllib3.connection import HTTPConnection, HTTPSConnection

from corpus.fetching_addresses import why_not_connect
from corpus.fetching_failures import ForbiddenAddressError
from geodata.errors import DatelineError

Resolver = Callable[..., Sequence[tuple[Any, ...]]]

_MOST_NUMBERS: Final = 4
"""Of a host's addresses so many are tried, one after the other."""


class OverTimeError(DatelineError):
    """An answer took longer than it may as a whole."""


class OverSizeError(DatelineError):
    """An answer was longer than it may be."""


class Allowance:
    """What one answer may still take: seconds for one step and in all, and bytes as they are sent."""

    def __init__(self, *, step_s: float, left_s: float, most_bytes: int) -> None:
        self._step_s = step_s
        self._until_s = monotonic() + left_s
        self._bytes = most_bytes

    def step_s(self) -> float:
        """Seconds that the next step may take; OverTimeError where none are left."""
        self.look()
        return min(self._step_s, max(self._until_s - monotonic(), 0.001))

    def look(self) -> None:
        """Raises OverTimeError where no time is left."""
        if monotonic() >= self._until_s:
            raise OverTimeError

    def add(self, size: int) -> None:
        """Lets so many more bytes come."""
        self._bytes += size

    def spend(self, size: int) -> None:
        """Counts bytes that came; OverSizeError where they are too many."""
        self._bytes -= size
        if self._bytes < 0:
            raise OverSizeError


class Door:
    """How hosts are found: by a resolver whose answers are all looked at before anything is sent to them."""

    def __init__(self, resolve: Resolver, *, allow_private: bool) -> None:
        self._resolve = resolve
        self._allow_private = allow_private

    def open(self, host: str, port: int, allowance: Allowance) -> socket.socket:
        """A socket to the first of the host's addresses that may be asked and answers.

        Raises ForbiddenAddressError where none may be, OSError where none answers.
        """
        error: OSError | None = None
        for family, number in self._permitted(host, port):
            try:
                return _connected(family, number, port, allowance)
            except OSError as failed:
                allowance.look()
                error = failed
        raise error or socket.gaierror(socket.EAI_NONAME, "no address")

    def _permitted(self, host: str, port: int) -> list[tuple[socket.AddressFamily, str]]:
        found = self._resolve(host, port, type=socket.SOCK_STREAM)
        permitted, why = [], ""
        for family, _kind, _protocol, _name, where in found:
            number = str(where[0])
            if family not in {socket.AF_INET, socket.AF_INET6}:
                continue
            if fault := why_not_connect(number, allow_private=self._allow_private):
                why = why or fault
            else:
                permitted.append((family, number))
        if why and not permitted:
            raise ForbiddenAddressError(f"its host {why}")
        return permitted[:_MOST_NUMBERS]


def _connected(family: socket.AddressFamily, number: str, port: int, allowance: Allowance) -> socket.socket:
    sock = socket.socket(family, socket.SOCK_STREAM)
    try:
        sock.settimeout(allowance.step_s())
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        sock.connect((number, port))
    except BaseException:
        sock.close()
        raise
    return sock


class _Metered(io.RawIOBase):
    """What comes out of a socket, as long as its allowance lasts.

    Below the parsing of headers and chunks, so that an endless header, an endless row of "100 Continue" and a
    byte now and then are all bounded in one place.
    """

    def __init__(self, raw: io.RawIOBase, sock: socket.socket, allowance: Allowance) -> None:
        self._raw, self._sock, self._allowance = raw, sock, allowance

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401  a writable buffer
        self._sock.settimeout(self._allowance.step_s())
        try:
            size = self._raw.readinto(buffer) or 0
        except TimeoutError:
            self._allowance.look()
            raise
        self._allowance.spend(size)
        return size

    def close(self) -> None:
        self._raw.close()
        super().close()


class _Bounded:
    """What both kinds of connection share; `allowance` is set anew for each request."""

    door: Door
    allowance: Allowance
    host: str
    port: int

    def _new_conn(self) -> socket.socket:
        return self.door.open(self.host, self.port, self.allowance)

    def response_class(self, sock: socket.socket, *_: object, method: str) -> HTTPResponse:
        """The answer that comes out of a socket; http.client asks for it."""
        answer = HTTPResponse(sock, method=method)
        answer.fp = io.BufferedReader(_Metered(answer.fp.detach(), sock, self.allowance))
        return answer


class PlainConnection(_Bounded, HTTPConnection):  # type: ignore[misc]  # response_class need not be a class
    """A connection to a host as http has it."""


class SafeConnection(_Bounded, HTTPSConnection):  # type: ignore[misc]  # likewise
    """A connection to a host as https has it: the certificate must be the host's."""


Connection = PlainConnection | SafeConnection


def new_connection(site: tuple[str, str, int], door: Door, trust: SSLContext) -> Connection:
    """A connection that is not open yet and needs an allowance first."""
    scheme, host, port = site
    connection = (
        SafeConnection(host, port, ssl_context=trust) if scheme == "https" else PlainConnection(host, port)
    )
    connection.door = door
    return connection
