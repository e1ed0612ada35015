"""Acts told by several outlets, made by hand: quick, and without any coder."""

from dataclasses import replace

from saksi.model import Coded
from saksi.model.query import Outcome
from tests.store.samples import outcome

BODY = (
    "Nusantara menolak usul Samudra, kata Ratna. Usul itu memuat 14 pasal tentang perairan utara. "
    "Para nelayan di Pelabuhan Baru menunggu keputusan kedua pemerintah sejak musim hujan tahun lalu."
)
OTHER = "Nusantara menolak usul Samudra, kata Ratna kepada para utusan dagang di ruang sidang timur."
AGAINST = "Nusantara tidak menolak usul Samudra, kata Ratna lewat surat terbuka malam itu."


def told(number: int, body: str, outlet: str, day: int, credit: str | None = None) -> Outcome:
    """Let an outlet print a text on a day of March."""
    made = outcome(number, body=body, outlet=outlet, published=f"2026-03-{day:02d}T08:00:00+07:00")
    assert isinstance(made.result, Coded)
    article = replace(made.result.article, credit=credit)
    return replace(made, result=replace(made.result, article=article))


def denied(made: Outcome) -> Outcome:
    """Let an article say that its act did not happen."""
    assert isinstance(made.result, Coded)
    (event,) = made.result.events
    return replace(made, result=replace(made.result, events=(replace(event, polarity="negative"),)))


def planned(made: Outcome) -> Outcome:
    """Let an article say that its act is only planned."""
    assert isinstance(made.result, Coded)
    (event,) = made.result.events
    later = replace(event, time="future", certainty="probable")
    return replace(made, result=replace(made.result, events=(later,)))


#: One act: two printings of one text, one of another, and one that denies it.
TOLD = (
    told(1, BODY, "Satu", 5),
    told(2, BODY, "Dua", 5),
    told(3, OTHER, "Tiga", 6),
    denied(told(4, AGAINST, "Empat", 7)),
)
