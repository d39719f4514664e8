"""`/topic WORDS`: the stories about a topic."""

import re

from handlers.answer import Answer, Message
from handlers.asked_again import recall, remember, search_data
from handlers.briefs import with_briefs
from handlers.desk import Desk
from handlers.finding import Found, find
from handlers.html import clip, visible
from handlers.items import Item
from handlers.pages import PAGE, Pages
from handlers.refusals import unclear
from handlers.suggestions import nothing_found
from handlers.texts import Texts
from handlers.topic_names import shown
from news.errors import QueryError
from news.gazetteer import folded_name, gazetteer
from news.query import parse_query
from news.query_tree import Query, Term
from storage import entries

ADDRESS = re.compile(r"topic:(\d{1,18}):(\d{1,18}):(\d{1,9})")
"""Callback data of a page: the question's number, up to which article, from which place in the list."""

_SHOWN_UNITS = 60


async def topic(desk: Desk, said: str, texts: Texts) -> Answer:
    """The answer to `/topic` with the words after it."""
    words = visible(said)
    if not words:
        return Answer.one(texts("topic-empty"))
    try:
        query = parse_query(words)
    except QueryError as error:
        return unclear(error, texts)
    found, items = await _found(desk, query, None, 0)
    if not items:
        return await nothing_found(desk, words, texts)
    more = len(found.stories) > len(items)
    number = await remember(desk, words) if more else 0
    return _pages(desk, _display(query, words), f"topic:{number}:{found.upto}", texts).first(items, more=more)


async def topic_page(desk: Desk, data: str, texts: Texts) -> Message | None:
    """The page that a button asks for; None where the data is none of ours or the question is forgotten."""
    address = ADDRESS.fullmatch(data)
    words = await recall(desk, int(address[1])) if address else None
    if address is None or words is None:
        return None
    query, upto, offset = parse_query(words), int(address[2]), int(address[3])
    found, items = await _found(desk, query, upto, offset)
    pages = _pages(desk, _display(query, words), f"topic:{address[1]}:{upto}", texts)
    if not items:
        return pages.end(texts("latest-end"), offset)
    return pages.page(items, offset, more=len(found.stories) > offset + len(items))


async def search_button(desk: Desk, words: str) -> str | None:
    """The data of a button that looks for news about these words; None where they make no question."""
    try:
        parse_query(visible(words))
    except QueryError:
        return None
    return await search_data(desk, visible(words))


async def _found(desk: Desk, query: Query, upto: int | None, offset: int) -> tuple[Found, list[Item]]:
    async with desk.db.read() as conn:
        found = await find(conn, query, now=desk.clock(), upto=upto)
        shown = await entries.entries_of(conn, found.ids(offset, PAGE))
        return found, await with_briefs(conn, shown, _telling(found, query))


def _telling(found: Found, query: Query) -> dict[int, tuple[str, ...]]:
    """Why each story is there, where its own words do not say what was asked for."""
    asked = {folded_name(name) for name in (*query.names, _display(query, ""))}
    return {story: words for story, words in found.because.items() if not asked & set(map(folded_name, words))}


def _pages(desk: Desk, topic_: str, address: str, texts: Texts) -> Pages:
    header = texts("topic-header", topic=clip(shown(topic_, texts), _SHOWN_UNITS))
    return Pages(header, address, now=desk.clock(), zone=desk.zone, texts=texts)


def _display(query: Query, words: str) -> str:
    """The query as it is named: a known topic by its own name (oekraine: Oekraïne), else as it was typed."""
    known = gazetteer().find(query.tree.text) if isinstance(query.tree, Term) and not query.tree.quoted else None
    return known.name if known else words
