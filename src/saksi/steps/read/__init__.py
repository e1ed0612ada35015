"""Read: a captured page becomes an article with its parts, dates, language and origin, or a refusal that says why not."""

from collections.abc import Iterable, Iterator

from saksi.errors import ReadError
from saksi.model import Article, Page, Refusal, article_id
from saksi.steps.read.anatomy import Anatomy, anatomy_of
from saksi.steps.read.decode import decoded
from saksi.steps.read.fields import byline_of, credit_of, dateline_of, first_of, not_before, outlet_of
from saksi.steps.read.language import language_of

__all__ = ["NAME", "READS", "VERSION", "WRITES", "read", "read_page"]

NAME = "read"
READS = "Page"
WRITES = "Article"
#: Changes whenever the same page would be read differently.
VERSION = "1"


def read(pages: Iterable[Page]) -> Iterator[Article | Refusal]:
    """Read pages one by one; a page that cannot be read becomes a refusal in its place.

    Example:
        >>> [type(item).__name__ for item in read([Page(b"", source="empty.txt")])]
        ['Refusal']
    """
    for page in pages:
        try:
            yield read_page(page)
        except ReadError as error:
            yield error.refusal(source=page.source, step=NAME)


def read_page(page: Page) -> Article:
    """Read one page.

    Raises:
        ReadError: the page holds no article that can be read; its code says why.

    Example:
        >>> read_page(Page("Dua Menteri Bertemu\\n\\nMereka bertemu di Wina. (VOA)".encode(), source="-")).credit
        'VOA'
    """
    text = decoded(page).text
    language = language_of(text)
    found = anatomy_of(text, language.code)
    _refuse_without_text(found)
    published = next((stamp.moment for stamp in found.stamps if not stamp.updated), None)
    outlet = outlet_of(text, found, url=page.url)
    proven = not_before(text, found.parts, language.code, published=published)
    known = {"language": language.known}
    if published:
        known["published"] = "date line"
    if outlet:
        known["outlet"] = outlet[1]
    return Article(
        id=article_id(text=text, url=page.url),
        text=text,
        parts=tuple(found.parts),
        language=language.code,
        url=page.url,
        outlet=outlet[0] if outlet else None,
        section=first_of(text, found.parts, "section"),
        title=first_of(text, found.parts, "title"),
        summary=first_of(text, found.parts, "summary"),
        published=published,
        not_before=proven.isoformat() if proven else None,
        dateline=dateline_of(text, found),
        byline=byline_of(text, found.parts),
        credit=credit_of(found),
        known=known,
    )


def _refuse_without_text(found: Anatomy) -> None:
    if not any(part.kind in ("title", "summary", "body") for part in found.parts):
        raise ReadError("R006", "The page holds only furniture, no text.", hint="Give the page of an article, not of a section.")
