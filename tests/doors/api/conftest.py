import pytest

from tests.doors.serving import archive_of, client_of


@pytest.fixture(scope="session")
def served(tmp_path_factory):
    """Give the path of an archive that no test changes."""
    return archive_of(tmp_path_factory.mktemp("served"))


@pytest.fixture(scope="session")
def api(served):
    """Give a client of it."""
    with client_of(served) as client:
        yield client


@pytest.fixture
def mine(tmp_path):
    """Give the path of an archive of one's own."""
    return archive_of(tmp_path)
