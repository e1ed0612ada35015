"""What every route may use: one record, made once for an app."""

from dataclasses import dataclass, field

from starlette.requests import Request

from saksi.doors.fetch import fetch
from saksi.doors.http.access import Access
from saksi.doors.http.adding import Adder
from saksi.doors.http.hosts import Hosts
from saksi.doors.http.metrics import Metrics
from saksi.doors.http.problems import ErrorPage
from saksi.doors.http.rates import Rate
from saksi.doors.http.readers import Readers
from saksi.doors.http.tokens import Tokens
from saksi.run.sources import Web
from saksi.settings import ServeSettings
from saksi.store.place import place_of

__all__ = ["Services", "make_services", "services_of"]


@dataclass(slots=True, kw_only=True)
class Services:
    """What every route may use.

    Args:
        settings: the limits.
        readers: lend archives: `with services.readers.archive() as archive`.
        exporters: the same for exports, one at a time, for as long as they take.
        access: tells who asks.
        hosts: the names that are ours.
        rate: how often one may ask; `changes`: how often change something.
        adder: adds pages.
        metrics: counts what is answered.
        error_page: makes the page of a problem for people; the web door sets it.
    """

    settings: ServeSettings
    readers: Readers
    exporters: Readers
    access: Access
    hosts: Hosts
    rate: Rate
    changes: Rate
    adder: Adder
    metrics: Metrics = field(default_factory=Metrics)
    error_page: ErrorPage | None = None

    def close(self) -> None:
        """Free what is held; the app calls it at its end."""
        self.adder.close()
        self.readers.close()
        self.exporters.close()


def make_services(archive: str | None, settings: ServeSettings, *, token_demanded: bool) -> Services:
    """Make the services of an app.

    Args:
        archive: where the archive is; None for the usual place.
        settings: the limits.
        token_demanded: whether nobody may ask without a token.
    """
    return Services(
        settings=settings,
        readers=Readers(archive, count=settings.readers, seconds=settings.seconds),
        exporters=Readers(archive, count=1, seconds=settings.export_seconds),
        access=Access(Tokens(place_of(archive)), demanded=token_demanded),
        hosts=Hosts(settings.hosts),
        rate=Rate(settings.rate),
        changes=Rate(settings.changes),
        adder=Adder(archive, Web(fetch), workers=settings.workers),
    )


def services_of(request: Request) -> Services:
    """Return the services of the app that a request came to; a dependency of routes."""
    found: Services = request.app.state.services
    return found
