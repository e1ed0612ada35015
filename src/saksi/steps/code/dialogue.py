"""Dialogue: the labels that open the lines of an interview or a debate, and tell who speaks in each.

"Q: …", "RAHMAN: …", "Moderator: …": what stands behind such a label is said by whom it names, to the end of
the line. A label by itself proves nothing ("Note: …", "Age: …"): it counts where several take turns, or where
its lines stand behind questions that nobody is named for, as a paper prints its own, and is no heading
("Claim: …", "Fact: …").
"""

import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping

#: A label: a letter or a few words with capitals, a colon, and a space before what is said.
_LABEL = re.compile(r"[^\W\d_a-z][\w.'’-]*(?: (?:\(?[^\W\d_a-z][\w.'’-]*\)?)){0,3} ?:(?= ?\S)")
#: How many labels take turns at least, and how many lines each of these opens.
_SPEAKERS, _TURNS = 2, 2
#: How long a turn is at least, in words, of half of those that a label opens; lists are shorter.
_WORDS = 4


def turns(
    text: str, lines: Iterable[tuple[int, int]], *, headings: Container[str] = frozenset()
) -> Mapping[int, int]:
    """Find the lines that a label opens: where each begins, and where what is said in it begins.

    Args:
        text: the analysis text.
        lines: where the lines of the body begin and end.
        headings: words that open a label which names no speaker, lower-case.

    Example:
        >>> page = "Q: Will you go there? A: No, we shall stay. Q: Who told you that? A: He did, in May."
        >>> turns(page, [(0, 21), (22, 43), (44, 65), (66, 84)])
        {0: 3, 22: 25, 44: 47, 66: 69}
    """
    found: list[tuple[str, int, int, int]] = []
    answers, asked_before = set[int](), False
    for start, end in lines:
        label = _LABEL.match(text, start, end)
        if label is not None and label.group().rstrip(" :").split()[0].lower() in headings:
            label = None
        if asked_before and label is not None:
            answers.add(start)
        asked_before = label is None and text[start:end].rstrip().endswith("?")
        if label is None:
            continue
        said = label.end() + (text[label.end()] == " ")
        found.append((label.group().rstrip(" :"), start, said, len(text[said:end].split())))
    opened = Counter(label for label, *_ in found)
    told = Counter(label for label, _, _, words in found if words >= _WORDS)
    speakers = {label for label, count in opened.items() if count >= _TURNS and 2 * told[label] >= count}
    if len(speakers) < _SPEAKERS:
        asked = Counter(label for label, start, *_ in found if start in answers)
        speakers = {
            label for label in speakers if 2 * asked[label] > opened[label] and asked[label] >= _TURNS
        }
    return {start: said for label, start, said, _ in found if label in speakers}
