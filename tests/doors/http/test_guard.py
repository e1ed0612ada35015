import time

import pytest
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from saksi.doors.http.headers import POLICY
from tests.doors.serving import HERE, app_of


@pytest.mark.parametrize("host", ["localhost:8765", "127.0.0.1", "[::1]:8765", "LOCALHOST", "192.168.1.5:80"])
def test_a_request_for_our_host_passes(client, host):
    assert client.get("/health", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "localhost.evil.example", "127.0.0.1.nip.io", "", "[", "a@localhost", "xn--nxasmq6b"],
)
def test_a_request_for_another_host_is_refused(client, host):
    response = client.get("/health", headers={"host": host})

    assert (response.status_code, response.json()["code"]) == (400, "H001")


def test_two_hosts_are_none(client):
    response = client.get("/health", headers=[("host", "localhost"), ("host", "evil.example")])

    assert response.json()["code"] == "H001"


def test_a_host_that_the_settings_name_passes(path):
    with TestClient(app_of(path, hosts=("berita.example",)), base_url="http://berita.example") as client:
        assert client.get("/health").status_code == 200


@pytest.mark.parametrize("address", ["/health", "/nothing", "/api/v1/articles", "/api/v1/why/x"])
def test_every_answer_has_the_headers_of_security(client, address):
    headers = client.get(address).headers

    assert headers["content-security-policy"] == POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"


def test_the_policy_allows_nothing_inline():
    assert "unsafe" not in POLICY
    assert "default-src 'none'" in POLICY


def test_a_body_that_is_too_large_is_refused(path):
    with TestClient(app_of(path, body=1000), base_url=HERE) as client:
        response = client.post("/api/v1/articles", json={"text": "a" * 2000})

    assert (response.status_code, response.json()["code"]) == (413, "H003")


def test_a_body_that_does_not_say_how_large_it_is_is_measured(path):
    with TestClient(app_of(path, body=1000), base_url=HERE) as client:
        response = client.post(
            "/api/v1/articles",
            content=(b"a" * 100 for _ in range(30)),
            headers={"content-type": "application/json"},
        )

    assert response.json()["code"] == "H003"


def test_a_length_that_is_no_number_is_refused(client):
    response = client.post(
        "/api/v1/articles",
        content=b"{}",
        headers={"content-length": "-1", "content-type": "application/json"},
    )

    assert response.status_code == 413


def test_an_answer_that_takes_too_long_is_given_up(path):
    app = app_of(path, seconds=0.1)

    @app.get("/slow")
    def slow():
        time.sleep(1.5)
        return PlainTextResponse("late")

    app.router.routes.insert(0, app.router.routes.pop())
    with TestClient(app, base_url=HERE) as client:
        response = client.get("/slow")

    assert (response.status_code, response.json()["code"]) == (503, "H004")
    assert response.headers["retry-after"]


def test_a_query_that_takes_too_long_is_ended(path):
    app = app_of(path, seconds=0.3)

    @app.get("/slow")
    def slow():
        services = app.state.services
        with services.readers.archive() as archive:
            archive._ask(
                lambda snapshot: snapshot.value("SELECT count(*) FROM range(10000000000) t(a) WHERE a%7=3")
            )

    app.router.routes.insert(0, app.router.routes.pop())
    with TestClient(app, base_url=HERE) as client:
        response = client.get("/slow")
        app.state.services.readers._seconds = 60
        with app.state.services.readers.archive() as archive:
            after = archive.events(limit=1).matched

    assert response.json()["code"] == "H004"
    assert after == 3


def test_who_asks_too_often_is_refused(path):
    with TestClient(app_of(path, rate=1), base_url=HERE) as client:
        answers = [client.get("/health") for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 429, 429]
    assert answers[-1].json()["code"] == "H005"
    assert answers[-1].headers["retry-after"]


def test_who_changes_too_often_is_refused(path):
    with TestClient(app_of(path, changes=1), base_url=HERE) as client:
        answers = [client.post("/api/v1/articles", json={}).status_code for _ in range(2)]

        assert answers == [400, 429]
        assert client.get("/health").status_code == 200


def test_what_can_be_had_can_be_asked_for_without_its_body(client):
    whole, head = client.get("/api/v1/events"), client.head("/api/v1/events")

    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["etag"] == whole.headers["etag"]


def test_an_archive_that_is_gone_makes_the_server_unready(path):
    with TestClient(app_of(f"{path}-gone"), base_url=HERE) as client:
        response = client.get("/ready")

        assert (response.status_code, response.json()["code"]) == (503, "S001")
        assert client.get("/health").status_code == 200


def test_an_accident_is_told_without_its_details(path):
    app = app_of(path)

    @app.get("/broken")
    def broken():
        raise RuntimeError("secret")

    app.router.routes.insert(0, app.router.routes.pop())
    with TestClient(app, base_url=HERE, raise_server_exceptions=False) as client:
        response = client.get("/broken")

    assert (response.status_code, response.json()["code"]) == (500, "H014")
    assert "secret" not in response.text


def test_a_socket_of_the_web_is_closed(client):
    with pytest.raises(WebSocketDisconnect), client.websocket_connect("/form"):
        pass
