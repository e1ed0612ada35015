from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from saksi.model import Article
from saksi.model.relations import Story
from saksi.steps.group import added, group
from tests.steps.group.samples import ENGLISH, OTHER, WIRE, article, day

LINES = WIRE.splitlines()


def stories(articles: Iterable[Article]) -> list[Story]:
    return sorted(group((item, day(item)) for item in articles), key=lambda story: story.id)


def together(*articles: Article) -> bool:
    return len(stories(articles)) == 1


def test_a_verbatim_copy_under_another_title_is_the_same_story():
    assert together(article(WIRE), article(WIRE, outlet="Harian Lain", title="Damai di laut"))


def test_a_text_cut_from_its_end_is_the_same_story():
    short = article("\n".join(LINES[:3]), outlet="Harian Lain")
    (story,) = stories([article(WIRE), short])
    assert [member.how for member in story.members] == ["original", "excerpt"]


def test_another_reporter_at_the_same_event_has_a_story_of_his_own():
    assert not together(article(WIRE), article(OTHER, outlet="Harian Lain"))


def test_a_follow_up_that_repeats_the_background_is_another_story():
    fresh = "\n".join(
        [
            "Parlemen Samudra menunda pengesahan perjanjian setelah perdebatan selama sebelas jam semalam.",
            "Ketua fraksi oposisi meminta data jatah tangkap dibuka kepada umum sebelum pemungutan suara.",
            "Pemerintah berjanji menjawab pertanyaan itu dalam dua pekan, kata juru bicaranya pagi ini.",
            *LINES[5:],
        ]
    )
    assert not together(article(WIRE), article(fresh, published="2026-03-15"))


def test_a_digest_does_not_join_the_stories_that_it_holds():
    digest = article("\n".join([*OTHER.splitlines(), *LINES]), title="Tiga berita")
    found = stories([article(WIRE), article(OTHER, outlet="Harian Lain"), digest])
    assert len(found) >= 2


def test_copies_a_month_apart_are_two_stories():
    assert not together(article(WIRE), article(WIRE, published="2026-04-20", title="Lagi"))


def test_a_translation_is_the_same_story():
    (story,) = stories(
        [article(WIRE), article(ENGLISH, language="en", outlet="Daily", published="2026-03-13")]
    )
    assert [member.how for member in story.members] == ["original", "translation"]


def test_a_text_without_a_day_joins_its_copies():
    assert together(article(WIRE), article(WIRE, published=None, outlet="Harian Lain"))


def test_the_wire_that_copies_credit_is_whose_text_it_is():
    (story,) = stories(
        [
            article(WIRE, credit="Reuters"),
            article(WIRE, outlet="Harian Lain", credit="(Reuters)", title="Lain"),
        ]
    )
    assert (story.origin, story.origins) == ("Reuters", ("Reuters",))


def test_the_first_to_print_it_has_written_it_where_nobody_is_credited():
    early = article(WIRE, outlet="Harian Lain", published="2026-03-12T06:00:00+07:00")
    (story,) = stories([article(WIRE, published="2026-03-12T09:00:00+07:00"), early])
    assert (story.origin, story.members[1].of) == ("Harian Lain", early.id)


def test_what_a_copy_adds_is_found_by_its_characters():
    extra = "Redaksi kami mencatat bahwa pasar ikan di ibu kota tutup lebih awal pada hari itu."
    copy = article(f"{WIRE}\n{extra}", outlet="Harian Lain")
    (span,) = added(copy, article(WIRE))
    assert copy.text[span.start : span.end] == extra.rstrip(".")


POOL = [
    article(WIRE),
    article(WIRE, outlet="Harian Lain", title="Dua"),
    article("\n".join(LINES[:3]), outlet="Ketiga", published="2026-03-14"),
    article(OTHER, outlet="Keempat"),
    article(ENGLISH, language="en", outlet="Daily"),
    article(WIRE, published=None, outlet="Kelima"),
    article("Singkat saja.", outlet="Keenam"),
]


@settings(max_examples=25, deadline=None)
@given(st.permutations(POOL))
def test_stories_do_not_depend_on_the_order_of_arrival(pool: list[Article]):
    assert stories(pool) == stories(POOL)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(POOL)))
def test_every_article_is_in_exactly_one_story(pool: list[Article]):
    members = [member.article for story in stories(pool) for member in story.members]
    assert sorted(members) == sorted({item.id for item in pool})
