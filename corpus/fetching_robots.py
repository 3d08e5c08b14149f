"""What a host's robots.txt asks of programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from protego import Protego

MOST_ROBOTS_BYTES: Final = 500_000
"""No more of it is read: RFC 9309 asks for 500 KiB at least, and real ones have a tenth."""

_MOST_RULES: Final = 200_000
"""Rules times the programs that each is for; a file of 500 kB could be written to have 400 million."""
_MOST_AGENTS: Final = 5_000
_MOST_SITEMAPS: Final = 1_000


class Robots:
    """The rules of one robots.txt for one program; without any, all is allowed."""

    def __init__(self, content: bytes, agent: str) -> None:
        self._agent = agent.replace("/", " ").split(maxsplit=1)[0]
        self._rules = _parsed(content.decode("utf-8-sig", errors="replace"))

    def allow(self, address: str) -> bool:
        """Whether they let the program read the address."""
        return self._rules is not None and self._rules.can_fetch(address, self._agent)

    @property
    def pause_s(self) -> float:
        """Seconds that they want between two questions, 0 where they say none."""
        if self._rules is None:
            return 0.0
        rate = self._rules.request_rate(self._agent)
        return max(
            self._rules.crawl_delay(self._agent) or 0.0,
            rate.seconds / rate.requests if rate is not None else 0.0,
        )

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """The sitemaps that it names, as it writes them."""
        return () if self._rules is None else tuple(dict.fromkeys(self._rules.sitemaps))[:_MOST_SITEMAPS]


def _parsed(text: str) -> Protego | None:
    """The rules; None where they are written to fill memory."""
    from protego import Protego  # noqa: PLC0415  who fetches nothing need not wait for it

    return Protego.parse(text) if _is_harmless(text) else None


def _is_harmless(text: str) -> bool:
    """Whether a parser will keep no more of it than it should: each rule once for every program named above it."""
    agents = rules = named = 0
    in_rules = False
    for line in text.splitlines():
        field = line.lstrip().lower()
        if field.startswith("user"):
            agents = 1 if in_rules else agents + 1
            named += 1
            in_rules = False
        elif field.startswith(("allow", "di")):
            rules += agents
            in_rules = True
    return rules <= _MOST_RULES and named <= _MOST_AGENTS
