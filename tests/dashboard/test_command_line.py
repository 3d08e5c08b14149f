"""The command line as people use it: the real program in a process of its own."""

import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest
from sample_codings import ACLED, UCDP, table_of

from corpus.errors import StoreError
from corpus.records import ArticleReading
from corpus.store import Store
from corpus.store_account import Lack
from dashboard.cli import dateline as command_tree

PROGRAM = [sys.executable, "-c", "from dashboard.cli import main; main()"]
STORY = (
    "Shells fell on Terter on Sunday, killing two people and wounding four, the prosecutor's office said. "
    "Residents hid in cellars until the evening."
)
RUSSIAN = "Министерство обороны сообщило, что город был обстрелян в воскресенье. Никто не пострадал."
LONG_STORY = STORY + (
    " The road to the east stayed closed while crews cleared the fields beside it, and buses went round by the "
    "river. Schools in the district were to open again on Wednesday, the council said, once windows had been "
    "repaired and the pipes that burst in two streets had been mended. A committee is to count the damaged houses."
)


def run(home, folder, arguments, stdin=""):
    return subprocess.run(
        [*PROGRAM, *map(str, arguments)],
        input=stdin if isinstance(stdin, bytes) else stdin.encode(),
        capture_output=True,
        cwd=folder,
        env={**os.environ, "DATELINE_HOME": str(home)},
        timeout=120,
        check=False,
    )


@pytest.fixture
def dateline(home, tmp_path):
    """Runs the program in an empty folder and gives back what it did."""
    return lambda *arguments, stdin="": run(home, tmp_path, arguments, stdin)


@pytest.fixture(scope="module")
def ingested(home, tmp_path_factory):
    """A store with one dated article, made by the program; a.txt beside it is the article."""
    folder = tmp_path_factory.mktemp("ingested")
    (folder / "a.txt").write_text(f" date 2020-10-19 {STORY}")
    result = run(home, folder, ["ingest", "a.txt", "--source", "The Paper", "--store", "store.sqlite"])
    assert result.returncode == 0, result.stderr
    return folder / "store.sqlite"


def objects(result):
    return [json.loads(line) for line in result.stdout.decode().splitlines()]


def lines(*told):
    return "".join(json.dumps(one) + "\n" for one in told)


# ---------------------------------------------------------------- filters


def test_a_table_of_actors_of_ones_own_gives_them_their_names(dateline, tmp_path):
    table = tmp_path / "mine.csv"
    table.write_text("name,aliases,kind,side,source\nNorthern Front,Northerners,non-state group,,ours\n")
    text = "Northerners shelled Terter on Sunday."
    told = lines({"id": 1, "text": text, "published": "2020-10-19"})
    for options, name in (([], None), (["--actors", "mine.csv"], "Northern Front")):
        (line,) = objects(dateline("extract", *options, stdin=told))
        (actor,) = line["incidents"][0]["actors"]
        assert (actor["role"], actor["name"], text[actor["start"] : actor["end"]]) == (
            "attacker",
            name,
            "Northerners",
        )


def test_a_faulty_table_of_actors_ends_the_command_with_its_faults(dateline, tmp_path):
    (tmp_path / "mine.csv").write_text("name,aliases,kind,side,source\nA,B,army,,\n")
    result = dateline("extract", "--actors", "mine.csv", stdin=lines({"id": 1, "text": STORY}))
    assert result.returncode == 1
    assert "line 2: kind: 'army' is none of" in result.stderr.decode()


def test_extract_reads_a_text_file_with_its_archives_head(dateline, tmp_path):
    text = f" date 2020-10-19 {STORY}"
    (tmp_path / "one.txt").write_text(text)
    result = dateline("extract", "one.txt")
    assert (result.returncode, result.stderr) == (0, b"")
    (told,) = objects(result)
    assert (told["id"], told["published"], told["published_basis"]) == ("one", "2020-10-19", "text")
    first = told["incidents"][0]
    assert (first["killed"], first["injured"], first["first_day"]) == ([2, 2], [4, 4], "2020-10-18")
    assert first["place"]["country"] == "AZ"
    assert text[first["start"] : first["end"]].startswith("Shells fell on Terter")


def test_extract_reads_json_lines_and_keeps_ids_and_order(dateline):
    stdin = lines(
        {"id": 17, "text": STORY, "published": "2020-10-19", "title": "Shells"},
        {"id": "b", "text": STORY},
        {"id": ["c"], "text": "TERTER, Azerbaijan, Oct. 19, 2020 (Agency) - " + STORY},
        {"text": STORY, "published": None},
    )
    first, second, third, fourth = objects(dateline("extract", stdin=stdin))
    assert (first["id"], first["published"], first["published_basis"]) == (17, "2020-10-19", "given")
    assert (second["id"], second["published"], second["incidents"][0]["first_day"]) == ("b", None, None)
    assert (third["id"], third["published"], third["published_basis"]) == (["c"], "2020-10-19", "text")
    assert len(fourth["id"]) == 16


