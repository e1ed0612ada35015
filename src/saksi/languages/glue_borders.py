"""The borders between two words that lost markup leaves behind, and those that a real word has inside.

Every rule looks at the two pieces that meet and at little else. A rule errs towards no.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from enum import Enum, auto

from saksi.languages.wordlist import WordList

__all__ = ["CAPITALISED", "Kind", "Names", "Piece", "Run", "may_cut"]

CAPITALISED = re.compile(r"[A-Z][a-z]{2,}[0-9]*|[A-Z]{3,}")
_VERB = re.compile(r"(?:me|ber|bekerja|belajar|di|ter)[a-z]{4,}|bekerja|belajar")
_PREFIXES = ("anti", "pro", "eks", "pasca")


class Kind(Enum):
    """What a piece of a run is."""

    WORD = auto()
    FOREIGN = auto()
    RARE = auto()  # lower-case and unknown
    TITLE = auto()  # a native word with a capital
    NAME = auto()  # known to the caller
    SEEN = auto()  # stands alone elsewhere in the text
    CAPITAL = auto()  # capitalised and unknown
    KEPT = auto()
    YEAR = auto()


_NAMED = (Kind.NAME, Kind.SEEN)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a run with what it may be; `rank` is the frequency class of the word under it."""

    start: int
    end: int
    form: str
    kind: Kind
    cost: float
    rank: int = 0

    @property
    def given(self) -> bool:
        """Tell whether the caller gave this very name."""
        return self.kind is Kind.NAME and self.rank > 0


@dataclass(frozen=True, slots=True)
class Names:
    """Names as the rules need them.

    Attributes:
        alone: One-word names as given.
        within: Words of longer names.
        after: The last word of a longer name and the words that may stand before it.
    """

    alone: frozenset[str]
    within: frozenset[str]
    after: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Run:
    """A run of letters under examination and what stands around it.

    Attributes:
        form: The letters as written.
        words: The word list.
        names: Names the caller knows.
        seen: Capitalised runs of the text with their counts.
        previous: The run before, which may begin a name that this one ends.
        opens_line: Nothing but a place can stand here: the line begins, or a dateline's comma precedes.
        opens_name: Another capitalised word follows.
        domain: The run is part of an internet name.
    """

    form: str
    words: WordList
    names: Names
    seen: Counter[str]
    previous: str = ""
    opens_line: bool = False
    opens_name: bool = False
    domain: bool = False

    @property
    def mixed(self) -> bool:
        """Tell whether the run has a capital anywhere."""
        return not self.form.islower()


def may_cut(run: Run, left: Piece, right: Piece) -> bool:
    """Tell whether lost markup leaves a border between two pieces of a run."""
    if left.kind is Kind.CAPITAL and len(left.form) > 3 and not CAPITALISED.fullmatch(left.form):
        return False
    if right.form[0].isupper():
        if left.form[-1].isupper():
            return _after_acronym(run, left, right)
        return _before_name(run, left, right) if left.form[0].islower() else _two_names(run, left, right)
    return _after_name(run, left, right) if left.form[0].isupper() else _two_words(run, left, right)


def _before_name(run: Run, left: Piece, right: Piece) -> bool:
    """Judge "diIran", "seranganIsrael"."""
    words, form = run.words, left.form
    if right.form.lower() in words.clitics and right.form not in words.particles:
        return False
    if left.kind is Kind.KEPT:
        return right.kind in _NAMED and len(right.form) > 3 and not run.domain
    if form in words.bound:
        return False
    if left.kind is not Kind.WORD:
        strong = right.kind is Kind.NAME and (len(right.form) > 3 or (right.given and len(right.form) > 2))
        return strong and left.start == 0 and not form.startswith(_PREFIXES)
    if form == "di" and right.form in words.verbed:
        return False
    if len(form) == 2:
        return form in words.short or (left.start > 0 and form in words.links)
    if right.form in words.particles and not run.opens_name:
        return False
    if right.kind is Kind.CAPITAL:
        return left.rank >= 6 or (left.rank >= 4 and len(form) > 5)
    return True


