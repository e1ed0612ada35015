"""An attribution as it is found, before it becomes a record."""

from collections.abc import Callable
from dataclasses import dataclass, field

from saksi.model import Actor, Certainty, StatementKind

#: The cue of a headline that gives its words to a name before a colon or behind a dash.
COLON = ":"


@dataclass(slots=True)
class Attribution:
    """A statement before it becomes a record; offsets are those of the analysis text.

    `certainty` is what the cue does to acts in its content; `shares` are further parts of one quotation;
    `name_source` names a source that nothing tells more about as the page does;
    `within` is the statement whose content is this one's as well ("X, citing Y, reported that");
    `continues` marks a quotation without a cue of its own, `act` a speech act that is an event as well,
    `sourced` a cue that is one only of somebody; `tense` is that of the cue, where its form tells;
    `objection` is why the rules would not tell it, if they would not; `settled` tells that the words alone
    settle whether it is told and by whom, which no weight overrules; `same` is the statement whose content is
    its own too, wherever that is found to end; `opening` is where it begins at the earliest, and `border`
    where it ends at the latest, if the words alone settle that; `weighed` tells that its source is not that
    of the rules;
    `why` are lines for its explanation, `scores` how much spoke for each answer, by field.
    """

    kind: StatementKind
    cue: tuple[int, int]
    content: tuple[int, int]
    find_source: Callable[[], list[Actor]]
    direct: bool = False
    certainty: Certainty | None = None
    citation: str = ""
    path: str = ""
    relay: bool = False
    act: bool = False
    sourced: bool = False
    passive: bool = False
    source: list[Actor] = field(default_factory=list)
    parent: "Attribution | None" = None
    within: "Attribution | None" = None
    continues: bool = False
    tense: str | None = None
    shares: list[tuple[int, int]] = field(default_factory=list)
    name_source: Callable[[], list[Actor]] = list
    objection: str | None = None
    settled: bool = False
    same: "Attribution | None" = None
    border: int | None = None
    opening: int = 0
    weighed: bool = False
    why: list[str] = field(default_factory=list)
    scores: dict[str, dict[str, float]] = field(default_factory=dict)

    def covers(self, start: int, end: int) -> bool:
        """Tell whether a stretch lies in the content, or in a further part of the same quotation."""
        return any(first <= start and end <= last for first, last in (self.content, *self.shares))

    @property
    def length(self) -> int:
        """Return the length of the content."""
        return self.content[1] - self.content[0]


@dataclass(frozen=True, slots=True)
class Attributions:
    """The statements of one paragraph in order, and what else may be one, with the objection of the rules."""

    told: list[Attribution]
    objected: list[Attribution]
