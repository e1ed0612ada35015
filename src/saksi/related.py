"""What an archive answers about relations: ties, networks, changes, forecasts, and what each rests on."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Literal, TypeVar

from saksi.model import Coded
from saksi.model.forecasts import Forecast, Ruling
from saksi.model.networks import Change, Edge, Network, Record
from saksi.model.relations import Occurrence, Period, Side, Story, Tie
from saksi.model.reviews import Agreement, Review
from saksi.store.commit import Clock, Committer
from saksi.store.paging import Listing, listed
from saksi.store.place import Place
from saksi.store.relations import Relations
from saksi.store.rulings import rulings
from saksi.store.snapshot import Snapshot

if TYPE_CHECKING:
    from saksi.run.backing import Backing
    from saksi.run.grounds import Grounds
    from saksi.run.relate import World

Result = TypeVar("Result")

__all__ = ["Related"]


class Related(ABC):
    """The part of an archive that answers questions about relations; see `saksi.archive.Archive`."""

    place: Place
    _as_of: str | None
    _clock: Clock

    @abstractmethod
    def coded(self, id_: str, *, as_read: bool = False) -> Coded:
        """Return an article with its records."""

    @abstractmethod
    def committer(self, *, waiting: Callable[[], None] | None = None) -> Committer:
        """Open the archive for writing."""

    @abstractmethod
    def _ask(self, question: Callable[[Snapshot], Result]) -> Result:
        """Ask the newest moment."""

    def ties(
        self,
        *between: str,
        by: Period = "month",
        asserted_by: Side | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int = 0,
        after: str | None = None,
        newest_first: bool = False,
        way: Literal["to", "from"] | None = None,
    ) -> Listing[Tie]:
        """Return ties: what one actor did towards another, by period.

        Args:
            between: one actor and all others, or two and both directions; none for all.
            by: how long a period is.
            asserted_by: whose word counts; None for all together.
            since: leave out periods that end before this day.
            until: leave out periods that begin after this day.
            limit: how many to return, 0 for all; `total` of what is returned counts all.
            after: `next` of an earlier answer to the same question, to go on behind it.
            newest_first: whether the newest period comes first, else the oldest does.
            way: only what is done `to` the one actor given, or what comes `from` it.
        """
        return self._world(
            lambda world: world.ties(
                between=between,
                period=by,
                side=asserted_by,
                since=since,
                until=until,
                limit=limit,
                after=after,
                newest_first=newest_first,
                way=way,
            )
        )

    def today(self) -> str:
        """Return the day by the archive's clock, or the past day that it is asked about.

        It says which forecasts are overdue and nothing else: what became of them follows from pages alone.
        """
        return (self._as_of or self._clock().isoformat())[:10]

    def days(self) -> list[str]:
        """Return the days of all articles, each once, in order."""
        return self._world(lambda world: [day.isoformat() for day in world.days])

    def network(
        self, period: Period = "month", *, day: str | None = None, asserted_by: Side | None = None
    ) -> Network:
        """Return all pairs of the period in which a day lies, by default the day of the newest act."""
        return self._world(lambda world: world.network(period=period, day=day, side=asserted_by))

    def edges(self, period: Period = "month", *, day: str | None = None) -> list[Edge]:
        """Return the edges of such a network alone, the heaviest first."""
        return self._world(lambda world: world.edges(period=period, day=day))

    def busiest(self, period: Period, *, day: str, limit: int) -> Listing[tuple[str, str]]:
        """Return the pairs with most acts in the period in which a day lies; `total` counts all."""
        return self._world(lambda world: world.busiest(period=period, day=day, limit=limit))

    def changes(
        self,
        *between: str,
        by: Period = "week",
        asserted_by: Side | None = None,
        alarm: float = 0.05,
        among: Sequence[tuple[str, str]] | None = None,
        limit: int = 0,
        after: str | None = None,
    ) -> Listing[Change]:
        """Return the days from which on pairs behave otherwise than before.

        Args:
            between: one actor and all others, or two; none for all.
            by: the steps that a history is cut into.
            asserted_by: whose word counts; None for all together.
            alarm: how often a pair without a change may give an alarm.
            among: only these pairs, each with the smaller id first.
            limit: how many to return, 0 for all; `total` of what is returned counts all.
            after: `next` of an earlier answer to the same question, to go on behind it.
        """
        return self._world(
            lambda world: world.changes(
                between=between,
                period=by,
                side=asserted_by,
                alarm=alarm,
                among=among,
                limit=limit,
                after=after,
            )
        )

    def disputes(
        self, one: str, other: str, *, since: str | None = None, until: str | None = None, limit: int = 0
    ) -> Listing[Occurrence]:
        """Return what somebody denies or disputes between two, the newest first; `total` counts all."""
        return self._world(lambda world: world.disputes((one, other), since=since, until=until, limit=limit))

    def forecasts(
        self, *, limit: int = 0, after: str | None = None, offset: int = 0, **filters: object
    ) -> Listing[Forecast]:
        """Return forecasts and what became of them, the newest first.

        Args:
            limit: how many to return, 0 for all; `total` of what is returned counts all.
            after: `next` of an earlier answer to the same question, to go on behind it.
            offset: how many to pass over; with `after`, behind it.
            **filters: fields of `run.relate.Wanted`.
        """
        from saksi.run.relate import Wanted

        wanted = Wanted(**{"today": self.today(), **filters})  # type: ignore[arg-type]
        return self._world(lambda world: world.forecasts(wanted, limit=limit, after=after, offset=offset))

    def records(
        self,
        *,
        by: Sequence[str] = ("source", "outlet", "state", "kind"),
        limit: int = 0,
        after: str | None = None,
    ) -> Listing[Record]:
        """Return how good forecasts were, by source, outlet, state and kind; see `forecasts`."""
        return listed(
            self._world(lambda world: world.records(by)),
            lambda record: (by.index(record.of), -record.forecasts, record.name),
            limit=limit,
            after=after,
        )

    def overrule(
        self, id_: str, outlook: str, *, by: str, why: str, waiting: Callable[[], None] | None = None
    ) -> Ruling:
        """Decide what became of a forecast, whatever the rules say; `rules` leaves it to them again."""
        from saksi.run.overrule import overrule

        return overrule(self.place, id_, outlook, by=by, why=why, clock=self._clock, waiting=waiting)

    def derived(self, id_: str) -> Story | Occurrence:
        """Return a story or an occurrence by its id."""
        from saksi.run.grounds import derived

        def ask(snapshot: Snapshot) -> Story | Occurrence:
            with self._relations(snapshot) as relations:
                return derived(relations, id_)

        return self._ask(ask)

    def rulings(self) -> list[Ruling]:
        """Return what people decided of forecasts, in the order in which they did."""
        return rulings(self.place)

    def review(
        self,
        id_: str,
        verdict: str,
        *,
        by: str,
        note: str = "",
        changes: Mapping[str, str] | None = None,
        waiting: Callable[[], None] | None = None,
    ) -> Review:
        """Keep what a person says of an event or a statement: `right`, `wrong`, or `fixed` with changes.

        What people settle so takes the place of what the coder read, here and in all that follows from it.
        """
        from saksi.run.review import review

        kept = review(
            self.place,
            id_,
            verdict,
            by=by,
            note=note,
            changes=changes or {},
            clock=self._clock,
            waiting=waiting,
        )
        # Whoever has opened the archive for writing stores at the end what people said.
        self.committer(waiting=waiting).close()
        return kept

    def reviews(self) -> list[Review]:
        """Return what people said of records, in the order in which they said it."""
        from saksi.store.reviews import reviews

        return self._ask(lambda snapshot: reviews(self.place, until=snapshot.moment))

    def agreement(self) -> Agreement:
        """Say how far those who review records agree."""
        from saksi.run.review import agreement

        return agreement(self.reviews())

    def gold(self) -> Iterator[Coded]:
        """Yield the articles whose every record people have settled, as people say that they should be."""
        from saksi.run.review import gold

        found = self.reviews()
        articles = dict.fromkeys(review.article for review in found)
        return gold((self.coded(article, as_read=True) for article in articles), found)

    def grounds(self, id_: str) -> "Grounds":
        """Walk from the id of a story or an occurrence to the characters on all its pages."""
        from saksi.run.grounds import grounds

        def ask(snapshot: Snapshot) -> "Grounds":
            with self._relations(snapshot) as relations:
                return grounds(snapshot, relations, id_)

        return self._ask(ask)

    def backing(self, id_: str) -> "Backing":
        """Walk from the id of a tie or a forecast to the characters on all its pages."""
        from saksi.run.backing import backing
        from saksi.run.relate import World

        def ask(snapshot: Snapshot) -> "Backing":
            with self._relations(snapshot) as relations:
                world = World(self.place, relations, until=snapshot.moment)
                return backing(snapshot, relations, world, id_)

        return self._ask(ask)

    def _relations(self, snapshot: Snapshot) -> AbstractContextManager[Relations]:
        from saksi.run.derive import opened

        return opened(self.place, snapshot.batches, past=self._as_of is not None)

    def _world(self, question: Callable[["World"], Result]) -> Result:
        from saksi.run.relate import World

        def ask(snapshot: Snapshot) -> Result:
            with self._relations(snapshot) as relations:
                return question(World(self.place, relations, until=snapshot.moment))

        return self._ask(ask)
