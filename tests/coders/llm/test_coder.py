"""The coder as a whole, through the commands, against a server process."""

import json

import pytest
from typer.testing import CliRunner

from saksi import coders
from saksi.coders.llm.coder import LlmCoder
from saksi.doors.cli import app
from saksi.errors import UsageError
from saksi.settings import Secret, Settings, read_settings
from tests.conftest import article_of

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


@pytest.fixture
def saksi(tmp_path):
    def run(server, *words):
        environment = {
            **{"SAKSI_LLM_URL": server.url, "SAKSI_LLM_MODEL": "tiny", "SAKSI_LLM_KEY": "s3cret"},
            **{"SAKSI_CACHE": str(tmp_path / "cache"), "SAKSI_LLM_PRICE_IN": "20"},
        }
        result = CliRunner().invoke(app, [str(word) for word in words], env=environment)
        assert "s3cret" not in result.output + result.stderr
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
        "1 pieces dropped, not in the text or malformed\n"
    )


def test_an_answer_is_asked_for_once_and_kept(serve, saksi, page):
    server = serve({"content": json.dumps(ANSWER)})

    first, second = (saksi(server, "read", page, "--coder", "llm", "--json") for _ in range(2))

    assert first.stdout == second.stdout
    assert len(server.asked) == 1
    assert "0 requests, 1 answers from the cache; 0 tokens sent" in second.stderr


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


def test_a_setting_that_is_no_number_is_wrong_use():
    with pytest.raises(UsageError, match="SAKSI_LLM_TIMEOUT is no number: 'soon'"):
        read_settings({"SAKSI_LLM_TIMEOUT": "soon"})


def test_a_change_of_coder_makes_records_stale():
    settings = Settings(llm_url="http://x/v1", llm_model="tiny")

    assert coders.version_of("llm", settings=settings) == "llm tiny 1"
    assert coders.version_of("built-in") != "llm tiny 1"
    with pytest.raises(UsageError, match="U052"):
        coders.load("oracle")
