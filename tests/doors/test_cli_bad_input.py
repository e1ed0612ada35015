"""Every input that cannot be read gets one line on the standard error, and the others are still read."""

import codecs
import os

import pytest

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"
BINARY = bytes(range(256)) * 40
FURNITURE = "Sebarkan artikel ini\n\n×\n\nBaca Juga: Menteri itu tidak akan datang ke Jakarta pada hari ini\n"
FRENCH = (
    "Le président a déclaré que la réunion aurait lieu à Paris. Les ministres sont arrivés hier soir. " * 5
)


def refusals(result):
    return result.stderr.splitlines()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "R001"),
        (b" \n\t\n", "R001"),
        (b"Rusia. " * 8_000_000, "R002"),
        (BINARY, "R003"),
        (PDF, "R004"),
        (FURNITURE.encode(), "R006"),
        (b"<html><head><script>let a = 1</script></head><body></body></html>", "R007"),
        (FRENCH.encode(), "R010"),
    ],
    ids=["empty", "blank", "50 MB", "binary", "PDF", "furniture", "HTML without text", "French"],
)
def test_a_page_that_is_none_is_refused_in_one_line(saksi, article, tmp_path, content, code):
    bad = tmp_path / "buruk.html"
    bad.write_bytes(content)
    result = saksi("read", "--json", bad, article)
    (line,) = refusals(result)
    assert line.startswith(f"saksi: {bad}: ")
    assert f"({code}). " in line
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1


def test_a_missing_file_and_a_directory_are_named(saksi, article, tmp_path):
    result = saksi("read", tmp_path / "tiada.txt", tmp_path, article, "--json")
    missing, directory = refusals(result)
    assert "There is no such file (R030)" in missing
    assert "This is a directory" in directory
    assert "(R031)" in directory
    assert result.exit_code == 1
    assert result.stdout


def test_a_path_that_no_system_knows_is_refused(saksi):
    for name in ("a\0b", "x" * 5000):
        result = saksi("read", name)
        (line,) = refusals(result)
        assert "(R033)" in line
        assert "\0" not in line


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_refused(saksi, article):
    article.chmod(0)
    assert "(R032)" in saksi("read", article).stderr


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="there is no such device")  # noqa: PTH110
def test_a_device_without_end_is_not_read_to_its_end(saksi):
    assert "(R002)" in saksi("read", "/dev/zero").stderr


def test_legacy_encodings_and_spoilt_utf8_are_read(saksi, article, tmp_path):
    text = article.read_text(encoding="utf-8").replace("gandum", "“gandum”")
    contents = {
        "windows": text.encode("windows-1252"),
        "utf16": codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
        "spoilt": text.replace("Kuba,", "Kubaéé,").encode()[:-1] + b"\xff\n",
    }
    for name, content in contents.items():
        path = tmp_path / f"{name}.txt"
        path.write_bytes(content)
        result = saksi("read", "--json", path)
        assert (result.exit_code, result.stderr) == (0, ""), name


def test_a_quotation_that_never_closes_is_read(saksi, tmp_path):
    path = tmp_path / "kutipan.txt"
    line = 'Menteri Rusia mengatakan, "Kami tidak akan mundur dari perundingan dengan Kuba.\n\n'
    path.write_text("Rusia Tak Akan Mundur\n\n" + line * 200, encoding="utf-8")
    result = saksi("read", "--json", path)
    assert (result.exit_code, result.stderr) == (0, "")


def test_escape_sequences_of_a_page_never_reach_the_terminal(saksi, tmp_path, article):
    path = tmp_path / "escape.txt"
    path.write_text(
        article.read_text(encoding="utf-8").replace("Havana", "\x1b[31mHavana\x07\u202e"), encoding="utf-8"
    )
    assert not set("\x1b\x07\u202e") & set(saksi("read", path).stdout)


def test_escape_sequences_of_a_name_never_reach_the_terminal(saksi):
    assert not set("\x1b\n") & set(saksi("read", "a\x1b[31m\nb.txt").stderr.rstrip("\n"))


def test_square_brackets_of_a_page_are_no_markup(saksi, tmp_path, article):
    path = tmp_path / "markup.txt"
    path.write_text(
        article.read_text(encoding="utf-8").replace("Havana", "[bold]Havana[/bold]"), encoding="utf-8"
    )
    assert "[bold]Havana[/bold]" in saksi("read", path).stdout


def test_an_input_that_fails_in_a_new_way_does_not_stop_the_others(saksi, article, monkeypatch):
    from saksi.doors import inputs

    real = inputs._file

    def failing(name):
        if name == "aneh":
            raise RuntimeError("odd")
        return real(name)

    monkeypatch.setattr(inputs, "_file", failing)
    result = saksi("read", "aneh", article, "--json")
    assert "(P001)" in result.stderr
    assert result.stdout
