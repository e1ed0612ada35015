"""Templates filled in: Jinja2 with everything escaped, and the few helpers that all templates share."""

import functools
import json
import shlex
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

import jinja2
from starlette.requests import Request
from starlette.responses import HTMLResponse

from saksi import __version__
from saksi.doors.http.forgery import HEADER, word
from saksi.doors.reasons import reasons
from saksi.doors.web import assets
from saksi.doors.web.address import Ask
from saksi.doors.web.words import CODES, Words, words
from saksi.export.formats import FORMATS
from saksi.model.query import QUADS

__all__ = ["LANGUAGE", "NAVIGATION", "Place", "ask_of", "language_of", "respond"]

#: The cookie, and the name in an address, of the interface's language.
LANGUAGE = "lang"
#: The cookie in which the script keeps whether the page is dark.
THEME = "theme"


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of the navigation: the screen's name, its address, and the key that leads there after `g`."""

    name: str
    path: str
    key: str


#: All screens that one can go to from anywhere, in their order.
NAVIGATION: tuple[Place, ...] = (
    Place("today", "/today", "t"),
    Place("search", "/search", "s"),
    Place("pair", "/pair", "p"),
    Place("occurrence", "/occurrence", "o"),
    Place("network", "/network", "n"),
    Place("map", "/map", "m"),
    Place("forecasts", "/forecasts", "f"),
    Place("sources", "/sources", "q"),
    Place("ask", "/ask", "a"),
    Place("review", "/review", "r"),
)


def language_of(request: Request) -> Words:
    """Choose the language: of the address, else of the cookie, else of the browser, else the first."""
    wanted = [request.query_params.get(LANGUAGE), request.cookies.get(LANGUAGE)]
    for entry in request.headers.get("accept-language", "").split(","):
        wanted.append(entry.split(";")[0].strip()[:2].lower())
    return words(next((code for code in wanted if code in CODES), CODES[0]))


def ask_of(request: Request, *, ending: str = "") -> Ask:
    """Read an address; the ending of a twin is taken off."""
    given = tuple((name, value) for name, value in request.query_params.multi_items() if name != LANGUAGE)
    path = request.url.path
    return Ask(path=path.removesuffix(ending), given=given, parts=dict(request.path_params))


def respond(
    request: Request,
    template: str,
    *,
    ask: Ask,
    nav: str,
    status: int = 200,
    twins: bool = False,
    **values: Any,
) -> HTMLResponse:
    """Fill in a template.

    Args:
        request: what is answered; it tells the language.
        template: its name.
        ask: the address.
        nav: which entry of the navigation is marked.
        status: of the answer.
        twins: whether the page has its twins.
        **values: for the template.
    """
    chosen = language_of(request)
    page = (
        _environment()
        .get_template(template)
        .render(
            ask=ask,
            t=chosen,
            nav=nav,
            twins=twins,
            theme=_theme(request),
            token=functools.partial(word, request),
            headers=lambda: json.dumps({HEADER: word(request), "Accept": "text/html"}),
            **values,
        )
    )
    # A lone half of a surrogate pair, from a broken page, has no form in UTF-8.
    response = HTMLResponse(page.encode("utf-8", "replace"), status, {"vary": "Cookie, Accept-Language"})
    if request.query_params.get(LANGUAGE) == chosen.code:
        response.set_cookie(LANGUAGE, chosen.code, max_age=365 * 86400, samesite="lax", httponly=True)
    return response


def _theme(request: Request) -> str | None:
    chosen = request.cookies.get(THEME)
    return chosen if chosen in ("light", "dark") else None


@functools.cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("saksi.doors.web"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.globals.update(
        asset=assets.link,
        codes=CODES,
        export_formats={name: one.title for name, one in FORMATS.items() if name != "csv"},
        language=words,
        navigation=NAVIGATION,
        quads=QUADS,
        version=__version__,
    )
    environment.filters.update(
        outside=outside,
        quoted=shlex.quote,
        segment=segment,
        record=record_link,
        names=names,
        bars=bars,
        slug=slug,
        chart=chart,
        act=act_name,
        origin=origin_name,
        reasons=reasons,
    )
    return environment


def outside(url: str | None) -> str | None:
    """Return an address that may be followed, None for any other: `javascript:` would run script.

    Example:
        >>> outside("https://example.org/"), outside("javascript:alert(1)")
        ('https://example.org/', None)
    """
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") else None
    except ValueError:
        return None


def segment(text: object) -> str:
    """Write a text as one piece of a path.

    Example:
        >>> segment("AS/x")
        'AS%2Fx'
    """
    return quote(str(text), safe=":")


def record_link(id_: str) -> str:
    """Lead from any id to the screen of its record.

    Example:
        >>> record_link("ab12:e3-AID"), record_link("occurrence-9f")
        ('/article/ab12:e3-AID', '/occurrence/occurrence-9f')
    """
    kind = id_.partition("-")[0]
    path = {"occurrence": "occurrence", "forecast": "forecasts", "story": "why", "tie": "why"}.get(kind)
    return f"/{path or 'article'}/{segment(id_)}"


def names(parties: Iterable[Any]) -> list[Mapping[str, Any]]:
    """List actors, as records or rows, with each name once."""
    seen: dict[tuple[object, object], Mapping[str, Any]] = {}
    for party in parties or ():
        one = party if isinstance(party, Mapping) else {"id": party.id, "name": party.name}
        seen.setdefault((one["id"], one["name"]), one)
    return list(seen.values())


def bars(values: Sequence[float], *, width: float, height: float, gap: float = 1.0) -> list[dict[str, Any]]:
    """Lay out a small chart of bars, in the units of its drawing."""
    most = max(values, default=0) or 1
    step = width / max(1, len(values))
    return [
        {
            "x": round(number * step, 2),
            "y": round(height - height * value / most, 2),
            "width": round(max(0.5, step - gap), 2),
            "height": round(height * value / most, 2),
        }
        for number, value in enumerate(values)
    ]


def chart(data: Mapping[str, Any], view: Any, t: Words) -> dict[str, Any]:
    """Add to what the chart of a pair draws its words, its labels and the scale."""
    names = {quad.replace(" ", "_"): t(f"quad.{quad}") for quad in dict.fromkeys(QUADS.values())}
    names |= {"intensity": t("pair.intensity"), "count": t("nav.occurrence")}
    labels = [t.day(start if view.by != "month" else start[:7]) for start in data["starts"]]
    return {**data, "labels": labels, "most": view.most, "words": names}


def act_name(type_: str, t: Words) -> str:
    """Name an act in a language, for `map`."""
    return t.act(type_)


def origin_name(origin: str, t: Words) -> str:
    """Name an origin; a page without an outlet and a credit goes by its article, whose id is no name."""
    return t("sources.unnamed") if origin.startswith("article ") else origin


def slug(text: object) -> str:
    """Write a closed set's value as a class of the style sheet: "verbal conflict" is `verbal-conflict`."""
    return str(text).replace(" ", "-").replace("_", "-")
