import pytest

from saksi.steps.group.credits import credits_of
from tests.steps.group.samples import article


@pytest.mark.parametrize(
    ("body", "language", "named"),
    [
        (
            "Perundingan maju, seperti dilansir Reuters dan Al Arabiya, Senin.",
            "id",
            ("Reuters", "Al Arabiya"),
        ),
        ("Ia menolak, katanya kepada AFP.", "id", ("AFP",)),
        ("Ia menolak, katanya kepada Kompas.", "id", ()),
        ("Kapal itu tenggelam, kantor berita AFP melaporkan.", "id", ("AFP",)),
        ("Kapal itu tenggelam. (Xinhua)", "id", ("Xinhua",)),
        ("Kapal itu karam, lapor agensi berita Bernama.", "ms", ("Bernama",)),
        ("The ship sank, according to the Associated Press.", "en", ("Associated Press",)),
        ("Kapal itu tenggelam di selat.", "id", ()),
    ],
)
def test_whom_a_text_names_as_its_source(body: str, language: str, named: tuple[str, ...]):
    assert credits_of(article(body, language=language), body) == named


def test_a_credit_line_comes_before_what_the_text_says():
    body = "Ia menolak, dilansir AFP."
    assert credits_of(article(body, credit="Antara/Reuters"), body) == ("ANTARA", "Reuters")


def test_an_outlet_does_not_credit_itself():
    assert credits_of(article("Teks.", outlet="ANTARA", credit="Antara"), "Teks.") == ()


def test_an_unknown_source_keeps_its_name():
    assert credits_of(article("Teks.", credit="Warta Desa"), "Teks.") == ("Warta Desa",)
