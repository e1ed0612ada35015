import asyncio
import threading

import httpx2
import pytest

from saksi.archive import open_archive
from saksi.doors import fetch as fetching
from saksi.doors.http import adding
from saksi.doors.http.adding import Adder
from saksi.errors import ReadError, ServeError, UsageError
from saksi.model import Page
from saksi.run.sources import Web

PUBLIC, PRIVATE = "93.184.216.34", "127.0.0.1"


def web(answer, resolve):
    """Ask a web in which `answer` makes every response, and `resolve` gives addresses of hosts."""

    def fetch(address, *, allow_private, timeout, limit, client):
        with httpx2.Client(transport=httpx2.MockTransport(answer), trust_env=False) as mocked:
            return fetching.fetch(
                address,
                allow_private=allow_private,
                timeout=timeout,
                limit=limit,
                client=mocked,
                resolve=lambda host, port: resolve(host),
            )

    return Web(fetch, pause=0)


def never(*_):
    raise AssertionError("nothing is to be asked for")


@pytest.fixture
def make(path):
    made = []

    def make(answer=never, resolve=never):
        made.append(Adder(path, web(answer, resolve), workers=0))
        return made[-1]

    yield make
    for one in made:
        one.close()


def ended(adder, task):
    async def last():
        async for one in adder.follow(task.id):
            found = one
        return found

    return asyncio.run(last())


def codes(task):
    return [refusal.code for refusal in task.refusals]


@pytest.mark.parametrize("name", ["/etc/passwd", "file:///etc/passwd", "-", "ftp://x/", "javascript:1", ""])
def test_what_is_no_web_address_is_refused(make, name):
    with pytest.raises(ReadError) as caught:
        make().add([name])

    assert caught.value.code == "R020"


@pytest.mark.parametrize(
    "address", [PRIVATE, "10.0.0.8", "169.254.169.254", "::1", "fd00::1", "::ffff:127.0.0.1", "0.0.0.0"]
)
def test_a_private_address_is_never_asked(make, address):
    adder = make(resolve=lambda host: [address])

    assert codes(ended(adder, adder.add(["http://inside.example/"]))) == ["R028"]


def test_a_redirect_to_a_private_address_is_not_followed(make):
    hosts = {"outside.example": PUBLIC, "inside.example": PRIVATE}
    asked = []

    def answer(request):
        asked.append(request.url.host)
        if request.url.path == "/robots.txt":
            return httpx2.Response(200)
        return httpx2.Response(302, headers={"location": "http://inside.example/secret"})

    adder = make(answer, lambda host: [hosts[host]])

    assert codes(ended(adder, adder.add(["http://outside.example/"]))) == ["R028"]
    assert set(asked) == {PUBLIC}


def test_a_name_that_changes_its_address_is_asked_at_the_one_that_was_checked(make):
    given = iter([[PUBLIC], [PUBLIC], [PRIVATE]])
    asked = []

    def answer(request):
        asked.append(request.url.host)
        return httpx2.Response(200 if request.url.path == "/robots.txt" else 404)

    adder = make(answer, lambda host: next(given, [PRIVATE]))

    assert codes(ended(adder, adder.add(["http://rebinding.example/"]))) == ["R024"]
    assert set(asked) == {PUBLIC}


def test_a_feed_cannot_name_a_private_address_or_a_file(make):
    feed = (
        "<rss><channel><item><link>http://inside.example/</link></item>"
        "<item><link>file:///etc/passwd</link></item></channel></rss>"
    )
    hosts = {"outside.example": PUBLIC, "inside.example": PRIVATE}

    def answer(request):
        return httpx2.Response(200, text="" if request.url.path == "/robots.txt" else feed)

    adder = make(answer, lambda host: [hosts[host]])
    task = ended(adder, adder.add(["http://outside.example/"]))

    assert task.read == 0
    assert "R028" in codes(task)
    assert set(codes(task)) <= {"R028", "R020", "R022", "R052"}


def test_a_page_that_cannot_be_read_is_told(make):
    adder = make()
    task = ended(adder, adder.add([Page(b"", source="pasted")]))

    assert (task.state, task.refused, codes(task)) == ("done", 1, ["R001"])


def test_a_task_that_fails_does_not_end_those_after_it(make, monkeypatch):
    adder = make()
    with monkeypatch.context() as patch:
        patch.setattr(adding, "open_archive", lambda path: 1 / 0)
        failed = ended(adder, adder.add([Page(b"", source="pasted")]))
    good = ended(adder, adder.add([Page(b"", source="pasted")]))

    assert (failed.state, good.state) == ("failed", "done")
    assert failed.problem


def test_a_task_that_nobody_made_is_not_there(make):
    with pytest.raises(UsageError) as caught:
        make().get("x")

    assert caught.value.code == "U025"


def test_too_many_tasks_are_refused(make, monkeypatch):
    go = threading.Event()
    adder = make()
    monkeypatch.setattr(adder, "_add", lambda *_: go.wait(10))
    page = Page(b"", source="pasted")
    while not adder._queue.full():
        adder.add([page])
    with pytest.raises(ServeError) as caught:
        adder.add([page])
    go.set()

    assert caught.value.code == "H012"


def test_what_is_refused_is_kept_in_the_archive(make, path):
    adder = make(resolve=lambda host: [PRIVATE])
    ended(adder, adder.add(["http://inside.example/"]))
    with open_archive(path) as archive:
        assert "R028" in [row["code"] for row in archive.refusals().rows()]
