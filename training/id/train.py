"""Train the Indonesian pipeline from the archives: one command, in steps that are kept once done.

    python -m training.id.train --data ../shared/data --work .work/id --out .work/id/model

Steps: unpack, count words, word vectors, two teachers, silver trees of news, the parser, two name finders,
the assembled pipeline. Delete a folder of the work folder to have its step done again. About an hour and
a half on one core.
"""

from __future__ import annotations

import argparse
import tarfile
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import spacy
from spacy.cli.train import train as spacy_train
from spacy.tokens import Doc, DocBin

import saksi.languages.id.tokenizer  # noqa: F401  registers what the pipeline is made of
from training.id.assemble import assemble
from training.id.corpus import count_words, write_corpora
from training.id.names import write_names
from training.id.silver import agreed, agreed_headlines, has_verbal_root, news_sentences, news_titles
from training.id.silver_names import silver_headlines, silver_sentences
from training.id.truecase import active_forms, count_cases
from training.id.vectors import write_text, write_vectors

HERE = Path(__file__).parent
ARCHIVES = ("treebanks", "names", "text", "news")
VECTOR_WORDS = 20_000
TEACHER_STEPS, FINAL_STEPS, NAME_STEPS = 3000, 3600, 2000
HEADLINES = 4500
SILVER_SENTENCES, SILVER_HEADLINES = 1500, 800
SEED = 7
# Least share of words on whose head and label both teachers must agree.
AGREE_SENTENCE, AGREE_HEADLINE = 0.75, 0.8


def unpack(data: Path, work: Path) -> None:
    """Unpack the archives that training reads."""
    for name in ARCHIVES:
        if not (work / name).exists():
            with tarfile.open(data / f"{name}.tar.xz") as archive:
                archive.extractall(work, filter="data")


def fit(config: str, corpora: Path, out: Path, *, steps: int, vectors: Path | None) -> None:
    """Train one pipeline of a configuration file."""
    if (out / "model-last").exists():
        return
    overrides: dict[str, object] = {
        "paths.train": str(corpora / "train.spacy"),
        "paths.dev": str(corpora / "dev.spacy"),
        "paths.vectors": str(vectors) if vectors else None,
        "training.max_steps": steps,
    }
    if vectors is None:
        overrides["components.tok2vec.model.embed.include_static_vectors"] = False
    spacy_train(HERE / config, out, overrides=overrides)


def vector_folders(work: Path) -> Path:
    """Train the word vectors; the text with words parted by blanks stays beside them."""
    words, vectors = work / "words.txt", work / "vectors"
    if not vectors.exists():
        write_text(work / "text" / "id" / "all_id.txt", words)
        write_vectors(words, vectors, words=VECTOR_WORDS)
    return vectors


@dataclass(frozen=True, slots=True)
class News:
    """What is drawn from the news files, and what tells names from words there."""

    sentences: list[str]
    titles: list[str]
    cases: Counter[str]
    active: dict[str, str]


def read_news(work: Path, *, gold_titles: set[str]) -> News:
    """Draw sentences and headlines, articles with the given titles left out."""
    folder = work / "news" / "id"
    cases = count_cases(work / "text" / "id" / "all_id.txt")
    return News(
        sentences=news_sentences(folder, left_out=gold_titles, seed=SEED, wanted=20_000),
        titles=news_titles(folder, left_out=gold_titles, seed=SEED, wanted=HEADLINES),
        cases=cases,
        active=active_forms(cases),
    )


def silver_docs(work: Path, news: News) -> list[Doc]:
    """Parse news with both teachers and keep what they agree on."""
    stored = work / "silver.spacy"
    first, second = (spacy.load(work / name / "model-best") for name in ("teacher-1", "teacher-2"))
    if not stored.exists():
        docs = list(agreed(news.sentences, first, second, least=AGREE_SENTENCE))
        headlines = agreed_headlines(
            news.titles, first, second, cases=news.cases, active=news.active, least=AGREE_HEADLINE
        )
        docs += (doc for doc in headlines if has_verbal_root(doc))
        DocBin(docs=docs).to_disk(stored)
    return list(DocBin().from_disk(stored).get_docs(first.vocab))


def fit_parser(work: Path, news: News, vectors: Path) -> Path:
    """Train both teachers and then the parser that ships."""
    counts: Counter[str] = count_words(work / "words.txt")
    banks = work / "treebanks"
    for name, with_pud in (("teacher-1", True), ("teacher-2", False)):
        corpora = work / f"{name}-corpora"
        write_corpora(banks, corpora, with_pud=with_pud, counts=counts)
        fit("parser.cfg", corpora, work / name, steps=TEACHER_STEPS, vectors=vectors if with_pud else None)
    silver = silver_docs(work, news)
    write_corpora(banks, work / "corpora", with_pud=True, counts=counts, extra=silver)
    fit("parser.cfg", work / "corpora", work / "parser", steps=FINAL_STEPS, vectors=vectors)
    return work / "parser" / "model-last"


def fit_names(work: Path, news: News, vectors: Path) -> Path:
    """Train a first name finder, and the one that ships on what it finds in news as well."""
    write_names(work / "names", work / "name-corpora-1", seed=SEED)
    fit("ner.cfg", work / "name-corpora-1", work / "names-1", steps=NAME_STEPS, vectors=vectors)
    finder = spacy.load(work / "names-1" / "model-best")
    extra = [
        *islice(silver_sentences(news.sentences, finder, cases=news.cases), SILVER_SENTENCES),
        *islice(
            silver_headlines(news.titles, finder, cases=news.cases, active=news.active), SILVER_HEADLINES
        ),
    ]
    write_names(work / "names", work / "name-corpora", seed=SEED, extra=extra)
    fit("ner.cfg", work / "name-corpora", work / "names-2", steps=NAME_STEPS, vectors=vectors)
    return work / "names-2" / "model-best"


def build(data: Path, work: Path, out: Path, *, gold_titles: set[str]) -> None:
    """Go from the archives to the shipped folder."""
    work.mkdir(parents=True, exist_ok=True)
    unpack(data, work)
    vectors = vector_folders(work)
    news = read_news(work, gold_titles=gold_titles)
    assemble(fit_parser(work, news, vectors), fit_names(work, news, vectors), out)


def main() -> None:
    """Read the command line and build."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the data archives")
    parser.add_argument(
        "--work", type=Path, default=Path(".work/id"), help="ignored folder for everything in between"
    )
    parser.add_argument("--out", type=Path, default=Path(".work/id/model"))
    parser.add_argument(
        "--leave-out", type=Path, help="file of article titles, one a line, kept out of the silver data"
    )
    options = parser.parse_args()
    titles = options.leave_out.read_text(encoding="utf-8").lower().splitlines() if options.leave_out else []
    build(options.data, options.work, options.out, gold_titles=set(titles))


if __name__ == "__main__":
    main()
