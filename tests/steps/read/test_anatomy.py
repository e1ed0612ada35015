import pytest

from saksi.steps.read.anatomy import anatomy_of
from saksi.steps.read.closing import closing_of

BODY = "Menteri luar negeri menyatakan bahwa perundingan akan dilanjutkan pada pekan depan di ibu kota."
PROSE = "The foreign minister said that talks about the border would go on next week in the capital."


def kinds(text: str, language: str = "id") -> list[tuple[str, str]]:
    return [(part.kind, text[part.start : part.end]) for part in anatomy_of(text, language).parts]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("SCROLL TO CONTINUE WITH CONTENT", "furniture"),
        ("ADVERTISEMENT", "furniture"),
        ("×", "furniture"),
        ("Facebook Twitter WhatsApp", "furniture"),
        ("Baca selengkapnya di sini.", "furniture"),
        ("[Gambas:Video 20detik]", "furniture"),
        ("Saksikan Live DetikPagi:", "furniture"),
        ("Home > Internasional > Timur Tengah", "furniture"),
        ("Baca juga: Menteri Itu Tiba di Wina", "related"),
        ("Baca Juga:Menteri Itu Tiba di Wina", "related"),
        ("Simak Video 'Menteri Tiba di Wina':", "related"),
        ("(Baca: Menteri Itu Tiba di Wina)", "related"),
        ("Lihat juga Video: Menteri Tiba di Wina", "related"),
        ("Penulis: Sari Wulandari", "byline"),
        ("Laporan Wartawan Tribunnews.com, Sari Wulandari", "byline"),
        ("(rin/bud)", "byline"),
        ("(Sari Wulandari)", "byline"),
        ("Akses BeritaKita.com di Google News atau saluran WhatsApp kami", "furniture"),
        ("Dok. Kementerian LuarKedua menteri berfoto di depan gedung", "caption"),
        ("Foto: Menteri tiba di Wina (AP)", "caption"),
        ("Menteri tiba di Wina. (REUTERS/Budi Hartono)", "caption"),
        ("Menteri tiba di Wina. Foto: AFP/Budi Hartono", "caption"),
        ("Artikel ini pernah tayang di DW Indonesia dengan judul Menteri Tiba di Wina", "credit"),
        ("Sumber: Reuters", "credit"),
        ("(VOA)", "credit"),
        ("Kamis, 19 Juni 2025 | 09:24 WIB", "dateline"),
    ],
)
def test_line_inside_a_text(line: str, kind: str):
    text = f"Dua Menteri Bertemu di Wina\n\n{BODY}\n\n{line}\n\n{BODY}"
    assert (kind, line) in kinds(text)


@pytest.mark.parametrize(
    "line",
    [
        "Dalam unggahan di saluran Telegram, kelompok itu mengaku bertanggung jawab.",
        "Jajak pendapat Reuters/Ipsos menunjukkan hasil berbeda.",
        "Pernyataan itu dikeluarkan Kementerian Luar Negeri (Kemlu).",
        "Presiden tiba di Moskow (Rusia).",
        "Foto-foto satelit menunjukkan pangkalan baru, kata para analis.",
        "Video itu memperlihatkan tentara memasuki kota, menurut saksi mata di sana.",
        "Iran Akan Balas Serangan",
        '"Kami membahasnya di grup WhatsApp dan mengajak warga bergabung," kata menteri itu.',
        "Skor 1-0 bertahan hingga babak pertama usai.",
        "Share saham perusahaan itu turun tajam kemarin.",
        "Laporan itu menyebut 300 orang tewas.",
        "Simak saja apa yang dikatakan menteri itu kemarin di parlemen.",
    ],
)
def test_text_that_resembles_furniture_stays_text(line: str):
    text = f"Dua Menteri Bertemu di Wina\n\n{BODY}\n\n{line}\n\n{BODY}"
    assert ("body", line) in kinds(text)


def test_link_after_lone_label_is_related_only_where_it_is_a_headline():
    linked = f"Dua Menteri Bertemu di Wina\n\n{BODY}\n\nBaca Juga\n\nMenteri Lain Menolak Bertemu\n\n{BODY}"
    lost = f"Dua Menteri Bertemu di Wina\n\n{BODY}\n\nBaca Juga\n\n{BODY}"
    assert [kind for kind, _ in kinds(linked)] == ["title", "body", "related", "related", "body"]
    assert [kind for kind, _ in kinds(lost)] == ["title", "body", "related", "body"]


def test_links_inside_a_line_are_cut_out():
    text = (
        "Menteri itu menolak bertemu. Baca juga: Menteri Lain Tiba di Wina untuk Berunding Kedua negara lalu "
        "memanggil duta besar masing-masing."
    )
    assert kinds(text) == [
        ("body", "Menteri itu menolak bertemu."),
        ("related", "Baca juga: Menteri Lain Tiba di Wina untuk Berunding"),
        ("body", "Kedua negara lalu memanggil duta besar masing-masing."),
    ]


def test_outlet_after_title_is_parted_from_it():
    found = anatomy_of(f"Dua Menteri Bertemu di Wina - Kompas.com\n\n{BODY}", "id")
    assert [part.kind for part in found.parts] == ["title", "furniture", "body"]
    assert found.outlet == "Kompas.com"


