"""What is to be read, and the key by which it is known to be done."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from saksi.model import Article, Coded, Page, Refusal

#: Fields of an article that a data set's columns or a feed may declare.
DECLARABLE = ("title", "published", "outlet", "byline", "section", "credit", "language", "summary")


@dataclass(frozen=True, slots=True)
class Input:
    """One page to be read, with what its source declares about it.

    Args:
        page: the page.
        origin: the file or address that holds this page now and may hold another version later; None for a
            row of a data set.
        declared: fields of the article as the source has them; they fill what the page itself leaves open.
        given: the records themselves, where the source is an export: they are stored as they are.
    """

    page: Page
    origin: str | None = None
    declared: Mapping[str, str] = field(default_factory=dict)
    given: Coded | None = None

    def filled(self, article: Article) -> Article:
        """Fill what the page left open from what its source declares."""
        new: dict[str, Any] = {
            name: value
            for name, value in self.declared.items()
            if name in DECLARABLE and name != "language" and getattr(article, name) is None
        }
        language = self.declared.get("language", "").lower()
        if re.fullmatch("[a-z]{2}", language) and language != article.language:
            new["language"] = language
        if not new:
            return article
        known = {**article.known, **dict.fromkeys(new, "declared by its source")}
        return replace(article, known=known, **new)


def input_key(item: Input | Refusal, *, steps: str) -> str:
    """Return the key of an input: a hash of its content, of what was declared, and of the steps.

    Example:
        >>> input_key(Input(Page(b"Satu", source="a.txt")), steps="1")
        '0f0b12a4a7a1b0a1a29bb9f05c1ed7d5'
    """
    digest = hashlib.blake2b(digest_size=16)
    if isinstance(item, Refusal):
        pieces = ["refusal", item.source, item.step, item.code]
    else:
        page = item.page
        digest.update(page.content)
        pieces = ["page", page.url or "", page.media_type or "", page.charset or ""]
        pieces += [f"{name}={value}" for name, value in sorted(item.declared.items())]
    digest.update("\0".join(["", *pieces, steps]).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
