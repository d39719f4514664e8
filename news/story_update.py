"""What an update says: the news of a story since the version that a reader was told."""

from collections.abc import Sequence
from dataclasses import dataclass

MOST = 400
"""Characters: a brief and a half; whoever missed more reads the article."""


@dataclass(frozen=True, slots=True)
class News:
    """What was new in a version of a story: its sentences, and whose they are ("" where unknown)."""

    version: int
    said: tuple[str, ...]
    source: str = ""


def said_since(versions: Sequence[News], had: int, *, told_by: str = "", most: int = MOST) -> str:
    """The sentences of the versions after `had`, as they came; where not all fit, those of the latest versions.

    `versions` stand the latest first. What another source says than the one that the reader sees below it, `told_by`,
    is followed by its name. "" where nothing is known of what was new: the reader is told the story's brief then.
    """
    chosen: list[str] = []
    known: set[str] = set()
    room = most
    for one in versions:
        fresh = [sentence for sentence in one.said if sentence not in known]
        text = " ".join(fresh)
        if fresh and one.source not in ("", told_by):
            text += f" ({one.source})"
        if one.version <= had or (chosen and len(text) + 1 > room):
            break
        if fresh:
            chosen.append(text)
        known.update(fresh)
        room -= len(text) + 1
    return " ".join(reversed(chosen))
