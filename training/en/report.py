"""Measure the English pipeline on the test sets: tags, trees, names, speed.

    python -m training.en.report .work/en/model .work/en/corpora .work/en/name-corpora

Words and sentences are the gold ones; UAS and LAS leave punctuation out.
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import asdict
from pathlib import Path

import spacy

import saksi.languages.en.tokenizer  # noqa: F401  registers what the pipeline is made of
from training.id.report import parse_words, read_docs, score_names, score_trees

TREES = ("ewt-test", "gum-test", "gum-news-test", "pud")


def main() -> None:
    """Print the figures of every test set, and the speed on one core."""
    model, trees, names = (Path(word) for word in sys.argv[1:4])
    begin = time.perf_counter()
    nlp = spacy.load(model)
    print(f"loaded in {time.perf_counter() - begin:.2f} s")
    with nlp.select_pipes(disable=["ner"] if "ner" in nlp.pipe_names else []):
        for name in TREES:
            gold = read_docs(nlp, trees / f"{name}.spacy")
            begin = time.process_time()
            guess = parse_words(nlp, gold)
            speed = sum(map(len, guess)) / (time.process_time() - begin)
            print(name, json.dumps(asdict(score_trees(list(zip(gold, guess, strict=True))))))
            print(f"{name}: {speed:,.0f} words a second")
    if "ner" in nlp.pipe_names:
        gold = read_docs(nlp, names / "ewt-names-test.spacy")
        with nlp.select_pipes(enable=["ner"]):
            print("names", json.dumps(score_names(gold, parse_words(nlp, gold))))


if __name__ == "__main__":
    main()
