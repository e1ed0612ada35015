"""Measure a pipeline on the test sets: tags, trees, chosen relations and names."""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Token

import saksi.languages.id.tokenizer  # noqa: F401  registers what the pipeline is made of

RELATIONS = (
    "nsubj",
    "obj",
    "obl:agent",
    "ccomp",
    "xcomp",
    "advcl",
    "acl:relcl",
    "conj",
    "appos",
    "parataxis",
)


@dataclass(slots=True)
class Score:
    """Figures of one run over one test set, in percent."""

    upos: float = 0.0
    uas: float = 0.0
    las: float = 0.0
    uas_punct: float = 0.0
    las_punct: float = 0.0
    relations: dict[str, float] = field(default_factory=dict)


def _key(token: Token) -> tuple[int, int]:
    return (token.idx, token.idx + len(token.text))


def _head(token: Token) -> tuple[int, int]:
    return (-1, -1) if token.head.i == token.i else _key(token.head)


def _label(token: Token) -> str:
    return "root" if token.dep_.lower() == "root" else token.dep_


def _relation(label: str) -> str:
    return "nsubj" if label.startswith("nsubj") else label


def _f1(hits: int, found: int, wanted: int) -> float:
    return round(200 * hits / (found + wanted), 1) if found + wanted else 0.0


def _match(
    pairs: list[tuple[Doc, Doc]], keep: Callable[[Token], bool], same: Callable[[Token], object]
) -> float:
    """Give F1 over words that are kept; equal to accuracy where the words are the same."""
    hits = found = wanted = 0
    for gold, guess in pairs:
        truth = {(_key(t), same(t)) for t in gold if keep(t)}
        answer = {(_key(t), same(t)) for t in guess if keep(t)}
        hits += len(truth & answer)
        found += len(answer)
        wanted += len(truth)
    return _f1(hits, found, wanted)


def _relation_f1(pairs: list[tuple[Doc, Doc]], name: str) -> float:
    def holds(token: Token) -> bool:
        return _relation(_label(token)) == name

    return _match(pairs, holds, lambda token: (_head(token), _relation(_label(token))))


def score_trees(pairs: list[tuple[Doc, Doc]]) -> Score:
    """Compare Docs by characters, so that the words may differ."""

    def word(token: Token) -> bool:
        return not all(not c.isalnum() for c in token.text)

    def any_token(token: Token) -> bool:
        return not token.is_space

    result = Score(
        upos=_match(pairs, any_token, lambda t: t.tag_),
        uas=_match(pairs, word, _head),
        las=_match(pairs, word, lambda t: (_head(t), _label(t))),
        uas_punct=_match(pairs, any_token, _head),
        las_punct=_match(pairs, any_token, lambda t: (_head(t), _label(t))),
    )
    for name in RELATIONS:
        result.relations[name] = _relation_f1(pairs, name)
    return result


def read_docs(nlp: Language, path: Path) -> list[Doc]:
    """Read the Docs of one corpus file."""
    return list(DocBin().from_disk(path).get_docs(nlp.vocab))


def parse_words(nlp: Language, gold: Iterable[Doc]) -> list[Doc]:
    """Run the pipeline on the words of the gold Docs."""
    blank = (
        Doc(nlp.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc]) for doc in gold
    )
    return list(nlp.pipe(blank))


def score_names(gold: list[Doc], guess: list[Doc]) -> dict[str, float]:
    """Give F1 of names for all kinds and for each."""
    hits: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for one, other in zip(gold, guess, strict=True):
        truth = {(e.start, e.end, e.label_) for e in one.ents}
        answer = {(e.start, e.end, e.label_) for e in other.ents}
        for kind in ("PER", "ORG", "LOC"):
            hits[kind] += sum(e[2] == kind for e in truth & answer)
            found[kind] += sum(e[2] == kind for e in answer)
            wanted[kind] += sum(e[2] == kind for e in truth)
    scores = {kind: _f1(hits[kind], found[kind], wanted[kind]) for kind in ("PER", "ORG", "LOC")}
    return {"all": _f1(hits.total(), found.total(), wanted.total()), **scores}


def report(nlp: Language, folder: Path) -> dict[str, object]:
    """Measure every test corpus found in the folder."""
    results: dict[str, object] = {}
    with_names = "ner" in nlp.pipe_names
    stored = {path.stem for path in folder.glob("*.spacy")}
    tree_sets = ("gsd-test", "pud", "csui-test") if "parser" in nlp.pipe_names else ()
    for name in (name for name in tree_sets if name in stored):
        gold = read_docs(nlp, folder / f"{name}.spacy")
        with nlp.select_pipes(disable=["ner"] if with_names else []):
            results[name] = asdict(score_trees(list(zip(gold, parse_words(nlp, gold), strict=True))))
            raw = list(nlp.pipe(doc.text for doc in gold))
            results[f"{name}, system words"] = asdict(score_trees(list(zip(gold, raw, strict=True))))
            begin = time.process_time()
            count = sum(len(doc) for doc in nlp.pipe((doc.text for doc in gold), batch_size=256))
            results[f"{name}, words a second of one core"] = round(count / (time.process_time() - begin))
    if with_names:
        for name in (name for name in ("idner2k-test", "ui-test", "nergrit-test") if name in stored):
            gold = read_docs(nlp, folder / f"{name}.spacy")
            others = [pipe for pipe in nlp.pipe_names if pipe != "ner"]
            with nlp.select_pipes(disable=others):
                results[name] = score_names(gold, parse_words(nlp, gold))
    return results


def main() -> None:
    """Print the figures: `python -m training.id.report MODEL CORPORA...`."""
    begin = time.perf_counter()
    nlp = spacy.load(sys.argv[1])
    print(f"loaded in {time.perf_counter() - begin:.2f} s")
    for folder in sys.argv[2:]:
        for name, value in report(nlp, Path(folder)).items():
            print(name, json.dumps(value))


if __name__ == "__main__":
    main()
