"""The page of export formats, from the table of formats."""

from docs.generator.markdown import code, plain, table
from saksi.export.formats import FORMATS, LAYOUTS

__all__ = ["page"]

_HEAD = """\
# Export formats

`saksi export FORMAT [filters] --output FOLDER`. What each format does to records, and where its columns come
from: [what exports hold](../exports.md). A walk through each: [export](../howto/export.md).
"""


def page() -> str:
    """Write the page."""
    listed = table(["format", "what it is"], ([f"[`{n}`](#{n})", plain(f.title)] for n, f in FORMATS.items()))
    lines = [_HEAD, listed, ""]
    for name, format_ in FORMATS.items():
        lines += [f"## {name}", "", f"{format_.title[0].upper()}{format_.title[1:]}.", ""]
        lines += [*(f"- {sentence}" for sentence in format_.about), ""]
        if format_.empty:
            rows = ([plain(what), plain(why)] for what, why in format_.empty.items())
            lines += [table(["always empty", "why"], rows), ""]
        for file, columns in LAYOUTS.get(name, {}).items():
            lines += [f"{len(columns)} columns of `{file}`: " + ", ".join(map(code, columns)) + ".", ""]
    return "\n".join(lines)
