"""Forecasts in one article."""

import pytest

from saksi.model import Actor, Article, Coded, DateRange, Event, Span, Statement
from saksi.reference.forecasts import rules
from saksi.steps.follow import drafts_of
from tests.steps.occurrences import day

MADE = day("2026-01-10")


def actor(id_):
    return Actor(id_, id_, "GOV")


def event(text, word, type_="ASSAULT", *, statement=None, time="future", certainty="probable", **options):
    start = text.index(word)
    return Event(
        id=f"a:e{start}-{type_}", type=type_, mode=options.pop("mode", None), actor=(actor("RUS"),),
        recipient=(actor("UKR"),), predicate=Span(start, start + len(word)), time=time,
        certainty=certainty, statement=statement, **options,
    )  # fmt: skip


def statement(text, cue, kind, *, source="USA", id_="a:s1-2", in_=None):
    start = text.index(cue)
    return Statement(
        id=id_, kind=kind, source=(actor(source),) if source else (), cue=Span(start, start + len(cue)),
        content=Span(start + len(cue) + 1, len(text)), in_=in_,
    )  # fmt: skip


def found(text, *, events=(), statements=(), language="id", made=MADE):
    article = Article(id="a", text=text, parts=(), language=language, outlet="Kabar Contoh")
    return list(drafts_of(Coded(article, tuple(statements), tuple(events), "by hand"), day=made))


def test_an_act_in_a_prediction_is_one_of_whoever_predicts():
    text = "AS memprediksi Rusia akan menyerang Ukraina."
    said = statement(text, "memprediksi", "prediction")
    (draft,) = found(text, events=[event(text, "menyerang", statement=said.id)], statements=[said])
    assert (draft.kind, draft.sources, draft.type, draft.actors) == (
        "prediction",
        ("USA",),
        "ASSAULT",
        ("RUS",),
    )
    assert draft.words == "memprediksi"


def test_a_prediction_without_an_act_is_kept_too():
    text = "AS memprediksi masa sulit."
    (draft,) = found(text, statements=[statement(text, "memprediksi", "prediction")])
    assert (draft.type, draft.actors, draft.event) == (None, (), None)


def test_a_report_inside_a_prediction_is_still_predicted():
    text = "AS memprediksi Rusia berkata akan menyerang."
    outer = statement(text, "memprediksi", "prediction", id_="o")
    inner = statement(text, "berkata", "report", source="RUS", id_="i", in_="o")
    (draft,) = found(text, events=[event(text, "menyerang", statement="i")], statements=[outer, inner])
    assert (draft.kind, draft.statement) == ("prediction", "o")


def test_what_one_will_do_by_its_own_word_or_the_pages_is_a_plan():
    text = "Rusia mengatakan akan menyerang Ukraina."
    own = statement(text, "mengatakan", "report", source="RUS")
    (by_page,) = found(text, events=[event(text, "menyerang")])
    (by_self,) = found(text, events=[event(text, "menyerang", statement=own.id)], statements=[own])
    assert (by_page.kind, by_page.sources) == ("plan", ())
    assert (by_self.kind, by_self.sources) == ("plan", ("RUS",))


def test_what_another_says_it_will_do_is_a_prediction():
    text = "AS percaya Rusia akan menyerang Ukraina."
    said = statement(text, "percaya", "belief")
    (draft,) = found(text, events=[event(text, "menyerang", statement=said.id)], statements=[said])
    assert draft.kind == "prediction"


def test_the_act_in_a_threat_is_a_threat_and_told_once():
    text = "Rusia mengancam akan menyerang Ukraina."
    said = statement(text, "mengancam", "report", source="RUS")
    acts = [
        event(text, "mengancam", "THREATEN", time="present", certainty="certain", mode="violence"),
        event(text, "menyerang", statement=said.id, certainty="possible"),
    ]
    (draft,) = found(text, events=acts, statements=[said])
    assert (draft.kind, draft.type) == ("threat", "ASSAULT")


def test_a_threat_without_an_act_threatens_what_its_mode_says():
    text = "Rusia mengancam Ukraina."
    (draft,) = found(text, events=[event(text, "mengancam", "THREATEN", time="present", mode="arrest")])
    assert (draft.kind, draft.type, draft.mode, draft.sources) == ("threat", "COERCE", "arrest", ("RUS",))
    assert found(text, events=[event(text, "mengancam", "THREATEN", time="present")]) == []


