"""Brings the catalogs into step with the sentences of the page, and says what is left to translate."""
# ruff: noqa: INP001  a script that is run by its path, in no package

from __future__ import annotations

import ast
import re
import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from corpus.grounds import Ground
from corpus.records import CodedKind, EventType, SubEventType, TargetKind, TargetWhat, VictimKind, WeaponKind
from dashboard.catalogs import english_of, faults, read_catalog
from dashboard.language import LANGUAGES, plural_categories
from geodata.place import PlaceKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from enum import StrEnum

ROOT: Final = Path(__file__).resolve().parents[1]
LOCALES: Final = ROOT / "dashboard" / "locales"

FORMS_SAID: Final = {"say": 1, "message": 1, "count": 2}
"""The calls that hold sentences, and how many of their arguments are such."""

ENGLISH_ONLY: Final = ("cli", "serving")
"""What modules of the command line begin with: the terminal speaks English."""

VOCABULARIES: Final[tuple[tuple[str, type[StrEnum]], ...]] = (
    ("corpus/records.py", EventType),
    ("corpus/records.py", SubEventType),
    ("corpus/records.py", CodedKind),
    ("corpus/records.py", WeaponKind),
    ("corpus/records.py", TargetKind),
    ("corpus/records.py", TargetWhat),
    ("corpus/records.py", VictimKind),
    ("corpus/grounds.py", Ground),
    ("geodata/place.py", PlaceKind),
)
"""Closed vocabularies whose values are shown, and where they stand."""

_STRING: Final = r"""(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')"""
_JOINED: Final = rf"({_STRING}(?:\s*\+\s*{_STRING})*)"
_SAID_IN_SCRIPT: Final = re.compile(rf"\bD\.(say|message|count)\(\s*{_JOINED}(?:\s*,\s*{_JOINED})?")

USAGE: Final = """Usage: python tools/catalogs.py [--check]

Writes the sentences of the page into dashboard/locales/*.po, translations kept, and lists what is not translated.
With --check nothing is written; it ends with 1 where a catalog is behind."""


# ---------------------------------------------------------------- the sentences of the code


def sentences() -> dict[str, tuple[str, ...]]:
    """Every sentence of the page with its one or two English forms, by the first, in the order of the files."""
    found: dict[str, tuple[str, ...]] = {}
    for _, forms in _said():
        if len(forms) > len(found.get(forms[0], ())):
            found[forms[0]] = forms
    return found


def files_of() -> dict[str, list[str]]:
    """The files that say each sentence, by its first form, sorted."""
    files: dict[str, set[str]] = {}
    for file, forms in _said():
        files.setdefault(forms[0], set()).add(file)
    return {sentence: sorted(names) for sentence, names in files.items()}


def _said() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each place of the code where a sentence stands: the file, and the sentence's forms."""
    for file, vocabulary in VOCABULARIES:
        yield from ((file, (str(word),)) for word in vocabulary)
    for path in sorted((ROOT / "dashboard").glob("*.py")):
        if not path.name.startswith(ENGLISH_ONLY):
            yield from ((_name(path), forms) for forms in in_python(path.read_text(encoding="utf-8")))
    for path in sorted((ROOT / "dashboard" / "assets").glob("*.js")):
        yield from ((_name(path), forms) for forms in in_script(path.read_text(encoding="utf-8")))


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def in_python(code: str) -> Iterator[tuple[str, ...]]:
    """The sentences of a Python module: what stands in say(…), message(…) and count(…, …), either way of an if."""
    calls = (node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call))
    for node in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        if wanted := FORMS_SAID.get(_called(node.func), 0):
            if wanted == 1 and node.args:
                yield from ((words,) for words in _strings(node.args[0]))
            elif len(node.args) > wanted:
                forms = tuple(words for each in node.args[:wanted] for words in _strings(each))
                yield from [forms] if len(forms) == wanted else []


def _called(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _strings(node: ast.expr) -> list[str]:
    if isinstance(node, ast.IfExp):
        return [*_strings(node.body), *_strings(node.orelse)]
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value else []


def in_script(code: str) -> Iterator[tuple[str, ...]]:
    """The sentences of a script: what stands in D.say(…), D.message(…) and D.count(…, …)."""
    for called, one, many in _SAID_IN_SCRIPT.findall(code):
        if called != "count":
            yield (_unquoted(one),)
        elif many:
            yield (_unquoted(one), _unquoted(many))


def _unquoted(strings: str) -> str:
    return "".join(str(ast.literal_eval(each)) for each in re.findall(_STRING, strings))


# ---------------------------------------------------------------- the catalogs


def renewed(code: str) -> Catalog:
    """A catalog with just the sentences of the code, translated as they were; what is said no more is obsolete."""
    old = read_catalog(code)
    new = Catalog(locale=code, fuzzy=False)
    new.mime_headers = [("Plural-Forms", old.plural_forms)]
    files, wanted = files_of(), sentences()
    for english, forms in wanted.items():
        known = old.get(english) or old.obsolete.get(english)
        told = known.string if known and len(english_of(known)) == len(forms) else None
        said = ("",) * old.num_plurals if len(forms) > 1 else ""
        new.add(forms if len(forms) > 1 else english, told or said, [(file, 1) for file in files[english]])
    gone = [each for each in (*old, *old.obsolete.values()) if each.id and english_of(each)[0] not in wanted]
    new.obsolete.update({english_of(each)[0]: each for each in gone if any(each.string)})
    return new


def written(code: str, catalog: Catalog) -> bytes:
    """The file of a catalog: its head as it stood, then the entries by the files that say them."""
    head = (LOCALES / f"{code}.po").read_text(encoding="utf-8").partition("\n\n")[0]
    out = BytesIO()
    write_po(out, catalog, width=0, omit_header=True, include_lineno=False)
    return f"{head}\n\n".encode() + out.getvalue().strip() + b"\n"


def left(code: str, catalog: Catalog) -> list[str]:
    """What of a catalog is not fit to be said, a line each."""
    forms = len(plural_categories(code))
    return [
        f"{code}: {english_of(each)[0]!r} {fault}" for each in catalog if each.id for fault in faults(each, forms)
    ]


def main(arguments: Sequence[str]) -> int:
    """Writes or checks every catalog; how many lines were told, 0 where all is well."""
    if set(arguments) - {"--check"}:
        sys.stderr.write(f"{USAGE}\n")
        return 2
    told: list[str] = []
    for code in LANGUAGES[1:]:
        catalog = renewed(code)
        file, content = LOCALES / f"{code}.po", written(code, catalog)
        told += left(code, catalog)
        if "--check" not in arguments:
            file.write_bytes(content)
        elif file.read_bytes() != content:
            told.append(f"{code}: the catalog is behind the code: run tools/catalogs.py")
    sys.stdout.writelines(f"{line}\n" for line in told)
    return int(bool(told))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
