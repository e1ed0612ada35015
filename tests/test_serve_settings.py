"""The settings of the server come from the environment."""

import pytest

from saksi.errors import UsageError
from saksi.settings import ServeSettings, read_serve_settings


def test_without_any_variable_the_settings_are_the_usual_ones():
    assert read_serve_settings({}) == ServeSettings()


def test_every_setting_has_its_variable():
    given = {
        "SAKSI_HOSTS": " Berita.example , ,desk.example",
        "SAKSI_RATE": "1",
        "SAKSI_CHANGES": "2",
        "SAKSI_BODY": "3",
        "SAKSI_SECONDS": "4.5",
        "SAKSI_SQL_SECONDS": "5.5",
        "SAKSI_EXPORT_SECONDS": "6.5",
        "SAKSI_READERS": "7",
        "SAKSI_WORKERS": "8",
    }

    assert read_serve_settings(given) == ServeSettings(
        hosts=("berita.example", "desk.example"),
        rate=1,
        changes=2,
        body=3,
        seconds=4.5,
        sql_seconds=5.5,
        export_seconds=6.5,
        readers=7,
        workers=8,
    )


@pytest.mark.parametrize("value", ["many", "-1", "nan", "inf", "1e999"])
def test_what_is_no_number_is_told(value):
    with pytest.raises(UsageError) as caught:
        read_serve_settings({"SAKSI_RATE": value})

    assert caught.value.code == "U051"


def test_there_is_always_a_reader():
    assert read_serve_settings({"SAKSI_READERS": "0"}).readers == 1
