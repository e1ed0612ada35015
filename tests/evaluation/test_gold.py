import json
from pathlib import Path

import pytest

from saksi.errors import UsageError
from saksi.evaluation import read_records

GOOD = {"article": {"text": "Teks.", "language": "id", "parts": []}, "statements": [], "events": []}


def written(path: Path, *records: object) -> Path:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def with_event(**changes: object) -> dict[str, object]:
    event = {"type": "AID", "actor": [], "recipient": [], "predicate": {"start": 0, "end": 4}}
    return {**GOOD, "events": [{**event, **changes}]}


def test_a_folder_gives_the_articles_of_all_its_files(tmp_path: Path):
    written(tmp_path / "a.jsonl", GOOD, {"article": {"text": "Dua.", "language": "en"}})
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "b.json").write_text(
        json.dumps({"article": {"text": "Tiga."}}, indent=1), encoding="utf-8"
    )

    assert list(read_records(tmp_path)) == ["Teks.", "Dua.", "Tiga."]
    assert list(read_records(tmp_path, language="en")) == ["Dua."]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "it is not in the codebook's format: "),
        ("[]", "got `array`"),
        ('{"statements": []}', "missing required field `article`"),
        ('{"article": {}}', "missing required field `text` - at `$.article`"),
        (json.dumps(with_event(predicate=None)), "at `$.events[0].predicate`"),
        (json.dumps(with_event(predicate={"start": 0, "end": 99})), "offsets 0 to 99 lie outside the text"),
        (json.dumps(with_event(actor=[7])), "at `$.events[0].actor[0]`"),
    ],
)
def test_a_line_in_another_format_is_named_with_what_is_wrong(tmp_path: Path, line: str, words: str):
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(GOOD) + "\n\n" + line + "\n", encoding="utf-8")

    with pytest.raises(UsageError, match="U042") as caught:
        read_records(path)

    assert f"{path}:3: " in caught.value.reason
    assert words in caught.value.reason


def test_what_is_absent_empty_or_no_text_is_named(tmp_path: Path):
    (tmp_path / "bytes.jsonl").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "none").mkdir()
    for name, code in (("absent", "U040"), ("bytes.jsonl", "U040"), ("none", "U041")):
        with pytest.raises(UsageError) as caught:
            read_records(tmp_path / name)
        assert caught.value.code == code
    with pytest.raises(UsageError, match="in the language 'ms'"):
        read_records(written(tmp_path / "good.jsonl", GOOD), language="ms")
