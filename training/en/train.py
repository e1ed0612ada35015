"""Train the English pipeline from the treebanks and name sets: one command, about half an hour on one core.

    python -m training.en.train --data DATA --work .work/en --out .work/en/model

DATA holds the unpacked folders `treebanks` and `names`. Steps: corpora, the parser, the name finder, the
assembled pipeline. Each is kept once done; delete its folder in the work folder to have it done again.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import spacy
from spacy.cli.train import train as spacy_train

import saksi.languages.en.tokenizer  # noqa: F401  registers what the pipeline is made of
from training.en.corpus import write_names, write_trees

HERE = Path(__file__).parent
PARSER_STEPS, NAME_STEPS = 3600, 2000
META = {
    "name": "saksi",
    "version": "1.0.0",
    "description": "English news: parts of speech, dependencies, names of people, bodies and places",
    "author": "saksi",
    "license": "CC BY-SA 4.0",
}


def fit(config: str, corpora: Path, out: Path, *, steps: int, kept: str = "model-best") -> Path:
    """Train one pipeline of a configuration file; give the step that is kept."""
    if not (out / "model-last").exists():
        overrides = {
            "paths.train": str(corpora / "train.spacy"),
            "paths.dev": str(corpora / "dev.spacy"),
            "training.max_steps": steps,
        }
        spacy_train(HERE / config, out, overrides=overrides)
    return out / kept


def assemble(parser: Path, names: Path, out: Path) -> None:
    """Save one pipeline of both, with labels as its only strings: no word of the data stays in it."""
    nlp = spacy.load(parser)
    nlp.add_pipe("ner", source=spacy.load(names))
    nlp.config["paths"] = {"train": None, "dev": None, "vectors": None}
    nlp.meta.update(META)
    nlp.meta["performance"] = {}
    nlp.to_disk(out, exclude=["lookups"])
    labels = {label for pipe in nlp.pipe_names for label in getattr(nlp.get_pipe(pipe), "labels", ())}
    kept = sorted(labels | {"ROOT", "dep", "en"})
    (out / "vocab" / "strings.json").write_text(json.dumps(kept), encoding="utf-8")


def main() -> None:
    """Read the command line and go from the data to the shipped folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, default=Path(".work/en"))
    parser.add_argument("--out", type=Path, default=Path(".work/en/model"))
    options = parser.parse_args()
    trees, names = options.work / "corpora", options.work / "name-corpora"
    if not trees.exists():
        write_trees(options.data / "treebanks", trees)
    if not names.exists():
        write_names(options.data / "names", names)
    best_names = fit("ner.cfg", names, options.work / "names", steps=NAME_STEPS)
    best_trees = fit("parser.cfg", trees, options.work / "parser", steps=PARSER_STEPS, kept="model-last")
    assemble(best_trees, best_names, options.out)


if __name__ == "__main__":
    main()
