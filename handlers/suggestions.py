"""What is said when there is no news about a topic: what may have been meant, and what there is news about."""

from collections import Counter
from collections.abc import Sequence

from handlers.answer import Answer, Button
from handlers.asked_again import search_data
from handlers.desk import Desk
from handlers.html import clip
from handlers.texts import Texts
from handlers.topic_names import shown
from news.gazetteer import gazetteer
from news.known_topics import topics_of
from news.near import near_topics
from storage import entries

LOOKED_AT = 40
"""The newest stories among which topics with news are looked for."""

NAMED = 3
"""Topics that are named; more would be a list to read."""

_SHOWN_UNITS = 60


async def nothing_found(desk: Desk, words: str, texts: Texts) -> Answer:
    """Say that there is none and what was perhaps meant, else which topics there is news about; each with a button."""
    meant = near_topics(words, gazetteer().asked_as(), limit=NAMED)
    busy = () if meant else await topics_with_news(desk)
    parts = [texts("topic-nothing", topic=clip(words, _SHOWN_UNITS))]
    if meant:
        parts.append(texts("topic-did-you-mean", names=_either([shown(name, texts) for name in meant], texts)))
    elif busy:
        parts.append(texts("topic-try", names=", ".join(shown(name, texts) for name in busy)))
    else:
        parts.append(texts("topic-try-later"))
    buttons = [Button(shown(name, texts), await search_data(desk, name)) for name in (*meant, *busy)]
    return Answer.one(" ".join(parts), tuple((button,) for button in buttons))


async def topics_with_news(desk: Desk) -> tuple[str, ...]:
    """The topics that most of the newest stories are about."""
    async with desk.db.read() as conn:
        newest = await entries.latest(conn, limit=LOOKED_AT)
    counts = Counter(match.name for entry in newest for match in topics_of(entry.lead.article))
    return tuple(name for name, _ in counts.most_common(NAMED))


def _either(names: Sequence[str], texts: Texts) -> str:
    """Name them as in "A, B of C"."""
    *before, last = names
    return f"{', '.join(before)} {texts.plain('or')} {last}" if before else last
