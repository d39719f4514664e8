"""Columns: places in a paper or on a site where other things stand each day under one name, told by the title."""

import re

MIN_HEADLINE = 3
"""Words: a headline is longer than a rubric."""
_COLUMN = re.compile(
    r"\b(?:kort? nieuws|in het kort|nieuwsoverzicht|lezersbrieven|lezersreacties|geachte redactie|oneens eens|"
    r"vanavond op tv|wekdienst|net op de wereld|quote van de dag)\b"
    # The rest is a column only as the whole of a title or its rubric: a singer who is "overleden" is news.
    r"|(?:^|[.:|]\s*)(?:brieven|(?:de )?stelling|puzzel|agenda|correcties?|aanvullingen(?: & verbeteringen)?|"
    r"overleden|ingezonden|weerbericht|colofon|personalia)\s*(?:$|[.:|])",
    re.IGNORECASE,
)


def headline(title: str) -> str:
    """The title without the rubric that some papers put behind it ("… . hongarije")."""
    first, point, _ = title.rpartition(". ")
    return first if point and len(first.split()) >= MIN_HEADLINE else title


def is_column(title: str) -> bool:
    """Whether a title is that of short items, letters, an agenda: many things under one name."""
    return _COLUMN.search(title) is not None
