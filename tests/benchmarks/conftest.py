"""What the tests of several benchmarks share."""

import importlib
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
NAMES = (
    "toponym_scores", "geoparse_tools", "bench_geoparse", "date_tools", "bench_dates", "tools_at_work",
    "confidence_gold", "fit_confidence_weights", "ingest_reported", "kill_ingests", "made_folder", "made_pages",
    "page_dateline", "page_scores", "page_tools", "bench_pages", "public_pages", "fuzz_seeds", "fuzz_readers",
)  # fmt: skip


@pytest.fixture(scope="session")
def modules():
    """Our scripts by name, imported from their folder as they import each other."""
    sys.path.insert(0, str(BENCHMARKS))
    try:
        yield {name: importlib.import_module(name) for name in NAMES}
    finally:
        sys.path.remove(str(BENCHMARKS))
