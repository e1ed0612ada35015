"""One question to a server that speaks the protocol of OpenAI, with patience and with fallbacks.

Servers differ in how they hold a model to a format. Four ways are tried in order, and the first that a
server knows is kept: `json_schema`, `json_object` with the schema beside it, `json_object` with the schema in
the prompt alone, plain text with the JSON cut out of it.
"""

import json
import random
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import httpx2

from saksi.coders.llm.answer import schema
from saksi.coders.llm.post import Answered, TooLarge, post
from saksi.coders.llm.server import base, patience, shown, without_secrets
from saksi.errors import LlmError
from saksi.settings import Settings

__all__ = ["FORMATS", "Client", "Reply", "Taken", "extracted"]

FORMATS = ("json_schema", "json_object with schema", "json_object", "text")
#: Statuses that say that the server is busy or broken for the moment.
_PASSING = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
#: Statuses by which servers refuse a format that they do not know, if they say so or say nothing at all.
_UNKNOWN = frozenset({400, 415, 422, 501})
_FORMAT = re.compile(
    r"response[ _-]?format|json[ _-]?(?:schema|object|mode)|structured[ _-]?output|grammar"
    r"|guided[ _-](?:json|decoding)|\bschema\b",
    re.IGNORECASE,
)
#: How often one request is sent before it is given up.
TRIES = 5
#: Seconds before the second try; doubled at each further one.
BACKOFF = 1.0
_LONGEST_WAIT, _SHORTEST = 60.0, 1.0
#: The characters of a server's words that are looked at, and those that are shown.
_READ, _SHOWN = 2_000, 160


class Ask(Protocol):
    """Makes the messages of a question, told whether the schema must stand in them."""

    def __call__(self, *, with_schema: bool) -> list[dict[str, str]]:
        """Make the messages."""


@dataclass(slots=True)
class Taken:
    """What a question took so far, also where it is not answered in the end.

    Args:
        requests: requests that the model answered, well or not.
        retries: requests repeated after a failure.
        fallbacks: requests repeated in another format.
        tokens_in: tokens sent, as the server counts them.
        tokens_out: tokens received.
    """

    requests: int = 0
    retries: int = 0
    fallbacks: int = 0
    tokens_in: int = 0
    tokens_out: int = 0


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, and what it took."""

    content: str
    answer: dict[str, Any]
    taken: Taken


@dataclass(slots=True)
class Client:
    """Asks one model on one server.

    Args:
        settings: address, model, key and limits.
        backoff: seconds before the second try.
        patience: seconds after which a question is given up, waits included; None for those that suit the
            settings.
        sleep: waits; given another one by tests of the waiting itself.
        most: the most members of any list of an answer, for models that do not find an end.
    """

    settings: Settings
    backoff: float = BACKOFF
    patience: float | None = None
    sleep: Callable[[float], None] = time.sleep
    most: int | None = None
    _formats: list[str] = field(default_factory=lambda: list(FORMATS))

    def ask(self, messages: Ask, *, taken: Taken | None = None) -> Reply:
        """Ask, and go on to the next format where the server or the model cannot keep to one.

        Args:
            messages: makes the messages.
            taken: counts to add to, which stay right if this raises; None for new ones.

        Raises:
            LlmError: L001 no connection, L002 refused, L003 busy, L004 too slow, L005 no JSON, L006 cut off.
        """
        taken = Taken() if taken is None else taken
        until = time.monotonic() + (patience(self.settings) if self.patience is None else self.patience)
        left = list(self._formats)
        while True:
            response = self._ask_in(left[0], messages, taken, until)
            if len(left) > 1 and _rejects_format(response):
                del left[0]
                taken.fallbacks += 1
                continue
            if response.status == 200:
                # Only now is it known that the format was what the server did not like.
                self._formats = left
            message = self._message(response)
            answer = extracted(message)
            if answer is None and len(left) > 1:
                # This answer alone: the next page may fare better in the first format.
                taken.fallbacks += 1
                message = self._message(self._ask_in(FORMATS[-1], messages, taken, until))
                answer = extracted(message)
            if answer is None:
                raise LlmError("L005", "the model's answer holds no JSON object", hint="Try a larger model.")
            return Reply(message, answer, taken)

    def _ask_in(self, way: str, messages: Ask, taken: Taken, until: float) -> Answered:
        body = self._body(way, messages(with_schema=way != "json_schema"))
        response = self._send(body, taken, until)
        _count(response, taken)
        return response

    def _body(self, way: str, messages: list[dict[str, str]]) -> dict[str, Any]:
        body: dict[str, Any] = {"model": self.settings.llm_model, "messages": messages, "temperature": 0}
        if self.settings.llm_max_tokens:
            body["max_tokens"] = self.settings.llm_max_tokens
        if way == "json_schema":
            named = {"name": "records", "strict": True, "schema": schema(most=self.most)}
            body["response_format"] = {"type": "json_schema", "json_schema": named}
        elif way == "json_object with schema":
            body["response_format"] = {"type": "json_object", "schema": schema(most=self.most)}
        elif way == "json_object":
            body["response_format"] = {"type": "json_object"}
        return body

    def _send(self, body: dict[str, Any], taken: Taken, until: float) -> Answered:
        """Send a request until it is answered with more than "not now"."""
        # A further try that has less time than this is none.
        least = min(_SHORTEST, self.settings.llm_timeout)
        for number in range(1, TRIES + 1):
            error = self._try(body, until)
            if isinstance(error, Answered):
                return error
            wait = self._wait(number, error.after)
            if number == TRIES or time.monotonic() + wait + least > until:
                raise error.why
            taken.retries += 1
            self.sleep(wait)
        raise AssertionError("unreachable")

    def _try(self, body: dict[str, Any], until: float) -> "Answered | _NotNow":
        key = self.settings.llm_key
        headers = {"Authorization": f"Bearer {key.value}"} if key else {}
        seconds = max(0.1, min(self.settings.llm_timeout, until - time.monotonic()))
        try:
            response = post(
                f"{base(self.settings)}/chat/completions", body=body, headers=headers, seconds=seconds
            )
        except httpx2.TimeoutException:
            return _NotNow(LlmError("L004", f"no answer within {seconds:.3g} seconds", hint=_SLOW))
        except httpx2.HTTPError as error:
            why = f"the server at {shown(self.settings.llm_url)} cannot be asked: {type(error).__name__}"
            return _NotNow(LlmError("L001", why, hint="Check SAKSI_LLM_URL, and that the server runs."))
        except TooLarge:
            raise LlmError("L002", "the server's answer does not end", hint="Check SAKSI_LLM_URL.") from None
        if response.status in _PASSING:
            why = f"the server stays busy or broken (status {response.status})"
            hint = "Try again later; what was answered is kept."
            return _NotNow(LlmError("L003", why, hint=hint), response.after)
        return response

    def _wait(self, number: int, after: float | None) -> float:
        """Return the seconds to wait: what the server asks for, else longer each time."""
        grown: float = self.backoff * 2 ** (number - 1) * (1 + random.random() / 4)
        return min(after if after is not None else grown, _LONGEST_WAIT)

    def _message(self, response: Answered) -> str:
        """Take the model's words out of a response."""
        if response.status != 200:
            told = self._told(response)
            raise LlmError(
                "L002",
                f"the server refuses the question (status {response.status}): {told}",
                hint="Check SAKSI_LLM_URL, SAKSI_LLM_MODEL and SAKSI_LLM_KEY.",
            )
        try:
            choice = _json(response)["choices"][0]
            content = choice["message"]["content"] or ""
            cut = choice.get("finish_reason") == "length"
        except (KeyError, IndexError, TypeError, AttributeError):
            raise LlmError(
                "L002", "the server's answer is not in the protocol of OpenAI", hint="Check SAKSI_LLM_URL."
            ) from None
        if cut:
            raise LlmError(
                "L006", "the model's answer was cut off", hint="Allow more with SAKSI_LLM_MAX_TOKENS."
            )
        return str(content)

    def _told(self, response: Answered) -> str:
        """Return the server's own words, briefly and without secrets."""
        try:
            error = _json(response)["error"]
            words = error["message"] if isinstance(error, dict) else error
        except (KeyError, TypeError):
            words = response.text
        plain = " ".join(without_secrets(str(words)[:_READ], self.settings).split())
        return plain[:_SHOWN] or "no reason given"


