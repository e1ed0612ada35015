from typing import Any

import pytest

from saksi.languages.id import inflect
from saksi.languages.lexicon import Lexicon, compile_lexicon

FRAMES = {
    "transitive": {"actor": ["subj"], "recipient": ["obj", "obj.owner"]},
    "reciprocal": {"actor": ["subj", "obl:dengan"]},
}


def compiled(*groups: dict[str, Any], **rest: Any) -> Lexicon:
    every = [{"type": "ASSAULT", "frame": "transitive", **group} for group in groups]
    return compile_lexicon({"frames": FRAMES, "groups": every, **rest}, inflect=inflect)


def test_a_verb_is_found_by_each_form_with_its_voice():
    verbs = compiled({"verbs": ["meN-serang"]}).verbs
    voices = {form: verbs[form][0][1] for form in ("menyerang", "diserang", "terserang", "serang")}
    assert voices == {"menyerang": "active", "diserang": "passive", "terserang": "passive", "serang": "bare"}
    assert verbs["menyerang"][0][0].citation == "meN-serang"


def test_a_frame_names_roles_in_their_order():
    entry, _ = compiled({"verbs": ["meN-serang"]}).verbs["menyerang"][0]
    assert (entry.frame.name, entry.frame.actor, entry.frame.recipient) == (
        "transitive",
        ("subj",),
        ("obj", "obj.owner"),
    )


def test_a_frame_may_do_without_recipient():
    entry, _ = compiled({"frame": "reciprocal", "verbs": ["ber-perang"]}).verbs["berperang"][0]
    assert entry.frame.recipient == ()


def test_an_unknown_frame_is_an_error():
    with pytest.raises(KeyError):
        compiled({"frame": "sideways", "verbs": ["meN-serang"]})


def test_the_longest_phrase_comes_first():
    verbs = compiled(
        {"verbs": ["meN-tarik"]},
        {"type": "RETREAT", "mode": "withdraw", "phrases": ["meN-tarik mundur pasukan", "meN-tarik pasukan"]},
    ).verbs
    found = [entry.citation for entry, _ in verbs["menarik"]]
    assert found == ["meN-tarik mundur pasukan", "meN-tarik pasukan", "meN-tarik"]


def test_words_of_a_phrase_may_have_alternatives():
    entry, _ = compiled({"phrases": ["meN-lepas-kan tembakan|roket"]}).verbs["melepaskan"][0]
    assert entry.rest == (frozenset({"tembakan", "roket"}),)


def test_event_nouns_are_kept_by_their_first_word_longest_first():
    nouns = compiled({"nouns": ["serangan", "serangan udara besar"]}).nouns
    assert [words for _, words in nouns["serangan"]] == [("serangan", "udara", "besar"), ("serangan",)]
    assert all(entry.noun for entry, _ in nouns["serangan"])


def test_a_root_that_is_another_word_has_no_headline_form():
    lexicon = compiled({"verbs": ["meN-darat"], "phrases": ["meN-darat di pantai"]}, no_bare=["darat"])
    assert [entry.citation for entry, _ in lexicon.verbs["darat"]] == ["meN-darat di pantai"]
    assert "mendarat" in lexicon.verbs


def test_options_of_a_group_reach_its_entries():
    entry, _ = compiled(
        {
            "type": "REQUEST",
            "mode": "yield",
            "verbs": ["meN-desak"],
            "statement": "report",
            "content": "possible",
            "require": ["pair"],
            "subject": ["sidang"],
            "marker": ["agar"],
            "light_only": True,
        }
    ).verbs["mendesak"][0]
    assert (entry.type, entry.mode, entry.statement, entry.content) == (
        "REQUEST",
        "yield",
        "report",
        "possible",
    )
    assert (entry.require, entry.subject, entry.marker) == ({"pair"}, {"sidang"}, {"agar"})
    assert entry.light_only


@pytest.mark.parametrize("group", [{}, {"content": "none"}])
def test_without_a_certainty_the_content_is_not_coded(group: dict[str, str]):
    entry, _ = compiled({"verbs": ["meN-desak"], **group}).verbs["mendesak"][0]
    assert entry.content is None


def test_what_only_looks_like_an_act_is_marked():
    lexicon = compiled({"verbs": ["meN-serang"]}, stop=[{"phrases": ["meN-serang balik argumen"]}])
    first, second = (entry for entry, _ in lexicon.verbs["menyerang"])
    assert (first.stop, second.stop) == (True, False)


def test_support_verbs_carry_what_they_do_to_the_act():
    light = compiled(
        light_verbs=[
            "meN-lancar-kan",
            {"verb": "meN-batal-kan", "negates": True},
            {"verb": "meN-rencana-kan", "certainty": "probable", "time": "future", "announces": True},
        ],
        inverse_light_verbs=["meN-dapat"],
    ).light
    assert not light["melancarkan"][0][0].inverse
    assert light["membatalkan"][0][0].polarity == "negative"
    plan = light["merencanakan"][0][0]
    assert (plan.certainty, plan.time, plan.announces) == ("probable", "future", True)
    assert light["mendapat"][0][0].inverse


def test_support_verbs_that_end_an_act_carry_none():
    assert "menghentikan" not in compiled(light_verbs=[{"verb": "meN-henti-kan", "ends": True}]).light


def test_the_mode_of_a_request_follows_from_what_is_asked():
    modes = compiled(
        content_modes={
            "yield": {"verbs": ["meN-undur-kan", "mundur"], "nouns": ["gencatan senjata"]},
            "meet": {"verbs": ["ber-temu", "mundur"]},
        }
    ).modes
    assert (modes["bertemu"], modes["mengundurkan"], modes["mundur"]) == ("meet", "yield", "yield")
    assert "gencatan" not in modes
