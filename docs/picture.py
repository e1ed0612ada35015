"""Draw the terminal picture of the README, docs/demo.svg: the first page of `saksi demo` as saksi shows it.

The picture refers to no font from elsewhere: every browser has a fixed-width one, and each run of characters
carries its length, so that columns stay straight in all of them.
"""

import io
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI

from saksi.demo import sample_pages
from saksi.doors.terminal import legend, show
from saksi.model import Refusal
from saksi.pipeline import run
from saksi.steps.code import load

WIDTH = 96
FORMAT = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">
<title>saksi read: a news page with its evidence marked, its events and its statements</title>
<style>
.{unique_id}-matrix {{
  font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
  font-size: {char_height}px;
  line-height: {line_height}px;
}}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>
{lines}
</defs>
<rect fill="#0c0c0c" width="{width}" height="{height}" rx="8" />
<g transform="translate({terminal_x}, 20)" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def draw() -> str:
    """Read the first sample page and draw what the terminal shows."""
    page = sample_pages()[0]
    coded = next(run([page], coder=load()))
    if isinstance(coded, Refusal):
        raise SystemExit(coded.reason)
    console = Console(
        record=True,
        width=WIDTH,
        file=io.StringIO(),
        force_terminal=True,
        color_system="truecolor",
        highlight=False,
    )
    show(coded, console, name=page.source)
    console.print(legend(console))
    return console.export_svg(theme=MONOKAI, code_format=FORMAT, unique_id="saksi")


if __name__ == "__main__":
    Path(__file__).with_name("demo.svg").write_text(draw(), encoding="utf-8")
