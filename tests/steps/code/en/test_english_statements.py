"""Who says so in English, and how sure: contents, closing frames, nesting, tense."""

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]


def contents(told: Any) -> list[str]:
    return [told.words(s.content) for s in told.statements]


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("Peru said the border would stay closed.", "the border would stay closed"),
        ("Peru said on Tuesday that the border would stay closed.", "the border would stay closed"),
        ("The border would stay closed, Peru said on Tuesday.", "The border would stay closed"),
        ("The border would stay closed, said Peru's interior minister.", "The border would stay closed"),
        ("The border would stay closed, according to Peru.", "The border would stay closed"),
        ("According to Peru, the border would stay closed.", "the border would stay closed"),
    ],
)
def test_a_report_has_its_clause_as_content(tell_english: Tell, sentence: str, content: str):
    told = tell_english(sentence)
    assert told.said == ["report PER"]
    assert contents(told) == [content]


def test_a_quotation_is_direct(tell_english: Tell):
    told = tell_english('"We will never surrender," said Ukrainian President Volodymyr Zelensky.')
    (statement,) = told.statements
    assert statement.direct
    assert statement.source[0].id == "UKR"


def test_a_bare_noun_is_no_content_of_a_report(tell_english: Tell):
    assert tell_english("Chile answered the letter.").statements == ()


def test_an_infinitive_of_the_same_subject_is_no_content(tell_english: Tell):
    assert tell_english("Chile continued to build the road.").statements == ()


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Seoul believes Pyongyang may test a missile this week.", "belief"),
        ("Mexico denied that its navy had fired on the boat.", "denial"),
        ("The Kremlin refused to comment on the strike.", "no_comment"),
        ("Greece fears that Turkey will close the strait.", "concern"),
    ],
)
def test_the_cue_tells_the_kind(tell_english: Tell, sentence: str, kind: str):
    assert tell_english(sentence).by(kind).source


def test_what_is_denied_is_negative(tell_english: Tell):
    told = tell_english("Mexico denied that its navy had fired on the boat.")
    assert told.of("ASSAULT").polarity == "negative"


@pytest.mark.parametrize(
    ("sentence", "certainty", "time"),
    [
        ("Kenyan troops attacked Somalia on Sunday.", "certain", "past"),
        ("Kenya will impose sanctions on Somalia.", "probable", "future"),
        ("Kenya may impose sanctions on Somalia.", "possible", "future"),
        ("Kenya condemned Somalia.", "certain", "past"),
        ("Kenya urges Somalia to open the border.", "certain", "present"),
        ("Kenya is expected to impose sanctions on Somalia.", "probable", "future"),
    ],
)
def test_auxiliaries_and_tense_tell_certainty_and_time(
    tell_english: Tell, sentence: str, certainty: str, time: str
):
    (event,) = tell_english(sentence).events
    assert (event.certainty, event.time) == (certainty, time)


def test_not_makes_an_act_negative(tell_english: Tell):
    assert tell_english("Indonesia did not condemn Israel.").event.polarity == "negative"


def test_a_headline_with_an_infinitive_plans(tell_english: Tell):
    event = tell_english(title="Norway to host talks between Sudan and Chad").event
    assert (event.certainty, event.time) == ("probable", "future")


def test_a_headline_leaves_the_auxiliary_of_a_passive_out(tell_english: Tell):
    event = tell_english(title="Iran urged by Oman to free sailors").event
    assert [a.id for a in event.actor] == ["OMN"]


def test_single_marks_quote_where_they_close_behind_a_stop(tell_english: Tell):
    told = tell_english("‘We will not bow to anyone’s threats,’ said Ukrainian President Volodymyr Zelensky.")
    assert told.statement.direct


def test_a_frame_behind_a_finished_quotation_leads_up_to_the_next(tell_english: Tell):
    told = tell_english(
        'Peruvian President Ana Rojas said: "The border is open to everybody." '
        'Bolivian President Luis Vargas said, "The border is closed to everybody."'
    )
    assert told.said == ["report PER", "report BOL"]


