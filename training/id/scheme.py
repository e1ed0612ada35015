"""Bring every treebank to one small set of labels, used one way.

The treebanks agree on nouns and disagree on clauses. The rules engine keys on labels, so each clause
label here follows from what can be seen: the marker, the head's part of speech and the order of words.
"""

from __future__ import annotations

from dataclasses import replace

from training.id.lists import listed
from training.id.treebank import Tree, Word, with_words

KEPT_SUBTYPES = frozenset(("nsubj:pass", "acl:relcl", "obl:agent"))
RENAMED = {
    "compound": "nmod",
    "compound:plur": "fixed",
    "compound:a": "advmod",
    "csubj": "nsubj",
    "csubj:pass": "nsubj:pass",
    "goeswith": "fixed",
    "clf": "nmod",
    "dislocated": "dep",
    "orphan": "dep",
    "vocative": "dep",
    "discourse": "advmod",
    "reparandum": "dep",
    "list": "dep",
}
SAYING = frozenset(
    listed(
        """
    mengatakan menyatakan menyebutkan menyebut menegaskan menambahkan menjelaskan mengungkapkan
    menuturkan mengumumkan mengaku mengakui mengklaim memastikan menilai menganggap percaya yakin
    meyakini menduga memperkirakan memprediksi berharap mengharapkan melaporkan memberitakan menulis
    menilai memandang mengingatkan memperingatkan membantah menuduh menyangkal berpendapat berpikir
    mengira mengetahui tahu menyadari menunjukkan menyimpulkan membenarkan mengonfirmasi
    mengkonfirmasi menyampaikan mengemukakan memaparkan membeberkan mengisyaratkan menjanjikan
    berjanji menekankan kata ujar ucap tutur ungkap tegas jelas katanya ujarnya dikatakan disebutkan
    dilaporkan diberitakan diketahui diperkirakan diduga
    """
    )
)
PURPOSE = frozenset(
    listed(
        """
    untuk agar supaya guna demi buat
    """
    )
)
_VERBAL = frozenset(("VERB", "ADJ", "AUX", "ADV"))
_CLAUSES = frozenset(("ccomp", "xcomp", "advcl", "acl", "acl:relcl", "parataxis", "obl", "nmod", "amod"))
_TIME = frozenset(
    listed(
        """
    senin selasa rabu kamis jumat sabtu minggu hari pekan bulan tahun januari februari maret april
    mei juni juli agustus september oktober november desember pagi siang sore malam kemarin besok
    kali tanggal jam pukul saat abad dekade detik menit dini
    """
    )
)
# Passive verbs whose following noun is what is given or named, not who acts.
_TAKES_OBJECT = frozenset(
    listed(
        """
    diberi diberikan dinamai dinamakan disebut dijuluki dianggap dijadikan diangkat ditunjuk
    dianugerahi dijuluki dibekali dilengkapi dihadiahi dikenal diisi dikenai dikenakan disuguhi
    dijanjikan ditawari dipanggil digelari didiagnosis dipilih dinobatkan dijadwalkan dimintai
    ditanya dibayar diajar dibuat diubah dibagi
    """
    )
)


def harmonised(tree: Tree) -> Tree:
    """Rewrite the labels of one sentence."""
    words = [replace(word, label=_short(word.label)) for word in tree.words]
    for index in range(len(words)):
        words[index] = _settled(words, index)
    for index in range(len(words)):
        words[index] = _compound_number(words, index)
    for index in range(len(words)):
        words[index] = _clause(tree, words, index)
    for index in range(len(words)):
        words[index] = _agent(tree, words, index)
        words[index] = _demonstrative(words[index])
    for index in range(len(words)):
        words[index] = _flattened(words, index)
    return with_words(tree, words)


def _short(label: str) -> str:
    if label in RENAMED or label in KEPT_SUBTYPES:
        return label
    base = label.split(":")[0]
    return base if label.startswith("compound") is False else label


def _compound_number(words: list[Word], index: int) -> Word:
    word = words[index]
    if word.label not in RENAMED:
        return word
    if word.label == "compound" and word.head >= 0 and {word.upos, words[word.head].upos} <= {"NUM", "SYM"}:
        return replace(word, label="flat")
    return replace(word, label=RENAMED[word.label])


