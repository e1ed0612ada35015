import re

from saksi.doors.http.forgery import COOKIE, FIELD, HEADER
from tests.doors.serving import HERE


def word_of(client):
    return client.get("/form").text


def refused(response):
    return response.status_code == 403 and response.json()["code"] == "H002"


def test_a_form_of_ours_is_taken(client):
    word = word_of(client)

    assert client.post("/form", data={"name": "a", FIELD: word}).text == "taken a"


def test_a_form_with_a_file_is_taken(client):
    word = word_of(client)
    response = client.post("/form", data={"name": "a", FIELD: word}, files={"file": b"x"})

    assert response.text == "taken a"


def test_a_request_of_htmx_is_taken(client):
    word = word_of(client)

    assert client.post("/form", data={"name": "a"}, headers={HEADER: word}).text == "taken a"


def test_a_form_without_the_word_is_refused(client):
    word_of(client)

    assert refused(client.post("/form", data={"name": "a"}))


def test_a_form_with_another_word_is_refused(client):
    word_of(client)

    assert refused(client.post("/form", data={"name": "a", FIELD: "x" * 43}))


def test_a_form_without_the_cookie_is_refused(client):
    word = word_of(client)
    client.cookies.clear()

    assert refused(client.post("/form", data={"name": "a", FIELD: word}))


def test_an_empty_word_is_no_word(client):
    client.cookies.set(COOKIE, "")

    assert refused(client.post("/form", data={"name": "a", FIELD: ""}))


def test_a_form_that_cannot_be_parsed_is_refused(client):
    word_of(client)
    headers = {"content-type": "multipart/form-data; boundary=x"}

    assert refused(client.post("/form", content=b"--y broken", headers=headers))


def test_a_form_of_another_site_is_refused(client):
    data = {"name": "a", FIELD: word_of(client)}

    for headers in (
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://localhost:9999"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ):
        assert refused(client.post("/form", data=data, headers=headers)), headers


def test_a_form_of_our_own_origin_is_taken(client):
    data = {"name": "a", FIELD: word_of(client)}
    headers = {"origin": HERE, "sec-fetch-site": "same-origin"}

    assert client.post("/form", data=data, headers=headers).text == "taken a"


def test_the_cookie_is_hidden_from_scripts_and_other_sites(client):
    cookie = client.get("/form").headers["set-cookie"]

    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie


def test_the_api_takes_no_form_and_no_plain_text(client):
    for headers in (
        {"content-type": "text/plain"},
        {"content-type": "application/x-www-form-urlencoded"},
        {},
    ):
        response = client.post("/api/v1/articles", content=b'{"text": "Satu."}', headers=headers)

        assert response.json()["code"] == "H011"


def test_the_api_takes_nothing_from_another_site(client):
    response = client.post(
        "/api/v1/articles", json={"text": "Satu."}, headers={"origin": "https://evil.example"}
    )

    assert refused(response)


def changing(app, client):
    """List the addresses that take something: those of the pages and those of the API."""
    pages = [
        route.path for route in app.routes if getattr(route, "methods", None) and "POST" in route.methods
    ]
    told = client.get("/api/v1/openapi.json").json()["paths"]
    calls = [path for path, methods in told.items() if set(methods) - {"get"}]
    return [re.sub(r"\{.*?\}", "x", path) for path in (*pages, *calls)]


def test_no_route_that_changes_something_takes_it_from_another_site(app, client):
    addresses = changing(app, client)
    word = word_of(client)

    assert {"/add", "/sources/opml", "/forecasts/x", "/ask/save", "/review"} < set(addresses)
    assert {f"/api/v1/{name}" for name in ("articles", "rulings", "reviews")} < set(addresses)
    for address in addresses:
        given = {"json": {}} if address.startswith("/api/") else {"data": {FIELD: word}}
        assert refused(client.post(address, headers={"origin": "https://evil.example"}, **given)), address
        bare = client.post(address, data={"name": "a"})
        assert bare.json()["code"] in ("H002", "H011"), address
