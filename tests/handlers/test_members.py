"""Who administers a chat: the fake says what Telegram says, and Telegram is not asked at each tap."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

import pytest
from telegram import Bot

from handlers.members import MOST, REMEMBERED, Members, TelegramMembers
from tests.botapi import BotApiDouble, Chat, faults

from .fake_members import FakeMembers


@dataclass
class Case:
    """A group with an administrator, a member and a stranger."""

    api: BotApiDouble
    bot: Bot
    group: Chat
    admin: Chat
    member: Chat
    stranger: Chat


@pytest.fixture
async def case() -> AsyncIterator[Case]:
    """The group, as Telegram knows it."""
    async with BotApiDouble() as api, Bot(api.token, base_url=api.base_url) as bot:
        admin, member, stranger = (api.private_chat(name) for name in ("Noor", "Sem", "Ada"))
        group = api.group("Buurt", admins=[admin], members=[member])
        yield Case(api, bot, group, admin, member, stranger)


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda case: TelegramMembers(case.bot), id="telegram"),
        pytest.param(lambda case: FakeMembers({(case.group.id, case.admin.id)}), id="fake"),
    ],
)
async def test_only_administrators_are(case: Case, make: Callable[[Case], Members]):
    """A member is none, nor a stranger, nor anybody in a chat that is not known; forgetting changes no answer."""
    members = make(case)
    for _ in range(2):
        assert await members.is_admin(case.group.id, case.admin.id)
        assert not await members.is_admin(case.group.id, case.member.id)
        assert not await members.is_admin(case.group.id, case.stranger.id)
        assert not await members.is_admin(-999, case.admin.id)
        members.forget(case.group.id)


async def test_an_answer_is_believed_for_a_minute(case: Case):
    """Not longer: rights change."""
    now = 0.0
    members = TelegramMembers(case.bot, lambda: now)
    assert await members.is_admin(case.group.id, case.admin.id)
    case.api.leaves(case.group, case.admin)
    now += REMEMBERED - 1
    assert await members.is_admin(case.group.id, case.admin.id)
    assert len(case.api.calls_of("getChatMember")) == 1
    now += 2
    assert not await members.is_admin(case.group.id, case.admin.id)


@pytest.mark.parametrize("who", ["group", "admin"])
async def test_what_is_forgotten_is_asked_anew(case: Case, who: str):
    """A group, or a person in whatever group."""
    members = TelegramMembers(case.bot)
    await members.is_admin(case.group.id, case.admin.id)
    members.forget(getattr(case, who).id)
    await members.is_admin(case.group.id, case.admin.id)
    assert len(case.api.calls_of("getChatMember")) == 2


async def test_what_telegram_does_not_tell_is_no_right_and_not_remembered(case: Case):
    """The next tap asks again."""
    members = TelegramMembers(case.bot)
    case.api.inject(faults.bad_gateway(), method="getChatMember")
    assert not await members.is_admin(case.group.id, case.admin.id)
    assert await members.is_admin(case.group.id, case.admin.id)


async def test_what_is_remembered_is_bounded(case: Case, monkeypatch: pytest.MonkeyPatch):
    """However many tap."""
    assert MOST >= 1_000
    monkeypatch.setattr("handlers.members.MOST", 2)
    members = TelegramMembers(case.bot)
    for person in (case.admin, case.member, case.stranger):
        await members.is_admin(case.group.id, person.id)
    await members.is_admin(case.group.id, case.admin.id)
    assert len(case.api.calls_of("getChatMember")) == 4
