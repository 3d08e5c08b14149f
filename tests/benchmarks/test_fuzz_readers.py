"""Mutated files of every kind go through the readers without a crash; each sound one is read."""

import pytest

from corpus.refusals import Refusal


@pytest.fixture
def fuzz(modules):
    return modules["fuzz_readers"]


def test_each_sound_file_gives_an_article_and_nothing_is_refused(fuzz):
    for seed in fuzz.seeds():
        outcomes = set(fuzz.read(seed))
        assert ("Listed" if seed.name.endswith(".sitemap") else "Article") in outcomes, seed.name
        assert outcomes <= {"Article", "Noted", "Listed"}, seed.name


def test_mutated_files_are_read_or_refused_and_no_stage_stumbles(fuzz):
    seeds = fuzz.seeds()
    for number in range(1_500):
        outcomes = set(fuzz.read(fuzz.mutated(number, 1, seeds)))
        assert Refusal.FAILED not in outcomes, number


def test_the_same_number_gives_the_same_input_and_another_another(fuzz):
    seeds = fuzz.seeds()
    made = [fuzz.mutated(number, 1, seeds) for number in (7, 7, 7 + len(seeds))]
    assert made[0] == made[1] != made[2]
