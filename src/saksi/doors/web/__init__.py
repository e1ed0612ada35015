"""The pages on which an analyst works.

A screen is one module in `screens/` with three things: a frozen dataclass that holds what it shows (with `data`
for its `.json` twin and `table` for its `.csv` twin), a function `view(archive, ask)` that makes it from the
archive alone, and a `SCREEN` that names its address. `screens/__init__.py` lists them; `routes.py` makes the page
and its twins. `Ask` (`address.py`) reads the address, which holds the whole state: `ask.choice`, `ask.number`,
`ask.query(names)` for filters, `found(archive, kind, query, ask)` for a page of a list, `ask.link(by="week")` for
the same address with another value, `ask.pages` for "1 to 50 of 1,234".

The template `templates/<name>.html` extends `base.html`; it has `view`, `ask`, `t` (words of the chosen language,
`words/*.yaml`, the same keys in each) and the macros `ui` (`macros.html`: acts, certainty, actors, links out,
chips, paging, export button, empty states) and `lists.html` (tables of records). What is slow is a part: a function
in `parts` of the screen and a template `<name>_<part>.html`, loaded by `ui.later("part")` after the first answer.
Scripts and styles are files in `static/` only (the policy forbids inline ones); a chart is an element with
`data-chart` that `static/charts.js` fills from the screen's `.json` twin. `tests/doors/web` has a test for each:
what it shows by the view itself, its routes by a test client, its looks by a browser.
"""

from fastapi import FastAPI

from saksi.doors.http.services import Services
from saksi.doors.web.routes import error_page, route_all
from saksi.doors.web.screens import SCREENS

__all__ = ["install"]


def install(app: FastAPI, services: Services) -> None:
    """Add the pages to an app."""
    services.error_page = error_page
    route_all(app, services, SCREENS)
