"""The text that is analysed: the capture with glued words parted, and the way back to its offsets."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from saksi.languages import Language
from saksi.languages.glue import part
from saksi.model import Article

#: Blanks of all widths become the plain one, character by character.
_BLANKS = {0xA0: " ", 0x2009: " ", 0x202F: " ", 0x200B: " ", 0x09: " "}
#: A lone surrogate cannot be encoded, and the parser's word table encodes.
_SURROGATE = re.compile("[\ud800-\udfff]")
#: Two apostrophes are one quotation mark, typed.
_TWIN = re.compile(r"(?P<opens>(?<![^\s(\[—–-])''(?=[^\s']))|(?<=[^\s'])''(?!['\w])")


@dataclass(frozen=True, slots=True)
class Text:
    """The analysis text of an article: the capture with blanks put in where words were glued."""

    text: str
    cuts: tuple[int, ...] = ()

    def original(self, offset: int) -> int:
        """Turn an offset of the analysis text into one of the capture."""
        return offset - bisect_left(self.cuts, offset)

    def analysis(self, offset: int) -> int:
        """Turn an offset of the capture into one of the analysis text."""
        result = offset
        while True:
            moved = offset + bisect_right(self.cuts, result)
            if moved == result:
                return result
            result = moved


def analysis_text(article: Article, language: Language) -> Text:
    """Part the glued words of an article and straighten its blanks; offsets stay convertible."""
    # Quotation marks that a page escaped are marks all the same.
    marked = _TWIN.sub(_joined_marks, article.text.replace('\\"', ' "'))
    parted = part(marked, words=language.words, names=language.name_words)
    clean = _SURROGATE.sub("\ufffd", parted.text.translate(_BLANKS))
    return Text(clean, tuple(parted.inserted))


def _joined_marks(marks: re.Match[str]) -> str:
    """Write a quotation mark for two apostrophes, with a blank inside of it so that offsets stay."""
    return '" ' if marks["opens"] else ' "'
