"""`saksi reviews`: what people said of records, how far they agree, and gold."""

from pathlib import Path
from typing import Annotated

import typer

from saksi.doors.asking import ArchiveOption
from saksi.doors.ends import told
from saksi.numbers import counted

__all__ = ["app"]

app = typer.Typer()


@app.command()
@told
def reviews(
    *,
    gold: Annotated[
        Path | None,
        typer.Option(
            "--gold", help="Write the articles that people have settled to this file, as JSON Lines."
        ),
    ] = None,
    archive: ArchiveOption = None,
) -> None:
    """Say what people reviewed and how far they agree, and write gold that `saksi evaluate` reads."""
    from saksi import codec
    from saksi.archive import open_archive

    with open_archive(archive) as opened:
        found = opened.agreement()
        typer.echo(
            f"{counted(found.records, 'record')} reviewed, {found.shared:,} of them by more than one person"
        )
        if found.shared:
            alpha = "none" if found.alpha is None else f"{found.alpha:.2f}"
            typer.echo(f"all alike on {found.agreed / found.shared:.0%}; Krippendorff's alpha {alpha}")
        settled = list(opened.gold())
    typer.echo(f"{counted(len(settled), 'article')} settled whole")
    if gold is not None:
        gold.write_bytes(b"".join(codec.encode(coded) + b"\n" for coded in settled))
