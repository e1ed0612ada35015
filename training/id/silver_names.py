"""Find names in news with a first name finder and keep the sentences in which nothing seems missed.

A capital inside a sentence of plain case is a name or belongs to one; a sentence is kept when every such word
lies in a name found by the model or listed in `lists.py`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from saksi.languages.id.tokenizer import words_of
from training.id import lists
from training.id.names import KIND_OF, Tagged
from training.id.truecase import plain_words

_NO_NAMES = frozenset(
    lists.listed(
        """
    Senin Selasa Rabu Kamis Jumat Sabtu Minggu Januari Februari Maret April Mei Juni Juli Agustus
    September Oktober November Desember WIB GMT Presiden Perdana Menteri Menlu Menhan PM Jenderal
    Ramadan Idul Fitri Natal Islam Kristen Yahudi Katolik Muslim Covid-19 KTT HUT RUU UU DPR MPR Dr.
    Prof.
    """
    )
)
_LONGEST_NAME = 6
# A first word seen less often than this in small letters may be a name that was missed.
_KNOWN = 3


def silver_sentences(texts: Iterable[str], finder: Language, *, cases: Counter[str]) -> Iterator[Tagged]:
    """Tag plain sentences."""
    for doc in finder.pipe(texts):
        tagged = _tagged(doc, cases=cases)
        if tagged is not None:
            yield tagged


def silver_headlines(
    titles: Iterable[str], finder: Language, *, cases: Counter[str], active: dict[str, str]
) -> Iterator[Tagged]:
    """Tag headlines by what is found in their plain wording."""
    for title in titles:
        words = [word for word, _ in words_of(title)]
        plain = plain_words(words, cases=cases, active=active)
        tagged = _tagged(finder(Doc(finder.vocab, words=plain)), cases=cases)
        if tagged is not None:
            yield Tagged(tuple(words), tagged.tags)


def _tagged(doc: Doc, *, cases: Counter[str]) -> Tagged | None:
    words = [token.text for token in doc]
    tags = [f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O" for token in doc]
    _overrule(words, tags)
    if tags[0] == "O" and words[0].isalpha() and cases[words[0].lower()] < _KNOWN:
        return None
    for number, (word, tag) in enumerate(zip(words, tags, strict=True)):
        inside = number > 0 and words[number - 1] not in '"\u201c:.'
        if inside and tag == "O" and word[:1].isupper() and word not in _NO_NAMES:
            return None
    tagged = Tagged(tuple(words), tuple(tags))
    return tagged if any(tag != "O" for tag in tags) and _sure(tagged) else None


def _sure(sentence: Tagged) -> bool:
    """Tell whether each name is a place, a person of two words, or a body of two words or in capitals.

    A body of one word told as a person is the first model's usual slip.
    """
    pairs = list(zip(sentence.words, sentence.tags, strict=True))
    for (word, tag), (_, following) in pairwise([*pairs, ("", "O")]):
        alone = tag.startswith("B-") and not following.startswith("I-")
        if alone and (tag == "B-PER" or (tag == "B-ORG" and not word.isupper())):
            return False
    return True


def _overrule(words: list[str], tags: list[str]) -> None:
    """Tag listed names in place where the model saw none; a longer name found by the model stays."""
    at = 0
    while at < len(words):
        longest = min(_LONGEST_NAME, len(words) - at)
        lengths = (n for n in range(longest, 0, -1) if " ".join(words[at : at + n]).lower() in KIND_OF)
        length = next(lengths, 0)
        if length and words[at][:1].isupper() and all(tag == "O" for tag in tags[at : at + length]):
            kind = KIND_OF[" ".join(words[at : at + length]).lower()]
            tags[at : at + length] = ["B-" + kind] + ["I-" + kind] * (length - 1)
        at += max(length, 1)
