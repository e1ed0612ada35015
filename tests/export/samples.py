"""A few coded articles with what exports must cope with: plans, denials, meetings, odd characters."""

from saksi.model import (
    Actor,
    Article,
    Coded,
    Event,
    Part,
    Place,
    Span,
    Statement,
    article_id,
    event_id,
    statement_id,
)
from saksi.model.query import Outcome

IDN = Actor("IDN", "Menlu RI", "GOV", 0, 8)
MYS = Actor("MYS", "Malaysia", "GOV")
UN = Actor("UN", "PBB", "IGO")
NOBODY = Actor(None, "para pengamat", "EXP")
SCRIPT = "<script>alert(1)</script>"

#: Type, mode, actors, recipients, polarity, time, places, held by the statement.
_EVENTS = (
    ("CONSULT", "visit", (IDN,), (MYS,), "positive", "past", (Place("Jakarta", "IDN"),), False),
    ("CONSULT", None, (IDN, MYS), (), "positive", "future", (Place("Sungai Rajang", "MYS"),), True),
    ("ASSAULT", "aerial", (UN,), (MYS,), "positive", "future", (), True),
    ("REJECT", "change", (MYS,), (UN,), "negative", "past", (), False),
    ("PROTEST", None, (NOBODY,), (), "positive", "past", (Place("Laut Jawa", None),), False),
)
_WORDS = "\t".join("abcdef")


def outcomes() -> list[Outcome]:
    """Make two articles: one with every sample event, one without a date, with an odd title."""
    return [
        outcome(1, published="2026-03-05T08:00:00+07:00", title="Pertemuan"),
        outcome(2, published=None, title=f"=1+1 {SCRIPT}", url="javascript:alert(1)"),
    ]


def outcome(
    number: int, *, published: str | None, title: str, url: str | None = None, coder: str = "by hand 1"
) -> Outcome:
    """Make an article in which every sample event is told once."""
    text = f"{title}\n{_WORDS} {SCRIPT} {number}\x07 akhir"
    url = url or f"https://contoh.example/{number}"
    start = len(title) + 1
    article = Article(
        id=article_id(text=text, url=url),
        text=text,
        parts=(Part("title", 0, len(title)), Part("body", start, len(text))),
        language="id",
        url=url,
        outlet=f"Kabar {SCRIPT}",
        title=title,
        published=published,
        known={"outlet": "by hand"},
    )
    said = Statement(
        id=statement_id(article=article.id, cue=start, content=start + 2),
        kind="report",
        source=(UN,),
        cue=Span(start, start + 1),
        content=Span(start + 2, len(text)),
    )
    inner = Statement(
        id=statement_id(article=article.id, cue=start + 1, content=start + 4),
        kind="no_comment",
        source=(),
        cue=Span(start + 1, start + 2),
        content=Span(start + 4, start + 6),
        in_=said.id,
    )
    events = tuple(
        Event(
            id=event_id(article=article.id, predicate=start + 2 * place, type_=type_),
            type=type_,  # type: ignore[arg-type]
            mode=mode,
            actor=actor,
            recipient=recipient,
            predicate=Span(start + 2 * place, start + 2 * place + 3),
            location=where,
            polarity=polarity,  # type: ignore[arg-type]
            time=time,  # type: ignore[arg-type]
            statement=inner.id if held else None,
            why=("entry a",),
        )
        for place, (type_, mode, actor, recipient, polarity, time, where, held) in enumerate(_EVENTS)
    )
    coded = Coded(article, (said, inner), events, coder)
    return Outcome(result=coded, source=f"page {number}", input=f"key {number}", steps="read 1")
