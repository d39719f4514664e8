"""An alert: one story, told as soon as it came in, with the topic that it is told for."""

from datetime import datetime

from handlers.answer import Button, Message
from handlers.digest.why import why_data
from handlers.html import clip, visible
from handlers.items import Item, render, shown_by
from handlers.packing import BETWEEN
from handlers.stories.button import sources_row
from handlers.texts import texts_for
from handlers.topic_names import shown
from storage.destinations import Destination

TOPIC_UNITS = 60
"""A topic's name in the first line."""


def alert(
    item: Item, topic: str, reader: Destination, *, update: bool, told_at: datetime, read_at: datetime
) -> Message:
    """The message that tells a reader a story under a topic; `update` where an earlier version of it was told before.

    It is as old as it is at `read_at`, when it is sent. In a channel there is no button: whoever reads along could make
    the bot post there.
    """
    texts = texts_for(reader.language)
    header = texts("alert-update" if update else "alert-news", topic=clip(visible(shown(topic, texts)), TOPIC_UNITS))
    told = render(item, now=read_at, zone=reader.zone, texts=texts)
    sources = sources_row([item.entry], texts)
    why = (Button(texts.plain("button-why"), why_data(told_at)),)
    return Message(
        BETWEEN.join([header, told]),
        keyboard=() if reader.kind == "channel" else tuple(row for row in (sources, why) if row),
        parts=((item.entry.story_id, told),),
        shown=shown_by([item]),
    )
