"""Numbers with their nouns, for people."""

__all__ = ["counted"]


def counted(number: int, noun: str, many: str = "") -> str:
    """Write a number with its noun in the form that it asks for.

    Args:
        number: how many.
        noun: what there is one of.
        many: what there are several of, where that is more than an s.

    Example:
        >>> counted(1, "article"), counted(1234, "article"), counted(0, "story", "stories")
        ('1 article', '1,234 articles', '0 stories')
    """
    return f"{number:,} {noun if number == 1 else many or f'{noun}s'}"
