"""A mention that needs an earlier one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Need:
    """A word that leans on an earlier sentence.

    Any of `keys`, said before it in the brief, meets it; `adjacent` is whether the source's sentence right before it
    does so too.
    """

    word: str
    keys: frozenset[str] = frozenset()
    adjacent: bool = True
