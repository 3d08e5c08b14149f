"""Archives are read as folders are, within limits; what cannot be read of them is named with its reason."""

import bz2
import gzip
import io
import json
import lzma
import struct
import tarfile
import tempfile
import tracemalloc
import zipfile
import zlib
from pathlib import Path

import pytest

from corpus import unpacking
from corpus.documents import Document
from corpus.raw_article import RawArticle
from corpus.readers import read_open, read_paths
from corpus.records import Noted, Rejected

STORY = "Shells fell on the town on Sunday, the ministry said. Nobody was hurt, residents told reporters."
LINE = json.dumps({"text": STORY}).encode() + b"\n"
TABLE = f'title,text\nShells,"{STORY}"\n'.encode()


def read(name, content):
    """What is found but for notes of which column is what."""
    return [one for one in read_open(io.BytesIO(content), name, name) if not isinstance(one, Noted)]


def told(name, content):
    """What was read, as origin and text, and what was refused, as origin and code."""
    return [
        (one.origin, one.code if isinstance(one, Rejected) else getattr(one, "text", "") or one.content.decode())
        for one in read(name, content)
    ]


def zipped(members, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def tarred(members, packing="", form=tarfile.PAX_FORMAT):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=f"w:{packing}", format=form) as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return out.getvalue()


MEMBERS = {"2020/a.txt": STORY.encode(), "b.jsonl": LINE * 2, "c.csv": TABLE}
READ = [("2020/a.txt", STORY), ("b.jsonl:1", STORY), ("b.jsonl:2", STORY), ("c.csv:2", STORY)]

# ---------------------------------------------------------------- what is read

ARCHIVES = {
    "news.zip": zipped(MEMBERS),
    "stored.zip": zipped(MEMBERS, zipfile.ZIP_STORED),
    "bzip2.zip": zipped(MEMBERS, zipfile.ZIP_BZIP2),
    "news.tar": tarred(MEMBERS),
    "gnu.tar": tarred(MEMBERS, form=tarfile.GNU_FORMAT),
    "old.tar": tarred(MEMBERS, form=tarfile.USTAR_FORMAT),
    "news.tar.gz": tarred(MEMBERS, "gz"),
    "news.tgz": tarred(MEMBERS, "gz"),
    "news.tar.bz2": tarred(MEMBERS, "bz2"),
    "news.tar.xz": tarred(MEMBERS, "xz"),
    "no ending": tarred(MEMBERS, "gz"),
    "wrong ending.html": zipped(MEMBERS),
}


@pytest.mark.parametrize("name", ARCHIVES)
def test_members_of_an_archive_are_read_as_files_are(name):
    assert told(name, ARCHIVES[name]) == [(f"{name}/{member}", text) for member, text in READ]


