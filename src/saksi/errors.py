"""Errors that a user can meet, and the refusals that a page can earn.

SaksiError
├── UsageError          U0xx  a command or call was used wrongly
├── StoreError          S0xx  an archive could not be opened, read or written
├── ReadError           R0xx  a page could not be fetched or read; becomes a Refusal
├── LlmError            L0xx  a language model gave no usable answer; becomes a Refusal
└── ServeError          H0xx  the server does not answer a request as it is

P001 is the code of a refusal for a page that failed in a way nobody foresaw; it has no class.

Each has a stable code, one sentence and a hint that says what to do next.
"""

from saksi.model import Refusal

#: Codes of refusals whose cause may pass: such a page is not done, and a later run tries it again.
PASSING = frozenset(("L001", "L002", "L003", "L004", "L005", "L006", "L007", "P003"))
#: Those of them that cost the whole time limit each time: the same content is tried only when asked for.
COSTLY = frozenset(("P003",))


class SaksiError(Exception):
    """The base of all errors that saksi raises on purpose."""

    def __init__(self, code: str, reason: str, *, hint: str) -> None:
        super().__init__(f"{reason} ({code})")
        self.code = code
        self.reason = reason
        self.hint = hint

    def refusal(self, *, source: str, step: str) -> Refusal:
        """Turn the error into the record that is kept of it."""
        return Refusal(source=source, step=step, code=self.code, reason=self.reason, hint=self.hint)


class UsageError(SaksiError):
    """A command or call was used wrongly."""


class StoreError(SaksiError):
    """An archive could not be opened, read or written."""


class ReadError(SaksiError):
    """A page could not be fetched or read."""


class LlmError(SaksiError):
    """A language model gave no usable answer."""


class ServeError(SaksiError):
    """The server does not answer a request as it is."""
