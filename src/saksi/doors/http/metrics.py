"""Counts and times of what was answered, in Prometheus's text."""

import time
from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from starlette.requests import Request
from starlette.responses import Response

from saksi import __version__
from saksi.doors.http.readers import Readers

__all__ = ["Metrics"]

_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
_START = "saksi.start"
_KINDS = ("articles", "statements", "events", "refusals")


class Metrics:
    """The figures of one app."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._count = Counter(
            "saksi_requests", "Requests answered.", ("method", "route", "status"), registry=self._registry
        )
        self._time = Histogram(
            "saksi_request_seconds",
            "Seconds until an answer begins.",
            ("method", "route"),
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._rows = Gauge(
            "saksi_rows",
            "Rows stored, earlier versions of articles included.",
            ("kind",),
            registry=self._registry,
        )
        self._batches = Gauge("saksi_batches", "Batches stored.", registry=self._registry)
        self._stored = Gauge(
            "saksi_last_stored_timestamp_seconds", "When the last batch was stored.", registry=self._registry
        )
        version = Gauge("saksi_info", "The version that runs.", ("version",), registry=self._registry)
        version.labels(__version__).set(1)

    def asked(self, request: Request) -> None:
        """Note when a request came."""
        request.scope[_START] = time.perf_counter()

    def answered(self, request: Request, status: int) -> None:
        """Count an answer that begins, under the pattern of its route: addresses are without number."""
        route = _pattern(request)
        method = request.method if request.method in ("GET", "HEAD", "POST", "PUT", "DELETE") else "other"
        self._count.labels(method, route, status).inc()
        self._time.labels(method, route).observe(time.perf_counter() - request.scope[_START])

    def page(self, readers: Readers) -> Response:
        """Write all figures, those of the archive from its list of batches."""
        with readers.archive() as archive:
            batches = archive.batches()
        self._batches.set(len(batches))
        for kind in _KINDS:
            self._rows.labels(kind).set(sum(getattr(batch, kind) for batch in batches))
        if batches:
            self._stored.set(datetime.fromisoformat(batches[-1].at).timestamp())
        return Response(generate_latest(self._registry), media_type=CONTENT_TYPE_PLAIN_0_0_4)


def _pattern(request: Request) -> str:
    """Return the pattern of the route that answers, such as `/api/v1/why/{id}`."""
    own: str | None = getattr(request.scope.get("route"), "path", None)
    if own is None:
        return "other"
    if ":path}" in own:
        return own
    # A router that was put into another knows the end of the address only.
    before = request.url.path.split("/")[: -own.count("/")]
    return "/".join(before) + own
