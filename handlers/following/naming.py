"""Names of several topics in one sentence."""

from collections.abc import Sequence

from handlers.texts import Texts
from handlers.topic_names import shown

MOST = 10
"""Names in one sentence; of more than these the others are counted, so that any number fits into a message."""


def together(names: Sequence[str], texts: Texts) -> str:
    """The names as a sentence has them, not escaped: "Kyiv en Ajax", "Kyiv, Ajax, Gaza en nog 7 andere"."""
    names = [shown(name, texts) for name in names]
    if len(names) > MOST:
        return texts.plain("names-and-others", names=", ".join(names[:MOST]), others=len(names) - MOST)
    if len(names) < 2:
        return "".join(names)
    return texts.plain("names-and-last", names=", ".join(names[:-1]), last=names[-1])
