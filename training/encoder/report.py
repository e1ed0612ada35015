"""Measure a parser on the test sets: the encoder, or a spaCy pipeline beside it.

    python -m training.encoder.report --data .work/data
    python -m training.encoder.report --data .work/data --id .work/id/model

Gold sentences. UAS and LAS leave punctuation out. "System words" are those that the tokenizer cuts by itself.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import Doc, Span

import saksi.languages.id.tokenizer  # noqa: F401  registers what the Indonesian pipeline is made of
from saksi.languages.encoder import load_pipeline
from saksi.languages.encoder.names import spans_of
from training.encoder.examples import Example, load_tests
from training.id.coarse import FILES, coarse_scores
from training.id.report import RELATIONS, score_names, score_trees
from training.id.treebank import read_trees


def to_doc(example: Example, *, vocab: Any) -> Doc:
    """Make the Doc that holds what is known of a sentence."""
    count = len(example.words)
    known = example.tags is not None and example.heads is not None and example.labels is not None
    heads = [place if head is None or head < 0 else head for place, head in enumerate(example.heads or ())]
    doc = Doc(
        vocab,
        words=list(example.words),
        spaces=[*example.spaces[:-1], False],
        tags=list(example.tags or ()) if known else None,
        heads=heads if known else None,
        deps=["ROOT" if heads[i] == i else (example.labels or ())[i] for i in range(count)]
        if known
        else None,
    )
    if example.names is not None:
        doc.ents = [Span(doc, start, end, label=kind) for start, end, kind in spans_of(example.names)]
    return doc


def bare(docs: Iterable[Doc], *, vocab: Any) -> list[Doc]:
    """Give the words of Docs only."""
    return [Doc(vocab, words=[t.text for t in d], spaces=[bool(t.whitespace_) for t in d]) for d in docs]


def report_trees(nlp: Any, name: str, examples: Sequence[Example]) -> None:
    """Print the figures of one treebank."""
    gold = [to_doc(example, vocab=nlp.vocab) for example in examples]
    score = score_trees(list(zip(gold, nlp.pipe(bare(gold, vocab=nlp.vocab)), strict=True)))
    begin = time.process_time()
    raw = list(nlp.pipe([doc.text for doc in gold]))
    seconds = time.process_time() - begin
    system = score_trees(list(zip(gold, raw, strict=True)))
    own = f"UPOS {score.upos:.1f}  UAS {score.uas:.1f}  LAS {score.las:.1f}"
    punctuation = f"with punctuation {score.uas_punct:.1f} / {score.las_punct:.1f}"
    cut = f"system words {system.upos:.1f}, {system.uas:.1f}, {system.las:.1f}"
    speed = f"{sum(map(len, raw)) / seconds:.0f} words a second"
    print(f"{name:<12} {own}  |  {punctuation}  |  {cut}  |  {speed}")
    relations = "  ".join(f"{relation} {score.relations[relation]}" for relation in RELATIONS)
    print(f"{'':<12} {relations}", flush=True)


def report_names(nlp: Any, name: str, examples: Sequence[Example]) -> None:
    """Print the figures of one set of names."""
    gold = [to_doc(example, vocab=nlp.vocab) for example in examples]
    found = score_names(gold, list(nlp.pipe(bare(gold, vocab=nlp.vocab))))
    print(f"{name:<12} names", "  ".join(f"{kind} {value}" for kind, value in found.items()), flush=True)


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--id", type=Path, help="a spaCy pipeline for Indonesian instead of the encoder")
    parser.add_argument("--en", type=Path, help="a spaCy pipeline for English instead of the encoder")
    options = parser.parse_args()
    tests = load_tests(options.data)
    others = {"id": options.id, "en": options.en}
    alone = any(others.values())
    for language in ("id", "en"):
        if alone and others[language] is None:
            continue
        begin = time.perf_counter()
        nlp: Any = spacy.load(others[language]) if others[language] else load_pipeline(language)
        nlp("Satu.")
        print(f"{language}: loaded in {time.perf_counter() - begin:.2f} s")
        for name, examples in tests.items():
            if name.startswith(language) and examples[0].heads is not None:
                report_trees(nlp, name, examples)
            if name.startswith(language) and examples[0].names is not None:
                report_names(nlp, name, examples)
        if language == "id":
            for name, path in FILES.items():
                trees = list(read_trees(options.data / "treebanks" / path, source=name))
                print(f"own labels, {name}:", *coarse_scores(nlp, trees), flush=True)


if __name__ == "__main__":
    main()
