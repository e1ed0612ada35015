"""The command `saksi compare`: where two coders disagree on the same pages."""

import json as json_
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from saksi.doors.coding import opened
from saksi.doors.ends import REFUSED, told
from saksi.doors.help import examples
from saksi.doors.options import CoderChoice, LanguageChoice

if TYPE_CHECKING:
    from saksi.evaluation import Record
    from saksi.model import Page, Refusal

__all__ = ["app"]

app = typer.Typer()


@app.command(
    no_args_is_help=True,
    epilog=examples("saksi demo --save halaman", "saksi compare halaman/*.txt --coder fast"),
)
@told
def compare(
    page: Annotated[
        list[str], typer.Argument(metavar="PAGE", help="A file, an address, or - for the standard input.")
    ],
    *,
    coder: Annotated[CoderChoice, typer.Option("--coder", help="Who is compared.")] = CoderChoice.llm,
    against: Annotated[CoderChoice, typer.Option("--against", help="With whom.")] = CoderChoice.built_in,
    language: Annotated[
        LanguageChoice | None, typer.Option(help="Code in this language, whatever the page looks like.")
    ] = None,
    errors: Annotated[int, typer.Option(metavar="N", min=0, help="List the first N differences.")] = 20,
    why: Annotated[
        bool, typer.Option("--why", metavar="", help="Show what each differing record rests on.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", metavar="", help="Write one JSON object.")] = False,
) -> None:
    """Code pages by two coders and show how far they agree, and where they differ."""
    from saksi.doors.evaluation_view import show
    from saksi.doors.inputs import pages
    from saksi.doors.terminal import make_console
    from saksi.evaluation import evaluate, plain

    inputs = list(pages(page))
    sides = [_coded(inputs, choice, language=language, why=why) for choice in (against, coder)]
    first, second = (side.found for side in sides)
    both = {text: record for text, record in first.items() if text in second}
    report = evaluate(both, second, resamples=0)
    if json:
        found = [asdict(item) for item in report.mistakes[:errors]]
        names = {"against": str(against), "coder": str(coder)}
        typer.echo(json_.dumps({**names, **plain(report), "differences": found}, ensure_ascii=False))
    else:
        console = make_console(sys.stdout)
        console.print(f"{coder} against {against}: F1 is how far they agree, not who is right.\n")
        show(report, console, errors=errors, names=(str(against), str(coder)))
    raise typer.Exit(REFUSED if any(side.refused for side in sides) else 0)


@dataclass(frozen=True, slots=True)
class _Coded:
    """The records of one coder by text, which several pages may share, and how many pages it refused."""

    found: "dict[str, Record]"
    refused: int


def _coded(
    inputs: "Sequence[Page | Refusal]", choice: CoderChoice, *, language: str | None, why: bool
) -> _Coded:
    """Code pages by one coder; what is refused is told on the standard error."""
    import msgspec

    from saksi import codec
    from saksi.doors.cli_evaluate import progress
    from saksi.doors.terminal import refusal_line
    from saksi.model import Refusal
    from saksi.pipeline import run

    found, refused = {}, 0
    with opened(choice, why=why) as coder, progress(len(inputs)) as step:
        for result in run(inputs, coder=coder, language=language):
            step()
            if isinstance(result, Refusal):
                refused += 1
                typer.echo(refusal_line(result), err=True)
            else:
                found[result.article.text] = msgspec.json.decode(codec.encode(result))
    return _Coded(found, refused)