def test_what_is_done_is_no_forecast():
    text = "Rusia menyerang Ukraina."
    assert found(text, events=[event(text, "menyerang", time="past", certainty="certain")]) == []


def test_the_day_of_the_text_or_the_horizon_of_the_kind():
    text = "Rusia akan menyerang Ukraina."
    (plain,) = found(text, events=[event(text, "menyerang")])
    (dated,) = found(text, events=[event(text, "menyerang", date=DateRange("2026-01-12", "2026-01-14"))])
    assert (plain.due, plain.due_known) == ("2026-04-10", False)
    assert (dated.due, dated.due_known) == ("2026-01-14", True)


def test_a_day_that_lies_before_the_article_is_no_deadline():
    text = "Rusia akan menyerang Ukraina."
    (draft,) = found(text, events=[event(text, "menyerang", date=DateRange("2025-01-12", "2025-01-14"))])
    assert not draft.due_known


def test_without_a_day_there_is_no_deadline():
    text = "Rusia akan menyerang Ukraina."
    (draft,) = found(text, events=[event(text, "menyerang")], made=None)
    assert (draft.made, draft.due) == (None, None)


def test_words_of_likelihood_become_a_range():
    text = "Rusia kemungkinan besar akan menyerang Ukraina."
    (draft,) = found(text, events=[event(text, "menyerang")])
    level = rules().levels["very likely"]
    assert (draft.words, draft.low, draft.high, draft.probability) == (
        "kemungkinan besar", level.low, level.high, level.best,
    )  # fmt: skip


def test_a_condition_is_kept_with_its_characters():
    text = "Rusia akan menyerang Ukraina jika dialog gagal, kata Kremlin."
    (draft,) = found(text, events=[event(text, "menyerang")])
    assert text[draft.condition.start : draft.condition.end] == "jika dialog gagal"


def test_an_act_in_a_condition_is_awaited_and_not_foretold():
    text = "Rusia akan menyerang Ukraina jika Rusia mengancam Ukraina, kata Kremlin."
    acts = [event(text, "menyerang"), event(text, "mengancam", "COERCE")]
    (draft,) = found(text, events=acts)
    assert (draft.type, draft.awaits.type, draft.awaits.actors) == ("ASSAULT", "COERCE", ("RUS",))


@pytest.mark.parametrize("opening", ["kecuali Rusia mengancam", "jika Rusia tidak mengancam"])
def test_that_something_does_not_happen_is_not_looked_for(opening):
    text = f"Rusia akan menyerang Ukraina {opening} Ukraina, kata Kremlin."
    polarity = "negative" if "tidak" in opening else "positive"
    acts = [event(text, "menyerang"), event(text, "mengancam", "COERCE", polarity=polarity)]
    (draft,) = found(text, events=acts)
    assert draft.condition
    assert draft.awaits is None


def test_a_figure_wins_over_words_and_is_told_with_its_words():
    text = "AS memprediksi kemungkinan 30 persen Rusia akan menyerang Ukraina."
    said = statement(text, "memprediksi", "prediction")
    (draft,) = found(text, events=[event(text, "menyerang", statement=said.id)], statements=[said])
    assert (draft.low, draft.probability, draft.high) == (0.3, 0.3, 0.3)
    assert draft.words == "kemungkinan 30 persen"


def test_the_figure_of_another_act_says_nothing_of_this_one():
    text = "Ada kemungkinan 30 persen Rusia menyerang Ukraina, sedangkan AS akan menemui Rusia."
    acts = [event(text, "menyerang"), event(text, "menemui", "CONSULT")]
    one, other = found(text, events=acts)
    assert (one.probability, other.probability) == (0.3, rules().levels["likely"].best)
    assert other.words == ""


def test_a_prediction_without_an_act_has_its_figure_too():
    text = "AS memprediksi kemungkinan 30 persen masa sulit."
    (draft,) = found(text, statements=[statement(text, "memprediksi", "prediction")])
    assert draft.probability == 0.3
