"""The words of a full-text query, put so that SQLite's FTS5 cannot misread them."""

import re

from saksi.errors import UsageError

_TERM = re.compile(r'(-?)(?:"([^"]*)"|([^\s"]+))')
_WORD = re.compile(r"\w", re.UNICODE)


def wanted_words(text: str) -> list[str]:
    """List the words and phrases that a query wants, without their quotes; a prefix keeps its star.

    Example:
        >>> wanted_words('menteri "luar negeri" ekspor* -iklan')
        ['menteri', 'luar negeri', 'ekspor*']
    """
    terms = [phrase or word for minus, phrase, word in _TERM.findall(text) if not minus and word != "OR"]
    return [term for term in terms if _WORD.search(term)]


def fts_expression(text: str) -> str:
    """Turn what a person typed into an FTS5 expression.

    All words must occur; `"a phrase"`, `prefix*`, `-without` and `this OR that` mean what they say.

    Raises:
        UsageError: there is no word to look for (U021).

    Example:
        >>> fts_expression('menteri "luar negeri" -iklan')
        '("menteri" "luar negeri") NOT "iklan"'
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    for minus, phrase, word in _TERM.findall(text):
        if word == "OR" and wanted:
            wanted.append("OR")
            continue
        term = phrase or word
        if not _WORD.search(term):
            continue
        prefix = "*" if not phrase and term.endswith("*") else ""
        quoted = '"' + term.rstrip("*").replace('"', "") + '"' + prefix
        (unwanted if minus else wanted).append(quoted)
    while wanted and wanted[-1] == "OR":
        wanted.pop()
    if not wanted:
        raise UsageError(
            "U021", f"There is no word to look for in {text!r}.", hint='Try --text "menteri luar negeri".'
        )
    # FTS5 binds an implicit AND closer than OR, but only a written AND may stand beside OR.
    joined = " ".join(wanted).replace("OR OR", "OR")
    expression = f"({joined})"
    return expression if not unwanted else " NOT ".join([expression, *unwanted])
