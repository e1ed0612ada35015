"""What clauses above and behind an act say of its truth, in three languages."""

from collections.abc import Callable
from typing import Any

import pytest

from saksi.languages import load
from saksi.steps.code.coder import code_article
from tests.conftest import Told, article_of

Say = Callable[[str, str], Any]


@pytest.fixture(scope="module")
def say() -> Say:
    languages: dict[str, Any] = {}

    def say(language: str, sentence: str) -> Any:
        known = languages.setdefault(language, load(language))
        return Told(code_article(article_of(sentence, language=language), known, why=True)).of("ASSAULT")

    return say


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("id", "Tidak benar bahwa Turki menyerang Suriah."),
        ("id", "Menteri itu mengatakan tidak benar bahwa India menembaki Pakistan."),
        ("id", "Kabar bahwa Rusia menggempur Odesa tidak benar."),
        ("id", "Klaim bahwa Iran menyerang Arab Saudi itu hoaks."),
        ("id", "Tuduhan bahwa Mesir menyerang Sudan tidak berdasar."),
        ("ms", "Tidak betul bahawa Thailand menyerang Kemboja."),
        ("ms", "Dakwaan bahawa Rusia menyerang Poland adalah palsu."),
        ("en", "It was not true that Turkey shelled Syria."),
        ("en", "It is false that India attacked Pakistan."),
        ("en", "Claims that Egypt attacked Sudan are baseless."),
        ("en", "The claim that Egypt attacked Sudan is without foundation."),
        ("en", "It is not the case that Russia bombed Odesa."),
    ],
)
def test_what_is_untrue_is_negative_and_certain(say: Say, language: str, sentence: str):
    event = say(language, sentence)
    assert (event.polarity, event.certainty) == ("negative", "certain")


@pytest.mark.parametrize(
    ("language", "sentence", "certainty"),
    [
        ("id", "Tidak ada bukti bahwa Turki menyerang Suriah.", "possible"),
        ("ms", "Tiada bukti bahawa Rusia menyerang Poland.", "possible"),
        ("ms", "Polis tidak menemui bukti bahawa Rusia menyerang Poland.", "possible"),
        ("en", "There is no evidence that India attacked Pakistan.", "possible"),
        ("id", "Tidak ada yang percaya bahwa China menyerang Taiwan.", "probable"),
        ("en", "Nobody believes that China attacked Taiwan.", "probable"),
        ("en", "Seoul does not think that North Korea shelled the island.", "probable"),
    ],
)
def test_what_is_not_proven_or_believed_is_denied_less_surely(
    say: Say, language: str, sentence: str, certainty: str
):
    event = say(language, sentence)
    assert (event.polarity, event.certainty) == ("negative", certainty)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("id", "Iran tidak mengakui bahwa pasukannya menyerang Irak."),
        ("en", "Egypt refused to confirm that its forces attacked Sudan."),
    ],
)
def test_what_is_not_confirmed_is_possible(say: Say, language: str, sentence: str):
    event = say(language, sentence)
    assert (event.polarity, event.certainty) == ("positive", "possible")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("id", "Mesir tidak membantah menyerang Sudan."),
        ("id", "Rusia tidak menyangkal bahwa pasukannya menyerang Odesa."),
        ("id", "Bahwa Turki menyerang Suriah tidak dibantah."),
        ("ms", "Thailand tidak menafikan menyerang Kemboja."),
        ("en", "India has not denied attacking Pakistan."),
        ("en", "Russia never denied that its forces attacked Odesa."),
    ],
)
def test_a_denial_that_is_denied_leaves_the_act_possible(say: Say, language: str, sentence: str):
    event = say(language, sentence)
    assert (event.polarity, event.certainty) == ("positive", "possible")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("id", "Tidak dapat dipungkiri bahwa Rusia menyerang Odesa."),
        ("ms", "Tidak dinafikan bahawa Thailand menyerang Kemboja."),
        ("en", "It cannot be denied that Russia attacked Odesa."),
    ],
)
def test_what_cannot_be_denied_is_told(say: Say, language: str, sentence: str):
    event = say(language, sentence)
    assert (event.polarity, event.certainty) == ("positive", "certain")


def test_a_denial_holds_for_all_verbs_that_it_governs(say: Say):
    event = say("id", "Iran membantah mengirim pasukan dan menyerang Irak.")
    assert (event.polarity, event.certainty, event.time) == ("negative", "certain", "past")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The report that Russia attacked Turkey is not new."),
        ("en", "Germany did not publish the report that Russia attacked Turkey."),
        ("en", "Proof that Russia attacked Turkey did not surprise Germany."),
        ("en", "The claim that Russia attacked Turkey is not without foundation."),
        ("id", "Bukti bahwa Rusia menyerang Turki tidak dipublikasikan."),
        ("id", "Jerman tidak membantah laporan bahwa Rusia menyerang Turki."),
    ],
)
def test_what_is_not_done_with_a_proof_or_a_report_denies_nothing(say: Say, language: str, sentence: str):
    assert say(language, sentence).polarity == "positive"


