"""What is said of a run while it goes on, where nobody sees a bar; and what of it was refused."""

import time

from corpus.progress import Progress
from corpus.records import Article, Rejected
from dashboard.cli_progress import SHOWN_REFUSALS, watch

ARTICLE = Article(article_id="a", text="Shells fell.")


class Halfway(Progress):
    """Reading that has got to the middle of what there is."""

    done = 50


def told(capsys, things, progress=None, every_s=0.0):
    """What comes on standard error, line by line; the things themselves are handed on."""
    assert list(watch(iter(things), progress, every_s)) == things
    return capsys.readouterr().err.splitlines()


def test_a_log_gets_a_line_with_articles_rate_share_and_time_left(capsys):
    lines = told(capsys, [ARTICLE] * 2, Halfway(100))
    assert len(lines) == 2
    assert lines[1].startswith("Reading: 2 articles, ")
    assert lines[1].endswith(" a second, 50% of the bytes, about 1 s left")


def test_without_a_size_a_log_gets_articles_and_rate_only(capsys):
    for progress in (None, Progress(None), Progress(0)):
        (line,) = told(capsys, [ARTICLE], progress)
        assert line.endswith(" a second")


def test_a_log_is_told_only_every_so_often(capsys):
    assert told(capsys, [ARTICLE] * 9, Halfway(100), every_s=60) == []

    def slow():
        for _ in range(5):
            time.sleep(0.05)
            yield ARTICLE

    list(watch(slow(), Halfway(100), every_s=0.1))
    assert 1 <= len(capsys.readouterr().err.splitlines()) <= 3


def test_what_is_refused_has_a_line_each_up_to_so_many(capsys):
    things = [Rejected(origin=f"{n}.txt", reason="it is empty", code="empty") for n in range(SHOWN_REFUSALS + 7)]
    lines = told(capsys, things, every_s=60)
    assert lines[0] == "0.txt: it is empty"
    assert len(lines) == SHOWN_REFUSALS + 1
    assert lines[-1] == "… and 7 more; the dashboard lists all of them."
