"""Every conversation: which command begins it, which buttons belong to it."""

from collections.abc import Awaitable, Callable

from handlers.answer import Answer, Pressed
from handlers.commands import (
    ADMIN,
    CHANNELS,
    DIGEST,
    EXPORT,
    FORGET,
    HELP,
    LATEST,
    PRIVACY,
    SCHEDULE,
    SETTINGS,
    SOURCES,
    START,
    SUBSCRIBE,
    TOPIC,
    TOPICS,
    TREND,
    UNSUBSCRIBE,
    WEEK,
    Command,
)
from handlers.desk import Desk
from handlers.digest.on_request import digest_now
from handlers.digest.why import why_pressed
from handlers.following.listing import topic_tapped, topics
from handlers.following.picking import picked
from handlers.following.subscribe import at_once_pressed, follow_pressed, subscribe
from handlers.following.under_news import topic_news, topic_news_page, topic_searched
from handlers.following.unsubscribe import unfollow_pressed, unsubscribe
from handlers.following.walk import start, walked
from handlers.greeting import help_
from handlers.latest import latest, latest_page
from handlers.places.channels import channel_pressed, channels
from handlers.places.for_channel import about_subject, subjects_button
from handlers.press import Press
from handlers.privacy.export import export
from handlers.privacy.forget import forget, forget_pressed
from handlers.privacy.privacy import privacy
from handlers.settings.screen import setting_tapped, settings
from handlers.sources.administering import admin
from handlers.sources.choosing import source_tapped, sources
from handlers.stories.sources import sources_pressed
from handlers.times.schedule import schedule
from handlers.times.tapping import tapped
from handlers.trend.command import trend_asked, trend_pressed
from handlers.turn import Turn
from handlers.week import week, week_page

Conversation = Callable[[Desk, Turn, str], Awaitable[Answer]]
"""Answers what was said after the command."""

Pressing = Callable[[Desk, Turn, Press], Awaitable[Pressed | None]]
"""What pressing the button does; None where the button belongs to another conversation."""


async def _help(_: Desk, turn: Turn, __: str) -> Answer:
    return help_(turn.texts)


async def _latest(desk: Desk, turn: Turn, said: str) -> Answer:
    return await latest(desk, said, turn.texts, turn.here.id if turn.here is not None else None)


async def _page(desk: Desk, turn: Turn, press: Press) -> Pressed | None:
    page = await latest_page(desk, press.data, turn.texts, turn.here.id if turn.here is not None else None)
    return Pressed(page=page) if page is not None else None


async def _screen(desk: Desk, turn: Turn, press: Press) -> Pressed | None:
    """Buttons that stand for a command; their answer comes below."""
    command = {"times": schedule, "digest": _digest}.get(press.data)
    return Pressed(answer=await command(desk, turn, "")) if command is not None else None


async def _digest(desk: Desk, turn: Turn, _: str) -> Answer:
    return await digest_now(desk, turn)


async def _why(desk: Desk, turn: Turn, press: Press) -> Pressed | None:
    return await why_pressed(desk, turn.asker, press.message_id, press.data, turn.texts)


CONVERSATIONS: dict[Command, Conversation] = {
    START: about_subject(start),
    HELP: _help,
    LATEST: _latest,
    TOPIC: topic_news,
    TREND: trend_asked,
    WEEK: week,
    SUBSCRIBE: about_subject(subscribe),
    UNSUBSCRIBE: about_subject(unsubscribe),
    TOPICS: about_subject(topics),
    DIGEST: about_subject(_digest),
    SCHEDULE: about_subject(schedule),
    SOURCES: about_subject(sources),
    SETTINGS: about_subject(settings),
    CHANNELS: channels,
    PRIVACY: privacy,
    EXPORT: about_subject(export),
    FORGET: about_subject(forget),
    ADMIN: admin,
}

PRESSINGS: tuple[Pressing, ...] = (
    _page,
    topic_news_page,
    topic_searched,
    trend_pressed,
    week_page,
    sources_pressed,
    _why,
    channel_pressed,
    *map(
        subjects_button,
        (
            _screen,
            tapped,
            setting_tapped,
            source_tapped,
            topic_tapped,
            picked,
            follow_pressed,
            at_once_pressed,
            unfollow_pressed,
            walked,
            forget_pressed,
        ),
    ),
)
