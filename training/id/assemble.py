"""Join the parser and the name finder into the pipeline that ships."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import spacy

import saksi.languages.id.tokenizer  # noqa: F401  registers what the pipeline is made of

META = {
    "name": "saksi",
    "version": "1.0.0",
    "description": "Indonesian news: parts of speech, dependencies, names of people, bodies and places",
    "author": "saksi",
    "license": "CC BY-SA 4.0",
}


def assemble(parser: Path, names: Path, out: Path) -> None:
    """Save one pipeline of both, without what only training needs."""
    nlp = spacy.load(parser)
    nlp.add_pipe("ner", source=spacy.load(names))
    nlp.config["paths"] = {"train": None, "dev": None, "vectors": None}
    nlp.meta.update(META)
    nlp.meta["performance"] = {}
    nlp.to_disk(out, exclude=["lookups"])
    labels = {label for pipe in nlp.pipe_names for label in getattr(nlp.get_pipe(pipe), "labels", ())}
    keep_strings(out / "vocab" / "strings.json", labels | {"ROOT", "dep", "id", "saksi_id"})


def keep_strings(path: Path, kept: set[str]) -> None:
    """Store the labels only: features and vectors are found by hash, and the words of the data stay out."""
    path.write_text(json.dumps(sorted(kept), ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    assemble(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))
