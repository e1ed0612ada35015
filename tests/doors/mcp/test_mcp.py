"""The tools as a client sees them, over stdio, over HTTP and in this process."""

import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import anyio
import pytest

pytest.importorskip("mcp", reason="the extra saksi[mcp] is not installed")

from mcp.client import Client
from mcp.client.stdio import StdioServerParameters

from saksi.archive import Archive
from saksi.doors.mcp import paging
from saksi.doors.mcp.items import QUOTE, quoted
from saksi.doors.mcp.server import server
from saksi.store.place import place_of
from tests.export.samples import outcome as sample
from tests.export.samples import outcomes
from tests.store.samples import outcome

ROOT = Path(__file__).parents[3]
SERVE = [sys.executable, "-c", "from saksi.doors.cli import main; main()"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
TOOLS = {
    "find_events",
    "get_event",
    "compare_pair",
    "list_changes",
    "find_statements",
    "find_forecasts",
    "coverage",
    "explain",
}


@pytest.fixture
def path(tmp_path):
    with Archive(place_of(tmp_path / "archive")) as archive:
        archive.store([*outcomes(), *(outcome(number) for number in range(100, 130))])
    return str(tmp_path / "archive")


def asked(at, *calls):
    """Call tools one after the other, with one client; gives the results."""

    async def run():
        async with Client(at) as client:
            return [await client.call_tool(name, arguments) for name, arguments in calls]

    return anyio.run(run)


@pytest.fixture
def ask(path):
    def call(name, **arguments):
        (result,) = asked(server(path), (name, arguments))
        assert not result.is_error, result.content[0].text
        return json.loads(result.content[0].text)

    return call


def test_eight_tools_that_only_read(path):
    async def listed():
        async with Client(server(path)) as client:
            return (await client.list_tools()).tools

    tools = anyio.run(listed)
    assert {tool.name for tool in tools} == TOOLS
    assert all(tool.annotations.read_only_hint and tool.description for tool in tools)
    assert len(json.dumps([tool.model_dump(mode="json") for tool in tools])) < 12_000


def test_over_stdio(path):
    parameters = StdioServerParameters(
        command=SERVE[0], args=[*SERVE[1:], "mcp", "--archive", path], env=ENVIRONMENT
    )

    (result,) = asked(parameters, ("coverage", {}))

    assert json.loads(result.content[0].text)["articles"] == 32


def test_over_http(path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [*SERVE, "mcp", "--http", "--port", str(port), "--archive", path],
        env=ENVIRONMENT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(port)
        (result,) = asked(f"http://127.0.0.1:{port}/mcp", ("find_events", {"limit": 1}))
    finally:
        process.terminate()
        process.wait(timeout=30)

    assert json.loads(result.content[0].text)["matched"] == 40


def _wait(port):
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return


def test_items_have_outlet_link_and_quote_and_a_warning(ask):
    answer = ask("find_events", actors=["indonesia"])

    assert "untrusted" in answer["warning"]
    assert len(answer["events"]) == paging.DEFAULT
    for item in answer["events"]:
        assert {"id", "outlet", "link", "quote"} <= set(item)
        assert len(item["quote"]) <= QUOTE


def test_a_typical_answer_is_short(ask):
    # Three characters a token is what Indonesian costs at worst; 4,000 tokens are then 12,000 characters.
    for name in ("find_events", "find_statements"):
        assert len(json.dumps(ask(name), ensure_ascii=False)) < 12_000


def test_pages_follow_each_other_and_hold_to_their_moment(ask, path):
    first = ask("find_events", limit=30)
    with Archive(place_of(path)) as archive:
        archive.store([sample(9, published="2027-01-01", title="Baru")])
    second = ask("find_events", limit=30, cursor=first["next"])

    ids = [item["id"] for page in (first, second) for item in page["events"]]
    assert len(ids) == len(set(ids)) == first["matched"] == second["matched"] == 40
    assert second["next"] is None


def test_no_answer_is_longer_than_the_most(ask):
    assert len(ask("find_statements", limit=10_000)["statements"]) <= paging.MOST
    assert len(ask("find_statements", limit=-5)["statements"]) == 1


def test_an_event_comes_with_who_says_so_and_explains_itself(ask):
    (item,) = ask("find_events", types=["assault"], since="2026-03-05")["events"]
    event = ask("get_event", id=item["id"])

    assert [one["kind"] for one in event["said_by_innermost_first"]] == ["no_comment", "report"]
    assert ask("explain", id=item["id"])["rules"] == ["entry a"]


def test_a_pair_is_compared_in_both_directions(ask):
    sides = ask("compare_pair", one="Indonesia", other="MYS")["sides"]

    assert sides["IDN to MYS"]["events"] == 32
    assert sides["MYS to IDN"]["events"] == 0
    assert sides["together"]["types"] == {"CONSULT": 2}


@pytest.mark.parametrize(("name", "key"), [("list_changes", "changes"), ("find_forecasts", "forecasts")])
def test_changes_and_forecasts_say_how_many_match(ask, name, key):
    found = ask(name)
    assert len(found[key]) == min(found["matched"], 20)
    assert "untrusted" in found["warning"]


@pytest.mark.parametrize(("name", "key"), [("list_changes", "changes"), ("find_forecasts", "forecasts")])
def test_changes_and_forecasts_are_walked_by_their_cursor(ask, name, key):
    shown, cursor = [], None
    while (page := ask(name, limit=1, cursor=cursor))[key]:
        shown += [json.dumps(item) for item in page[key]]
        if (cursor := page["next"]) is None:
            break

    assert len(shown) == len(set(shown)) == ask(name)["matched"]
    assert cursor is None


@pytest.mark.parametrize(
    ("name", "arguments", "code"),
    [
        ("find_forecasts", {"cursor": "?"}, "U028"),
        ("find_events", {"types": ["MEET"]}, "U024"),
        ("find_events", {"cursor": "?"}, "U063"),
        ("get_event", {"id": "nothing"}, "U025"),
    ],
)
def test_errors_are_one_sentence_with_a_hint(path, name, arguments, code):
    (result,) = asked(server(path), (name, arguments))

    assert result.is_error
    assert f"({code})" in result.content[0].text


def test_a_long_line_is_cut_around_the_words():
    text = "a " * 300 + "menolak" + " b" * 300
    quote = quoted(text, 600, 607)

    assert "menolak" in quote
    assert len(quote) <= QUOTE


def test_every_tool_and_argument_is_documented(path):
    document = (ROOT / "docs" / "mcp.md").read_text(encoding="utf-8")

    async def listed():
        async with Client(server(path)) as client:
            return (await client.list_tools()).tools

    for tool in anyio.run(listed):
        (row,) = (line for line in document.splitlines() if line.startswith(f"| `{tool.name}` |"))
        assert [name for name in tool.input_schema["properties"] if f"`{name}`" not in row] == []
