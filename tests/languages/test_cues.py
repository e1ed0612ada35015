from typing import Any

import pytest

from saksi.languages.cues import Cues, compile_cues
from saksi.languages.id import inflect


def compiled(*groups: dict[str, Any], **factuality: list[Any]) -> Cues:
    every = [{"kind": "report", "frame": "say", **group} for group in groups]
    return compile_cues({"cues": every, "factuality": factuality}, inflect=inflect)


def test_a_cue_is_found_by_each_form_with_its_voice():
    cues = compiled({"verbs": ["meN-kata-kan"]}).cues
    assert [(cue.citation, voice) for cue, voice in cues["dikatakan"]] == [("meN-kata-kan", "passive")]
    assert cues["mengatakan"][0][1] == "active"


def test_the_longest_cue_comes_first():
    cues = compiled({"words": ["angkat"], "phrases": ["angkat suara keras", "angkat bicara|suara"]}).cues
    assert [len(cue.rest) for cue, _ in cues["angkat"]] == [2, 1, 0]
    assert cues["angkat"][1][0].rest == (frozenset({"bicara", "suara"}),)


def test_plain_saying_leaves_acts_as_they_are_presented():
    cue, _ = compiled({"verbs": ["meN-ujar-kan"]}).cues["mengujarkan"][0]
    assert cue.certainty is None


def test_an_entry_may_weaken_what_its_group_leaves():
    cues = compiled(
        {"certainty": "probable", "verbs": ["meN-yakin-i", {"verb": "meN-klaim", "certainty": "possible"}]}
    )
    assert cues.cues["meyakini"][0][0].certainty == "probable"
    assert cues.cues["mengklaim"][0][0].certainty == "possible"


@pytest.mark.parametrize("group", [{"kind": "rumour"}, {"frame": "sideways"}])
def test_an_unknown_kind_or_frame_is_an_error(group: dict[str, str]):
    with pytest.raises(ValueError, match="unknown kind or frame"):
        compiled({"verbs": ["meN-kata-kan"], **group})


def test_a_group_may_say_that_its_cues_name_nobody():
    assert (
        compiled({"nobody": "always", "verbs": ["meN-kata-kan"]}).cues["mengatakan"][0][0].nobody == "always"
    )
    with pytest.raises(ValueError, match="unknown way of naming nobody"):
        compiled({"nobody": "never", "verbs": ["meN-kata-kan"]})


@pytest.mark.parametrize(
    ("category", "polarity", "certainty", "time"),
    [
        ("negation", "negative", None, None),
        ("future", None, "probable", "future"),
        ("plan", None, "probable", "future"),
        ("possible", None, "possible", None),
        ("past", None, None, "past"),
        ("present", None, None, "present"),
        ("condition", None, "possible", None),
        ("purpose", None, None, None),
    ],
)
def test_a_category_says_what_its_words_do(
    category: str, polarity: str | None, certainty: str | None, time: str | None
):
    hedge = compiled(**{category: ["kata"]}).hedges["kata"]
    assert (hedge.category, hedge.polarity, hedge.certainty, hedge.time) == (
        category,
        polarity,
        certainty,
        time,
    )


def test_a_word_may_differ_from_its_category():
    hedge = compiled(plan=[{"word": "meN-batal-kan", "polarity": "negative"}]).hedges["membatalkan"]
    assert (hedge.polarity, hedge.certainty) == ("negative", "probable")


def test_hedges_of_two_words_are_kept_together():
    found = compiled(negation=["tidak pernah"])
    assert found.hedges["tidak pernah"].polarity == "negative"
    assert found.categories["negation"] == {"tidak pernah"}


def test_of_two_categories_the_first_in_the_file_decides_but_both_list_the_word():
    found = compiled(future=["hendak"], plan=["hendak"])
    assert found.hedges["hendak"].category == "future"
    assert "hendak" in found.categories["plan"]
