"""Nothing that a reader types or forges breaks an answer: each is one that Telegram takes."""

import asyncio
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.asker import Asker
from handlers.desk import Desk
from storage.database import Database
from storage.upgrade import upgrade
from tests.handlers.fake_members import FakeMembers
from tests.handlers.reader import Reader
from tests.handlers.stories import NASTY, NOW

HOSTILE = (
    *(one for one in NASTY if len(one) < 100),
    "'; DROP TABLE topics; --",
    "((((",
    "))))",
    "-",
    ",",
    '"',
    "שלום",
    "مرحبا",
    "Gaza",
    "oekriane",
    "vs ",
    " OF ",
    " en ",
    "%s{}$words",
    "ﬀ⑴Ⅳ",
    "7:30",
    "pauze ",
    "zone ",
    "stil ",
)

typed = st.one_of(
    st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=40)), max_size=12).map("".join),
    st.sampled_from(HOSTILE).map(lambda one: (one * 4096)[:4096]),
    st.integers(2, 2000).map(lambda count: " ".join(f"w{n}" for n in range(count))[:4096]),
    st.integers(1, 400).map(lambda depth: "(" * depth + "gaza" + ")" * depth),
)

PREFIXES = {
    "follow": ["1", "2", "999999999999999999", "x", ""],
    "atonce": ["1:1", "1:2", "2:1", "1"],
    "topics": ["", "1:page:0", "1:page:9999", "1:at_once:0:1", "1:muted:0:1", "1:drop:0:1", "1:drop:0", "2:drop:0:1"],
    "pick": ["walk:0", "list:1", "list:99", "walk:0:on:gaza", "list:1:off:ajax", "list:0:on:merwekust", "x:0"],
    "walk": ["topics", "times", "done", "at:450:on", "at:450:off", "at:9999:on", "once:on", "once:off", "at"],
    "unfollow": ["1:all", "1:no", "1:1", "1:99", "2:all"],
    "times": ["", "1:main", "1:quiet", "1:pause", "1:zone", "1:add:450", "1:days:450-work", "1:del:450", "1:pause:7"],
    "settings": ["1:language:en", "1:language:nl", "1:empty:silent", "1:empty:x", "2:language:en"],
    "search": ["1", "2", "99"],
    "topic": ["1:1:0", "1:0:5", "99:1:0"],
    "digest": [""],
}
"""By the word that a button's data begins with, what may stand behind it; ids are 1 in a fresh database."""

forged = st.one_of(
    st.sampled_from([f"{name}:{rest}" if rest else name for name, rests in PREFIXES.items() for rest in rests]),
    st.builds(lambda name, rest: f"{name}:{rest}", st.sampled_from(sorted(PREFIXES)), st.text(max_size=40)),
    st.text(max_size=64),
)

commands = st.sampled_from(["/volg", "/ontvolg", "/tijden", "/onderwerp", "/start", "/onderwerpen", "/instellingen"])

steps = st.lists(st.one_of(st.tuples(commands, typed), st.tuples(st.just("press"), forged)), min_size=1, max_size=8)


@settings(max_examples=60)
@given(steps=steps, kind=st.sampled_from(["private", "group", "channel"]))
def test_every_answer_is_one_that_telegram_takes(steps: list[tuple[str, str]], kind: str):
    """Whatever is said and pressed, in whatever order and place: `Reader` puts each answer before the strict parser."""
    asyncio.run(_goes_through(steps, kind))


async def _goes_through(steps: list[tuple[str, str]], kind: str) -> None:
    async with await Database.open("sqlite+aiosqlite://") as db:
        await upgrade(db)
        place = {"chat_id": -5, "kind": "group", "title": "<i>Buurt"} if kind == "group" else {"chat_id": 7}
        asker = Asker(user_id=7, first_name="<b>Noor", language_code="nl", **place)
        reader = Reader(Desk(db, lambda: NOW, ZoneInfo("Europe/Amsterdam")), asker, FakeMembers([(-5, 7)]))
        if kind == "channel":
            await reader.sets_up_channel("<u>Dijk & co")
        await reader.says("/volg gaza, merwekust")
        for what, words in steps:
            if what == "press":
                await reader.presses(words)
            else:
                await reader.says(f"{what} {words}")
