"""The encoder that ships, as the coder sees it."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from saksi.errors import UsageError
from saksi.languages.encoder import SCHEMES, load_pipeline

INDONESIAN = "Iran menolak usulan itu, kata juru bicara pemerintah di Teheran pada Senin."
ENGLISH = "Russia's envoy said Moscow wouldn't sign the deal that Kyiv had proposed."
ENGLISH_ONLY = {"compound", "compound:prt", "aux:pass", "nmod:poss", "nmod:unmarked", "expl", "csubj"}


def shown(doc: Doc) -> list[tuple[str, int, str, str, str]]:
    return [(t.text, t.head.i, t.dep_, t.pos_, f"{t.ent_iob_}-{t.ent_type_}") for t in doc]


@pytest.mark.parametrize("language", SCHEMES)
@settings(deadline=None, max_examples=40)
@given(text=st.text(max_size=60))
def test_any_text_comes_back_with_one_root(language: str, text: str) -> None:
    doc = load_pipeline(language)(text)
    assert doc.text == text
    assert sum(token.head.i == token.i for token in doc) == (len(doc) > 0)
    assert len(list(doc.sents)) == (len(doc) > 0)


@pytest.mark.parametrize(
    "text", ["", " ", "\n\t ", "\u200b", "\U0001f600", "\u0000", "a\u0301", "...", "\ufffd"]
)
def test_odd_texts_are_read(text: str) -> None:
    for language in SCHEMES:
        assert load_pipeline(language)(text).text == text


@pytest.mark.parametrize("text", ["kata " * 900, "x" * 5000, "a" + "," * 1200, "Presiden Iran, " * 300])
def test_no_sentence_is_too_long(text: str) -> None:
    doc = load_pipeline("id")(text)
    assert doc.text == text
    assert sum(token.head.i == token.i for token in doc) == 1


def test_neighbours_change_nothing() -> None:
    nlp = load_pipeline("id")
    texts = [INDONESIAN, "Hujan.", INDONESIAN * 4, "PBB Desak Israel Hentikan Serangan", ""]
    alone = [shown(nlp(text)) for text in texts]
    assert [shown(doc) for doc in nlp.pipe(texts, batch_size=2)] == alone
    assert [shown(doc) for doc in nlp.pipe(texts[::-1])] == alone[::-1]


def test_loading_again_changes_nothing(reloaded: Callable[[str], Doc]) -> None:
    assert shown(reloaded(INDONESIAN)) == shown(load_pipeline("id")(INDONESIAN))


@pytest.fixture
def reloaded() -> Callable[[str], Doc]:
    import saksi.languages.encoder as encoder

    encoder._network.cache_clear()
    encoder._parser.cache_clear()
    return encoder.load_pipeline("id")


def test_offsets_are_those_of_the_text() -> None:
    for token in load_pipeline("en")(ENGLISH):
        assert ENGLISH[token.idx : token.idx + len(token)] == token.text


def test_a_doc_keeps_its_words() -> None:
    nlp = load_pipeline("id")
    doc = Doc(nlp.vocab, words=["Iran-Irak", "berunding"], spaces=[True, False])
    assert [token.text for token in nlp(doc)] == ["Iran-Irak", "berunding"]


def test_indonesian_is_read() -> None:
    doc = load_pipeline("id")(INDONESIAN)
    found = {token.text: token for token in doc}
    assert found["menolak"].dep_ == "ROOT"
    assert (found["Iran"].dep_, found["Iran"].head.text) == ("nsubj", "menolak")
    assert found["usulan"].dep_ == "obj"
    assert (found["kata"].dep_, found["kata"].head.text) == ("parataxis", "menolak")
    assert found["Teheran"].ent_type_ == "LOC"


def test_indonesian_and_malay_have_no_english_labels() -> None:
    for language in ("id", "ms"):
        for text in (INDONESIAN, ENGLISH, "Perdana Menteri Malaysia berkata, beliau akan ke Tokyo esok."):
            assert not {token.dep_ for token in load_pipeline(language)(text)} & ENGLISH_ONLY


def test_english_is_read() -> None:
    doc = load_pipeline("en")(ENGLISH)
    found = {token.text: token for token in doc}
    assert found["said"].dep_ == "ROOT"
    assert (found["sign"].dep_, found["sign"].head.text) == ("ccomp", "said")
    assert (found["'s"].dep_, found["n't"].dep_) == ("case", "advmod")
    assert found["proposed"].dep_ == "acl:relcl"


def test_names_go_on_over_wide_blanks() -> None:
    doc = load_pipeline("id")("Presiden Joko  Widodo tiba di Beijing.")
    assert "Joko  Widodo" in {ent.text for ent in doc.ents}


def test_other_languages_are_refused() -> None:
    with pytest.raises(UsageError, match="U001"):
        load_pipeline("fr")
