import pytest
from typer.testing import CliRunner

from saksi.doors.cli import app


@pytest.fixture
def saksi():
    """Run a command line in this process."""
    return lambda *words: CliRunner().invoke(app, list(words))
