"""English word forms: from a lemma to every form that news uses, and back from a plural to its singular.

Irregular verbs come from `irregular.tsv`. Spelling rules: Huddleston and Pullum, The Cambridge Grammar of the
English Language (2002), 18.
"""

import re
from functools import cache
from importlib.resources import files

#: Verbs of one syllable with one vowel, and those stressed on their last one, double their last letter.
_DOUBLING = re.compile(
    r"[^aeiou]*[aeiou][bdfgklmnprtvz]|(?:re|pre|trans|in|de|con)fer|(?:com|per|sub|ad|re|e|o|trans)mit|"
    r"(?:ex|com|pro|dis|re|im)pel|(?:cont|pat|en)rol|rebel|(?:oc|re|in|con)cur|abet|begin|combat|deter|regret|"
    r"readmit|acquit|allot|outwit|abhor|inter|aver|excel|distil|instil|fulfil|enthral|annul|appal|extol|embed|rebut|"
    r"demur|corral|equip|kidnap|hobnob|zigzag|"
    # Those whose last part is a verb of one syllable: "airdrop", "booby-trap", "unban".
    r".+(?:drop|trap|step|tap|gun|whip|ban|bar|wrap|plan|map|jam|bug|dog)"
)
#: Verbs of two syllables that British writing doubles, or that are stressed on the last one.
_DOUBLED = frozenset(
    {
        *("travel", "cancel", "signal", "shell", "counsel", "label", "tunnel", "model", "level", "quarrel"),
        *("channel", "funnel", "libel", "pummel", "empanel", "disembowel", "backpedal", "marshal", "imperil"),
        *("duel", "fuel", "dial", "rival", "total", "trial", "unravel", "shovel", "bedevil", "program"),
        *("focus", "transit", "benefit", "outfit", "format", "worship", "handicap"),
    }
)
_SIBILANT = ("s", "x", "z", "ch", "sh")
_ENDINGS = (
    ("ies", "y"),
    ("sses", "ss"),
    ("shes", "sh"),
    ("ches", "ch"),
    ("xes", "x"),
    ("zes", "z"),
    ("oes", "o"),
)


@cache
def irregular() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Map the lemma of each irregular verb to its past forms and its participles."""
    text = files("saksi.languages").joinpath("en", "irregular.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return {base: (tuple(past.split("|")), tuple(part.split("|"))) for base, past, part in rows}


@cache
def _past_forms() -> frozenset[str]:
    return frozenset(form for past, _ in irregular().values() for form in past)


@cache
def _participles() -> frozenset[str]:
    return frozenset(form for _, participles in irregular().values() for form in participles)


def is_past(word: str) -> bool:
    """Tell whether a form in small letters can be a past tense.

    Example:
        >>> is_past("urged"), is_past("met"), is_past("meets")
        (True, True, False)
    """
    return word in _past_forms() or (word.endswith("ed") and len(word) > 3 and word not in irregular())


def is_participle(word: str) -> bool:
    """Tell whether a form in small letters can be a past participle.

    Example:
        >>> is_participle("shot"), is_participle("took"), is_participle("seized")
        (True, False, True)
    """
    return word in _participles() or (word.endswith("ed") and len(word) > 3 and word not in irregular())


def is_base(word: str) -> bool:
    """Tell whether an irregular verb is written so without any ending ("hit", "cut")."""
    return word in irregular()


def _stem(lemma: str) -> tuple[str, ...]:
    """Return what -ed and -ing are put on."""
    if lemma in _DOUBLED:
        return lemma, lemma + lemma[-1]
    if _DOUBLING.fullmatch(lemma):
        return (lemma + lemma[-1],)
    return (lemma,)


def verb_forms(lemma: str) -> tuple[str, ...]:
    """Generate the forms of a verb: base, -s, -ing, past and participle.

    Example:
        >>> verb_forms("carry")
        ('carry', 'carries', 'carrying', 'carried')
        >>> verb_forms("strike")
        ('strike', 'strikes', 'striking', 'struck', 'stricken')
        >>> verb_forms("ban"), verb_forms("re-impose")[-1]
        (('ban', 'bans', 'banning', 'banned'), 're-imposed')
    """
    base = re.fullmatch(r"(?:re-|out|over|under|fore|mis|un)?(.+)", lemma)
    forms = [lemma, _third(lemma)]
    forms += [stem + "ing" for stem in _ing_stems(lemma)]
    table = irregular()
    core = lemma if lemma in table else (base.group(1) if base and base.group(1) in table else None)
    if core is not None:
        prefix = lemma[: len(lemma) - len(core)]
        forms += [prefix + form for part in table[core] for form in part]
    elif lemma.endswith("e"):
        forms.append(lemma + "d")
    elif re.search(r"[^aeiou]y$", lemma):
        forms.append(lemma[:-1] + "ied")
    else:
        forms += [stem + "ed" for stem in _stem(lemma)]
    if lemma == "be":
        forms += ["am", "is", "are"]
    return tuple(dict.fromkeys(forms))


def _third(lemma: str) -> str:
    if lemma == "have":
        return "has"
    if re.search(r"[^aeiou]y$", lemma):
        return lemma[:-1] + "ies"
    if lemma.endswith((*_SIBILANT, "o")):
        return lemma + "es"
    return lemma + "s"


def _ing_stems(lemma: str) -> tuple[str, ...]:
    if lemma.endswith("ie"):
        return (lemma[:-2] + "y",)
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) and lemma != "be":
        return (lemma[:-1],)
    return _stem(lemma)


def singulars(word: str) -> tuple[str, ...]:
    """Return the singulars that a plural in small letters may belong to.

    Example:
        >>> singulars("allies"), singulars("strikes"), singulars("crisis"), singulars("talks")
        (('ally',), ('strike',), (), ('talk',))
    """
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return ()
    for ending, single in _ENDINGS:
        if word.endswith(ending):
            return (word[: -len(ending)] + single,)
    return (word[:-1],)


@cache
def bare(word: str) -> tuple[str, ...]:
    """Return the word in small letters, and its singular.

    Example:
        >>> bare("Airstrikes"), bare("cease-fire")
        (('airstrikes', 'airstrike'), ('cease-fire',))
    """
    low = word.lower()
    return (low, *singulars(low))
