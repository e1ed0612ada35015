import stat

import pytest

from saksi.doors.http.tokens import Tokens
from saksi.errors import UsageError
from saksi.store.place import Place


@pytest.fixture
def place(tmp_path):
    return Place(str(tmp_path), tmp_path / "state")


@pytest.fixture
def tokens(place):
    return Tokens(place)


def test_a_token_is_found_with_its_scopes(tokens):
    token = tokens.add("desk", ["write", "read"])

    assert (tokens.find(token).name, tokens.find(token).scopes) == ("desk", {"read", "write"})


def test_a_token_is_no_shorter_than_256_bits(tokens):
    assert len(tokens.add("desk", ["read"]).split("_", 2)[2]) >= 43


def test_no_token_rests_on_disk(tokens, place):
    secret = tokens.add("desk", ["read"]).split("_", 2)[2]

    assert all(secret.encode() not in file.read_bytes() for file in place.state.iterdir())


def test_only_the_owner_may_read_the_file(tokens, place):
    tokens.add("desk", ["read"])

    assert all(stat.S_IMODE(file.stat().st_mode) == 0o600 for file in place.state.iterdir())


@pytest.mark.parametrize(
    "change", [lambda t: t[:-1], lambda t: t + "x", lambda t: "x" + t, lambda t: t.upper()]
)
def test_what_is_nearly_a_token_is_none(tokens, change):
    assert tokens.find(change(tokens.add("desk", ["read"]))) is None


@pytest.mark.parametrize("given", ["", "saksi", "saksi_", "saksi__", "saksi_x_y", "\ud800", "saksi_\x00_x"])
def test_what_is_no_token_is_none(tokens, given):
    tokens.add("desk", ["read"])

    assert tokens.find(given) is None


def test_where_no_token_was_made_none_is_found(tokens):
    assert (tokens.find("saksi_x_y"), tokens.all()) == (None, [])


def test_tokens_are_listed_by_name(tokens):
    tokens.add("b", ["read"])
    tokens.add("a", ["review"])

    assert [(one.name, one.scopes) for one in tokens.all()] == [("a", {"review"}), ("b", {"read"})]


@pytest.mark.parametrize(
    ("name", "scopes", "code"),
    [("", ["read"], "U070"), ("a\nb", ["read"], "U070"), ("a", [], "U071"), ("a", ["all"], "U071")],
)
def test_a_token_that_cannot_be_is_refused(tokens, name, scopes, code):
    with pytest.raises(UsageError) as caught:
        tokens.add(name, scopes)

    assert caught.value.code == code


def test_a_name_is_given_once(tokens):
    tokens.add("desk", ["read"])
    with pytest.raises(UsageError) as caught:
        tokens.add("desk", ["read"])

    assert caught.value.code == "U070"


def test_what_is_not_there_cannot_be_revoked(tokens):
    with pytest.raises(UsageError) as caught:
        tokens.revoke("desk")

    assert caught.value.code == "U072"
