"""What is asked of which host, and when: its robots.txt first, with pauses, through redirects, and once more."""

from __future__ import annotations

import ssl
import time
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from itertools import count
from threading import Lock
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

from corpus.fetching_addresses import WebAddress, read_web_address
from corpus.fetching_connection import Door
from corpus.fetching_exchange import Exchange, Limits, Reply
from corpus.fetching_failures import ForbiddenAddressError, NoAnswerError
from corpus.fetching_packing import ACCEPTED
from corpus.fetching_pauses import Turns, backoff_s, retry_after_s
from corpus.fetching_robots import MOST_ROBOTS_BYTES, Robots
from corpus.refusals import Refusal

if TYPE_CHECKING:
    from corpus.fetch_settings import FetchSettings

_ROBOTS_KEPT_S: Final = 86_400.0
_NO_ROBOTS_KEPT_S: Final = 600.0
"""Where robots.txt cannot be had now, the host is asked for nothing so long: most are down."""
_MOST_ROBOTS_REDIRECTS: Final = 5
_MOST_HOSTS: Final = 1_000
"""Of so many hosts something is known; then the longest unused are forgotten."""

_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_TRY_AGAIN: Final = frozenset({408, 425, 429})
_ACCEPT: Final = "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rules:
    """A site's robots.txt, or why it cannot be had now; known until the clock shows `until_s`."""

    robots: Robots | None
    until_s: float
    reason: str = ""


@dataclass(slots=True)
class _Host:
    """What is known of one host."""

    turns: Turns = field(default_factory=Turns)
    rules: dict[tuple[str, str, int], _Rules] = field(default_factory=dict)
    rules_lock: Lock = field(default_factory=Lock)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Errand:
    """What is wanted of an address: how much, with which pause after it, and whether robots.txt is heeded."""

    headers: Mapping[str, str]
    limits: Limits
    most_redirects: int
    pause_s: float
    ruled: bool


