"""What is known of a server before it is asked: whether it can be, how long, and what is never shown."""

import json
import re
from urllib.parse import quote, urlsplit

import httpx2

from saksi.errors import UsageError
from saksi.settings import Settings

__all__ = ["PATIENCE", "base", "checked", "patience", "shown", "without_secrets"]

#: Seconds after which a question is given up, waits and further tries included, where an answer takes less.
PATIENCE = 280.0
#: A word of the server that shares so many characters with a secret is not shown: servers shorten keys.
_SHARED = 8
#: What stands where a secret stood.
_HIDDEN = "[hidden]"
_LOGIN = re.compile(r"(?<=//)[^/@]*@")
_END = "/chat/completions"


def patience(settings: Settings) -> float:
    """Return the seconds after which a question is given up: enough for one answer that is cut off.

    Example:
        >>> patience(Settings(llm_timeout=120.0)), patience(Settings(llm_timeout=600.0))
        (280.0, 1200.0)
    """
    return max(PATIENCE, 2 * settings.llm_timeout)


def base(settings: Settings) -> str:
    """Return the address that all of the server's begin with, without a slash at its end."""
    return (settings.llm_url or "").rstrip("/")


def shown(url: str | None) -> str:
    """Return an address as it may be shown: without login and query.

    Example:
        >>> shown("https://desk:s3cret@model.example/v1?key=s3cret")
        'https://model.example/v1'
    """
    return _LOGIN.sub("", re.split(r"[?#]", url or "")[0])


def without_secrets(words: str, settings: Settings) -> str:
    """Hide in a server's words the key, and the password of its address, whole or in part.

    Example:
        >>> from saksi.settings import Secret
        >>> without_secrets("wrong key: sk-12345****", Settings(llm_key=Secret("sk-1234567890")))
        'wrong key: [hidden]'
    """
    password = urlsplit(base(settings)).password
    for secret in (settings.llm_key.value if settings.llm_key else None, password):
        for written in _written(secret) if secret else ():
            words = _hide(words, written)
    return words


def _written(secret: str) -> set[str]:
    """List the ways in which a body may write a secret: plainly, in JSON, in an address."""
    in_json = json.dumps(secret)[1:-1]
    return {secret, in_json, in_json.replace("/", "\\/"), quote(secret, safe="")}


def _hide(words: str, secret: str) -> str:
    if len(secret) < _SHARED:
        # A short one may be a part of any word.
        return re.sub(rf"(?<!\w){re.escape(secret)}(?!\w)", lambda match: _HIDDEN, words)
    parts = {secret[start : start + _SHARED] for start in range(len(secret) - _SHARED + 1)}
    words = words.replace(secret, _HIDDEN)
    return re.sub(r"\S+", lambda m: _HIDDEN if any(part in m[0] for part in parts) else m[0], words)


def checked(settings: Settings) -> Settings:
    """Return the settings if a server can be asked with them.

    Raises:
        UsageError: they name no server or model (U050), or one of them cannot be used (U053).
    """
    given = {"SAKSI_LLM_URL": settings.llm_url, "SAKSI_LLM_MODEL": settings.llm_model}
    missing = [name for name, value in given.items() if not value]
    if missing:
        raise UsageError(
            "U050",
            f"no language model is set: {' and '.join(missing)} missing",
            hint="Set them, such as SAKSI_LLM_URL=http://localhost:8080/v1, and SAKSI_LLM_KEY if needed.",
        )
    if wrong := _wrong_address(settings.llm_url or ""):
        raise UsageError(
            "U053",
            f"SAKSI_LLM_URL is no base address of a server: {wrong}",
            hint="Write it like http://localhost:8080/v1.",
        )
    key = settings.llm_key.value if settings.llm_key else ""
    if not all("!" <= character <= "~" for character in key):
        raise UsageError(
            "U053",
            "SAKSI_LLM_KEY holds a blank, a line break or a character that no key has",
            hint="Set it to the key alone, on one line.",
        )
    if not settings.llm_timeout > 0:
        raise UsageError(
            "U053",
            f"SAKSI_LLM_TIMEOUT must be more than 0 seconds: {settings.llm_timeout:g}",
            hint="Try SAKSI_LLM_TIMEOUT=120.",
        )
    return settings


def _wrong_address(url: str) -> str | None:
    """Say what is wrong with an address, if anything is; nothing secret in it is repeated."""
    if any(character.isspace() or not character.isprintable() for character in url):
        return "it has a blank or a line break in it"
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
        httpx2.URL(url)
    except (httpx2.InvalidURL, ValueError):
        return "it cannot be parsed"
    if parts.scheme not in ("http", "https"):
        return f"{shown(url)} does not begin with http:// or https://"
    if not host:
        return "it names no host"
    if parts.query or parts.fragment:
        return f"nothing may stand behind {shown(url)}"
    if parts.path.rstrip("/").endswith(_END):
        return f"{_END} is added to it, so leave that off"
    return None
