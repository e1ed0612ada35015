"""Parse news with two models and keep the arcs on which they agree.

The treebanks are old and mostly encyclopaedic; this teaches the shipped model the words and constructions of
today's international news. Where the models differ a word is left without head and label, which spaCy's
parser takes as unknown, so that whole sentences of news length stay in.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from saksi.languages.id.tokenizer import words_of
from training.id.truecase import plain_words

_END = re.compile(r"(?<=[.!?])[\"\u201d]?\s+(?=[\"\u201c]?[A-Z])")
_GLUED = re.compile(r"[a-z][A-Z]|[a-z]\d|\d[a-z]{3}|\S{26}|http|[|\u00d7\u2022]")
_FOREIGN = re.compile(
    r"\b(?:the|and|of|is|was|yg|dgn|gue|lu|nggak|klik|baca juga|scroll|foto:)\b", re.IGNORECASE
)
_WORLD = re.compile(
    r"\b(?:AS|Amerika|Rusia|Ukraina|Iran|Israel|Gaza|Palestina|China|Tiongkok|Cina|Korea|Jepang|India|"
    r"Pakistan|PBB|NATO|Suriah|Turki|Prancis|Jerman|Inggris|Uni Eropa|Taiwan|Filipina|Myanmar|ASEAN|"
    r"Trump|Putin|presiden|militer|menteri|diplomat|perang)\b"
)
_DATELINE = re.compile(r"^[A-Z][\w.,/ ()]{2,60}?\s*[-\u2013\u2014]+\s*")
_SHORTEST, _LONGEST = 6, 45


def news_sentences(folder: Path, *, left_out: set[str], seed: int, wanted: int) -> list[str]:
    """Draw clean sentences about the world from the news files, articles with these titles left out."""
    found: dict[str, None] = {}
    for path in sorted(folder.glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                article = json.loads(line)
                if (article.get("title") or "").strip().lower() not in left_out:
                    found.update(dict.fromkeys(_sentences(article.get("text") or "")))
    sentences = list(found)
    random.Random(seed).shuffle(sentences)
    return sentences[:wanted]


def news_titles(folder: Path, *, left_out: set[str], seed: int, wanted: int) -> list[str]:
    """Draw headlines about the world."""
    found: dict[str, None] = {}
    for path in sorted(folder.glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                title = (json.loads(line).get("title") or "").strip()
                if title.lower() not in left_out and _WORLD.search(title) and not _GLUED.search(title):
                    found[" ".join(title.split())] = None
    titles = [title for title in found if 4 <= len(words_of(title)) <= 18]
    random.Random(seed).shuffle(titles)
    return titles[:wanted]


def _sentences(text: str) -> Iterator[str]:
    for paragraph in text.split("\n"):
        body = _DATELINE.sub("", " ".join(paragraph.split()), count=1)
        if not _WORLD.search(body):
            continue
        for sentence in _END.split(body):
            clean = sentence.strip()
            if (
                _whole(clean)
                and not _GLUED.search(clean)
                and not _FOREIGN.search(clean)
                and _WORLD.search(clean)
            ):
                yield clean


def _whole(sentence: str) -> bool:
    """Tell whether a sentence has a beginning, an end, even quotation marks and a usual length."""
    if not sentence.endswith((".", "!", "?", '"', "\u201d")) or sentence.count('"') % 2:
        return False
    opens = sentence[0].isalnum() or sentence[0] in '"\u201c'
    return opens and _SHORTEST <= len(words_of(sentence)) <= _LONGEST


def agreed(texts: Iterable[str], first: Language, second: Language, *, least: float) -> Iterator[Doc]:
    """Give Docs that hold what both models say, for sentences where they agree on a share of the words."""
    batch = list(texts)
    for one, other in zip(first.pipe(batch), second.pipe(batch), strict=True):
        doc = _common(one, other, least=least)
        if doc is not None:
            yield doc


def agreed_headlines(
    titles: Iterable[str],
    first: Language,
    second: Language,
    *,
    cases: Counter[str],
    active: dict[str, str],
    least: float,
) -> Iterator[Doc]:
    """Give headlines with the trees that both models find for their plain wording.

    Every other one is written in plain case with its bare verb, since a caller may undo Title Case first.
    """
    for number, title in enumerate(titles):
        words = [word for word, _ in words_of(title)]
        spaces = [title[start + len(word) : start + len(word) + 1] == " " for word, start in words_of(title)]
        plain = plain_words(words, cases=cases, active=active)
        one = first(Doc(first.vocab, words=plain, spaces=spaces))
        other = second(Doc(second.vocab, words=plain, spaces=spaces))
        shown = words if number % 2 else plain_words(words, cases=cases, active={})
        doc = _common(one, other, least=least, words=shown)
        if doc is not None:
            yield doc


def has_verbal_root(doc: Doc) -> bool:
    """Tell whether a headline has one root and that is a verb or adjective: others are mostly misread."""
    roots = [token for token in doc if token.dep_ == "ROOT"]
    return len(roots) == 1 and roots[0].tag_ in ("VERB", "ADJ", "")


def _common(one: Doc, other: Doc, *, least: float, words: list[str] | None = None) -> Doc | None:
    pairs = list(zip(one, other, strict=True))
    same_arc = [a.head.i == b.head.i and a.dep_ == b.dep_ for a, b in pairs]
    counted = [i for i, token in enumerate(one) if not token.is_punct]
    if not counted or any(token.is_space for token in one):
        return None
    if sum(same_arc[i] for i in counted) < least * len(counted):
        return None
    same_tag = [a.tag_ == b.tag_ for a, b in pairs]
    return _partial(one, same_arc, same_tag, words=words or [token.text for token in one])


def _partial(doc: Doc, same_arc: list[bool], same_tag: list[bool], *, words: list[str]) -> Doc:
    tags = [token.tag_ if keep else "" for token, keep in zip(doc, same_tag, strict=True)]
    return Doc(
        doc.vocab,
        words=words,
        spaces=[bool(token.whitespace_) for token in doc],
        tags=tags,
        heads=[token.head.i if keep else token.i for token, keep in zip(doc, same_arc, strict=True)],
        deps=[token.dep_ if keep else "" for token, keep in zip(doc, same_arc, strict=True)],
    )
