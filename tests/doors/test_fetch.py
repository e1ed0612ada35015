import gzip
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import httpx2
import pytest

from saksi.doors.fetch import fetch
from saksi.errors import ReadError

PUBLIC = "93.184.215.14"
Handler = Callable[[httpx2.Request], httpx2.Response]


def public(host: str, port: int) -> list[str]:
    return [PUBLIC]


def client(handler: Handler) -> httpx2.Client:
    return httpx2.Client(transport=httpx2.MockTransport(handler), trust_env=False)


def page(request: httpx2.Request) -> httpx2.Response:
    return httpx2.Response(
        200, content=b"<p>Satu", headers={"content-type": "text/html; charset=windows-1252"}
    )


def never(request: httpx2.Request) -> httpx2.Response:
    raise AssertionError(f"the address must not be connected to: {request.url}")


def refused(address: str, **options: object) -> str:
    with pytest.raises(ReadError) as caught:
        fetch(address, **options)  # type: ignore[arg-type]
    assert caught.value.hint.endswith(".")
    return caught.value.code


def test_page_arrives_with_its_address_and_type():
    got = fetch("https://kabar.example/1#atas", client=client(page), resolve=public)
    assert (got.content, got.source, got.url) == (
        b"<p>Satu",
        "https://kabar.example/1#atas",
        "https://kabar.example/1",
    )
    assert (got.media_type, got.charset) == ("text/html", "windows-1252")


def test_connection_goes_to_the_checked_address_in_the_name_of_the_host():
    seen: list[httpx2.Request] = []

    def handler(request: httpx2.Request) -> httpx2.Response:
        seen.append(request)
        return httpx2.Response(200, content=b"Satu")

    fetch("https://kabar.example:8443/1", client=client(handler), resolve=public)
    assert (seen[0].url.host, seen[0].url.port) == (PUBLIC, 8443)
    assert seen[0].headers["host"] == "kabar.example:8443"
    assert seen[0].extensions["sni_hostname"] == "kabar.example"


def test_host_is_resolved_once_a_hop_so_that_rebinding_fails():
    answers = iter([[PUBLIC], ["127.0.0.1"]])
    fetch("https://kabar.example/1", client=client(page), resolve=lambda host, port: next(answers))
    assert next(answers) == ["127.0.0.1"]


@pytest.mark.parametrize(
    "address",
    [
        "ftp://kabar.example/1",
        "file:///etc/hosts",
        "javascript:alert(1)",
        "kabar.example/1",
        "https://",
        "http://[::1",
        "",
    ],
)
def test_other_than_web_addresses_are_refused(address: str):
    assert refused(address, client=client(never), resolve=public) == "R020"


@pytest.mark.parametrize(
    "ip",
    [
        "127.0.0.1",
        "127.8.8.8",
        "0.0.0.0",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.2.1",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "fec0::1",
        "ff02::1",
        "2001:db8::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
    ],
)
def test_private_addresses_are_refused(ip: str):
    assert refused("https://kabar.example/1", client=client(never), resolve=lambda host, port: [ip]) == "R028"


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "[::1]", "[::ffff:7f00:1]", "localhost"],
)
def test_forms_of_the_own_machine_are_refused(host: str):
    assert refused(f"http://{host}/", client=client(never)) in ("R028", "R020", "R022")


def test_one_private_address_among_public_ones_is_enough():
    assert (
        refused("https://kabar.example/1", client=client(never), resolve=lambda host, port: [PUBLIC, "::1"])
        == "R028"
    )


