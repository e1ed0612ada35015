import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.languages.id import inflect
from saksi.languages.id.morphology import bare, forms, nasal_forms

roots = st.text(alphabet="abcdefghijklmnopqrstuvwyz", min_size=2, max_size=10)
suffixes = st.sampled_from(["", "-kan", "-i"])


def surfaces(citation: str, voice: str) -> set[str]:
    return {form.surface for form in forms(citation) if form.voice == voice}


@pytest.mark.parametrize(
    ("root", "form"),
    [
        ("pukul", "memukul"),
        ("tuduh", "menuduh"),
        ("sita", "menyita"),
        ("kecam", "mengecam"),
        ("bantu", "membantu"),
        ("fitnah", "memfitnah"),
        ("veto", "memveto"),
        ("dukung", "mendukung"),
        ("culik", "menculik"),
        ("jemput", "menjemput"),
        ("ganggu", "mengganggu"),
        ("hukum", "menghukum"),
        ("usir", "mengusir"),
        ("ejek", "mengejek"),
        ("larang", "melarang"),
        ("rusak", "merusak"),
        ("nilai", "menilai"),
        ("minta", "meminta"),
        ("yakin", "meyakin"),
        ("wacana", "mewacana"),
        ("khianat", "mengkhianat"),
        ("syukur", "mensyukur"),
    ],
)
def test_the_prefix_takes_the_nasal_of_the_root(root: str, form: str):
    assert form in nasal_forms(root)


@pytest.mark.parametrize(
    ("root", "form"), [("bom", "mengebom"), ("cap", "mengecap"), ("lap", "mengelap"), ("tes", "mengetes")]
)
def test_a_root_of_one_syllable_takes_menge(root: str, form: str):
    assert nasal_forms(root)[0] == form


@pytest.mark.parametrize(
    ("root", "form"),
    [
        ("produksi", "memproduksi"),
        ("transfer", "mentransfer"),
        ("sponsor", "mensponsor"),
        ("kritik", "mengkritik"),
        ("klaim", "mengklaim"),
    ],
)
def test_a_loan_keeps_its_first_consonant(root: str, form: str):
    assert nasal_forms(root)[0] == form


@pytest.mark.parametrize(
    ("citation", "form"),
    [
        ("ber-temu", "bertemu"),
        ("ber-runding", "berunding"),
        ("ber-kerja", "bekerja"),
        ("memper-kuat", "memperkuat"),
        ("meN-luncur-kan", "meluncurkan"),
        ("meN-kunjung-i", "mengunjungi"),
    ],
)
def test_active_forms(citation: str, form: str):
    assert form in surfaces(citation, "active")


@pytest.mark.parametrize(
    ("citation", "form"),
    [
        ("meN-serang", "diserang"),
        ("meN-tembak", "tertembak"),
        ("meN-luncur-kan", "diluncurkan"),
        ("memper-kuat", "diperkuat"),
        ("ter-bunuh", "terbunuh"),
        ("di-nilai", "dinilai"),
    ],
)
def test_passive_forms(citation: str, form: str):
    assert form in surfaces(citation, "passive")


@pytest.mark.parametrize(
    ("citation", "form"), [("meN-kecam", "kecam"), ("meN-kunjung-i", "kunjungi"), ("memper-kuat", "perkuat")]
)
def test_headlines_leave_the_prefix_off(citation: str, form: str):
    assert form in surfaces(citation, "bare")


@pytest.mark.parametrize("citation", ["kabarnya", "unjuk"])
def test_a_word_without_prefix_has_one_form(citation: str):
    assert [(form.surface, form.voice) for form in forms(citation)] == [(citation, "plain")]


def test_an_equals_sign_keeps_a_form_as_it_is():
    assert [(form.surface, form.voice) for form in forms("=ber-ada")] == [("ber-ada", "plain")]


def test_inflect_gives_forms_with_their_voice():
    assert ("diserang", "passive") in set(inflect("meN-serang"))


@given(st.sampled_from(["meN-", "memper-", "ber-", "di-", "ter-"]), roots, suffixes)
def test_every_form_ends_as_its_citation_does(prefix: str, root: str, suffix: str):
    found = forms(prefix + root + suffix)
    assert found
    for form in found:
        assert form.surface.endswith(root[1:] + suffix[1:])
        assert form.surface == form.surface.lower()
        assert "-" not in form.surface


@given(roots)
def test_both_spellings_of_the_nasal_are_different(root: str):
    found = nasal_forms(root)
    assert len(set(found)) == len(found)
    assert all(form.startswith("me") for form in found)


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("Pasukannya", "pasukan"),
        ("katanya", "kata"),
        ("menyerangnya", "menyerang"),
        ("Lawanlah", "lawan"),
        ("merekapun", "mereka"),
        ("menteri-menteri", "menteri"),
    ],
)
def test_clitics_and_doubling_come_off(word: str, form: str):
    assert form in bare(word)


@pytest.mark.parametrize("word", ["hanya", "ku", "telah", "pun", "Rusia-Ukraina"])
def test_what_only_looks_like_a_clitic_stays(word: str):
    assert bare(word) == (word.lower(),)


@given(st.text(max_size=20))
def test_the_whole_word_comes_first_and_shorter_forms_are_parts_of_it(word: str):
    found = bare(word)
    assert found[0] == word.lower()
    assert all(form and word.lower().startswith(form) for form in found[1:])
