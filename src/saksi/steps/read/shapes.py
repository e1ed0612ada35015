"""Tell by its shape what a line without telling words may be: a headline, running text, a name."""

import re

from saksi.reference.outlets import outlet_by_name

__all__ = [
    "is_headline",
    "is_name",
    "is_prose",
    "is_short_headline",
    "is_tag",
    "is_titled",
    "same_words",
    "wire_names",
]

#: Headlines of the outlets read so far have 3 to 25 words and up to 170 characters.
_MOST_HEADLINE_WORDS, _LONGEST_HEADLINE = 32, 220
#: Above this a line is a paragraph even without a full stop.
_LONGEST_LABEL = 140
_SENTENCE_END = re.compile(r"[.!?…:;][\"”'’»)\]]*$")
_SENTENCE_BREAK = re.compile(
    r"(?<!\bProf)(?<!\bGen)(?<!\bSen)(?<!\bRep)(?<!\bGov)(?<!\bCol)(?<!\bMaj)(?<!\bDrs)(?<!\bJend)(?<=[^\W\d]{3})[\"”]?\.\s+[A-Z\"“]"
)
_CLOSED = re.compile(r"\.[\"”’]?\s*[(\[][^()\[\]]*[)\]]$")
_NAME_WORD = r"(?:[A-Z][\w'’-]*\.?|bin|binti|van|der|de|al|el|von)"
_NAME = re.compile(rf"[A-Z][\w'’-]*\.?(?:\s+{_NAME_WORD}){{1,4}}")
_NAMES = re.compile(rf"{_NAME.pattern}(?:\s*(?:,|&|/|\||\bdan\b|\band\b)\s*{_NAME.pattern})*")
_LIST_ITEM = re.compile(r"(?:\d{1,3}[.)]\s|[-•*–—·]\s*)\S")
#: Wires that desks write in lower case beside their initials.
_PRINTED_SMALL = frozenset({"afp", "antara", "ap", "bbc", "cnn", "reuters", "voa"})
_SPLIT_NAMES = re.compile(r"\s*[/,&|+;]\s*|\s+(?:dan|and)\s+")


def same_words(line: str) -> str:
    """Reduce a line to what makes it the same headline elsewhere on the page."""
    return re.sub(r"[\W_]+", " ", line.casefold()).strip()


def is_headline(line: str, *, first: bool = False) -> bool:
    """Tell whether a line may be a headline: some words, one sentence, no full stop.

    The first line of a page may begin in lower case ("iPhone", "dr"); others that do are torn from a
    sentence.
    """
    words = line.split()
    if not 3 <= len(words) <= _MOST_HEADLINE_WORDS or len(line) > _LONGEST_HEADLINE:
        return False
    if (line[0].islower() and not first) or _LIST_ITEM.match(line):
        return False
    end = line.rstrip("\"”'’»")
    if end.endswith((".", ",", ";", ":")) and not end.endswith(("..", "U.S.", "Jr.", "Sr.")):
        return False
    return not _SENTENCE_BREAK.search(line) and not _CLOSED.search(line)


def is_short_headline(line: str) -> bool:
    """Tell whether a line of two words may be a headline."""
    return len(line.split()) == 2 and line[0].isupper() and line[-1].isalnum()


def is_titled(line: str) -> bool:
    """Tell whether a line is in title case: nearly all of its longer words have a capital."""
    words = [word for word in re.findall(r"[^\W\d_]+", line) if len(word) > 3]
    return len(words) >= 4 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def is_prose(line: str) -> bool:
    """Tell whether a line is running text: long, or a sentence with its end."""
    if len(line) > _LONGEST_LABEL:
        return True
    return len(line.split()) >= 4 and bool(_SENTENCE_END.search(line) or _CLOSED.search(line))


def is_name(line: str) -> bool:
    """Tell whether a line is the name of a person, or several."""
    return len(line) <= 90 and bool(_NAMES.fullmatch(line))


def is_tag(line: str) -> bool:
    """Tell whether a line could be one of a list of tags."""
    return (
        len(line.split()) <= 6
        and len(line) <= 60
        and not _SENTENCE_END.search(line)
        and not _LIST_ITEM.match(line)
    )


def _is_wire(name: str) -> bool:
    outlet = outlet_by_name(name)
    return outlet is not None and outlet.kind in ("wire", "broadcaster")


def wire_names(written: str) -> str | None:
    """Keep of a credit what names outlets: "AFP/ita" gives "AFP"; None where nothing does.

    Example:
        >>> wire_names("AFP/ita"), wire_names("zap/yld")
        ('AFP', None)
    """
    pieces = [piece for piece in _SPLIT_NAMES.split(written.strip()) if piece]
    # Initials of the desk in lower case look like the short names of small agencies: "kpl/pur".
    sure = [piece for piece in pieces if len(pieces) == 1 or not piece.islower() or piece in _PRINTED_SMALL]
    known = [piece for piece in sure if outlet_by_name(piece)]
    if (
        len(pieces) > 1
        and not any(_is_wire(piece) for piece in known)
        and any(map(is_name, set(pieces) - set(known)))
    ):
        return None  # A desk signs with its own name and the writer's: "Tribunnews.com/Sari Wulandari".
    if known and len(known) == len(pieces):
        return written.strip()
    return "/".join(known) or None
