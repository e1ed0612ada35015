"""Languages: one folder each, the same file names in each; one engine reads them all.

`load("id")` gives everything that the coder needs to know of a language: parser, predicates, cues, names and
closed-class words. It takes a second or so and is done once per process.
"""

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from saksi.errors import UsageError
from saksi.languages import encoder
from saksi.languages.cues import Cues, compile_cues
from saksi.languages.gazetteer import Gazetteer, Name
from saksi.languages.glue import WordList, load_words
from saksi.languages.hyphens import hyphenated
from saksi.languages.layers import merged
from saksi.languages.lexicon import Lexicon, compile_lexicon
from saksi.languages.names import all_names
from saksi.languages.syntax import Syntax

#: The languages whose articles can be coded.
CODED = ("id", "ms", "en")

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Grammar:
    """The closed-class words of a language, lower-case, by function."""

    words: Mapping[str, frozenset[str]]

    def __getattr__(self, name: str) -> frozenset[str]:
        try:
            return self.words[name]
        except KeyError:
            raise AttributeError(name) from None


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """All that the coder knows of one language; two of them are the same only if they are one object.

    `bare` gives the shorter forms that a word may have without its clitics or plural; `hyphenated` has the
    words of the tables that a tokenizer parts; `nlp` turns sentences into spaCy Docs; `syntax` answers where
    languages differ in how clauses are built; `acts` is the network that advises the coder, if there is one.
    """

    code: str
    nlp: Any
    lexicon: Lexicon
    cues: Cues
    gazetteer: Gazetteer
    grammar: Grammar
    words: WordList
    name_words: frozenset[str]
    titles: frozenset[str]
    bare: Callable[[str], tuple[str, ...]]
    syntax: Syntax
    hyphenated: frozenset[str] = frozenset()
    acts: encoder.Acts | None = None

    def knows_verb(self, low: str) -> bool:
        """Tell whether a word in small letters is a form of a verb that the lexicon or the cues hold."""
        return low in self.lexicon.verbs or low in self.cues.cues


def read_yaml(language: str, name: str) -> Any:
    """Parse one data file of a language, laid over that of its base."""

    def read(layer: str) -> Any:
        with files("saksi.languages").joinpath(layer, name).open("rb") as stream:
            return yaml.load(stream, Loader=_Loader)

    return merged(language, read)


@cache
def load(code: str) -> Language:
    """Load a language.

    Raises:
        UsageError: the language cannot be coded yet.

    Example:
        >>> load("xx")
        Traceback (most recent call last):
        saksi.errors.UsageError: language 'xx' cannot be coded (U001)
    """
    if code not in CODED:
        raise UsageError(
            "U001",
            f"language {code!r} cannot be coded",
            hint=f"Give a page in one of these: {', '.join(CODED)}.",
        )
    package = importlib.import_module(f"saksi.languages.{code}")
    inflect = package.inflect
    names = all_names(code)
    grammar = Grammar(_grammar(code))
    lexicon = compile_lexicon(
        read_yaml(code, "predicates.yaml"), inflect=inflect, head_last=package.SYNTAX.modifiers_first
    )
    cues = compile_cues(read_yaml(code, "cues.yaml"), inflect=inflect)
    return Language(
        code=code,
        nlp=encoder.load_pipeline(code),
        lexicon=lexicon,
        cues=cues,
        gazetteer=Gazetteer(names, clitic=next(iter(grammar.suffix_pronoun), "")),
        words=load_words(code),
        name_words=frozenset(name.name for name in names if not name.kind.startswith("role:")),
        grammar=grammar,
        titles=frozenset(name.name.lower() for name in names if name.kind.startswith("role:")),
        bare=package.bare,
        syntax=package.SYNTAX,
        hyphenated=hyphenated(lexicon, cues),
        acts=encoder.acts(code),
    )


def _grammar(code: str) -> Mapping[str, frozenset[str]]:
    return {
        key: frozenset(value if isinstance(value, list) else [value])
        for key, value in read_yaml(code, "grammar.yaml").items()
    }


__all__ = ["CODED", "Gazetteer", "Grammar", "Language", "Name", "Syntax", "load", "read_yaml"]
