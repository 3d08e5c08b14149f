"""PDF files made by hand for the tests: words where they are put, and no library but the one that is tested."""


def pdf(pages, *, title="", extra=""):
    """A PDF of pages, each a list of (x, y, size, words); `extra` goes into its trailer."""
    objects = []

    def add(content):
        objects.append(content if isinstance(content, bytes) else content.encode("cp1252"))
        return len(objects)

    font = add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    contents = [add_stream(add, words_shown(lines)) for lines in pages]
    info = add(f"<< /Title ({title}) >>")
    parent = len(objects) + len(pages) + 1
    kids = [
        add(
            f"<< /Type /Page /Parent {parent} 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R "
            f"/Resources << /Font << /F1 {font} 0 R >> >> >>"
        )
        for content in contents
    ]
    add(f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>")
    root = add(f"<< /Type /Catalog /Pages {parent} 0 R >>")
    return assembled(objects, f"/Root {root} 0 R /Info {info} 0 R {extra}")


def add_stream(add, content, filters=""):
    """The number of a stream with that content, which is compressed already where `filters` say so."""
    return add(b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), filters.encode(), content))


def words_shown(lines):
    shown = [b"BT"]
    for x, y, size, words in lines:
        escaped = words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        shown.append(b"/F1 %d Tf 1 0 0 1 %d %d Tm (%s) Tj" % (size, x, y, escaped))
    return b"\n".join([*shown, b"ET"])


def assembled(objects, trailer):
    """A whole PDF of numbered objects, with the table that says where each stands."""
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = f"trailer << /Size {len(objects) + 1} {trailer} >>\nstartxref\n{len(out)}\n%%EOF".encode()
    return out + head + table + end


def column(words, *, x=72, top=760, size=11, step=14):
    """Lines one below the other from `top` on; an empty one leaves a gap."""
    return [(x, top - step * number, size, line) for number, line in enumerate(words) if line]
