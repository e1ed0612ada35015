"""The settings that come from the environment, read in one place and passed on from there."""

import math
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from saksi.errors import UsageError

__all__ = ["Secret", "ServeSettings", "Settings", "cache_folder", "read_serve_settings", "read_settings"]

#: Seconds that one answer of a language model may take.
TIMEOUT = 120.0


@dataclass(frozen=True, slots=True)
class Secret:
    """A word that is never shown: neither in a traceback nor in a log.

    Example:
        >>> Secret("abc")
        Secret(...)
    """

    value: str = field(repr=False)

    def __repr__(self) -> str:
        return "Secret(...)"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a language model is asked with.

    Args:
        llm_url: base address of a server that speaks the protocol of OpenAI: http://localhost:8080/v1.
        llm_model: the model's name there.
        llm_key: its key, or None where it wants none.
        llm_timeout: seconds that one answer may take, more than 0.
        llm_max_tokens: the most tokens of one answer, or None for the server's own limit.
        llm_price_in: price of a million tokens sent, in any currency, to tell what a run cost.
        llm_price_out: price of a million tokens received.
        cache: the folder where answers are kept.
    """

    llm_url: str | None = None
    llm_model: str | None = None
    llm_key: Secret | None = None
    llm_timeout: float = TIMEOUT
    llm_max_tokens: int | None = None
    llm_price_in: float = 0.0
    llm_price_out: float = 0.0
    cache: Path = Path("~/.cache/saksi")


@dataclass(frozen=True, slots=True, kw_only=True)
class ServeSettings:
    """What `saksi serve` holds itself to.

    Args:
        hosts: names beside those of this machine under which it may be asked.
        rate: requests a minute that one address or token may send, 0 for any number.
        changes: those of them that change something.
        body: the most bytes that a request may bring.
        seconds: how long one answer may take.
        sql_seconds: how long one query in SQL may take.
        export_seconds: how long one export may take.
        readers: how many questions are answered at one time; others wait their turn.
        workers: processes that read pages which are added; 0 for none beside the server's own.
    """

    hosts: tuple[str, ...] = ()
    rate: int = 1200
    changes: int = 60
    body: int = 24 * 1024 * 1024
    seconds: float = 60.0
    sql_seconds: float = 10.0
    export_seconds: float = 900.0
    readers: int = 4
    workers: int = 1


def read_serve_settings(environment: Mapping[str, str] = os.environ) -> ServeSettings:
    """Read the settings of the server: SAKSI_HOSTS, SAKSI_RATE, SAKSI_BODY and the others in capitals.

    Raises:
        UsageError: a number is none (U051).

    Example:
        >>> read_serve_settings({"SAKSI_HOSTS": "berita.example, desk.example"}).hosts
        ('berita.example', 'desk.example')
    """
    plain = ServeSettings()

    def number(name: str) -> float:
        return _number(environment, f"SAKSI_{name.upper()}", getattr(plain, name))

    return ServeSettings(
        hosts=tuple(
            name.strip().lower() for name in environment.get("SAKSI_HOSTS", "").split(",") if name.strip()
        ),
        rate=int(number("rate")),
        changes=int(number("changes")),
        body=int(number("body")),
        seconds=number("seconds"),
        sql_seconds=number("sql_seconds"),
        export_seconds=number("export_seconds"),
        readers=max(1, int(number("readers"))),
        workers=int(number("workers")),
    )


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings: SAKSI_LLM_URL, SAKSI_LLM_MODEL, SAKSI_LLM_KEY and the others in capitals.

    Raises:
        UsageError: a number is none (U051).

    Example:
        >>> read_settings({"SAKSI_LLM_URL": "http://localhost:8080/v1"}).llm_url
        'http://localhost:8080/v1'
    """

    def number(name: str, default: float) -> float:
        return _number(environment, name, default)

    key = environment.get("SAKSI_LLM_KEY", "").strip()
    tokens = int(number("SAKSI_LLM_MAX_TOKENS", 0))
    return Settings(
        llm_url=environment.get("SAKSI_LLM_URL", "").strip() or None,
        llm_model=environment.get("SAKSI_LLM_MODEL", "").strip() or None,
        llm_key=Secret(key) if key else None,
        llm_timeout=number("SAKSI_LLM_TIMEOUT", TIMEOUT),
        llm_max_tokens=tokens or None,
        llm_price_in=number("SAKSI_LLM_PRICE_IN", 0.0),
        llm_price_out=number("SAKSI_LLM_PRICE_OUT", 0.0),
        cache=Path(environment.get("SAKSI_CACHE") or cache_folder(environment)),
    )


def _number(environment: Mapping[str, str], name: str, default: float) -> float:
    text = environment.get(name)
    if not text:
        return default
    try:
        found = float(text)
        if not abs(found) < math.inf:
            raise ValueError
    except ValueError:
        raise UsageError("U051", f"{name} is no number: {text!r}", hint=f"Try {name}={default:g}.") from None
    if found < 0:
        raise UsageError("U051", f"{name} is less than 0: {text!r}", hint=f"Try {name}={default:g}.")
    return found


def cache_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the platform's folder for what can be made again."""
    if sys.platform == "win32":
        base = Path(environment.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(environment.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "saksi"
