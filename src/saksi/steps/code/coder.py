"""The built-in coder: from one article to its statements and events.

In order: analysis text (glued words parted), segments, parse, mentions, readings, attribution paragraph by
paragraph, events, records. Everything works on the analysis text; offsets are turned back at the end.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from saksi.languages import Gazetteer, Language
from saksi.languages.encoder.acts import Advice
from saksi.languages.gazetteer import Atom, lay_over
from saksi.model import Article, Coded
from saksi.model.records import READ_KINDS
from saksi.steps.code.attribution import Attribution, attribute
from saksi.steps.code.captured import Text, analysis_text
from saksi.steps.code.closing_frames import find_frame, frame_words
from saksi.steps.code.dialogue import turns
from saksi.steps.code.discourse import Discourse
from saksi.steps.code.events import Draft, draft_events
from saksi.steps.code.hearing import heard, held_anew, settles_statements
from saksi.steps.code.home import Home, home_of
from saksi.steps.code.judge import advice_on, judged, settles
from saksi.steps.code.mentions import Mention, find_mentions
from saksi.steps.code.objections import complete
from saksi.steps.code.opponents import Opponents
from saksi.steps.code.people import affiliate, introduced
from saksi.steps.code.presenting import presented
from saksi.steps.code.reading import Reading
from saksi.steps.code.recording import Left, Settled, events_of, statements_of
from saksi.steps.code.segments import Paragraph, Stops, cut, frame_after
from saksi.steps.code.topic import is_sport
from saksi.steps.code.tree import Tree
from saksi.steps.code.truecase import truecase
from saksi.steps.code.unmarked import leads_on

#: Bump whenever the records of an unchanged article may differ.
VERSION = "12"
#: What the same coder is called where it leaves out what costs most and gains least, and its version.
QUICK = "fast"
QUICK_VERSION = f"{VERSION} {QUICK}"
#: How records name the one and the other.
CODER, FAST = f"saksi-rules {VERSION}", f"saksi-rules {QUICK_VERSION}"


@dataclass(frozen=True, slots=True)
class Drafted:
    """An article taken apart: its analysis text, the readings of its segments, and what is found in them."""

    article: Article
    text: Text
    readings: list[Reading]
    statements: list[Attribution]
    drafts: list[Draft]
    #: What may be statements too, though the rules object.
    objected: list[Attribution]


@dataclass(frozen=True, slots=True)
class Surveyed:
    """One read part of the page before its events are looked for: its readings, and their statements."""

    readings: tuple[Reading, ...]
    statements: tuple[Attribution, ...]
    objected: tuple[Attribution, ...] = ()


def code_article(article: Article, language: Language, *, why: bool = False, coder: str = CODER) -> Coded:
    """Code one article.

    Args:
        article: the article as read.
        language: what is known of its language.
        why: whether records carry their explanation.
        coder: how the records name who coded them.
    """
    page = settle_article(article, language)
    return Coded(
        article=article,
        statements=statements_of(page, language, why=why),
        events=events_of(page, language, why=why),
        coder=coder,
    )


def settle_article(article: Article, language: Language) -> Settled:
    """Settle what an article tells, by rules and weights, and keep what it does not tell after all."""
    page, left = draft_article(article, language), Left()
    acts = settles(language)
    statements, drafts, advice = page.statements, page.drafts, dict[int, Advice]()
    if acts is not None:
        hears = settles_statements(acts.weights)
        advice = advice_on(page.readings, drafts, acts, cues=hears)
        if hears:
            statements = heard(
                page.readings, statements, page.objected, advice, acts.weights, left=left.statements
            )
            drafts = held_anew(drafts, statements)
        drafts = judged(page.readings, statements, drafts, advice, acts.weights, left=left.acts)
    else:
        left.statements.extend(page.objected)
        left.acts.extend(draft for draft in drafts if draft.objection is not None)
        drafts = [draft for draft in drafts if draft.objection is None]
        Opponents(drafts).complete()
        drafts = [draft for draft in drafts if complete(draft)]
    drafts = _distinct(drafts)
    facts = presented(drafts, article, language, advice, acts.weights if acts is not None else {})
    told = list(zip(drafts, facts, strict=True))
    return Settled(article, page.text, statements, told, left)


def draft_article(article: Article, language: Language) -> Drafted:
    """Take an article apart and draft its statements and acts, those that the rules object to included."""
    text = analysis_text(article, language)
    statements: list[Attribution] = []
    objected: list[Attribution] = []
    drafts: list[Draft] = []
    readings: list[Reading] = []
    sport = is_sport(text.text, language.grammar.sport)
    for paragraph in survey(article, text, language):
        readings.extend(paragraph.readings)
        statements.extend(paragraph.statements)
        objected.extend(paragraph.objected)
        if not sport:
            for reading in paragraph.readings:
                drafts.extend(draft_events(reading, paragraph.statements, told=drafts))
    return Drafted(article, text, readings, statements, drafts, objected)


def survey(article: Article, text: Text, language: Language) -> Iterator[Surveyed]:
    """Parse an article, and give each read part with its mentions and statements, ready to look for events.

    What a pronoun points back to is what has been read so far, so look at a part before the next is asked
    for.
    """
    paragraphs = _paragraphs(article, text, language)
    every = _readings(text, paragraphs, language, home_of(article, language))
    last: Attribution | None = None
    ahead = _frames_ahead(paragraphs, every, text.text)
    above: Reading | None = None
    for paragraph, readings, frame in zip(paragraphs, every, ahead, strict=True):
        for reading in readings:
            reading.discourse.remember(reading.mentions, groups=reading.clauses.groups.values())
        found = attribute(paragraph, readings, before=last, text=text.text, ahead=frame, above=above)
        above = _leading(readings)
        last = next((s for s in reversed(found.told) if s.source), last)
        yield Surveyed(tuple(readings), tuple(found.told), tuple(found.objected))


def _leading(readings: Sequence[Reading]) -> Reading | None:
    """Return the last sentence of a line if it leads up to the next line: "The governor added:"."""
    last = readings[-1] if readings and readings[-1].language.syntax.marked_clauses else None
    return last if last is not None and last.tree.words[-1:] == [":"] else None


def _frames_ahead(
    paragraphs: Sequence[Paragraph], every: Sequence[Sequence[Reading]], text: str
) -> list[Reading | None]:
    """Give each line that may be speech the frame of the next that has one, if only such stand between."""
    found: list[Reading | None] = []
    ahead: Reading | None = None
    for paragraph, readings in zip(reversed(paragraphs), reversed(every), strict=True):
        found.append(ahead if ahead is not None and leads_on(paragraph, readings, text) else None)
        framed = paragraph.quotations and paragraph.quotations[0].start == paragraph.start
        frame = frame_after(paragraph, 0) if framed and not paragraph.quotations[0].direct else None
        own = next((reading for reading in readings if reading.tree.segment is frame), None)
        ahead = own or found[-1]
    return found[::-1]


def _paragraphs(article: Article, text: Text, language: Language) -> list[Paragraph]:
    framing = frame_words(language)
    frame = partial(find_frame, words=framing) if framing is not None else None
    grammar = language.grammar
    stops = Stops(short=grammar.short, clock=grammar.clock, days=grammar.weekdays)
    found: list[Paragraph] = []
    titles: set[str] = set()
    body = [(text.analysis(p.start), text.analysis(p.end)) for p in article.parts if p.kind == "body"]
    said = turns(text.text, body, headings=grammar.headings)
    for piece in article.parts:
        if piece.kind not in READ_KINDS:
            continue
        if piece.kind == "title":
            # A repeated title is read once.
            words = " ".join(article.text[piece.start : piece.end].lower().split())
            if words in titles:
                continue
            titles.add(words)
        line = article.text.count("\n", 0, piece.start)
        found.append(
            cut(
                text.text,
                text.analysis(piece.start),
                text.analysis(piece.end),
                line=line,
                kind=piece.kind,
                frame=frame,
                stops=stops,
                turn=said.get(text.analysis(piece.start)) if piece.kind == "body" else None,
            )
        )
    return found


def _readings(
    text: Text, paragraphs: Sequence[Paragraph], language: Language, home: Home
) -> list[list[Reading]]:
    """Parse all segments in one batch and find their mentions, surnames of the introduced included."""
    segments = [segment for paragraph in paragraphs for segment in paragraph.segments]
    atoms = list(language.gazetteer.find(text.text))
    sentences = (truecase(text.text, segment, atoms, language.words.knows) for segment in segments)
    docs = language.nlp.pipe(sentences, batch_size=256)
    trees = [Tree(segment, doc) for segment, doc in zip(segments, docs, strict=True)]
    for tree in trees:
        language.syntax.repair(tree, language.knows_verb)
    named = _named(trees, atoms, text, language, home.state)
    outlets = [] if language.syntax.marked_clauses else [a for a in atoms if a.name.kind == "outlet"]
    borne = [a for a in atoms if a.name.kind == "person" and " " not in a.name.name]
    others = frozenset(atom.name.name for atom in [*outlets, *borne])
    short = introduced(named, titles=language.titles, others=others)
    atoms = lay_over(atoms, list(Gazetteer(short).find(text.text)))
    state, away = home.seen(atoms)
    discourse = Discourse(
        home=state,
        natives=bool(language.grammar.natives) or away,
        strict=language.syntax.marked_clauses,
    )
    readings: dict[int, Reading] = {}
    for tree in trees:
        mentions = _mentions(tree, atoms, text, language)
        readings[id(tree.segment)] = Reading(
            tree, mentions, text=text.text, language=language, discourse=discourse
        )
    return [[readings[id(s)] for s in paragraph.segments] for paragraph in paragraphs]


def _mentions(tree: Tree, atoms: Sequence[Atom], text: Text, language: Language) -> list[Mention]:
    found = find_mentions(tree, atoms, text=text.text, language=language)
    return affiliate(tree, found, grammar=language.grammar)


def _named(
    trees: Sequence[Tree], atoms: Sequence[Atom], text: Text, language: Language, home: str | None
) -> list[Mention]:
    """Find all mentions once, offices without a state resolved, to learn who is introduced."""
    discourse = Discourse(home=home, strict=language.syntax.marked_clauses)
    found: list[Mention] = []
    for tree in trees:
        mentions = _mentions(tree, atoms, text, language)
        found.extend(discourse.settle(mention) for mention in mentions)
        discourse.remember(mentions)
    return found


def _distinct(drafts: Sequence[Draft]) -> list[Draft]:
    """Keep one of several tellings of an act in one line with the same parties and source."""
    kept: dict[tuple[object, ...], Draft] = {}
    for draft in drafts:
        kept.setdefault((draft.reading.tree.segment.line, *draft.key), draft)
    return list(kept.values())


__all__ = [
    "CODER",
    "FAST",
    "QUICK",
    "QUICK_VERSION",
    "VERSION",
    "Surveyed",
    "code_article",
    "settle_article",
    "survey",
]
