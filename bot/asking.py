"""`briefje latest` and `briefje topic`: the chat's answers on the command line."""

from bot.clock import now
from bot.documents import entry_document, print_documents
from bot.opening import open_database
from bot.settings import Settings, SettingsError
from bot.terminal.plain import plain
from handlers.answer import Answer
from handlers.briefs import briefs_of
from handlers.choosing import newest
from handlers.desk import Desk
from handlers.finding import find
from handlers.latest import asked_number, latest
from handlers.pages import MOST, PAGE
from handlers.texts import texts_for
from handlers.topic import topic
from news.errors import QueryError
from news.known_topics import topics_of
from news.query import parse_query
from storage import entries


async def print_latest(settings: Settings, given: str, *, as_json: bool) -> None:
    """Print the newest stories: as the chat shows them, or with all that is known of them."""
    number = asked_number(given)
    if number is None:
        raise SettingsError(f"latest {given!r}: a whole number from 1 to {MOST}")
    async with await open_database(settings) as db:
        if not as_json:
            return _print(await latest(Desk(db, now, settings.zone), given, texts_for("nl")))
        async with db.read() as conn:
            ids, _ = await newest(conn, now())
            found = await entries.entries_of(conn, ids[: min(number, MOST)])
            briefs = await briefs_of(conn, found)
    print_documents(
        [entry_document(one, brief, topics_of(one.lead.article)) for one, brief in zip(found, briefs, strict=True)]
    )


async def print_topic(settings: Settings, words: str, *, as_json: bool) -> None:
    """Print the stories about a topic: as the chat shows them, or with all that is known of them."""
    async with await open_database(settings) as db:
        if not as_json:
            return _print(await topic(Desk(db, now, settings.zone), words, texts_for("nl")))
        try:
            query = parse_query(words)
        except QueryError as error:
            raise SettingsError(f"topic {words!r}: {error}") from error
        async with db.read() as conn:
            found = await find(conn, query, now=now())
            shown = await entries.entries_of(conn, found.ids(0, PAGE))
            briefs = await briefs_of(conn, shown)
    print_documents(
        [entry_document(one, brief, [found.stories[one.story_id]]) for one, brief in zip(shown, briefs, strict=True)]
    )


def _print(answer: Answer) -> None:
    print("\n\n".join(plain(message.html) for message in answer.messages))  # noqa: T201