class Hosts:
    """The hosts that were asked, and how each wants to be."""

    def __init__(self, settings: FetchSettings) -> None:
        self._settings = settings
        trust = ssl.create_default_context()
        if settings.ca_file is not None:
            trust.load_verify_locations(settings.ca_file)
        self._exchange = Exchange(Door(settings.resolve, allow_private=settings.allow_private), trust)
        self._hosts: OrderedDict[str, _Host] = OrderedDict()
        self._lock = Lock()

    def close(self) -> None:
        """Closes what is kept open."""
        self._exchange.close()

    def ask(self, address: str, headers: Mapping[str, str], most_bytes: int) -> tuple[str, Reply]:
        """What an address answers (200, 203, or 304 where `headers` ask for that), and where that was found.

        Raises NoAnswerError.
        """
        errand = _Errand(
            headers=headers,
            limits=self._limits(most_bytes),
            most_redirects=self._settings.most_redirects,
            pause_s=self._settings.pause_s,
            ruled=self._settings.obey_robots,
        )
        return self._tried(read_web_address(address), errand)

    def sitemaps(self, address: str) -> tuple[str, ...]:
        """The sitemaps that the robots.txt of an address's host names, whole; raises NoAnswerError."""
        here = read_web_address(address)
        robots = self._rules(here).robots
        named = () if robots is None else robots.sitemaps
        return tuple(dict.fromkeys(filter(None, (_absolute(here, one) for one in named))))

    def _limits(self, most_bytes: int) -> Limits:
        return Limits(step_s=self._settings.step_s, whole_s=self._settings.whole_s, most_bytes=most_bytes)

    def _host(self, address: WebAddress) -> _Host:
        with self._lock:
            host = self._hosts.setdefault(address.host, _Host())
            self._hosts.move_to_end(address.host)
            if len(self._hosts) > _MOST_HOSTS:
                self._hosts.popitem(last=False)
            return host

    # ---------------------------------------------------------------- one address

    def _tried(self, address: WebAddress, errand: _Errand) -> tuple[str, Reply]:
        """The answer, after as many tries as the settings grant."""
        turns = self._host(address).turns
        for attempt in count(1):
            try:
                return self._followed(address, errand)
            except NoAnswerError as error:
                if not error.again or attempt == self._settings.tries:
                    raise
            turns.put_off(backoff_s(attempt, self._settings.longest_wait_s))
        raise AssertionError("the last try gives or raises")

    def _followed(self, address: WebAddress, errand: _Errand) -> tuple[str, Reply]:
        """The answer at the end of the redirects, and where that is."""
        left_s = errand.limits.whole_s
        seen = {address.text}
        for _ in range(errand.most_redirects + 1):
            pause_s = self._permitted(address, errand) if errand.ruled else errand.pause_s
            began_s, reply = self._asked(address, errand, left_s, pause_s)
            if reply.status not in _REDIRECTS:
                return address.text, _heard(reply, errand)
            left_s -= time.monotonic() - began_s
            address = address.led_to(reply.headers.get("Location", ""))
            if address.text in seen:
                raise NoAnswerError(Refusal.REDIRECTS, "it leads back to where it was")
            seen.add(address.text)
        raise NoAnswerError(Refusal.REDIRECTS, f"it leads on more than {errand.most_redirects} times")

    def _asked(self, address: WebAddress, errand: _Errand, left_s: float, pause_s: float) -> tuple[float, Reply]:
        """One answer of one host, in its turn; and when it was asked."""
        turns = self._host(address).turns
        if turns.left_alone_because:
            raise NoAnswerError(Refusal.NETWORK, turns.left_alone_because)
        headers = {
            "User-Agent": self._settings.agent,
            "Accept": _ACCEPT,
            "Accept-Encoding": ACCEPTED,
            **errand.headers,
        }
        with turns.turn(pause_s):
            began_s = time.monotonic()
            reply = self._answered(turns, address, headers, errand.limits, left_s)
        if reply.status in {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}:
            self._wait_as_told(turns, reply)
        return began_s, reply

    def _answered(
        self, turns: Turns, address: WebAddress, headers: Mapping[str, str], limits: Limits, left_s: float
    ) -> Reply:
        """One answer, and a note of whether the host is well."""
        try:
            reply = self._exchange.ask(address, headers, limits, left_s)
        except NoAnswerError as error:
            if error.code is Refusal.NETWORK:
                turns.note_failure()
            raise
        if _is_failure(reply.status):
            turns.note_failure()
        else:
            turns.note_success()
        return reply

    def _wait_as_told(self, turns: Turns, reply: Reply) -> None:
        """Heeds Retry-After: by waiting, or by asking the host nothing where that is too long to wait for."""
        wait_s = retry_after_s(reply.headers.get("Retry-After", ""))
        if wait_s is None:
            return
        if wait_s <= self._settings.longest_wait_s:
            turns.put_off(wait_s)
            return
        turns.leave_alone(wait_s, f"its host asked to be left alone for {wait_s:,.0f} seconds")
        raise NoAnswerError(Refusal.NETWORK, turns.left_alone_because)

    # ---------------------------------------------------------------- robots.txt

    def _permitted(self, address: WebAddress, errand: _Errand) -> float:
        """The pause in seconds with which an address may be asked; NoAnswerError where its host forbids it."""
        rules = self._rules(address)
        if rules.robots is None:
            raise NoAnswerError(Refusal.NETWORK, f"its host's robots.txt cannot be had: {rules.reason}")
        if not rules.robots.allow(address.text):
            raise NoAnswerError(Refusal.ROBOTS, "its host's robots.txt asks programs not to read it")
        return max(errand.pause_s, min(rules.robots.pause_s, self._settings.longest_wait_s))

    def _rules(self, address: WebAddress) -> _Rules:
        host = self._host(address)
        with host.rules_lock:
            known = host.rules.get(address.site)
            if known is None or known.until_s < time.monotonic():
                known = host.rules[address.site] = self._rules_anew(address)
            return known

    def _rules_anew(self, address: WebAddress) -> _Rules:
        """A site's robots.txt as RFC 9309 wants it: all is allowed where there is none, nothing where it fails."""
        errand = _Errand(
            headers={},
            limits=replace(self._limits(MOST_ROBOTS_BYTES), cut=True),
            most_redirects=max(_MOST_ROBOTS_REDIRECTS, self._settings.most_redirects),
            pause_s=0.0,
            ruled=False,
        )
        now_s = time.monotonic()
        try:
            content = self._tried(replace(address, target="/robots.txt"), errand)[1].content
        except NoAnswerError as error:
            if error.code is Refusal.NETWORK:
                return _Rules(robots=None, until_s=now_s + _NO_ROBOTS_KEPT_S, reason=error.reason)
            # There is none; or the page itself will be refused for the same reason.
            content = b""
        return _Rules(robots=Robots(content, self._settings.agent), until_s=now_s + _ROBOTS_KEPT_S)


def _heard(reply: Reply, errand: _Errand) -> Reply:
    """An answer that is of use; NoAnswerError for every other."""
    conditional = "If-None-Match" in errand.headers or "If-Modified-Since" in errand.headers
    if reply.status in {HTTPStatus.OK, HTTPStatus.NON_AUTHORITATIVE_INFORMATION}:
        return reply
    if reply.status == HTTPStatus.NOT_MODIFIED and conditional:
        return reply
    if _is_failure(reply.status):
        raise NoAnswerError(Refusal.NETWORK, _said(reply.status), again=True)
    raise NoAnswerError(Refusal.HTTP_STATUS, _said(reply.status))


def _is_failure(status: int) -> bool:
    """Whether a host says that it cannot answer now."""
    return status in _TRY_AGAIN or status >= HTTPStatus.INTERNAL_SERVER_ERROR


def _said(status: int) -> str:
    """What a host said, in HTTP's own words and never in its."""
    known = {one.value: one.phrase for one in HTTPStatus}
    return f"its host answers {status} {known.get(status, '')}".strip()


def _absolute(here: WebAddress, named: str) -> str:
    """A sitemap's address as a whole, "" where it is none that may be asked."""
    try:
        return read_web_address(urljoin(here.root + "/", named)).text
    except (ForbiddenAddressError, ValueError):
        return ""