def test_offsets_count_in_the_text_as_it_was_given(dateline):
    text = "date 2020-10-19 [ad_1]\r\n\u200bShells fell on Ter\u200bter on Sun\xadday,\xa0killing two people."
    stdin = lines({"id": 1, "text": text})
    report = objects(dateline("extract", stdin=stdin))[0]["incidents"][0]
    assert text[report["start"] : report["end"]].startswith("Shells fell on Ter\u200bter")
    (toponym,) = objects(dateline("geoparse", stdin=stdin))[0]["toponyms"]
    assert toponym["text"] == text[toponym["start"] : toponym["end"]] == "Ter\u200bter"
    times = objects(dateline("dates", stdin=stdin))[0]["timexes"]
    sunday = next(time for time in times if time["first_day"] == "2020-10-18")
    assert text[sunday["start"] : sunday["end"]].endswith("Sun\xadday")


def test_filters_of_names_and_days_leave_out_no_word_of_the_text(dateline):
    text = f"{STORY}\nAdvertisement\n{STORY}\nRead more: Talks in Geneva on Friday\n"
    stdin = lines({"id": 1, "text": text, "published": "2020-10-19"})
    names = [one["text"] for one in objects(dateline("geoparse", stdin=stdin))[0]["toponyms"]]
    assert names == ["Terter", "Terter", "Geneva"]
    days = [one["text"] for one in objects(dateline("dates", stdin=stdin))[0]["timexes"]]
    assert [day for day in days if day.endswith("day")].count("Sunday") + days.count("on Sunday") == 2
    reports = objects(dateline("extract", stdin=stdin))[0]["incidents"]
    assert all(one["end"] <= len(STORY) for one in reports)


def test_a_title_is_no_part_of_the_text(dateline):
    stdin = lines({"id": 1, "title": "Rockets hit Barda", "text": STORY, "published": "2020-10-19"})
    reports = objects(dateline("extract", stdin=stdin))[0]["incidents"]
    assert all(one["place"]["name"] != "Barda" for one in reports if one["place"])


def test_incidents_puts_two_articles_on_one_incident_together(dateline):
    stdin = lines(
        {"id": "a", "text": STORY, "published": "2020-10-19", "source": "The Paper"},
        {"id": "b", "text": STORY.replace("Residents", "Families"), "published": "2020-10-19", "source": "A Post"},
    )
    incidents = objects(dateline("incidents", stdin=stdin))
    main = next(one for one in incidents if one["killed"])
    assert sorted(main["articles"]) == ["a", "b"]
    assert (main["killed"]["low"], main["killed"]["best"], main["first_day"]) == (2, 2, "2020-10-18")
    assert {claim["source"] for claim in main["claims"]} == {"The Paper", "A Post"}
    assert {report["article"] for report in main["reports"]} == {"a", "b"}


def test_an_agencys_text_in_three_papers_is_one_text_of_two(dateline):
    told = (
        STORY + " The mayor thanked the firemen and said that the water would be back by the evening of that day."
    )
    own = "Two people were killed when rockets hit Terter on Sunday, our reporter saw. A cellar held; walls fell."
    stdin = lines(
        {"id": "a", "text": told, "published": "2020-10-19", "source": "The Paper"},
        {"id": "b", "text": f"(Agency) – {told}", "published": "2020-10-19", "source": "A Post"},
        {
            "id": "c",
            "text": told.replace("firemen", "fire brigade"),
            "published": "2020-10-20",
            "source": "Weekly",
        },
        {"id": "d", "text": own, "published": "2020-10-19", "source": "The Courier"},
    )
    incidents = objects(dateline("incidents", stdin=stdin))
    main = next(one for one in incidents if "d" in one["articles"] and one["killed"])
    assert sorted(main["articles"]) == ["a", "b", "c", "d"]
    assert main["independent_texts"] == 2
    assert [sorted(group) for group in main["copies"]] == [["a", "b", "c"]]


def test_articles_under_one_id_are_still_two(dateline):
    stdin = lines(
        {"id": 1, "text": STORY, "published": "2020-10-19"},
        {"id": 1, "text": STORY.replace("Terter", "Barda"), "published": "2020-10-19"},
    )
    incidents = [one for one in objects(dateline("incidents", stdin=stdin)) if one["killed"]]
    assert {one["place"]["as_written"] for one in incidents} == {"Terter", "Barda"}
    assert all(one["articles"] == [1] for one in incidents)


