"""Read: a captured page becomes an article with its parts, dates, language and origin, or a refusal."""

from collections.abc import Iterable, Iterator

from saksi.addresses import parsed
from saksi.errors import ReadError
from saksi.model import Article, Page, Refusal, article_id
from saksi.model.records import READ_KINDS
from saksi.steps.read.anatomy import Anatomy, anatomy_of
from saksi.steps.read.decode import decoded
from saksi.steps.read.fields import credit_of, dateline_of, fields_of, first_of
from saksi.steps.read.html import Extracted, extracted, is_html, without_text
from saksi.steps.read.language import Language, language_of
from saksi.steps.read.proof import not_before

__all__ = ["NAME", "READS", "VERSION", "WRITES", "read", "read_page"]

NAME = "read"
READS = "Page"
WRITES = "Article"
#: Changes whenever the same page would be read differently.
VERSION = "5"
#: No article is longer; what is would keep the parser busy for minutes.
TEXT_LIMIT = 200_000
#: So few words may be nothing but buttons.
FEW_WORDS = 30
#: What HTML leaves below this is a button, whatever its words.
NO_WORDS = 6


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
    r"""Read one page.

    Raises:
        ReadError: the page holds no article that can be read; its code says why.

    Example:
        >>> read_page(Page(b"Dua Menteri Bertemu\n\nMereka bertemu di Wina. (VOA)", source="-")).credit
        'VOA'
    """
    text = decoded(page).text
    url = page.url if page.url and parsed(page.url) else None
    if is_html(text, media_type=page.media_type):
        declared = extracted(text, url=url)
        return _article(declared.text, url or declared.url, declared)
    return _article(text, url, None)


def _article(text: str, url: str | None, declared: Extracted | None) -> Article:
    if len(text) > TEXT_LIMIT:
        reason = f"the page holds {len(text):,} characters of text, and the limit is {TEXT_LIMIT:,}"
        raise ReadError("R002", reason, hint="Give one article a page.")
    language = _language(text, declared, url)
    found = anatomy_of(
        text,
        language.code,
        title=declared.title if declared else None,
        summary=declared.description if declared else None,
    )
    if not _has_text(found):
        raise _only_furniture()
    values = fields_of(text, found, url=url, declared=declared)
    proven = not_before(text, found.parts, language.code, published=values.published)
    return Article(
        id=article_id(text=text, url=url),
        text=text,
        parts=tuple(found.parts),
        language=language.code,
        url=url,
        outlet=values.outlet,
        section=values.section,
        title=first_of(text, found.parts, "title"),
        summary=first_of(text, found.parts, "summary"),
        published=values.published,
        not_before=proven.isoformat() if proven else None,
        dateline=dateline_of(text, found),
        byline=values.byline,
        credit=credit_of(found),
        known={"language": language.known, **values.known},
    )


def _language(text: str, declared: Extracted | None, url: str | None) -> Language:
    words = len(text.split())
    if declared is not None and words < NO_WORDS:
        raise without_text()
    few = words < FEW_WORDS
    try:
        language = (
            language_of(text, declared=declared.language, url=url, outlet=declared.outlet)
            if declared is not None
            else language_of(text, url=url)
        )
    except ReadError as error:
        # A few buttons have no language of their own, and any could be named for them.
        if few and declared is not None:
            raise without_text() from error
        if not _has_text(anatomy_of(text, "id")):
            raise _only_furniture() from error
        raise
    if few and language.code != "id" and not _has_text(anatomy_of(text, "id")):
        # "ADVERTISEMENT", "Home", "Share" are English on Indonesian pages too.
        raise _only_furniture()
    return language


def _has_text(found: Anatomy) -> bool:
    return any(part.kind in READ_KINDS for part in found.parts)


def _only_furniture() -> ReadError:
    hint = "Give the page of an article, not of a section."
    return ReadError("R006", "the page holds only furniture, no text", hint=hint)
