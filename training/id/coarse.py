"""Measure a pipeline against the treebanks' own annotation, before anything was made uniform.

    python -m training.id.coarse MODEL TREEBANKS

Base labels only, and `compound` counts as `nmod`, since the scheme here has no compounds.
"""

from __future__ import annotations

import sys
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

import saksi.languages.id.tokenizer  # noqa: F401  registers what the pipeline is made of
from training.id.treebank import Tree, read_trees

FILES = {
    "gsd-test": "ud_id_gsd/id_gsd-ud-test.conllu",
    "csui-test": "ud_id_csui/id_csui-ud-test.conllu",
    "pud": "ud_id_pud/id_pud-ud-test.conllu",
}


def _base(label: str) -> str:
    base = label.split(":")[0].lower()
    return "nmod" if base == "compound" else base


def coarse_scores(nlp: Language, trees: list[Tree]) -> tuple[float, float, float]:
    """Give UPOS (all words), UAS and LAS (without punctuation) in percent, on the treebank's words."""
    tags = words = heads = labels = count = 0
    for tree in trees:
        forms, spaces = [word.form for word in tree.words], [word.space for word in tree.words]
        doc = nlp(Doc(nlp.vocab, words=forms, spaces=spaces))
        for token, word in zip(doc, tree.words, strict=True):
            words += 1
            tags += token.tag_ == word.upos
            if word.upos == "PUNCT":
                continue
            count += 1
            head = token.i if word.head < 0 else word.head
            heads += token.head.i == head
            labels += token.head.i == head and _base(token.dep_) == _base(word.label)
    return round(100 * tags / words, 1), round(100 * heads / count, 1), round(100 * labels / count, 1)


def main() -> None:
    """Print UPOS, UAS and LAS of each test set."""
    nlp = spacy.load(sys.argv[1], exclude=["ner"])
    for name, path in FILES.items():
        print(name, *coarse_scores(nlp, list(read_trees(Path(sys.argv[2]) / path, source=name))))


if __name__ == "__main__":
    main()
