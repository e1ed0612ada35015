"""Parts of the spaCy pipelines that all languages share; importing this module registers them."""

from spacy.language import Language
from spacy.tokens import Doc


def one_sentence(doc: Doc) -> Doc:
    """Forbid the parser to end a sentence inside a Doc, so that the Doc gets exactly one root.

    The caller has split the page into sentences before; a second root would tear a quotation from
    its speaker.
    """
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


def copy_tags(doc: Doc) -> Doc:
    """Copy the tagger's answer, which is a universal part of speech, to `token.pos_`."""
    for token in doc:
        token.pos_ = token.tag_
    return doc


Language.component("saksi_one_sentence", func=one_sentence, assigns=["token.is_sent_start"])
Language.component("saksi_pos", func=copy_tags, requires=["token.tag"], assigns=["token.pos"])
