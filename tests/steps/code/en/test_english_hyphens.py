"""Words with hyphens, which the tokenizer parts and the tables have as one."""

import pytest

from saksi.languages import Language
from saksi.languages.hyphens import hyphenated
from saksi.steps.code.coder import draft_article
from saksi.steps.code.lookup import INNER, can_match
from tests.conftest import article_of


@pytest.mark.parametrize(
    ("sentence", "type_", "words"),
    [
        ("Pyongyang test-fired a ballistic missile on Sunday.", "MOBILIZE", "test-fired a ballistic"),
        ("Israel and Hamas signed a cease-fire on Friday.", "RETREAT", "signed a cease-fire"),
        ("Students held an anti-war protest in Kyiv.", "PROTEST", "held an anti-war protest"),
        ("Lebanese teachers staged a walk-out over pay.", "PROTEST", "staged a walk-out"),
        ("South Korea held live-fire drills near the border.", "MOBILIZE", "held live-fire drills"),
        ("Washington re-imposed sanctions on Iran.", "SANCTION", "re-imposed sanctions"),
        ("Estonia re-established diplomatic relations with Libya.", "SUPPORT", "re-established diplomatic"),
    ],
)
def test_a_hyphenated_word_is_one_predicate(english: Language, sentence: str, type_: str, words: str):
    page = draft_article(article_of(sentence, language="en"), english)
    found = [(draft.candidate.entry.type, page.text.text[draft.start : draft.end]) for draft in page.drafts]
    assert found == [(type_, words)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The film was test-screened in Toronto.",
        "The house in Jakarta has a built-in kitchen from Germany.",
        "The Anglo-Dutch brewer painted a house in Vietnam.",
    ],
)
def test_other_hyphens_join_no_predicate(english: Language, sentence: str):
    assert draft_article(article_of(sentence, language="en"), english).drafts == []


def test_only_words_with_a_hyphen_inside_are_gathered(english: Language):
    found = hyphenated(english.lexicon, english.cues)
    assert {"cease-fire", "test-fired", "anti-war", "live-fire"} <= found
    assert not any(word.startswith("-") or word.endswith("-") for word in found)


def test_a_part_of_a_hyphenated_word_is_in_no_table(english: Language):
    assert not any(form in english.lexicon.verbs or form in english.lexicon.nouns for form in INNER)
    assert not can_match([frozenset({"fire"})], frozenset(INNER))
