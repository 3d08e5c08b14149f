"""A placeholder while the module is being written."""

from corpus.export import Format

MOST_INCIDENTS = 20_000


def write_standalone(*args):
    """Nothing yet."""


HTML_FORMAT = Format(name="html", ending="html", media_type="text/html", write=write_standalone)
