"""Times that readers choose by `/tijden` come at their own local time, whatever the clocks do."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.composing import compose_due
from handlers.asker import Asker
from handlers.desk import Desk
from storage import slots
from tests.handlers.reader import Reader

READERS = {"Amsterdam": "Europe/Amsterdam", "New York": "America/New_York", "Jakarta": "Asia/Jakarta"}
CHANGES = [
    pytest.param(date(2026, 3, 6), date(2026, 3, 31), id="forward"),
    pytest.param(date(2026, 10, 23), date(2026, 11, 3), id="back"),
]
SKIPPED = {"Europe/Amsterdam": date(2026, 3, 29), "America/New_York": date(2026, 3, 8)}
"""The nights in which the clocks skip half past two."""


@pytest.mark.parametrize("first,last", CHANGES)
async def test_half_past_seven_is_half_past_seven_and_half_past_two_comes_once(desk: Desk, first: date, last: date):
    """On each local date each time once, at that time there; one that is skipped comes when the clocks have moved."""
    now = datetime.combine(first, time(), UTC)
    turning = Desk(desk.db, lambda: now, desk.zone)
    zones: dict[int, ZoneInfo] = {}
    for chat_id, (place, key) in enumerate(READERS.items(), 1):
        reader = Reader(turning, Asker(chat_id=chat_id, user_id=chat_id, language_code="nl"))
        await reader.says("/volg merwekust")
        await reader.says("/tijden 2:30 en 7:30")
        await reader.says(f"/tijden zone {place}")
        here = await reader.here()
        assert here is not None
        zones[here.id] = ZoneInfo(key)
    came: dict[str, list[tuple[date, time]]] = {key: [] for key in READERS.values()}
    while True:
        async with desk.db.read() as conn:
            now = await slots.next_at(conn) or now
            due = await slots.due(conn, now, limit=99, lock=False)
        if now >= datetime.combine(last, time(), UTC):
            break
        for one in due:
            local = one.due.at.astimezone(zones[one.destination_id])
            came[zones[one.destination_id].key].append((local.date(), local.time()))
        assert await compose_due(turning) == len(due)
    for zone, moments in came.items():
        days = sorted({day for day, _ in moments})
        wanted = [
            (day, time(3) if at == time(2, 30) and SKIPPED.get(zone) == day else at)
            for day in days
            for at in (time(2, 30), time(7, 30))
        ]
        assert len(days) >= (last - first) // timedelta(days=1)
        # The first and the last day are cut by the window.
        assert [one for one in moments if days[0] < one[0] < days[-1]] == wanted[2:-2]