def _two_names(run: Run, left: Piece, right: Piece) -> bool:
    """Judge "PresidenTrump", "JakartaDalam"; a form that the page repeats is taken for a brand."""
    words, low, tail = run.words, left.form.lower(), right.form.lower()
    if run.domain:
        return False
    if low in words.fronts and (len(tail) > 2 or run.opens_name):
        return True
    # "KanselirJermanFriedrich": the run is glued already, and a state is followed by its officer.
    if left.given and left.start > 0 and right.kind is Kind.CAPITAL and len(tail) > 2:
        return True
    if low in words.heads or tail in words.tails or run.seen[run.form] > 1:
        return False
    if left.kind is Kind.KEPT:
        return right.kind in _NAMED and len(tail) > 3
    dateline = run.opens_line and left.start == 0 and left.form in run.names.alone
    if dateline and len(low) > 4 and len(tail) > 2:
        return True
    if len(low) < 4 or (len(tail) < 4 and right.kind is not Kind.NAME):
        return False
    if right.kind in _NAMED:
        return left.kind in _NAMED or (left.kind is Kind.TITLE and left.rank >= 4 and len(low) > 4)
    if right.kind is Kind.TITLE:
        enough = 5 if left.kind is Kind.NAME else 9
        return left.kind in _NAMED and (right.rank >= enough or tail in words.links)
    return False


def _after_acronym(run: Run, left: Piece, right: Piece) -> bool:
    """Judge "ASDonald", "PTPertamina"."""
    if left.form in run.words.fronts and len(right.form) > 3:
        return True
    if left.kind not in _NAMED or run.seen[run.form] > 1 or len(right.form) < 4:
        return False
    if right.kind is Kind.TITLE:
        firm = len(left.form) > 2 or run.seen[left.form] > 0
        return left.kind is Kind.NAME and firm and right.rank >= 6
    return right.kind in _NAMED and Kind.NAME in (left.kind, right.kind)


def _after_name(run: Run, left: Piece, right: Piece) -> bool:
    """Judge "Israelyang", "IAEAtetap"."""
    if right.kind is not Kind.WORD or right.form in run.words.clitics:
        return False
    if run.form[left.start : right.end].lower() in run.words.classes:
        return False
    if left.kind is not Kind.NAME and _cuts_a_word(run, left, right):
        return False
    link = right.form in run.words.links
    verb = right.rank >= (1 if left.given else 4) and _VERB.fullmatch(right.form) is not None
    if left.kind is Kind.NAME:
        return _after_known(run, left, right, link=link or verb)
    if left.kind is Kind.SEEN:
        return _after_seen(run, left, right, link=link, verb=verb)
    return _after_unknown(run, left, right, link=link, verb=verb)


def _after_known(run: Run, left: Piece, right: Piece, *, link: bool) -> bool:
    size, acronym = len(right.form), left.form.isupper()
    # "kepadaYurike" is no Yuri where Yurike stands elsewhere.
    other = run.form[left.start : right.end] in run.seen
    stands = run.seen[left.form] > 0 or (left.start > 0 and not other)
    if size == 2:
        return link and (acronym or (stands and len(left.form) > 3))
    if size == 3:
        firm = acronym or stands or _sandwiched(run, right) or (left.given and len(left.form) > 4)
        return link and firm
    if link:
        seen = run.seen[left.form] > 0
        return seen or acronym or (len(left.form) > 3 and not _ends_names(run, left, right))
    if left.form.lower() in run.words.heads:
        return False
    common = right.rank >= (6 if size > 4 else 8) and not _ends_names(run, left, right)
    return common and (stands or (size > 4 and (acronym or (left.given and len(left.form) > 4))))


