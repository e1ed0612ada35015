"""From articles that hold one text to a story: whose text it was, who copied it, when, and how."""

import collections
import datetime
from collections.abc import Collection, Mapping, Sequence

from saksi.model.ids import story_id
from saksi.model.relations import Copying, Member, Story
from saksi.reference.outlets import outlet_by_name
from saksi.steps.group.alike import common_size, in_order, shared
from saksi.steps.group.credits import canonical
from saksi.steps.group.prints import Print, hashes

#: Share of a text that stands in the other for a plain copy, and for an excerpt or a copy with additions.
_WHOLE, _MOST = 0.9, 0.8
_EPOCH = datetime.date(1970, 1, 1)
_LATE = "9999"


def story_of(prints: Sequence[Print], edges: Mapping[str, Collection[str]]) -> Story:
    """Make the story of articles that hold one text, in whatever order they are given.

    Args:
        prints: the articles.
        edges: by article, the others that hold its text.
    """
    ordered = sorted(prints, key=_when)
    original = _original(ordered)
    ordered.remove(original)
    ordered.insert(0, original)
    members = [_member(number, ordered, edges) for number in range(len(ordered))]
    days = sorted(member.day for member in members if member.day)
    origin, origins = _origin(ordered)
    return Story(
        id=story_id(item.article for item in ordered),
        origin=origin,
        origins=origins,
        members=tuple(members),
        start=days[0] if days else None,
        end=days[-1] if days else None,
    )


def iso(day: int | None) -> str | None:
    """Write a number of days since 1970 as a date."""
    return None if day is None else (_EPOCH + datetime.timedelta(days=day)).isoformat()


def _when(item: Print) -> tuple[str, str, int, str]:
    """Order articles by when they appeared: those that tell no hour behind those of the day that do.

    Of two at the same time the longer one comes first: news is cut, seldom made longer.
    """
    stamp = item.published or ""
    day = iso(item.day) or _LATE
    try:
        moment = datetime.datetime.fromisoformat(stamp) if len(stamp) > len(_LATE) + 6 else None
    except ValueError:
        moment = None
    if moment is None:
        return (day, _LATE, -item.words, item.article)
    moment = moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)
    return (day, moment.astimezone(datetime.UTC).isoformat(), -item.words, item.article)


def _original(ordered: Sequence[Print]) -> Print:
    """Choose whose text it is: the wire that others credit, if it is among them, else who had it first."""
    credited = {name for item in ordered for name in item.credits}
    wires = (item for item in ordered if canonical(item.outlet) in credited and not item.credits)
    return next(wires, ordered[0])


def _origin(ordered: Sequence[Print]) -> tuple[str, tuple[str, ...]]:
    """Name whose text it is, and all names that stand for that source."""
    named = collections.Counter(name for item in ordered for name in dict.fromkeys(item.credits))
    if not named:
        origin = canonical(ordered[0].outlet) or f"article {ordered[0].article}"
        return origin, (origin,)
    best = max(named, key=lambda name: (named[name], _is_wire(name), name))
    return best, (best, *sorted(set(named) - {best}))


def _is_wire(name: str) -> bool:
    found = outlet_by_name(name)
    return found is not None and found.kind == "wire"


def _member(number: int, ordered: Sequence[Print], edges: Mapping[str, Collection[str]]) -> Member:
    item = ordered[number]
    near = edges.get(item.article, ())
    earlier = [other for other in ordered[:number] if other.article in near] or ordered[: min(number, 1)]
    parent = max(earlier, key=lambda other: (_share(item, other), -ordered.index(other)), default=None)
    return Member(
        article=item.article,
        how=_how(item, parent),
        of=parent.article if parent else None,
        shared=round(_share(item, parent), 3) if parent else 1.0,
        outlet=item.outlet,
        credits=item.credits,
        language=item.language,
        day=iso(item.day),
        published=item.published,
        title=item.title,
    )


def _how(item: Print, parent: Print | None) -> Copying:
    if parent is None:
        return "original"
    if _foreign(item, parent):
        return "translation"
    if _share(item, parent) < _MOST:
        # Little of it may be new where most of the other was left in: then it was added to, or reworded.
        return "rewrite"
    return "copy" if _share(parent, item) >= _WHOLE else "excerpt"


def _foreign(item: Print, parent: Print) -> bool:
    return item.language != parent.language


def _share(item: Print, parent: Print) -> float:
    """Return which share of a text stands in another; of a translation, which share of its anchors."""
    if _foreign(item, parent):
        return in_order(item.anchors, parent.anchors) / max(1, len(item.anchors))
    mine, yours = hashes(item.threes), hashes(parent.threes)
    smaller = common_size(mine, yours)
    size = max(smaller, len(mine) if len(mine) <= len(yours) or len(mine) < 1_000 else smaller)
    return shared(mine, yours) / size if size else 0.0
