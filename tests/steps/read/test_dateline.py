import pytest

from saksi.steps.read.dateline import find_dateline


@pytest.mark.parametrize(
    ("line", "dateline", "outlet"),
    [
        ("Liputan6.com, Moskow - Rusia menolak.", "Liputan6.com, Moskow -", "Liputan6.com"),
        (
            "Liputan6.com, Washington, DC - Presiden menolak.",
            "Liputan6.com, Washington, DC -",
            "Liputan6.com",
        ),
        ("Liputan6.com, JakartaPemerintah menolak.", "Liputan6.com, Jakarta", "Liputan6.com"),
        ("JAKARTA, KOMPAS.com - Menteri menolak.", "JAKARTA, KOMPAS.com -", "KOMPAS.com"),
        ("**JAKARTA, KOMPAS.com** - Menteri menolak.", "**JAKARTA, KOMPAS.com** -", "KOMPAS.com"),
        ("KOMPAS.com – Menteri menolak.", "KOMPAS.com –", "KOMPAS.com"),
        ("TEMPO.CO,Jakarta-Menteri menolak.", "TEMPO.CO,Jakarta-", "TEMPO.CO"),
        ("TRIBUNNEWS.COM, JAKARTA - Menteri menolak.", "TRIBUNNEWS.COM, JAKARTA -", "TRIBUNNEWS.COM"),
        ("TRIBUN-MEDAN.COM,- Menteri menolak.", "TRIBUN-MEDAN.COM,-", "TRIBUN-MEDAN.COM"),
        ("SURYA.co.id | BLITAR - Menteri menolak.", "SURYA.co.id | BLITAR -", "SURYA.co.id"),
        ("REPUBLIKA.CO.ID, TEHERAN — Menteri menolak.", "REPUBLIKA.CO.ID, TEHERAN —", "REPUBLIKA.CO.ID"),
        ("Jakarta, CNN Indonesia -- Menteri menolak.", "Jakarta, CNN Indonesia --", "CNN Indonesia"),
        ("Jakarta, CNBC Indonesia - Menteri menolak.", "Jakarta, CNBC Indonesia -", "CNBC Indonesia"),
        ("Bisnis.com, JAKARTA — Menteri menolak.", "Bisnis.com, JAKARTA —", "Bisnis.com"),
        ("KONTAN.CO.ID - JAKARTA. Menteri menolak.", "KONTAN.CO.ID - JAKARTA.", "KONTAN.CO.ID"),
        ("AKURAT.CO, Menteri menolak.", "AKURAT.CO,", "AKURAT.CO"),
        ("JAKARTA- Menteri menolak.", "JAKARTA-", None),
        ("LOS ANGELES– Menteri menolak.", "LOS ANGELES–", None),
        ("Jakarta - Menteri menolak.", "Jakarta -", None),
        ("Washington: Menteri menolak.", "Washington:", None),
        ("Jakarta (ANTARA) - Menteri menolak.", "Jakarta (ANTARA) -", None),
        (
            "Kawasaki, Jepang --(ANTARA/Business Wire)-- Perusahaan itu",
            "Kawasaki, Jepang --(ANTARA/Business Wire)--",
            None,
        ),
    ],
)
def test_indonesian(line: str, dateline: str, outlet: str | None):
    found = find_dateline(line, "id")
    assert found is not None
    assert (line[found.start : found.end], found.outlet) == (dateline, outlet)


@pytest.mark.parametrize(
    ("line", "dateline", "agency"),
    [
        ("KYIV, Ukraine (AP) — The ministers met.", "KYIV, Ukraine (AP) —", "AP"),
        ("LONDON, June 5 (Reuters) - The ministers met.", "LONDON, June 5 (Reuters) -", "Reuters"),
        ("WASHINGTON — The ministers met.", "WASHINGTON —", None),
        ("BEIJING, Oct. 5 (Xinhua) -- The ministers met.", "BEIJING, Oct. 5 (Xinhua) --", "Xinhua"),
    ],
)
def test_english(line: str, dateline: str, agency: str | None):
    found = find_dateline(line, "en")
    assert found is not None
    assert (line[found.start : found.end], found.agency) == (dateline, agency)


@pytest.mark.parametrize(
    "line",
    [
        "Menteri itu menolak usulan tersebut - yang dibuat tergesa-gesa.",
        "AS - Iran berunding lagi pekan ini.",
        "Korea Utara-Rusia menandatangani perjanjian.",
        "FABER-Castell membuka pabrik.",
        '"Kami menolak," kata menteri - untuk kedua kalinya.',
        "Hubungan China-Rusia makin erat.",
        "",
    ],
)
def test_sentences_have_none(line: str):
    assert find_dateline(line, "id") is None
