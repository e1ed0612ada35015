"""GDELT, POLECAT and ICEWS: the layouts that their readers expect, and what becomes of our records."""

import pandas as pd
import pytest

from saksi.export import gdelt, icews, polecat

#: The layouts as their projects publish them: the ends and the joints of each.
GDELT_PLACES = {1: "GLOBALEVENTID", 2: "SQLDATE", 6: "Actor1Code", 16: "Actor2Code", 27: "EventCode",
    30: "QuadClass", 35: "AvgTone", 40: "Actor1Geo_ADM2Code", 52: "ActionGeo_Type", 57: "ActionGeo_Lat",
    60: "DATEADDED", 61: "SOURCEURL"}  # fmt: skip
POLECAT_PLACES = {1: "Event ID", 5: "Intensity", 8: "Actor Name", 11: "Primary Actor Sector",
    15: "Wikipedia Actor ID", 16: "Recipient Name", 24: "Placename", 31: "GeoNames ID", 34: "Source",
    40: "Version"}  # fmt: skip
ICEWS_PLACES = {1: "Event ID", 7: "CAMEO Code", 12: "Story ID", 15: "City", 20: "Longitude"}


@pytest.mark.parametrize(
    ("columns", "places", "count"),
    [
        (gdelt.COLUMNS, GDELT_PLACES, 61),
        (polecat.COLUMNS, POLECAT_PLACES, 40),
        (icews.COLUMNS, ICEWS_PLACES, 20),
    ],
    ids=["gdelt", "polecat", "icews"],
)
def test_the_columns_stand_where_readers_look(columns, places, count):
    assert len(columns) == len(set(columns)) == count
    assert {place: columns[place - 1] for place in places} == places


@pytest.fixture
def events(exported):
    def read(name, **options):
        file = exported(name, **options) / "events.tsv"
        if name == "gdelt":
            return pd.read_csv(file, sep="\t", header=None, names=gdelt.COLUMNS, dtype=str)
        missing = {"polecat": "None", "icews": "NA"}[name]
        return pd.read_csv(file, sep="\t", dtype=str, keep_default_na=False, na_values=[missing])

    return read


def test_gdelt_expands_pairs_and_mirrors_meetings(events):
    day = events("gdelt", since="2026-03-05")
    rows = set(zip(day.Actor1Code, day.Actor2Code, day.EventCode, strict=True))

    assert {("IDNGOV", "MYSGOV", "042"), ("MYSGOV", "IDNGOV", "043")} <= rows
    # The planned meeting is an agreement, of each with the other.
    assert {("IDNGOV", "MYSGOV", "030"), ("MYSGOV", "IDNGOV", "030")} <= rows
    # The attack that is still to come is a threat.
    assert ("IGOUNO", "MYSGOV", "138") in rows
    assert len(day) == 6


def test_gdelt_ids_are_unique_whole_numbers(events):
    ids = events("gdelt").GLOBALEVENTID

    assert ids.is_unique
    assert ids.astype("int64").max() < 2**53


def test_gdelt_mentions_belong_to_the_events(exported):
    folder = exported("gdelt")
    mentions = pd.read_csv(
        folder / "mentions.tsv", sep="\t", header=None, names=gdelt.MENTIONS, dtype=str, index_col=False
    )

    ids = pd.read_csv(folder / "events.tsv", sep="\t", header=None, dtype=str)[0]
    assert list(mentions.GLOBALEVENTID) == list(ids)
    assert len(gdelt.MENTIONS) == 16
    assert mentions.EventTimeDate.iloc[0] == "20260305000000"
    assert mentions.MentionTimeDate.iloc[0] == "20260305010000"
    assert mentions.MentionSourceName.iloc[0] == "contoh.example"


def test_gdelt_places_have_fips_codes_and_points(events):
    day = events("gdelt", since="2026-03-05")
    (city,) = {tuple(row) for row in day[day.EventCode == "042"].filter(like="ActionGeo").fillna("").values}
    (river,) = {tuple(row) for row in day[day.EventCode == "030"].filter(like="ActionGeo").fillna("").values}

    assert city[:3] == ("4", "Jakarta, Indonesia", "ID")
    assert city[5].startswith("-6.1")
    assert river[:3] == ("1", "Malaysia", "MY")


def test_denials_are_left_out_and_counted(exported):
    for name in ("gdelt", "polecat", "icews", "gexf"):
        assert "- 2 events that the page says did not" in (exported(name) / "README.md").read_text()


def test_statements_become_rows_on_request(events):
    without, with_ = events("icews"), events("icews", statements=True)

    assert len(with_) == len(without) + 2
    assert set(with_["CAMEO Code"]) - set(without["CAMEO Code"]) == {"010"}


def test_icews_names_states_and_sectors_in_english(events):
    day = events("icews", since="2026-03-05")
    visit = day[day["CAMEO Code"] == "042"].iloc[0]

    names = list(visit[["Source Name", "Source Sectors", "Source Country"]])
    assert names == ["Indonesia", "Government", "Indonesia"]
    assert list(visit[["Event Date", "City", "Country"]]) == ["2026-03-05", "Jakarta", "Indonesia"]


def test_polecat_keeps_one_row_an_event(events):
    day = events("polecat", since="2026-03-05")
    meeting = day[day["Event Type"] == "AGREE"].iloc[0]

    assert len(day) == 4
    assert meeting["Actor Name"] == "Indonesia; Malaysia"
    assert meeting["Actor COW"] == "850; 820"
    assert pd.isna(meeting["Event Mode"])
    assert meeting["Quad Code"] == "VERBAL COOPERATION"
