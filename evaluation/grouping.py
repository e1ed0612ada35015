"""Hold the grouping of articles into stories against its floors.

300 pairs of articles made from ten invented events: each has a wire text in Indonesian with a translation
into English and one into Malay, texts of other reporters at the same event, and the same outlet's follow-up.
What wire practice does to a text is done to it: taken over whole, cut, given another title, another opening
or an addition, reworded word by word, put into a digest. Events 1 to 5 were looked at while the rules were
written; 6 to 10 are only scored.

    python -m evaluation.grouping
    python -m evaluation.grouping --errors 10
    python -m evaluation.grouping --write
"""

import argparse
import itertools
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.pairs import Pair, judge

HERE = Path(__file__).resolve().parent / "gold" / "grouping"
TEXTS, WORDS = HERE / "texts.txt", HERE / "words.tsv"
#: What an outlet puts in place of a wire's first sentence.
OPENING = "Berikut perkembangan terbaru dari peristiwa yang menyita perhatian kawasan sejak kemarin."
#: What an outlet of its own adds at the end.
ADDITION = (
    "Redaksi mencatat bahwa kedua pihak pernah duduk di meja yang sama tiga tahun silam tanpa hasil berarti.",
    "Pembaca dapat mengikuti perkembangan selanjutnya dalam buletin petang yang terbit setiap hari kerja.",
)
#: Events that the rules were written on.
TRAIN = frozenset(f"e{number:02}" for number in range(1, 6))


@dataclass(frozen=True, slots=True)
class Text:
    """One invented text."""

    event: str
    language: str
    kind: str
    day: str
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """An article made from a text: a name, its words, who prints it, and whom it credits."""

    name: str
    event: str
    text: str
    title: str
    outlet: str
    day: str
    language: str
    credit: str | None = None


def read_texts(path: Path = TEXTS) -> dict[tuple[str, str, str], Text]:
    """Read the invented texts, by event, language and kind."""
    found = {}
    for block in path.read_text(encoding="utf-8").split("== ")[1:]:
        head, *lines = block.strip().splitlines()
        words, _, title = head.partition(" | ")
        event, language, kind, day = words.split()
        found[event, language, kind] = Text(event, language, kind, day, title, tuple(lines))
    return found


def reworded(text: str, words: dict[str, str]) -> str:
    """Put other words for some of a text, as a light rewrite does."""
    return " ".join(words.get(word, word) for word in text.split(" "))


def _words() -> dict[str, str]:
    rows = (line.split("\t") for line in WORDS.read_text(encoding="utf-8").splitlines() if line)
    return dict(rows)


def _made(event: str, texts: dict[tuple[str, str, str], Text]) -> dict[str, Made]:
    """Make the articles of one event."""
    wire, english, malay = (texts[event, language, "wire"] for language in ("id", "en", "ms"))
    other, foreign, fresh = (
        texts[event, "id", "other"],
        texts[event, "en", "other"],
        texts[event, "id", "follow"],
    )
    lines = wire.lines
    light = reworded("\n".join(lines), _words())

    def article(name: str, text: Text, body: Sequence[str] | str, outlet: str, **other: Any) -> Made:
        words = body if isinstance(body, str) else "\n".join(body)
        return Made(
            f"{event}-{name}",
            event,
            words,
            other.get("title", text.title),
            outlet,
            other.get("day", text.day),
            text.language,
            other.get("credit"),
        )

    made = [
        article("wire", wire, lines, "Kantor Berita Tirta"),
        article("whole", wire, lines, "Harian Satu"),
        article(
            "credited", wire, [*lines, "(Reuters)"], "Harian Dua", credit="Reuters", title="Kabar kawasan"
        ),
        article("cut", wire, lines[:5], "Portal Tiga"),
        article("short", wire, lines[:3], "Portal Empat", title=f"Ringkas: {wire.title}"),
        article("light", wire, light, "Harian Lima", title=f"{wire.title}, ini rinciannya"),
        article("light-cut", wire, light.splitlines()[:5], "Portal Enam"),
        article("opening", wire, [OPENING, *lines[1:]], "Portal Tujuh", title="Perkembangan terbaru"),
        article("added", wire, [*lines, *ADDITION], "Harian Delapan"),
        article("joined", wire, [" ".join(lines[:2]), " ".join(lines[2:4]), *lines[4:]], "Portal Sembilan"),
        article("english", english, english.lines, "Daily Ten"),
        article("english-cut", english, english.lines[:5], "Daily Eleven", title=f"Brief: {english.title}"),
        article("malay", malay, malay.lines, "Akhbar Dua Belas"),
        article("other", other, other.lines, "Harian Satu"),
        article("foreign", foreign, foreign.lines, "Daily Ten"),
        article("follow", fresh, [*fresh.lines, *lines[3:6]], "Kantor Berita Tirta"),
        article("digest", other, [*other.lines, *lines[:4]], "Portal Tiga", title="Berita hari ini"),
    ]
    return {item.name.partition("-")[2]: item for item in made}


