"""The Indonesian pipeline on Malay sentences.

There is no Malay treebank. The two languages build their clauses alike, so the Indonesian parser reads Malay
well where it knows the words; those that it cannot know ("kerana", "bahawa", "polis") are shown to it as the
Indonesian ones. The parse is laid over the sentence as written, word by word.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from saksi.languages.layers import spelling, text
from saksi.languages.wordlist import load_words

__all__ = ["Respelt"]

_LAYERS = ["TAG", "POS", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE"]


class Respelt:
    """A spaCy pipeline that reads Malay words as the Indonesian words for the same."""

    def __init__(self, nlp: Any) -> None:
        """Take the pipeline to read with."""
        self._nlp = nlp
        self._read_as = _table()

    def pipe(self, texts: Iterable[str], *, batch_size: int = 256) -> Iterator[Any]:
        """Parse sentences in their order."""
        docs = [self._nlp.make_doc(sentence) for sentence in texts]
        shown = self._nlp.pipe((self._shown(doc) for doc in docs), batch_size=batch_size)
        for doc, parsed in zip(docs, shown, strict=True):
            yield doc.from_array(_LAYERS, parsed.to_array(_LAYERS))

    def _shown(self, doc: Any) -> Any:
        from spacy.tokens import Doc

        words = [self._word(token.text) for token in doc]
        return Doc(doc.vocab, words=words, spaces=[bool(token.whitespace_) for token in doc])

    def _word(self, word: str) -> str:
        low = word.lower()
        found = self._read_as.get(low)
        if found is None and low.endswith("nya") and (stem := self._read_as.get(low[:-3])):
            found = f"{stem}nya"
        if found is None:
            return word
        return found[0].upper() + found[1:] if word[0].isupper() else found


def _table() -> dict[str, str]:
    """Map Malay words to Indonesian ones: those of `parser.tsv`, then spellings that Indonesian lacks."""
    table = dict(line.split("\t", 1) for line in text("ms", "parser.tsv").splitlines()[1:])
    known = load_words("id")
    for indonesian, ways in spelling("ms").words.items():
        for malay in ways:
            if not {" ", "-"} & {*malay, *indonesian} and not known.knows(malay.lower()):
                table.setdefault(malay.lower(), indonesian)
    return table
