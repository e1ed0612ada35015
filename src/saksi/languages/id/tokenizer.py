"""Cut Indonesian news text into words without losing a character.

The parser is trained on these words, so the two must change together. A word keeps its clitics
("negaranya"), reduplication ("kapal-kapal"), prefixes before a name ("pro-Rusia", "di-PHK") and codes
("F-16"); a hyphen between two names parts them ("Rusia-Korea"), since each of them can be an actor.
Importing this module registers the tokenizer and the other parts of the pipeline with spaCy, which is why it
must be imported before the model is loaded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path

import spacy
from spacy.attrs import NORM, PREFIX
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

import saksi.languages.components  # noqa: F401  registers the shared parts of the pipeline

# Titles, legal forms and measures that are written with a dot and never end a sentence by it.
_DOTTED = [
    "A.n.",
    "Bpk.",
    "Brigjen.",
    "Co.",
    "Corp.",
    "CV.",
    "Dr.",
    "Dra.",
    "Drs.",
    "H.",
    "Hj.",
    "Inc.",
    "Ir.",
    "Jend.",
    "Jl.",
    "Jln.",
    "Jr.",
    "Kab.",
    "Kec.",
    "Kel.",
    "Kol.",
    "Kombes.",
    "Kompol.",
    "Kep.",
    "Laksda.",
    "Laksdya.",
    "Laksma.",
    "Letjen.",
    "Letkol.",
    "Lt.",
    "Ltd.",
    "Mayjen.",
    "Mr.",
    "Mrs.",
    "Ms.",
    "Marsda.",
    "Marsdya.",
    "Marsma.",
    "Ny.",
    "Nn.",
    "No.",
    "Nomor.",
    "Prof.",
    "Prov.",
    "PT.",
    "Pte.",
    "Rp.",
    "Sdr.",
    "Serka.",
    "Sr.",
    "St.",
    "Tbk.",
    "Tgl.",
    "Tn.",
    "UD.",
    "Vol.",
    "a.n.",
    "al.",
    "d.a.",
    "dkk.",
    "dll.",
    "dr.",
    "dsb.",
    "dst.",
    "hlm.",
    "kab.",
    "kec.",
    "kel.",
    "no.",
    "s.d.",
    "tgl.",
    "tsb.",
    "u.p.",
    "vs.",
    "yth.",
]

# Korean and Chinese given names are one person; their hyphen never joins two actors.
_GIVEN = (
    "Ah|Bae|Bin|Bok|Chan|Chang|Chol|Chul|Chun|Dae|Do|Dong|Eun|Gap|Geun|Gil|Gu|Gun|Gyu|Ha|Hae|Hee|Ho|Hoon|"
    "Hui|Hun|Hwa|Hwan|Hye|Hyeok|Hyun|Il|In|Ja|Jae|Ji|Jin|Jo|Jong|Joo|Joon|Ju|Jun|Jung|Ki|Kook|Kwan|Kwon|Kyu|"
    "Kyun|Kyung|Man|Min|Mo|Moo|Moon|Mun|Myung|Nam|Ok|Pyo|Rae|Ri|Ryong|Sam|Sang|Seo|Seok|Seong|Seop|Shik|Sik|"
    "Sil|Song|Soo|Sook|Su|Suk|Sul|Sun|Sung|Tae|Taek|U|Uk|Un|Ung|Wan|Won|Woo|Wook|Yeol|Yeon|Yeong|Yi|Yol|Yong|"
    "Yoo|Yoon|Young|Yul|Yun|wen|pa|te"
)
# First halves that are no actor of their own.
_BOUND = (
    "Al|El|An|Ar|As|Ash|At|Az|Ad|Abd|Abdul|Anti|Asia|Bin|Bint|Co|Eks|Ex|Euro|Indo|Inter|Jean|Ku|Marie|Multi|"
    "Non|Pan|Pasca|Pra|Pro|Saint|Semi|Sino|Sub|Tel|Trans|Ultra|Uni|Wa|Wakil|Port|Guinea|Timor"
)
_LETTER = r"[^\W\d_]"
_UPPER = r"(?:[A-Z\u00c0-\u00de])"
_WORD = rf"{_LETTER}+(?:['\u2019`]{_LETTER}+)*"
_SPACES = re.compile(r"\s+")
_HYPHEN = re.compile(r"-")
_KEEP_PAIR = re.compile(rf"^(?:(?:{_BOUND})-.+|.+-(?:{_GIVEN}))$")

_DOTTED_FORMS = "|".join(re.escape(word) for word in sorted(_DOTTED, key=len, reverse=True))
_TOKEN = re.compile(
    "|".join(
        (
            r"(?:https?://|www\.)[^\s<>\"\u201c\u201d]*[^\s<>\"\u201c\u201d.,;:!?)\]}'\u2019]",
            r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
            r"[@#]\w+",
            rf"(?<!\w)(?:{_DOTTED_FORMS})(?=[\s,]|$)",
            r"(?<!\w)(?:[A-Z][a-z]{0,2}\.){2,}(?:[A-Z](?!\w))?",
            r"(?<![\w.])[A-Z]\.(?=\s[A-Z])",
            rf"{_WORD}(?:\.(?:com|co|id|go|org|net|tv|news))+\b",
            r"(?:US|AU|SG|HK|NZ)\$",
            r"Rp(?=\d)",
            r"\d+(?:[.,:/]\d+)*(?:-an|-nya|st|nd|rd|th)?(?![^\W\d_])",
            rf"\d+(?:[.,]\d+)?(?:-)?{_LETTER}[\w]*",
            rf"{_UPPER}+&{_UPPER}+",
            rf"{_WORD}(?:\d\w*|-(?=\w)(?:{_WORD}|\d+\w*))*",
            r"\.{2,}|-{2,}",
            r"\S",
        )
    )
)


def _split_names(word: str) -> list[str]:
    """Part a hyphenated word where its hyphen joins two names."""
    if "-" not in word:
        return [word]
    parts = _HYPHEN.split(word)
    pieces = [parts[0]]
    for part in parts[1:]:
        left = pieces[-1].rsplit("-", 1)[-1]
        joins = (
            left[:1].isupper()
            and part[:1].isupper()
            and len(left) > 1
            and len(part) > 1
            and left.lower() != part.lower()
            and not part.lower().startswith(left.lower())
            and _KEEP_PAIR.match(f"{left}-{part}") is None
        )
        if joins:
            pieces += ["-", part]
        else:
            pieces[-1] += "-" + part
    return pieces


def words_of(text: str) -> list[tuple[str, int]]:
    """List the words of a text with the offset at which each begins.

    White space is no word here. Offsets are code points into `text`.

    >>> [word for word, _ in words_of("Dialog Rusia-Korea di Jakarta, 18/6/2025.")]
    ['Dialog', 'Rusia', '-', 'Korea', 'di', 'Jakarta', ',', '18/6/2025', '.']
    """
    found: list[tuple[str, int]] = []
    for match in _TOKEN.finditer(text):
        start = match.start()
        for piece in _split_names(match.group()):
            found.append((piece, start))
            start += len(piece)
    return found


def spaced_words(text: str) -> tuple[list[str], list[bool]]:
    """Give the words of a text and whether a single space follows each.

    White space beyond one plain space becomes a word of its own, so that joining gives the text back.
    """
    words: list[str] = []
    spaces: list[bool] = []
    end = 0
    for word, start in words_of(text):
        gap = text[end:start]
        if gap:
            _add_gap(gap, words, spaces)
        words.append(word)
        spaces.append(False)
        end = start + len(word)
    if end < len(text):
        _add_gap(text[end:], words, spaces)
    return words, spaces


def _add_gap(gap: str, words: list[str], spaces: list[bool]) -> None:
    if words and gap[0] == " ":
        spaces[-1] = True
        gap = gap[1:]
    if gap:
        words.append(gap)
        spaces.append(False)


class IndonesianTokenizer:
    """Make a spaCy Doc of a text; the text of the Doc equals what went in.

        >>> from spacy.vocab import Vocab

    import saksi.languages.components  # noqa: F401  registers the shared parts of the pipeline
        >>> [token.text for token in IndonesianTokenizer(vocab=Vocab())("Kapal-kapal AS, katanya.")]
        ['Kapal-kapal', 'AS', ',', 'katanya', '.']
    """

    def __init__(self, *, vocab: Vocab) -> None:
        """Keep the vocabulary that the made Docs share."""
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Cut one text."""
        words, spaces = spaced_words(text)
        return Doc(self.vocab, words=words, spaces=spaces)

    def pipe(self, texts: Iterable[str], batch_size: int = 1000) -> Iterable[Doc]:
        """Cut many texts; `batch_size` is there because spaCy passes it."""
        return (self(text) for text in texts)

    def to_disk(self, path: str | Path, **_: object) -> None:
        """Write nothing: the rules are code."""

    def from_disk(self, path: str | Path, **_: object) -> IndonesianTokenizer:
        """Read nothing: the rules are code."""
        return self

    def to_bytes(self, **_: object) -> bytes:
        """Write nothing: the rules are code."""
        return b""

    def from_bytes(self, data: bytes, **_: object) -> IndonesianTokenizer:
        """Read nothing: the rules are code."""
        return self


