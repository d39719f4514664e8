"""`/subscribe WORDS`: follow one topic, or several parted by commas."""

import re
from collections.abc import Sequence

from handlers.answer import Answer, Button, Keyboard, Message, Pressed
from handlers.asked_again import FOLLOW, follow_address, recall, remember
from handlers.commands import SUBSCRIBE
from handlers.desk import Desk
from handlers.following.kept import Begun, begin, set_manner, topics_of
from handlers.following.naming import together
from handlers.following.picking import picking
from handlers.following.wanted import Wanted, meant, query_of, several, wanted
from handlers.html import clip, visible
from handlers.press import Press
from handlers.refusals import unclear
from handlers.rights import named, press_refusal, refusal
from handlers.texts import Texts
from handlers.topic_names import shown
from handlers.turn import Turn, subject_of
from news.errors import QueryError
from news.query import Fault
from news.readers_times.reading import format_slots
from storage.following import Followed, Manner

MOST_AT_ONCE = 20
"""Topics in one command."""

AT_ONCE = re.compile(r"atonce:(\d{1,18}):(\d{1,18})")
"""Callback data: the destination, and the topic that it wants to hear of at once."""

_MOST_QUESTIONS = 3
"""Slips of the pen that are asked about; of any more the words are taken as they are."""

_BUTTON_UNITS = 40
_SHOWN_UNITS = 60


async def subscribe(desk: Desk, turn: Turn, said: str) -> Answer:
    """Follow what was said; without words, choose from a keyboard. What is unclear, or a slip of the pen, asks back."""
    if (refused := await refusal(turn)) is not None:
        return refused
    parts = several(said)
    if not parts:
        return Answer((await picking(desk, turn),))
    topics: list[Wanted] = []
    doubtful: dict[str, tuple[str, ...]] = {}
    lines: list[str] = []
    for part in parts[:MOST_AT_ONCE]:
        try:
            near = meant(part) if len(doubtful) < _MOST_QUESTIONS else ()
            topic = wanted(part)
        except QueryError as error:
            if len(parts) == 1:
                return unclear(error, turn.texts, SUBSCRIBE)
            name = "follow-only-not" if error.args[0] is Fault.ONLY_EXCLUDES else "follow-unclear"
            lines.append(turn.texts(name, words=clip(part, _SHOWN_UNITS)))
        else:
            doubtful |= {part: near} if near else {}
            topics += [] if near else [topic]
    if parts[MOST_AT_ONCE:]:
        rest = clip(parts[MOST_AT_ONCE], _SHOWN_UNITS)
        lines.append(turn.texts("follow-at-most", most=MOST_AT_ONCE, words=rest))
    begun = await begin(desk, await subject_of(desk, turn), topics) if topics else Begun()
    first = [begun_message(begun, turn, lines)] if topics or lines else []
    return Answer((*first, *[await _question(desk, words, near, turn.texts) for words, near in doubtful.items()]))


def begun_message(begun: Begun, turn: Turn, lines: Sequence[str] = ()) -> Message:
    """What came of it, and what can be done next; `lines` (HTML) tell what did not."""
    texts = turn.texts
    told = [line for line in (named(turn, texts),) if line]
    if begun.new:
        told.append(texts("follow-begun", topics=_names(begun.new, texts)))
    if begun.known:
        told.append(texts("follow-known", topics=_names(begun.known, texts)))
    if begun.too_many:
        told.append(texts("follow-too-many", topics=together(begun.too_many, texts)))
    told += lines
    if begun.new:
        told += ["", _when(begun, texts)]
    return Message("\n".join(told), _keys(begun, turn))


def _when(begun: Begun, texts: Texts) -> str:
    if not begun.slots:
        return texts("follow-no-times")
    times = format_slots([one.slot for one in begun.slots], texts.language)
    return texts("follow-first-time" if begun.first_slot else "follow-times", times=times)


def _keys(begun: Begun, turn: Turn) -> Keyboard:
    texts, rows = turn.texts, list[tuple[Button, ...]]()
    if len(begun.new) == 1 and begun.to is not None:
        rows.append((Button(texts.plain("button-at-once"), f"atonce:{begun.to}:{begun.new[0].topic.id}"),))
    rows.append((Button(texts.plain("button-topics"), "topics"), Button(texts.plain("button-times"), "times")))
    return tuple(rows)


async def _question(desk: Desk, words: str, near: tuple[str, ...], texts: Texts) -> Message:
    """For an unknown word that looks like a known topic: which of both is meant."""
    said = clip(visible(words), _BUTTON_UNITS)
    names = [(clip(shown(name, texts), _BUTTON_UNITS), name) for name in near]
    rows = [(Button(label, follow_address(await remember(desk, name))),) for label, name in names]
    rows.append((Button(texts.plain("button-as-typed", words=said), follow_address(await remember(desk, words))),))
    return Message(texts("follow-did-you-mean", words=said), tuple(rows))


async def follow_pressed(desk: Desk, turn: Turn, press: Press) -> Pressed | None:
    """Follow what the button names ("Volg"); None where the button is none of ours."""
    number = FOLLOW.fullmatch(press.data)
    if number is None:
        return None
    if (refused := await press_refusal(turn)) is not None:
        return refused
    words = await recall(desk, int(number[1]))
    if words is None or query_of(words) is None:
        return None
    begun = await begin(desk, await subject_of(desk, turn), [wanted(words)])
    return Pressed(answer=Answer((begun_message(begun, turn),)))


async def at_once_pressed(desk: Desk, turn: Turn, press: Press) -> Pressed | None:
    """Hear of a topic at once ("Meteen melden"); None where the button is none of ours, or it is followed no more."""
    address = AT_ONCE.fullmatch(press.data)
    if address is None or turn.subject is None or turn.subject.id != int(address[1]):
        return None
    if (refused := await press_refusal(turn)) is not None:
        return refused
    if not await set_manner(desk, turn.subject, int(address[2]), Manner.AT_ONCE):
        return None
    return Pressed(notice=turn.texts.plain("follow-at-once"), urgent=True)


async def follow_row(desk: Desk, turn: Turn, words: str) -> tuple[Button, ...]:
    """The button under news about these words that begins to follow them; none where they are followed."""
    query = query_of(words)
    if query is None or any(one.topic.query == query for one in await topics_of(desk, turn.subject)):
        return ()
    name = clip(shown(wanted(words).name, turn.texts), _BUTTON_UNITS)
    return (Button(turn.texts.plain("button-follow", topic=name), follow_address(await remember(desk, words))),)


def _names(followed: Sequence[Followed], texts: Texts) -> str:
    return together([one.topic.name for one in followed], texts)
