"""The commands that touch an archive, with a coder of a few lines in place of the real one."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from saksi.doors.cli import app
from saksi.run import local
from saksi.store.commit import Committer
from saksi.store.place import place_of
from tests.run import readers
from tests.run.server import serving
from tests.store.samples import outcome, refused

ROOT = Path(__file__).parents[2]
MODULE = [sys.executable, "-c", "from saksi.doors.cli import main; main()"]


@pytest.fixture
def archive(tmp_path):
    path = tmp_path / "archive"
    committer = Committer(place_of(path))
    committer.commit([outcome(1), outcome(2, published=None), refused(1)])
    committer.commit([outcome(1, body="Samudra menolak usul Nusantara, kata Ratna.")])
    committer.close()
    return path


@pytest.fixture
def saksi(archive):
    def run(*words, status=0):
        result = CliRunner().invoke(app, [*words, "--archive", str(archive)])
        assert result.exit_code == status, result.output + result.stderr
        return result

    return run


def lines(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.parametrize(
    ("command", "count"), [("events", 2), ("statements", 2), ("articles", 2), ("refusals", 1)]
)
def test_every_listing_in_every_format(saksi, tmp_path, command, count):
    listed = lines(saksi(command, "--json"))
    assert len(listed) == count
    assert all(row["id"] for row in listed)
    assert len(list(csv.DictReader(io.StringIO(saksi(command, "--format", "csv").stdout)))) == count
    file = tmp_path / "out.parquet"
    saksi(command, "--format", "parquet", "--output", str(file))
    assert pq.read_table(file)["id"].to_pylist() == [row["id"] for row in listed]
    assert f"{count} {command if count > 1 else command[:-1]} matched" in saksi(command).stdout


def test_a_limit_holds_and_the_count_is_told(saksi):
    result = saksi("events", "--limit", "1", "--json")
    assert len(lines(result)) == 1
    assert (
        "2 events matched, 1 shown; 2 articles read, 1 refused, newest 2026-03-05T08:00:00+07:00"
        in result.stderr
    )
    assert len(lines(saksi("events", "--limit", "0", "--json"))) == 2


def test_filters(saksi):
    assert len(lines(saksi("events", "--dyad", "mys", "idn", "--json"))) == 2
    assert lines(saksi("events", "--actor", "USA", "--json")) == []
    assert "0 events matched, 0 shown; 2 articles read, 1 refused" in saksi("events", "--actor", "USA").stdout
    assert "1 more without a date" in saksi("events", "--since", "2026-01-01").stdout
    assert len(lines(saksi("articles", "--text", "samudra menolak", "--json"))) == 2


def test_names_of_the_codebook_in_json(saksi):
    (first, _) = lines(saksi("statements", "--json"))
    assert first["in"] is None
    assert "in_" not in first
    assert "batch" not in first


def test_why(saksi):
    id_ = lines(saksi("events", "--json", "--since", "2026-01-01"))[0]["id"]
    told = saksi("why", id_).stdout
    assert "according to Ratna" in told
    assert "Samudra menolak usul Nusantara" in told
    assert "entry menolak" in told
    walked = json.loads(saksi("why", id_, "--json").stdout)
    assert (walked["id"], walked["quote"]) == (id_, "menolak")


def test_as_of(saksi):
    assert lines(saksi("events", "--json", "--as-of", "2000-01-01")) == []
    assert len(lines(saksi("events", "--json", "--as-of", "2100-01-01"))) == 2


def test_sql(saksi):
    assert lines(saksi("sql", "SELECT count(*) AS n FROM articles", "--json")) == [{"n": 2}]
    refusal = saksi("sql", "COPY events TO '/tmp/saksi-x.csv'", status=2)
    assert refusal.stderr.startswith("saksi: Only one SELECT can be run. (U020)")


def test_care(saksi):
    assert json.loads(saksi("status", "--json").stdout)["health"] == ["Healthy."]
    assert "Healthy." in saksi("status").stdout
    assert "Whole." in saksi("check").stderr
    assert json.loads(saksi("tidy", "--json").stdout)["swept"] == 0
    assert "merged into" in saksi("tidy").stdout


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["events", "--type", "ACUSE"], "Did you mean ACCUSE"),
        (["events", "--since", "kemarin"], "U022"),
        (["events", "--as-of", "kemarin"], "U022"),
        (["why", "nothing"], "U025"),
        (["sql", "SELEC"], "U020"),
        (["add", "x.csv", "--column", "teks=isi"], "U031"),
    ],
)
def test_wrong_use_is_told_in_one_line(saksi, words, says):
    result = saksi(*words, status=2)
    assert says in result.stderr
    assert result.stderr.count("\n") == 1


def test_no_archive_is_told(tmp_path):
    result = CliRunner().invoke(app, ["events", "--archive", str(tmp_path / "none")])
    assert result.exit_code == 1
    assert "There is no archive" in result.stderr


def test_the_archive_may_be_named_by_the_environment(archive, monkeypatch):
    monkeypatch.setenv("SAKSI_ARCHIVE", str(archive))
    assert "2 articles" in CliRunner().invoke(app, ["status"]).stdout


def test_add(saksi, tmp_path, monkeypatch):
    monkeypatch.setattr(local, "load_pipeline", readers.load)
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(4):
        (folder / f"{number}.txt").write_text(f"teks {number}")
    result = saksi("add", str(folder), "--workers", "0", "--json")
    assert json.loads(result.stdout)["articles"] == 4
    assert json.loads(saksi("add", str(folder), "--workers", "0", "--json").stdout)["known"] == 4
    (folder / "5.txt").write_text("REFUSE")
    result = saksi("add", str(folder), "--workers", "0", status=1)
    assert "4 known already; 1 refused" in result.stdout
    assert "R001" in result.stderr


def test_watch(saksi, monkeypatch):
    monkeypatch.setattr(local, "load_pipeline", readers.load)
    options = [
        "--allow-private",
        "--workers",
        "0",
        "--rounds",
        "2",
        "--every",
        "0.01",
        "--pause",
        "0",
        "--json",
    ]
    with serving() as server:
        result = saksi("watch", server.root + "/rss", *options)
    assert json.loads(result.stdout)["articles"] == 2
    assert server.paths().count("/rss") == 2
    assert server.paths().count("/1") == 1


def test_watch_a_list_in_a_file(saksi, tmp_path, monkeypatch):
    monkeypatch.setattr(local, "load_pipeline", readers.load)
    file = tmp_path / "feeds.opml"
    with serving() as server:
        file.write_text(server.answers["/opml"])
        options = ["--allow-private", "--workers", "0", "--rounds", "1", "--pause", "0", "--json"]
        assert json.loads(saksi("watch", str(file), *options).stdout)["articles"] == 2
        file.write_text(server.answers["/opml"].replace("</body>", '<outline text="Mati"/></body>'))
        told = saksi("watch", str(file), *options, status=1).stderr
        assert "feeds.opml: Mati: " in told
        assert "R052" in told
    file.write_text("nothing")
    assert "R048" in saksi("watch", str(file), status=1).stderr


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ")
def test_ctrl_c_finishes_the_batch_in_hand(tmp_path):
    """With the real command in a process of its own, reading with the reader of the tests."""
    rows = tmp_path / "set.jsonl"
    rows.write_text("\n".join(json.dumps({"text": f"teks {n}"}) for n in range(400_000)))
    archive = tmp_path / "archive"
    script = (
        "from saksi.run import local; from tests.run import readers; local.load_pipeline = readers.load;"
        "from saksi.doors.cli import app;"
        f"app(['add', {str(rows)!r}, '--archive', {str(archive)!r}, '--workers', '0'])"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")])}
    process = subprocess.Popen(
        [sys.executable, "-c", script],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        # A run in the background is started deaf to Ctrl-C; here somebody is listening.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    deadline = time.monotonic() + 60
    while not (archive / "tables" / "batches" / "_delta_log").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(1.0)
    process.send_signal(signal.SIGINT)
    output, errors = process.communicate(timeout=60)
    assert process.returncode == 130, errors
    assert "finishing the pages in hand" in errors
    assert "Traceback" not in errors
    stored = int(output.split(" articles stored")[0].replace(",", ""))
    counted = CliRunner().invoke(app, ["articles", "--archive", str(archive), "--limit", "1"])
    assert counted.stdout.splitlines()[-1].startswith(f"{stored:,} article")


def test_help_names_every_filter():
    told = CliRunner().invoke(app, ["events", "--help"], env={"COLUMNS": "200"}).stdout
    for option in (
        "--actor", "--recipient", "--dyad", "--type", "--mode", "--quad", "--polarity", "--certainty",
        "--time", "--source", "--kind", "--place", "--outlet", "--credit", "--language", "--text", "--since",
        "--until",
        "--as-of", "--limit", "--json", "--format", "--output", "--archive",
    ):  # fmt: skip
        assert option in told


@pytest.mark.skipif(os.name == "nt", reason="pipes close with a signal of Unix")
@pytest.mark.parametrize("words", [["events"], ["articles", "--json"], ["sql", "SELECT 1"], ["status"]])
def test_a_closed_pipe_ends_a_listing_quietly(archive, words):
    end, written = os.pipe()
    os.close(end)
    command = [*MODULE, *words, "--archive", str(archive)]
    with subprocess.Popen(command, stdout=written, stderr=subprocess.PIPE) as process:
        os.close(written)
        assert process.stderr.read() == b""
        assert process.wait(60) == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk_under_the_output_is_said(archive):
    command = [*MODULE, "events", "--json", "--archive", str(archive)]
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert ended.returncode == 1
    assert ended.stderr.count(b"\n") == 1
    assert b"R034" in ended.stderr


def test_why_tells_fields_and_what_is_no_record_after_all(saksi, archive):
    id_ = lines(saksi("articles", "--json"))[0]["id"]
    assert "language" in saksi("why", id_).stdout
    assert "frequent words" in saksi("why", id_, "--full").stdout
    (walk,) = lines(saksi("why", id_, "--json"))
    assert {"field", "reasons", "rejected"} == set(walk["fields"][0])
