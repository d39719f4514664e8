"""getUpdates: waking, confirming, filtering, and one at a time."""

import asyncio

from telegram import Update
from telegram.ext import Application, ApplicationBuilder

from tests.botapi import BotApiDouble, Chat, faults

from .raw_client import RawClient


def texts(updates: list[dict[str, object]]) -> list[object]:
    """What the messages in these updates say."""
    messages = [update["message"] for update in updates]
    return [message["text"] for message in messages if isinstance(message, dict)]


async def test_a_long_poll_wakes_on_a_new_update(api: BotApiDouble, raw: RawClient, reader: Chat) -> None:
    """It waits as long as there is nothing, and answers at once when there is."""
    poll = asyncio.create_task(raw.post("getUpdates", timeout=50))
    await api.until(lambda: api.is_polled)
    assert not poll.done()
    api.says(reader, "hallo")
    assert texts((await poll).updates) == ["hallo"]


async def test_a_poll_without_timeout_answers_at_once(raw: RawClient) -> None:
    """With nothing, where there is nothing."""
    assert (await raw.post("getUpdates")).updates == []


async def test_a_long_poll_ends_at_its_timeout(raw: RawClient) -> None:
    """With nothing, too."""
    assert (await raw.post("getUpdates", timeout=1)).updates == []


async def test_an_offset_confirms_what_came_before_it(api: BotApiDouble, raw: RawClient, reader: Chat) -> None:
    """Until then updates come again, with the same ids."""
    for text in ("een", "twee", "drie"):
        api.says(reader, text)
    first = (await raw.post("getUpdates")).updates
    again = (await raw.post("getUpdates")).updates
    assert first == again
    second = first[1]["update_id"]
    assert texts((await raw.post("getUpdates", offset=second)).updates) == ["twee", "drie"]
    assert api.unconfirmed == 2


async def test_a_negative_offset_keeps_the_last_ones(api: BotApiDouble, raw: RawClient, reader: Chat) -> None:
    """All others are forgotten."""
    for text in ("een", "twee", "drie"):
        api.says(reader, text)
    assert texts((await raw.post("getUpdates", offset=-1)).updates) == ["drie"]
    assert api.unconfirmed == 1


async def test_a_limit_gives_the_oldest(api: BotApiDouble, raw: RawClient, reader: Chat) -> None:
    """The rest stays for the next poll."""
    for text in ("een", "twee"):
        api.says(reader, text)
    assert texts((await raw.post("getUpdates", limit=1)).updates) == ["een"]
    assert api.unconfirmed == 2


async def test_a_second_poll_ends_the_first_with_409(api: BotApiDouble, raw: RawClient, reader: Chat) -> None:
    """The newer one goes on and gets the update."""
    older = asyncio.create_task(raw.post("getUpdates", timeout=50))
    await api.until(lambda: api.is_polled)
    newer = asyncio.create_task(raw.post("getUpdates", timeout=50))
    refused = await older
    assert refused.status == 409
    assert refused.description == (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )
    api.says(reader, "hallo")
    assert texts((await newer).updates) == ["hallo"]


async def test_a_poll_is_refused_while_a_webhook_is_set(raw: RawClient) -> None:
    """And accepted when it is deleted."""
    await raw.post("setWebhook", url="https://briefje.example/hook")
    refused = await raw.post("getUpdates")
    await raw.post("deleteWebhook")
    assert (refused.status, refused.description) == (
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    )
    assert (await raw.post("getUpdates")).status == 200


async def test_only_allowed_updates_are_queued(api: BotApiDouble, raw: RawClient) -> None:
    """The list counts for later updates and is kept until another is given; an empty one is the default."""
    noor, sam = api.private_chat("Noor"), api.private_chat("Sam")
    group = api.group(admins=[noor])
    api.joins(group, sam)
    assert api.unconfirmed == 0
    await raw.post("getUpdates", allowed_updates=["chat_member"])
    api.leaves(group, sam)
    api.says(noor, "hallo")
    [update] = (await raw.post("getUpdates")).updates
    assert "chat_member" in update
    await raw.post("getUpdates", offset=-1, allowed_updates=[])
    api.says(noor, "hallo")
    assert api.unconfirmed == 2


async def test_updates_are_not_lost_when_the_poller_goes_away(api: BotApiDouble, raw: RawClient, reader: Chat) -> None:
    """A poll that nobody reads confirms nothing."""
    poll = asyncio.create_task(raw.post("getUpdates", timeout=50))
    await api.until(lambda: api.is_polled)
    poll.cancel()
    await api.until(lambda: api.calls[-1].outcome == "client gone")
    api.says(reader, "hallo")
    assert texts((await raw.post("getUpdates", timeout=50)).updates) == ["hallo"]


async def test_a_named_fault_meets_a_poll(api: BotApiDouble, raw: RawClient) -> None:
    """One that names no method leaves polling alone."""
    api.inject(faults.bad_gateway())
    assert (await raw.post("getUpdates")).status == 200
    api.inject(faults.conflict(), method="getUpdates")
    assert (await raw.post("getUpdates")).status == 409
    api.inject(faults.unauthorized(), method="getUpdates")
    assert (await raw.post("getUpdates")).status == 401
    api.inject(faults.not_found(), method="getUpdates")
    assert (await raw.post("getUpdates")).status == 404


def application(api: BotApiDouble) -> Application:  # type: ignore[type-arg]  # six type arguments say nothing here
    """A real application that talks to the double."""
    return ApplicationBuilder().token(api.token).base_url(api.base_url).build()


async def test_python_telegram_bot_polls_and_confirms(api: BotApiDouble, reader: Chat) -> None:
    """Its updater takes the updates and stops when told."""
    app = application(api)
    async with app:
        assert app.updater is not None
        await app.updater.start_polling()
        api.says(reader, "hallo")
        update = await app.update_queue.get()
        await api.until(lambda: api.unconfirmed == 0)
        await app.updater.stop()
    assert isinstance(update, Update)
    assert update.message is not None
    assert update.message.text == "hallo"
