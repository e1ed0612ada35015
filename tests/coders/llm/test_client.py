"""Asking a server that misbehaves in the ways that servers do."""

import time

import pytest

from saksi.coders.llm.client import Client, extracted
from saksi.errors import LlmError

GOOD = '{"statements": [], "events": []}'


def ask(*, with_schema):
    return [{"role": "user", "content": "with schema" if with_schema else "without"}]


def test_a_server_that_knows_schemas_is_asked_with_one(serve, client):
    server = serve({"content": GOOD})

    reply = client(server, llm_max_tokens=99).ask(ask)

    (asked,) = server.asked
    assert reply.answer == {"statements": [], "events": []}
    assert (reply.taken.tokens_in, reply.taken.tokens_out, reply.taken.retries, reply.taken.fallbacks) == (
        100,
        10,
        0,
        0,
    )
    assert asked["path"] == "/v1/chat/completions"
    assert asked["key"] == "Bearer s3cret"
    assert asked["body"]["model"] == "tiny"
    assert asked["body"]["max_tokens"] == 99
    assert asked["body"]["messages"][0]["content"] == "without"
    assert asked["body"]["response_format"]["json_schema"]["schema"]["required"] == ["statements", "events"]


def test_formats_that_a_server_refuses_are_given_up_in_order_and_for_good(serve, client):
    server = serve(
        {"refuse": ["json_schema", "json_object"], "content": f"Here you are:\n```json\n{GOOD}\n```"}
    )
    asking = client(server)

    assert asking.ask(ask).taken.fallbacks == 3
    assert asking.ask(ask).taken.fallbacks == 0

    assert server.formats == ["json_schema", "json_object", "json_object", "text", "text"]
    assert [item["body"]["messages"][0]["content"] for item in server.asked][1:] == ["with schema"] * 4
    asked = [item["body"].get("response_format", {}) for item in server.asked]
    assert ["schema" in one for one in asked] == [False, True, False, False, False]


@pytest.mark.parametrize("usage", ["many", [1], {"prompt_tokens": "many"}])
def test_odd_counts_of_tokens_count_nothing(serve, client, usage):
    assert client(serve({"content": GOOD, "usage": usage})).ask(ask).taken.tokens_in == 0


def test_an_answer_nested_without_end_holds_no_json():
    assert extracted('{"events":' + "[" * 100_000) is None


def test_an_answer_that_is_no_json_is_asked_for_once_more_in_plain_words(serve, client):
    server = serve({"content": '{"statements": [{"id'}, {"content": GOOD})

    reply = client(server).ask(ask)

    assert server.formats == ["json_schema", "text"]
    assert (reply.taken.fallbacks, reply.taken.tokens_in) == (1, 200)


def test_an_answer_that_stays_no_json_is_refused(serve, client):
    with pytest.raises(LlmError) as caught:
        client(serve({"content": "I cannot help with that."})).ask(ask)

    assert caught.value.code == "L005"


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_server_is_asked_again(serve, client, status):
    server = serve({"status": status}, {"status": status}, {"content": GOOD})

    assert client(server).ask(ask).taken.retries == 2


def test_the_wait_that_a_server_asks_for_is_kept(serve, settings):
    server = serve({"status": 429, "headers": {"Retry-After": "7"}}, {"content": GOOD})
    waits = []

    Client(settings(server.url), sleep=waits.append).ask(ask)

    assert waits == [7.0]


def test_waits_grow_and_end(serve, settings):
    server = serve({"status": 500})
    waits = []

    with pytest.raises(LlmError) as caught:
        Client(settings(server.url), sleep=waits.append).ask(ask)

    assert caught.value.code == "L003"
    assert len(waits) == 4
    assert waits == sorted(waits)
    assert 1.0 <= waits[0] < 1.5
    assert len(server.asked) == 5


def test_patience_ends_before_a_worker_would_be_ended(serve, settings):
    server = serve({"status": 429, "headers": {"Retry-After": "50"}})

    with pytest.raises(LlmError) as caught:
        Client(settings(server.url), patience=10, sleep=lambda seconds: None).ask(ask)

    assert caught.value.code == "L003"
    assert len(server.asked) == 1


def test_a_slow_server_is_given_up(serve, client):
    server = serve({"wait": 5, "content": GOOD})
    before = time.monotonic()

    with pytest.raises(LlmError) as caught:
        Client(client(server, llm_timeout=0.2).settings, backoff=0.01, patience=0.3).ask(ask)

    assert caught.value.code == "L004"
    assert "0.2 seconds" in caught.value.reason
    assert time.monotonic() - before < 3


def test_a_connection_that_is_cut_is_tried_again(serve, client):
    server = serve({"drop": True}, {"content": GOOD})

    assert client(server).ask(ask).taken.retries == 1


def test_a_server_that_is_not_there_is_named(client, serve):
    server = serve({"content": GOOD})
    server.url = "http://127.0.0.1:9/v1"

    with pytest.raises(LlmError) as caught:
        client(server).ask(ask)

    assert caught.value.code == "L001"
    assert "http://127.0.0.1:9/v1" in caught.value.reason
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize(
    ("step", "words"),
    [
        ({"status": 401, "body": '{"error": {"message": "wrong key"}}'}, "status 401): wrong key"),
        ({"status": 403, "body": "<html>no</html>"}, "status 403): <html>no</html>"),
        ({"body": "<html>hello</html>"}, "not in the protocol"),
        ({"body": '{"choices": []}'}, "not in the protocol"),
    ],
)
def test_a_refusal_carries_the_servers_words(serve, client, step, words):
    with pytest.raises(LlmError) as caught:
        client(serve(step)).ask(ask)

    assert caught.value.code == "L002"
    assert words in caught.value.reason


def test_an_answer_that_was_cut_off_is_none(serve, client):
    with pytest.raises(LlmError) as caught:
        client(serve({"content": '{"events": [', "finish": "length"})).ask(ask)

    assert caught.value.code == "L006"


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ('{"events": []}', {"events": []}),
        ('<think>{"a": 1}</think> {"events": [{}]} and more {', {"events": [{}]}),
        ('{"a": 1}', None),
        ("[]", None),
        ("", None),
    ],
)
def test_the_object_is_cut_out_of_the_answer(content, found):
    assert extracted(content) == found
