"""Feeds, sitemaps and watching, against a server of our own on this machine."""

import gzip
import itertools
import time

import pytest

from saksi.doors.fetch import fetch
from saksi.errors import ReadError
from saksi.model import Refusal
from saksi.run.sources import Web, addresses_of, expand, lists
from saksi.run.watch import Watcher
from saksi.store.frontier import Frontier
from saksi.store.place import place_of
from tests.run.server import LOOP, serving

BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><urlset><url><loc>&b;</loc></url></urlset>'


@pytest.fixture
def server():
    with serving() as running:
        yield running


@pytest.fixture
def web():
    return Web(fetch, allow_private=True, pause=0.0, timeout=3.0)


def opened(address, web):
    return list(expand([address], web=web))


def addresses(items):
    return [item.origin.rpartition("/")[2] for item in items if not isinstance(item, Refusal)]


def codes(items):
    return [item.code for item in items if isinstance(item, Refusal)]


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/1", ["1"]),
        ("/rss", ["1", "2"]),
        ("/atom", ["3"]),
        ("/sitemap.xml", ["1"]),
        ("/index.xml", ["1"]),
        ("/opml", ["1", "2"]),
    ],
)
def test_pages_feeds_sitemaps_and_lists(server, web, path, found):
    items = opened(server.root + path, web)
    assert codes(items) == []
    assert addresses(items) == found


def test_a_feed_declares_what_it_knows(server, web):
    first = opened(server.root + "/rss", web)[0]
    assert first.declared == {
        "title": "Satu",
        "published": "2026-03-05T01:00:00+00:00",
        "outlet": "Kabar Contoh",
    }


def test_compressed_sitemaps(server, web):
    server.answers["/sitemap.xml.gz"] = gzip.compress(server.answers["/sitemap.xml"].encode())
    assert addresses(opened(server.root + "/sitemap.xml.gz", web)) == ["1"]


def test_a_list_file_is_read_like_its_address(server, web, tmp_path):
    (tmp_path / "feeds.opml").write_text(server.answers["/opml"])
    assert addresses(opened(str(tmp_path / "feeds.opml"), web)) == ["1", "2"]


PART = """<opml version="2.0"><body><outline text="Kabar"><outline text="Satu" xmlUrl="{root}/rss"/>
<outline text="Dua" xmlUrl="feed:dua.example/rss"/><outline text="Tiga" htmlUrl="https://tiga.example"/>
<outline xmlUrl=""/></outline></body></opml>"""


@pytest.mark.parametrize("as_file", [True, False])
def test_entries_of_a_list_without_an_address_are_refused_by_name(server, web, tmp_path, as_file):
    server.answers["/part"] = PART.replace("{root}", server.root)
    source = str(tmp_path / "part.opml") if as_file else server.root + "/part"
    (tmp_path / "part.opml").write_text(server.answers["/part"])

    items = opened(source, web)

    refusals = [item for item in items if isinstance(item, Refusal)]
    assert addresses(items) == ["1", "2"]
    assert {item.code for item in refusals} == {"R052"}
    assert [item.source.removeprefix(f"{source}: ") for item in refusals] == [
        "Dua (feed:dua.example/rss)",
        "Tiga",
        "entry 4",
    ]


def test_a_list_that_gives_no_address_at_all_says_so(web, tmp_path):
    (tmp_path / "none.opml").write_text('<opml><body><outline text="Dua"/></body></opml>')

    assert codes(opened(str(tmp_path / "none.opml"), web)) == ["R052"]
    with pytest.raises(ReadError, match="no list of addresses"):
        addresses_of(str(tmp_path / "none.opml"))


def test_feeds_and_sitemaps_name_what_they_do_not_give():
    feed = b"<rss><channel><item><title>Satu</title></item><item><link>/2</link></item></channel></rss>"
    sitemap = b"<urlset><url><lastmod>2026</lastmod></url><url><loc>https://a.example/1</loc></url></urlset>"

    assert lists.listing(feed).unusable == ("Satu", "/2")
    assert lists.listing(sitemap).unusable == ("entry 1",)
    assert [entry.url for entry in lists.listing(sitemap).addresses] == ["https://a.example/1"]


def test_what_stands_above_the_limit_of_a_list_is_counted(monkeypatch):
    monkeypatch.setattr(lists, "MOST", 2)
    urls = "".join(f"<url><loc>https://a.example/{n}</loc></url>" for n in range(5))

    found = lists.listing(f"<urlset>{urls}</urlset>".encode())

    assert (len(found.addresses), found.left) == (2, 3)
    assert [(one.code, one.source) for one in found.refusals("a")] == [("R053", "a")]


