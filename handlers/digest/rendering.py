"""A digest as messages: what it is, its topics with their stories, what there was no room for, and why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from handlers.answer import Button, Keyboard, Message
from handlers.digest.layout import Block, messages_of
from handlers.digest.moments import clock, day_and_clock
from handlers.digest.order import Order
from handlers.digest.phrases import Phrase, named, phrase, plain
from handlers.digest.stories import Stories, Written
from handlers.digest.why import why_data
from handlers.packing import BETWEEN
from handlers.stories.button import sources_row
from handlers.texts import Texts, texts_for
from handlers.topic_names import shown
from news.digest import Entry, Plan, Section

TOPIC_UNITS = 60
"""A topic's name in a heading."""
BUTTON_UNITS = 24
"""A topic's name on a button: as much as a phone shows of one."""
MOST_BUTTONS = 6
"""Topics with a button to go on reading."""
NAMED = 3
"""Topics that are named where there was room for none of their stories."""

_LINE = Phrase("\n", 1)
_GAP = Phrase(BETWEEN, 2)


def render_digest(
    order: Order, plan: Plan, stories: Stories, more: Mapping[int, str], now: datetime
) -> tuple[Message, ...]:
    """The messages of a digest that tells something; `more` has a button's data by topic.

    In a channel there are no buttons: whoever reads along could make the bot post there.
    """
    texts = texts_for(order.destination.language)
    names = {followed.topic.id: shown(followed.topic.name, texts) for followed in order.topics}
    messages = messages_of(_blocks(order, plan, stories, names, texts, now))
    if order.destination.kind != "channel":
        messages = [replace(one, keyboard=_sources(one, stories, texts)) for one in messages]
        keyboard = _keyboard(plan.sections, names, more, texts, now)
        messages[-1] = replace(messages[-1], keyboard=(*messages[-1].keyboard, *keyboard))
    return tuple(messages)


def render_empty(order: Order, since: datetime, now: datetime) -> Message:
    """Say that there is no news, and since when."""
    texts = texts_for(order.destination.language)
    name = "digest-empty" if order.destination.kind == "private" else "digest-empty-for-all"
    said = phrase(texts, name, since=day_and_clock(since, now, order.destination.zone, texts))
    return Message("\n".join(line.html for line in (said, *_missed(order, texts, now))))


def render_unfollowed(order: Order) -> Message:
    """Say how to follow a topic to who follows none."""
    return Message(texts_for(order.destination.language)("digest-follow-first"))


def _blocks(
    order: Order, plan: Plan, stories: Stories, names: Mapping[int, str], texts: Texts, now: datetime
) -> Iterator[Block]:
    yield Block(_header(order, texts, now))
    for section in plan.sections:
        told = [
            (entry.update, written)
            for entry in section.entries
            if (written := _written(stories, entry, order, texts)) is not None
        ]
        name = named(names[section.topic], TOPIC_UNITS)
        for place, (update, written) in enumerate(told):
            pieces = [phrase(texts, "digest-section", topic=name), _GAP] if place == 0 else []
            pieces += _story(written, texts, update=update)
            if section.left and place == len(told) - 1:
                pieces += [_GAP, phrase(texts, "digest-left", count=section.left, topic=name)]
            yield Block(tuple(pieces), written)
    if untold := [names[section.topic] for section in plan.sections if not section.entries]:
        yield Block((_untold(untold, texts),))


def _written(stories: Stories, entry: Entry, order: Order, texts: Texts) -> Written | None:
    """The story, and of an update what is new in it."""
    had = entry.had if entry.update else None
    return stories.written(entry.story_id, texts, order.destination.zone, had=had)


def _story(written: Written, texts: Texts, *, update: bool) -> list[Phrase]:
    story = Phrase(written.html, written.units)
    return [phrase(texts, "digest-update"), Phrase(" ", 1), story] if update else [story]


def _header(order: Order, texts: Texts, now: datetime) -> tuple[Phrase, ...]:
    many = order.destination.kind != "private"  # a group or channel is no "you"
    if order.at is None:
        header = phrase(texts, "digest-header-now-for-all" if many else "digest-header-now")
    else:
        at = clock(order.at, order.destination.zone, texts)
        header = phrase(texts, "digest-header-for-all" if many else "digest-header", clock=at)
    late = [phrase(texts, "digest-late")] if order.late else []
    lines = [header, *late, *_missed(order, texts, now)]
    return tuple(piece for line in lines for piece in (_LINE, line))[1:]


def _missed(order: Order, texts: Texts, now: datetime) -> list[Phrase]:
    if not order.missed:
        return []
    last = day_and_clock(order.missed[-1], now, order.destination.zone, texts)
    return [phrase(texts, "digest-missed", count=len(order.missed), last=last)]


def _untold(names: Sequence[str], texts: Texts) -> Phrase:
    first = ", ".join(named(name, TOPIC_UNITS) for name in names[:NAMED])
    return phrase(texts, "digest-untold", topics=first, others=max(0, len(names) - NAMED))


def _sources(message: Message, stories: Stories, texts: Texts) -> Keyboard:
    items = (stories.item(story_id) for story_id, _ in message.parts)
    row = sources_row((item.entry for item in items if item is not None), texts)
    return (row,) if row else ()


def _keyboard(
    sections: Sequence[Section], names: Mapping[int, str], more: Mapping[int, str], texts: Texts, now: datetime
) -> Keyboard:
    left = [section.topic for section in sections if section.left and section.topic in more][:MOST_BUTTONS]
    rows = [
        (Button(plain(texts, "button-more", topic=named(names[topic], BUTTON_UNITS)), more[topic]),) for topic in left
    ]
    return (*rows, (Button(plain(texts, "button-why"), why_data(now)),))
