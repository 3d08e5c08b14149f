"""The words that tell of an event, and what may stand after them: a table that an analyst can read and dispute.

A rule is tried where one of its head words stands; its pattern is matched from there in the lower-cased sentence.
The order of rules matters: the first that matches a head word wins.
"""

from __future__ import annotations

from corpus.battle_lexicon import BATTLES
from corpus.explosion_lexicon import EXPLOSIONS
from corpus.lexicon_rules import Rule
from corpus.strategic_lexicon import STRATEGIC

RULES = (*EXPLOSIONS, *BATTLES, *STRATEGIC)


def rules_by_head() -> dict[str, tuple[Rule, ...]]:
    """The rules to try at each head word, in order."""
    table: dict[str, list[Rule]] = {}
    for rule in RULES:
        for head in rule.heads:
            table.setdefault(head, []).append(rule)
    return {head: tuple(rules) for head, rules in table.items()}
