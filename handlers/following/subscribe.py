"""`/subscribe WORDS`: follow one topic, or several parted by commas."""

from handlers.answer import Answer, Button, Message, Pressed
from handlers.asked_again import recall, remember
from handlers.desk import Desk
from handlers.following.kept import Begun, begin, set_manner, topics_of
from handlers.following.picking import picking
from handlers.following.wanted import Wanted, meant, query_of, several, wanted
from handlers.html import clip, visible
from handlers.press import Press
from handlers.refusals import unclear
from handlers.rights import named, press_refusal, refusal
from handlers.texts import Texts
from handlers.turn import Turn, subject_of
from news.errors import QueryError
from news.readers_times.reading import format_slots
from storage.following import Followed, Manner

MOST_AT_ONCE = 20
"""Topics in one command."""

_BUTTON_UNITS = 40


async def subscribe(desk: Desk, turn: Turn, said: str) -> Answer:
    """Follow what was said; without words, choose from a keyboard. What is unclear, or a slip of the pen, asks back."""
    if (refused := await refusal(turn)) is not None:
        return refused
    parts = several(said)[:MOST_AT_ONCE]
    if not parts:
        return Answer((await picking(desk, turn),))
    topics: list[Wanted] = []
    for part in parts:
        try:
            topics.append(wanted(part))
        except QueryError as error:
            return unclear(error, turn.texts)
    if len(parts) == 1 and (near := meant(parts[0])):
        return await _ask_back(desk, parts[0], near, turn.texts)
    begun = await begin(desk, await subject_of(desk, turn), topics)
    return Answer((begun_message(begun, turn),))


def begun_message(begun: Begun, turn: Turn) -> Message:
    """What came of it, and what can be done next."""
    texts = turn.texts
    lines = [line for line in (named(turn, texts),) if line]
    if begun.new:
        lines.append(texts("follow-begun", topics=_names(begun.new)))
    if begun.known:
        lines.append(texts("follow-known", topics=_names(begun.known)))
    if begun.too_many:
        lines.append(texts("follow-too-many", topics=", ".join(begun.too_many), most=len(begun.too_many)))
    if begun.new:
        lines.append(_when(begun, texts))
    return Message("\n".join(lines), _keys(begun, turn))


def _when(begun: Begun, texts: Texts) -> str:
    if not begun.slots:
        return texts("follow-no-times")
    times = format_slots([one.slot for one in begun.slots], texts.language)
    return texts("follow-first-time" if begun.first_slot else "follow-times", times=times)


def _keys(begun: Begun, turn: Turn) -> tuple[tuple[Button, ...], ...]:
    texts, subject = turn.texts, begun.new or begun.known
    rows: list[tuple[Button, ...]] = []
    if len(begun.new) == 1:
        rows.append((Button(texts.plain("button-at-once"), f"atonce:{begun.new[0].topic.id}"),))
    if subject:
        rows.append((Button(texts.plain("button-topics"), "topics"), Button(texts.plain("button-times"), "times")))
    return tuple(rows)


async def _ask_back(desk: Desk, words: str, near: tuple[str, ...], texts: Texts) -> Answer:
    """For an unknown word that looks like a known topic: which of both is meant."""
    names = [*near, clip(visible(words), _BUTTON_UNITS)]
    buttons = [Button(clip(name, _BUTTON_UNITS), f"follow:{await remember(desk, name)}") for name in near]
    buttons.append(Button(texts.plain("button-as-typed", words=names[-1]), f"follow:{await remember(desk, words)}"))
    shown = clip(visible(words), _BUTTON_UNITS)
    return Answer.one(texts("follow-did-you-mean", words=shown), tuple((one,) for one in buttons))


async def follow_pressed(desk: Desk, turn: Turn, press: Press) -> Pressed | None:
    """Follow what the button names ("Volg"), or hear of it at once ("Meteen melden")."""
    kind, _, number = press.data.partition(":")
    if kind not in ("follow", "atonce") or not (number.isascii() and number.isdigit() and len(number) < 19):
        return None
    if (refused := await press_refusal(turn)) is not None:
        return refused
    if kind == "atonce":
        return await _at_once(desk, turn, int(number))
    words = await recall(desk, int(number))
    if words is None:
        return None
    begun = await begin(desk, await subject_of(desk, turn), [wanted(words)])
    return Pressed(answer=Answer((begun_message(begun, turn),)))


async def _at_once(desk: Desk, turn: Turn, topic_id: int) -> Pressed | None:
    if turn.subject is None or not await set_manner(desk, turn.subject, topic_id, Manner.AT_ONCE):
        return None
    return Pressed(notice=turn.texts.plain("follow-at-once"), urgent=True)


async def follow_row(desk: Desk, turn: Turn, words: str) -> tuple[Button, ...]:
    """The button under news about these words that begins to follow them; none where they are followed."""
    query = query_of(words)
    if query is None or any(one.topic.query == query for one in await topics_of(desk, turn.subject)):
        return ()
    name = clip(wanted(words).name, _BUTTON_UNITS)
    return (Button(turn.texts.plain("button-follow", topic=name), f"follow:{await remember(desk, words)}"),)


def _names(followed: tuple[Followed, ...]) -> str:
    return ", ".join(one.topic.name for one in followed)
