"""Make the English word list that tells glued words from real ones (languages/en/words.txt).

Words are counted in running text; what decides how a word may be used is written by hand below. Only
single words and a logarithmic class of their frequency reach the list, never a sentence.

    python -m training.en.words --text news.csv en_ewt-ud-train.conllu parallel.txt --out words.txt
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from training.id.lists import write_classes

# Fewest times a word stands in lower case before it counts as a word: below it most are slips.
FEWEST = 3
# Below this count a word that is exactly two common words, one of them a link, is itself lost markup.
GLUED_BELOW = 6

_WORD = re.compile(r"(?<![\w&#/=.%@-])[a-z]{2,24}(?![\w/=%@])")
_TAG = re.compile(r"<[^>]*>|\\u[0-9a-f]{4}|https?://\S+")

# Closed-class words, and verbs of saying, that follow a linked name and never end one.
LINKS = """
the and of to in for with on at from by that which who whose whom as is are was were has have had will
would could should may might must can not but or nor because since while when where after before during
until against about over under between among into onto through across around near toward towards without
within despite amid following including also still already then than however although though whether if
unless said says saying told tells reported reports announced added adding claimed denied confirmed warned
insisted argued accused condemned urged called demanded refused attacked launched killed met visited
"""
# Bound first parts: with what follows they are one word, however rare.
BOUND = """
non anti pro pre post sub super hyper ultra mega micro macro mini multi inter intra extra counter over
under out up re un in im dis mis co de ex semi quasi pseudo bio geo eco agro hydro aero electro thermo
psycho socio neo nano poli tele auto cyber para mid self mc mac van von der de la le el al bin ibn
"""
# First halves of compounds that are written as one word, though each half is common.
COMPOUND = """
air sea land water fire gun war work book news head back down off on up out over under side home house
ship rail road street night day week year time long short high low mid any some every no where there here
hand foot eye ear hair sun moon star snow rain wind storm earth grass ground sky south north east west
foot ball base basket pass key board web net cross country life police chair spokes business fisher states
towns
"""
# Last parts that make a new word of what they follow; a piece of this kind is never cut off.
CLITICS = """
s es ed er ers or ing ly ness ment ments able ible ful less ism ist ists ity al ial ic ish ous an ian ans
"""
# Words that stand before a name and begin no brand, so that a capital right after them is lost markup.
FRONTS = """
president minister chancellor governor mayor senator ambassador general colonel captain lieutenant admiral
commander sergeant judge justice prosecutor king queen prince princess pope bishop archbishop cardinal
ayatollah sheikh imam professor doctor secretary spokesman spokeswoman spokesperson chairman director
premier former deputy acting vice foreign defence defense interior finance prime university province
district county region republic kingdom operation hurricane typhoon cyclone according
"""
# Given names, towns and compounds end in these words too ("Cunningham", "Weston", "Harland").
ENDINGS = """
on in at as is land and an or for the ham ton ville burg stan new old king well field wood ford than ever
"""
# Words of two letters that stand before a name.
SHORT = "of in on at to by as"
# Words made of two common ones, which running text holds too seldom.
WHOLE = """
whichever whatever whoever whomever whenever wherever however moreover roundabout sleepover takeover
crossover hangover turnover leftover stopover changeover makeover handover spillover afterlife
afterthought aftermath surefire gunfire crossfire ceasefire backfire peacemaking peacekeeping lawmaking
policymaking gameplay interplay congresswoman congressman pointswoman spokeswoman spokesman spokesperson
chairwoman chairman policewoman nevertheless nonetheless notwithstanding furthermore therefore thereafter
hereafter therein thereby thereof herein hereby whereby wherein whereas whereabouts heretofore hitherto
henceforth altogether everyone everybody everywhere anywhere somewhere nowhere throughout without within
into onto upon unto outside inside beside alongside worldwide nationwide countrywide statewide citywide
airstrike airstrikes airspace airfield airlift airbase battlefront warplane warplanes warship warships
battlefield gunman gunmen hostage stronghold foothold standoff crackdown breakdown showdown lockdown
shutdown slowdown countdown buildup runup setup backup standby bypass breakthrough walkthrough breakout
blackout bailout payout handout turnout fallout rollout standout hideout workout layout output input
offset onset outset asset reset mindset sunset
"""
# First words of foreign names that are too short to be told from a slip, save before another capital.
PARTICLES = "Al El La Le De Du Da Van Von Xi Li Wu Yu Hu Ma Ko Lo Mo Ho Bo Ri Ro Ju Jo Ki Mc"
# Words whose full stop ends no sentence, and the ends of internet names.
DOTTED = """
mr mrs ms dr st prof sr jr gen col lt maj capt sgt cpl cmdr adm brig sen rep gov pres hon rev amb atty
supt insp jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun no nos
vol fig art sec inc ltd co corp llc plc bros est dept ave blvd rd apt vs etc eg ie cf al ca us uk un eu dc
am pm com org net tv news gov edu io
"""
# First halves of the names of outlets, firms and services: their inner capital is real.
HEADS = """
air bio black blue buzz cloud coin credit data deep digi easy euro ever face fed fire first fly free gas
git gold good green huff info insta inter jet key life light link live mac macro master media medi mega
micro mid motor my net new news next north north one open oil pay petro phone photo pin play poly port
power pro quick rail real red ros rus sea shop sky smart snap soft solar sound south space spot star super
tech tele the think tik time top trade trans true twit uni up video west white wiki wind work world you
"""
# Second halves of the same.
TAILS = """
air app apps bank base book box card care cast chain chat check com connect corp desk energy express feed
file fest flix fin flow force forum gas gram group guard health hub id in jet lab labs land life line link
live mail mart max media mind net news night now oil pay pedia phone play pod point port post press pro
radio share shop site soft source space star stock store stream studio tech times trade track trust tube
tv ware watch wire works world x
"""
# Words with an inner capital that belongs there.
KEPT = """
iPhone iPad iPod iMac iOS iPadOS macOS watchOS tvOS iCloud iTunes iMessage MacBook AirPods AirTag AirDrop
FaceTime AppStore PlayStore PlayStation YouTube YouTuber YouTubers WhatsApp TikTok TikTokers LinkedIn
SnapChat WeChat WeTV ByteDance CapCut DuckDuckGo OpenAI ChatGPT DeepSeek DeepMind GitHub GitLab JavaScript
WordPress PayPal MasterCard AstraZeneca BioNTech GlaxoSmithKline SinoVac SpaceX StarLink BlackRock
BlackBerry JPMorgan FedEx UberEats DoorDash AirBnB AirAsia FlyDubai JetBlue EasyJet EgyptAir EuroNews
AlJazeera HuffPost BuzzFeed TechCrunch MarketWatch PolitiFact FactCheck WebMD PubMed YouGov NetBlocks
FlightRadar NewsGuard GazProm NordStream TurkStream PetroChina SinoPec VKontakte ExxonMobil ConocoPhillips
ThyssenKrupp DreamWorks HarperCollins McDonald McDonalds McCain McCarthy McConnell McGurk McMaster
McKinsey McGovern McCabe McAuliffe MacArthur MacDonald DeSantis DeVos DiCaprio LaRouche LeBron VanDyke
FitzGerald InfoWars WikiLeaks WikiNews NewsNation NewsMax EuroMaidan MiG MiGs UKIP PhD PhDs MPs MEPs NGOs
CEOs CFOs IDPs POWs UAVs ICBMs SLBMs IEDs SUVs PCs TVs DVDs GPUs GmbH QAnon BAe LaGuardia DuPont PepsiCo
HealthCare MedlinePlus Obamacare Congresswoman MarineTraffic WalesOnline LibrePlanet
"""


def count(paths: Iterable[Path]) -> Counter[str]:
    """Count the words that stand in lower case, so that names drop out."""
    counts: Counter[str] = Counter()
    for path in paths:
        with path.open(encoding="utf-8", errors="replace") as lines:
            for line in lines:
                # Of a treebank only the sentences, not their annotation.
                if path.suffix == ".conllu" and not line.startswith("# text = "):
                    continue
                counts.update(_WORD.findall(_TAG.sub(" ", line)))
    return counts


def _is_glued(word: str, counts: Counter[str], links: frozenset[str]) -> bool:
    """Tell whether a rare word is a common word and a link run together."""
    if counts[word] >= GLUED_BELOW:
        return False
    cuts = ((word[:at], word[at:]) for at in range(3, len(word) - 2))
    return any(
        counts[left] > 50 * counts[word]
        and counts[right] > 50 * counts[word]
        and (right in links or left in links)
        for left, right in cuts
    )


def rank(counts: Counter[str]) -> dict[str, list[str]]:
    """Sort the words into classes: the binary logarithm of their count."""
    links, clitics = frozenset(LINKS.split()), frozenset(CLITICS.split())
    classes: dict[str, list[str]] = {}
    counts = counts | Counter(dict.fromkeys(WHOLE.split(), GLUED_BELOW))
    for word in sorted(counts):
        enough = counts[word] >= FEWEST and (len(word) > 2 or counts[word] >= FEWEST**4)
        if not enough or word in clitics - links or _is_glued(word, counts, links - clitics):
            continue
        classes.setdefault(str(counts[word].bit_length() - 1), []).append(word)
    return classes


def main() -> None:
    """Read the texts named on the command line and write the list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--text", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    classes = rank(count(args.text))
    hand = {
        "links": LINKS, "bound": BOUND, "compound": COMPOUND, "clitics": CLITICS, "fronts": FRONTS,
        "endings": ENDINGS, "short": SHORT, "particles": PARTICLES, "dotted": DOTTED, "heads": HEADS,
        "tails": TAILS, "kept": KEPT,
    }  # fmt: skip
    classes |= {kind: sorted(set(words.split())) for kind, words in hand.items()}
    write_classes(classes, args.out, by="training/en/words.py")


if __name__ == "__main__":
    main()
