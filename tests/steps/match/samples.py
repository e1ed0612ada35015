"""Invented events with the words around them."""

from dataclasses import replace

from saksi.model import Actor, Article, Coded, DateRange, Event, Part, Span, Statement, article_id, event_id
from saksi.model.records import Certainty, Polarity, StatementKind, Time
from saksi.steps.match import EventPrint, Provenance, prints_of

STRIKE = "Pesawat Utara mengebom gudang senjata Selatan dekat Pelabuhan Karang, menewaskan sembilan penjaga."
STRIKE_TOO = "Gudang senjata Selatan dekat Pelabuhan Karang dibom pesawat Utara; sembilan penjaga tewas."
STRIKE_EN = "Warplanes of Utara bombed an arms depot of Selatan near Pelabuhan Karang, killing nine guards."
ELSEWHERE = "Artileri Utara menembaki barak Selatan di lereng Gunung Abu sepanjang malam tanpa korban jiwa."


def event(
    sentence: str = STRIKE,
    verb: str = "mengebom",
    *,
    number: int = 0,
    type_: str = "ASSAULT",
    mode: str | None = None,
    actors: tuple[str, ...] = ("RUS",),
    recipients: tuple[str, ...] = ("UKR",),
    day: int | None = 20_000,
    date: str | None = None,
    outlet: str = "Kabar Contoh",
    language: str = "id",
    polarity: Polarity = "positive",
    certainty: Certainty = "certain",
    time: Time = "past",
    said_by: str | None = None,
    kind: StatementKind = "report",
) -> EventPrint:
    start = sentence.index(verb)
    article = Article(
        id=article_id(text=sentence, url=f"https://contoh.example/{outlet}/{number}"),
        text=sentence,
        parts=(Part("body", 0, len(sentence)),),
        language=language,
        outlet=outlet,
    )
    said = Statement("s", kind, (Actor(said_by, "sumber", "GOV"),), Span(0, 0), Span(0, len(sentence)))
    told = Event(
        id=event_id(article=article.id, predicate=start, type_=type_),
        type=type_,  # type: ignore[arg-type]
        mode=mode,
        actor=tuple(Actor(id_, id_, "GOV") for id_ in actors),
        recipient=tuple(Actor(id_, id_, "GOV") for id_ in recipients),
        predicate=Span(start, start + len(verb)),
        date=DateRange(date, date) if date else None,
        polarity=polarity,
        certainty=certainty,
        time=time,
        statement="s" if said_by else None,
    )
    (made,) = prints_of(Coded(article, (said,), (told,), "by hand"), day=day)
    return replace(made, published=None)


def sources(*events: EventPrint, credit: str | None = None) -> dict[str, Provenance]:
    """Give each article a story of its own, with its outlet or a wire as the origin."""
    return {
        item.article: Provenance(
            f"story-{item.article}", credit or str(item.outlet), (credit or str(item.outlet),)
        )
        for item in events
    }
