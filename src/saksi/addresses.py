"""Addresses of the web, as pages, lists and people write them."""

from urllib.parse import SplitResult, urlsplit

__all__ = ["is_web_address", "parsed"]


def parsed(address: str) -> SplitResult | None:
    """Take an address apart, or return None where nobody can, such as of "http://[::1/x".

    Example:
        >>> parsed("https://detik.com/x").hostname, parsed("http://[zz]/x")
        ('detik.com', None)
    """
    try:
        return urlsplit(address)
    except ValueError:
        return None


def is_web_address(address: str) -> bool:
    """Tell whether an address is one of the web: with a scheme that is fetched, and a host.

    Example:
        >>> is_web_address("https://detik.com/x"), is_web_address("file:///etc"), is_web_address("http://[::1/")
        (True, False, False)
    """
    found = parsed(address)
    return found is not None and found.scheme in ("http", "https") and bool(found.hostname)
