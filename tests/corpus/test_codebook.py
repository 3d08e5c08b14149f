"""The codebook's tables: what it says of a sentence is what is read of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.grounds import Ground
from corpus.records import ActorKind, ActorRole, WeaponKind

CODEBOOK = Path(__file__).parents[2] / "docs" / "codebook.md"


def rows():
    """Each row of a table of sentences, as {column: cell}."""
    found, columns = [], []
    for line in CODEBOOK.read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.split("|")[1:-1]]
        if not cells:
            columns = []
        elif not columns:
            columns = cells
        elif columns[0] == "sentence" and not set(cells[0]) <= {"-"}:
            found.append(dict(zip(columns, cells, strict=True)))
    return found


def words_of(count):
    if count is None:
        return "unknown"
    if count.high is None:
        return f"{count.low} or more"
    return str(count.low) if count.low == count.high else f"{count.low} to {count.high}"


INFORMANTS = (ActorRole.CLAIMANT, ActorRole.DENIER)
SAID = {
    "kind": lambda report: report.sub_event.value,
    "status": lambda report: report.status.value,
    "killed": lambda report: words_of(report.killed),
    "injured": lambda report: words_of(report.injured),
    "missing": lambda report: words_of(report.missing),
    "displaced": lambda report: words_of(report.displaced),
    "detained": lambda report: words_of(report.detained),
    "released": lambda report: words_of(report.released),
    "claimed by": lambda report: report.claimed_by,
    "accused": lambda report: report.accused,
    "denied by": lambda report: report.denied_by,
    "actors": lambda report: "; ".join(
        f"{a.role}: {a.name or a.words}" for a in report.actors if a.role not in INFORMANTS
    ),
    "weapons": lambda report: "; ".join(f"{w.kind}: {w.words}" for w in report.weapons),
    "targets": lambda report: "; ".join(f"{t.kind}, {t.what}: {t.words}" for t in report.targets),
    "kinds of victims": lambda report: "; ".join(f"{v.kind}: {v.words}" for v in report.victim_kinds),
}


def test_the_codebook_has_its_tables():
    assert len(rows()) > 30
    assert SAID.keys() <= {column for row in rows() for column in row}


@pytest.mark.parametrize("kind", [*WeaponKind, *ActorKind, *ActorRole])
def test_every_kind_and_role_is_told(kind):
    assert str(kind) in CODEBOOK.read_text("utf-8")


def test_the_codebook_tells_of_every_ground_of_confidence_and_its_sign():
    cells = [[cell.strip() for cell in line.split("|")[1:-1]] for line in CODEBOOK.read_text("utf-8").splitlines()]
    told = {row[0]: row[1] for row in cells if len(row) == 3 and row[1] in ("raises", "lowers")}
    assert told == {ground.value: "raises" if ground.raises else "lowers" for ground in Ground}


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["sentence"][:60])
def test_a_sentence_is_read_as_the_codebook_says(read, row):
    (report,) = read(row["sentence"])
    assert {c: SAID[c](report) for c in row if c in SAID} == {c: row[c] for c in row if c in SAID}
