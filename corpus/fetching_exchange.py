"""One question to a host and its one answer, whole, undone and bounded, or why there is none."""

from __future__ import annotations

import socket
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException, RemoteDisconnected
from ssl import SSLCertVerificationError, SSLContext
from threading import Lock
from typing import TYPE_CHECKING, Final

from urllib3.exceptions import HTTPError

from corpus.fetching_addresses import WebAddress
from corpus.fetching_connection import (
    Allowance,
    Connection,
    Door,
    OverSizeError,
    OverTimeError,
    new_connection,
)
from corpus.fetching_failures import NoAnswerError
from corpus.fetching_packing import Unpacker, unpacker_of
from corpus.refusals import Refusal, megabytes

if TYPE_CHECKING:
    from urllib3.response import HTTPResponse

MOST_HEAD_BYTES: Final = 131_072
"""Of a status line and headers; real ones take a few thousand."""
MOST_KEPT: Final = 16
"""Connections that are kept open for the next question."""
_PIECE_BYTES: Final = 65_536
_MOST_LEFT_OVER: Final = 65_536
"""What follows the head of an answer without use, such as a redirect's, is read so far to keep the connection."""
_READ_STATUSES: Final = frozenset({200, 203})
_UNKNOWN_HOST: Final = frozenset({socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one answer may take; a body that is longer is `cut` where that is of use, else refused."""

    step_s: float
    whole_s: float
    most_bytes: int
    cut: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer: `headers` by any spelling of their names, `content` with its encoding undone."""

    status: int
    headers: Mapping[str, str]
    content: bytes


class Exchange:
    """Asks hosts, one question at a time on a connection; may be used by several threads."""

    def __init__(self, door: Door, trust: SSLContext) -> None:
        self._door, self._trust = door, trust
        self._kept: OrderedDict[tuple[str, str, int], Connection] = OrderedDict()
        self._lock = Lock()
        self._is_closed = False

    def close(self) -> None:
        """Closes what is kept open, and has nothing kept open from now on."""
        with self._lock:
            self._is_closed = True
            while self._kept:
                self._kept.popitem()[1].close()

    def ask(self, address: WebAddress, headers: Mapping[str, str], limits: Limits, left_s: float) -> Reply:
        """What the address answers in the time left; raises NoAnswerError."""
        allowance = Allowance(step_s=limits.step_s, left_s=left_s, most_bytes=MOST_HEAD_BYTES)
        with _told(limits):
            connection = self._take(address)
            if connection is not None:
                try:
                    return self._asked(connection, address, headers, limits, allowance)
                except (RemoteDisconnected, ConnectionError):
                    pass  # the host closed it meanwhile: that is no fault of this question
            return self._asked(
                new_connection(address.site, self._door, self._trust), address, headers, limits, allowance
            )

    def _asked(
        self,
        connection: Connection,
        address: WebAddress,
        headers: Mapping[str, str],
        limits: Limits,
        allowance: Allowance,
    ) -> Reply:
        answer: HTTPResponse | None = None
        try:
            connection.allowance = allowance
            connection.timeout = allowance.step_s()
            connection.request("GET", address.target, headers=headers, preload_content=False, decode_content=False)
            answer = connection.getresponse()
            allowance.add(2 * limits.most_bytes)
            content = _content(answer, limits)
            reply = Reply(status=answer.status, headers=answer.headers, content=content)
        except BaseException:
            if answer is not None:
                answer.close()
            connection.close()
            raise
        self._keep(address, connection, answer)
        return reply

    def _take(self, address: WebAddress) -> Connection | None:
        with self._lock:
            connection = self._kept.pop(address.site, None)
        if connection is not None and not connection.is_connected:
            connection.close()
            return None
        return connection

    def _keep(self, address: WebAddress, connection: Connection, answer: HTTPResponse) -> None:
        whole = answer.closed and connection.is_connected
        answer.close()
        if not whole:
            connection.close()
            return
        with self._lock:
            older = [self._kept.pop(address.site, None)]
            self._kept[address.site] = connection
            if self._is_closed or len(self._kept) > MOST_KEPT:
                older.append(self._kept.popitem(last=False)[1])
        for one in older:
            if one is not None:
                one.close()


@contextmanager
def _told(limits: Limits) -> Iterator[None]:
    """Tells in our words what may go wrong between us and a host."""
    try:
        yield
    except OverTimeError as error:
        reason = f"its answer did not end within {limits.whole_s:g} seconds"
        raise NoAnswerError(Refusal.NETWORK, reason) from error
    except OverSizeError as error:
        raise NoAnswerError(Refusal.TOO_LARGE, "its host sent more than any answer needs") from error
    except socket.gaierror as error:
        if error.errno in _UNKNOWN_HOST:
            raise NoAnswerError(Refusal.NO_HOST, "there is no host of that name") from error
        raise NoAnswerError(Refusal.NETWORK, "its host's name cannot be looked up now", again=True) from error
    except SSLCertVerificationError as error:
        reason = f"its host cannot prove who it is ({error.verify_message})"
        raise NoAnswerError(Refusal.CERTIFICATE, reason) from error
    except (OSError, HTTPException, HTTPError, UnicodeError) as error:
        raise NoAnswerError(Refusal.NETWORK, _broken(error), again=True) from error


def _broken(error: Exception) -> str:
    """What happened to a connection."""
    if isinstance(error, TimeoutError) or "timed out" in str(error):
        return "its host did not answer in time"
    if isinstance(error, ConnectionRefusedError):
        return "its host refuses connections"
    if isinstance(error, OSError) and not isinstance(error, ConnectionError):
        return "its host cannot be reached"
    return "its answer broke off or was none of a web server"


def _too_large(limits: Limits) -> NoAnswerError:
    return NoAnswerError(Refusal.TOO_LARGE, f"its answer is larger than {megabytes(limits.most_bytes)}")


# ---------------------------------------------------------------- bodies


def _content(answer: HTTPResponse, limits: Limits) -> bytes:
    """The body, whole; of an answer without use nothing, read or left as is quicker."""
    if answer.status not in _READ_STATUSES:
        if answer.length_remaining is not None and answer.length_remaining <= _MOST_LEFT_OVER:
            while answer.read1(_PIECE_BYTES, decode_content=False):
                pass
        return b""
    if answer.headers.get("Transfer-Encoding", "chunked").strip().lower() != "chunked":
        raise NoAnswerError(Refusal.BAD_ANSWER, "its answer is sent in a way that nobody asked for")
    unpacker = unpacker_of(answer.headers.get("Content-Encoding", ""))
    if not limits.cut and (answer.length_remaining or 0) > limits.most_bytes:
        raise _too_large(limits)
    return _unpacked(answer, unpacker, limits)


def _unpacked(answer: HTTPResponse, unpacker: Unpacker, limits: Limits) -> bytes:
    body, came = bytearray(), False
    while piece := answer.read1(_PIECE_BYTES, decode_content=False):
        came = True
        body += unpacker.unpack(piece, limits.most_bytes + 1 - len(body))
        if len(body) > limits.most_bytes:
            if limits.cut:
                return bytes(body[: limits.most_bytes])
            raise _too_large(limits)
    if came and not unpacker.is_whole:
        raise NoAnswerError(Refusal.NETWORK, "its answer broke off", again=True)
    return bytes(body)
