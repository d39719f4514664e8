"""Whatever a source or a reader writes, the strict Bot API accepts every message the bot sends."""

import asyncio
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.application import build, http
from bot.intake import Intake
from handlers.desk import Desk
from news.article import Article, Kind
from storage.database import Database
from storage.upgrade import upgrade
from tests.botapi import BotApiDouble, Chat
from tests.handlers.stories import texts

NOW = datetime(2026, 2, 1, 11, 0, tzinfo=UTC)

articles = st.lists(
    st.builds(
        Article,
        source=st.just("file:test"),
        fetched_at=st.just(NOW),
        title=texts.map(lambda text: f"Gaza {text}"),
        body=texts,
        publisher=st.none() | texts,
        place=st.none() | texts,
        url=st.sampled_from([None, 'https://a.example/?q="><b>&é', "https://a.example/" + "x" * 3000, "tg://x"]),
        kind=st.sampled_from([Kind.ARTICLE, Kind.TEASER]),
        published_at=st.none() | st.just(NOW),
    ),
    max_size=7,
)
said = st.lists(
    st.one_of(
        st.sampled_from(["/latest 20", "/topic Gaza", "/start", "/help", "/topic", "/latest -1", "/<b>"]),
        texts,
        texts.map(lambda text: f"/topic {text}"),
        texts.map(lambda text: f"/latest {text}"),
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(articles, said)
def test_every_message_is_accepted(news, lines):
    """Tags, entities, emoji, controls, direction marks, 10,000 characters without a space."""
    asyncio.run(_conversation(news, lines))


async def _conversation(news: list[Article], lines: list[str]) -> None:
    async with BotApiDouble() as api, await Database.open("sqlite+aiosqlite://") as db:
        await upgrade(db)
        await Intake(db, lambda: NOW).take(news)
        reader = api.private_chat("<b>Noor</b> & \u202e", language_code="nl")
        desk = Desk(db, lambda: NOW, ZoneInfo("Europe/Amsterdam"))
        application = build(desk, api.token, api_url=api.url, requests=http())
        async with application:
            for line in lines:
                text = "".join(sign for sign in line if not "\ud800" <= sign <= "\udfff")[:4096]
                if text.strip():
                    api.says(reader, text)
            offset, pressed = None, set[int]()
            while updates := await application.bot.get_updates(offset=offset, timeout=0):
                for update in updates:
                    await application.process_update(update)
                offset = updates[-1].update_id + 1
                _press_on(api, reader, pressed)
        assert [call.outcome for call in api.calls if call.outcome != "ok"] == []


def _press_on(api: BotApiDouble, reader: Chat, pressed: set[int]) -> None:
    """Press the last button of each new message, of the first ten."""
    for message in api.messages(reader):
        if message.buttons and message.message_id not in pressed and len(pressed) < 10:
            pressed.add(message.message_id)
            api.presses(reader, message, len(message.buttons) - 1)