def make_tokenizer() -> Callable[[Language], IndonesianTokenizer]:
    """Name the tokenizer for a pipeline's configuration."""

    def make(nlp: Language) -> IndonesianTokenizer:
        return IndonesianTokenizer(vocab=nlp.vocab)

    return make


spacy.registry.tokenizers.register("saksi.id.tokenizer.v1", func=make_tokenizer)


_CLITIC = re.compile(r"(?<=\w{3})(?:nyalah|nya|lah|kah|pun|ku|mu)$")
_NASAL = (
    (re.compile(r"^(?:meny|peny)(?=[aeiou])"), "s"),
    (re.compile(r"^(?:meng|peng)(?=[aeiou])"), ""),
    (re.compile(r"^(?:mem|pem)(?=[aeiou])"), "p"),
    (re.compile(r"^(?:men|pen)(?=[aeiou])"), "t"),
    (re.compile(r"^(?:memper|diper)(?=\w{3})"), ""),
    (re.compile(r"^(?:meng|peng|mem|pem|men|pen|ber|bel|ter|per|di|ke|se)(?=\w{3})"), ""),
    (re.compile(r"^(?:me|pe)(?=[lrwmny])"), ""),
)
_SUFFIX = re.compile(r"(?<=\w{3})(?:kan|an|i)$")


