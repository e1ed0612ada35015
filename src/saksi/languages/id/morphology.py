"""Indonesian word forms: from a citation such as `meN-serang` to every form that news uses.

Going from root to form is deterministic, while stripping affixes is not ("mengirim" from "kirim" or "irim"),
so the lexicon is written by root and the forms are generated. Rules of nasal assimilation: Sneddon et al.,
Indonesian Reference Grammar (2010), 1.6 to 1.9.
"""

import re
from dataclasses import dataclass
from typing import Literal

Voice = Literal["active", "passive", "bare", "plain"]

_VOWELS = "aiueo"
_SUFFIXES = ("kan", "i", "an")
_CLITICS = ("nya", "lah", "kah", "pun", "ku", "mu")


@dataclass(frozen=True, slots=True)
class Form:
    """One surface form, lower-case, and the voice it puts the verb in."""

    surface: str
    voice: Voice


def nasal_forms(root: str) -> tuple[str, ...]:
    """Return the meN- forms of a root, the regular one first.

    Initial p, t, k and s assimilate in native words and may stay in loans; both are given, since a form
    that nobody writes does no harm.

    Example:
        >>> nasal_forms("serang"), nasal_forms("bom"), nasal_forms("kirim")[0]
        (('menyerang', 'menserang'), ('mengebom', 'membom'), 'mengirim')
    """
    first, rest = root[:1], root[1:]
    if re.fullmatch(r"[^aiueo]*[aiueo]+[^aiueo]*", root) and len(root) <= 4:
        # One syllable takes menge-; journalists also write the plain assimilated form ("membom").
        return (f"menge{root}", *_assimilate(first, rest, root))
    return _assimilate(first, rest, root)


def _assimilate(first: str, rest: str, root: str) -> tuple[str, ...]:
    """Assimilate by the first sound, whatever the length of the root."""
    cluster = bool(rest) and rest[0] not in _VOWELS and not root.startswith(("ny", "ng", "sy", "kh"))
    if first in "bfv":
        return (f"mem{root}",)
    if first == "p":
        return (f"mem{root}", f"mem{rest}") if cluster else (f"mem{rest}", f"mem{root}")
    if first in "dcjz" or root.startswith("sy"):
        return (f"men{root}",)
    if first == "t":
        return (f"men{root}", f"men{rest}") if cluster else (f"men{rest}", f"men{root}")
    if first == "s":
        return (f"men{root}", f"meny{rest}") if cluster else (f"meny{rest}", f"men{root}")
    if first in "gh" or first in _VOWELS or root.startswith("kh"):
        return (f"meng{root}",)
    if first == "k":
        return (f"meng{root}", f"meng{rest}") if cluster else (f"meng{rest}", f"meng{root}")
    return (f"me{root}",)


def forms(citation: str) -> tuple[Form, ...]:
    """Generate the forms of one verb in citation notation.

    Args:
        citation: `meN-serang`, `meN-luncur-kan`, `memper-kuat`, `ber-temu`, or a plain word.

    Example:
        >>> [form.surface for form in forms("meN-perang-i")]
        ['memerangi', 'memperangi', 'diperangi', 'terperangi', 'perangi']
    """
    if citation.startswith("="):
        return (Form(citation[1:], "plain"),)
    prefix, *rest = citation.split("-")
    if not rest:
        return (Form(citation, "plain"),)
    suffix = rest.pop() if len(rest) > 1 and rest[-1] in _SUFFIXES else ""
    stem = "-".join(rest)
    if prefix == "meN":
        active = [Form(form + suffix, "active") for form in nasal_forms(stem)]
        passive = [Form(f"di{stem}{suffix}", "passive"), Form(f"ter{stem}{suffix}", "passive")]
        return (*active, *passive, Form(stem + suffix, "bare"))
    if prefix == "memper":
        return (
            Form(f"memper{stem}{suffix}", "active"),
            Form(f"diper{stem}{suffix}", "passive"),
            Form(f"per{stem}{suffix}", "bare"),
        )
    if prefix == "ber":
        # The prefix loses its r before r and before a first syllable in "er"; both spellings are given.
        return (Form(f"ber{stem}{suffix}", "active"), Form(f"be{stem}{suffix}", "active"))
    if prefix in ("di", "ter"):
        return (Form(f"{prefix}{stem}{suffix}", "passive"),)
    if prefix in ("ke", "per", "se", "pe", "me"):
        return (Form(f"{prefix}{stem}{suffix}", "active"),)
    return (Form(citation, "plain"),)


def bare(word: str) -> tuple[str, ...]:
    """Return the word, lower-case, and the shorter forms it may be once clitics and doubling are taken off.

    Example:
        >>> bare("Serangan-serangan"), bare("ujarnya"), bare("menyerangnya")
        (('serangan-serangan', 'serangan'), ('ujarnya', 'ujar'), ('menyerangnya', 'menyerang'))
    """
    low = word.lower()
    found = [low]
    half, dash, other = low.partition("-")
    if half and dash and other.startswith(half[: max(3, len(half) - 2)]):
        found.append(half)
    for clitic in _CLITICS:
        if low.endswith(clitic) and len(low) - len(clitic) >= 4 - (clitic == "nya"):
            found.append(low[: -len(clitic)])
    return tuple(found)
