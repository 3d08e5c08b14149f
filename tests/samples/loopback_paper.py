"""A newspaper of our own invention on a loopback server: pages, feeds and sitemaps."""

from loopback_site import Site, page

DAY = "2020-10-19"


def story(number, day=""):
    """A page with an article that is like no other; `day` is in its metadata where it is given."""
    stamp = f'<meta property="article:published_time" content="{day}T09:00:00Z">' if day else ""
    return f"""<!DOCTYPE html><html><head><title>Dispatch {number}</title>{stamp}</head><body><article>
    <h1>Dispatch {number}</h1>
    <p>Shells fell on Terter on Sunday, killing two people and wounding four, the prosecutor's office said
    in its dispatch number {number} of the week.</p>
    <p>Residents hid in cellars until the evening, and the road to Barda was closed for {number} hours.</p>
    </article></body></html>""".encode()


class Paper(Site):
    """The server, with pages by number at /1, /2 …; what asks it waits for nothing."""

    def publish(self, *numbers, day=""):
        """Puts pages on the server and returns their addresses."""
        for number in numbers:
            self.answers[f"/{number}"] = page(story(number, day))
        return [f"{self.root}/{number}" for number in numbers]

    def put(self, path, body, media_type="application/xml", **headers):
        """Puts anything else on the server and returns its address; with an ETag, it answers 304 to who has it."""
        whole = page(body if isinstance(body, bytes) else body.encode(), Content_Type=media_type, **headers)
        tag = headers.get("ETag")
        unchanged = page(b"", "304 Not Modified")

        def answer(asked):
            return unchanged if tag and asked.get("if-none-match") == tag else whole

        self.answers[path] = answer
        return f"{self.root}{path}"

    def asked_for(self, path):
        """How often a path was asked for."""
        return self.paths.count(path)


def feed(addresses, day="Mon, 19 Oct 2020 09:30:00 +0000"):
    """An RSS feed of these pages."""
    items = "".join(f"<item><link>{one}</link><pubDate>{day}</pubDate></item>" for one in addresses)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>The Paper</title>{items}</channel></rss>'


def sitemap(addresses):
    """A sitemap of these pages."""
    entries = "".join(f"<url><loc>{one}</loc></url>" for one in addresses)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>'


def index(addresses):
    """A sitemap of these sitemaps."""
    entries = "".join(f"<sitemap><loc>{one}</loc></sitemap>" for one in addresses)
    return f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</sitemapindex>'
