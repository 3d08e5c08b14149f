"""Who denies what a sentence tells."""

from __future__ import annotations

from corpus.denial_words import denies_what_was_told
from corpus.drafts import SentenceFacts


def denier_of(facts: SentenceFacts, after: int) -> str:
    """Who denies what stands before character `after` of the text, in the words after it, "" where nobody does."""
    said = facts.attribution
    denies = said and denies_what_was_told(said, facts.text, after, facts.sentence.legible_end)
    return said.denied_by if said and denies else ""
