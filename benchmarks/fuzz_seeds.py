"""Small sound files of every kind that is read, invented: what fuzz_readers.py begins from."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from dataclasses import dataclass
from email.message import EmailMessage
from functools import cache
from html import escape

STORY = (
    "BARDA, October 28, 2020 (Courier) — Rockets fell on a street near the market on Wednesday, killing at least "
    "13 people and wounding 51, the prosecutor's office said. The ministry of the other side denied that it had "
    "fired.\n\n"
    "Residents told reporters that the shelling had begun at noon and that the road to Terter was closed."
)
PARAGRAPHS = "".join(f"<p>{part}</p>" for part in STORY.split("\n\n"))


@dataclass(frozen=True, slots=True)
class Seed:
    """A file by its name and content."""

    name: str
    content: bytes


@cache
def seeds() -> tuple[Seed, ...]:
    """One file or more of each kind; the same each time."""
    return (*_texts(), *_pages(), *_rows(), *_documents(), *_archives(), *_lists())


def _texts() -> tuple[Seed, ...]:
    return (
        Seed("a.txt", STORY.encode()),
        Seed("b.md", f"# Rockets fall\n\n{STORY}".encode()),
        Seed("c.txt", STORY.encode("utf-16")),
    )


def _pages() -> tuple[Seed, ...]:
    told = {
        "@type": "NewsArticle",
        "headline": "Rockets fall",
        "datePublished": "2020-10-28T14:05:00+04:00",
        "author": [{"@type": "Person", "name": "A. Writer"}],
        "articleBody": STORY,
    }
    head = (
        '<title>Rockets fall | Courier</title><meta charset="utf-8">'
        '<meta property="og:site_name" content="Courier">'
        '<meta property="article:published_time" content="2020-10-28T14:05:00+04:00">'
        '<link rel="canonical" href="https://courier.example/2020/10/28/rockets">'
    )
    plain = f"<!doctype html><html><head>{head}</head><body><nav><a href=/>Home</a></nav><article><h1>Rockets</h1>"
    script = f'<script type="application/ld+json">{json.dumps(told)}</script>'
    table = f"<html><body><table><tr><td>28.10.2020<td><font size=2>{STORY}</font></table></body></html>"
    return (
        Seed(
            "d.html", f"{plain}{PARAGRAPHS}</article><footer>All rights reserved</footer></body></html>".encode()
        ),
        Seed(
            "e.html",
            f"{plain}{script}<time datetime=2020-10-28>28 Oct</time>{PARAGRAPHS}</article></html>".encode(),
        ),
        Seed("f.htm", table.encode("cp1251", "replace")),
        Seed(
            "g.xhtml",
            f'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">{PARAGRAPHS}</html>'.encode(),
        ),
    )


def _rows() -> tuple[Seed, ...]:
    row = {"id": 1, "title": "Rockets fall", "date": "2020-10-28", "source": {"name": "Courier"}, "text": STORY}
    line = json.dumps(row, ensure_ascii=False).encode()
    flat = STORY.replace("\n", " ").replace('"', '""')
    return (
        Seed("h.jsonl", line + b"\n" + line + b"\n"),
        Seed("i.json", b'{"articles": [' + line + b", " + line + b"]}"),
        Seed("j.csv", f'title,date,text\nRockets fall,2020-10-28,"{flat}"\nAgain,28/10/2020,"{flat}"\n'.encode()),
        Seed("k.csv", f'Titel;Datum;Body\nRockets fall;28.10.2020;"{flat}"\n'.encode("utf-16")),
        Seed("l.tsv", f"title\tpublished\tbody\nRockets fall\t2020-10-28\t{flat}\n".encode()),
    )


def _documents() -> tuple[Seed, ...]:
    return (
        Seed("m.eml", _mail()),
        Seed("n.docx", _word()),
        Seed("o.pdf", _pdf()),
        Seed("p.parquet", _parquet()),
    )


def _mail() -> bytes:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["Date"] = "Rockets fall", "Courier <desk@courier.example>", _MAILED
    mail.set_content(STORY)
    mail.add_alternative(f"<html><body>{PARAGRAPHS}</body></html>", subtype="html")
    mail.add_attachment(STORY.encode(), maintype="text", subtype="plain", filename="more.txt")
    return mail.as_bytes()


_MAILED = "Wed, 28 Oct 2020 14:05:00 +0400"


def _word() -> bytes:
    from docx import Document  # noqa: PLC0415  who does not fuzz need not wait for it

    document, out = Document(), io.BytesIO()
    document.add_heading("Rockets fall")
    for part in STORY.split("\n\n"):
        document.add_paragraph(part)
    document.save(out)
    return out.getvalue()


def _pdf() -> bytes:
    """One page with the story's first words, its table of objects by hand."""
    words = STORY.encode("ascii", "replace").replace(b"(", rb"\(").replace(b")", rb"\)").split(b"\n\n")
    stream = b"BT /F1 9 Tf 40 780 Td 12 TL " + b" ".join(b"(" + part[:90] + b") Tj T*" for part in words) + b" ET"
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources 6 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Font << /F1 5 0 R >> >>",
    )
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 7\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size 7 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % table
    return bytes(out)


