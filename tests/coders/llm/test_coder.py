"""The coder as a whole, through the commands, against a server process."""

import json

import pytest
from typer.testing import CliRunner

from saksi import coders
from saksi.coders.llm.coder import LlmCoder
from saksi.coders.llm.server import checked, patience
from saksi.doors.cli import app
from saksi.errors import LlmError, UsageError
from saksi.settings import Secret, Settings, read_settings
from tests.conftest import article_of
from tests.run.server import serving

PAGE = (
    "Rusia mengecam Kuba.\n\nPara menteri itu mengatakan bahwa mereka akan datang ke Havana pada hari ini.\n"
)
ANSWER = {
    "statements": [],
    "events": [
        {
            **{
                "line": 1,
                "type": "ACCUSE",
                "mode": None,
                "predicate": "mengecam",
                "location": [],
                "date": None,
            },
            **{"actor": [{"name": "Rusia", "id": "RUS", "sector": "GOV"}], "recipient": []},
            **{"polarity": "positive", "certainty": "certain", "time": "past", "statement": None},
        },
        {"line": 1, "type": "AID", "predicate": "membantu", "actor": [{"name": "Rusia", "id": "RUS"}]},
    ],
}


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "berita.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def archived(folder):
    """Return all bytes that an archive keeps, as text."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return "".join(path.read_bytes().decode("latin-1") for path in files)


@pytest.fixture
def saksi(tmp_path):
    def run(server, *words):
        environment = {
            **{"SAKSI_LLM_URL": server.url, "SAKSI_LLM_MODEL": "tiny", "SAKSI_LLM_KEY": "s3cret"},
            **{"SAKSI_CACHE": str(tmp_path / "cache"), "SAKSI_LLM_PRICE_IN": "20"},
        }
        result = CliRunner().invoke(app, [str(word) for word in words], env=environment)
        assert "s3cret" not in result.output + result.stderr + archived(tmp_path / "archive")
        return result

    return run


def test_read_gives_the_models_records_and_tells_what_they_took(serve, saksi, page):
    server = serve({"content": json.dumps(ANSWER)})

    result = saksi(server, "read", page, "--coder", "llm", "--json", "--why")

    assert result.exit_code == 0, result.stderr
    record = json.loads(result.stdout)
    assert [event["type"] for event in record["events"]] == ["ACCUSE"]
    assert record["coder"] == "llm tiny 1"
    assert record["events"][0]["why"] == ["quoted by llm tiny 1 in line 1"]
    assert result.stderr == (
        "tiny: 1 request; 100 tokens sent, 10 received; cost 0.0020; "
        "1 piece dropped, not in the text or malformed\n"
    )


def test_an_answer_is_asked_for_once_and_kept(serve, saksi, page):
    server = serve({"content": json.dumps(ANSWER)})

    first, second = (saksi(server, "read", page, "--coder", "llm", "--json") for _ in range(2))

    assert first.stdout == second.stdout
    assert len(server.asked) == 1
    assert "0 requests, 1 answer from the cache; 0 tokens sent" in second.stderr


def test_another_model_or_text_is_asked_anew(serve, settings):
    server = serve({"content": '{"events": []}'})
    for model, words in (("a", "Satu."), ("a", "Dua."), ("b", "Satu."), ("a", "Satu.")):
        LlmCoder(settings(server.url, llm_model=model))(article_of(words))

    assert len(server.asked) == 3


def test_a_page_that_the_model_fails_on_is_refused_and_the_others_are_read(serve, saksi, page, tmp_path):
    other = tmp_path / "lain.txt"
    other.write_text("Kuba menolak usul itu pada hari ini dan akan pergi ke sana.\n", encoding="utf-8")
    server = serve({"status": 401, "body": "{}"}, {"content": '{"events": []}'})

    result = saksi(server, "read", page, other, "--coder", "llm", "--json")

    assert result.exit_code == 1
    assert "(L002)" in result.stderr
    assert len(result.stdout.splitlines()) == 1


def test_add_stores_the_models_records_and_counts_over_processes(serve, saksi, page, tmp_path):
    server = serve({"content": json.dumps(ANSWER)})
    archive = ["--archive", tmp_path / "archive"]

    added = saksi(server, "add", page, "--coder", "llm", "--workers", "1", *archive)
    assert added.exit_code == 0, added.stderr
    assert "tiny: 1 request; 100 tokens sent" in added.stderr
    listed = saksi(server, "events", "--json", *archive)
    assert [json.loads(line)["type"] for line in listed.stdout.splitlines()] == ["ACCUSE"]
    again = saksi(server, "add", page, "--coder", "llm", "--workers", "1", *archive)
    assert "1 known already" in again.stdout


@pytest.mark.parametrize(
    ("failure", "code"),
    [
        ({"status": 401, "body": '{"error": "no such key: s3cret"}'}, "L002"),
        ({"content": "", "finish": "length"}, "L006"),
        ({"content": "no idea"}, "L005"),
    ],
)
def test_add_asks_again_for_what_failed_and_clears_its_refusal(serve, saksi, page, tmp_path, failure, code):
    server = serve(*[failure] * (2 if code == "L005" else 1), {"content": json.dumps(ANSWER)})
    command = ["add", page, "--coder", "llm", "--workers", "0", "--archive", tmp_path / "archive"]
    listing = ["refusals", "--json", "--archive", tmp_path / "archive"]

    first = saksi(server, *command)
    assert first.exit_code == 1
    assert f"({code})" in first.stderr
    assert "0 articles stored" in first.stdout
    assert "1 refused" in first.stdout
    assert [json.loads(line)["code"] for line in saksi(server, *listing).stdout.splitlines()] == [code]
    second = saksi(server, *command)
    assert second.exit_code == 0, second.stderr
    assert "1 article stored" in second.stdout
    assert saksi(server, *listing).stdout == ""
    assert "1 known already" in saksi(server, *command).stdout


def test_what_a_failed_page_took_is_told(serve, saksi, page):
    failed = saksi(serve({"content": "", "finish": "length"}), "read", page, "--coder", "llm")

    assert failed.exit_code == 1
    assert "tiny: 1 request; 100 tokens sent, 10 received; cost 0.0020" in failed.stderr


def test_another_coder_reads_what_the_model_failed_on(serve, saksi, page, tmp_path, indonesian):
    server = serve({"status": 401}, {"content": json.dumps(ANSWER)})
    archive = ["--archive", tmp_path / "archive"]
    add = ["add", page, "--workers", "0", *archive]

    assert saksi(server, *add, "--coder", "llm").exit_code == 1
    assert saksi(server, *add).exit_code == 0
    assert saksi(server, "refusals", "--json", *archive).stdout == ""
    assert saksi(server, *add, "--coder", "llm").exit_code == 0
    (article,) = saksi(server, "sql", "SELECT coder FROM articles", "--json", *archive).stdout.splitlines()
    assert json.loads(article) == {"coder": "llm tiny 1"}


def test_watch_takes_the_coder_and_asks_again_for_what_failed(serve, saksi, tmp_path):
    server = serve({"status": 401}, {"content": '{"events": []}'})
    with serving() as site:
        for number in (1, 2):
            site.answers[f"/{number}"] = f"<html><body><p>{PAGE} {number}.</p></body></html>"
        site.answers["/rss"] = (200, {"ETag": '"v1"'}, site.answers["/rss"])
        command = ["watch", f"{site.root}/rss", "--coder", "llm", "--workers", "0", "--rounds", "5"]
        more = ["--every", "0.01", "--pause", "0", "--allow-private", "--archive", tmp_path / "archive"]
        result = saksi(server, *command, *more)

    assert result.exit_code == 1
    assert result.stderr.count("(L002)") == 1
    assert "2 articles stored" in result.stdout
    assert "tiny: 2 requests; 200 tokens sent" in result.stderr
    listed = saksi(server, "refusals", "--json", "--archive", tmp_path / "archive")
    assert listed.stdout == ""


def test_evaluate_scores_the_model(serve, saksi, tmp_path):
    wanted = {**ANSWER["events"][0], "predicate": {"start": 6, "end": 14}}
    gold = tmp_path / "gold.jsonl"
    gold.write_text(
        json.dumps({"article": {"text": PAGE, "language": "id"}, "events": [wanted]}) + "\n", encoding="utf-8"
    )

    found = saksi(serve({"content": json.dumps(ANSWER)}), "evaluate", gold, "--coder", "llm", "--json")

    assert json.loads(found.stdout)["event"]["f1"] == 1.0


def test_compare_shows_where_the_model_differs(serve, saksi, page, indonesian):
    server = serve({"content": json.dumps(ANSWER)})

    result = saksi(server, "compare", page, "--json")
    found = json.loads(result.stdout)

    assert result.exit_code == 0, result.stderr
    assert (found["coder"], found["against"]) == ("llm", "built-in")
    assert any(item["kind"] == "parties" and item["what"] == "ACCUSE" for item in found["differences"])
    told = saksi(server, "compare", page, "--errors", "3")
    assert "llm against built-in: F1 is how far they agree" in told.stdout
    assert "built-in" in told.stdout.splitlines()[3]


def test_pages_with_one_text_are_compared_once(serve, saksi, page, tmp_path, indonesian):
    other = tmp_path / "salinan.txt"
    other.write_text(PAGE, encoding="utf-8")
    server = serve({"content": json.dumps(ANSWER)})

    assert saksi(server, "compare", page, other, "--json").exit_code == 0
    assert saksi(server, "compare", page, tmp_path / "tidak-ada.txt", "--json").exit_code == 1


def test_a_page_that_one_side_refuses_is_told_by_the_exit_status(serve, saksi, page, indonesian):
    result = saksi(serve({"status": 401}), "compare", page, "--json")

    assert result.exit_code == 1
    assert "(L002)" in result.stderr


def test_another_server_is_asked_anew(serve, settings):
    first, second = (serve({"content": '{"events": []}'}) for _ in range(2))
    for url in (first.url, second.url, first.url + "/"):
        LlmCoder(settings(url))(article_of("Satu."))

    assert (len(first.asked), len(second.asked)) == (1, 1)


@pytest.mark.parametrize("command", ["read", "compare", "add"])
@pytest.mark.parametrize("damage", [b"no database at all, but long enough to be one" * 40, None])
def test_a_damaged_cache_is_told_in_one_line(serve, saksi, page, tmp_path, command, damage):
    cache = tmp_path / "cache" / "llm.db"
    cache.parent.mkdir()
    if damage is None:
        cache.mkdir()
    else:
        cache.write_bytes(damage)
    archive = ["--archive", tmp_path / "archive", "--workers", "1"] if command == "add" else []
    server = serve({"content": "{}"})

    result = saksi(server, command, page, *archive, *([] if command == "compare" else ["--coder", "llm"]))

    (line,) = result.stderr.splitlines()
    assert f"the answers kept in {cache} cannot be used" in line
    assert "(L007)" in line
    assert result.exit_code == 1
    assert server.asked == []


def test_a_cache_that_is_damaged_on_the_way_costs_its_page_only(serve, settings, tmp_path):
    coder = LlmCoder(settings(serve({"content": '{"events": []}'}).url))
    coder(article_of("Satu."))
    for file in (tmp_path / "cache").iterdir():
        file.write_bytes(b"x" * 9000)

    with pytest.raises(LlmError, match="L007"):
        coder(article_of("Satu."))


def test_half_of_a_surrogate_pair_does_not_keep_a_page_from_being_asked_about(serve, settings):
    server = serve({"content": '{"events": []}'})

    assert LlmCoder(settings(server.url))(article_of("Satu \ud800 dua.")).events == ()


def test_a_worker_waits_longer_than_the_client(tmp_path):
    for seconds in (1.0, 120.0, 600.0):
        settings = Settings(llm_timeout=seconds)
        assert coders.patience_of("llm", settings=settings) > patience(settings) + 60 > seconds


def test_without_a_server_it_is_told_before_anything_is_read(page, tmp_path):
    for words in (["read", page], ["add", page, "--archive", tmp_path / "archive"], ["compare", page]):
        result = CliRunner().invoke(
            app, [*map(str, words), "--coder", "llm"], env={"SAKSI_LLM_URL": "", "SAKSI_LLM_MODEL": ""}
        )

        (line,) = result.stderr.splitlines()
        assert "SAKSI_LLM_URL and SAKSI_LLM_MODEL missing (U050)" in line
        assert result.exit_code == 2


def test_the_key_is_never_shown():
    settings = read_settings({"SAKSI_LLM_KEY": "s3cret", "SAKSI_LLM_TIMEOUT": "5"})

    assert settings.llm_key == Secret("s3cret")
    assert settings.llm_timeout == 5.0
    assert "s3cret" not in repr(settings) + str(settings.llm_key) + f"{settings}"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("soon", "is no number: 'soon'"),
        ("nan", "is no number"),
        ("inf", "is no number"),
        ("-5", "is less than 0"),
    ],
)
def test_a_setting_that_is_no_number_is_wrong_use(value, words):
    with pytest.raises(UsageError, match=f"SAKSI_LLM_TIMEOUT {words}"):
        read_settings({"SAKSI_LLM_TIMEOUT": value})


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"SAKSI_LLM_URL": "localhost:8080/v1"}, "localhost:8080/v1 does not begin with http:// or https://"),
        ({"SAKSI_LLM_URL": "model.example/v1"}, "does not begin with http:// or https://"),
        ({"SAKSI_LLM_URL": "ftp://model.example/v1"}, "does not begin with http:// or https://"),
        ({"SAKSI_LLM_URL": "http://model.example /v1"}, "a blank or a line break"),
        ({"SAKSI_LLM_URL": "http://model.example\n/v1"}, "a blank or a line break"),
        ({"SAKSI_LLM_URL": "http:///v1"}, "it names no host"),
        ({"SAKSI_LLM_URL": "http://model.example:x/v1"}, "it cannot be parsed"),
        ({"SAKSI_LLM_URL": "http://[::1/v1"}, "it cannot be parsed"),
        ({"SAKSI_LLM_URL": "http://me:s3cret@model.example/v1?key=s3cret"}, "behind http://model.example/v1"),
        ({"SAKSI_LLM_URL": "http://model.example/v1/chat/completions/"}, "leave that off"),
        ({"SAKSI_LLM_KEY": "s3cret\nX-More: 1"}, "SAKSI_LLM_KEY holds a blank, a line break"),
        ({"SAKSI_LLM_KEY": "s3cret s3cret"}, "SAKSI_LLM_KEY holds a blank"),
        ({"SAKSI_LLM_KEY": "s3crèt"}, "SAKSI_LLM_KEY holds"),
        ({"SAKSI_LLM_TIMEOUT": "0"}, "SAKSI_LLM_TIMEOUT must be more than 0 seconds"),
    ],
)
def test_settings_that_cannot_be_used_are_told_before_anything_is_read(changes, words, page, tmp_path):
    environment = {"SAKSI_LLM_URL": "http://127.0.0.1:9/v1", "SAKSI_LLM_MODEL": "tiny", **changes}
    archive = ["--archive", str(tmp_path / "archive")]
    for command in (
        ["read", str(page)],
        ["add", str(page), *archive],
        ["watch", "http://x.example", *archive],
    ):
        result = CliRunner().invoke(app, [*command, "--coder", "llm"], env=environment)

        (line,) = result.stderr.splitlines()
        assert words in line
        assert "(U053)" in line
        assert "s3c" not in line
        assert result.exit_code == 2


def test_blanks_around_settings_do_not_matter():
    settings = read_settings(
        {"SAKSI_LLM_URL": " http://x/v1\n", "SAKSI_LLM_MODEL": "tiny ", "SAKSI_LLM_KEY": "s3cret\n"}
    )

    assert checked(settings) == settings
    assert (settings.llm_url, settings.llm_model) == ("http://x/v1", "tiny")
    assert settings.llm_key == Secret("s3cret")


def test_a_change_of_coder_makes_records_stale():
    settings = Settings(llm_url="http://x/v1", llm_model="tiny")

    assert coders.version_of("llm", settings=settings) == "llm tiny 1"
    assert coders.version_of("built-in") != "llm tiny 1"
    with pytest.raises(UsageError, match="U052"):
        coders.load("oracle")
