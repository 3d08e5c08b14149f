"""Whatever bytes an archive is made of, the readers give documents and refusals, soon, and raise nothing."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.documents import Document
from corpus.raw_article import RawArticle
from corpus.readers import read_open
from corpus.records import Noted, Rejected
from corpus.refusals import shown

STORY = b"The road to Barda was open again by noon, and buses ran on it once more. "
MEMBERS = {"a.txt": STORY, "2020/b.jsonl": b'{"text": "%s"}\n' % STORY * 3, "c.csv": b'text\n"%s"\n' % STORY}
LARGEST_BYTES = 30_000_000
"""What reading one of these small archives may ever give."""


def zipped(method, members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def tarred(form):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=form) as archive:
        for name, content in {**MEMBERS, "d" * 90 + "/" + "e" * 90: STORY}.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return out.getvalue()


def warc():
    blocks = [
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n%s\r\n\r\n%s" % heads
        for heads in (
            (b"X: y", b"<html>" + STORY),
            (b"Content-Encoding: gzip", gzip.compress(STORY)),
            (b"Transfer-Encoding: chunked", b"%x\r\n%s\r\n0\r\n\r\n" % (len(STORY), STORY)),
        )
    ]
    return [
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2020-10-19T00:00:00Z\r\n"
        b"WARC-Target-URI: https://paper.example/a\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n" % (len(block), block)
        for block in blocks
    ]


ARCHIVES = [
    zipped(zipfile.ZIP_DEFLATED, MEMBERS),
    zipped(zipfile.ZIP_STORED, MEMBERS),
    zipped(zipfile.ZIP_BZIP2, MEMBERS),
    zipped(zipfile.ZIP_DEFLATED, {"a.zip": zipped(zipfile.ZIP_STORED, MEMBERS), "b.gz": gzip.compress(STORY)}),
    tarred(tarfile.PAX_FORMAT),
    tarred(tarfile.GNU_FORMAT),
    b"".join(warc()),
    b"".join(map(gzip.compress, warc())),
    gzip.compress(tarred(tarfile.USTAR_FORMAT)),
    bz2.compress(MEMBERS["2020/b.jsonl"]),
    lzma.compress(MEMBERS["2020/b.jsonl"]),
]
WRAPPERS = [bytes, gzip.compress, lambda content: zipped(zipfile.ZIP_DEFLATED, {"x": content})]
PIECES = [
    b"",
    b"\0",
    b"\xff" * 4,
    b"\xff" * 8,
    b"PK\x03\x04",
    b"PK\x01\x02",
    b"\r\n",
    b"-1",
    b"9" * 19,
    b"\x1f\x8b\x08\0",
]


@st.composite
def mutated(draw):
    """An archive with some of its bytes changed, cut out, put in or doubled, or cut off."""
    content = bytearray(draw(st.sampled_from(ARCHIVES)))
    for _ in range(draw(st.integers(1, 6))):
        place = draw(st.integers(0, max(0, len(content) - 1)))
        length = draw(st.integers(0, 64))
        match draw(st.sampled_from(["flip", "cut out", "put in", "double", "cut off"])):
            case "flip":
                content[place : place + 1] = draw(st.binary(min_size=1, max_size=1))
            case "cut out":
                del content[place : place + length]
            case "put in":
                piece = draw(st.sampled_from(PIECES))
                content[place : place + draw(st.sampled_from([0, len(piece)]))] = piece
            case "double":
                content[place:place] = content[place : place + length]
            case "cut off":
                del content[len(content) - length :]
    return draw(st.sampled_from(WRAPPERS))(bytes(content))


def size_of(found):
    if isinstance(found, Document):
        return len(found.content)
    assert isinstance(found, RawArticle | Rejected | Noted)
    return 0


@given(mutated(), st.sampled_from(["a", "a.zip", "a.tar.gz", "a.warc", "a.jsonl.xz", "a.csv", "a.html"]))
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
def test_a_mutated_archive_is_read_or_refused(content, name):
    found = list(read_open(io.BytesIO(content), name, name))
    assert sum(map(size_of, found)) < LARGEST_BYTES
    assert all(shown(one.origin) == one.origin for one in found)


MARKS = [b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b\x08", b"BZh9", b"\xfd7zXZ\0", b"WARC/1.0\r\n"]


@given(st.binary(max_size=600), st.sampled_from(MARKS))
@settings(max_examples=200)
def test_anything_that_begins_as_an_archive_is_read_or_refused(rest, mark):
    list(read_open(io.BytesIO(mark + rest), "a", "a"))
