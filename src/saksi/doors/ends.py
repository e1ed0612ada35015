"""How a command ends when it is stopped or its output goes away."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

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


def _write_nowhere() -> None:
    """Lead the standard output nowhere: Python flushes it once more at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
