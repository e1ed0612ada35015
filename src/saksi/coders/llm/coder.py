"""The coder that asks a language model: prompt, cache, question, and grounding of the answer."""

import json
from dataclasses import asdict
from typing import Any

from saksi.coders.llm.cache import Answers, Usage
from saksi.coders.llm.client import Client, Taken, extracted
from saksi.coders.llm.ground import ground
from saksi.coders.llm.prompt import PROMPT_VERSION, instructions, question
from saksi.coders.llm.server import base, checked
from saksi.model import Article, Coded
from saksi.settings import Settings

__all__ = ["LlmCoder", "version"]


def version(settings: Settings) -> str:
    """Name the coder: its model, and the version of what it is asked."""
    return f"llm {settings.llm_model} {PROMPT_VERSION}"


class LlmCoder:
    """Codes articles by asking a model; an answer is asked for once and kept.

    Args:
        settings: address, model, key, limits and the folder of the cache.
        run: names the run whose usage is counted together.
        why: whether records say where they come from.
        client: asks; None for one by the settings.

    Raises:
        UsageError: no server or model is set (U050), or a setting cannot be used (U053).
        LlmError: the cache cannot be used (L007).
    """

    def __init__(
        self, settings: Settings, *, run: str = "", why: bool = False, client: Client | None = None
    ) -> None:
        self._settings = checked(settings)
        self._run = run
        self._why = why
        self._client = client or Client(settings)
        self._answers = Answers(settings.cache)

    def __call__(self, article: Article) -> Coded:
        """Code one article.

        Raises:
            LlmError: the model gave no usable answer (L001 to L006), or the cache cannot be used (L007).
        """
        asked = question(article)
        key = Answers.key(
            base(self._settings), self._settings.llm_model or "", instructions(with_schema=True), asked
        )
        kept = self._answers.get(key)
        answer = extracted(kept) if kept is not None else None
        if answer is None:
            answer = self._ask(asked)
            self._answers.put(key, json.dumps(answer))
        else:
            self._answers.count(self._run, Usage(cached=1))
        grounded = ground(article, answer, coder=version(self._settings), why=self._why)
        if dropped := sum(grounded.dropped.values()):
            self._answers.count(self._run, Usage(dropped=dropped))
        return grounded.coded

    def _ask(self, asked: str) -> dict[str, Any]:
        """Ask the model, and count what that took, whether or not it comes to an answer."""
        taken = Taken()
        try:
            return self._client.ask(
                lambda *, with_schema: [
                    {"role": "system", "content": instructions(with_schema=with_schema)},
                    {"role": "user", "content": asked},
                ],
                taken=taken,
            ).answer
        finally:
            self._answers.count(self._run, Usage(**asdict(taken)))

    def usage(self) -> Usage:
        """Return what the run has cost so far, over all processes."""
        return self._answers.usage(self._run)