@pytest.mark.parametrize("command", ["geoparse", "dates", "extract", "incidents"])
def test_every_filter_tells_of_bad_lines_and_goes_on(dateline, command):
    good = lines({"id": 1, "text": STORY, "published": "2020-10-19"}).encode()
    stdin = good + b"{broken\n\n[1]\n" + b'{"id": 2}\n' + b'{"id": 3, "text": 4}\n' + b"\x00\x01\n" + good
    result = dateline(command, stdin=stdin)
    assert result.returncode == 1
    complaints = result.stderr.decode().splitlines()
    numbers = [line.split(":")[1] for line in complaints]
    assert numbers == ["2", "4", "5", "6", "7"]
    assert complaints[0].startswith("standard input:2: the line is not JSON")
    assert len(objects(result)) >= (1 if command == "incidents" else 2)


@pytest.mark.parametrize("command", ["geoparse", "dates", "extract", "incidents"])
def test_no_input_is_no_output(dateline, command):
    result = dateline(command)
    assert (result.returncode, result.stdout, result.stderr) == (0, b"", b"")


STRANGE = ["", " ", "\u200b", "\ud800", "\x00", "a" * 20_000, "Gəncə" * 500, "<script>alert(1)</script>", "[ad_1]"]


def test_strange_texts_each_have_their_line(dateline):
    stdin = lines(*({"id": number, "text": text, "title": text[:99]} for number, text in enumerate(STRANGE)))
    for command in ("geoparse", "dates", "extract"):
        result = dateline(command, stdin=stdin)
        assert (result.returncode, result.stderr) == (0, b"")
        assert [one["id"] for one in objects(result)] == list(range(len(STRANGE)))


def test_half_a_surrogate_pair_leaves_as_it_came(dateline):
    result = dateline("geoparse", stdin='{"id": "\\ud800", "text": "Ter\\ud800ter"}\n')
    assert objects(result)[0]["id"] == "\ud800"


