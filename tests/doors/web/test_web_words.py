"""The interface says the same in each of its languages."""

import re
import string
from pathlib import Path

import pytest

import saksi.doors.web as web
from saksi.doors.web.words import CODES, words

FOLDER = Path(web.__file__).parent


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("code", CODES)
def test_every_language_has_the_same_keys_with_the_same_places(code):
    english, other = words("en").texts, words(code).texts

    assert set(other) == set(english)
    assert {key: fields(text) for key, text in other.items()} == {
        key: fields(text) for key, text in english.items()
    }


def test_every_key_that_a_template_names_exists():
    source = "\n".join(path.read_text(encoding="utf-8") for path in (FOLDER / "templates").iterdir())
    named = set(re.findall(r"""\bt\(\s*['"]([\w. ]*[^\W_])['"]""", source))

    assert named - set(words("en").texts) == set()


def test_numbers_and_days_follow_the_language():
    assert words("id").number(1234.5) == "1.234,5"
    assert words("en").number(1234) == "1,234"
    assert words("id").day("2026-08-05") == "5 Agu 2026"
    assert words("ms").day("2026-08-05T10:00") == "5 Ogo 2026"
    assert words("en").day(None) == "no date"


def test_actors_have_their_names_in_each_language():
    assert [words(code).actor("NLD") for code in CODES] == ["Netherlands", "Belanda", "Belanda"]
    assert words("en").actor("NOSUCH") == "NOSUCH"
