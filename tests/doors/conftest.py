import pytest
from typer.testing import CliRunner

from saksi.doors.cli import app

ARTICLE = """\
Rusia dan Kuba Teken Perjanjian Gandum

Rusia dan Kuba menandatangani perjanjian gandum di Havana pada Senin (2/2/2026).

Juru bicara pemerintah Kuba, Yolanda Peralta, mengatakan bahwa Rusia akan mengirim bantuan ke Kuba.

Baca Juga: Kuba Serang Balik Rusia di Papan Catur
"""


@pytest.fixture
def saksi():
    """Run a command line in this process."""
    return lambda *words, **options: CliRunner().invoke(app, [str(word) for word in words], **options)


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "berita.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path