def test_dateline_on_lines_of_its_own():
    text = f"Dua Menteri Bertemu di Wina\n\nJakarta\n\n-\n\n{BODY}"
    assert [kind for kind, _ in kinds(text)] == ["title", "dateline", "dateline", "body"]


def test_digest_without_heading_is_no_text():
    text = "\n\n".join([f"Dua Menteri Bertemu di Wina\n\n{BODY}", BODY, BODY])
    digest = "Berikut adalah ringkasan berita dalam satu paragraf: Dua menteri bertemu di Wina."
    comment = "Saya senang melihat keduanya bertemu."
    found = kinds(f"{text}\n\n{digest}\n\n{comment}")
    assert [kind for kind, _ in found] == ["title", "body", "body", "body", "furniture", "furniture"]


def test_signed_last_paragraph_is_text():
    text = "\n\n".join([f"Dua Menteri Bertemu di Wina\n\n{BODY}", BODY, BODY])
    found = kinds(f"{text}\n\n{BODY} (BeritaKita.com/Sari Wulandari)")
    assert found[-2:] == [("body", BODY), ("byline", "(BeritaKita.com/Sari Wulandari)")]


def test_summary_above_byline():
    head = "Dua Menteri Bertemu di Wina\n\nMereka membahas perbatasan.\n\nPenulis: Sari Wulandari"
    text = f"{head}\n\n{BODY}\n\n{BODY}"
    assert [kind for kind, _ in kinds(text)] == ["title", "summary", "byline", "body", "body"]


def test_a_summary_may_open_with_a_dateline():
    lead = "NAIROBI (AP) — Kenya and Somalia signed a border treaty on Monday, officials said."
    text = "\n\n".join(["Kenya and Somalia sign border treaty", lead, "By Amina Otieno", PROSE, PROSE])
    found = [(part.kind, text[part.start : part.end]) for part in anatomy_of(text, "en", summary=lead).parts]
    assert found[1] == ("dateline", "NAIROBI (AP) —")
    assert found[2][0] == "summary"


@pytest.mark.parametrize(
    "line",
    [
        "Otieno reported from Nairobi and Warsame from Mogadishu, Somalia.",
        "Otieno reported from Nairobi. AP writer Lena Voss in Geneva contributed to this report.",
        "Reuters correspondents Lena Voss in Geneva and Omar Dahir in Mogadishu contributed.",
    ],
)
def test_who_reported_from_where_is_a_byline(line: str):
    text = "\n\n".join(["Kenya and Somalia sign border treaty", PROSE, PROSE, line])
    parts = anatomy_of(text, "en").parts
    assert (parts[-1].kind, text[parts[-1].start : parts[-1].end]) == ("byline", line)


@pytest.mark.parametrize(
    "line",
    [
        "Amnesty International reported from Mogadishu that two clinics were closed.",
        "Human Rights Watch reported from Garissa on Monday. The village chiefs had contributed.",
        "CNN reporters in Mogadishu heard that Kenya contributed.",
    ],
)
def test_what_somebody_reported_from_a_place_is_text(line: str):
    text = "\n\n".join(["Kenya and Somalia sign border treaty", PROSE, PROSE, line])
    assert anatomy_of(text, "en").parts[-1].kind == "body"


@pytest.mark.parametrize(
    ("line", "kind", "credit"),
    [
        ("Keduanya sepakat. (VOA)", "credit", "VOA"),
        ("Keduanya sepakat. [Reuters]", "credit", "Reuters"),
        ("Keduanya sepakat. (AFP/rin)", "credit", "AFP"),
        ("Keduanya sepakat. — Bernama", "credit", "Bernama"),
        ("Keduanya sepakat. (rin/bud)", "byline", None),
        ("Keduanya sepakat.(Sari Wulandari)", "byline", None),
        ("Keduanya sepakat. (Tribunnews.com/Sari Wulandari)", "byline", None),
        ('"Kami sepakat." (*)', "furniture", None),
        ("Keduanya sepakat. []", "furniture", None),
    ],
)
def test_closing(line: str, kind: str, credit: str | None):
    found = closing_of(line)
    assert found is not None
    assert (found.kind, found.credit) == (kind, credit)


@pytest.mark.parametrize(
    "line", ["Keduanya tiba di Moskow (Rusia).", "Kata Perserikatan Bangsa-Bangsa (PBB)", "Selesai."]
)
def test_no_closing(line: str):
    assert closing_of(line) is None


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("Sumber: Reuters", "Reuters"),
        ("SOURCE: Al Jazeera News", "Al Jazeera News"),
        ("Sumber: Kementerian Kelautan", None),
        ("Artikel ini pernah tayang di DW Indonesia dengan judul Menteri Tiba di Wina", "DW Indonesia"),
    ],
)
def test_source_of_the_text(line: str, credit: str | None):
    assert anatomy_of(f"Dua Menteri Bertemu di Wina\n\n{BODY}\n\n{line}", "id").credit == credit


@pytest.mark.parametrize("line", ["— BERNAMA", "(Bernama)", "- Bernama", "BERNAMA."])
def test_a_wire_that_signs_in_a_line_of_its_own_is_the_credit(line: str):
    found = anatomy_of(f"Dua Menteri Bertemu di Wina\n\n{BODY}\n\n{line}", "id")
    assert (found.parts[-1].kind, (found.credit or "").lower()) == ("credit", "bernama")
