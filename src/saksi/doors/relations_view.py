"""What stories and occurrences rest on, in a terminal."""

from dataclasses import asdict

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from saksi.doors.forecasts_view import show_forecasts
from saksi.doors.reasons import reasons_of
from saksi.doors.terminal.quotes import print_quote, print_words
from saksi.doors.terminal.reasons import reason_table
from saksi.doors.terminal.theme import safe
from saksi.doors.ties_view import show_ties
from saksi.model import Article, Refusal, Span
from saksi.model.forecasts import Forecast
from saksi.model.relations import Occurrence, Report, Story, Tie
from saksi.numbers import counted
from saksi.run.backing import Backing
from saksi.run.grounds import Grounds

#: Characters of an added stretch that a terminal shows.
_SHOWN = 160
#: Wider lines leave the eye without a way back.
_WIDEST = 120


def show_reasons(found: Grounds | Backing, console: Console, *, full: bool = False) -> None:
    """Show what decided the fields of a derived record, and what lost."""
    width = min(console.width, _WIDEST) - 2
    console.print(Padding(reason_table(reasons_of(found.record), width=width, full=full), (0, 0, 1, 2)))


def show_grounds(found: Grounds, console: Console) -> None:
    """Show a story or an occurrence with all that it rests on."""
    if isinstance(found.record, Story):
        _show_story(found, found.record, console)
    else:
        _show_occurrence(found, found.record, console)


def _show_story(found: Grounds, story: Story, console: Console) -> None:
    many = len(story.members)
    console.print(Text(safe(f"{counted(many, 'article')}, text of {story.origin}"), style="bold"))
    for member, walk in zip(story.members, found.evidence, strict=True):
        stamp = member.published or member.day or "?"
        how = f"{member.how} of {member.of}, {member.shared:.0%} shared" if member.of else member.how
        credits = f", credits {', '.join(member.credits)}" if member.credits else ""
        console.print(Text(safe(f"{stamp}  {member.outlet or '?'}  {member.title or ''}")))
        console.print(Text(safe(f"    {how}{credits}; article {member.article}"), style="dim"))
        for span in found.added.get(member.article, ()):
            added = Text.assemble("added ", _quoted(walk.article, span), _where(span))
            print_words(console, added, indent=4)


def _show_occurrence(found: Grounds, occurrence: Occurrence, console: Console) -> None:
    actors, recipients = (
        ", ".join(party.name for party in side) or "?" for side in (occurrence.actors, occurrence.recipients)
    )
    act = f"{occurrence.type} {occurrence.mode or ''}".strip()
    day = f"{occurrence.day or '?'}{'' if occurrence.dated else ' (first report)'}"
    console.print(Text(safe(f"{actors} → {recipients}: {act}, {day}, {occurrence.standing}"), style="bold"))
    console.print(Text(safe(_weight(occurrence))))
    notes = {step.event: (step.kind, step.note) for step in occurrence.history}
    for report, walk in zip(occurrence.reports, found.evidence, strict=True):
        kind, note = notes[report.event]
        console.print(Text(safe(f"{report.published or report.day or '?'}  {_voice(report)}")))
        console.print(Text(safe(f"    {kind}{f': {note}' if note else ''}"), style="dim"))
        print_quote(console, walk, indent=4)
        origin = f"origin {report.root + 1}: {report.origin}; event {report.event}"
        console.print(Text(safe(f"    {origin}"), style="dim"))


def _weight(occurrence: Occurrence) -> str:
    spread = ", ".join(f"{n} {sure}" for sure, n in asdict(occurrence.spread).items() if n)
    origins = counted(occurrence.origins, "independent origin")
    parts = [f"{counted(len(occurrence.reports), 'report')} of {origins}"]
    if occurrence.asserted_by:
        parts.append(f"asserted by {', '.join(occurrence.asserted_by)} ({spread})")
    if occurrence.denied_by:
        parts.append(f"denied or disputed by {', '.join(occurrence.denied_by)}")
    return "; ".join(parts)


def _voice(report: Report) -> str:
    """Say who says what, and how sure."""
    names = ", ".join(report.source_names) or ("the page" if report.statement is None else "a hidden source")
    return f"{report.outlet or '?'}: {names} {report.stance} ({report.certainty}, {report.time})"


def _quoted(article: Article | None, span: Span) -> Text:
    text = article.text[span.start : span.end] if article else ""
    return Text(safe(f"“{text if len(text) <= _SHOWN else text[: _SHOWN - 1] + '…'}”"))


def _where(span: Span) -> Text:
    return Text(f"  characters {span.start} to {span.end}", style="dim")


def show_backing(found: Backing, console: Console) -> None:
    """Show a tie or a forecast with its statements and occurrences, down to the characters."""
    record = found.record
    if isinstance(record, Tie):
        show_ties([record], console)
    else:
        show_forecasts([record], console)
        note = f"{record.settling.outlook}, rule: {record.settling.rule}. {record.settling.note}"
        by = f" Decided by {record.settling.by}." if record.settling.by else ""
        console.print(Text(safe(note + by), style="bold"))
    if found.told:
        console.print(Text("told by" if isinstance(record, Forecast) else "concern", style="bold"))
    for walk in found.told:
        name = walk.record.id if not isinstance(walk.record, Refusal) else ""
        print_quote(console, walk, indent=4)
        console.print(Text(safe(f"    {name}"), style="dim"))
    if found.words is not None and isinstance(record, Forecast):
        words = Text.assemble(f"how sure: “{safe(record.words)}”", _where(found.words))
        print_words(console, words, indent=4)
    for one in found.occurrences:
        console.print()
        show_grounds(one, console)
