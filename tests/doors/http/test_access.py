import base64

import pytest
from starlette.testclient import TestClient

from saksi.doors.http.tokens import Tokens
from saksi.store.place import place_of
from tests.doors.serving import HERE, app_of


@pytest.fixture
def tokens(path):
    return Tokens(place_of(path))


@pytest.fixture
def elsewhere(path):
    """Give a client of an app that demands tokens."""
    with TestClient(app_of(path, token_demanded=True), base_url=HERE) as client:
        yield client


def bearer(token):
    return {"authorization": f"Bearer {token}"}


def test_on_this_machine_no_token_is_needed(client):
    assert client.get("/api/v1/events").status_code == 200


@pytest.mark.parametrize("address", ["/", "/api/v1/events", "/metrics", "/api/v1/openapi.json", "/nothing"])
def test_from_elsewhere_a_token_is_needed(elsewhere, address):
    response = elsewhere.get(address)

    assert (response.status_code, response.json()["code"]) == (401, "H006")
    assert response.headers["www-authenticate"].startswith("Bearer")


@pytest.mark.parametrize("address", ["/health", "/ready"])
def test_whether_it_lives_is_told_to_anybody(elsewhere, address):
    assert elsewhere.get(address).status_code == 200


def test_a_token_opens(elsewhere, tokens):
    assert elsewhere.get("/api/v1/events", headers=bearer(tokens.add("desk", ["read"]))).status_code == 200


def test_a_browser_sends_the_token_as_a_password(elsewhere, tokens):
    given = base64.b64encode(f"anybody:{tokens.add('desk', ['read'])}".encode()).decode()

    assert elsewhere.get("/api/v1/events", headers={"authorization": f"Basic {given}"}).status_code == 200


def test_a_wrong_token_is_refused_also_on_this_machine(client):
    for header in ("Bearer saksi_00000000_x", "Bearer ", "Basic %%%", "Digest x", "Bearer \x7f"):
        response = client.get("/api/v1/events", headers={"authorization": header})

        assert response.json()["code"] == "H006", header


def test_a_revoked_token_is_refused(elsewhere, tokens):
    token = tokens.add("desk", ["read"])
    tokens.revoke("desk")

    assert elsewhere.get("/api/v1/events", headers=bearer(token)).status_code == 401


def test_a_token_does_what_its_scopes_say(elsewhere, tokens):
    page = {"text": ""}
    ruling = {"forecast": "forecast-x", "outlook": "void", "why": "So."}
    expected = {"read": (200, 403, 403), "write": (403, 202, 403), "review": (403, 403, 404)}
    for scope, statuses in expected.items():
        headers = bearer(tokens.add(scope, [scope]))

        assert (
            elsewhere.get("/api/v1/events", headers=headers).status_code,
            elsewhere.post("/api/v1/articles", headers=headers, json=page).status_code,
            elsewhere.post("/api/v1/rulings", headers=headers, json=ruling).status_code,
        ) == statuses


def test_a_scope_that_is_missing_is_named(elsewhere, tokens):
    headers = bearer(tokens.add("desk", ["read"]))
    response = elsewhere.post("/api/v1/articles", headers=headers, json={"text": ""})

    assert response.json()["code"] == "H007"
    assert "write" in response.json()["detail"]


def test_who_guesses_tokens_is_slowed_down(path):
    with TestClient(app_of(path, rate=1, token_demanded=True), base_url=HERE) as client:
        answers = [client.get("/metrics", headers=bearer("x")).status_code for _ in range(3)]

    assert answers == [401, 429, 429]