def test_watching_tells_of_entries_without_an_address(server, web, frontier):
    server.answers["/part"] = PART.replace("{root}", server.root)
    watcher = Watcher(web, frontier, [server.root + "/part"])
    assert codes(watcher.due()) == ["R052"] * 3


def test_robots_are_obeyed(server, web):
    server.answers["/robots.txt"] = "User-agent: *\nDisallow: /2\n"
    items = opened(server.root + "/rss", web)
    assert addresses(items) == ["1"]
    assert codes(items) == ["R050"]
    assert "/2" not in server.paths()
    assert server.paths().count("/robots.txt") == 1


def test_a_host_without_robots_that_can_be_had_is_left_alone(server, web):
    server.answers["/robots.txt"] = (503, {}, b"")
    items = opened(server.root + "/1", web)
    assert codes(items) == ["R026"]
    assert server.paths() == ["/robots.txt"]


def test_it_says_what_it_is_and_asks_one_at_a_time_with_pauses(server):
    web = Web(fetch, allow_private=True, pause=0.5)
    opened(server.root + "/rss", web)
    times = [when for _, _, when in server.asked]
    assert all(later - earlier > 0.1 for earlier, later in itertools.pairwise(times[1:]))
    assert server.most_busy == 1
    assert all(headers["User-Agent"].startswith("saksi/") for _, headers, _ in server.asked)


def test_a_crawl_delay_is_obeyed(server):
    waited = []
    web = Web(fetch, allow_private=True, pause=0.0, sleep=waited.append)
    server.answers["/robots.txt"] = "User-agent: *\nCrawl-delay: 7\n"
    opened(server.root + "/rss", web)
    assert sum(seconds > 6 for seconds in waited) == 3


def endless(stream):
    try:
        while True:
            stream.write(b"<p>tanpa akhir</p>" * 4000)
    except OSError:
        pass


def trickle(stream):
    for _ in range(100):
        stream.write(b"x")
        stream.flush()
        time.sleep(0.1)