@pytest.mark.parametrize("ip", [PUBLIC, "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "::ffff:93.184.215.14"])
def test_public_addresses_are_fetched(ip: str):
    assert fetch("https://kabar.example/1", client=client(page), resolve=lambda host, port: [ip]).content


def test_private_addresses_are_fetched_where_allowed():
    got = fetch(
        "http://kabar.example/1",
        allow_private=True,
        client=client(page),
        resolve=lambda host, port: ["10.0.0.1"],
    )
    assert got.content


def test_redirects_are_followed_and_resolved_against_the_page():
    def handler(request: httpx2.Request) -> httpx2.Response:
        if request.url.path == "/1":
            return httpx2.Response(302, headers={"location": "../2?a=b"})
        return httpx2.Response(200, content=b"Dua")

    got = fetch("https://kabar.example/1", client=client(handler), resolve=public)
    assert (got.url, got.content) == ("https://kabar.example/2?a=b", b"Dua")


@pytest.mark.parametrize(
    ("location", "code"),
    [
        ("http://dalam.example/", "R028"),
        ("http://dalam.example:22/", "R028"),
        ("file:///etc/passwd", "R020"),
        ("gopher://kabar.example/", "R020"),
    ],
)
def test_redirects_are_checked_like_the_first_address(location: str, code: str):
    def handler(request: httpx2.Request) -> httpx2.Response:
        assert request.headers["host"] == "kabar.example"
        return httpx2.Response(301, headers={"location": location})

    def resolve(host: str, port: int) -> list[str]:
        return ["192.168.0.1"] if host == "dalam.example" else [PUBLIC]

    assert refused("https://kabar.example/1", client=client(handler), resolve=resolve) == code


def test_redirects_for_ever_are_refused():
    def handler(request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(302, headers={"location": str(request.url.path) + "x"})

    assert refused("https://kabar.example/1", client=client(handler), resolve=public) == "R023"


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (404, "R024"),
        (410, "R024"),
        (403, "R025"),
        (429, "R025"),
        (204, "R025"),
        (304, "R025"),
        (500, "R026"),
        (503, "R026"),
    ],
)
def test_status(status: int, code: str):
    assert (
        refused(
            "https://kabar.example/1", client=client(lambda request: httpx2.Response(status)), resolve=public
        )
        == code
    )


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (httpx2.ConnectTimeout("x"), "R021"),
        (httpx2.ReadTimeout("x"), "R021"),
        (httpx2.ConnectError("x"), "R027"),
        (httpx2.RemoteProtocolError("x"), "R027"),
    ],
)
def test_failures_on_the_way(error: Exception, code: str):
    def handler(request: httpx2.Request) -> httpx2.Response:
        raise error

    assert refused("https://kabar.example/1", client=client(handler), resolve=public) == code


def test_unknown_host():
    def resolve(host: str, port: int) -> list[str]:
        raise OSError("unknown")

    assert refused("https://tidak-ada.invalid/", client=client(never), resolve=resolve) == "R022"


def test_size_is_limited_while_the_page_arrives():
    sent = 0

    def chunks() -> Iterator[bytes]:
        nonlocal sent
        for _ in range(1000):
            sent += 1
            yield b"a" * 1000

    def handler(request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200, content=chunks(), headers={"content-length": "10"})

    assert refused("https://kabar.example/1", client=client(handler), resolve=public, limit=5000) == "R002"
    assert sent < 20


def test_size_is_that_after_decompression():
    def handler(request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(
            200, content=gzip.compress(bytes(100_000)), headers={"content-encoding": "gzip"}
        )

    assert refused("https://kabar.example/1", client=client(handler), resolve=public, limit=5000) == "R002"


def test_slow_page_runs_out_of_time():
    def handler(request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200, content=b"Satu")

    assert refused("https://kabar.example/1", client=client(handler), resolve=public, timeout=0.0) == "R021"


@pytest.fixture
def server() -> Iterator[str]:
    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/plain; charset=utf-8")
            self.end_headers()
            self.wfile.write(self.headers["Host"].encode())

        def log_message(self, *args: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Answer) as http:
        thread = threading.Thread(target=http.serve_forever)
        thread.start()
        yield f"http://kabar.example:{http.server_port}/1"
        http.shutdown()
        thread.join()


def test_a_real_connection(server: str):
    got = fetch(server, allow_private=True, resolve=lambda host, port: ["127.0.0.1"])
    assert got.content == server.removeprefix("http://").removesuffix("/1").encode()
    assert (got.media_type, got.charset) == ("text/plain", "utf-8")
