"""Bring GSD's training part, annotated in 2017, to the guidelines of today's treebanks.

The rules were read off GSD's development part, which exists in both annotations; `compare` in
`report.py` measures how far they reach.
"""

from __future__ import annotations

from dataclasses import replace

from training.id.lists import listed
from training.id.treebank import Tree, Word, with_words

_AUXILIARIES = frozenset(
    listed(
        """
    akan telah dapat bisa ingin sudah harus mungkin sedang boleh mampu mau tengah seharusnya
    haruskah bisakah
    """
    )
)
_CLAUSE_WORDS = frozenset(
    listed(
        """
    untuk dengan hingga sehingga agar supaya setelah sebelum sejak sambil seperti sampai karena
    tanpa selain saat ketika sementara selama guna demi usai seusai daripada bahwa
    """
    )
)
_ORDINALS = frozenset(
    listed(
        """
    pertama kedua ketiga keempat kelima keenam ketujuh kedelapan kesembilan kesepuluh
    """
    )
)
_COORDINATORS = frozenset(["namun", "tapi", "tetapi", "melainkan", "sedangkan"])
_PRONOUNS = frozenset(
    listed(
        """
    apa apakah siapa siapakah sesuatu seseorang berapa berapakah dirinya diri
    """
    )
)
_VERBAL = frozenset(("VERB", "ADJ", "AUX"))


def upgraded(tree: Tree) -> Tree:
    """Rewrite one sentence of the old annotation."""
    words = list(tree.words)
    for index in range(len(words)):
        words[index] = _retagged(words, index)
    for index in range(len(words)):
        words[index] = _relabelled(tree, words, index)
    for index in range(len(words) - 1):
        _turn_salah_satu(words, index)
    return with_words(tree, words)


def _retagged(words: list[Word], index: int) -> Word:
    word = words[index]
    form = word.form.lower()
    head = words[word.head] if word.head >= 0 else None
    verbal_head = head is not None and head.upos in _VERBAL
    upos = word.upos
    if form in _AUXILIARIES and word.label == "advmod":
        upos = "AUX"
    elif form in _CLAUSE_WORDS and upos in ("ADP", "CCONJ", "ADV") and word.label in ("case", "mark"):
        if verbal_head and head is not None and head.upos == "VERB":
            upos = "SCONJ"
    elif form in _ORDINALS or (form.startswith("ke-") and upos == "NUM"):
        upos = "ADJ" if upos == "NUM" else upos
    elif form in _PRONOUNS and upos == "NOUN":
        upos = "PRON"
    elif form == "satu" and upos == "DET":
        upos = "NUM"
    elif form == "salah" and upos == "DET":
        upos = "ADJ"
    elif form in _COORDINATORS and upos == "SCONJ":
        upos = "CCONJ"
    elif form == "/":
        upos = "PUNCT"
    elif form == "yaitu" or form == "yakni":
        upos = "ADP" if upos in ("ADV", "SCONJ", "CCONJ") else upos
    elif upos == "PROPN" and form[:1].isdigit():
        upos = "NUM"
    elif form == "sendiri" and upos == "ADJ":
        upos = "DET"
    return replace(word, upos=upos)


def _relabelled(tree: Tree, words: list[Word], index: int) -> Word:
    word = words[index]
    if word.head < 0:
        return word
    head = words[word.head]
    label, at = word.label, word.head
    form = word.form.lower()
    if word.upos == "AUX" and label == "advmod":
        label = "aux"
    elif word.upos == "SCONJ" and label == "case":
        label = "mark"
    elif label == "mark" and word.upos == "CCONJ":
        label = "cc"
    elif label == "flat" and word.upos in ("PROPN", "NOUN") and head.upos == "NOUN":
        label = "nmod"
    elif label == "nummod" and word.upos == "ADJ":
        label = "amod"
    elif label == "nummod" and word.upos == "PROPN":
        label = "flat"
    elif (label == "det" and word.upos in ("NOUN", "PROPN")) or (
        label == "det" and word.upos == "PRON" and form not in ("ini", "itu", "tersebut")
    ):
        label = "nmod"
    elif label == "det" and word.upos == "NUM":
        label = "nummod"
    elif label == "advmod" and word.upos == "ADP":
        label = "case"
    elif label == "amod" and any(words[i].form.lower() == "yang" for i in tree.children(index)):
        label = "acl:relcl"
    return replace(word, label=label, head=at)


def _turn_salah_satu(words: list[Word], index: int) -> None:
    """Make "satu" the head of "salah satu" in place: today it is the number and "salah" its adverb."""
    first, second = words[index], words[index + 1]
    if first.form.lower() != "salah" or second.form.lower() != "satu":
        return
    if second.head != index or first.label not in ("det", "nummod", "amod") or first.head < 0:
        return
    words[index] = replace(first, label="advmod", head=index + 1)
    words[index + 1] = replace(second, label="nummod", head=first.head)
