"""Texts in, spaCy Docs out: what the coder takes for a spaCy pipeline."""

from collections.abc import Callable, Iterable, Iterator

from spacy.tokens import Doc
from spacy.vocab import Vocab

from saksi.languages.encoder.parse import ROOT, STATES, Parse, Parser

_SPACE = "SPACE"
_LOOSE = "dep"


class Pipeline:
    """One language's tokenizer and the parser behind it.

    Each text is one sentence and becomes a Doc with tags, parts of speech, one tree with one root, and names.
    Its answer depends on nothing but the text.
    """

    def __init__(self, tokenizer: Callable[[str], Doc], parser: Parser, *, vocab: Vocab) -> None:
        """Keep them; `vocab` is what the Docs share."""
        self._tokenizer, self._parser, self.vocab = tokenizer, parser, vocab

    def __call__(self, text: str | Doc) -> Doc:
        """Parse one text, or the words of a Doc."""
        doc = self._tokenizer(text) if isinstance(text, str) else text
        texts, behind, blank = [], [], []
        for token in doc:
            texts.append(token.text)
            behind.append(bool(token.whitespace_))
            blank.append(token.is_space)
        places = [place for place, void in enumerate(blank) if not void]
        if not places:
            return _blank(doc)
        spaces = [behind[place] or blank[place + 1 : place + 2] == [True] for place in places]
        parse = self._parser.parse([texts[place] for place in places], spaces)
        return _filled(doc.vocab, texts, behind, places, parse)

    def pipe(self, texts: Iterable[str | Doc], batch_size: int = 256) -> Iterator[Doc]:
        """Parse many texts in their order; `batch_size` is there because callers of spaCy pass it."""
        return (self(text) for text in texts)


def _filled(vocab: Vocab, texts: list[str], behind: list[bool], places: list[int], parse: Parse) -> Doc:
    """Make the Doc of a parse from tokens and what follows each; white space hangs from the word before."""
    count = len(texts)
    tags, labels, names = [_SPACE] * count, [_LOOSE] * count, ["O"] * count
    heads = [0] * count
    for number, place in enumerate(places):
        tags[place], labels[place], names[place] = (
            parse.tags[number],
            parse.labels[number],
            parse.names[number],
        )
        heads[place] = places[parse.heads[number]]
    words = set(places)
    for place in range(count):
        if place not in words:
            heads[place] = place - 1 if place else places[0]
            if place and place + 1 < count and names[place + 1].startswith("I-"):
                names[place] = names[place + 1]
    return Doc(
        vocab,
        words=texts,
        spaces=behind,
        tags=tags,
        pos=tags,
        heads=heads,
        deps=labels,
        ents=names,
        user_data={STATES: parse.states},
    )


def _blank(doc: Doc) -> Doc:
    """Give a text without words its one root, if it has white space at all."""
    count = len(doc)
    return Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        tags=[_SPACE] * count,
        pos=[_SPACE] * count,
        heads=[0] * count,
        deps=[ROOT if not place else _LOOSE for place in range(count)],
    )
