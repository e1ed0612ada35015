"""Invented wire texts and articles that hold them."""

from pathlib import Path

from saksi.model import Article, Part, article_id

TEXTS = Path(__file__).parent / "texts"
WIRE, ENGLISH, OTHER = (
    (TEXTS / f"{name}.txt").read_text(encoding="utf-8").rstrip() for name in ("wire", "english", "other")
)


def article(
    body: str,
    *,
    title: str = "Perjanjian perikanan diteken",
    outlet: str | None = "Kabar Contoh",
    language: str = "id",
    published: str | None = "2026-03-12",
    credit: str | None = None,
    url: str | None = None,
) -> Article:
    text = f"{title}\n{body}"
    return Article(
        id=article_id(text=text, url=url or f"https://contoh.example/{outlet}/{title}"),
        text=text,
        parts=(Part("title", 0, len(title)), Part("body", len(title) + 1, len(text))),
        language=language,
        url=url,
        outlet=outlet,
        title=title,
        published=published,
        credit=credit,
    )


def day(article: Article) -> int | None:
    from saksi.run.linked import day_number

    return day_number(article)
