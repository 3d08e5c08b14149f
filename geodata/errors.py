"""What can go wrong with places: one tree of errors, each says what, where and what to do."""


class DatelineError(Exception):
    """The base of every error that Dateline raises on purpose; its text is meant for the person who reads it."""


class GazetteerError(DatelineError):
    """The gazetteer cannot be used."""


class GazetteerMissingError(GazetteerError):
    """There is no gazetteer at the place where one was looked for."""


class GazetteerBrokenError(GazetteerError):
    """The gazetteer's files are damaged, or were written by another version."""


class OverlayError(GazetteerError):
    """An overlay's table is faulty; the text names every fault with its line."""


class GeocoderError(DatelineError):
    """A geocoder cannot be asked as it was set; raised before anything is sent."""
