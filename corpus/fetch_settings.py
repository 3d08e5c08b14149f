"""How to fetch: limits, manners and what is trusted."""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from corpus.raw_article import LARGEST_ARTICLE_BYTES

AGENT: Final = "Dateline/0.1.0 (reads news on armed conflicts)"
"""What we call ourselves; what robots.txt has for "Dateline" is for us."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchSettings:
    """How to fetch.

    `allow_private` lets one's own computer and network be asked too. `pause_s` lies between two questions to one
    host (longer where its robots.txt wants that); `step_s` bounds connecting and each wait for bytes, `whole_s`
    an address with all its redirects, `longest_wait_s` whatever a host asks us to wait. `most_bytes` counts
    after unpacking. `ca_file` has certificates to trust beside the system's; `resolve` finds hosts by name.
    """

    agent: str = AGENT
    allow_private: bool = False
    obey_robots: bool = True
    pause_s: float = 1.0
    step_s: float = 15.0
    whole_s: float = 60.0
    longest_wait_s: float = 60.0
    most_bytes: int = LARGEST_ARTICLE_BYTES
    most_redirects: int = 5
    tries: int = 3
    ca_file: Path | None = None
    resolve: Callable[..., Sequence[tuple[Any, ...]]] = socket.getaddrinfo

    def __post_init__(self) -> None:
        if not (self.agent.strip() and self.agent.isascii() and self.agent.isprintable()):
            raise ValueError("the agent is a name in printable ASCII")
        if min(self.step_s, self.whole_s, self.most_bytes, self.tries) <= 0:
            raise ValueError("limits are greater than 0")
        if min(self.pause_s, self.longest_wait_s, self.most_redirects) < 0:
            raise ValueError("pauses and redirects are not less than 0")