def _clause(tree: Tree, words: list[Word], index: int) -> Word:
    word = words[index]
    if word.head < 0:
        return word
    form, head = word.form.lower(), words[word.head]
    if word.label == "case" and form in ("bahwa", *PURPOSE) and head.upos == "VERB":
        return replace(word, label="mark", upos="SCONJ")
    if word.label not in _CLAUSES or word.upos not in _VERBAL:
        return word
    below = [words[i] for i in tree.children(index)]
    markers = {child.form.lower() for child in below if child.label in ("mark", "case", "cc")}
    if "bahwa" in markers:
        return replace(word, label="ccomp" if head.upos in _VERBAL else "acl")
    if word.upos == "VERB" and markers & PURPOSE and word.label != "parataxis":
        return replace(word, label="advcl" if head.upos in _VERBAL else "acl")
    if word.label in ("acl", "acl:relcl"):
        relative = any(child.form.lower() == "yang" for child in below)
        return replace(word, label="acl:relcl" if relative else "acl")
    if "secara" in markers and word.label in ("advcl", "xcomp"):
        return replace(word, label="advmod")
    if markers or index < word.head or word.label not in ("advcl", "xcomp", "ccomp"):
        return word
    return replace(word, label=_bare_complement(tree, words, index))


def _bare_complement(tree: Tree, words: list[Word], index: int) -> str:
    """Choose the label of a clause that follows its verb without a marker.

    After verbs of saying and thinking it is their content; after others a clause without a subject of its own
    shares the verb's.
    """
    word, head = words[index], words[words[index].head]
    children = tree.children(index)
    own_subject = any(words[i].label.startswith("nsubj") for i in children)
    adjacent = all(i in children for i in range(word.head + 1, index))
    if head.form.lower() in SAYING:
        return "ccomp" if own_subject or adjacent else word.label
    if head.upos not in ("VERB", "AUX") or own_subject:
        return word.label
    if word.upos == "VERB" and (adjacent or word.form.lower() == "menjadi" or word.label == "ccomp"):
        return "xcomp"
    return word.label


def _agent(tree: Tree, words: list[Word], index: int) -> Word:
    word = words[index]
    if word.head < 0 or word.label not in ("obl", "obj", "obl:agent"):
        return word
    verb = words[word.head]
    cases = {words[i].form.lower() for i in tree.children(index) if words[i].label == "case"}
    if "oleh" in cases:
        return replace(word, label="obl:agent")
    if cases:
        return replace(word, label="obl" if word.label == "obl:agent" else word.label)
    passive = verb.form.lower().startswith("di") and verb.upos == "VERB" and len(verb.form) > 4
    follows = index > word.head and all(i in _left_edge(tree, index) for i in range(word.head + 1, index))
    nominal = word.upos in ("NOUN", "PROPN", "PRON")
    if (
        passive
        and follows
        and nominal
        and verb.form.lower() not in _TAKES_OBJECT
        and word.form.lower() not in _TIME
    ):
        return replace(word, label="obl:agent")
    return replace(word, label="obl" if word.label == "obl:agent" else word.label)


def _left_edge(tree: Tree, index: int) -> set[int]:
    """Give the words before a noun that belong to its own phrase."""
    return {i for i in tree.children(index) if i < index}


def _demonstrative(word: Word) -> Word:
    """Tag "ini" and "itu" as pronouns where they stand for a thing."""
    stands = word.label.startswith(("nsubj", "obj", "obl", "nmod"))
    if word.upos == "DET" and stands and word.form.lower() in ("ini", "itu"):
        return replace(word, upos="PRON")
    return word


def _flattened(words: list[Word], index: int) -> Word:
    """Hang every later part of a name from its first part, where GSD makes a chain."""
    word = words[index]
    head = word.head
    while word.label == "flat" and words[head].label == "flat" and words[head].head >= 0:
        head = words[head].head
    return replace(word, head=head)


_NEGATIONS = frozenset(
    listed(
        """
    tidak bukan tak belum jangan tidaklah bukanlah
    """
    )
)
_SUBORDINATORS = frozenset(
    listed(
        """
    ketika saat setelah sebelum jika bila apabila meski meskipun walau walaupun karena sehingga
    sementara sejak
    """
    )
)


def _settled(words: list[Word], index: int) -> Word:
    """Give a few frequent words one reading, where each treebank has its own."""
    word = words[index]
    form = word.form.lower()
    head = words[word.head] if word.head >= 0 else None
    if head is None:
        return word
    if form in _NEGATIONS and word.label == "advmod":
        return replace(word, upos="PART")
    after = index < word.head and head.upos in ("VERB", "ADJ")
    if form in _SUBORDINATORS and after and word.label in ("advmod", "cc") and word.upos in ("ADV", "CCONJ"):
        return replace(word, upos="SCONJ", label="mark")
    if form in ("yaitu", "yakni") and word.label in ("mark", "case", "cc"):
        return replace(word, upos="ADP", label="case")
    if form == "lalu" and word.head == index - 1 and head.upos in ("NOUN", "PROPN"):
        return replace(word, upos="ADJ", label="amod")
    if form == "kedua" and word.label in ("det", "nummod", "amod"):
        before = index < word.head
        return replace(word, upos="NUM" if before else "ADJ", label="nummod" if before else "amod")
    return word
