"""One question to a server that speaks the protocol of OpenAI, with patience and with fallbacks.

Servers differ in how they hold a model to a format. Four ways are tried in order, and the first that a
server knows is kept: `json_schema`, `json_object` with the schema beside it, `json_object` with the schema in
the prompt alone, plain text with the JSON cut out of it.
"""

import json
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import httpx2

from saksi.coders.llm.answer import schema
from saksi.errors import LlmError
from saksi.settings import Settings

__all__ = ["FORMATS", "Client", "Reply", "extracted"]

FORMATS = ("json_schema", "json_object with schema", "json_object", "text")
#: Statuses that say that the server is busy or broken for the moment.
_PASSING = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
#: Statuses by which servers refuse a format that they do not know.
_UNKNOWN = frozenset({400, 404, 415, 422, 501})
#: How often one request is sent before it is given up.
TRIES = 5
#: Seconds before the second try; doubled at each further one.
BACKOFF = 1.0
_LONGEST_WAIT = 60.0


class Ask(Protocol):
    """Makes the messages of a question, told whether the schema must stand in them."""

    def __call__(self, *, with_schema: bool) -> list[dict[str, str]]:
        """Make the messages."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, and what it took."""

    content: str
    answer: dict[str, Any]
    tokens_in: int = 0
    tokens_out: int = 0
    retries: int = 0
    fallbacks: int = 0


@dataclass(slots=True)
class _Taken:
    retries: int = 0
    fallbacks: int = 0
    tokens_in: int = 0
    tokens_out: int = 0


@dataclass(slots=True)
class Client:
    """Asks one model on one server.

    Args:
        settings: address, model, key and limits.
        backoff: seconds before the second try.
        patience: seconds after which a question is given up, waits included.
        sleep: waits; given another one by tests of the waiting itself.
        most: the most members of any list of an answer, for models that do not find an end.
    """

    settings: Settings
    backoff: float = BACKOFF
    patience: float = 280.0
    sleep: Callable[[float], None] = time.sleep
    most: int | None = None
    _formats: list[str] = field(default_factory=lambda: list(FORMATS))

    def ask(self, messages: Ask) -> Reply:
        """Ask, and go on to the next format where the server or the model cannot keep to one.

        Args:
            messages: makes the messages.

        Raises:
            LlmError: L001 no connection, L002 refused, L003 busy, L004 too slow, L005 no JSON, L006 cut off.
        """
        taken = _Taken()
        until = time.monotonic() + self.patience
        while True:
            way = self._formats[0]
            body = self._body(way, messages(with_schema=way != "json_schema"))
            response = self._send(body, taken, until)
            more = len(self._formats) > 1
            if response.status_code in _UNKNOWN and more:
                del self._formats[0]
                taken.fallbacks += 1
                continue
            message = self._message(response, taken)
            answer = extracted(message)
            if answer is not None:
                return Reply(
                    message, answer, taken.tokens_in, taken.tokens_out, taken.retries, taken.fallbacks
                )
            if not more:
                raise LlmError("L005", "the model's answer holds no JSON object", hint="Try a larger model.")
            # This answer alone: the next page may fare better in the first format.
            return self._ask_plainly(messages, taken, until)

    def _ask_plainly(self, messages: Ask, taken: _Taken, until: float) -> Reply:
        """Ask once more in the last format, for an answer that was no JSON."""
        taken.fallbacks += 1
        response = self._send(self._body(FORMATS[-1], messages(with_schema=True)), taken, until)
        message = self._message(response, taken)
        answer = extracted(message)
        if answer is None:
            raise LlmError("L005", "the model's answer holds no JSON object", hint="Try a larger model.")
        return Reply(message, answer, taken.tokens_in, taken.tokens_out, taken.retries, taken.fallbacks)

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

    def _send(self, body: dict[str, Any], taken: _Taken, until: float) -> httpx2.Response:
        """Send a request until it is answered with more than "not now"."""
        for number in range(1, TRIES + 1):
            error = self._try(body)
            if isinstance(error, httpx2.Response):
                return error
            wait = self._wait(number, error.after)
            if number == TRIES or time.monotonic() + wait > until:
                raise error.why
            taken.retries += 1
            self.sleep(wait)
        raise AssertionError("unreachable")

    def _try(self, body: dict[str, Any]) -> "httpx2.Response | _NotNow":
        key = self.settings.llm_key
        headers = {"Authorization": f"Bearer {key.value}"} if key else {}
        address = f"{(self.settings.llm_url or '').rstrip('/')}/chat/completions"
        try:
            response = httpx2.post(address, json=body, headers=headers, timeout=self.settings.llm_timeout)
        except httpx2.TimeoutException:
            seconds = f"{self.settings.llm_timeout:g}"
            return _NotNow(LlmError("L004", f"no answer within {seconds} seconds", hint=_SLOW))
        except httpx2.HTTPError as error:
            why = f"the server at {self.settings.llm_url} cannot be asked: {type(error).__name__}"
            return _NotNow(LlmError("L001", why, hint="Check SAKSI_LLM_URL, and that the server runs."))
        if response.status_code in _PASSING:
            why = f"the server stays busy or broken (status {response.status_code})"
            after = response.headers.get("Retry-After", "")
            return _NotNow(
                LlmError("L003", why, hint="Try again later; what was answered is kept."),
                float(after) if after.replace(".", "", 1).isdigit() else None,
            )
        return response

    def _wait(self, number: int, after: float | None) -> float:
        """Return the seconds to wait: what the server asks for, else longer each time."""
        grown: float = self.backoff * 2 ** (number - 1) * (1 + random.random() / 4)
        return min(after if after is not None else grown, _LONGEST_WAIT)

    def _message(self, response: httpx2.Response, taken: _Taken) -> str:
        """Take the model's words out of a response, and count its tokens."""
        if response.status_code != 200:
            raise LlmError(
                "L002",
                f"the server refuses the question (status {response.status_code}): {_told(response)}",
                hint="Check SAKSI_LLM_MODEL and SAKSI_LLM_KEY.",
            )
        try:
            body = response.json()
            choice = body["choices"][0]
            content = choice["message"]["content"] or ""
        except (ValueError, KeyError, IndexError, TypeError):
            raise LlmError(
                "L002", "the server's answer is not in the protocol of OpenAI", hint="Check SAKSI_LLM_URL."
            ) from None
        usage = body.get("usage")
        taken.tokens_in += _tokens(usage, "prompt_tokens")
        taken.tokens_out += _tokens(usage, "completion_tokens")
        if choice.get("finish_reason") == "length":
            raise LlmError(
                "L006", "the model's answer was cut off", hint="Allow more with SAKSI_LLM_MAX_TOKENS."
            )
        return str(content)


@dataclass(frozen=True, slots=True)
class _NotNow:
    """Why a request was not answered, and after how many seconds the server wants to be asked again."""

    why: LlmError
    after: float | None = None


_SLOW = "Allow more seconds with SAKSI_LLM_TIMEOUT."


def _tokens(usage: object, name: str) -> int:
    """Return a count of tokens; 0 where the server tells none."""
    count = usage.get(name) if isinstance(usage, dict) else None
    return count if isinstance(count, int) else 0


def _told(response: httpx2.Response) -> str:
    """Return the server's own words, briefly."""
    try:
        error = response.json()["error"]
        words = error["message"] if isinstance(error, dict) else error
    except (ValueError, KeyError, TypeError):
        words = response.text
    return " ".join(str(words).split())[:160] or "no reason given"


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
