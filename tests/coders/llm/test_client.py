"""Asking a server that misbehaves in the ways that servers do."""

import email.utils
import time

import pytest

from saksi.coders.llm.client import Client, Taken, extracted
from saksi.errors import LlmError
from saksi.retry_after import seconds_of
from saksi.settings import Secret

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


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (400, '{"error": {"message": "Unknown parameter.", "param": "response_format"}}'),
        (422, '{"detail": [{"loc": ["body", "response_format", "json_schema"], "msg": "extra"}]}'),
        (400, '{"error": "failed to parse grammar"}'),
        (501, "JSON mode is not there"),
        (400, ""),
        (422, "{}\n"),
    ],
)
def test_servers_say_in_many_words_that_a_format_is_unknown(serve, client, status, words):
    server = serve({"status": status, "body": words}, {"content": GOOD})
    asking = client(server)

    assert asking.ask(ask).taken.fallbacks == 1
    assert asking.ask(ask).taken.fallbacks == 0


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (404, '{"error": {"message": "The model `tiny` does not exist"}}'),
        (404, "response_format"),
        (400, '{"error": {"message": "maximum context length is 4096 tokens"}}'),
        (422, '{"detail": "messages: too long"}'),
    ],
)
def test_a_refusal_for_another_reason_keeps_the_format(serve, client, status, words):
    server = serve({"status": status, "body": words}, {"content": GOOD})
    asking = client(server)

    with pytest.raises(LlmError) as caught:
        asking.ask(ask)
    asking.ask(ask)

    assert caught.value.code == "L002"
    assert server.formats == ["json_schema", "json_schema"]


def test_a_server_that_refuses_everything_without_a_word_is_told_of(serve, client):
    server = serve(*[{"status": 400, "body": ""}] * 4)
    with pytest.raises(LlmError, match="no reason given") as caught:
        client(server).ask(ask)
    assert caught.value.code == "L002"
    assert server.formats == ["json_schema", "json_object", "json_object", "text"]


def test_a_format_is_not_given_up_by_a_server_that_refuses_all(serve, client):
    words = "response_format or whatever else this is"
    server = serve(*[{"status": 400, "body": words}] * 4, {"content": GOOD})
    asking = client(server)

    with pytest.raises(LlmError, match="L002"):
        asking.ask(ask)
    asking.ask(ask)

    assert server.formats[-1] == "json_schema"


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


def test_the_wait_may_be_given_as_a_date(serve, settings):
    date = email.utils.formatdate(time.time() + 30, usegmt=True)
    server = serve({"status": 503, "headers": {"Retry-After": date}}, {"content": GOOD})
    waits = []

    Client(settings(server.url), sleep=waits.append).ask(ask)

    assert 20 < waits[0] <= 30


@pytest.mark.parametrize(
    ("words", "seconds"),
    [
        ("7", 7.0),
        (" 0.5 ", 0.5),
        ("Thu, 01 Jan 1970 00:02:00 GMT", 60.0),
        ("Thu, 01 Jan 1970 00:02:00 -0000", 60.0),
        ("Thu, 01 Jan 1970 00:00:10 GMT", 0.0),
        ("-5", None),
        (".", None),
        ("soon", None),
        ("\u0663", None),
        ("", None),
        (None, None),
    ],
)
def test_what_a_server_says_of_waiting(words, seconds):
    assert seconds_of(words, now=60.0) == seconds


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


@pytest.mark.parametrize("where", ["head", "body"])
def test_an_answer_that_comes_byte_by_byte_is_given_up(serve, settings, where):
    server = serve({"drip": where})
    before = time.monotonic()

    with pytest.raises(LlmError) as caught:
        Client(settings(server.url, llm_timeout=0.5), backoff=0.01, patience=1.2).ask(ask)

    assert caught.value.code == "L004"
    assert time.monotonic() - before < 2


def test_patience_holds_for_all_tries_and_formats(serve, settings):
    refusal = {"refuse": ["json_schema", "json_object"], "wait": 0.5, "content": GOOD}
    before = time.monotonic()

    with pytest.raises(LlmError) as caught:
        Client(settings(serve(refusal).url), backoff=0.01, patience=0.8).ask(ask)

    assert caught.value.code == "L004"
    assert time.monotonic() - before < 1.2


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


@pytest.mark.parametrize(
    ("key", "body"),
    [
        ("s3cret", '{"error": {"message": "wrong key: s3cret."}}'),
        ("sk-live/0123456789", '{"error": {"message": "wrong key: sk-live/0123456789"}}'),
        ("sk-live/0123456789", '<p title="sk-live%2F0123456789">sk-live\\/0123456789</p>'),
        ("sk-live/0123456789", "Bearer sk-live/0123456789"),
        ("sk-live/0123456789", "wrong key: sk-live/01********"),
        ("sk-live/0123456789", "wrong key ending in 23456789"),
    ],
)
def test_the_key_is_never_repeated(serve, client, key, body):
    with pytest.raises(LlmError) as caught:
        client(serve({"status": 401, "body": body}), llm_key=Secret(key)).ask(ask)

    assert "status 401" in caught.value.reason
    assert "[hidden]" in caught.value.reason
    assert not [key[n : n + 6] for n in range(len(key) - 5) if key[n : n + 6] in caught.value.reason]


def test_a_short_key_hides_no_other_words(serve, client):
    with pytest.raises(LlmError, match="no excuse: expired"):
        client(serve({"status": 401, "body": "no excuse: expired"}), llm_key=Secret("x")).ask(ask)


def test_the_login_of_an_address_is_not_shown(client, serve):
    server = serve({"content": GOOD})
    server.url = "http://desk:p4ssword@127.0.0.1:9/v1"

    with pytest.raises(LlmError, match=r"http://127.0.0.1:9/v1") as caught:
        client(server).ask(ask)

    assert "p4ssword" not in str(caught.value)


@pytest.mark.parametrize(
    ("steps", "counts"),
    [
        ([{"content": "", "finish": "length"}], (1, 100, 10)),
        ([{"content": "no"}], (2, 200, 20)),
        ([{"body": '{"choices": [], "usage": {"prompt_tokens": 7, "completion_tokens": 1}}'}], (1, 7, 1)),
        ([{"status": 400, "body": '{"usage": {"prompt_tokens": 7}}'}], (0, 7, 0)),
        ([{"status": 401, "body": "[" * 100_000}], (0, 0, 0)),
        ([{"content": "no"}, {"status": 401}], (1, 100, 10)),
    ],
)
def test_what_is_not_answered_in_the_end_is_counted(serve, client, steps, counts):
    taken = Taken()

    with pytest.raises(LlmError):
        client(serve(*steps)).ask(ask, taken=taken)

    assert (taken.requests, taken.tokens_in, taken.tokens_out) == counts


@pytest.mark.parametrize("body", ["3", '"x"', "[]", '{"choices": [3]}', '{"choices": [{"message": "x"}]}'])
def test_odd_answers_are_not_in_the_protocol(serve, client, body):
    with pytest.raises(LlmError, match="not in the protocol"):
        client(serve({"body": body})).ask(ask)


def test_an_answer_without_end_is_given_up(serve, client, monkeypatch):
    monkeypatch.setattr("saksi.coders.llm.post._LARGEST", 1000)

    with pytest.raises(LlmError, match="does not end"):
        client(serve({"body": "x" * 2000})).ask(ask)


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
