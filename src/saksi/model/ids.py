"""Ids that are the same on every machine.

An article's id is a hash of its content and of the address it came from, never of a path or a time. The
records inside it are named by the article and their offsets.
"""

import hashlib


def article_id(*, text: str, url: str | None) -> str:
    """Return the id of an article: 16 hexadecimal digits of SHA-256 over its address and text.

    Example:
        >>> article_id(text="Satu", url=None)
        'cadf58d7d17bbb97'
    """
    # A lone surrogate cannot be encoded strictly; "surrogatepass" keeps the hash total over all strings.
    digest = hashlib.sha256(f"{url or ''}\0{text}".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:16]


def statement_id(*, article: str, cue: int, content: int) -> str:
    """Name a statement by its article and by where its cue and content start.

    Example:
        >>> statement_id(article="cadf58d7d17bbb97", cue=10, content=17)
        'cadf58d7d17bbb97:s10-17'
    """
    return f"{article}:s{cue}-{content}"


def event_id(*, article: str, predicate: int, type_: str) -> str:
    """Name an event by its article, by where its predicate starts and by its type.

    Example:
        >>> event_id(article="cadf58d7d17bbb97", predicate=10, type_="CONSULT")
        'cadf58d7d17bbb97:e10-CONSULT'
    """
    return f"{article}:e{predicate}-{type_}"
