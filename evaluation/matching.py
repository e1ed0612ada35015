"""Hold the matching of events against its floors.

200 pairs of events from articles of May and June 2025, labelled by reading: do they tell the same act? The
labels hold ids, codes and offsets only; the texts stand in the news archive beside the repository. The events
are kept as they were coded, so that the figures are those of matching alone.

    python -m evaluation.matching
    python -m evaluation.matching --write
    python -m evaluation.matching --write --lower "why"
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from evaluation.news import FOLDER, unpacked
from evaluation.pairs import Pair, judge

LABELS = Path(__file__).resolve().parent / "gold" / "matching.jsonl"
NEWS = "id/POOL_intl_politics_id.jsonl"


@dataclass(slots=True)
class Labels:
    """What the file of labels holds."""

    articles: list[dict[str, Any]] = field(default_factory=list)
    events: list[dict[str, Any]] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)


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


def matched(labels: Labels, news: Path) -> dict[str, str]:
    """Match the labelled events; return by event the occurrence that it was put in.

    Raises:
        ValueError: an article's text is not the one that was labelled.
    """
    from saksi.model.relations import Occurrence
    from saksi.run.linked import day_number
    from saksi.steps import match

    articles = _articles(labels, news)
    events: dict[str, list[Any]] = {name: [] for name in articles}
    for row in labels.events:
        name = row["event"].partition(":")[0]
        events[name].append(_event(row, articles[name].text))
    prints = [
        kept
        for name, article in articles.items()
        for kept in match.prints_of(_coded(article, events[name]), day=day_number(article))
    ]
    provenance = {name: match.Provenance(name, name, (name,)) for name in articles}
    found: list[Occurrence] = list(match.match(prints, provenance))
    return {report.event: occurrence.id for occurrence in found for report in occurrence.reports}


def _articles(labels: Labels, news: Path) -> dict[str, Any]:
    from saksi.model import Article, article_id
    from saksi.run.inputs import Input
    from saksi.run.sources.rows import json_lines

    wanted = {row["line"]: row for row in labels.articles}
    found = {}
    for number, item in enumerate(json_lines(news, columns={}), 1):
        row = wanted.get(number)
        if row is None or not isinstance(item, Input):
            continue
        text = item.page.content.decode()
        if article_id(text=text, url=item.page.url) != row["article"]:
            raise ValueError(f"line {number} of {news.name} is not the text that was labelled")
        found[row["article"]] = Article(
            id=row["article"],
            text=text,
            parts=(),
            language=row["language"],
            outlet=row["outlet"],
            published=row["published"],
        )
    return found


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
    options = parser.parse_args(words)
    files = unpacked([NEWS], folder=options.news)
    if NEWS not in files:
        print("The news archive is not beside the repository: nothing measured.")
        return 0
    labels = read_labels(LABELS)
    found = matched(labels, files[NEWS])
    return judge("matching", labels.pairs, found, files=[LABELS], write=options.write, lower=options.lower)


if __name__ == "__main__":
    sys.exit(main())
