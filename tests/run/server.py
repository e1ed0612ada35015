"""A server of our own on this machine, with feeds, sitemaps and pages."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = "<html><body><p>Halaman {}</p></body></html>"
RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Kabar Contoh</title>
<item><title>Satu</title><link>{root}/1</link><pubDate>Thu, 05 Mar 2026 08:00:00 +0700</pubDate></item>
<item><title>Dua</title><link>{root}/2</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Kabar</title>
<entry><title>Tiga</title><link href="{root}/3"/><updated>2026-03-05T01:00:00Z</updated></entry></feed>"""
SITEMAP = (
    """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>{root}/1</loc></url></urlset>"""
)
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>{root}/sitemap.xml</loc></sitemap></sitemapindex>"""
OPML = '<opml version="2.0"><body><outline><outline xmlUrl="{root}/rss"/></outline></body></opml>'
LOOP = '<opml version="2.0"><body><outline xmlUrl="{root}/loop"/></body></opml>'


class Server(ThreadingHTTPServer):
    """Serves what a test puts into `answers`: path to body, or to status, headers and body."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[tuple[str, dict[str, str], float]] = []
        self.busy = self.most_busy = 0
        self.root = f"http://127.0.0.1:{self.server_port}"
        self.answers = {f"/{n}": PAGE.format(n) for n in range(1, 6)}
        for path, text in {
            "/rss": RSS,
            "/atom": ATOM,
            "/sitemap.xml": SITEMAP,
            "/index.xml": INDEX,
            "/opml": OPML,
            "/loop": LOOP,
        }.items():
            self.answers[path] = text.replace("{root}", self.root)

    def paths(self):
        return [path for path, _, _ in self.asked]


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        server = self.server
        server.busy += 1
        server.most_busy = max(server.busy, server.most_busy)
        server.asked.append((self.path, dict(self.headers), time.monotonic()))
        answer = server.answers.get(self.path, (404, {}, b""))
        status, headers, body = answer if isinstance(answer, tuple) else (200, {}, answer)
        etag = headers.get("ETag")
        if etag and self.headers.get("If-None-Match") == etag:
            status, body = 304, b""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        body = body.encode() if isinstance(body, str) else body
        try:
            if callable(body):
                self.end_headers()
                body(self.wfile)
            else:
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
        except OSError:
            pass
        server.busy -= 1

    def log_message(self, *_):
        pass


@contextmanager
def serving() -> Iterator[Server]:
    """Run a server for the length of the block."""
    server = Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
