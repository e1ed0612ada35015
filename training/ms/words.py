"""Make the Malay words that the Indonesian list lacks (languages/ms/words.txt).

The list of Malay is laid over that of Indonesian, so it holds only what is not there. Words and a logarithmic
class of their frequency reach the list, never a sentence.

    python -m training.ms.words --news majoriti_2022_2023.jsonl --out src/saksi/languages/ms/words.txt
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from saksi.languages.wordlist import WordList, load_words
from training.id.lists import write_classes

# Fewest times a word stands in lower case before it counts as a word.
FEWEST = 3
_WORD = re.compile(r"[^\W\d_]+")

# Closed-class words and verbs of saying that follow a linked name; words before a name that begin no brand.
LINKS = """
bahawa kerana daripada bagi manakala apabila selepas semasa sewaktu sekiranya walaupun bagaimanapun iaitu
boleh mahu sahaja turut menerusi berikutan ekoran susulan berhubung berkenaan berkata menggesa menafikan
mendakwa memaklumkan menyifatkan menyelar membidas didakwa dijangka dilapor ketika bersama antara seperti
menurut
"""
FRONTS = """
perdana menteri timbalan naib ketua pengerusi pengarah setiausaha presiden gabenor jeneral leftenan mejar
kolonel inspektor superintendan datuk dato datin tan tun tengku tunku polis tentera askar kerajaan kementerian
jabatan suruhanjaya mahkamah parlimen parti kesatuan pertubuhan majlis agensi hospital universiti sekolah
negeri daerah kampung bandar jurucakap peguam hakim aktivis penganalisis pemimpin ahli bekas
"""


def count(paths: Iterable[Path]) -> Counter[str]:
    """Count the words of articles that stand in lower case, so that names drop out."""
    counts: Counter[str] = Counter()
    for path in paths:
        with path.open(encoding="utf-8", errors="replace") as lines:
            for line in lines:
                counts.update(word for word in _WORD.findall(json.loads(line)["text"]) if word.islower())
    return counts


def classes(counts: Counter[str], below: WordList) -> dict[str, list[str]]:
    """Sort the words that the list below lacks into classes: the binary logarithm of their count.

    Example:
        >>> classes(Counter({"kerana": 9, "di": 70, "tetapinya": 1}), WordList(classes={"di": 9}))
        {'3': ['kerana']}
    """
    found: dict[str, list[str]] = {}
    for word, times in sorted(counts.items()):
        fits = word.isascii() and 3 <= len(word) <= 24 and times >= FEWEST
        if fits and not below.knows(word):
            found.setdefault(str(times.bit_length() - 1), []).append(word)
    return found


def main() -> None:
    """Read the articles named on the command line and write the list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--news", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    found = classes(count(args.news), load_words("id"))
    found |= {"links": sorted(set(LINKS.split())), "fronts": sorted(set(FRONTS.split()))}
    write_classes(found, args.out, by="training/ms/words.py")


if __name__ == "__main__":
    main()