def test_whoever_is_cited_has_the_same_content(tell_english: Tell):
    told = tell_english(
        "The Peruvian government, citing Bolivian officials, said that the border was closed."
    )
    assert "report BOL" in told.said
    assert len(told.statements) == 2
    assert len(set(contents(told))) == 1


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("Peru announced three days of mourning.", "three days of mourning"),
        (
            "The road, Peru said, would be closed until the end of the month.",
            "would be closed until the end of the month",
        ),
        ("Peru said the road was closed; Chile had opened a port.", "the road was closed"),
        (
            "Peru warned the delayed works could be a danger to drivers.",
            "the delayed works could be a danger to drivers",
        ),
        ("Peru considers the group a danger.", "the group a danger"),
        ("Peru vowed to keep looking for the missing.", "to keep looking for the missing"),
        ("According to Peru, which owns the port, the road is closed.", "the road is closed"),
    ],
)
def test_a_content_ends_where_its_clause_does(tell_english: Tell, sentence: str, content: str):
    told = tell_english(sentence)
    assert content in contents(told)
    assert {s.source[0].id for s in told.statements} == {"PER"}


def test_an_apposition_before_a_verb_of_saying_is_no_content(tell_english: Tell):
    told = tell_english("Pedro Rojas, who served as Peru's envoy, said the port had been sold.")
    assert contents(told) == ["the port had been sold"]


def test_what_follows_a_finished_quotation_does_not_frame_it(tell_english: Tell):
    told = tell_english(
        'Peru said the port was shut in May. "We have to wait for calm seas." Chile said ships were waiting.'
    )
    assert [(s.source[0].id, told.words(s.content)) for s in told.statements] == [
        ("PER", "the port was shut in May"),
        ("PER", '"We have to wait for calm seas."'),
        ("CHL", "ships were waiting"),
    ]


def test_two_apostrophes_are_a_quotation_mark(tell_english: Tell):
    told = tell_english("''We have to wait for calmer seas,'' said Peru's interior minister.")
    (statement,) = told.statements
    assert statement.direct
    assert told.words(statement.content) == "''We have to wait for calmer seas,''"


def test_whom_no_table_lists_still_speaks(tell_english: Tell):
    told = tell_english("One beekeeper claimed that the hives of Peru had been moved by Peru's army.")
    assert [s.source[0].name for s in told.statements] == ["One beekeeper"]


def test_a_role_without_antecedent_is_of_the_state_in_view(tell_english: Tell):
    told = tell_english("The governor said that the port of Lima in Peru was shut.")
    assert [s.source[0].id for s in told.statements] == ["PER"]


def test_whatever_somebody_is_called_a_demonym_tells_the_state(tell_english: Tell):
    told = tell_english("Chilean potter Rosa Quiroga said that the kiln was broken.")
    assert told.said == ["report CHL"]


def test_a_demand_that_is_barred_says_nothing(tell_english: Tell):
    told = tell_english("Chile closed a port to force Peru to pay the fees.")
    assert told.statements == ()


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("The border would stay closed, Peru has said.", "The border would stay closed"),
        ("Brazilian president Lula, 67, announced the summit on Friday.", "the summit"),
        ("The sailor was identified as Juan Perez by a Kenyan spokesperson.", "Juan Perez"),
        ("A Kenyan spokesman had no immediate comment.", "immediate comment"),
        ("Peru announced the deal on Saturday.", "the deal"),
    ],
)
def test_a_content_ends_where_the_frame_begins(tell_english: Tell, sentence: str, content: str):
    assert contents(tell_english(sentence)) == [content]


def test_another_speaker_ends_a_content(tell_english: Tell):
    told = tell_english("Greece said 520 fighters were in its custody, and Norway estimated 2,000 were held.")
    assert contents(told)[0] == "520 fighters were in its custody"


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya rejected the request to extradite the man to Uganda.",
        "Norway brokered a deal to keep the president off the agenda.",
    ],
)
def test_an_infinitive_of_a_thing_is_no_content(tell_english: Tell, sentence: str):
    assert tell_english(sentence).statements == ()


