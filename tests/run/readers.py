"""Readers of a few lines in place of the pipeline; workers import this module."""

import os
import time
from dataclasses import replace

from saksi.model import Article, Coded, Part, Refusal, article_id
from saksi.run.inputs import Input


def load():
    return read


def read(item: Input) -> Coded | Refusal:
    """Make an article of a page; some words make the worker die, hang or refuse."""
    text = item.page.content.decode()
    if "DIE" in text:
        os._exit(9)
    if "HANG" in text:
        time.sleep(60)
    if "REFUSE" in text:
        return Refusal(item.page.source, "read", "R001", "The page is empty.", "Give another.")
    article = Article(
        id=article_id(text=text, url=item.page.url),
        text=text,
        parts=(Part("body", 0, len(text)),),
        language="id",
        url=item.page.url,
    )
    return Coded(item.filled(article), (), (), "test 1")


def load_patient():
    return read_at_once


def read_at_once(item: Input) -> Coded | Refusal:
    """Make an article of a page that hangs otherwise."""
    page = replace(item.page, content=item.page.content.replace(b"HANG", b"hang"))
    return read(replace(item, page=page))


def load_failing():
    raise RuntimeError("no model")


def load_dying():
    os._exit(3)
