"""Words of dates that are told from the day of the article, by language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DateWords:
    """The words of one language: day words with their distance, signs of direction, units, numbers."""

    days: dict[str, int]
    past: str
    present: str
    future: str
    units: dict[str, str]
    numbers: dict[str, int]
    parts_of_day: str
    month_cue: str
    early: str
    middle: str
    late: str


_ID = DateWords(
    days={
        "hari ini": 0,
        "kemarin lusa": -2,
        "kemarin": -1,
        "besok": 1,
        "esok": 1,
        "lusa": 2,
        "tadi malam": -1,
        "malam tadi": -1,
        "semalam": -1,
        "tadi pagi": 0,
        "pagi tadi": 0,
        "tadi siang": 0,
        "siang tadi": 0,
        "tadi sore": 0,
        "sore tadi": 0,
        "petang tadi": 0,
        "dini hari tadi": 0,
        "malam ini": 0,
        "pagi ini": 0,
        "siang ini": 0,
        "sore ini": 0,
        "petang ini": 0,
        "kelmarin": -1,
    },
    past="lalu|silam|kemarin|lepas|yang lalu",
    present="ini",
    future="depan|mendatang|nanti|besok|hadapan|yang akan datang",
    units={"hari": "day", "pekan": "week", "minggu": "week", "bulan": "month", "tahun": "year"},
    numbers={
        "satu": 1,
        "dua": 2,
        "tiga": 3,
        "empat": 4,
        "lima": 5,
        "enam": 6,
        "tujuh": 7,
        "delapan": 8,
        "lapan": 8,
        "sembilan": 9,
        "sepuluh": 10,
    },
    parts_of_day="dini hari|pagi|siang|sore|petang|malam",
    month_cue=r"bulan|pada|sejak|per|hingga|sampai",
    early="awal",
    middle="pertengahan",
    late="akhir|penghujung|hujung",
)
_EN = DateWords(
    days={
        "today": 0,
        "tonight": 0,
        "this morning": 0,
        "this afternoon": 0,
        "this evening": 0,
        "yesterday": -1,
        "last night": -1,
        "overnight": -1,
        "tomorrow": 1,
    },
    past="last|past|previous",
    present="this",
    future="next|coming|upcoming",
    units={"day": "day", "week": "week", "month": "month", "year": "year", "weekend": "weekend"},
    numbers={
        "a": 1,
        "an": 1,
        "one": 1,
        "two": 2,
        "three": 3,
        "four": 4,
        "five": 5,
        "six": 6,
        "seven": 7,
        "eight": 8,
        "nine": 9,
        "ten": 10,
    },
    parts_of_day="morning|afternoon|evening|night",
    month_cue=r"in|since|until|by|of|during",
    early="early|earlier|the beginning of|the start of",
    middle="mid|the middle of",
    late="late|later|the end of",
)
# Malay "kelmarin" is two days back, and Malay has "Ahad" for Sunday: "minggu" is the week there, with a
# capital too.
_MS = DateWords(
    days=_ID.days | {"kelmarin": -2},
    past=_ID.past,
    present=_ID.present,
    future=_ID.future,
    units=_ID.units,
    numbers=_ID.numbers,
    parts_of_day="tengah hari|" + _ID.parts_of_day,
    month_cue=_ID.month_cue,
    early=_ID.early,
    middle=_ID.middle,
    late=_ID.late,
)
WORDS = {"id": _ID, "ms": _MS, "en": _EN}