def test_whoever_adds_is_the_first_speaker(tell_english: Tell):
    told = tell_english("Peru said Chile had left the talks, adding that Norway would return.")
    assert told.said == ["report PER", "report PER"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru will announce the deal on Friday.",
        "If Chile says that the border is closed, nobody will cross.",
        "Kenya worked to persuade Uganda to open the border.",
        "Peru is not suggesting that the border is closed.",
        "The pilots were required to leave the country.",
        "Peru refused to open the border.",
        "There is no evidence that Chile closed the border.",
        "It was a fort called the Old Lion.",
    ],
)
def test_what_nobody_has_said_is_no_statement(tell_english: Tell, sentence: str):
    assert tell_english(sentence).statements == ()


def test_an_infinitive_behind_a_verb_of_going_on_was_said(tell_english: Tell):
    assert tell_english("Peru went on to say that the border was closed.").said == ["report PER"]


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("Peru did not comment on the raid.", "on the raid"),
        ("A Kenyan spokesman declined to comment.", "comment"),
        ("The Kenyan army gave no further details about the raid.", "further details about the raid"),
        ("Peru could not confirm the reports, but Chile denied them.", "the reports"),
    ],
)
def test_silence_keeps_back_a_thing_or_a_topic(tell_english: Tell, sentence: str, content: str):
    assert told_by(tell_english(sentence), "no_comment") == content


def told_by(told: Any, kind: str) -> str:
    return str(told.words(told.by(kind).content))


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("The court found the order to be unlawful.", "the order to be unlawful"),
        ("Peru offered what it calls friendly advice.", "friendly advice"),
        ("A bombing claimed by Hamas killed ten soldiers.", "A bombing"),
        ("Polls show that most Peruvians oppose the war.", "most Peruvians oppose the war"),
        ("Despite allegations of fraud, Peru held the vote.", "of fraud"),
        ("Chile vowed to close the border, raising the stakes.", "to close the border"),
        (
            "Peru said the ships were in its waters and demanded their release.",
            "the ships were in its waters",
        ),
    ],
)
def test_a_content_is_bounded_by_its_clause(tell_english: Tell, sentence: str, content: str):
    assert content in contents(tell_english(sentence))


def test_a_frame_with_a_participle_closes_what_stands_before_it(tell_english: Tell):
    told = tell_english("The border is closed, Peru's president said, adding that talks would go on.")
    assert contents(told) == ["The border is closed", "talks would go on"]
    assert [s.source[0].id for s in told.statements] == ["PER", "PER"]


def test_a_line_in_the_first_person_goes_on_with_the_speaker(tell_english: Tell):
    told = tell_english(
        "The border is closed, Peru's president told reporters.", "We are not afraid of them."
    )
    assert contents(told)[-1].startswith("We are not afraid")
    assert told.said[-1] == "report PER"


def test_it_that_speaks_is_a_body_and_no_person(tell_english: Tell):
    told = tell_english("Chile met Juan Perez of Peru on Monday. It said the talks went well.")
    assert told.statements[-1].source[0].id == "CHL"


def test_whoever_was_quoted_as_saying_something_said_what_stands_before(tell_english: Tell):
    told = tell_english("Chile shut its border with Peru, President Juan Perez of Peru was quoted as saying.")
    assert contents(told) == ["Chile shut its border with Peru"]


def test_another_given_name_makes_another_person(tell_english: Tell):
    told = tell_english("Salam Ahmed said the border of Peru would stay closed.")
    assert told.statements[0].source[0].id != "ETH"


def test_a_sentence_that_breaks_off_after_its_cue_has_no_content(tell_english: Tell):
    told = tell_english("The minister is due to appear at a Lima court on February 2 to face accusations of")
    assert contents(told) == []
