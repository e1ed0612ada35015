"""Read the Factbook's lines of leaders: "President Emmanuel MACRON", with the family name in capitals."""

from __future__ import annotations

import re
import unicodedata
from calendar import month_name

# Words that show that a title was read into the name.
NOT_A_NAME = re.compile(
    r"\b(?:Minister|Presidential|Foreign|Commonwealth|Superior|Islamic|Spain|Grand|or|previously)\b"
)

# States whose names open with the family name: nothing is cut from them.
FAMILY_FIRST = frozenset(
    {"CHN", "TWN", "KOR", "PRK", "VNM", "KHM", "LAO", "MMR", "JPN", "HKG", "MAC", "SGP", "MYS", "IDN", "THA"}
)

OFFICES = (
    r"(?P<acting>(?:acting|interim|caretaker|transitional?|executive) )?"
    r"(?P<office>president|first vice president|second vice president|vice president|co-vice president|"
    r"first deputy prime minister|deputy prime minister|prime minister|first deputy premier|deputy premier|"
    r"premier|chancellor|vice chancellor|federal chancellor|supreme leader|king|queen|emperor|sultan|amir|"
    r"prince|grand duke|crown prince|pope|taoiseach|governor[- ]general|lieutenant governor|governor|"
    r"chief executive|chief minister|high commissioner|administrator|chairman of the presidency|"
    r"chairman|chairperson|first minister|minister of state|paramount ruler)"
)
OF_WHAT = (
    r"Council|Cabinet|Ministers|Government|Republic|Presidency|State|Swiss|Confederation|of|the|and|Defense|"
    r"Affairs|Foreign|Council,|National|Assembly|Territorial|New Zealand|Transition|Homeland|Safeguarding|"
    r"for|\(CNSP\)|Executive|Yuan|French Polynesia|Sovereign|Economic|Commission"
)
TITLE = re.compile(
    OFFICES + rf"s?(?: (?:of|for) (?:the )?(?:(?:{OF_WHAT}) ?)+)?(?: \([^)]*\))?,?\s+", re.IGNORECASE
)
CABINET = re.compile(r"^(?:President|Chair\w+) of the (?:Government|Council of Ministers|Cabinet)")
HONOUR = re.compile(
    r"(?:(?:Lt|Maj|Brig|Lieutenant|Major|Brigadier|Vice|Air|Chief|Sir|Dame|Dr|Sheikh|Shaykh|Gen|General|Marshal|"
    r"Admiral|Col|Colonel|Captain|Field|Army|Doctor|Adm|Ret|ret|Prince|Crown|King|Ulu o le|O le Ao o le Malo|"
    r"Tun|Datuk|Rear|Capt|Marshal|Mr|Mrs|Ms|Lord|His|Her|Excellency|Holiness|Malietoa)\.?\s+|\([^)]*\)\s*)+"
)
MONTHS = {name: number for number, name in enumerate(month_name) if name}
DAY = re.compile(r"(?:(\d{1,2}) )?(?:early |mid-|late )?([A-Z][a-z]+) (\d{4})|\b(\d{4})\b")
PATRONYMIC = re.compile(r"\w+(?:vich|vych|vna|yevich|ovych|uly)$")


def fold(text: str) -> str:
    """Lower-case a name and drop accents, hyphens and quotation marks, so that spellings meet.

    >>> fold("Díaz-Canel")
    'diaz canel'
    """
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.sub(r"[^a-z ]+", " ", re.sub(r"['’`]", "", plain.casefold())).strip()


def iso_day(text: str) -> str:
    """Read "8 May 2012, reelected ..." as an ISO date, month or year; empty when there is none.

    >>> iso_day("20 October 2014, reelected 17 April 2019")
    '2014-10-20'
    """
    found = DAY.search(text)
    if not found:
        return ""
    day, month, year, lone = found.groups()
    if lone or month not in MONTHS:
        return lone or year
    return f"{year}-{MONTHS[month]:02}" + (f"-{int(day):02}" if day else "")


def _is_capital(word: str) -> bool:
    letters = re.sub(r"[^\w]", "", re.sub(r"^(?:al|Al|el|ed|bin|Mc|Mac|de|d')-?(?=[A-ZÀ-Ý]{2})", "", word))
    return len(letters) > 1 and letters.isupper()


def _title_case(word: str) -> str:
    if re.fullmatch(r"[IVX]+", word) or not _is_capital(word):
        return word
    if word in {"DE", "DA", "DO", "DOS", "DEL", "VAN", "VON", "BIN", "AL", "DER", "DI", "E", "LA", "EL"}:
        return word.lower()
    return re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word).replace("'S", "'s")


def split_title(text: str) -> tuple[str, str]:
    """Part "President Emmanuel MACRON" into office and name; the office is empty when none is read."""
    text = text.replace("’", "'").strip()
    offices: list[str] = []
    while found := TITLE.match(text):
        acting = (found["acting"] or "").strip().lower().replace("executive", "")
        offices.append(f"{acting} {found['office'].lower()}".strip())
        text = text[found.end() :].removeprefix("and ")
    text = HONOUR.sub("", text, count=1) if HONOUR.match(text) else text
    return (_office(offices[0]) if offices else ""), text.strip()


def _office(office: str) -> str:
    office = re.sub(r"^federal |^co-|^paramount ", "", office).replace("-", " ").replace("amir", "emir")
    return re.sub(r"premier$|taoiseach$", "prime minister", office)


def clean_name(text: str, *, state: str) -> tuple[str, str, tuple[str, ...]]:
    """Give the news form of a Factbook name, its family name, and the longer forms as aliases.

    The Factbook prints the family name in capitals. Patronymics and initials go, and so does what follows the
    capitals where the family name is not first ("Gabriel BORIC Font"). Empty when the text is no plain name.
    """
    nick = re.findall(r"[\"“]([^\"”]+)[\"”]", text)
    text = re.sub(r"\s*(?:\([^)]*\)|[\"“][^\"”]+[\"”])\s*", " ", text)
    text = re.sub(r",? (?:Jr\.?|of Norway|serving as .*)$", "", re.sub(r", (?:Jr|Sr)\.", "", text)).strip()
    words = text.split()
    capitals = [at for at, word in enumerate(words) if _is_capital(word)]
    if not capitals or len(words) > 8 or re.search(r"[\d,;:\[\]&/]| is | are | the | was | and |^of ", text):
        return "", "", ()
    last = next((at for at in range(capitals[0], len(words)) if at + 1 not in capitals), capitals[-1])
    surname = " ".join(_title_case(word) for word in words[capitals[0] : last + 1])
    plain = [_title_case(word) for word in words]
    full = " ".join(plain)
    keep = plain if state in FAMILY_FIRST or last == 0 else plain[: last + 1]
    keep = [
        word
        for at, word in enumerate(keep)
        if not (0 < at < last and (re.fullmatch(r"\w\.", word) or PATRONYMIC.fullmatch(word)))
    ]
    name = " ".join(keep)
    short = f"{keep[0]} {surname}" if capitals[0] > 0 and len(keep) > 2 and state not in FAMILY_FIRST else ""
    if short and len(keep) > 3:
        name, short = short, name
    others = [full, short, *(f"{one} {surname}" for one in nick)]
    return name, surname, tuple(dict.fromkeys(one for one in others if one and one != name))
