"""Changes and forecasts for the tools; the one place that knows whether an archive can have them."""

from saksi.archive import Archive

__all__ = ["changes", "forecasts"]

_NONE_YET = "This archive holds no {} yet: this version of saksi does not derive them. {}"


def changes(archive: Archive, *, between: tuple[str, ...]) -> list[dict[str, object]] | str:
    """List changes of behaviour, or say in a sentence why there are none."""
    return _NONE_YET.format("changes", "Use compare_pair with two spans of days instead.")


def forecasts(archive: Archive, *, actors: tuple[str, ...]) -> list[dict[str, object]] | str:
    """List forecasts, or say in a sentence why there are none."""
    return _NONE_YET.format(
        "followed forecasts", "Use find_statements with kind prediction, or find_events with time future."
    )
