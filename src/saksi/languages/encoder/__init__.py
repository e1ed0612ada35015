"""One compact encoder that parses Indonesian, Malay and English.

A transformer of eight layers, cut out of multilingual-e5-small and trained by training/encoder, in eight bits
inside this package. It needs no network and no graphics card.
"""

import json
import os
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from saksi.errors import UsageError
from saksi.languages.encoder.acts import Acts, load_acts, load_second
from saksi.languages.encoder.network import Network
from saksi.languages.encoder.parse import Parser, Symbols
from saksi.languages.encoder.pieces import Pieces, read_pieces
from saksi.languages.encoder.pipeline import Pipeline

#: Whose words and labels each language is read with: Malay has no treebank and is read as Indonesian.
SCHEMES = {"id": "id", "ms": "id", "en": "en"}

__all__ = ["SCHEMES", "Acts", "Pipeline", "acts", "load_pipeline"]


def load_pipeline(language: str, *, model: Path | None = None) -> Pipeline:
    """Load the parser of a language; the weights are read once a process for all of them.

    Args:
        language: "id", "ms" or "en".
        model: the folder of another model.

    Raises:
        UsageError: the encoder does not read the language.

    Example:
        >>> doc = load_pipeline("en")("Iran rejected the plan.")
        >>> [token.dep_ for token in doc]
        ['nsubj', 'ROOT', 'det', 'obj', 'punct']
    """
    if language not in SCHEMES:
        raise UsageError(
            "U001",
            f"language {language!r} cannot be coded",
            hint=f"Give a page in one of these: {', '.join(SCHEMES)}.",
        )
    folder = _home() if model is None else model
    scheme = SCHEMES[language]
    words = _words(scheme)
    return Pipeline(words.tokenizer, _parser(folder, scheme), vocab=words.vocab)


@cache
def acts(language: str) -> Acts | None:
    """Load the networks that read the acts of a language; None where the model has none."""
    first, second = _acts(_home()), load_second(_home(), language)
    return first if first is None or second is None else first.beside(second)


def _home() -> Path:
    """Find the model: the one that ships, or another for an experiment."""
    return Path(os.environ.get("SAKSI_ENCODER") or str(files(__name__).joinpath("model")))


@cache
def _pieces(folder: Path) -> Pieces:
    return read_pieces(folder.joinpath("pieces.tsv"))


@cache
def _acts(folder: Path) -> Acts | None:
    return load_acts(folder)


@cache
def _parser(folder: Path, scheme: str) -> Parser:
    known = json.loads(folder.joinpath("symbols.json").read_text(encoding="utf-8"))
    kept = frozenset(known["schemes"][scheme])
    symbols = Symbols(tuple(known["tags"]), tuple(known["labels"]), tuple(known["names"]), kept)
    return Parser(_network(folder), _pieces(folder), symbols)


@cache
def _network(folder: Path) -> Network:
    return Network(folder.joinpath("parser.onnx"))


@cache
def _words(scheme: str) -> Any:
    """Make the spaCy language without any component: its vocabulary, and for English its tokenizer."""
    import spacy

    blank = spacy.blank(scheme)
    if scheme == "id":
        from saksi.languages.id.tokenizer import IndonesianTokenizer

        blank.tokenizer = IndonesianTokenizer(vocab=blank.vocab)
    return blank
