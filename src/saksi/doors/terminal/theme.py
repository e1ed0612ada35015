"""Colours and plain words of the terminal view.

Colour never stands alone: cooperation is blue and green, conflict is amber and vermilion, pairs that
colour-blind readers tell apart; words are coloured letters and deeds are coloured blocks, which a monochrome
screen shows too. All four have a contrast of at least 3 to 1 on black and on white.
"""

from collections.abc import Mapping

from saksi.model import Event, EventType, StatementKind

__all__ = [
    "CONTENT",
    "CUE",
    "DIM",
    "KINDS",
    "LANGUAGES",
    "QUADS",
    "SOURCE",
    "TYPES",
    "how_sure",
    "quad_style",
    "safe",
]

DIM = "dim"
SOURCE = "underline"
CUE = "italic"
#: The marks around what is said.
CONTENT = ("‹", "›")

#: Style of a predicate, by quad class.
QUADS: Mapping[str, str] = {
    "verbal cooperation": "bold #2f7fd0",
    "material cooperation": "bold #ffffff on #0a7f6a",
    "verbal conflict": "bold #b27300",
    "material conflict": "bold #ffffff on #b8401c",
}

#: What an event of a type is, in a verb that people use.
TYPES: Mapping[EventType, str] = {
    "AGREE": "agrees",
    "CONSULT": "talks",
    "SUPPORT": "supports",
    "CONCEDE": "gives way",
    "COOPERATE": "works together",
    "AID": "helps",
    "RETREAT": "pulls back",
    "REQUEST": "asks",
    "ACCUSE": "accuses",
    "REJECT": "refuses",
    "THREATEN": "threatens",
    "PROTEST": "protests",
    "SANCTION": "punishes",
    "MOBILIZE": "readies force",
    "COERCE": "coerces",
    "ASSAULT": "attacks",
}

#: What a source does, by kind of statement.
KINDS: Mapping[StatementKind, str] = {
    "report": "says",
    "belief": "believes",
    "prediction": "predicts",
    "concern": "worries",
    "denial": "denies",
    "no_comment": "keeps silent",
}

LANGUAGES: Mapping[str, str] = {"id": "Indonesian", "ms": "Malay", "en": "English"}

#: Characters that would move the cursor, ring, recolour or turn the direction of a terminal.
_CONTROLS = (*range(0x20), *range(0x7F, 0xA0))
_TURNS = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_BLANKS = (*range(0x09, 0x0E), 0x85, 0xA0, 0x2028, 0x2029)
_UNSAFE = dict.fromkeys((*_CONTROLS, *_TURNS), "�") | dict.fromkeys(_BLANKS, " ")


def safe(text: str) -> str:
    r"""Make text from outside harmless to a terminal, each character by one character: offsets stay.

    Example:
        >>> safe("satu\x1b[31m\ndua")
        'satu�[31m dua'
    """
    return text.translate(_UNSAFE).encode("utf-8", "replace").decode()


def quad_style(type_: EventType) -> str:
    """Give the style of an event type."""
    from saksi.reference.plover import quad

    return QUADS[quad(type_)]


def how_sure(event: Event) -> str:
    """Say in a few words how sure an act is, whether it is negated and when it lies.

    Example:
        >>> from saksi.model import Span
        >>> how_sure(Event("e", "AID", None, (), (), Span(0, 1), polarity="negative", time="future"))
        'will not'
    """
    if event.polarity == "positive":
        return f"{event.certainty}, {event.time}"
    adverb = {"certain": "", "probable": "probably ", "possible": "possibly "}[event.certainty]
    return adverb + {"past": "did not", "present": "does not", "future": "will not"}[event.time]