PACKERS = {".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress}


@pytest.mark.parametrize("ending", PACKERS)
def test_a_packed_file_is_read_as_the_file_is(ending):
    pack = PACKERS[ending]
    (document,) = read(f"2020-10-18.html{ending}", pack(STORY.encode()))
    assert (document.content, document.name, document.kind) == (STORY.encode(), "2020-10-18.html", ".html")
    assert document.origin == f"2020-10-18.html{ending}"
    assert told(f"a.jsonl{ending}", pack(LINE * 2)) == [(f"a.jsonl{ending}:{i}", STORY) for i in (1, 2)]
    (row,) = read(f"a.csv{ending}", pack(TABLE))
    assert isinstance(row, RawArticle)
    assert (row.title, row.file_name) == ("Shells", "a.csv")


@pytest.mark.parametrize("ending", PACKERS)
def test_packed_pieces_in_a_row_and_zeros_after_them_are_one_file(ending):
    pack = PACKERS[ending]
    assert told(f"a.jsonl{ending}", pack(LINE) + pack(LINE) + bytes(512)) == [
        (f"a.jsonl{ending}:{i}", STORY) for i in (1, 2)
    ]


def test_a_table_of_many_megabytes_is_read_out_of_a_packed_tar_from_its_beginning():
    rows = b"".join(b'%d,"%s"\n' % (i, STORY.encode()) for i in range(20_000))
    found = read("a.tar.gz", tarred({"a.csv": b"title,text\n" + rows, "b.txt": STORY.encode()}, "gz"))
    assert len(found) == 20_001
    assert [found[0].title, found[-2].title] == ["0", "19999"]


def test_archives_lie_in_archives():
    inner = zipped({"a.txt": STORY, "more.tar.gz": tarred({"b.txt.xz": lzma.compress(STORY.encode())}, "gz")})
    assert told("outer.zip", zipped({"2020/inner.zip": inner})) == [
        ("outer.zip/2020/inner.zip/a.txt", STORY),
        ("outer.zip/2020/inner.zip/more.tar.gz/b.txt.xz", STORY),
    ]


def test_an_archive_in_a_folder_is_read_where_it_lies(tmp_path):
    (tmp_path / "news.zip").write_bytes(zipped(MEMBERS))
    found = read_paths([str(tmp_path)], io.BytesIO())
    origins = [one.origin for one in found if not isinstance(one, Noted)]
    assert origins == [f"{tmp_path}/news.zip/{member}" for member, _ in READ]


def test_hidden_members_are_passed_over():
    names = [".DS_Store", "__MACOSX/2020/._a.txt", ".git/b.txt", "2020/.c.txt", "./d.txt", "../e.txt"]
    members = dict.fromkeys(names, STORY.encode())
    assert [origin for origin, _ in told("a.tar", tarred(members))] == ["a.tar/./d.txt", "a.tar/../e.txt"]


def test_folders_in_archives_are_no_members():
    assert told("a.zip", zipped({"2020/": "", "2020/a.txt": STORY})) == [("a.zip/2020/a.txt", STORY)]


def test_office_documents_are_no_archives():
    content = zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"})
    found = read("story.docx", content)
    assert [one.origin for one in found] == ["story.docx"]


def test_a_very_long_name_in_a_tar_is_read_in_either_manner():
    name = "/".join(["a" * 90] * 3) + "/b.txt"
    for form in (tarfile.PAX_FORMAT, tarfile.GNU_FORMAT):
        assert told("a.tar", tarred({name: STORY.encode()}, form=form)) == [(f"a.tar/{name}", STORY)]


# ---------------------------------------------------------------- names that nobody vouches for

NAMES = [
    "../../etc/passwd.txt",
    "/etc/passwd.txt",
    "C:\\Windows\\a.txt",
    "..\\..\\a.txt",
    "a\x1b[31m.txt",
    "a\u202e.txt",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_member_is_read_under_any_name_and_nothing_is_written(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for archive in (zipped({name: STORY}), tarred({name: STORY.encode()})):
        (document,) = read("a", archive)
        assert document.content == STORY.encode()
        assert document.origin.isprintable()
        assert document.name.isprintable()
        assert not set("/\\") & set(document.name.replace("\\x1b", "").replace("\\u202e", ""))
    assert list(tmp_path.iterdir()) == []


def test_names_in_no_encoding_are_shown_with_escapes():
    content = tarred({"a\udcff.txt": STORY.encode()}, form=tarfile.GNU_FORMAT)
    assert told("a.tar", content) == [("a.tar/a\\udcff.txt", STORY)]


def test_names_in_a_zip_that_are_not_utf_8_as_said_cost_nothing_but_the_name():
    content = zipped({"Ağdam.txt": STORY}).replace("ğ".encode(), b"\xff\xfe")
    found = told("a.zip", content)
    assert found[0][1] == STORY
    assert [code for _, code in found[1:]] == ["broken archive"]


def test_a_name_with_a_nul_ends_there():
    content = zipped({"a.txt\u00ff.exe": STORY}).replace("ÿ".encode(), b"\0\0")
    assert told("a.zip", content)[0][1] == STORY


def test_links_and_devices_are_refused_and_not_followed(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text(STORY)
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for number, kind in enumerate(["1", "2", "3", "4", "6", "S"]):
            info = tarfile.TarInfo(f"{number}.txt")
            info.type, info.linkname = kind.encode(), str(secret)
            archive.addfile(info)
        info = tarfile.TarInfo("last.txt")
        info.size = len(STORY)
        archive.addfile(info, io.BytesIO(STORY.encode()))
    *refused, last = read("a.tar", out.getvalue())
    assert last.content == STORY.encode()
    assert [one.code for one in refused] == ["kind of file"] * 6
    assert "links in archives are not followed" in refused[0].reason
    assert "a device" in refused[2].reason
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    (refused,) = read("a.zip", zipped({link: str(secret)}))
    assert "links in archives are not followed" in refused.reason


# ---------------------------------------------------------------- what is damaged or not read


def changed(content, place, by):
    return content[:place] + by + content[place + len(by) :]


def test_an_encrypted_member_is_refused_by_name_and_the_others_are_read():
    content = zipped({"a.txt": STORY, "b.txt": STORY})
    place = content.index(b"PK\x01\x02") + 8
    found = told("a.zip", changed(content, place, b"\x01\x00"))
    assert found == [("a.zip/a.txt", "unreadable"), ("a.zip/b.txt", STORY)]


def test_a_member_packed_in_an_unknown_way_is_refused_by_name():
    (refused,) = read("a.zip", zipped({"a.txt": STORY}, zipfile.ZIP_LZMA))
    assert (refused.origin, refused.code) == ("a.zip/a.txt", "kind of file")
    assert "LZMA" in refused.reason


def test_a_wrong_checksum_costs_its_member_only():
    content = zipped({"a.txt": STORY, "b.txt": STORY}, zipfile.ZIP_STORED)
    found = told("a.zip", content.replace(b"Shells", b"Snails", 1))
    assert found == [("a.zip/a.txt", "broken archive"), ("a.zip/b.txt", STORY)]


def test_a_zip_that_was_cut_off_gives_what_came_before():
    content = zipped({f"{i}.txt": f"{STORY} {i}" for i in range(5)}, zipfile.ZIP_STORED)
    found = told("a.zip", content[: content.index(b"3.txt") + 30])
    assert [text for _, text in found[:3]] == [f"{STORY} {i}" for i in range(3)]
    assert found[3:] == [("a.zip/3.txt", "broken archive"), ("a.zip", "broken archive")]


def test_a_zip_without_its_table_gives_all_its_members_and_says_so():
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        content = zipped({"a.txt": STORY, "b.txt": STORY}, method)
        found = told("a.zip", content[: content.index(b"PK\x01\x02")])
        assert found == [("a.zip/a.txt", STORY), ("a.zip/b.txt", STORY), ("a.zip", "broken archive")]


class Pipe(io.RawIOBase):
    """Where a ZIP is written without going back: the sizes then follow each member."""

    def __init__(self):
        super().__init__()
        self.content = b""

    def writable(self):
        return True

    def write(self, data):
        self.content += bytes(data)
        return len(data)


def test_a_zip_written_to_a_pipe_and_cut_off_gives_what_came_before():
    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for i in range(3):
            archive.writestr(f"{i}.txt", f"{STORY} {i}")
    assert len(told("a.zip", pipe.content)) == 3
    found = told("a.zip", pipe.content[: pipe.content.index(b"PK\x01\x02")])
    assert [text for _, text in found] == [*(f"{STORY} {i}" for i in range(3)), "broken archive"]


def test_a_tar_that_was_cut_off_gives_what_came_before():
    content = tarred({f"{i}.txt": f"{STORY} {i}".encode() for i in range(4)}, form=tarfile.USTAR_FORMAT)
    whole = [(f"a.tar/{i}.txt", f"{STORY} {i}") for i in range(2)]
    assert told("a.tar", content[: 2 * 1024 + 512 + 20]) == [
        *whole,
        ("a.tar/2.txt", "broken archive"),
        ("a.tar", "broken archive"),
    ]
    assert told("a.tar", content[: 2 * 1024]) == [*whole, ("a.tar", "broken archive")]


@pytest.mark.parametrize("ending", PACKERS)
def test_a_packed_file_that_was_cut_off_gives_what_came_before(ending):
    lines = b"".join(json.dumps({"text": f"{STORY} {i * 7919}"}).encode() + b"\n" for i in range(16_000))
    packed = PACKERS[ending](lines)
    *articles, refused = read(f"a.jsonl{ending}", packed[: len(packed) * 3 // 4])
    assert len(articles) > 3_000
    assert all(isinstance(article, RawArticle) for article in articles)
    assert refused.code == "broken archive"
    assert "ends too early" in refused.reason


@pytest.mark.parametrize("ending", PACKERS)
def test_a_damaged_packed_file_is_refused(ending):
    packed = PACKERS[ending](STORY.encode() * 3)
    place = len(packed) // 2
    (refused,) = read(f"a.txt{ending}", changed(packed, place, bytes([packed[place] ^ 0xFF])))
    assert refused.code == "broken archive"


def test_a_file_that_is_no_archive_but_called_one_is_refused():
    for name in ("a.zip", "a.tar", "a.gz", "a.warc.gz"):
        (refused,) = read(name, STORY.encode())
        assert refused.code == "broken archive"
    assert told("a.tar", bytes(10_240)) == [("a.tar", "broken archive")]


def test_an_enormous_line_in_a_packed_file_costs_itself_only():
    content = LINE + json.dumps({"text": "x" * 10_100_000}).encode() + b"\n" + LINE
    assert told("a.jsonl.gz", gzip.compress(content)) == [
        ("a.jsonl.gz:1", STORY),
        ("a.jsonl.gz:2", "too large"),
        ("a.jsonl.gz:3", STORY),
    ]


# ---------------------------------------------------------------- bombs


class Measured:
    """How much memory a block took at its most, in bytes."""

    def __enter__(self):
        tracemalloc.start()
        return self

    def __exit__(self, *_):
        self.most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()


@pytest.fixture
def little(monkeypatch):
    """Limits that small bombs meet as large ones meet the real."""
    monkeypatch.setattr(unpacking, "FREE_BYTES", 2_000_000)
    monkeypatch.setattr(unpacking, "FREE_BYTES_OF_ALL", 4_000_000)


ZEROS = bytes(30_000_000)


@pytest.mark.usefixtures("little")
@pytest.mark.parametrize("ending", PACKERS)
def test_a_packed_bomb_is_refused_in_little_memory(ending):
    for name in (f"a.txt{ending}", f"a.jsonl{ending}", f"a.csv{ending}"):
        bomb = PACKERS[ending](b"text\n" + ZEROS)
        with Measured() as memory:
            found = read(name, bomb)
        assert found[-1].code in {"too large", "binary"}
        assert memory.most < 25_000_000


@pytest.mark.usefixtures("little")
@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2])
def test_a_zip_bomb_is_refused_in_little_memory(method):
    bomb = zipped({"a.txt": b"text\n" + ZEROS, "b.jsonl": b"{}\n" + ZEROS, "c.txt": STORY}, method)
    with Measured() as memory:
        found = told("a.zip", bomb)
    assert found[0] == ("a.zip/a.txt", "too large")
    assert found[-1][1] in {"too large", STORY}
    assert memory.most < 25_000_000


def test_a_member_that_says_it_is_small_and_is_not_is_refused():
    content = zipped({"a.txt": STORY * 100})
    place = content.index(b"PK\x01\x02") + 24
    assert told("a.zip", changed(content, place, struct.pack("<L", 50))) == [("a.zip/a.txt", "broken archive")]


@pytest.mark.usefixtures("little")
def test_zips_in_zips_end_at_a_depth():
    bomb = zipped({"a.txt": STORY})
    for _ in range(6):
        bomb = zipped({f"{i}.zip": bomb for i in range(4)})
    with Measured() as memory:
        found = read("42.zip", bomb)
    assert {one.code for one in found} == {"too large"}
    assert len(found) == 4**5
    assert "5 archives" in found[0].reason
    assert memory.most < 30_000_000


def test_archives_in_a_small_file_are_limited():
    bomb = zipped({"a.txt": STORY})
    for _ in range(4):
        bomb = zipped({f"{i}.zip": bomb for i in range(16)})
    assert len(bomb) < 20_000
    *documents, last = read("42.zip", bomb)
    assert len(documents) < 1_000
    assert "too many archives are in it (more than 1,000)" in last.reason


@pytest.mark.usefixtures("little")
def test_all_that_one_file_unpacks_to_is_limited():
    inner = zipped({"a.txt": b"x" * 1_900_000})
    *_, last = read("a.zip", zipped({f"{i}.zip": inner for i in range(30)}))
    assert (last.origin, last.code) == ("a.zip", "too large")
    assert "all that is in it unpacks to more than 4.0 MB" in last.reason


def overlapping(number):
    """A ZIP whose members all end in the same bytes, each over the heads of those after it."""
    kernel = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = kernel.compress(b"x" * 1_000_000) + kernel.flush()
    heads = [
        struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 8, 0, 0, 0, len(packed), 1_000_000, 5, 0) + b"%d.txt" % i
        for i in range(number)
    ]
    body = b"".join(heads) + packed
    directory = b"".join(
        struct.pack(
            "<4s6H3L5H2L",
            b"PK\1\2",
            20,
            20,
            0,
            8,
            0,
            0,
            0,
            len(body) - 35 * i - 35,
            10**6,
            5,
            0,
            0,
            0,
            0,
            0,
            35 * i,
        )
        + b"%d.txt" % i
        for i in range(number)
    )
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, number, number, len(directory), len(body), 0)
    return body + directory + end


def test_members_that_lie_over_each_other_are_refused():
    found = read("a.zip", overlapping(9))
    assert [one.code for one in found] == ["broken archive"] * 9
    assert sum("lies over another member" in one.reason for one in found) == 8


def test_a_table_of_contents_that_would_fill_memory_is_refused(monkeypatch):
    monkeypatch.setattr("corpus.reading_zip.LARGEST_DIRECTORY_BYTES", 70_000)
    (refused,) = read("a.zip", zipped({f"{i:050}.txt": b"" for i in range(1_000)}))
    assert refused.code == "too large"
    assert "bring it as tar" in refused.reason


def test_too_many_members_end_the_reading(monkeypatch):
    monkeypatch.setattr(unpacking, "FREE_MEMBERS", 3)
    monkeypatch.setattr(unpacking, "MEMBER_BYTES", 10_000)
    *read_before, last = read("a.tar", tarred({f"{i}.txt": STORY.encode() for i in range(5)}))
    assert len(read_before) == 3
    assert "too many members are in it (more than 3)" in last.reason


def test_a_small_file_of_millions_of_faulty_lines_is_not_read_to_its_end():
    *refused, last = read("a.jsonl.gz", gzip.compress(b"x\n" * 1_000_000))
    assert len(refused) == 20_000
    assert "too many faulty lines are in it" in last.reason


def test_a_member_without_a_name_is_read():
    content = zipped({"x": STORY})
    found = told("a.zip", changed(content, content.index(b"PK\x01\x02") + 46, b"\0"))
    assert found == [("a.zip/", STORY)]


def test_a_head_of_a_tar_that_would_fill_memory_is_refused():
    info = tarfile.TarInfo("a")
    info.type, info.size = tarfile.XHDTYPE, 30_000_000
    bomb = gzip.compress(info.tobuf(tarfile.USTAR_FORMAT) + ZEROS)
    with Measured() as memory:
        (refused,) = read("a.tar.gz", bomb)
    assert refused.code == "broken archive"
    assert memory.most < 5_000_000


def test_a_size_below_zero_in_a_tar_ends_it():
    info = tarfile.TarInfo("a")
    head = bytearray(info.tobuf(tarfile.GNU_FORMAT))
    head[124:136] = b"\xff" * 12
    head[148:156] = b"        "
    head[148:156] = b"%06o\0 " % sum(head)
    (refused,) = read("a.tar", bytes(head) + bytes(1024))
    assert "a size below zero" in refused.reason


def test_an_xz_that_asks_for_too_much_memory_is_refused():
    filters = [{"id": lzma.FILTER_LZMA2, "dict_size": 1 << 30}]
    packer = lzma.LZMACompressor(format=lzma.FORMAT_XZ, filters=[{**filters[0], "dict_size": 1 << 28}])
    (refused,) = read("a.txt.xz", packer.compress(STORY.encode()) + packer.flush())
    assert refused.code == "broken archive"
    assert "emory" in refused.reason


@pytest.mark.skipif(
    not __import__("os").path.exists("/dev/full"), reason="only Linux has a disk that is always full"
)
def test_no_room_for_an_archive_in_an_archive_costs_it_only(monkeypatch):
    def full_disk(max_size):  # noqa: ARG001  as the real one is called
        return Path("/dev/full").open("w+b", buffering=0)

    monkeypatch.setattr(unpacking, "SpooledTemporaryFile", full_disk)
    refused, document = read("a.tar", tarred({"a.zip": zipped({"b.txt": STORY}), "c.txt": STORY.encode()}))
    assert (refused.origin, refused.code) == ("a.tar/a.zip", "unreadable")
    assert "no space left on device" in refused.reason
    assert document.content == STORY.encode()


def test_temporary_files_have_no_name_and_are_gone(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(unpacking, "_KEPT_IN_MEMORY_BYTES", 10)
    found = read_open(io.BytesIO(tarred({"a.zip": zipped({"b.txt": STORY})})), "a.tar", "a.tar")
    assert isinstance(next(found), Document)
    assert list(tmp_path.iterdir()) == []
