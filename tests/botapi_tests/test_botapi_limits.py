"""Telegram's limits on sending, where they are switched on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.botapi import BotApiDouble, Chat, Limits
from tests.botapi.limits import Limiter

from .clock import Clock
from .raw_client import RawClient

NOOR = Chat(1, "private")
GROUP = Chat(-5, "supergroup")


async def test_a_chat_takes_one_message_a_second(
    clock: Clock, limited_api: BotApiDouble, limited_raw: RawClient
) -> None:
    """The second within it is refused with the seconds to wait; other chats are not held up."""
    noor, sam = limited_api.private_chat("Noor"), limited_api.private_chat("Sam")
    statuses = [(await limited_raw.post("sendMessage", chat_id=chat.id, text="x")).status for chat in (noor, noor, sam)]
    assert statuses == [200, 429, 200]
    clock.passes(1)
    refused_no_more = await limited_raw.post("sendMessage", chat_id=noor.id, text="x")
    assert refused_no_more.status == 200


async def test_a_refusal_says_how_long_to_wait(limited_api: BotApiDouble, limited_raw: RawClient) -> None:
    """As `retry_after`, and in words; what is refused is not delivered."""
    noor = limited_api.private_chat("Noor")
    await limited_raw.post("sendMessage", chat_id=noor.id, text="x")
    refused = await limited_raw.post("sendMessage", chat_id=noor.id, text="x")
    assert refused.body["parameters"] == {"retry_after": 1}
    assert refused.description == "Too Many Requests: retry after 1"
    assert len(limited_api.messages(noor)) == 1


async def test_reading_is_not_limited(limited_api: BotApiDouble, limited_raw: RawClient) -> None:
    """Only messages and edits are."""
    noor = limited_api.private_chat("Noor")
    answers = [await limited_raw.post("getChat", chat_id=noor.id) for _ in range(5)]
    assert {answer.status for answer in answers} == {200}


def test_the_bot_sends_30_messages_a_second() -> None:
    """The 31st waits for the whole ban, even where its chat had nothing."""
    clock = Clock()
    limiter = Limiter(Limits(), clock)
    refusals = [limiter.check("sendMessage", Chat(number, "private")) for number in range(31)]
    assert refusals[:30] == [None] * 30
    assert refusals[30] is not None
    clock.passes(0.9)
    assert limiter.check("sendMessage", Chat(99, "private")) is not None
    clock.passes(0.1)
    assert limiter.check("sendMessage", Chat(99, "private")) is None


def test_a_group_takes_20_messages_a_minute() -> None:
    """The 21st must wait until the first is a minute old."""
    clock = Clock()
    limiter = Limiter(Limits(), clock)
    for _ in range(20):
        assert limiter.check("sendMessage", GROUP) is None
        clock.passes(1)
    refused = limiter.check("sendMessage", GROUP)
    assert refused is not None
    assert refused.parameters == {"retry_after": 40}
    clock.passes(39)
    assert limiter.check("sendMessage", GROUP) is not None
    clock.passes(1)
    assert limiter.check("sendMessage", GROUP) is None


def test_a_ban_is_counted_in_whole_seconds() -> None:
    """Who asked half a second early waits a whole one, though the second of the limit is over before."""
    clock = Clock()
    limiter = Limiter(Limits(), clock)
    assert limiter.check("sendMessage", NOOR) is None
    clock.passes(0.5)
    assert limiter.check("sendMessage", NOOR) is not None
    clock.passes(0.75)
    assert limiter.check("sendMessage", NOOR) is not None
    clock.passes(0.25)
    assert limiter.check("sendMessage", NOOR) is None


def test_a_private_chat_has_no_limit_by_the_minute() -> None:
    """One message each second may go on and on."""
    clock = Clock()
    limiter = Limiter(Limits(), clock)
    for _ in range(30):
        assert limiter.check("sendMessage", NOOR) is None
        clock.passes(1)


@pytest.mark.parametrize("limits", [None, Limits(0, 0, 0)])
def test_limits_may_be_lifted(limits: Limits | None) -> None:
    """None and zeros let everything through."""
    limiter = Limiter(limits, Clock())
    assert {limiter.check("sendMessage", GROUP) for _ in range(100)} == {None}


@given(st.lists(st.floats(0, 2), max_size=80))
def test_no_second_has_more_than_its_share(gaps: list[float]) -> None:
    """Whenever messages come, at most three are accepted within any second, and waiting as told is enough."""
    clock = Clock()
    limiter = Limiter(Limits(per_second=3, per_chat_per_second=0), clock)
    accepted: list[float] = []
    for gap in gaps:
        clock.passes(gap)
        if refused := limiter.check("sendMessage", NOOR):
            clock.passes(refused.parameters["retry_after"])
            assert limiter.check("sendMessage", NOOR) is None
        accepted.append(clock())
    assert all(late - early >= 1 - 1e-9 for early, late in zip(accepted, accepted[3:], strict=False))
