"""A run of ingestion as the store keeps it: what was named, and what became of all that was found there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run in figures; `began_utc` and `ended_utc` as ISO 8601.

    `ended_utc` is "" while it goes on, and for ever where it was interrupted. `given` is what was named on the
    command line, fit to be shown. Of the `new` articles `copies` print a text that came before them; of the new
    and the `replaced`, `undated` have no day of publication, and of `disputed` something names another.
    `languages` counts articles in languages that are not read, by ISO 639-1 code, `reasons` what was `rejected`
    for any other reason, by its code. `coded` counts others' events, which are in no other figure: "new",
    "known" and "replaced" by a newer edition; it is empty where none were read, or nobody counted them yet.
    """

    run_number: int
    began_utc: str = ""
    ended_utc: str = ""
    given: tuple[str, ...] = ()
    new: int = 0
    known: int = 0
    replaced: int = 0
    copies: int = 0
    undated: int = 0
    disputed: int = 0
    rejected: int = 0
    languages: Mapping[str, int] = field(default_factory=dict)
    reasons: Mapping[str, int] = field(default_factory=dict)
    coded: Mapping[str, int] = field(default_factory=dict)
