import pytest

from saksi.languages import load


@pytest.fixture(scope="module")
def parse():
    pipeline = load("ms").nlp
    return lambda text: next(iter(pipeline.pipe([text])))


def test_the_parse_lies_over_the_words_as_written(parse):
    text = "Beliau berkata bahawa polis menahan suspek kerana rusuhan."
    doc = parse(text)
    assert doc.text == text
    assert [token.idx for token in doc] == [text.index(token.text) for token in doc]


def test_words_that_indonesian_spells_otherwise_are_read(parse):
    words = {token.text: token for token in parse("Kerajaan bersetuju kerana rakyat mahu bantuan.")}
    assert words["kerana"].dep_ == "mark"
    assert words["bersetuju"].dep_ == "ROOT"


def test_sentences_keep_their_order():
    texts = ["Polis menahan suspek.", "Israel menyerang Gaza.", ""]
    assert [doc.text for doc in load("ms").nlp.pipe(texts)] == texts


def test_a_word_keeps_its_capital_and_its_clitic(parse):
    doc = parse("Kenyataannya dibidas.")
    assert doc[0].text == "Kenyataannya"
    assert doc[0].pos_ == "NOUN"
