"""Addresses, against a server on this machine: no test reaches further."""

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest


class Handler(BaseHTTPRequestHandler):
    page = b""

    def do_GET(self):
        if self.path == "/slow":
            time.sleep(3)
        if self.path.startswith("/loop"):
            self._send(302, location="/loop")
        elif self.path == "/inside":
            self._send(302, location="http://127.0.0.1:9/secret")
        elif self.path in ("/berita", "/slow"):
            self._send(200, body=self.page)
        else:
            self._send(404)

    def _send(self, status, *, body=b"", location=None):
        try:
            self.send_response(status)
            self.send_header("Content-Type", "text/plain; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            if location:
                self.send_header("Location", location)
            self.end_headers()
            self.wfile.write(body)
        except (BrokenPipeError, ConnectionResetError):
            pass

    def log_message(self, *_):
        pass


@pytest.fixture
def server(article):
    Handler.page = article.read_bytes()
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as httpd:
        httpd.daemon_threads = True
        thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{httpd.server_port}"
        httpd.shutdown()
        thread.join()


def test_an_address_is_fetched_and_kept_in_the_record(saksi, server):
    import json

    result = saksi("read", "--json", "--allow-private", f"{server}/berita")
    assert (result.exit_code, result.stderr) == (0, "")
    assert json.loads(result.stdout)["article"]["url"] == f"{server}/berita"


def test_this_machine_is_refused_unless_allowed(saksi, server):
    result = saksi("read", f"{server}/berita")
    assert result.exit_code == 1
    assert "(R028)" in result.stderr
    assert "--allow-private" in result.stderr


@pytest.mark.parametrize(
    "address",
    [
        "http://169.254.169.254/",
        "http://10.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://2130706433/",
    ],
)
def test_private_addresses_are_refused_in_every_spelling(saksi, address):
    assert "(R028)" in saksi("read", address).stderr


@pytest.mark.parametrize(
    ("path", "code"),
    [("/tiada", "R024"), ("/loop", "R023"), ("/slow", "R021")],
    ids=["404", "redirects", "time-out"],
)
def test_what_a_server_does_wrong_is_told_in_one_line(saksi, server, article, path, code):
    result = saksi("read", "--json", "--allow-private", "--timeout", 1, f"{server}{path}", article)
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"saksi: {server}{path}: ")
    assert f"({code})" in line
    assert result.stdout
    assert result.exit_code == 1


def test_a_time_out_names_its_option(saksi, server):
    assert "--timeout" in saksi("read", "--allow-private", "--timeout", 0.5, f"{server}/slow").stderr


@pytest.mark.parametrize(
    "address", ["ftp://example.org/a", "file:///etc/passwd", "http://", "http://exa mple/"]
)
def test_what_is_no_web_address_is_refused(saksi, address):
    result = saksi("read", address)
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
