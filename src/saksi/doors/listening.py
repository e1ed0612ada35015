"""Where `saksi serve` listens, and what it refuses before it does."""

import os
import socket
import sys
import threading
import time
import webbrowser
from importlib.resources import as_file, files
from pathlib import Path

import uvicorn
from fastapi import FastAPI

from saksi.__about__ import __version__
from saksi.archive import open_archive
from saksi.demo import sample_pages
from saksi.doors.http.hosts import is_loopback
from saksi.doors.http.tokens import Tokens
from saksi.errors import ServeError
from saksi.settings import ServeSettings, cache_folder
from saksi.store.place import Place, place_of
from saksi.store.tables import exists

__all__ = ["address_of", "bound", "check", "demo_archive", "prepare", "run"]

#: Seconds that answers under way have left after Ctrl-C.
_GRACE = 3
#: Connections that may wait to be taken.
_WAITING = 2048


def check(host: str, place: Place, settings: ServeSettings) -> bool:
    """Say whether a token is demanded: whenever others than this machine may ask.

    A name in SAKSI_HOSTS means that something passes requests on to us, so it counts as elsewhere too.

    Raises:
        ServeError: one is demanded and there is none (H013).
    """
    if is_loopback(host) and not settings.hosts:
        return False
    if not Tokens(place).all():
        raise ServeError(
            "H013",
            f"Others could ask at {host}, and there is no token to tell them apart from anybody.",
            hint="Make one first: saksi token add NAME. Or listen on this machine only: --host 127.0.0.1.",
        )
    return True


def bound(host: str, port: int) -> socket.socket:
    """Take a port and listen there, so that nothing is promised that is not ours.

    Raises:
        ServeError: it cannot be had (H015).
    """
    taken = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    try:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind((host, port))
        # Whoever asks before the server is ready waits instead of being refused.
        taken.listen(_WAITING)
    except OSError as error:
        taken.close()
        hint = "Another program may listen there already: take another --port, or 0 for any that is free."
        raise ServeError("H015", f"{host}:{port} cannot be had: {error.strerror}.", hint=hint) from None
    return taken


def address_of(taken: socket.socket) -> str:
    """Write the address under which a taken port is reached from this machine."""
    host, port = taken.getsockname()[:2]
    name = "127.0.0.1" if host == "0.0.0.0" else f"[{host}]" if ":" in host else host
    return f"http://{name}:{port}/"


def prepare(archive: str | None) -> Place:
    """Make an empty archive where there is none: pages can be added from the browser."""
    place = place_of(archive)
    if not exists(place):
        with open_archive(archive) as opened:
            opened.store([])
    return place


def demo_archive() -> Path:
    """Make an archive of the sample pages, or find the one that was made before."""
    folder = cache_folder() / f"demo-{__version__}"
    with as_file(files("saksi.demo").joinpath("pages")) as pages, open_archive(folder) as opened:
        opened.add([str(pages / Path(page.source).name) for page in sample_pages()], workers=0)
    return folder


def run(app: FastAPI, taken: socket.socket, *, open_browser: bool) -> None:
    """Serve until Ctrl-C."""
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=_GRACE,
    )
    server = uvicorn.Server(config)
    if open_browser and _has_browser():
        threading.Thread(target=_open, args=(server, address_of(taken)), daemon=True).start()
    server.run(sockets=[taken])


def _has_browser() -> bool:
    """Say whether a person sits before a screen: else a browser of text would take the terminal."""
    screen = sys.platform in ("darwin", "win32") or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))
    return screen and sys.stderr.isatty()


def _open(server: uvicorn.Server, address: str) -> None:
    while not server.started:
        if server.should_exit:
            return
        time.sleep(0.05)
    webbrowser.open(address)
