"""Train the encoder from the data: one command, in steps that are kept once done.

    python -m training.encoder.train --data .work/data --work .work/encoder

Steps: the pieces, news and names found in it, a first network, silver trees of news, the network that ships,
the exported model. A step that was cut off goes on where it stood; delete its file to have it done again.
"""

from __future__ import annotations

import argparse
import json
import pickle
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import spacy
import torch

import saksi.languages.id.tokenizer  # noqa: F401  registers what the Indonesian pipeline is made of
from saksi.languages.encoder import load_pipeline
from saksi.languages.encoder.pieces import Pieces, read_pieces
from training.encoder.batches import Row, Symbols, symbols_of, to_row
from training.encoder.bert import from_pretrained
from training.encoder.examples import NAMES, Example, Groups, epoch, load_examples
from training.encoder.export import write_model
from training.encoder.fit import Plan, fit
from training.encoder.measure import answers, score
from training.encoder.network import Parser
from training.encoder.silver import agreed
from training.encoder.vocabulary import choose, write_pieces
from training.encoder.weights import Pretrained, package_file, read_weights
from training.id.names import Tagged
from training.id.silver import news_sentences, news_titles
from training.id.silver_names import silver_headlines, silver_sentences
from training.id.truecase import active_forms, count_cases

LAYERS = 8
#: How often each group is seen in an epoch.
SHARES = {
    "id-csui": 2.0,
    "id-copies": 0.5,
    "en-gum-news": 2.0,
    "en-headlines": 0.3,
    "id-names": 0.5,
    "id-silver-names": 0.4,
    "id-silver": 0.7,
}
FIRST, FINAL = Plan(steps=1300), Plan(steps=4500)
SENTENCES, TITLES, SILVER_NAMES, SILVER_TITLES = 20_000, 4500, 2500, 1000
SEED = 7


@dataclass(frozen=True, slots=True)
class News:
    """What is drawn from the news files, and the words of all text with their counts."""

    sentences: list[str]
    names: list[Tagged]
    counts: Counter[str]


def read_news(data: Path, work: Path, cnn: Path, *, left_out: set[str]) -> News:
    """Draw sentences, and those in which the convolutional pipeline seems to miss no name."""
    stored = work / "news.pickle"
    if not stored.exists():
        cases = count_cases(data / "text/id/all_id.txt")
        folder = data / "news/id"
        sentences = news_sentences(folder, left_out=left_out, seed=SEED, wanted=SENTENCES)
        titles = news_titles(folder, left_out=left_out, seed=SEED, wanted=TITLES)
        finder = spacy.load(cnn, exclude=["parser", "tagger"])
        found = [*islice(silver_sentences(sentences, finder, cases=cases), SILVER_NAMES)]
        headlines = silver_headlines(titles, finder, cases=cases, active=active_forms(cases))
        found += islice(headlines, SILVER_TITLES)
        counts: Counter[str] = Counter()
        for word, count in cases.items():
            counts[word.lower()] += count
        stored.write_bytes(pickle.dumps(News(sentences, found, counts)))
    news: News = pickle.loads(stored.read_bytes())
    return news


@dataclass(frozen=True, slots=True)
class Bench:
    """What every fit needs."""

    source: Pretrained
    kept: list[int]
    pieces: Pieces
    groups: Groups
    symbols: Symbols

    def network(self) -> Parser:
        """Make a network whose encoder is pretrained and whose heads know nothing; the embeddings stay."""
        torch.manual_seed(SEED)
        encoder = from_pretrained(self.source, kept=self.kept, layers=LAYERS)
        encoder.word.weight.requires_grad = False
        return Parser(encoder, tags=len(self.symbols.tags), labels=len(self.symbols.labels), names=len(NAMES))

    def rows(self, examples: list[Example]) -> list[Row]:
        """Turn examples into numbers."""
        return [to_row(example, self.pieces, self.symbols) for example in examples]

    def fitted(self, plan: Plan, out: Path, extra: dict[str, list[Example]]) -> Parser:
        """Fit a network on everything and print how it reads what was held out."""
        out.mkdir(parents=True, exist_ok=True)
        rows = {name: self.rows(examples) for name, examples in (self.groups.train | extra).items()}

        def epochs() -> Iterator[list[Row]]:
            number = 0
            while True:
                yield list(epoch(rows, SHARES, seed=number))
                number += 1

        model = self.network()
        fit(model, epochs(), plan, out)
        for name, examples in self.groups.dev.items():
            said = answers(model, self.rows(examples), self.symbols)
            print(out.name, name, score(zip(examples, said, strict=True)), flush=True)
        return model


def prepare(data: Path, work: Path, news: News) -> Bench:
    """Read the pretrained weights, the pieces and the examples."""
    source = read_weights(package_file())
    file = work / "pieces.tsv"
    if not file.exists():
        write_pieces(source, choose(source, data), file)
    numbers = {piece: number for number, piece in enumerate(source.pieces)}
    lines = file.read_text(encoding="utf-8").split("\n")
    kept = [numbers[line.split("\t")[0]] for line in lines if line]
    groups = load_examples(data, counts=news.counts, silver_names=news.names)
    symbols = symbols_of(example for examples in groups.train.values() for example in examples)
    return Bench(source, kept, read_pieces(file), groups, symbols)


def build(data: Path, work: Path, out: Path, cnn: Path, *, left_out: set[str]) -> None:
    """Go from the data to the shipped folder."""
    work.mkdir(parents=True, exist_ok=True)
    news = read_news(data, work, cnn, left_out=left_out)
    bench = prepare(data, work, news)
    silver = work / "silver.pickle"
    if not silver.exists():
        first = bench.fitted(FIRST, work / "first", {})
        write_model(first, bench.symbols, bench.groups, work / "pieces.tsv", work / "first-model")
        parser = load_pipeline("id", model=work / "first-model")
        silver.write_bytes(pickle.dumps(list(agreed(news.sentences, spacy.load(cnn), parser))))
    final = bench.fitted(FINAL, work / "final", {"id-silver": pickle.loads(silver.read_bytes())})
    write_model(final, bench.symbols, bench.groups, work / "pieces.tsv", out)
    print(json.dumps({path.name: path.stat().st_size for path in sorted(out.iterdir())}))


def main() -> None:
    """Read the command line and build."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the unpacked data")
    parser.add_argument("--work", type=Path, default=Path(".work/encoder"))
    parser.add_argument("--out", type=Path, default=Path("src/saksi/languages/encoder/model"))
    parser.add_argument("--cnn", type=Path, default=Path(".work/id/model"))
    parser.add_argument("--leave-out", type=Path, help="titles, one a line, kept out of the silver data")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    titles = options.leave_out.read_text(encoding="utf-8").lower().splitlines() if options.leave_out else []
    build(options.data, options.work, options.out, options.cnn, left_out=set(titles))


if __name__ == "__main__":
    main()
