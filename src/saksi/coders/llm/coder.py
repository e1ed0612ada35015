"""The coder that asks a language model: prompt, cache, question, and grounding of the answer."""

import json
from dataclasses import replace

from saksi.coders.llm.cache import Answers, Usage
from saksi.coders.llm.client import Client, extracted
from saksi.coders.llm.ground import ground
from saksi.coders.llm.prompt import PROMPT_VERSION, instructions, question
from saksi.errors import UsageError
from saksi.model import Article, Coded
from saksi.settings import Settings

__all__ = ["LlmCoder", "checked", "version"]


def version(settings: Settings) -> str:
    """Name the coder: its model, and the version of what it is asked."""
    return f"llm {settings.llm_model} {PROMPT_VERSION}"


def checked(settings: Settings) -> Settings:
    """Return the settings if they name a server and a model.

    Raises:
        UsageError: they do not (U050).
    """
    given = {"SAKSI_LLM_URL": settings.llm_url, "SAKSI_LLM_MODEL": settings.llm_model}
    missing = [name for name, value in given.items() if not value]
    if missing:
        raise UsageError(
            "U050",
            f"no language model is set: {' and '.join(missing)} missing",
            hint="Set them, such as SAKSI_LLM_URL=http://localhost:8080/v1, and SAKSI_LLM_KEY if needed.",
        )
    return settings


class LlmCoder:
    """Codes articles by asking a model; an answer is asked for once and kept.

    Args:
        settings: address, model, key, limits and the folder of the cache.
        run: names the run whose usage is counted together.
        why: whether records say where they come from.
        client: asks; None for one by the settings.

    Raises:
        UsageError: no server or model is set (U050).
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
            LlmError: the model gave no usable answer (L001 to L006).
        """
        asked = question(article)
        key = Answers.key(self._settings.llm_model or "", instructions(with_schema=True), asked)
        kept = self._answers.get(key)
        usage, answer = Usage(cached=1), extracted(kept) if kept is not None else None
        if answer is None:
            reply = self._client.ask(
                lambda *, with_schema: [
                    {"role": "system", "content": instructions(with_schema=with_schema)},
                    {"role": "user", "content": asked},
                ]
            )
            answer = reply.answer
            self._answers.put(key, json.dumps(answer))
            usage = Usage(
                requests=1,
                retries=reply.retries,
                fallbacks=reply.fallbacks,
                tokens_in=reply.tokens_in,
                tokens_out=reply.tokens_out,
            )
        grounded = ground(article, answer, coder=version(self._settings), why=self._why)
        self._answers.count(self._run, replace(usage, dropped=sum(grounded.dropped.values())))
        return grounded.coded

    def usage(self) -> Usage:
        """Return what the run has cost so far, over all processes."""
        return self._answers.usage(self._run)