@lru_cache(maxsize=200_000)
def rough_stem(form: str) -> str:
    """Strip what Indonesian adds to a word, so that rare forms share a feature with common ones.

    No dictionary is asked: "menteri" loses its first letters too. The parser only needs the same answer
    each time, not a true root.

    >>> rough_stem("menyerangnya"), rough_stem("diserang")
    ('serang', 'serang')
    """
    stem = _CLITIC.sub("", form.lower())
    for pattern, start in _NASAL:
        stem, count = pattern.subn(start, stem)
        if count:
            break
    stem = _SUFFIX.sub("", stem)
    # "mengirim" has lost its k and "dikirim" has not.
    return stem[1:] if stem[:1] == "k" and stem[1:2] in "aeiou" and len(stem) > 3 else stem


def _prefix(form: str) -> str:
    return form[:3].lower()


def make_features() -> Callable[[Language], Language]:
    """Name the word features that the model was trained with, so that loading cannot miss them.

    `token.norm_` is then the rough stem and `token.prefix_` three letters.
    """

    def customise(nlp: Language) -> Language:
        nlp.vocab.lex_attr_getters[NORM] = rough_stem
        nlp.vocab.lex_attr_getters[PREFIX] = _prefix
        return nlp

    return customise


spacy.registry.callbacks.register("saksi.id.features.v1", func=make_features)