@dataclass(frozen=True, slots=True)
class _NotNow:
    """Why a request was not answered, and after how many seconds the server wants to be asked again."""

    why: LlmError
    after: float | None = None


_SLOW = "Allow more seconds with SAKSI_LLM_TIMEOUT."


def _rejects_format(response: Answered) -> bool:
    """Say whether a server refuses the form that the answer was to have: by its own words, or without any.

    A server that says nothing may mean something else; then it refuses plain text as well, and that is told.
    """
    if response.status not in _UNKNOWN:
        return False
    return not response.text.strip("{}[] \r\n\t") or _FORMAT.search(response.text) is not None


def _json(response: Answered) -> Any:
    """Return the body, None where it is no JSON."""
    try:
        return json.loads(response.content)
    except (ValueError, RecursionError):
        return None


def _count(response: Answered, taken: Taken) -> None:
    """Count an answer and its tokens, whatever becomes of it."""
    body = _json(response)
    usage = body.get("usage") if isinstance(body, dict) else None
    taken.requests += response.status == 200
    taken.tokens_in += _tokens(usage, "prompt_tokens")
    taken.tokens_out += _tokens(usage, "completion_tokens")


def _tokens(usage: object, name: str) -> int:
    """Return a count of tokens; 0 where the server tells none."""
    count = usage.get(name) if isinstance(usage, dict) else None
    return count if isinstance(count, int) and 0 <= count < 1 << 40 else 0


def extracted(content: str) -> dict[str, Any] | None:
    """Cut the JSON object out of an answer that may have words or a fence around it.

    Example:
        >>> extracted('Sure: ```json {"events": []} ```')
        {'events': []}
    """
    decoder = json.JSONDecoder()
    for start in _braces(content):
        try:
            value, _ = decoder.raw_decode(content, start)
        except (ValueError, RecursionError):
            continue
        if isinstance(value, dict) and ("events" in value or "statements" in value):
            return value
    return None


def _braces(content: str) -> Sequence[int]:
    return [index for index, character in enumerate(content) if character == "{"][:50]
