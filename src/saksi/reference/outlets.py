"""News outlets and wires: who they are, whose they are, how their pages name them."""

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from saksi.addresses import parsed
from saksi.reference import cell_list, table

__all__ = ["Outlet", "OutletKind", "outlet_by_address", "outlet_by_name", "outlets"]

OutletKind = Literal["wire", "newspaper", "broadcaster", "site", "magazine"]


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet as its own pages name it.

    `state` is the alpha-3 code of its home, also where it is privately owned; it is empty for outlets of no
    one country. `domain` has no `www.` and may carry folders (`bbc.com/indonesia`). `language` is ISO 639-1
    and names the edition that Indonesian and Malay news quote most.
    """

    name: str
    kind: OutletKind
    state: str
    domain: str
    aliases: tuple[str, ...]
    language: str


def _outlet(row: list[str]) -> Outlet:
    name, kind, home, domain, aliases, language = row
    return Outlet(name, cast(OutletKind, kind), home, domain, cell_list(aliases), language)


@cache
def outlets() -> tuple[Outlet, ...]:
    """List every outlet, Indonesian ones first.

    Example:
        >>> [o.state for o in outlets() if o.name == "Bernama"]
        ['MYS']
    """
    return tuple(_outlet(row) for row in table("outlets.tsv"))


@cache
def _by_name() -> dict[str, Outlet]:
    return {name.casefold(): entry for entry in outlets() for name in (entry.name, *entry.aliases)}


@cache
def _by_domain() -> dict[str, Outlet]:
    return {entry.domain: entry for entry in outlets() if entry.domain}


def outlet_by_name(name: str) -> Outlet | None:
    """Find an outlet by its name or an alias, in any case.

    Example:
        >>> outlet_by_name("KOMPAS.COM").domain
        'kompas.com'
    """
    return _by_name().get(name.strip().casefold())


def outlet_by_address(address: str) -> Outlet | None:
    """Find the outlet of a page's address, with or without a scheme.

    The longest domain that the host ends with wins. Some outlets share a host and differ by the first folders
    of the path, such as the editions of one broadcaster; those folders are looked at before the bare host.

    Example:
        >>> outlet_by_address("https://news.detik.com/internasional/d-1").name
        'detikcom'
        >>> outlet_by_address("https://www.bbc.com/indonesia/articles/x").language
        'id'
    """
    parts = parsed(address if "//" in address else f"//{address}")
    if parts is None:
        return None
    labels = (parts.hostname or "").split(".")
    folders = [folder for folder in parts.path.split("/") if folder][:2]
    paths = ["/".join(["", *folders[:count]]) for count in range(len(folders), -1, -1)]
    hosts = [".".join(labels[start:]) for start in range(len(labels))]
    candidates = (host + path for host in hosts for path in paths)
    return next((found for name in candidates if (found := _by_domain().get(name))), None)
