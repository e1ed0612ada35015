"""Cut English news text into words: spaCy's own rules, with the features that the parser was trained with.

Importing this module registers the features with spaCy, which is why it must be imported before the model is
loaded.
"""

from collections.abc import Callable

import spacy
from spacy.attrs import PREFIX
from spacy.language import Language

import saksi.languages.components  # noqa: F401  registers the shared parts of the pipeline

#: So many letters stand for the stem of a word.
_STEM = 4


def _prefix(form: str) -> str:
    return form[:_STEM].lower()


def make_features() -> Callable[[Language], Language]:
    """Name the word features that the model was trained with: `token.prefix_` is four letters."""

    def customise(nlp: Language) -> Language:
        nlp.vocab.lex_attr_getters[PREFIX] = _prefix
        return nlp

    return customise


spacy.registry.callbacks.register("saksi.en.features.v1", func=make_features)
