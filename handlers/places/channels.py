"""`/channels`: somebody who administers a channel chooses its topics and times, in the private chat with the bot."""

from handlers.answer import Answer, Button, Message, Pressed
from handlers.desk import Desk
from handlers.html import clip
from handlers.places.addresses import ADDRESS, BACK, channel_data
from handlers.places.posting import post
from handlers.press import Press
from handlers.turn import Turn, own, subject_of
from news.readers_times.reading import format_slots
from storage import destinations, following, slots
from storage.destinations import Destination

_BUTTON_UNITS = 40


async def channels(desk: Desk, turn: Turn, _: str) -> Answer:
    """The channels that this reader set up and still administers; how to add one."""
    if not turn.asker.is_private or turn.asker.user_id is None:
        return Answer.one(turn.texts("channels-private"))
    async with desk.db.read() as conn:
        managed = await destinations.managed_by(conn, turn.asker.user_id)
    asleep = [one.title for one in managed if one.asleep_since is not None]
    mine = [one for one in managed if one.asleep_since is None and await turn.administers(one.chat_id)]
    texts = turn.texts
    lines = [texts("channels-header" if mine else "channels-none")]
    lines += [texts("channel-asleep", title=title) for title in asleep]
    rows = [(Button(clip(one.title, _BUTTON_UNITS) or "…", channel_data(one.id)),) for one in mine]
    if turn.channel is not None:
        rows.append((Button(texts.plain("button-myself"), BACK),))
    return Answer.one("\n\n".join(lines), tuple(rows))


async def channel_pressed(desk: Desk, turn: Turn, press: Press) -> Pressed | None:
    """Set the channel up, post in it now, or go back to oneself; None where the button is none of ours."""
    address = ADDRESS.fullmatch(press.data)
    if address is None or not turn.asker.is_private:
        return None
    if address[1] is None:
        return await _back(desk, turn)
    async with desk.db.read() as conn:
        channel = (await destinations.get(conn, [int(address[1])])).get(int(address[1]))
    if channel is None or channel.kind != "channel":
        return None
    if not await turn.administers(channel.chat_id):
        return Pressed(notice=turn.texts.plain("channel-not-yours"), urgent=True)
    return await post(desk, turn, channel) if address[2] == "post" else await _set_up(desk, turn, channel)


async def _set_up(desk: Desk, turn: Turn, channel: Destination) -> Pressed:
    """From now on the private chat acts for the channel."""
    here = await subject_of(desk, own(turn))
    async with desk.db.write() as conn:
        await destinations.change(conn, here, acting_for=channel.id)
        if channel.manager_id is None:
            await destinations.change(conn, channel, manager_id=turn.asker.user_id)
        followed = await following.of(conn, channel.id)
        times = [one.slot for one in await slots.of(conn, channel.id)]
    texts = turn.texts
    lines = [texts("channel-set-up", title=channel.title), texts("channel-follows", count=len(followed))]
    when = format_slots(times, texts.language) if times else ""
    lines.append(texts("times-slots", slots=when) if when else texts("channel-no-times"))
    topics, at = Button(texts.plain("button-topics"), "topics"), Button(texts.plain("button-times"), "times")
    return Pressed(page=Message("\n".join(lines), ((topics, at), (Button(texts.plain("button-myself"), BACK),))))


async def _back(desk: Desk, turn: Turn) -> Pressed:
    """The private chat acts for itself again."""
    if turn.here is not None and turn.here.acting_for is not None:
        async with desk.db.write() as conn:
            await destinations.change(conn, turn.here, acting_for=None)
    return Pressed(answer=Answer.one(turn.texts("channel-back")))
