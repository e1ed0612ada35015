"""From pages in three languages to occurrences: translations are copies, reporters are origins."""

import json

import pytest

from saksi.archive import Archive
from saksi.store.place import place_of

#: One text in three languages, and what another reporter makes of the same visit.
PAGES = {
    "Kabar Pagi": (
        "id",
        "Perdana Menteri Jepang Tiba di Jakarta",
        "Perdana Menteri Jepang Shigeru Ishiba tiba di Jakarta pada Jumat (10/1/2025) untuk bertemu Presiden "
        "Prabowo Subianto. Ishiba dan Prabowo kemudian mengadakan pembicaraan di Istana Bogor pada Sabtu "
        "(11/1/2025).\n\nIndonesia mengecam serangan udara Israel ke Gaza yang menewaskan 40 orang.",
    ),
    "Morning Post": (
        "en",
        "Japanese leader in Indonesia",
        "Japanese Prime Minister Shigeru Ishiba arrived in Jakarta on Friday, 10 January 2025, at the start "
        "of a visit. On Saturday Ishiba held talks with President Prabowo Subianto at the palace in Bogor."
        "\n\nIndonesia condemned Israeli air strikes on Gaza that killed 40 people.",
    ),
    "Berita Pagi": (
        "ms",
        "Perdana Menteri Jepun ke Indonesia",
        "Perdana Menteri Jepun, Shigeru Ishiba tiba di Jakarta pada Jumaat, 10 Januari 2025 untuk lawatan "
        "rasmi. Beliau bertemu Presiden Indonesia, Prabowo Subianto di Istana Bogor pada Sabtu.\n\nIndonesia "
        "mengutuk serangan udara Israel ke atas Gaza yang meragut 40 nyawa.",
    ),
    "Evening Standard": (
        "en",
        "Rice prices top the agenda",
        "Farmers in Osaka hope that cheaper rice from abroad will not cost them their living, and eyes turn "
        "to Southeast Asia. Japanese Prime Minister Shigeru Ishiba arrived in Jakarta on Friday with twelve "
        "business leaders.\n\nChina condemned Philippine patrols in the South China Sea the same day.",
    ),
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    folder = tmp_path_factory.mktemp("languages")
    rows = [
        {
            "text": f"{title}\n\n{text}",
            "title": title,
            "url": f"https://contoh.example/{number}",
            "date": "2025-01-11",
            "outlet": outlet,
            "language": language,
        }
        for number, (outlet, (language, title, text)) in enumerate(PAGES.items())
    ]
    (folder / "pages.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    with Archive(place_of(folder / "archive")) as archive:
        archive.add([str(folder / "pages.jsonl")], workers=0)
        yield archive


def test_a_translation_is_a_copy_and_another_reporter_a_story(archive):
    assert sorted(len(story.members) for story in archive.stories().records()) == [1, 3]


def test_one_visit_told_in_two_languages_has_two_origins(archive):
    told = archive.occurrences(actors=("JPN",), types=("CONSULT",)).records()
    (visit,) = [item for item in told if item.mode == "visit"]
    assert visit.origins == 2
    assert {"id", "en"} <= {report.language for report in visit.reports}


def test_words_of_three_languages_for_one_act_are_one_occurrence(archive):
    (condemned,) = archive.occurrences(actors=("IDN",), types=("ACCUSE",)).records()
    assert {report.language for report in condemned.reports} == {"id", "en", "ms"}
    assert condemned.origins == 1


def test_a_like_act_of_other_parties_is_another(archive):
    (other,) = archive.occurrences(actors=("CHN",), types=("ACCUSE",)).records()
    assert [party.id for party in other.recipients] == ["PHL"]
