"""People: the short names of whoever an article has introduced in full.

"Menteri Luar Negeri Korea Utara Choe Son Hui" makes "Choe" a North Korean official for the rest of the page, and
"Lin Jian" makes "Lin" one. A known person is introduced by being named in full anywhere on the page.
"""

from collections.abc import Iterable, Iterator

from saksi.languages.gazetteer import Name
from saksi.steps.code.mentions import Mention

#: Peoples whose family name, or whose short name, comes first.
FAMILY_FIRST = frozenset({"CHN", "KOR", "PRK", "TWN", "HKG", "VNM", "IDN", "MYS", "MMR", "KHM", "LAO", "THA"})
_PARTICLES = frozenset({"al", "bin", "ibn", "van", "von", "de", "da", "el", "abu", "the", "jr", "dr"})


def introduced(mentions: Iterable[Mention]) -> Iterator[Name]:
    """Yield the short names, the first introduction of each winning."""
    seen: dict[str, Name] = {}
    for mention in mentions:
        if mention.person is None or mention.id is None:
            continue
        words = [word for word in mention.person.replace("-", " ").split() if word.isalpha()]
        if len(words) < 2:
            continue
        short = [words[-1], *(words[:1] if mention.id in FAMILY_FIRST else ())]
        for word in (*short, mention.person):
            if len(word) >= 2 and word.lower() not in _PARTICLES and word[0].isupper() and word not in seen:
                seen[word] = Name(word, "person", mention.id, mention.sector, exact=len(word) < 4)
    yield from seen.values()
