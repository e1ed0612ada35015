import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.steps.code.segments import MIN_QUOTATION, cut, find_quotations, split_sentences

lines = st.lists(
    st.one_of(
        st.sampled_from(
            [
                '"',
                "“",
                "”",
                "«",
                "»",
                ". ",
                "! ",
                ", ",
                "kata dia",
                "Kami menolak usulan itu.",
                "Dr. ",
                "No. 3 ",
            ]
        ),
        st.text(max_size=8),
    ),
    max_size=20,
).map("".join)


def quotations(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(text, 0, len(text))]


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    "quoted",
    [
        '"Kami menolak usulan itu,"',
        "“Kami menolak usulan itu,”",
        "”Kami menolak usulan itu,”",
        '“Kami menolak usulan itu,"',
    ],
)
def test_speech_is_a_quotation_whatever_its_marks(quoted: str):
    assert quotations(f"{quoted} kata menteri itu.") == [quoted]


@pytest.mark.parametrize(
    "text",
    [
        'Operasi "Badai Gurun Utara" dimulai.',
        'Menteri itu menyebutnya "gila" dan pergi.',
        'Film "Kisah Dua Kota" diputar di Praha.',
    ],
)
def test_a_quoted_name_or_word_is_no_quotation(text: str):
    assert quotations(text) == []


def test_an_opening_cue_leads_to_a_quotation():
    assert quotations('Ia berkata, "Perang ini harus selesai."') == ['"Perang ini harus selesai."']


def test_a_mark_that_never_closes_quotes_to_the_end_at_the_head_of_the_line_only():
    text = '"Kami menolak usulan itu. Kami akan pergi.'
    (quotation,) = find_quotations(text, 0, len(text))
    assert (quotation.start, quotation.end, quotation.closed) == (0, len(text), False)
    assert quotations('Ia berkata, "Kami menolak usulan itu.') == []


def test_a_quotation_stays_in_its_line():
    text = '"Satu dua tiga empat\nlima enam tujuh."'
    assert all(q.end <= 20 for q in find_quotations(text, 0, 20))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Rusia mundur. Ukraina maju.", 2),
        ("Dr. Siti dan Prof. Budi bertemu Gen. Lee di Seoul.", 1),
        ("Nilainya 3.500 dolar. Harga naik 2,5 persen.", 2),
        ("Apakah benar? Tidak! Mungkin…", 3),
        ("Ia pergi pukul 10.15 WIB dari Jl. Merdeka No. 5.", 1),
        ("...", 0),
        ("", 0),
    ],
)
def test_sentences(text: str, count: int):
    assert len(sentences(text)) == count


@given(lines)
def test_sentences_come_in_order_without_blanks_around(text: str):
    end = 0
    for start, stop in split_sentences(text, 0, len(text)):
        assert end <= start < stop <= len(text)
        assert text[start:stop] == text[start:stop].strip()
        end = stop


@given(lines)
def test_no_letter_is_lost_between_sentences(text: str):
    kept = "".join(char for sentence in sentences(text) for char in sentence if char.isalnum())
    assert kept == "".join(char for char in text if char.isalnum())


@given(lines)
def test_quotations_come_in_order_and_are_long_enough(text: str):
    end = 0
    for quotation in find_quotations(text, 0, len(text)):
        assert end <= quotation.start < quotation.end <= len(text)
        assert quotation.end - quotation.start >= MIN_QUOTATION
        end = quotation.end


@given(lines)
def test_no_letter_of_a_line_is_lost_or_read_twice(text: str):
    paragraph = cut(text, 0, len(text), line=0, kind="body")
    covered = [index for segment in paragraph.segments for index in range(segment.start, segment.end)]
    assert len(covered) == len(set(covered))
    assert [i for i in sorted(covered) if text[i].isalnum()] == [
        i for i in range(len(text)) if text[i].isalnum()
    ]


@given(lines)
def test_a_segment_lies_in_its_quotation_or_in_none(text: str):
    paragraph = cut(text, 0, len(text), line=0, kind="body")
    for segment in paragraph.segments:
        if segment.quotation is None:
            assert not any(q.start < segment.end and segment.start < q.end for q in paragraph.quotations)
        else:
            quotation = paragraph.quotations[segment.quotation]
            assert quotation.start < segment.start < segment.end <= quotation.end


def test_paragraphs_glued_by_a_full_stop_are_parted():
    text = "Menteri itu menutup rapat.Para wartawan menunggu di luar."
    found = cut(text, 0, len(text), line=0, kind="body").segments
    assert [text[s.start : s.end] for s in found] == [
        "Menteri itu menutup rapat.",
        "Para wartawan menunggu di luar.",
    ]


def test_domains_and_initials_are_not_parted():
    text = "Laman Kantor.go.id dan J.K. Rowling disebut di situ."
    assert len(cut(text, 0, len(text), line=0, kind="body").segments) == 1


def test_a_quotation_of_joined_paragraphs_goes_on_through_the_marks_that_open_each():
    whole = '"Kami tidak akan pergi. "Rumah ini milik kami. "Biar mereka datang,"'
    assert quotations(f"{whole} kata petani itu.") == [whole]


def test_what_is_quoted_behind_a_sentence_is_a_quotation_of_its_own():
    first, second = '"Kami tidak akan pergi."', '"Rumah ini milik kami."'
    assert quotations(f"{first} Ia menangis. {second}") == [first, second]
