"""Help and wrong use in plain words: what an option takes is named, an error is one line with the way on."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import typer
from typer.core import TyperArgument, TyperGroup, TyperOption

__all__ = ["Group", "examples"]

#: What an option takes, by its name; what is missing here is named by the option itself.
_TAKEN = {
    "archive": "FOLDER",
    "as_of": "DAY",
    "asserted_by": "SIDE",
    "column": "FIELD=NAME",
    "day": "DAY",
    "dyad": "ONE OTHER",
    "every": "MINUTES",
    "pause": "SECONDS",
    "since": "DAY",
    "text": "WORDS",
    "timeout": "SECONDS",
    "until": "DAY",
    "why": "REASON",
}
#: What typer raises for wrong use; it has no public name of its own.
_WrongUse: Any = typer.BadParameter.__mro__[1]
#: Values of a closed set are listed up to so many characters; longer ones stand in the option's sentence.
_LISTED = 24


def examples(*lines: str) -> str:
    r"""Write the examples that stand below a command's help, one a paragraph.

    Example:
        >>> examples("saksi status")
        '[bold]Examples[/bold]\\n\\nsaksi status'
    """
    return "\n\n".join(("[bold]Examples[/bold]", *lines))


class _Option(TyperOption):
    """An option whose help names what it takes: nothing for a flag, a word, or its values."""

    def display_type_rich(self, ctx: Any) -> str | None:
        """Name what it takes."""
        if self.metavar is not None:
            return self.metavar
        kind = self.type_descriptor
        if self.is_flag or self.count:
            return None
        if kind.is_choice:
            values = "|".join(str(getattr(value, "value", value)) for value in kind.choices or ())
            if len(values) <= _LISTED:
                return values
        name = self.name or ""
        if name in _TAKEN:
            return _TAKEN[name]
        if kind.annotation in (int, float):
            return "N"
        return "FILE" if kind.annotation is Path else self.opts[0].lstrip("-").upper()

    def _get_number_range_help_str(self) -> str | None:
        """Leave bounds to the sentence, and to the error of who oversteps them."""
        return None


class _Argument(TyperArgument):
    """An argument whose help shows its name alone, in capitals."""

    @property
    def display_name_raw(self) -> str:
        """Name it."""
        return self.metavar or (self.name or "").rstrip("_").upper()

    def display_type_rich(self, ctx: Any) -> str | None:
        """Leave what it takes to its sentence."""
        return None

    def _usage_display_name(self) -> str:
        name = self.display_name_raw
        if not self.required and not name.startswith("["):
            name = f"[{name}]"
        return name if self.nargs == 1 or (self.metavar and name.startswith("[")) else f"{name}..."


def _plain(params: Any) -> Any:
    for param in params:
        # typer makes options and arguments itself and takes no class for them.
        if type(param) is TyperOption:
            param.__class__ = _Option
        elif type(param) is TyperArgument:
            param.__class__ = _Argument
    return params


@contextmanager
def _one_line() -> Iterator[None]:
    """Tell wrong use in one line on the standard error, with the help that says what is right."""
    try:
        yield
    except _WrongUse as error:
        message = str(error.format_message()).replace("Value error, ", "").rstrip(".")
        if error.ctx is None or not message or "NoArgs" in type(error).__name__:
            raise
        typer.echo(f"saksi: {message}. See {error.ctx.command_path} --help.", err=True)
        raise typer.Exit(2) from None


class Group(TyperGroup):
    """A group of commands whose options are all helped in plain words."""

    def get_params(self, ctx: Any) -> Any:
        """Return the options of the group itself."""
        return _plain(super().get_params(ctx))

    def make_context(self, *given: Any, **options: Any) -> Any:
        """Read the words of the group itself."""
        with _one_line():
            return super().make_context(*given, **options)

    def invoke(self, ctx: Any) -> Any:
        """Read the words of a command, and run it."""
        with _one_line():
            return super().invoke(ctx)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return a command, its options in plain words."""
        command = cast(Any, super().get_command(ctx, cmd_name))
        if command is not None:
            _plain(command.get_params(ctx))
        return command
