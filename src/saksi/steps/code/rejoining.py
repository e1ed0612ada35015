"""Rejoining: a second act of the same speaker, which the parser hangs below what is said.

"Moscow denied that its troops had shelled the town and blamed Kyiv", "membantah memasok rudal dan menyalahkan
Ukraina": a parser joins the last verb to the nearest one, so that it would be denied too, and be done by
whoever is spoken of. The words tell the verb of the speaker: it speaks itself, has no subject of its own, and
what it seems to be joined to cannot speak, has another form, or is denied.
"""

from collections.abc import Mapping, Sequence

from saksi.languages import Language
from saksi.steps.code.mentions import Mention
from saksi.steps.code.tree import Tree

_SAYING = frozenset({"say", "tell", "as"})
_CONTENT = frozenset({"ccomp", "xcomp", "advcl"})
#: Acts of speaking that go with another of the same speaker.
_ACTS = frozenset({"ACCUSE", "REQUEST", "THREATEN", "AGREE"})
#: What somebody may be asked to do, or be accused of doing, so that it need not be the speaker's own.
_ASKED = frozenset({"say", "AGREE"})
_BLAMED = frozenset({"ACCUSE", "THREATEN", "AGREE"})
#: How many words may stand between what joins a verb and the verb ("and also warned").
_GAP = 2


def rejoin(
    tree: Tree, forms: Sequence[tuple[str, ...]], mentions: Sequence[Mention], language: Language
) -> None:
    """Hang verbs of speaking below the verb whose speaker goes on, in place.

    Args:
        tree: the parsed segment.
        forms: the forms of its words.
        mentions: who is named in it.
        language: its words and how it builds clauses.
    """
    joined = [i for i, dep in enumerate(tree.dep) if dep == "conj" and tree.pos[i] == "VERB"]
    for verb in joined:
        told = _told_by(tree, verb)
        if told is None:
            continue
        main = tree.head[told]
        if not main < told < verb or tree.pos[main] != "VERB" or tree.kids(verb, "nsubj", "aux", "mark"):
            continue
        own, first = _speech(tree, verb, forms, language), _speech(tree, main, forms, language)
        if not own or not first or _joint(tree, verb, language) is None:
            continue
        if _is_own(tree, (main, told, verb), (first, own), forms, mentions, language):
            tree.attach(verb, main, "conj")


def _told_by(tree: Tree, verb: int) -> int | None:
    """Return the verb of the clause that another verb is joined to, if that is what somebody says."""
    for word in tree.ancestors(verb):
        if tree.dep[word] != "conj":
            return word if tree.dep[word] in _CONTENT and tree.head[word] != word else None
    return None


def _speech(tree: Tree, word: int, forms: Sequence[tuple[str, ...]], language: Language) -> frozenset[str]:
    """Name what a verb does in words: kinds of statements ("say" of reports), types of acts of speaking."""
    if language.syntax.voice(tree, word, None) == "passive" or _is_listed_passive(forms[word], language):
        return frozenset()
    found: set[str] = set()
    for form in forms[word]:
        found.update(
            cue.kind if cue.kind != "report" else "say"
            for cue, _ in language.cues.cues.get(form, ())
            if cue.frame in _SAYING and not cue.rest and cue.kind != "no_comment"
        )
        entries = [entry for entry, _ in language.lexicon.verbs.get(form, ())]
        behind = tree.lows[word + 1] if word + 1 < len(tree) else ""
        phrased = {entry.type for entry in entries if entry.rest and behind in entry.rest[0]}
        if phrased and phrased.isdisjoint(_ACTS):
            # "Meminta maaf" asks for nothing.
            return frozenset()
        told = (e for e in entries if e.type in _ACTS and e.statement is not None)
        found.update(entry.type for entry in told if not entry.rest)
    return frozenset(found)


def _is_listed_passive(forms: tuple[str, ...], language: Language) -> bool:
    tables: tuple[Mapping[str, Sequence[tuple[object, str]]], ...] = (
        language.cues.cues,
        language.lexicon.verbs,
    )
    return any(
        voice == "passive" for form in forms for table in tables for _, voice in table.get(form, ())[:1]
    )


def _joint(tree: Tree, verb: int, language: Language) -> int | None:
    """Return the conjunction or comma that joins a verb, with nothing but adverbs between."""
    grammar = language.grammar
    joints = grammar.coordination | grammar.alongside | grammar.contrast
    for index in range(verb - 1, max(-1, verb - 2 - _GAP), -1):
        if tree.lows[index] in joints:
            return index
        if tree.pos[index] != "ADV" and tree.lows[index] not in grammar.then:
            return None
    return None


def _is_own(
    tree: Tree,
    place: tuple[int, int, int],
    speech: tuple[frozenset[str], frozenset[str]],
    forms: Sequence[tuple[str, ...]],
    mentions: Sequence[Mention],
    language: Language,
) -> bool:
    """Tell whether a verb is the speaker's own, and no part of what is said.

    `place` holds the verb of saying, that of what is said, and the verb asked about; `speech` what the first
    and the last of them do in words.
    """
    (main, told, verb), (first, own) = place, speech
    if not language.syntax.finite(tree, verb):
        return False
    if tree.kind == "title" and tree.words[verb - 1] == ",":
        return True
    if "denial" in first:
        # Nobody denies that somebody asks, accuses or states; a threat may be denied.
        return not own <= _BLAMED - {"ACCUSE"}
    subjects = tree.kids(told, "nsubj")
    if not subjects:
        if "REQUEST" in first:
            return not own <= _ASKED
        return not own <= _BLAMED if "ACCUSE" in first else True
    if _speech(tree, told, forms, language):
        return False
    speaker = subjects[0]
    if not language.syntax.agrees(tree, told, verb):
        # "It would not stand idle and warned", "was preparing and accused": the two forms differ.
        return True
    if tree.pos[speaker] == "PRON":
        return False
    named = [m for m in mentions if m.first <= speaker <= m.last]
    source = [m for s in tree.kids(main, "nsubj") for m in mentions if m.first <= s <= m.last]
    if not named:
        return not any(tree.lows[speaker].endswith(suffix) for suffix in language.grammar.suffix_pronoun)
    return bool(source) and named[0].id is not None and named[0].id == source[0].id
