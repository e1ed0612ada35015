"""How sure a text is of any word, whether or not a lexicon has it."""

import pytest

from saksi.steps.code.certainty import how_sure
from tests.conftest import article_of


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("Menteri itu menanam pohon di kebunnya.", "menanam", ("positive", "certain", True)),
        ("Menteri itu tidak menanam pohon di kebunnya.", "menanam", ("negative", "certain", True)),
        ("Menteri itu mungkin menanam pohon di kebunnya.", "menanam", ("positive", "possible", True)),
        ("Pejabat Rusia percaya Ukraina akan menanam gandum.", "menanam", ("positive", "probable", True)),
        ("Rusia akan pergi jika Ukraina menanam gandum.", "menanam", ("positive", "certain", False)),
    ],
)
def test_any_word_has_polarity_and_certainty(indonesian, sentence, word, expected):
    start = sentence.index(word)

    (facts,) = how_sure(article_of(sentence), indonesian, [(start, start + len(word))])

    assert (facts.polarity, facts.certainty, facts.asserted) == expected


def test_what_is_not_read_has_no_answer(indonesian):
    article = article_of("Menteri itu datang.", "Ia pulang.")

    (come, nothing, gone) = how_sure(article, indonesian, [(12, 18), (19, 21), (24, 30)])

    assert come is not None
    assert nothing is None
    assert gone is not None
