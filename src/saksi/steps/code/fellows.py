"""Fellows: whoever is named in one breath plays one role ("condemned Iran and Syria").

Actors are weighed one by one, and each weighs differently: one is named nearer, another more often. But
grammar knows no coordination of which one half takes part in an act.
"""

from collections.abc import Mapping

from saksi.steps.code.casting import Cast, Keys
from saksi.steps.code.events import Draft
from saksi.steps.code.mentions import Mention
from saksi.steps.code.reading import Reading
from saksi.steps.code.weighing import head_of, key_of, keys_of


def joined(draft: Draft, cast: Cast) -> Cast:
    """Add to each side of a cast the conjuncts of those in it, where the rules have them on that side.

    Those who do something with each other are named in one breath, too: "Rice met Olmert and Abbas".
    """
    groups = _groups(draft)
    together = frozenset(a.id for a in draft.actor if a.id) if draft.candidate.entry.frame.together else None
    acting = keys_of(draft.actor) - cast.recipient
    actor = _side(cast.actor, acting, groups if together is None else [*groups, together])
    recipient = _side(cast.recipient, keys_of(draft.recipient) - cast.actor, groups)
    return Cast(actor, recipient)


def against(draft: Draft, cast: Cast, odds: Mapping[str, float]) -> Cast:
    """Give those who by their frame act together upon somebody the one whom they act upon, if one is likely.

    "Would use Korean troops to attack Ukraine" has two who act, and do nothing to each other.

    Args:
        draft: the act.
        cast: its cast.
        odds: the log-odds of each party as its recipient.
    """
    frame = draft.candidate.entry.frame
    if not (frame.together and frame.recipient) or cast.recipient or len(cast.actor) < 2:
        return cast
    others = {key: odd for key, odd in odds.items() if key not in cast.actor and not key.startswith("?")}
    likeliest = max(others, key=others.__getitem__, default=None)
    if likeliest is None or others[likeliest] <= 0:
        return cast
    return Cast(cast.actor, frozenset({likeliest}))


def _side(chosen: Keys, ruled: Keys, groups: list[Keys]) -> Keys:
    found = set(chosen)
    for group in groups:
        if chosen & ruled & group:
            found |= ruled & group
    return frozenset(found)


def _groups(draft: Draft) -> list[Keys]:
    """List the parties of each coordination of the sentence that the parser sees, too."""
    reading = draft.reading
    return [
        frozenset(key_of(actor) for mention in group for actor in reading.resolve_mention(mention))
        for group in reading.clauses.groups.values()
        if len(group) > 1 and all(_conjoined(reading, group[0], other) for other in group[1:])
    ]


def _conjoined(reading: Reading, one: Mention, other: Mention) -> bool:
    """Tell whether a mention hangs as a conjunct from another or from what that belongs to."""
    head = head_of(reading, other)
    return reading.tree.dep[head] == "conj" and reading.tree.head[head] >= one.first