COPIES = ("wire", "whole", "credited", "cut", "short", "light", "light-cut", "opening", "added", "joined")
#: Pairs within one event, by what they try: those of one story, then those that are not.
SAME = {
    "verbatim": (("wire", "whole"), ("whole", "credited")),
    "shortened": (("wire", "cut"), ("wire", "short"), ("whole", "cut")),
    "retitled": (("wire", "credited"), ("credited", "cut")),
    "reworded": (("wire", "light"), ("whole", "light"), ("light", "light-cut"), ("wire", "light-cut")),
    "opening or additions": (("wire", "opening"), ("wire", "added"), ("wire", "joined")),
    "translated": (("wire", "english"), ("wire", "malay"), ("english", "malay"), ("wire", "english-cut")),
}
OTHER = {
    "other reporter": (("wire", "other"), ("cut", "other"), ("english", "foreign"), ("other", "foreign")),
    "other reporter, other language": (("wire", "foreign"), ("malay", "foreign"), ("english", "other")),
    "follow-up": (("wire", "follow"), ("cut", "follow"), ("light", "follow")),
    "digest": (("wire", "digest"),),
}


def read_pairs() -> tuple[dict[str, Made], list[Pair]]:
    """Make the articles and the 300 labelled pairs."""
    texts = read_texts()
    articles: dict[str, Made] = {}
    pairs: list[Pair] = []
    events = sorted({event for event, _, _ in texts})
    for event in events:
        made = _made(event, texts)
        articles |= {item.name: item for item in made.values()}
        half = "train" if event in TRAIN else "held"
        for groups, same in ((SAME, True), (OTHER, False)):
            for kind, names in groups.items():
                pairs += [Pair(made[a].name, made[b].name, same, half, kind) for a, b in names]
    pairs += _across(events)
    return articles, pairs


def _across(events: Sequence[str]) -> Iterator[Pair]:
    """Pair different events of one half: their wires in two languages."""
    for events_of_half, half in ((events[:5], "train"), (events[5:], "held")):
        for one, other in itertools.pairwise(events_of_half):
            yield Pair(f"{one}-wire", f"{other}-english", same=False, half=half, kind="other event")
        first, last = events_of_half[0], events_of_half[-1]
        yield Pair(f"{first}-wire", f"{last}-malay", same=False, half=half, kind="other event")


def grouped(articles: dict[str, Made]) -> dict[str, str]:
    """Group the articles; return by name the story that each was put in."""
    from saksi.model import Article, Part, article_id
    from saksi.run.derive import day_number
    from saksi.steps.group import group

    names: dict[str, str] = {}
    made = []
    for item in articles.values():
        text = f"{item.title}\n{item.text}"
        start = len(item.title) + 1
        article = Article(
            id=article_id(text=text, url=f"https://contoh.example/{item.name}"),
            text=text,
            parts=(Part("title", 0, start - 1), Part("body", start, len(text))),
            language=item.language,
            outlet=item.outlet,
            title=item.title,
            published=item.day,
            credit=item.credit,
        )
        names[article.id] = item.name
        made.append((article, day_number(article)))
    stories = group(made)
    return {names[member.article]: story.id for story in stories for member in story.members}


def main(words: Sequence[str] | None = None) -> int:
    """Measure, compare, and write floors if asked; the exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="list N errors of the open half")
    parser.add_argument("--write", action="store_true", help="raise floors")
    parser.add_argument("--lower", metavar="REASON", help="lower broken floors too, and say why")
    options = parser.parse_args(words)
    articles, pairs = read_pairs()
    found = grouped(articles)
    wrong = [
        pair for pair in pairs if pair.half == "train" and (found[pair.one] == found[pair.other]) != pair.same
    ]
    for pair in wrong[: options.errors]:
        print(f"{pair.one} and {pair.other}: {pair.kind}, {'one story' if pair.same else 'two stories'}")
    return judge("grouping", pairs, found, files=[TEXTS, WORDS], write=options.write, lower=options.lower)


if __name__ == "__main__":
    sys.exit(main())
