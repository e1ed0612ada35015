"""A date is that of the clause it hangs in, not of every act of its sentence."""

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]
PUBLISHED = "2025-06-18"


def days(told: Any) -> dict[str, str | None]:
    return {e.type: e.date.start if e.date else None for e in told.events}


@pytest.mark.parametrize(
    ("sentence", "type_", "day"),
    [
        ("Turkish forces attacked a Syrian base on Monday.", "ASSAULT", "2025-06-16"),
        ("On Monday, Turkish forces attacked a Syrian base, killing two soldiers.", "ASSAULT", "2025-06-16"),
        ("Egypt said on Tuesday that Turkish forces had attacked Syria.", "ASSAULT", None),
        ("Turkish forces attacked Syria on Sunday, Egypt said on Tuesday.", "ASSAULT", "2025-06-15"),
        ("Kenya arrested Omar Said, who attacked Ethiopian troops in 2019.", "COERCE", None),
        ("Japan condemned the North Korean attack of June 10.", "ACCUSE", None),
    ],
)
def test_an_english_date_is_of_its_own_clause(tell_english: Tell, sentence: str, type_: str, day: str | None):
    found = days(tell_english(sentence, published=PUBLISHED))
    assert type_ in found
    assert found[type_] == day


@pytest.mark.parametrize(
    ("sentence", "type_", "day"),
    [
        ("Rusia menyerang Kharkiv pada Senin (16/6/2025).", "ASSAULT", "2025-06-16"),
        ("Mesir mengatakan pada Selasa (17/6/2025) bahwa Rusia menyerang Kharkiv.", "ASSAULT", None),
        ("Perang meningkat sejak Jumat (13/6/2025) ketika Israel menyerang Iran.", "ASSAULT", "2025-06-13"),
        (
            "Polisi Kenya menangkap Omar Said, yang menyerang tentara Ethiopia pada 2019, di Nairobi.",
            "COERCE",
            None,
        ),
    ],
)
def test_an_indonesian_date_is_of_its_own_clause(tell: Tell, sentence: str, type_: str, day: str | None):
    found = days(tell(sentence, published=PUBLISHED))
    assert type_ in found
    assert found[type_] == day
