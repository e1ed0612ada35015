"""How a command ends: with an error of one line, when it is stopped, or when its output goes away."""

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

import typer

#: Exit statuses beside 0; the last is what SIGPIPE gives.
REFUSED, WRONG_USE, STOPPED, CLOSED_PIPE = 1, 2, 130, 141


@contextmanager
def quiet_ends() -> Iterator[None]:
    """Turn Ctrl-C, a closed pipe and a full disk into exit statuses, without a traceback."""
    try:
        yield
        sys.stdout.flush()
    except KeyboardInterrupt:
        raise SystemExit(STOPPED) from None
    except BrokenPipeError:
        _write_nowhere()
        raise SystemExit(CLOSED_PIPE) from None
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EIO, errno.EBADF):
            raise
        _write_nowhere()
        reason = f"the output cannot be written: {error.strerror} (R034)"
        typer.echo(f"saksi: {reason}. Free some space, or write elsewhere.", err=True)
        raise SystemExit(REFUSED) from None


def told(command: Callable[..., None]) -> Callable[..., None]:
    """Tell errors in one line on the standard error, without a traceback."""

    @wraps(command)
    def run(*args: Any, **options: Any) -> None:
        from saksi.errors import SaksiError, UsageError

        try:
            with quiet_ends():
                command(*args, **options)
        except SaksiError as error:
            typer.echo(f"saksi: {error} {error.hint}", err=True)
            raise typer.Exit(WRONG_USE if isinstance(error, UsageError) else REFUSED) from None
        except OSError as error:
            # Only files that the user named, such as --output, come here: storage has errors of its own.
            what = f"{error.filename or 'a file'}: {error.strerror or error}"
            typer.echo(f"saksi: {what}. Check the path, and whether you may write there.", err=True)
            raise typer.Exit(WRONG_USE) from None

    return run


def _write_nowhere() -> None:
    """Lead the standard output nowhere: Python flushes it once more at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
