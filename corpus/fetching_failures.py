"""Why an address gives nothing, on its way up to who asked."""

from corpus.refusals import Refusal
from geodata.errors import DatelineError


class NoAnswerError(DatelineError):
    """That an address gave nothing: `reason` says why in a sentence without a capital.

    `again` tells that it may be asked once more at once.
    """

    def __init__(self, code: Refusal, reason: str, *, again: bool = False) -> None:
        super().__init__(reason)
        self.code, self.reason, self.again = code, reason, again


class ForbiddenAddressError(NoAnswerError):
    """An address that is not asked."""

    def __init__(self, reason: str) -> None:
        super().__init__(Refusal.ADDRESS, reason)
