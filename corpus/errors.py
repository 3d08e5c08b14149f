"""What can go wrong with articles and the store: branches of the one tree of errors."""

from geodata.errors import DatelineError


class StoreError(DatelineError):
    """The store cannot be used."""


class StoreMissingError(StoreError):
    """There is no store at the place where one was looked for."""


class StoreBrokenError(StoreError):
    """The store's file is damaged or is no store of ours."""


class StoreBusyError(StoreError):
    """Somebody else is writing to the store."""


class StoreVersionError(StoreError):
    """The store was written by a newer version of the program."""


class ActorTableError(DatelineError):
    """A table of actors cannot be read; the message tells each fault with its line."""
