"""Coded articles made by hand, for tests where no real coder is needed."""

import hashlib

from saksi.model import (
    Actor,
    Article,
    Coded,
    DateRange,
    Event,
    Part,
    Place,
    Refusal,
    Span,
    Statement,
    article_id,
    event_id,
    statement_id,
)
from saksi.model.query import Outcome

TITLE = "Menlu bertemu"


def outcome(
    number: int = 0,
    *,
    body: str = "Nusantara menolak usul Samudra, kata Ratna.",
    coder: str = "by hand 1",
    published: str | None = "2026-03-05T08:00:00+07:00",
    outlet: str = "Kabar Contoh",
    url: str | None = "",
    live: bool = True,
    date: DateRange | None = None,
) -> Outcome:
    """Make an article in which IDN rejects what MYS proposed, as Ratna says."""
    text = f"{TITLE} {number}\n{body}"
    url = f"https://contoh.example/{number}" if url == "" else url
    start = text.index(body)
    article = Article(
        id=article_id(text=text, url=url),
        text=text,
        parts=(Part("title", 0, start - 1), Part("body", start, len(text))),
        language="id",
        url=url,
        outlet=outlet,
        title=text[: start - 1],
        published=published,
        credit="Antara",
        known={"outlet": "by hand"},
    )
    coded = Coded(article, *_records(article, start, date), coder)
    key = hashlib.sha256(f"{text}{url}{coder}".encode("utf-8", "surrogatepass")).hexdigest()
    return Outcome(result=coded, source=f"page {number}", input=key, origin=url if live else None)


def _records(
    article: Article, start: int, date: DateRange | None
) -> tuple[tuple[Statement, ...], tuple[Event, ...]]:
    text = article.text
    if "kata" not in text or "menolak" not in text:
        return (), ()
    cue, verb = text.index("kata"), text.index("menolak")
    said = Statement(
        id=statement_id(article=article.id, cue=cue, content=start),
        kind="report",
        source=(Actor("IDN", "Ratna", "GOV", cue + 5, cue + 10),),
        cue=Span(cue, cue + 4),
        content=Span(start, cue - 2),
    )
    done = Event(
        id=event_id(article=article.id, predicate=verb, type_="REJECT"),
        type="REJECT",
        mode="change",
        actor=(Actor("IDN", "Nusantara", "GOV", start, start + 9),),
        recipient=(Actor("MYS", "Samudra", "GOV"),),
        predicate=Span(verb, verb + 7),
        location=(Place("Jakarta", "IDN"),),
        date=date,
        time="past",
        statement=said.id,
        why=("entry menolak",),
    )
    return (said,), (done,)


def refused(number: int = 0) -> Outcome:
    """Make an input that was refused."""
    refusal = Refusal(f"page {number}", "read", "R001", "The page is empty.", "Give another.")
    return Outcome(result=refusal, source=refusal.source, input=f"empty {number}")
