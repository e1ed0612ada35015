"""Hold the matching of events against its floors.

Pairs of events from articles, many of May and June 2025, labelled by reading: do they tell the same act? The
labels hold ids, codes and offsets only; the texts stand in the news archive beside the repository. The events
are kept as they were coded, so that the figures are those of matching alone.

    python -m evaluation.matching
    python -m evaluation.matching --fit
    python -m evaluation.matching --write
    python -m evaluation.matching --write --lower "why"
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from evaluation.join import news_in
from evaluation.news import FOLDER, unpacked
from evaluation.pairs import Pair, judge

#: How strongly weights are drawn towards 0 when they are learnt.
PULL = 5.0
#: Pairs whose name ends so are only scored: nothing is learnt from them and no error of theirs is looked at.
HELD = "held"
WEIGHTS = Path(__file__).resolve().parent.parent / "src" / "saksi" / "steps" / "match" / "weights.yaml"
_HEAD = """\
# What each sign that two events tell the same act is worth, for or against it (steps/match/same.py).
# Learnt by `python -m evaluation.matching --fit` from the labelled pairs that may be looked at.
"""
LABELS = Path(__file__).resolve().parent / "gold" / "matching.jsonl"
#: The file of an article whose label names none.
NEWS = "id/POOL_intl_politics_id.jsonl"


@dataclass(slots=True)
class Labels:
    """What the file of labels holds."""

    articles: list[dict[str, Any]] = field(default_factory=list)
    events: list[dict[str, Any]] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)

    @property
    def files(self) -> list[str]:
        """The files of the news archive in which the articles stand."""
        return sorted({row.get("file", NEWS) for row in self.articles})


def read_labels(path: Path) -> Labels:
    """Read the labels."""
    labels = Labels()
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if "pair" in row:
            one, other = row["pair"]
            labels.pairs.append(Pair(one, other, row["same"], row["half"]))
        else:
            (labels.events if "event" in row else labels.articles).append(row)
    return labels


def prints(labels: Labels, news: Mapping[str, Path]) -> list[Any]:
    """Make what is compared of the labelled events.

    Args:
        labels: the labels.
        news: the files of the news archive, by name.

    Raises:
        ValueError: an article's text is not the one that was labelled.
    """
    from saksi.run.linked import day_number
    from saksi.steps import match

    articles = {
        name: article for file in labels.files for name, article in _articles(labels, file, news).items()
    }
    events: dict[str, list[Any]] = {name: [] for name in articles}
    for row in labels.events:
        name = row["event"].partition(":")[0]
        events[name].append(_event(row, articles[name].text))
    return [
        kept
        for name, article in articles.items()
        for kept in match.prints_of(_coded(article, events[name]), day=day_number(article))
    ]


def matched(found: Sequence[Any]) -> dict[str, str]:
    """Match events; return by event the occurrence that it was put in."""
    from saksi.steps import match

    articles = {kept.article for kept in found}
    provenance = {name: match.Provenance(name, name, (name,)) for name in articles}
    return {
        report.event: occurrence.id
        for occurrence in match.match(found, provenance)
        for report in occurrence.reports
    }


def fitted(pairs: Sequence[Pair], found: Sequence[Any]) -> dict[str, float]:
    """Learn from labelled pairs what each sign is worth: logistic regression, drawn towards 0.

    The strength of that pull was chosen by cross-validation. Pairs that cannot be the same act teach nothing.
    """
    import numpy as np

    from saksi.steps import match

    ready = {kept.event: match.compared(kept) for kept in found}
    known = [(pair, match.signs(ready[pair.one], ready[pair.other])) for pair in pairs]
    rows = np.array([[signs[name] for name in match.SIGNS] for _, signs in known if signs])
    truth = np.array([float(pair.same) for pair, signs in known if signs])
    # The first sign is always there; the others are brought to one scale, so that the pull is fair.
    middle, spread = rows.mean(axis=0), np.maximum(rows.std(axis=0), 1e-9)
    middle[0], spread[0] = 0.0, 1.0
    scaled = (rows - middle) / spread
    pull = np.full(len(match.SIGNS), PULL)
    pull[0] = 1e-3
    weights = np.zeros(len(match.SIGNS))
    for _ in range(50):
        chance = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (chance - truth) + pull * weights
        curve = (scaled.T * (chance * (1 - chance))) @ scaled + np.diag(pull)
        weights -= np.linalg.solve(curve, slope)
    weights = weights / spread
    weights[0] -= float(weights[1:] @ middle[1:])
    return {name: round(float(value), 2) for name, value in zip(match.SIGNS, weights, strict=True)}


def _articles(labels: Labels, file: str, news: Mapping[str, Path]) -> dict[str, Any]:
    from saksi.model import Article, Page, article_id
    from saksi.steps.read import read_page

    rows = [row for row in labels.articles if row.get("file", NEWS) == file]
    pages = _pages(news[file], [row["line"] for row in rows])
    found = {}
    for row in rows:
        text, url = pages[row["line"]]
        if article_id(text=text, url=url) != row["article"]:
            raise ValueError(f"line {row['line']} of {file} is not the text that was labelled")
        found[row["article"]] = Article(
            id=row["article"],
            text=text,
            parts=read_page(Page(text.encode(), source="labelled")).parts,
            language=row["language"],
            outlet=row["outlet"],
            published=row["published"],
        )
    return found


def _pages(path: Path, wanted: Sequence[Any]) -> dict[Any, tuple[str, str | None]]:
    """Read the text and address of some rows of a file by number, or of passages of a plain text."""
    from saksi.run.inputs import Input
    from saksi.run.sources.rows import json_lines, table

    if path.suffix == ".txt":
        return {news["id"]: (news["text"], None) for news in news_in(path, wanted)}
    items = table(path, columns={}) if path.suffix == ".csv" else json_lines(path, columns={})
    return {
        number: (item.page.content.decode(), item.page.url)
        for number, item in enumerate(items, 1)
        if number in wanted and isinstance(item, Input)
    }


def _coded(article: Any, events: list[Any]) -> Any:
    from saksi.model import Coded

    return Coded(article, (), tuple(events), "labelled")


def _event(row: dict[str, Any], text: str) -> Any:
    from saksi.model import Actor, DateRange, Event, Place, Span

    def actors(given: list[list[Any]]) -> tuple[Actor, ...]:
        return tuple(Actor(id_, text[a:b] if a is not None else "", s, a, b) for id_, s, a, b in given)

    plain = Event(
        id=row["event"],
        type=row["type"],
        mode=row["mode"],
        actor=actors(row["actor"]),
        recipient=actors(row["recipient"]),
        predicate=Span(*row["predicate"]),
        location=tuple(Place(text[a:b], country, a, b) for country, a, b in row["location"]),
        polarity=row["polarity"],
        certainty=row["certainty"],
        time=row["time"],
    )
    return replace(plain, date=DateRange(*row["date"])) if row["date"] else plain


def main(words: Sequence[str] | None = None) -> int:
    """Measure, compare, and write floors if asked; the exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--news", type=Path, default=FOLDER, help="folder of the unpacked news")
    parser.add_argument("--write", action="store_true", help="raise floors")
    parser.add_argument("--lower", metavar="REASON", help="lower broken floors too, and say why")
    parser.add_argument("--fit", action="store_true", help="learn the weights of the signs anew first")
    options = parser.parse_args(words)
    labels = read_labels(LABELS)
    files = unpacked(labels.files, folder=options.news)
    if set(labels.files) - set(files):
        print("The news archive is not beside the repository: nothing measured.")
        return 0
    kept = prints(labels, files)
    if options.fit:
        worth = fitted([pair for pair in labels.pairs if not pair.half.endswith(HELD)], kept)
        lines = (f"{name}: {value}\n" for name, value in worth.items())
        WEIGHTS.write_text(_HEAD + "".join(lines), encoding="utf-8")
    found = matched(kept)
    return judge("matching", labels.pairs, found, files=[LABELS], write=options.write, lower=options.lower)


if __name__ == "__main__":
    sys.exit(main())
