"""Which language a text is in, as far as it decides whether we can read it."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

READ_LANGUAGES = frozenset({"en"})
"""The languages that the stages of the corpus read."""

UNDETERMINED = "und"
"""ISO 639's code for a language that is not known: here, one in another script."""

_SAMPLE = 3_000
# Of 2,500 beginnings of English news of 40 characters none was taken for another language at _SURE.
SHORTEST_JUDGED = 60
_SURE = 0.9
_OTHER_SCRIPT_SHARE = 0.6

LANGUAGE_NAMES = {
    UNDETERMINED: "another script than the Latin one",
    "ar": "Arabic", "az": "Azerbaijani", "de": "German", "el": "Greek", "es": "Spanish", "fa": "Persian",
    "fr": "French", "he": "Hebrew", "hy": "Armenian", "it": "Italian", "ka": "Georgian", "nl": "Dutch",
    "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "tr": "Turkish", "uk": "Ukrainian",
    "zh": "Chinese", "ja": "Japanese", "ko": "Korean", "bg": "Bulgarian", "sr": "Serbian", "hi": "Hindi",
}  # fmt: skip


def foreign_language(text: str) -> str:
    """The ISO 639-1 code of the text's language where it surely is none that is read, else "".

    Very short texts in our script are let through.
    """
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    if not letters:
        return ""
    other_script = _other_script(sample) > _OTHER_SCRIPT_SHARE * letters
    if letters < SHORTEST_JUDGED and not other_script:
        return ""
    # Copy in capitals throughout is read as English only in small letters.
    language, sure = _identifier().classify(sample.lower() if sample.isupper() else sample)
    if other_script:
        return UNDETERMINED if language in READ_LANGUAGES else str(language)
    return str(language) if language not in READ_LANGUAGES and sure >= _SURE else ""


def language_name(code: str) -> str:
    """The language's English name, or its code where we have none."""
    return LANGUAGE_NAMES.get(code, code)


def _other_script(text: str) -> int:
    """How many of the letters are not Latin."""
    return sum(1 for char in text if char > "\u024f" and char.isalpha() and not _is_latin(char))


def _is_latin(char: str) -> bool:
    return unicodedata.name(char, "").startswith("LATIN")


@cache
def _identifier() -> LanguageIdentifier:
    # Imported here: the filters never need it.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415  see above

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
