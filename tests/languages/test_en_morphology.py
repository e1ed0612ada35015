import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.languages.en import inflect
from saksi.languages.en.morphology import bare, irregular, is_participle, is_past, singulars, verb_forms

lemmas = st.text(alphabet="abcdefghijklmnopqrstuvwyz", min_size=2, max_size=12)


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("attack", {"attacks", "attacking", "attacked"}),
        ("seize", {"seizes", "seizing", "seized"}),
        ("deny", {"denies", "denying", "denied"}),
        ("ban", {"bans", "banning", "banned"}),
        ("shell", {"shells", "shelling", "shelled"}),
        ("kidnap", {"kidnaps", "kidnapping", "kidnapped"}),
        ("airdrop", {"airdrops", "airdropping", "airdropped"}),
        ("occur", {"occurs", "occurring", "occurred"}),
        ("visit", {"visits", "visiting", "visited"}),
        ("veto", {"vetoes", "vetoing", "vetoed"}),
        ("free", {"frees", "freeing", "freed"}),
        ("lie", {"lies", "lying", "lay", "lain"}),
        ("withdraw", {"withdraws", "withdrawing", "withdrew", "withdrawn"}),
        ("be", {"am", "is", "are", "was", "were", "being", "been"}),
        ("have", {"has", "having", "had"}),
    ],
)
def test_a_lemma_has_its_forms(lemma: str, forms: set[str]):
    assert forms <= set(verb_forms(lemma))


def test_a_prefix_leaves_an_irregular_verb_irregular():
    assert {"re-took", "re-taken"} <= set(verb_forms("re-take"))


@pytest.mark.parametrize("lemma", ["visit", "offer", "target", "march", "seize"])
def test_a_stem_is_not_doubled_without_reason(lemma: str):
    assert lemma + lemma[-1] + "ed" not in verb_forms(lemma)


def test_a_form_alone_is_not_inflected():
    assert list(inflect("=Reportedly")) == [("reportedly", "plain")]


def test_the_clause_and_not_the_form_tells_the_voice():
    assert {voice for _, voice in inflect("strike")} == {"verb"}


@pytest.mark.parametrize(
    ("word", "single"),
    [("talks", "talk"), ("allies", "ally"), ("embargoes", "embargo"), ("clashes", "clash")],
)
def test_a_plural_leads_to_its_singular(word: str, single: str):
    assert single in singulars(word)


@pytest.mark.parametrize("word", ["crisis", "us", "congress", "virus", "gas"])
def test_what_ends_in_s_is_no_plural_by_that(word: str):
    assert bare(word) == (word,)


def test_past_forms_are_told_from_participles():
    assert [is_past("took"), is_participle("took")] == [True, False]
    assert [is_past("taken"), is_participle("taken")] == [False, True]


@given(lemmas)
def test_every_form_list_opens_with_the_lemma_and_repeats_nothing(lemma: str):
    forms = verb_forms(lemma)
    assert forms[0] == lemma
    assert len(set(forms)) == len(forms)


def test_irregular_verbs_have_all_their_parts():
    assert all(past and participle for past, participle in irregular().values())