def _after_seen(run: Run, left: Piece, right: Piece, *, link: bool, verb: bool) -> bool:
    size = len(right.form)
    if left.form.isupper():
        return link or verb or (right.rank >= 6 and size > 4)
    # A name that also lost the blank before it was a link, and was likely cut off after it as well.
    if len(left.form) < 4 or (_ends_names(run, left, right) and (size > 2 or not left.start)):
        return False
    return verb or (link and (size > 3 or left.start > 0 or (size > 2 and _sandwiched(run, right))))


def _after_unknown(run: Run, left: Piece, right: Piece, *, link: bool, verb: bool) -> bool:
    size = len(right.form)
    if left.kind is Kind.KEPT:
        return link and size > 2
    if left.kind is Kind.CAPITAL and left.form.isupper():
        return size > 3 and (link or (verb and right.rank >= 5))
    if len(left.form) < (5 if size < 6 else 4):
        return False
    sure = link and not _ends_names(run, left, right)
    if left.kind in (Kind.TITLE, Kind.FOREIGN):
        known = left.kind is Kind.FOREIGN or (left.rank >= 5 and len(left.form) > 4)
        return known and sure and size > 3
    # "Neowisetelah" may be "Neowi setelah" or "Neowise telah".
    if any(right.form[at:] in run.words.links for at in range(1, min(4, size - 2))):
        return False
    if link and size > 2 and _sandwiched(run, right):
        return True
    return (sure and size > 3) or (verb and size > 7 and right.rank >= 6)


def _two_words(run: Run, left: Piece, right: Piece) -> bool:
    """Judge "seranganudara", "2025bersama"."""
    words = run.words
    if right.kind is Kind.KEPT:
        return left.form in words.links or left.rank >= 6
    if right.form in words.clitics or left.form in words.bound or left.form == right.form:
        return False
    if left.kind is Kind.YEAR:
        return right.rank >= 7 and len(right.form) > 2
    joins = len(right.form) > 3 and right.form in words.links and right.form not in (*words.endings, "akan")
    if Kind.FOREIGN in (left.kind, right.kind):
        opens = len(left.form) > 3 and left.form in words.links and len(right.form) > 5
        return opens if right.kind is Kind.FOREIGN else joins and len(left.form) > 4
    if left.kind is not Kind.WORD or right.kind is not Kind.WORD:
        return False
    if joins and len(left.form) > 4 and left.rank >= 4:
        return True
    if left.form in words.compound and right.form not in words.links:
        return False
    # Beside a capital the run is known to be glued, and rarer words are trusted.
    least = 6 if run.mixed else 8
    short = [form for form in (left.form, right.form) if len(form) < 4]
    if short and not (run.mixed and all(len(form) == 3 and form in words.links for form in short)):
        return False
    return min(left.rank, right.rank) >= least


def _sandwiched(run: Run, piece: Piece) -> bool:
    return piece.end < len(run.form) and run.form[piece.end].isupper()


def _cuts_a_word(run: Run, left: Piece, right: Piece) -> bool:
    """Tell whether a longer known word lies across the border: "Diamenam-bahkan"."""
    known, low = run.words.classes, run.form.lower()
    if any(low[at : right.end] in known for at in range(left.start + 2, right.start)):
        return True
    if left.kind is not Kind.CAPITAL:
        return False
    return any(low[left.start : at] in known for at in range(left.start + 5, right.end) if at != left.end)


def _ends_names(run: Run, left: Piece, right: Piece) -> bool:
    """Tell whether a link may be the end of the name itself: "Wulandari", "Pyongyang"."""
    link, size = right.form, len(left.form)
    if link == "dari":
        return left.form[-1] == "n" or size < 5
    if link == "akan":
        return left.kind in (Kind.CAPITAL, Kind.TITLE)
    if link in ("yang", "pada"):
        return left.kind is Kind.CAPITAL and size < 6
    return link in run.words.endings