def test_a_reader_that_goes_away_is_told_nothing(home, tmp_path):
    (tmp_path / "many.jsonl").write_text(lines({"id": 1, "text": STORY}) * 400)
    program = subprocess.Popen(
        [*PROGRAM, "extract", "many.jsonl"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env={**os.environ, "DATELINE_HOME": str(home)},
    )
    program.stdout.readline()
    program.stdout.close()
    assert program.stderr.read() == b""
    program.stderr.close()
    assert program.wait(timeout=30) == 1


def test_a_file_that_is_not_there_is_told_of(dateline):
    result = dateline("extract", "nowhere.jsonl", "nowhere.txt")
    assert result.returncode == 1
    assert result.stderr.decode().count("cannot be read: no such file or directory") == 2


HEAVY = {"pandas", "numpy", "geopandas", "streamlit", "folium", "sqlalchemy", "trafilatura", "lxml", "htmldate"}


def test_a_filter_loads_nothing_heavy(home):
    script = "import sys, dashboard.cli as c\ntry: c.main()\nfinally: print(*sys.modules, file=sys.stderr)"
    result = subprocess.run(
        [sys.executable, "-c", script, "extract"],
        input=lines({"id": 1, "text": STORY}).encode(),
        capture_output=True,
        env={**os.environ, "DATELINE_HOME": str(home)},
        check=True,
    )
    assert not HEAVY & set(result.stderr.decode().split())


# ---------------------------------------------------------------- ingest


def test_ingest_fills_a_store_and_a_second_run_changes_nothing(dateline, ingested):
    with Store.open(ingested) as store:
        version = store.data_version()
        (article,) = store.articles().values()
        assert (article.source, str(article.published)) == ("The Paper", "2020-10-19")
        assert store.reports_of_article(article.article_id)[0].killed.low == 2
        assert store.counts().incidents >= 1
        assert store.gazetteer_sources()
    again = ingested.with_name("a.txt")
    result = dateline("ingest", again, "--source", "The Paper", "--store", ingested)
    assert result.returncode == 0
    assert b"0 new, 1 known before" in result.stdout
    with Store.open(ingested) as store:
        assert store.data_version() == version


def test_what_disagrees_on_an_articles_day_is_counted(dateline, tmp_path):
    (tmp_path / "a.txt").write_text(f"TBILISI, 19 October 2020 (Agency) — {STORY}")
    told = dateline("ingest", "a.txt", "--published", "2020-10-29", "--store", "s.sqlite")
    assert b"With signs that disagree on the day: 1\n" in told.stdout


def test_an_undated_article_gets_its_day_when_somebody_tells_it(dateline, tmp_path):
    (tmp_path / "a.txt").write_text(STORY)
    assert b"Without a day: 1\n" in dateline("ingest", "a.txt", "--store", "s.sqlite").stdout
    with Store.open(tmp_path / "s.sqlite") as store:
        assert len(store.account.reports_without(Lack.DAY, limit=9)) >= 1
        assert store.counts().undated_articles == 1
    told = dateline("ingest", "a.txt", "--published", "2020-10-19", "--store", "s.sqlite")
    assert b"1 read again" in told.stdout
    with Store.open(tmp_path / "s.sqlite") as store:
        assert store.account.reports_without(Lack.DAY, limit=9) == ()
        (incident, *_) = store.incidents()
        assert str(incident.days.first) == "2020-10-18"


def test_ingest_says_which_column_was_taken_for_what(dateline, tmp_path):
    rows = io.StringIO()
    csv.writer(rows).writerows([["nr", "worte", "gedruckt"], ["7", STORY, "2020-10-20"]])
    (tmp_path / "a.csv").write_text(rows.getvalue())
    guessed = dateline("ingest", "a.csv", "--store", "s.sqlite")
    words = b'a.csv: text from "worte" (guessed), day from "gedruckt" (guessed); not used: "nr"'
    assert (guessed.returncode, words in guessed.stderr) == (0, True)
    told = dateline("ingest", "a.csv", "--column", "text=worte", "--column", "title=nr", "--store", "t.sqlite")
    words = b'a.csv: text from "worte" (as told), title from "nr" (as told); not used: "gedruckt"'
    assert (told.returncode, words in told.stderr) == (0, True)
    lacking = dateline("ingest", "a.csv", "--column", "text=words", "--store", "u.sqlite")
    assert (lacking.returncode, b'a.csv: it has no column "words"' in lacking.stderr) == (1, True)


@pytest.mark.parametrize("columns", [["text"], ["words=a"], ["text="], ["text=a", "text=b"]])
def test_a_column_for_no_field_or_twice_for_one_is_misuse(dateline, columns):
    options = [part for column in columns for part in ("--column", column)]
    assert dateline("ingest", "a.csv", *options).returncode == 2


def test_reread_reads_again_with_the_gazetteer_of_today(dateline, ingested, tmp_path):
    store = tmp_path / "s.sqlite"
    store.write_bytes(ingested.read_bytes())
    with Store.create(store) as opened:
        version = opened.data_version()
        (article,) = opened.articles().values()
        opened.replace([ArticleReading(article=article, sentences=(), mentions=(), times=(), reports=())])
        assert opened.counts().reports == 0
    result = dateline("reread", "--store", store)
    assert (result.returncode, b"1 read again" in result.stdout) == (0, True)
    with Store.open(store) as opened:
        assert opened.data_version() == version
    assert dateline("reread", "--store", "nowhere.sqlite").returncode == 1


def test_bad_input_of_every_kind_is_named_and_counted_and_the_rest_goes_on(dateline, tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "empty.txt").touch()
    with (folder / "enormous.txt").open("wb") as enormous:
        enormous.truncate(50_000_000)
    (folder / "binary.txt").write_bytes(b"\x7fELF\x02\x01\x01\x00" * 99)
    (folder / "noise.txt").write_bytes(bytes(range(128, 256)) * 40)
    (folder / "foreign.txt").write_text("Министерство обороны сообщило, что город был обстрелян в воскресенье.")
    (folder / "lines.jsonl").write_text(lines({"text": STORY, "date": "2020-10-19"}) + "{broken\n")
    (folder / "table.csv").write_text("day,place\n2020-10-18,Terter\n")
    (folder / "fine.txt").write_text(STORY + " The road stayed open.")
    (folder / "link.txt").symlink_to(folder / "gone.txt")
    result = dateline("ingest", "folder", "nowhere.txt", "--store", "s.sqlite")
    assert result.returncode == 1
    told = result.stderr.decode().splitlines()
    expected = {
        "binary.txt": "a program",
        "empty.txt": "the file is empty",
        "enormous.txt": "50.0 MB",
        "foreign.txt": "in Russian (ru)",
        "lines.jsonl:2": "not JSON",
        "link.txt": "no such file",
        "noise.txt": "no text in any encoding",
        "table.csv": "its columns are day, place",
        "nowhere.txt": "no such file",
    }
    assert len(told) == len(expected)
    for line, (name, reason) in zip(told, expected.items(), strict=True):
        assert line.split(": ")[0].endswith(name)
        assert reason in line
    summary = result.stdout.decode()
    assert "Articles read: 2: 2 new" in summary
    assert "Not in a language that is read: 1: Russian (ru) 1\n" in summary
    assert "Rejected: 8: unreadable 2" in summary
    with Store.open(tmp_path / "s.sqlite") as store:
        assert store.counts().articles == 2
        assert len(store.account.rejected(limit=99)) == 9


def test_what_was_mended_is_no_longer_rejected(dateline, tmp_path):
    (tmp_path / "a.txt").touch()
    assert dateline("ingest", "a.txt", "--store", "s.sqlite").returncode == 1
    (tmp_path / "a.txt").write_text(STORY)
    assert dateline("ingest", "a.txt", "--store", "s.sqlite").returncode == 0
    with Store.open(tmp_path / "s.sqlite") as store:
        assert store.account.rejected(limit=9) == ()


def test_an_article_full_of_markup_is_text_and_nothing_more(dateline, tmp_path):
    text = (
        f"{STORY} <script>alert(1)</script> {{{{ 7*7 }}}} ![x](http://x.example/y.png) '); DROP TABLE article;--"
    )
    stdin = lines({"text": text, "title": "<b>bold</b>\u202e", "url": "javascript:alert(1)", "source": "=1+1"})
    assert dateline("ingest", "-", "--store", "s.sqlite", stdin=stdin).returncode == 0
    with Store.open(tmp_path / "s.sqlite") as store:
        (article,) = store.articles().values()
    assert article.text == text
    assert (article.title, article.url, article.source) == ("<b>bold</b>", "", "=1+1")


def test_a_run_that_is_killed_is_finished_by_the_next_and_nothing_is_there_twice(home, dateline, tmp_path):
    stories = [
        {"text": f"{STORY} This was dispatch number {number}.", "date": "2020-10-19"} for number in range(600)
    ]
    (tmp_path / "many.jsonl").write_text(lines(*stories))
    store, command = tmp_path / "s.sqlite", [*PROGRAM, "ingest", "many.jsonl", "--store", "s.sqlite"]
    running = subprocess.Popen(
        command, cwd=tmp_path, env={**os.environ, "DATELINE_HOME": str(home)}, stdout=subprocess.DEVNULL
    )
    while running.poll() is None and not (store.exists() and has_articles(store)):
        time.sleep(0.01)
    running.kill()
    running.wait()
    assert dateline("ingest", "many.jsonl", "--store", "s.sqlite").returncode == 0
    with Store.open(store) as opened:
        assert opened.counts().articles == 600
        assert len({article.text for article in opened.articles().values()}) == 600
        finished, killed = opened.account.runs(limit=9)
        assert (bool(finished.ended_utc), finished.new + finished.known) == (True, 600)
        assert not killed.ended_utc or killed.new == 600


def has_articles(path):
    try:
        with Store.open(path) as store:
            return store.counts().articles > 0
    except StoreError:
        return False


def test_an_interrupted_run_says_so_and_keeps_what_was_stored(home, tmp_path):
    stories = [
        {"text": f"{STORY} This was dispatch number {number}.", "date": "2020-10-19"} for number in range(10_000)
    ]
    (tmp_path / "many.jsonl").write_text(lines(*stories))
    # Whoever runs the tests in the background of a shell has them ignore Ctrl-C, and their children, too.
    heeding = f"import signal; signal.signal(signal.SIGINT, signal.default_int_handler); {PROGRAM[-1]}"
    running = subprocess.Popen(
        [*PROGRAM[:-1], heeding, "ingest", "many.jsonl", "--store", "s.sqlite"],
        cwd=tmp_path,
        env={**os.environ, "DATELINE_HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    while running.poll() is None and not (
        (tmp_path / "s.sqlite").exists() and has_articles(tmp_path / "s.sqlite")
    ):
        time.sleep(0.01)
    running.send_signal(signal.SIGINT)
    account, said = running.communicate(timeout=120)
    assert (running.returncode, said.strip().splitlines()[-1]) == (130, "Interrupted.")
    assert "Not finished: what is told of here is stored, and the same command goes on from there.\n" in account
    with Store.open(tmp_path / "s.sqlite") as store:
        assert store.counts().articles >= 100
        (kept,) = store.account.runs(limit=9)
        assert (kept.ended_utc, kept.given) == ("", ("many.jsonl",))
        assert store.counts().articles - 100 <= kept.new <= store.counts().articles
        told = int(re.search(r"Articles read: (\d+)", account)[1])
        assert kept.new <= told <= store.counts().articles


def test_the_account_has_a_line_for_each_figure(dateline, tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    wire = "TERTER, Azerbaijan, Oct. 19, 2020 (Agency) - " + LONG_STORY
    (folder / "one.txt").write_text(wire)
    (folder / "two.txt").write_text(f"The Courier\n\n{wire}")
    (folder / "undated.txt").write_text(STORY + " Nobody knows when this was written down.")
    (folder / "foreign.txt").write_text(RUSSIAN)
    (folder / "broken.jsonl").write_text("{broken\n")
    result = dateline("ingest", "folder", "--store", "s.sqlite", "--account", "account.jsonl")
    assert result.returncode == 1
    assert result.stdout.decode().splitlines() == [
        "Articles read: 3: 3 new, 0 known before",
        "Near-duplicates among the new: 1",
        "Without a day: 1",
        "With signs that disagree on the day: 0",
        "Not in a language that is read: 1: Russian (ru) 1",
        "Rejected: 1: bad JSON 1",
        f"Incidents in the store: {incidents_of(tmp_path / 's.sqlite')}",
        "Store: s.sqlite",
    ]
    *unread, last = map(json.loads, (tmp_path / "account.jsonl").read_text().splitlines())
    assert [(each["code"], each["language"]) for each in unread] == [("bad JSON", ""), ("language", "ru")]
    assert unread[0]["text"] == "{broken"
    assert unread[1]["text"] == RUSSIAN
    assert last["account"] == {
        "given": ["folder"],
        "store": "s.sqlite",
        "finished": True,
        "read": 3,
        "new": 3,
        "known": 0,
        "replaced": 0,
        "copies": 1,
        "undated": 1,
        "disputed": 0,
        "rejected": 1,
        "coded_events": {"new": 0, "known": 0, "replaced": 0},
        "reasons": {"bad JSON": 1},
        "not_in_a_language_read": 1,
        "languages": {"ru": 1},
        "incidents": incidents_of(tmp_path / "s.sqlite"),
    }
    with Store.open(tmp_path / "s.sqlite") as store:
        (kept,) = store.account.runs(limit=9)
    assert (kept.new, kept.copies, kept.undated, kept.rejected) == (3, 1, 1, 1)
    assert (kept.languages, kept.reasons) == ({"ru": 1}, {"bad JSON": 1})
    assert kept.began_utc <= kept.ended_utc


def incidents_of(store):
    with Store.open(store) as opened:
        return opened.counts().incidents


def test_an_article_in_another_language_is_kept_and_ends_with_0(dateline, tmp_path):
    (tmp_path / "a.txt").write_text(f" date 2020-10-19 {RUSSIAN}")
    assert dateline("ingest", "a.txt", "--source", "The Paper", "--store", "s.sqlite").returncode == 0
    with Store.open(tmp_path / "s.sqlite") as store:
        (kept,) = store.account.rejected(limit=9)
    assert (kept.text, kept.language, kept.source, str(kept.published)) == (
        RUSSIAN, "ru", "The Paper", "2020-10-19",
    )  # fmt: skip


def test_a_file_for_the_account_that_cannot_be_written_is_misuse(dateline, tmp_path):
    (tmp_path / "a.txt").write_text(STORY)
    result = dateline("ingest", "a.txt", "--store", "s.sqlite", "--account", "nowhere/account.jsonl")
    assert (result.returncode, b"no such file or directory" in result.stderr) == (2, True)
    assert not (tmp_path / "s.sqlite").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk that is full")
def test_an_account_that_finds_no_room_is_told_and_what_was_read_is_stored(dateline, tmp_path):
    (tmp_path / "a.txt").write_text(STORY)
    result = dateline("ingest", "a.txt", "--store", "s.sqlite", "--account", "/dev/full")
    assert result.returncode == 1
    assert result.stderr.decode() == "The account cannot be written to /dev/full: no space left on device.\n"
    with Store.open(tmp_path / "s.sqlite") as store:
        assert store.counts().articles == 1
        assert store.account.runs(limit=9)[0].ended_utc


@pytest.mark.skipif(os.name != "posix", reason="there are no terminals of this sort")
def test_a_terminal_gets_a_bar_with_rate_and_time_left(home, tmp_path):
    (tmp_path / "a.txt").write_text(STORY)
    import termios  # noqa: PLC0415  there is none on Windows

    seen, terminal = os.openpty()
    termios.tcsetwinsize(terminal, (24, 120))
    running = subprocess.Popen(
        [*PROGRAM, "ingest", "a.txt", "--store", "s.sqlite"],
        cwd=tmp_path,
        env={**os.environ, "DATELINE_HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=terminal,
    )
    running.communicate(timeout=120)
    os.close(terminal)
    bar = os.read(seen, 100_000).decode()
    os.close(seen)
    far = f"{len(STORY)}/{len(STORY)}"
    assert re.search(rf"Reading: 100%.* {far} \[[\d:]+<[\d:]+, .*B/s, 1 articles, [\d.]+ a second\]", bar)


def test_a_name_that_is_no_unicode_does_no_harm(dateline, tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / os.fsdecode(b"\xff\xfe.txt")).write_text(STORY)
    result = dateline("ingest", "folder", "--store", "s.sqlite")
    assert result.returncode == 0, result.stderr


# ---------------------------------------------------------------- export


def test_export_writes_csv_to_whoever_reads(dateline, ingested):
    result = dateline("export", "--store", ingested)
    rows = list(csv.DictReader(io.StringIO(result.stdout.decode())))
    row = next(row for row in rows if row["fatalities_best"])
    assert (row["event_date"], row["fatalities_best"], row["source"]) == ("2020-10-18", "2", "The Paper")
    assert row["notes"].startswith("Shells fell on Terter")


def test_export_writes_a_file_with_its_description_beside_it(dateline, ingested, tmp_path):
    result = dateline("export", "--store", ingested, "--format", "geojson", "-o", "out.geojson")
    assert (result.returncode, result.stdout) == (0, b"")
    features = json.loads((tmp_path / "out.geojson").read_text())["features"]
    assert features[0]["geometry"]["coordinates"][0] == pytest.approx(46.9, abs=0.3)
    package = json.loads((tmp_path / "datapackage.json").read_text())
    assert package["resources"][0]["path"] == "out.geojson"
    assert "GeoNames" in str(package["notes"])


CHOICES = [
    (["--from", "2020-10-18", "--to", "2020-10-18"], True),
    (["--from", "2020-10-19"], False),
    (["--to", "2020-10-17"], False),
    (["--kind", "explosions/remote violence"], True),
    (["--kind", "Talks"], False),
    (["--status", "planned"], False),
    (["--status", "all"], True),
    (["--place", "TERTER"], True),
    (["--place", "Tərtər"], True),
    (["--place", "Тертер"], True),
]


@pytest.mark.parametrize(("options", "is_there"), CHOICES)
def test_export_takes_what_is_chosen(dateline, ingested, options, is_there):
    result = dateline("export", "--store", ingested, *options)
    assert result.returncode == 0
    assert (b"Shells fell on Terter" in result.stdout) is is_there


# ---------------------------------------------------------------- misuse and what is missing

MISUSE = [
    (["ingest"], "Name a PATH or an address"),
    (["ingest", "a.txt", "--published", "yesterday"], "write it as 2020-10-18"),
    (["export", "--format", "shapefile"], "is not one of"),
    (["export", "--store", "{store}", "--kind", "Weddings"], "Armed clash".lower()),
    (["export", "--store", "{store}", "--status", "maybe"], "happened"),
    (["export", "--store", "{store}", "--place", "Atlantis"], "Atlantis"),
    (["export", "--store", "{store}", "-o", "no/such/folder.csv"], "No such file"),
    (["serve", "--port", "0"], "range"),
    (["frobnicate"], "No such command"),
    (["gazetteer", "build", "--overlay", "nowhere.csv"], "does not exist"),
    (["gazetteer", "build", "--geonames", "nowhere.zip"], "does not exist"),
]


@pytest.mark.parametrize(
    ("arguments", "said"), MISUSE, ids=[" ".join(row[0][:2]) + f" {i}" for i, row in enumerate(MISUSE)]
)
def test_misuse_is_told_and_ends_with_2(dateline, ingested, arguments, said):
    result = dateline(*(argument.replace("{store}", str(ingested)) for argument in arguments))
    assert said in result.stderr.decode()
    assert b"Traceback" not in result.stderr
    assert result.returncode == (1 if "-o" in arguments else 2)


@pytest.mark.parametrize(
    "arguments", [["geoparse"], ["extract"], ["ingest", "a.txt"], ["gazetteer", "lookup", "Baku"]]
)
def test_a_missing_gazetteer_stops_with_what_to_do(dateline, tmp_path, arguments):
    result = dateline(*arguments, "--gazetteer", "nowhere", stdin=lines({"id": 1, "text": STORY}))
    assert result.returncode == 1
    assert "gazetteer build" in result.stderr.decode()
    assert len(result.stderr.decode().splitlines()) == 1
    assert not (tmp_path / "a.sqlite").exists()


@pytest.mark.parametrize("arguments", [["export"], ["serve"]])
def test_a_missing_or_broken_store_stops_with_what_to_do(dateline, tmp_path, arguments):
    result = dateline(*arguments, "--store", "nowhere.sqlite")
    assert (result.returncode, "dateline ingest" in result.stderr.decode()) == (1, True)
    (tmp_path / "broken.sqlite").write_bytes(b"this is no database " * 99)
    result = dateline(*arguments, "--store", "broken.sqlite")
    assert result.returncode == 1
    assert "ingest again" in result.stderr.decode()
    assert b"Traceback" not in result.stderr


# ---------------------------------------------------------------- gazetteer and help


def test_lookup_tells_every_reading_with_its_source(dateline):
    told = dateline("gazetteer", "lookup", "Xankəndi").stdout.decode()
    assert "Stepanakert" in told
    assert "GeoNames" in told
    (first, *_) = objects(dateline("gazetteer", "lookup", "Martuni", "--json"))
    assert first["names"]
    assert isinstance(first["lat"], float)


def test_lookup_tells_the_days_for_which_a_name_held(dateline):
    told = dateline("gazetteer", "lookup", "Ganja").stdout.decode()
    assert "Kirovabad (az, 1935-01-01–1989-12-30)" in told
    assert "Gəncə (az, 1989-12-30–)" in told


def test_lookup_of_a_name_that_is_none_says_so(dateline):
    result = dateline("gazetteer", "lookup", "Qwxzptk")
    assert (result.returncode, result.stdout) == (1, b"")
    assert "Qwxzptk" in result.stderr.decode()


def test_a_faulty_overlay_is_told_with_its_faults(dateline, tmp_path):
    (tmp_path / "mine.csv").write_text("place_id,name,lat\nmine:a,A,north\n")
    result = dateline("gazetteer", "build", "--overlay", "mine.csv", "--gazetteer", "built")
    assert result.returncode == 1
    assert "mine.csv" in result.stderr.decode()
    assert b"Traceback" not in result.stderr


def every_command(group, path=()):
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from every_command(command, (*path, name))
        yield (*path, name), command


COMMANDS = dict(every_command(command_tree))


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_commands_help_shows_an_example_and_tells_of_every_option(path):
    command = COMMANDS[path]
    told = command.get_help(click.Context(command, info_name=" ".join(("dateline", *path))))
    example = told[told.index("Example:") :]
    assert f"dateline {' '.join(path)}" in example
    options = [one for one in command.params if isinstance(one, click.Option)]
    assert all(one.help for one in options)


def test_the_programs_own_help_names_every_command(dateline):
    told = dateline("--help").stdout.decode()
    assert all(f"  {path[0]}" in told for path in COMMANDS)
    assert dateline("--version").stdout.startswith(b"dateline, version ")


# ---------------------------------------------------------------- coded events


def test_acleds_and_ucdps_tables_are_known_by_their_columns_and_read_once(dateline, tmp_path):
    refused = ACLED | {"event_id_cnty": "AZE9", "latitude": "99"}
    (tmp_path / "acled.csv").write_bytes(table_of(ACLED, refused))
    (tmp_path / "GEDEvent_v24_1.csv").write_bytes(table_of(UCDP))
    first = dateline("ingest", "acled.csv", "GEDEvent_v24_1.csv", "--store", "s.sqlite")
    assert first.returncode == 1
    told = first.stderr.decode()
    assert "acled.csv: read as coded events of ACLED, by its columns" in told
    assert "GEDEvent_v24_1.csv: read as coded events of UCDP GED, by its columns" in told
    assert 'acled.csv:3: its latitude is "99"' in told
    assert "Coded events read: 2: 2 new" in first.stdout.decode()
    assert "Rejected: 1: coded row 1" in first.stdout.decode()
    again = dateline("ingest", "acled.csv", "GEDEvent_v24_1.csv", "--store", "s.sqlite").stdout.decode()
    assert "Coded events read: 2: 2 known before" in again
    rows = exported(dateline, "--format", "csv", "--store", "s.sqlite")
    assert {(row["coded_by"], row["coded_id"]) for row in rows} == {("ACLED", "AZE123"), ("UCDP GED", "412345")}


def test_a_newer_export_takes_the_place_of_an_older_one(dateline, tmp_path):
    (tmp_path / "old.csv").write_bytes(table_of(ACLED))
    (tmp_path / "new.csv").write_bytes(table_of(ACLED | {"timestamp": "1800000000", "fatalities": "3"}))
    for name in ("old.csv", "new.csv", "old.csv"):
        assert dateline("ingest", name, "--store", "s.sqlite").returncode == 0
    rows = exported(dateline, "--format", "csv", "--store", "s.sqlite")
    assert [row["fatalities_best"] for row in rows] == ["3"]


def test_coded_events_are_counted_for_each_run_apart_from_articles(dateline, tmp_path):
    (tmp_path / "old.csv").write_bytes(table_of(ACLED, ACLED | {"event_id_cnty": "AZE9"}))
    (tmp_path / "new.csv").write_bytes(table_of(ACLED | {"timestamp": "1800000000", "fatalities": "3"}))
    told = []
    for name in ("old.csv", "old.csv", "new.csv"):
        assert dateline("ingest", name, "--store", "s.sqlite", "--account", "a.jsonl").returncode == 0
        told.append(json.loads((tmp_path / "a.jsonl").read_text().splitlines()[-1])["account"])
    counted = [
        {"new": 2, "known": 0, "replaced": 0},
        {"new": 0, "known": 2, "replaced": 0},
        {"new": 0, "known": 0, "replaced": 1},
    ]
    assert [each["coded_events"] for each in told] == counted
    assert {(each["read"], each["new"], each["known"]) for each in told} == {(0, 0, 0)}
    with Store.open(tmp_path / "s.sqlite") as store:
        runs = store.account.runs(limit=9)
    assert [dict(run.coded) for run in runs] == [{"replaced": 1}, {"known": 2}, {"new": 2}]


def test_our_own_tables_in_acleds_and_ucdps_columns_are_never_taken_for_theirs(dateline, ingested):
    for form in ("acled", "ucdp"):
        made = dateline("export", "--format", form, "--output", f"{form}.csv", "--store", ingested)
        assert made.returncode == 0, made.stderr
        read = dateline("ingest", f"{form}.csv", "--store", "other.sqlite")
        assert read.returncode == 1
        assert "Coded events read" not in read.stdout.decode()


def exported(dateline, *options):
    return list(csv.DictReader(io.StringIO(dateline("export", *options).stdout.decode())))
