"""How sure a text is of any word, act or not: what events carry, for words that no lexicon has.

It is the same reading as that of events: the clause and its governors, then every statement above. It serves
to measure that reading on texts annotated for factuality.
"""

from collections.abc import Sequence

from saksi.languages import Language
from saksi.model import Article
from saksi.steps.code import factuality
from saksi.steps.code.captured import analysis_text
from saksi.steps.code.coder import survey
from saksi.steps.code.events import innermost
from saksi.steps.code.factuality import Factuality
from saksi.steps.code.settling import vouched, with_verdict

__all__ = ["how_sure"]


def how_sure(
    article: Article, language: Language, words: Sequence[tuple[int, int]]
) -> list[Factuality | None]:
    """Read polarity, certainty and time of words.

    Args:
        article: the article; its parts say what is read.
        language: what is known of its language.
        words: offsets of words into the article's text.

    Returns:
        One answer for each word, in order; None for a word that is not read.
    """
    text = analysis_text(article, language)
    found: dict[int, Factuality] = {}
    for paragraph in survey(article, text, language):
        for reading in paragraph.readings:
            tree = reading.tree
            for number, (start, end) in enumerate(words):
                first, last = text.analysis(start), text.analysis(end)
                inside = list(tree.within(first, last))
                if number in found or not inside:
                    continue
                facts = factuality.read(tree, inside[-1], language.cues, supposed=reading.suppositions)
                holder = innermost(paragraph.statements, first, last)
                found[number] = vouched(with_verdict(reading, inside[-1], facts), holder, tree)
    return [found.get(number) for number in range(len(words))]
