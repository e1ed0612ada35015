"""Names of months and days of the week in Indonesian, Malay and English.

Indonesian and Malay pages quote each other and English, so their tables hold the names of all three. English
pages get English names only: "Mei" or "Isnin" would be a person there.
"""

from collections.abc import Mapping

__all__ = ["MONTHS", "WEEKDAYS", "alternatives"]

_ENGLISH_MONTHS = {
    "january": 1,
    "jan": 1,
    "february": 2,
    "feb": 2,
    "march": 3,
    "mar": 3,
    "april": 4,
    "apr": 4,
    "may": 5,
    "june": 6,
    "jun": 6,
    "july": 7,
    "jul": 7,
    "august": 8,
    "aug": 8,
    "september": 9,
    "sept": 9,
    "sep": 9,
    "october": 10,
    "oct": 10,
    "november": 11,
    "nov": 11,
    "december": 12,
    "dec": 12,
}
_MALAY_AND_INDONESIAN_MONTHS = {
    "januari": 1,
    "februari": 2,
    "pebruari": 2,
    "peb": 2,
    "maret": 3,
    "mac": 3,
    "mei": 5,
    "juni": 6,
    "juli": 7,
    "julai": 7,
    "agustus": 8,
    "agst": 8,
    "agt": 8,
    "ags": 8,
    "agu": 8,
    "ogos": 8,
    "ogo": 8,
    "oktober": 10,
    "okt": 10,
    "nopember": 11,
    "nop": 11,
    "desember": 12,
    "des": 12,
    "disember": 12,
    "dis": 12,
}
_ENGLISH_WEEKDAYS = {
    "monday": 0,
    "tuesday": 1,
    "wednesday": 2,
    "thursday": 3,
    "friday": 4,
    "saturday": 5,
    "sunday": 6,
}
_MALAY_AND_INDONESIAN_WEEKDAYS = {
    "senin": 0,
    "isnin": 0,
    "selasa": 1,
    "rabu": 2,
    "kamis": 3,
    "khamis": 3,
    "jumat": 4,
    "jum'at": 4,
    "jum’at": 4,
    "jumaat": 4,
    "sabtu": 5,
    "minggu": 6,
    "ahad": 6,
}

#: Month names in lower case to their number, by ISO 639-1 code of the page.
MONTHS: Mapping[str, Mapping[str, int]] = {
    "en": _ENGLISH_MONTHS,
    "id": _ENGLISH_MONTHS | _MALAY_AND_INDONESIAN_MONTHS,
    "ms": _ENGLISH_MONTHS | _MALAY_AND_INDONESIAN_MONTHS,
}
#: Names of the days of the week in lower case, Monday is 0, by ISO 639-1 code of the page.
WEEKDAYS: Mapping[str, Mapping[str, int]] = {
    "en": _ENGLISH_WEEKDAYS,
    "id": _ENGLISH_WEEKDAYS | _MALAY_AND_INDONESIAN_WEEKDAYS,
    "ms": _ENGLISH_WEEKDAYS | _MALAY_AND_INDONESIAN_WEEKDAYS,
}


def alternatives(names: Mapping[str, int]) -> str:
    """Write names as a regular expression's alternatives, long ones first so that none hides another.

    Example:
        >>> alternatives({"jun": 6, "juni": 6})
        'juni|jun'
    """
    return "|".join(sorted(names, key=len, reverse=True))