def test_the_record_names_the_verdict(say: Say):
    why = say("en", "There is no evidence that India attacked Pakistan.").why
    assert any(line.startswith("polarity: negative by “evidence”") and "unproven" in line for line in why)


@pytest.mark.parametrize(
    ("language", "sentence", "certainty"),
    [
        ("id", "Konon Korea Utara menyerang Jepang.", "possible"),
        ("id", "Mesir kabarnya menyerang Sudan.", "possible"),
        ("ms", "Khabarnya Thailand menyerang Kemboja.", "possible"),
        ("en", "Reportedly, India attacked Pakistan.", "possible"),
        ("id", "Mesir diyakini menyerang Sudan.", "probable"),
        ("ms", "Thailand dipercayai menyerang Kemboja.", "probable"),
        ("en", "India is believed to have attacked Pakistan.", "probable"),
    ],
)
def test_hearsay_is_possible_and_what_is_believed_probable(
    say: Say, language: str, sentence: str, certainty: str
):
    assert say(language, sentence).certainty == certainty


def test_a_suspicion_in_a_headline_is_of_what_is_over(tell: Any):
    told = tell("Rincian menyusul.", title="Iran Diduga Serang Kapal Irak")
    assert (told.of("ASSAULT").certainty, told.of("ASSAULT").time) == ("possible", "past")


@pytest.mark.parametrize(
    ("language", "sentence", "polarity"),
    [
        ("id", "India sedang bersiap menyerang Pakistan.", "positive"),
        ("en", "India said it would not attack Pakistan.", "negative"),
        ("id", "Turki tidak berniat menyerang Suriah.", "negative"),
    ],
)
def test_what_is_planned_or_will_not_be_done_is_to_come(
    say: Say, language: str, sentence: str, polarity: str
):
    event = say(language, sentence)
    assert (event.polarity, event.certainty, event.time) == (polarity, "probable", "future")


def test_who_refrains_does_nothing(say: Say):
    assert say("en", "Turkey refrained from attacking Syria.").polarity == "negative"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Turkey stopped short of attacking Syria."),
        ("en", "Chad has stopped short of shelling Sudan."),
        ("en", "Chile fell short of bombing Peru."),
        ("id", "Chad tidak sampai menyerang Sudan."),
        ("id", "Turki tak sampai menyerang Suriah."),
        ("ms", "Chad tidak sampai menyerang Sudan."),
    ],
)
def test_who_stops_short_of_it_does_not_do_it(say: Say, language: str, sentence: str):
    assert say(language, sentence).polarity == "negative"


@pytest.mark.parametrize(
    ("sentence", "polarity", "certainty"),
    [
        ("It is unlikely that Turkey will attack Syria.", "negative", "probable"),
        ("It is highly improbable that Chad will shell Sudan.", "negative", "probable"),
        ("It is possible that Chile will bomb Peru.", "positive", "possible"),
        ("It is not unlikely that Turkey will attack Syria.", "positive", "probable"),
    ],
)
def test_what_is_said_of_a_clause_ahead_of_it_holds_for_its_act(say: Say, sentence, polarity, certainty):
    event = say("en", sentence)
    assert (event.polarity, event.certainty) == (polarity, certainty)


def test_who_is_short_of_something_does_act(say: Say):
    assert say("en", "Chile, short of troops, attacked Peru.").polarity == "positive"


def test_what_is_not_yet_agreed_is_no_refusal(tell: Any):
    told = tell("Turki belum menyetujui perjanjian dagang dengan Mesir.")
    assert (told.event.type, told.event.polarity) == ("AGREE", "negative")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "No Russian soldiers attacked Poland on Monday."),
        ("en", "Iran attacked nobody in Iraq."),
        ("id", "Rusia menolak tuduhan Ukraina bahwa tentaranya menyerang rumah sakit di Kyiv."),
        ("en", "Far from bombing Syria, Israel has withdrawn its troops, Netanyahu said."),
    ],
)
def test_what_nobody_does_and_what_is_denied_once_is_negative(say: Say, language: str, sentence: str):
    assert say(language, sentence).polarity == "negative"


def test_more_than_a_number_is_no_denial(say: Say):
    assert say("en", "No fewer than 30 Russian missiles struck Kyiv, Ukraine said.").polarity == "positive"


def test_who_claims_it_is_not_who_calls_it_false(say: Say):
    assert say("en", "Iran's claim that it attacked Israel is baseless.").statement is None


def test_whoever_does_not_comment_leaves_it_open(say: Say):
    event = say("en", "Norway did not comment on reports that Russia bombed Svalbard.")
    assert (event.polarity, event.certainty) == ("positive", "possible")