def _parquet() -> bytes:
    import pyarrow as pa  # noqa: PLC0415  as above
    from pyarrow import parquet  # noqa: PLC0415  as above

    out = io.BytesIO()
    table = pa.table({"title": ["Rockets fall", "Again"], "date": ["2020-10-28", ""], "text": [STORY, STORY]})
    parquet.write_table(table, out)
    return out.getvalue()


def _lists() -> tuple[Seed, ...]:
    """Feeds that carry their articles whole, and a sitemap: read as what an address gives."""
    address, title = "https://courier.example/2020/10/28/rockets", "<title>Rockets fall</title>"
    text = 3 * PARAGRAPHS  # a shorter one counts as a summary
    item = (
        f"<item>{title}<link>{address}</link><pubDate>Wed, 28 Oct 2020 14:05:00 +0400</pubDate>"
        f"<content:encoded><![CDATA[{text}]]></content:encoded></item>"
    )
    entry = (
        f'<entry>{title}<link href="{address}"/><published>2020-10-28T14:05:00+04:00</published>'
        f'<content type="html">{escape(text)}</content></entry>'
    )
    content = "http://purl.org/rss/1.0/modules/content/"
    channel = f"<channel><title>Courier</title>{item}{item}</channel>"
    return (
        Seed("x.rss", f'<rss version="2.0" xmlns:content="{content}">{channel}</rss>'.encode()),
        Seed("y.atom", f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title>{entry}</feed>'.encode()),
        Seed(
            "z.sitemap",
            '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
            f"<url><loc>{address}</loc><lastmod>2020-10-28</lastmod></url></urlset>".encode(),
        ),
    )


def _archives() -> tuple[Seed, ...]:
    members = {seed.name: seed.content for seed in (*_texts(), *_pages(), *_rows())}
    page = members["d.html"]
    return (
        Seed("q.zip", _zip(members)),
        Seed("r.zip", _zip({"inner.zip": _zip({"d.html": page}), "2020/d.html.gz": gzip.compress(page, mtime=0)})),
        Seed("s.tar", _tar(members, "w")),
        Seed("t.tar.gz", _tar(members, "w:gz")),
        Seed("u.html.gz", gzip.compress(page, mtime=0)),
        Seed("v.jsonl.bz2", bz2.compress(members["h.jsonl"])),
        Seed("w.csv.xz", lzma.compress(members["j.csv"])),
        Seed("x.warc", _warc(page)),
        Seed("y.warc.gz", gzip.compress(_warc(page), mtime=0)),
    )


def _zip(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(zipfile.ZipInfo(name), content)
    return out.getvalue()


def _tar(members: dict[str, bytes], mode: str) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as made:  # type: ignore[call-overload]  # a mode is one of its words
        for name, content in members.items():
            told = tarfile.TarInfo(name)
            told.size = len(content)
            made.addfile(told, io.BytesIO(content))
    return out.getvalue()


def _warc(page: bytes) -> bytes:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\n"
        "WARC-Target-URI: https://courier.example/2020/10/28/rockets\r\nWARC-Date: 2020-10-29T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return (head.encode() + answer + b"\r\n\r\n") * 2
