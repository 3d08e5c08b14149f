"""Pages that others publish are laid out with the passages that their tests name and our days."""

import io
import json
import sys
import tarfile

import pytest

TESTS = """
MOCK_PAGES = {"https://a.example": "a.html", "https://b.example": "b.html"}

def test_extract():
    result = load_mock_page("https://a.example")
    assert "Two bridges" in result and "Most read" not in result
    assert "One" in result or "Another" in result
    other = extract("<p>Nothing</p>")
    assert "Nothing" in result
    result = load_mock_page("https://b.example")
    assert "A third" in result
"""


@pytest.fixture
def laid_out(modules, tmp_path, monkeypatch):
    """The gold of a folder made from two packages, by file."""
    package(tmp_path / "t.tar.gz", {
        "trafilatura-0.5.0/tests/unit_tests.py": TESTS,
        "trafilatura-0.5.0/tests/cache/a.html": "<p>Two bridges</p>",
        "trafilatura-0.5.0/tests/cache/b.html": "<p>A third</p>",
        "trafilatura-0.5.0/tests/cache/c.html": "<p>Nothing is known of it</p>",
    })  # fmt: skip
    text = "Shorter.\n\n" + "The road to the town was opened again."
    package(tmp_path / "u.tgz", {
        "package/fixtures/test_d.html": "<p>The road</p>",
        "package/fixtures/test_d.json": json.dumps({"expected": {"cleaned_text": text}}),
    })  # fmt: skip
    days = tmp_path / "days.json"
    days.write_text(json.dumps({"b.html": "2020-10-18"}))
    monkeypatch.setattr(modules["public_pages"], "DAYS", days)
    monkeypatch.setattr(sys, "argv", ["_", *(str(tmp_path / name) for name in ("t.tar.gz", "u.tgz", "pages"))])
    assert modules["public_pages"].main() == 0
    return tmp_path / "pages"


def package(path, files):
    with tarfile.open(path, "w:gz") as archive:
        for name, words in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(words)
            archive.addfile(member, io.BytesIO(words.encode()))


def test_what_tests_assert_is_what_a_page_must_hold(laid_out, modules):
    pages = {page.html: page for page in modules["page_scores"].read_saved_pages(laid_out)}
    assert [*pages] == ["<p>Two bridges</p>", "<p>A third</p>", "<p>The road</p>"]
    first, second, third = pages.values()
    assert (first.present, first.absent, first.day) == (("Two bridges",), ("Most read",), None)
    assert (second.present, second.day) == (("A third",), "2020-10-18")
    assert third.present == ("The road to the town was opened again.",)


def test_the_days_that_are_told_are_days_or_none(modules):
    days = json.loads(modules["public_pages"].DAYS.read_text("utf-8"))
    assert len(days) == 160
    written = modules["page_dateline"].day_of
    assert [file for file, day in days.items() if day and str(written(day)) != day] == []
