"""`/unsubscribe WORDS`: follow something no more."""

import re

from handlers.answer import Answer, Button, Pressed
from handlers.desk import Desk
from handlers.following.kept import end, topics_of
from handlers.following.listing import topics
from handlers.following.naming import together
from handlers.following.wanted import query_of, several
from handlers.html import clip, visible
from handlers.press import Press
from handlers.rights import press_refusal, refusal
from handlers.texts import Texts
from handlers.topic_names import shown
from handlers.turn import Turn
from news.folding import fold
from news.gazetteer import folded_name
from news.near import near_topics
from storage.destinations import Destination
from storage.following import Followed

ALL = frozenset({"alles", "alle", "all", "everything"})

ADDRESS = re.compile(r"unfollow:(\d{1,18}):(all|no|\d{1,18})")
"""Callback data: the destination, and a topic, or all of them."""

_SHOWN_UNITS = 60


async def unsubscribe(desk: Desk, turn: Turn, said: str) -> Answer:
    """End what was named; without words, the list to tap. "alles" is asked about first."""
    followed, parts = await topics_of(desk, turn.subject), several(said)
    if not parts:
        return await topics(desk, turn, "")
    if (refused := await refusal(turn)) is not None:
        return refused
    if turn.subject is None or not followed:
        return Answer.one(turn.texts("digest-follow-first"))
    if fold(visible(said)).lower() in ALL:
        return _ask_all(turn.subject, len(followed), turn.texts)
    found = {part: _named(part, followed) for part in parts}
    gone = list({one.topic.id: one for one in found.values() if one is not None}.values())
    await end(desk, turn.subject, [one.topic.id for one in gone])
    if not gone and len(parts) == 1:
        return _not_followed(turn.subject, parts[0], followed, turn.texts)
    texts = turn.texts
    lines = [texts("unfollowed", topics=_names(gone, texts))] if gone else []
    missed = [part for part, one in found.items() if one is None]
    if missed:
        lines.append(texts("unfollow-unknown", words=clip(", ".join(missed), _SHOWN_UNITS)))
    return Answer.one("\n".join(lines), ((Button(texts.plain("button-topics"), "topics"),),))


async def unfollow_pressed(desk: Desk, turn: Turn, press: Press) -> Pressed | None:
    """End one topic or all; None where the button is none of ours."""
    address = ADDRESS.fullmatch(press.data)
    if address is None or turn.subject is None or turn.subject.id != int(address[1]):
        return None
    if address[2] == "no":
        return Pressed(notice=turn.texts.plain("unfollow-kept"))
    if (refused := await press_refusal(turn)) is not None:
        return refused
    followed = await topics_of(desk, turn.subject)
    gone = [one for one in followed if address[2] in ("all", str(one.topic.id))]
    await end(desk, turn.subject, [one.topic.id for one in gone])
    if address[2] == "all":
        return Pressed(answer=Answer.one(turn.texts("unfollowed-all")))
    if not gone:
        return Pressed(notice=turn.texts.plain("unfollowed-before"))
    return Pressed(answer=Answer.one(turn.texts("unfollowed", topics=_names(gone, turn.texts))))


def _ask_all(to: Destination, count: int, texts: Texts) -> Answer:
    address = f"unfollow:{to.id}"
    yes = Button(texts.plain("button-unfollow-all"), f"{address}:all")
    no = Button(texts.plain("button-keep"), f"{address}:no")
    return Answer.one(texts("unfollow-all", count=count), ((yes, no),))


def _names(gone: list[Followed], texts: Texts) -> str:
    return together([one.topic.name for one in gone], texts)


def _named(words: str, followed: list[Followed]) -> Followed | None:
    """The topic of that meaning or that name."""
    query, name = query_of(words), folded_name(words)
    return next((one for one in followed if one.topic.query == query or folded_name(one.topic.name) == name), None)


def _not_followed(to: Destination, words: str, followed: list[Followed], texts: Texts) -> Answer:
    """What was perhaps meant, each with a button."""
    names = {one.topic.name: one.topic.id for one in followed}
    near = near_topics(words, list(names))
    text = texts("unfollow-unknown", words=clip(visible(words), _SHOWN_UNITS))
    if near:
        text += " " + texts("unfollow-near")
    rows = [(Button(clip(shown(name, texts), 40), f"unfollow:{to.id}:{names[name]}"),) for name in near]
    return Answer.one(text, (*rows, (Button(texts.plain("button-topics"), "topics"),)))