BAD = {
    "garbage": (200, {"Content-Type": "application/rss+xml"}, b"<rss\x00\xff\xfe<<<>>" * 50),
    "truncated sitemap": "<urlset><url><loc>http://",
    "entities": BOMB,
    "endless": (200, {}, endless),
    "slow": (200, {}, trickle),
    "wrong charset": (200, {"Content-Type": "text/html; charset=utf-9"}, "<p>café</p>".encode("cp1252")),
    "gzip bomb": (200, {"Content-Encoding": "gzip"}, gzip.compress(b"\0" * 80_000_000)),
    "inner gzip bomb": gzip.compress(b"<urlset>" + b" " * 80_000_000),
    "no gzip": (200, {"Content-Encoding": "gzip"}, b"plain"),
    "redirects": (302, {"Location": "/bad"}, b""),
    "redirect to a file": (302, {"Location": "file:///etc/passwd"}, b""),
    "loop of lists": LOOP,
    "forbidden": (403, {}, b""),
    "failing": (500, {}, b""),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_server_costs_a_refusal_within_limits(server, web, name, monkeypatch):
    monkeypatch.setattr(lists, "LIMIT", 2_000_000)
    server.answers["/bad"] = (
        BAD[name].replace("{root}/loop", server.root + "/bad") if isinstance(BAD[name], str) else BAD[name]
    )
    start = time.monotonic()
    items = list(expand([server.root + "/bad", server.root + "/1"], web=web))
    assert time.monotonic() - start < 10
    assert addresses(items)[-1] == "1"
    # What comes as a page at all is judged by the step that reads it.
    assert codes(items) or name in ("wrong charset", "garbage", "no gzip", "inner gzip bomb")


def test_private_addresses_are_refused(server):
    web = Web(fetch, allow_private=False, pause=0.0)
    assert codes(opened(server.root + "/1", web)) == ["R028"]
    assert server.asked == []


@pytest.fixture
def frontier(tmp_path):
    opened = Frontier(place_of(tmp_path / "archive"))
    yield opened
    opened.close()


class Clock:
    now = 1_000_000.0

    def __call__(self):
        return self.now


@pytest.fixture
def watcher(server, web, frontier):
    return Watcher(web, frontier, [server.root + "/rss"], interval=600, now=Clock())


def test_watching_reads_what_is_new_and_nothing_twice(server, watcher):
    assert addresses(watcher.due()) == ["1", "2"]
    watcher.settle()
    assert list(watcher.due()) == []
    assert 0 < watcher.wait() <= 600
    watcher.now.now += 601
    server.answers["/rss"] = server.answers["/rss"].replace("/2<", "/4<")
    assert addresses(watcher.due()) == ["4"]


def test_watching_asks_on_condition(server, watcher):
    server.answers["/rss"] = (200, {"ETag": '"v1"'}, server.answers["/rss"])
    list(watcher.due())
    watcher.settle()
    watcher.now.now += 601
    assert list(watcher.due()) == []
    assert server.asked[-1][1]["If-None-Match"] == '"v1"'


def test_what_was_not_stored_is_asked_for_again(server, web, frontier, watcher):
    assert addresses(watcher.due()) == ["1", "2"]  # and then the process dies
    again = Watcher(web, frontier, watcher.sources, interval=600, now=watcher.now)
    assert addresses(again.due()) == ["1", "2"]


def test_failures_back_off(server, watcher):
    server.answers["/rss"] = (500, {}, b"")
    waits = []
    for _ in range(4):
        assert codes(watcher.due()) == ["R026"]
        watcher.settle()
        waits.append(watcher.wait())
        watcher.now.now += waits[-1] + 1
    assert waits == [600, 1200, 2400, 4800]


def test_a_server_says_how_long_to_wait(server, watcher):
    server.answers["/rss"] = (429, {"Retry-After": "7200"}, b"")
    list(watcher.due())
    assert watcher.wait() == 7200


def test_a_clock_that_was_set_back_does_not_stop_the_watch(server, watcher):
    list(watcher.due())
    watcher.settle()
    watcher.now.now -= 30 * 24 * 3600
    watcher.sources = [server.root + "/rss"]
    server.answers["/rss"] = server.answers["/rss"].replace("/2<", "/5<")
    assert addresses(watcher.due()) == ["5"]


def unread(watcher, name, code):
    """Tell a watcher that one of its pages could not be coded."""
    source = f"{watcher.sources[0].removesuffix('/rss')}/{name}"
    watcher.refused(Refusal(source, "code", code, "No server.", "Try later."))


def test_a_page_that_could_not_be_read_for_now_is_asked_for_again(server, watcher):
    server.answers["/rss"] = (200, {"ETag": '"v1"'}, server.answers["/rss"])
    assert addresses(watcher.due()) == ["1", "2"]
    unread(watcher, "2", "L001")
    watcher.settle()
    assert list(watcher.due()) == []
    watcher.now.now += watcher.wait() + 1
    assert addresses(watcher.due()) == ["2"]
    watcher.settle()
    watcher.now.now += 601
    assert list(watcher.due()) == []


def test_it_is_asked_for_again_by_another_process_though_its_feed_has_not_changed(
    server, web, frontier, watcher
):
    server.answers["/rss"] = (200, {"ETag": '"v1"'}, server.answers["/rss"])
    list(watcher.due())
    unread(watcher, "1", "L003")
    watcher.settle()
    watcher.now.now += 601
    again = Watcher(web, frontier, watcher.sources, interval=600, now=watcher.now)
    assert addresses(again.due()) == ["1"]


def test_it_is_asked_for_again_though_its_feed_no_longer_names_it(server, watcher):
    list(watcher.due())
    unread(watcher, "2", "L001")
    watcher.settle()
    server.answers["/rss"] = server.answers["/rss"].replace("/2<", "/3<")
    watcher.now.now += 601
    assert addresses(watcher.due()) == ["3", "2"]


@pytest.mark.parametrize(("code", "tries"), [("L001", 9), ("L002", 9), ("L005", 4), ("P003", 1), ("R005", 1)])
def test_a_page_is_left_after_some_tries_unless_the_server_is_at_fault(server, watcher, code, tries):
    tried = 0
    for _ in range(9):
        tried += "1" in addresses(watcher.due())
        unread(watcher, "1", code)
        watcher.settle()
        assert watcher.wait() > 0
        watcher.now.now += 8 * 600 + 1
    assert tried == tries


def test_a_page_that_is_watched_itself_is_asked_for_in_full_again(server, web, frontier):
    server.answers["/1"] = (200, {"ETag": '"v1"'}, server.answers["/1"])
    watcher = Watcher(web, frontier, [server.root + "/1"], interval=600, now=Clock())
    assert addresses(watcher.due()) == ["1"]
    watcher.refused(Refusal(server.root + "/1", "code", "L001", "No server.", "Try later."))
    watcher.settle()
    watcher.now.now += 601
    assert addresses(watcher.due()) == ["1"]
    watcher.settle()
    watcher.now.now += 601
    assert addresses(watcher.due()) == []
