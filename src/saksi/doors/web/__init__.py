"""The pages on which an analyst works.

A screen is one module in `screens/` with three things: a frozen dataclass that holds what it shows
(`data` makes its `.json` twin, `table` its `.csv` twin), a function `view(archive, ask)` that makes it from
the archive alone, and a `SCREEN` that names its address. `screens/__init__.py` lists them; `routes.py` makes
the page and its twins. `Ask` (`address.py`) reads the address, which holds the whole state: `ask.choice`,
`ask.number`, `ask.query(names)` for filters, `found(archive, kind, query, ask)` for a page of a list,
`ask.link(by="week")` for the same address with another value, `ask.pages` for "1 to 50 of 1,234".

The template `templates/<name>.html` extends `base.html`. It has `view`, `ask`, `t` (words of the chosen
language: `words/*.yaml`, the same keys in each) and the macros `ui` (`macros.html`: acts, certainty, actors,
links out, chips, paging, export button, empty states) and `lists.html` (tables of records). What is slow is a
part: a function in `parts` of the screen and a template `<name>_<part>.html`, loaded by `ui.later("part")`
after the first answer. Changes are forms with `{{ ui.csrf() }}`, routes of their own in `routes.py`.

Scripts and styles are files in `static/` only, since the policy forbids inline ones. A chart is an element
with `data-chart`, followed by its data as JSON in a `<script type="application/json">`; `static/charts.js`
draws it. `tests/doors/web` tests a screen thrice: its view alone, its routes by a test client, its looks and
keys in a browser.
"""

from fastapi import FastAPI

from saksi.doors.http.services import Services
from saksi.doors.web.adding import route_adding
from saksi.doors.web.deciding import route_deciding
from saksi.doors.web.routes import error_page, route_all
from saksi.doors.web.screens import SCREENS

__all__ = ["install"]


def install(app: FastAPI, services: Services) -> None:
    """Add the pages to an app."""
    services.error_page = error_page
    route_adding(app)
    route_all(app, services, SCREENS)
    route_deciding(app, services)
