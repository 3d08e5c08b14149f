"""Fetching what people name by an address: safely, politely, and only that."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from http import HTTPStatus
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from corpus.fetch_settings import FetchSettings
from corpus.fetching_failures import NoAnswerError
from corpus.records import Rejected
from corpus.refusals import Refusal, refuse, shown

if TYPE_CHECKING:
    from corpus.fetching_exchange import Reply

TRANSIENT: Final = frozenset({Refusal.NETWORK.value})
"""Codes of refusals after which the same address may well be read at another time."""

_LONGEST_ORIGIN: Final = 2_000
_LONGEST_VALIDATOR: Final = 500
_LONGEST_KIND: Final = 200
_MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]{0,99}/[a-z0-9][a-z0-9!#$&^_.+-]{0,99}")
_CHARSET = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:+-]{0,39}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """By what a server knows which version of an answer one has; each "" where it said nothing of the kind."""

    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an address holds: `address` as it was asked for, `url` where it was found.

    `content` is unpacked; `media_type` (in small letters) and `charset` are the server's words, "" without any.
    """

    address: str
    url: str
    content: bytes
    media_type: str
    charset: str
    validators: Validators
    fetched_utc: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchanged:
    """That an address still holds what it held."""

    address: str


def is_transient(rejected: Rejected) -> bool:
    """Whether the same address may well be read at another time."""
    return rejected.code in TRANSIENT


class Fetcher:
    """Asks the web for what people name; use it as a context, so that no connection is left open.

    Several threads may use one: a host is asked one question at a time all the same. OSError where the settings'
    `ca_file` cannot be read.
    """

    def __init__(self, settings: FetchSettings | None = None) -> None:
        from corpus.fetching_hosts import Hosts  # noqa: PLC0415  who fetches nothing need not load urllib3

        self._settings = settings or FetchSettings()
        self._hosts = Hosts(self._settings)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes what is kept open."""
        self._hosts.close()

    def fetch(
        self, address: str, validators: Validators | None = None, *, most_bytes: int | None = None
    ) -> Answer | Unchanged | Rejected:
        """What an address holds; that it did not change since it had these validators; or why it gives nothing."""
        headers = _conditions(validators or Validators())
        try:
            url, reply = self._hosts.ask(address, headers, most_bytes or self._settings.most_bytes)
        except NoAnswerError as error:
            return refuse(shown(address[:_LONGEST_ORIGIN]), error.code, error.reason)
        if reply.status == HTTPStatus.NOT_MODIFIED:
            return Unchanged(address=address)
        return _answer(address, url, reply)

    def sitemaps(self, address: str) -> tuple[str, ...]:
        """The sitemaps that the robots.txt of an address's host names; () where there is none to be had."""
        try:
            return self._hosts.sitemaps(address)
        except NoAnswerError:
            return ()


def _conditions(validators: Validators) -> dict[str, str]:
    """The headers of a question for something only if it changed."""
    named = {"If-None-Match": validators.etag, "If-Modified-Since": validators.last_modified}
    return {name: value for name, value in named.items() if _fit(value)}


def _fit(value: str) -> str:
    """A validator where it can be sent back, else ""."""
    return value if value.isascii() and value.isprintable() and len(value) <= _LONGEST_VALIDATOR else ""


def _answer(address: str, url: str, reply: Reply) -> Answer:
    media_type, charset = _kind(reply.headers.get("Content-Type", ""))
    return Answer(
        address=address,
        url=url,
        content=reply.content,
        media_type=media_type,
        charset=charset,
        validators=Validators(
            etag=_fit(reply.headers.get("ETag", "")), last_modified=_fit(reply.headers.get("Last-Modified", ""))
        ),
        fetched_utc=datetime.now(UTC),
    )


def _kind(told: str) -> tuple[str, str]:
    """The media type and the charset of a Content-Type header, each "" where it names none."""
    told = "".join(filter(str.isprintable, told[:_LONGEST_KIND]))
    header = Message()
    header["Content-Type"] = told
    media_type = told.split(";", maxsplit=1)[0].strip().lower()
    charset = header.get_content_charset("")
    return (
        media_type if _MEDIA_TYPE.fullmatch(media_type) else "",
        charset if _CHARSET.fullmatch(charset) else "",
    )
