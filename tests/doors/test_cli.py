import json
import os
import subprocess
import sys
import time

import pytest

from saksi import __version__

MODULE = [sys.executable, "-m", "saksi"]


def run_saksi(*words, **options):
    return subprocess.run(
        [*MODULE, *map(str, words)], capture_output=True, timeout=120, check=False, **options
    )


def test_version(saksi):
    result = saksi("--version")
    assert (result.exit_code, result.output) == (0, f"saksi {__version__}\n")


@pytest.mark.parametrize("words", [["--help"], ["read", "--help"], ["demo", "--help"], ["schema", "--help"]])
def test_help_is_there_for_each_command(saksi, words):
    result = saksi(*words)
    assert result.exit_code == 0
    assert "Usage" in result.output


def test_no_command_shows_the_help(saksi):
    result = saksi()
    assert result.exit_code == 2
    assert "demo" in result.output


def test_help_comes_without_heavy_imports():
    script = "import sys, saksi.doors.cli; print({'spacy', 'msgspec', 'yaml', 'httpx2'} & {*sys.modules})"
    result = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True
    )
    assert result.stdout == "set()\n"


def test_version_comes_at_once():
    times = []
    for _ in range(3):
        start = time.perf_counter()
        run_saksi("--version")
        times.append(time.perf_counter() - start)
    # 0.2 s on an idle machine; the limit leaves room for a busy one.
    assert min(times) < 1.0


def test_schema_is_a_json_schema(saksi):
    result = saksi("schema")
    schema = json.loads(result.stdout)
    assert result.exit_code == 0
    assert schema["$defs"]["Statement"]["properties"]["in"]
    assert "\n  " in result.stdout


@pytest.mark.parametrize(
    "words",
    [
        ["read"],
        ["read", "--nonsense", "a.txt"],
        ["read", "--timeout", "0", "a.txt"],
        ["read", "--timeout", "nan", "a.txt"],
        ["read", "--language", "xx", "a.txt"],
        ["read", "-", "-"],
        ["nonsense"],
    ],
)
def test_wrong_use_ends_with_2(saksi, words):
    assert saksi(*words, input="").exit_code == 2


def test_the_view_without_a_terminal_is_plain_text(saksi, article):
    result = saksi("read", article)
    assert result.exit_code == 0
    assert "\x1b" not in result.stdout
    assert max(len(line) for line in result.stdout.splitlines()) <= 100
    assert all(line == line.rstrip() for line in result.stdout.splitlines())
    assert "Rusia RUS, Kuba CUB" in result.stdout
    assert result.stdout.splitlines()[-1].startswith("1 article, ")


def test_json_writes_one_record_a_line(saksi, article):
    result = saksi("read", "--json", article, article)
    lines = result.stdout.splitlines()
    assert len(lines) == 2
    assert json.loads(lines[0])["article"]["title"] == "Rusia dan Kuba Teken Perjanjian Gandum"
    assert lines[0] == lines[1]


def test_offsets_are_those_of_the_page(saksi, article):
    record = json.loads(saksi("read", "--json", article).stdout)
    text = record["article"]["text"]
    assert text == article.read_text(encoding="utf-8")
    cues = [text[s["cue"]["start"] : s["cue"]["end"]] for s in record["statements"]]
    assert any(cue.startswith("mengatakan") for cue in cues)


def test_explanations_come_only_when_asked_for(saksi, article):
    assert "why" not in json.loads(saksi("read", "--json", article).stdout)["events"][0]
    assert json.loads(saksi("read", "--json", "--why", article).stdout)["events"][0]["why"]
    assert "entry" not in saksi("read", article).stdout
    explained = saksi("read", "--why", article).stdout
    assert "entry" in explained
    assert "rejected: " in explained
    assert "considered, and not told" in explained


def test_the_standard_input_is_read_as_a_page(article):
    result = run_saksi("read", "-", "--json", input=article.read_bytes())
    assert result.returncode == 0
    assert json.loads(result.stdout)["article"]["title"] == "Rusia dan Kuba Teken Perjanjian Gandum"


def test_a_closed_pipe_ends_quietly(article):
    command = [*MODULE, "read", "--json", *[str(article)] * 40]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 141


def test_a_closed_pipe_ends_the_view_quietly(article):
    command = [*MODULE, "read", *[str(article)] * 40]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 141


@pytest.mark.skipif(os.name == "nt", reason="signals are those of Unix")
def test_ctrl_c_ends_with_130_and_no_traceback():
    import signal

    with subprocess.Popen(
        [*MODULE, "read", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # A run in the background is started deaf to Ctrl-C; here somebody is listening.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as process:
        time.sleep(2)
        process.send_signal(signal.SIGINT)
        out, error = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in out + error


def test_an_output_that_knows_only_ascii_does_not_end_the_run(article):
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    result = run_saksi("read", article, env=environment)
    assert result.returncode == 0
    assert b"Traceback" not in result.stderr


def test_no_colour_is_honoured_in_both_spellings(saksi, article):
    assert saksi("read", "--no-colour", article).exit_code == 0
    assert saksi("read", "--no-color", article).exit_code == 0


def test_another_language_can_be_asked_for(saksi, article):
    result = saksi("read", "--json", "--language", "ms", article)
    assert result.exit_code == 0
    assert json.loads(result.stdout)["article"]["known"]["language"] == "asked for"


def in_a_terminal(*words, **environment):
    import pty

    main, side = pty.openpty()
    variables = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", **environment}
    with subprocess.Popen(
        [*MODULE, *map(str, words)], stdout=side, stderr=subprocess.DEVNULL, env=variables
    ) as process:
        os.close(side)
        shown = b""
        # A terminal whose other side is closed ends with an error on Linux and with nothing elsewhere.
        try:
            while chunk := os.read(main, 65536):
                shown += chunk
        except OSError:
            pass
        os.close(main)
        assert process.wait(60) == 0
    return shown.decode()


@pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are those of Unix")
def test_a_terminal_gets_colours_unless_it_wants_none(article):
    assert "38;5" in in_a_terminal("read", article, NO_COLOR="")
    for plain in (
        in_a_terminal("read", article, NO_COLOR="1"),
        in_a_terminal("read", "--no-colour", article),
    ):
        assert "38;5" not in plain
        assert "\x1b[4m" in plain
