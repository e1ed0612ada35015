"""Discourse: who "negaranya", "kedua negara", "ia" or a bare "militer" stands for.

Mentions are remembered in the order of the text. A description looks back for the nearest antecedent of its
kind; first persons stand for whoever is speaking.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import islice

from saksi.model import Actor
from saksi.steps.code.antecedents import (
    NEARBY,
    armed_body,
    body_of,
    court_of,
    each_once,
    holds_title,
    people_of,
    same_person,
    spoken_of,
)
from saksi.steps.code.mentions import Mention
from saksi.steps.code.standing import (
    LIVING,
    civic,
    is_state,
    known_person,
    local_people,
    native_people,
    stately,
)

#: How far back, in mentions, a description looks for its antecedent.
MEMORY = 40
#: Speakers who do not mean their own by "the army".
_PRESS = frozenset({"JRN"})
_OUTSIDE = _PRESS | {"NGO", "IGO", "EXP", "UNK"}
_OFFICIAL = frozenset({"role:institution", "role:force", "role:office"})
#: What may say something and is called "it".
_SPEAKING = frozenset({"state", "capital", "seat", "body", "org", "outlet", "role:institution", "role:force"})
#: Sectors whose bare role ("the government", "the people") is the home state's on a page of its natives;
#: armies are where they fight.
_CIVIL = frozenset({"GOV", "COP", "JUD", "LEG", "CVL", "LAB", "AGR", "OPP", "MED"})
_CITIES = frozenset({"capital", "place"})
_PLACE_KINDS = frozenset({"state", "demonym", "capital", "place"})
_IMPERSONAL = _PLACE_KINDS | {"seat", "body", "org", "outlet", "role:institution", "role:force", "role:group"}
_STATE_KINDS = frozenset(
    {"state", "demonym", "capital", "seat", "org", "role:office", "role:institution", "role:force", "person"}
)
#: People of a state tell where a page is set too: "perempuan Myanmar ... oleh militer".
_OF_STATES = _STATE_KINDS | {"role:group", "role:person"}
_ARMED = frozenset({"role:group", "role:force"})
#: What a person may be who is tied to no state.
_ANYBODY = "UNK"


class Discourse:
    """What has been mentioned so far in one article."""

    __slots__ = ("_crowds", "_groups", "_home", "_natives", "_past", "_spoke", "_strangers", "_strict")

    def __init__(self, *, home: str | None, natives: bool = False, strict: bool = False) -> None:
        """Begin an article.

        Args:
            home: the state that the outlets of its language write from.
            natives: whether people of no known state are of the home state on a page that is mostly about it.
            strict: whether a pronoun stands only for who spoke before it and was named as a person.
        """
        self._home = home
        self._natives = natives
        self._strict = strict
        self._past: list[Mention] = []
        self._crowds: list[Mention] = []
        self._spoke: list[tuple[int, list[Actor]]] = []
        self._groups: list[list[Mention]] = []
        self._strangers: dict[str, str | None] = {}

    @property
    def home(self) -> str | None:
        """The state that the article is written from, or is mostly about."""
        return self._home

    def spoke(self, actors: Sequence[Actor], *, at: int) -> None:
        """Remember who spoke last, and where the cue ended."""
        self._spoke.append((at, list(actors)))

    def remember(self, mentions: Sequence[Mention], *, groups: Iterable[Sequence[Mention]] = ()) -> None:
        """Add the mentions of a segment, in order, and those that are coordinated."""
        self._past.extend(m for m in mentions if m.id is not None or m.person)
        self._crowds.extend(m for m in mentions if m.id is None and m.kind == "role:group")
        self._groups.extend(list(group) for group in groups if len(group) > 1)

    def resolve(
        self, mention: Mention, *, speaker: Sequence[Actor] = (), local: bool = True, here: str | None = None
    ) -> list[Actor]:
        """Return the actors that a mention stands for; itself where it needs no antecedent.

        With `local`, people without a state ("saksi mata", "penduduk") are those of the state in view; not so
        whom an act befalls, who may be anybody's. `here` is the state of the place that the sentence names
        ("people in Helmand"), before all else for those who live there; rebels are of a body that it names.
        """
        rebels = mention.id is None and mention.kind in _ARMED and mention.sector == "REB"
        if rebels and (self._strict or here is None):
            return [self._rebels(mention, here)]
        if here is not None and mention.id is None and mention.sector in LIVING:
            return [replace(mention.actor(), id=here)]
        if mention.kind == "role:description":
            found = self._describe(mention, speaker)
            # "The governor", of whom nothing was told before, is one of the state in view.
            return found or (self._role(mention, speaker) if mention.sector != "UNK" else [])
        if mention.id is None and (mention.kind in _OFFICIAL or (local and local_people(mention))):
            return self._role(mention, speaker)
        if mention.id is None and self._strict and native_people(mention) and self._home is not None:
            return [replace(mention.actor(), id=self._home)]
        if mention.id is None and mention.person:
            named = (m for m in reversed(self._past) if m.id and m.person)
            known = next((m for m in named if same_person(m, mention)), None)
            if known is not None:
                return [replace(mention.actor(), id=known.id, sector=known.sector)]
            if self._strict and (home := self._of_whom(mention)) is not None:
                return [replace(mention.actor(), id=home)]
            if self._natives and self._at_home():
                return [replace(mention.actor(), id=self._home)]
        return [mention.actor()]

    def _rebels(self, mention: Mention, here: str | None) -> Actor:
        """Say who fights without a name: an armed body that the page names, else local people."""
        body = armed_body(mention, self._past)
        return replace(mention.actor(), id=body.id if body else here or self.in_view(before=mention.start))

    def _of_whom(self, mention: Mention) -> str | None:
        """Return the state of a person whom nothing ties to one: that in view when the name first came up."""
        words = (mention.person or "").split()
        if mention.sector != _ANYBODY or not words:
            return None
        if words[-1] not in self._strangers:
            if len(words) < 2:
                return None
            self._strangers[words[-1]] = self.in_view(before=mention.start)
        return self._strangers[words[-1]]

    def settle(self, mention: Mention) -> Mention:
        """Return a named office-holder with the state that the office has here."""
        if mention.id is None and mention.person and mention.kind in _OFFICIAL:
            return replace(mention, id=self._role(mention, ())[0].id)
        return mention

    def _at_home(self) -> bool:
        """Tell whether at least half of those named so far are of the home state."""
        ids = [m.id for m in self._past if m.id]
        return bool(ids) and 2 * sum(id_ == self._home for id_ in ids) >= len(ids)

    def _before(self, mention: Mention) -> list[Mention]:
        """List what stands before a mention, nearest first."""
        return list(islice((m for m in reversed(self._past) if m.end <= mention.start), MEMORY))

    def _describe(self, mention: Mention, speaker: Sequence[Actor]) -> list[Actor]:
        note = mention.note
        before = self._before(mention)
        if note.startswith("either"):
            return self._either(mention, before)
        if note.startswith("named"):
            return [replace(mention.actor(), id=id_) for id_ in note.split()[1:]]
        if "speaker" in note:
            if speaker or note == "speaker":
                return [self._as(mention, actor) for actor in speaker]
            return self._first(mention, [m for m in before if m.person and m.id])
        if "two-states" in note or "both" in note or "last-two" in note:
            states = each_once(m for m in before if m.id and m.kind in ("state", "seat", "capital"))
            if "persons" in note:
                people = each_once(m for m in before if m.id and (m.person or m.kind == "role:office"))
                states = people if len(people) > 1 else states
            if len(states) < 2:
                states = each_once(m for m in before if m.id and m.kind in _STATE_KINDS)
            return [self._as(mention, m.actor()) for m in reversed(states[:2])] if len(states) > 1 else []
        if "three" in note:
            states = each_once(m for m in before if m.id and m.kind in _STATE_KINDS)
            return [self._as(mention, m.actor()) for m in reversed(states[:3])] if len(states) > 2 else []
        if "person" in note:
            found = self.last_speaker(mention.start, person=True)
            if found:
                return [self._as(mention, actor) for actor in found]
            return self._first(mention, [m for m in before if m.id and m.kind == "role:office"])
        if not self._strict and note in ("last-institution", "last-body"):
            like = self._alike(mention, before)
            if like is not None:
                return [self._as(mention, like.actor())]
        if "institution" in note:
            kinds = ("role:institution", "role:office", "body", "org")
            return self._first(mention, [m for m in before if m.kind in kinds and m.id])
        if "body" in note or "group" in note:
            if self._strict:
                body = body_of(mention, before)
                return [] if body is None else [self._as(mention, body.actor())]
            named = [m for m in before if m.kind in ("body", "org", "outlet") and m.id]
            return self._first(mention, named)
        if "place" in note or "city" in note:
            return self._first(mention, [m for m in before if m.kind in ("place", "capital") and m.id])
        if "state" in note:
            states = [m for m in before if m.id and m.kind in _STATE_KINDS]
            # "Iran menyerang Israel. Negeri itu mengancam …": a subject goes on with a subject.
            near = spoken_of(mention, states) if self._strict or mention.topic else []
            return self._first(mention, near or states)
        if "thing" in note:
            return [self._as(mention, a) for a in speaker] or self._thing(mention, before)
        if "plural" in note or "people" in note:
            if speaker:
                return [self._as(mention, actor) for actor in speaker]
            several = self._several(mention, before)
            if several:
                return [self._as(mention, m.actor()) for m in several]
            group = people_of(before)
            crowd = next((m for m in reversed(self._crowds) if m.end <= mention.start and m.topic), None)
            if crowd is not None and (group is None or group.end < crowd.start):
                return [self._as(mention, actor) for actor in self.resolve(crowd)]
            # "They" are no city, unless it acts for its state.
            acting = (m for m in before if m.id and (m.kind not in _CITIES or m.subject or m.topic))
            return self._first(mention, [group] if group else list(acting))
        return []

    def _alike(self, mention: Mention, before: Sequence[Mention]) -> Mention | None:
        """Return whoever was named last with the noun of a description, or else is of its sector.

        "Kementerian itu" is the ministry named last, whatever other body was named since; "surat kabar itu"
        the paper, though its name holds no such word.
        """
        noun = mention.name.lower().split()[0]
        named = (m for m in before if m.id and m.kind != "role:description")
        for m in named:
            if noun in m.name.lower().split() or (mention.sector != "UNK" and m.sector == mention.sector):
                return m
        return None

    def _either(self, mention: Mention, before: Sequence[Mention]) -> list[Actor]:
        """Return which body a people's name stands for: "either YPG SDF else IRQ".

        "The Kurds" are the body of theirs that was named last. Where none was, they are people of the state
        whose place was named last, if it stands behind "else", and otherwise the first body.
        """
        bodies, _, states = (part.split() for part in mention.note.removeprefix("either").partition("else"))
        named = next((m for m in before if m.id in bodies), None)
        if named is not None:
            return [self._as(mention, named.actor())]
        state = next((m.id for m in before if m.id and m.kind in _PLACE_KINDS), None)
        return [replace(mention.actor(), id=state if state in states else bodies[0])]

    def _role(self, mention: Mention, speaker: Sequence[Actor]) -> list[Actor]:
        """Give a role without a state the state of the same role, else of the nearest state."""
        before = self._before(mention)
        court = court_of(mention, before)
        if court is not None:
            return [replace(mention.actor(), id=court.id)]
        if civic(mention) or (self._strict and stately(mention)):
            # States have police, parliaments and people; a party or an armed body has none.
            speaker = [a for a in speaker if is_state(a.id)]
            before = [m for m in before if is_state(m.id)]
        twin = next((m for m in before if m.id and m.name.startswith(f"{mention.name} ")), None)
        if twin is not None and self._natives and mention.kind == "role:institution":
            # "Junta Myanmar" is "junta" from there on.
            return [replace(mention.actor(), id=twin.id)]
        apart = _OUTSIDE if self._strict else _PRESS
        spoken = next((actor for actor in speaker if actor.id and actor.sector not in apart), None)
        if spoken is not None and mention.kind != "role:office":
            # Officials speak of "the military" and mean their own.
            return [replace(mention.actor(), id=spoken.id)]
        holder = next((m for m in before if m.id and mention.title and holds_title(m, mention.title)), None)
        if holder is not None:
            return [replace(mention.actor(), id=holder.id)]
        civil = mention.sector in _CIVIL
        if self._natives and civil and self._at_home():
            return [replace(mention.actor(), id=self._home)]
        alike = [m for m in before if m.id and m.kind == mention.kind and m.sector == mention.sector]
        same = next((m for m in alike[:6] if m.first <= 1), None) or next(iter(alike), None)
        named = any(m.id == self._home and m.kind != "outlet" for m in self._past)
        homely = self._home is not None and named
        if same is None and homely and (civil or not self._natives):
            # A paper that writes of its own state means that one by "the government".
            return [replace(mention.actor(), id=self._home)]
        if same is None:
            kinds = _STATE_KINDS if mention.kind in _OFFICIAL else _PLACE_KINDS
            fitting = [m for m in before if m.id and m.kind in kinds]
            near = [m for m in fitting if m.subject and mention.start - m.end < NEARBY]
            same = next(iter(near or fitting or self._ahead(mention)), None)
            same = same or next((m for m in before if m.id and m.kind in _OF_STATES), None)
        # Where no state is in view, a paper means its own by "the government"; by "police" or "residents"
        # only where the page names no other.
        official = mention.kind in ("role:institution", "role:office")
        home = self._home if official or not self._abroad() else None
        return [replace(mention.actor(), id=same.id if same else home)]

    def _abroad(self) -> bool:
        """Tell whether the page has named a state other than the one it is written from."""
        return any(m.id != self._home for m in self._past if m.id and m.kind in _OF_STATES)

    def domestic(self, *, before: int) -> str | None:
        """Return the state that the paper writes from, if the page has spoken of it or of no state at all."""
        named = {m.id for m in self._past if m.id and m.kind in _STATE_KINDS and m.end <= before}
        return self._home if not named or self._home in named else None

    def in_view(self, *, before: int, but: Collection[str | None] = ()) -> str | None:
        """Return the state of the place named last, else the one that the paper writes from.

        Those in `but` are left out: who attacks is seldom attacked.
        """
        named = (m for m in reversed(self._past) if m.id and m.kind in _PLACE_KINDS and m.end <= before)
        place = next((m for m in named if m.id not in but), None)
        return place.id if place is not None else self._home

    def _ahead(self, mention: Mention) -> list[Mention]:
        """List the states named right behind an office at the head of an article that has no home."""
        if self._home is not None or not self._strict:
            return []
        ahead = [m for m in self._past if m.id and m.kind != "outlet" and 0 < m.start - mention.end < NEARBY]
        return [m for m in ahead if is_state(m.id)] if stately(mention) else ahead

    def _first(self, mention: Mention, found: Sequence[Mention]) -> list[Actor]:
        return [self._as(mention, found[0].actor())] if found else []

    def _as(self, mention: Mention, actor: Actor) -> Actor:
        """Name the antecedent, at the place of the description; "its people" are no officials."""
        people = self._strict and mention.sector == "CVL"
        sector = mention.sector if people else actor.sector
        return replace(actor, sector=sector, start=mention.start, end=mention.end)

    def _thing(self, mention: Mention, before: Sequence[Mention]) -> list[Actor]:
        """Return what "it" is: the state or body that was a subject near before, else the last one."""
        things = [m for m in before if m.id and m.person is None and m.kind in _SPEAKING]
        near = spoken_of(mention, things)
        return self._first(mention, near or things)

    def _several(self, mention: Mention, before: Sequence[Mention]) -> list[Mention]:
        """Return who "they" are: those named together last, unless people were named later."""
        earlier = [g for g in self._groups if g[-1].end <= mention.start]
        group = next((g for g in reversed(earlier) if any(m.topic for m in g)), None)
        if group is None or not all(m.id for m in group):
            return []
        later = (m for m in before if m.start > group[-1].start)
        return [] if any(m.kind in ("role:group", "role:force") for m in later) else group

    def _person(self, actor: Actor) -> bool:
        """Tell whether an actor may be a person: not where it was named as a state, body or medium."""
        return not any(
            m.name == actor.name and m.person is None and m.kind in _IMPERSONAL for m in self._past
        )

    def last_body(self, before: int, *, outside: Sequence[tuple[int, int]]) -> list[Actor]:
        """Return what "it" refers to that speaks: the body, medium or state that spoke or was named last.

        What is named inside one of the stretches `outside`, which are quoted, does not count.
        """
        bodies = {
            m.name: m
            for m in self._past
            if m.person is None
            and m.kind in _SPEAKING
            and m.end <= before
            and not any(start <= m.start < end for start, end in outside)
        }
        spoke = [(at, a) for at, actors in self._spoke if at <= before for a in actors if a.name in bodies]
        named = [m for m in bodies.values() if m.subject or m.first <= 1]
        later = max(named, key=lambda m: m.end, default=None)
        if spoke and (later is None or later.end <= spoke[-1][0]):
            return [replace(spoke[-1][1], start=None, end=None)]
        return [] if later is None else [replace(later.actor(), start=None, end=None)]

    def interviewed(self) -> list[Actor]:
        """Return who answers the questions of a page: whom it names first."""
        return next(([m.actor()] for m in self._past if m.person and m.id), [])

    def last_speaker(self, before: int, *, person: bool = False) -> list[Actor]:
        """Return whom a pronoun of a speaker refers to: who spoke last, or a later head of a sentence.

        "Dia menambahkan", "ujarnya": speakers go on speaking, and persons in what they say do not take over.
        """
        spoke = [(at, actors) for at, actors in self._spoke if at <= before or not self._strict]
        if person and self._strict:
            # "He" is somebody who was named, not a paper or a state.
            named = [(at, [a for a in actors if self._person(a)]) for at, actors in spoke]
            spoke = [(at, actors) for at, actors in named if actors]
        at, actors = spoke[-1] if spoke else (-1, [])
        heads = [
            m
            for m in self._past[-MEMORY:]
            if (m.first <= 1 or m.subject)
            and m.person
            and at < m.start
            and m.end <= before
            and (known_person(m) or not self._strict)
        ]
        if heads:
            return [replace(heads[-1].actor(), start=None, end=None)]
        if actors:
            return [replace(actor, start=None, end=None) for actor in actors]
        past = [m for m in reversed(self._past) if m.end <= before]
        office = next((m for m in past if m.kind == "role:office"), None)
        found = next((m for m in past if m.person), office)
        return [replace(found.actor(), start=None, end=None)] if found else []
