"""Why the fields of an article are what they are, from its text alone: one line a reason, under its field.

How a value was found is kept with the article (`known`); what else was considered is found in the text anew.
A line is `FIELD: reason` or `FIELD rejected: what (reason)`, as in the records that are read from the page.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from saksi.model import Article, PartKind
from saksi.model.records import READ_KINDS
from saksi.steps.read.language import counted_words
from saksi.steps.read.proof import dates_shown

#: What a value that the page lacks would have come from.
_ABSENT: Mapping[str, str] = {
    "outlet": "none: neither dateline, furniture, metadata nor address name one that is known",
    "section": "none: no section label and no metadata",
    "published": "none: neither metadata nor a date line tell it, and it is never guessed",
    "byline": "none: no line and no metadata name who wrote it",
    "dateline": "none: the lead opens without one",
    "credit": "none: the page names no wire",
    "title": "none: no line is a headline",
}
#: Of which part a field is the words.
_PARTS: Mapping[str, PartKind] = {
    "title": "title", "summary": "summary", "dateline": "dateline", "credit": "credit"
}  # fmt: skip


def article_reasons(article: Article) -> tuple[str, ...]:
    """Explain the fields of an article, in the order of the record.

    Example:
        >>> article_reasons(Article("a1", "Kabar", (), "id", known={"language": "outlet"}))[0]
        'language: by outlet; frequent words: id 0%, ms 0%, en 0%'
    """
    return (
        *_language(article),
        *(line for name in ("outlet", "section", "title", "published") for line in _field(article, name)),
        *_not_before(article),
        *(line for name in ("dateline", "byline", "credit") for line in _field(article, name)),
        *_parts(article),
    )


def _language(article: Article) -> Iterator[str]:
    counted = counted_words(article.text)
    shares = ", ".join(f"{code} {share:.0%}" for code, share in counted.shares.items())
    yield f"language: by {article.known.get('language') or 'the coder'}; frequent words: {shares}"
    if article.language in counted.cues:
        cues = ", ".join(f"{code} {number}" for code, number in counted.cues.items())
        yield f"language: words that only Indonesian (id) or Malay (ms) has: {cues}"


def _field(article: Article, name: str) -> Iterator[str]:
    if getattr(article, name) is None:
        if name in _ABSENT:
            yield f"{name}: {_ABSENT[name]}"
        return
    part = next((part for part in article.parts if part.kind == _PARTS.get(name)), None)
    place = f" [{part.start}:{part.end}]" if part is not None else ""
    yield f"{name}: by {article.known.get(name) or 'its line'}{place}"


def _not_before(article: Article) -> Iterator[str]:
    proven = article.not_before
    every = list(dates_shown(article.text, list(article.parts), article.language))
    limit = (article.published or "9999")[:10]
    if proven is None:
        yield "not_before: none: the page shows no full date that it tells as past"
    elif not any(shown.past and shown.found.last.isoformat() == proven for shown in every):
        yield "not_before: the day of publication, or a day without its year beside a full date"
    for shown in every:
        end = shown.start + shown.found.end - shown.found.start
        day = shown.found.last.isoformat()
        words = f"“{' '.join(article.text[shown.start : end].split())}” [{shown.start}:{end}]"
        if day == proven and shown.past:
            beside = ", with its day of the week" if shown.sure else ""
            yield f"not_before: {words} in the {shown.kind}{beside}"
            continue
        reason = "a plan or a deadline" if not shown.past else "after the day of publication"
        if shown.past and day <= limit:
            reason = "an earlier day" if day < (proven or "") else "no day of the week vouches for it"
        yield f"not_before rejected: {words} ({day}): {reason}"


def _parts(article: Article) -> Iterator[str]:
    sizes: Counter[PartKind] = Counter()
    lines: Counter[PartKind] = Counter()
    for part in article.parts:
        sizes[part.kind] += part.end - part.start
        lines[part.kind] += 1
    read = [kind for kind in sizes if kind in READ_KINDS]
    for kind in read:
        yield f"parts: {kind}, {lines[kind]} of {sizes[kind]:,} characters"
    for kind in sizes:
        if kind not in read:
            yield f"parts rejected: {kind}, {lines[kind]} of {sizes[kind]:,} characters: not read"
