"""What a reader looks for, as a tree over word stems; storage narrows with it, `news.topics` decides with it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Stems that follow each other, at least one; each is folded: only a-z, 0-9.

    With `prefix` the last one is the beginning of a word (gaza → gazastrook). A prefix is wide: what it finds must
    be judged again by `news.topics`, which knows compounds (gazastrook yes, malieveld no).
    """

    stems: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class All:
    """Every part must be there; at least one part."""

    parts: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Any:
    """One part must be there; at least one part."""

    parts: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part must not be there."""

    part: "Expression"


Expression = Words | All | Any | Not
