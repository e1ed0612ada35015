"""Closing frames: ", X said on Monday." behind what X said without quotation marks.

What is said and who says it are parsed apart, as a quotation is from its frame: a parser errs most where one
sentence holds two. The shape of the words tells such a frame: a comma, a speaker, a word that closes
quotations, and nothing but time and place behind it; or the word first and the speaker behind it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from saksi.languages import Language

_TOKEN = re.compile(r"[^\s,]+|,")
_TRIM = ".!?…\"”'’"
#: How many words a speaker and what stands behind the word of saying may have.
LONGEST_SPEAKER, LONGEST_TAIL = 16, 12
#: Within how many words of what a frame adds a length of time stands before what it is counted from.
LONGEST_SPAN = 7
#: Marks behind which a frame may go on.
_BREAKS = frozenset({",", "–", "—", "--"})
#: Fewer words than this are no content.
SHORTEST_CONTENT = 4


@dataclass(frozen=True, slots=True)
class FrameWords:
    """The words of a language that tell a closing frame.

    Args:
        closers: words of saying that close what is said.
        finite: words that only a clause of its own has.
        openers: words that may follow the word of saying.
        articles: words that may open a speaker in small letters.
        days: words that no speaker begins with, though they have a capital.
        according: words that open a frame with the speaker behind them.
        apposing: words that may open an apposition, a relative clause, a place of speaking or another frame.
        relative: words that open a relative clause.
        that: words that open what is said.
        perfect: auxiliaries that may stand before the word of saying ("officials have said").
        asides: words that open what a frame adds behind its comma ("…, X said, as …").
        telling: words of saying that name whom they address ("…, X told the paper").
        purpose: words that open what somebody is told to do.
        quoted_as: the two words behind somebody who is quoted ("as saying").
        verbal: tells whether a word can be the verb of a clause.
        linking: tells whether a word joins others or can be a verb, as none of a name's titles does.
        owning: words that join a role and what it is held in.
        spans: words for lengths of time.
    """

    closers: frozenset[str]
    finite: frozenset[str]
    openers: frozenset[str]
    articles: frozenset[str]
    days: frozenset[str]
    according: frozenset[str]
    apposing: frozenset[str]
    relative: frozenset[str]
    that: frozenset[str]
    perfect: frozenset[str]
    asides: frozenset[str]
    telling: frozenset[str]
    purpose: frozenset[str]
    quoted_as: list[str]
    verbal: Callable[[str], bool]
    linking: Callable[[str], bool]
    owning: frozenset[str]
    spans: frozenset[str]


@lru_cache(maxsize=8)
def frame_words(language: Language) -> FrameWords | None:
    """Gather the words of a language, or None where its frames cannot be told by them."""
    grammar, cues = language.grammar, language.cues.cues
    if not grammar.finite:
        return None
    closers = {word for word, found in cues.items() if any(cue.frame == "quote" for cue, _ in found)}
    verbs = language.lexicon.verbs
    # "News" is a cue as well, and the verb of no clause.
    saying = {word for word, found in cues.items() if any(cue.frame != "noun" for cue, _ in found)}
    return FrameWords(
        closers=frozenset(word for word in closers if " " not in word and word not in grammar.closed),
        finite=grammar.finite,
        openers=grammar.behind_saying | grammar.weekdays | grammar.before_days,
        articles=grammar.before_speakers,
        days=grammar.weekdays,
        according=grammar.attributing,
        apposing=grammar.articles
        | grammar.relative
        | grammar.attributing
        | grammar.locative
        | grammar.before_days
        | grammar.quoting,
        relative=grammar.relative,
        that=grammar.complementiser,
        perfect=grammar.perfect,
        asides=grammar.asides,
        telling=grammar.telling,
        purpose=grammar.infinitive,
        quoted_as=next(iter(grammar.quoted_as)).split(),
        verbal=lambda low: (
            low in grammar.finite or (low not in grammar.closed and (low in verbs or low in saying))
        ),
        linking=lambda low: (
            low == "," or low in grammar.finite or low in grammar.closed or low in verbs or low in saying
        ),
        owning=grammar.of | grammar.articles,
        spans=grammar.time_words,
    )


def find_frame(text: str, start: int, end: int, words: FrameWords) -> int | None:
    """Return the offset of the comma that opens the closing frame of a sentence, or None.

    Args:
        text: the analysis text.
        start: where the sentence begins.
        end: where it ends.
        words: the words of the language.
    """
    tokens = [(m.group().strip(_TRIM), m.start()) for m in _TOKEN.finditer(text, start, end)]
    commas = [i for i, (word, _) in enumerate(tokens) if word == ","]
    for place in reversed(commas):
        behind = [word for word, _ in tokens[place + 1 :] if word]
        before = [word for word, _ in tokens[:place]]
        if len([w for w in before if w != ","]) < SHORTEST_CONTENT:
            return None
        clause = _without_apposition(before, words)
        if not _is_clause(clause, words):
            return None
        if before[-1].lower() in words.finite:
            # "Talks would, said the minister, help": the frame stands inside what is said.
            continue
        if _inverted(behind, words) or _plain(behind, words):
            return tokens[_with_name(tokens, place, words)][1]
    return None


def _without_apposition(before: list[str], words: FrameWords) -> list[str]:
    """Leave out what stands in apposition at the end: "Ali Vaez, an analyst who knows Iran, said …"."""
    if "," not in before:
        return before
    comma = len(before) - 1 - before[::-1].index(",")
    opening = before[comma + 1].lower() if comma + 1 < len(before) else ""
    return before[:comma] if opening in words.apposing else before


def _is_clause(before: list[str], words: FrameWords) -> bool:
    """Tell whether words hold a verb; a capital tells nothing of the first, which must be a plain one."""
    plain = bool(before) and before[0].lower() in words.finite
    return plain or any(words.verbal(word.lower()) for word in before if word.islower())


def _inverted(behind: list[str], words: FrameWords) -> bool:
    """Match "said the minister", "according to X"."""
    if len(behind) < 2 or len(behind) > LONGEST_SPEAKER + LONGEST_TAIL:
        return False
    low = behind[0].lower()
    rest = behind[1:]
    if low in words.according:
        clauses = [i for i, word in enumerate(rest) if word.lower() in words.relative and rest[i - 1] == ","]
        if clauses and rest[clauses[0]].lower() in words.that:
            # "The army said, according to the agency, that it …": what is said stands behind.
            return False
        rest = rest[: clauses[0]] if clauses else rest
        return not any(word.lower() in words.finite for word in rest)
    if low not in words.closers or low in words.telling or not _opens_speaker(rest[0], words):
        # "…, told Reuters": whom it is told to, and never who tells it.
        return False
    speaker = rest[: rest.index(",")] if "," in rest else rest
    return not any(word.lower() in words.finite for word in speaker)


def _plain(behind: list[str], words: FrameWords) -> bool:
    """Match "X said", "the minister said on Monday"."""
    if len(behind) > len(words.quoted_as) and [w.lower() for w in behind[-2:]] == words.quoted_as:
        # "…, the paper quoted the minister as saying".
        return _opens_speaker(behind[0], words) and not any(w.lower() in words.finite for w in behind)
    place = next((i for i, word in enumerate(behind) if word.lower() in words.closers), None)
    if not place or place > LONGEST_SPEAKER:
        return False
    if not _opens_speaker(behind[0], words) and not _has_name(behind[:place], words):
        return False
    speaker, tail = behind[:place], behind[place + 1 :]
    if len(speaker) > 1 and speaker[-1].lower() in words.perfect:
        speaker = speaker[:-1]
    clausal = len(speaker) > 1 and any(word.lower() in words.finite for word in speaker)
    return not clausal and _closes(behind[place].lower(), tail, words)


def _closes(verb: str, tail: list[str], words: FrameWords) -> bool:
    """Tell whether nothing of what is said stands behind the word of saying."""
    aside = next((i for i, word in enumerate(tail) if word in _BREAKS), len(tail))
    if aside < len(tail) and not _adds(tail[aside], tail[aside + 1 :], words):
        aside = len(tail)
    tail = tail[:aside]
    if not tail:
        return True
    if len(tail) > LONGEST_TAIL or any(word.lower() in words.finite for word in tail):
        return False
    if verb in words.telling:
        return words.purpose.isdisjoint(word.lower() for word in tail)
    return tail[0].lower() in words.openers


def _adds(mark: str, rest: list[str], words: FrameWords) -> bool:
    """Tell whether a frame goes on behind a mark with what the page adds: "…, X said – a price that …"."""
    if mark != ",":
        return True
    if rest and rest[0].lower() in words.asides:
        return True
    # "…, X said, a year after the talks broke off": a span of time, and what it is counted from.
    lows = [word.lower() for word in rest[:LONGEST_SPAN]]
    return any(low in words.asides and before in words.spans for before, low in pairwise(lows))


def _opens_speaker(word: str, words: FrameWords) -> bool:
    low = word.lower()
    return low in words.articles or (word[:1].isupper() and low not in words.days)


def _has_name(speaker: list[str], words: FrameWords) -> bool:
    """Tell whether words without an article end in a name: "chief negotiator Samir Odeh told AFP"."""
    if len(speaker) < 2 or not speaker[-1][:1].isupper() or speaker[-1].lower() in words.days:
        return False
    lows = [word.lower() for word in speaker]
    # "Deputy head of the rescue service Luis Ortega said".
    return (
        not any(words.linking(low) for low in lows if low not in words.owning) and lows[0] not in words.owning
    )


def _with_name(tokens: list[tuple[str, int]], place: int, words: FrameWords) -> int:
    """Return the comma before a name whose apposition opens the frame: "…, Ali Vaez, an analyst, said"."""
    if tokens[place + 1][0].lower() not in words.articles:
        return place
    earlier = next((i for i in range(place - 1, -1, -1) if tokens[i][0] == ","), None)
    if earlier is None or not 1 < place - earlier - 1 <= 5:
        return place
    return earlier if all(word[:1].isupper() for word, _ in tokens[earlier + 1 : place]) else place
