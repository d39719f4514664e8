"""News about a topic, with the buttons under it that begin to follow the topic and share it."""

from dataclasses import replace

from handlers.answer import Answer, Button, Message, Pressed
from handlers.asked_again import pressed, recall
from handlers.desk import Desk
from handlers.following.links import share_url
from handlers.following.subscribe import follow_row
from handlers.following.wanted import meant, query_of, wanted
from handlers.press import Press
from handlers.topic import ADDRESS, topic, topic_page
from handlers.turn import Turn


async def topic_news(desk: Desk, turn: Turn, said: str) -> Answer:
    """The answer to `/topic` with the words after it; not for what may be a slip of the pen, which asks back."""
    answer = await topic(desk, said, turn.texts)
    if query_of(said) is None or meant(said):
        return answer
    *before, last = answer.messages
    return Answer((*before, await _followable(desk, turn, last, said)))


async def topic_news_page(desk: Desk, turn: Turn, press: Press) -> Pressed | None:
    """Another page of it; None where the button is none of ours."""
    page = await topic_page(desk, press.data, turn.texts)
    address = ADDRESS.fullmatch(press.data)
    words = await recall(desk, int(address[1])) if address else None
    if page is None or words is None:
        return None
    return Pressed(page=await _followable(desk, turn, page, words))


async def topic_searched(desk: Desk, turn: Turn, press: Press) -> Pressed | None:
    """The answer to a button that looks for news; None where the button is none of ours."""
    words = await pressed(desk, press.data)
    return Pressed(answer=await topic_news(desk, turn, words)) if words else None


async def _followable(desk: Desk, turn: Turn, message: Message, words: str) -> Message:
    rows = (await follow_row(desk, turn, words), _share_row(desk, turn, message, words))
    return replace(message, keyboard=(*message.keyboard, *(row for row in rows if row)))


def _share_row(desk: Desk, turn: Turn, message: Message, words: str) -> tuple[Button, ...]:
    """The button that sends others a link to this news; none where there is no news, or the bot has no name."""
    bot_name = desk.bot_name() if message.parts and query_of(words) else None
    url = share_url(bot_name, wanted(words).name) if bot_name else None
    return (Button(turn.texts.plain("button-share"), url=url),) if url else ()
