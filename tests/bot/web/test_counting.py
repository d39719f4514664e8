"""What is counted for `/metrics`."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from hypothesis import given
from hypothesis import strategies as st
from prometheus_client.parser import text_string_to_metric_families

from bot.counters import BOUNDS, Counters, Seconds
from bot.web.metrics import Metrics
from storage import outbox
from storage.database import Database
from storage.outgoing import Outgoing, Payload, Purpose
from tests.storage.conftest import db, new_postgresql, postgresql_template, sqlite_template, url
from tests.storage.readers import settle

__all__ = ["db", "new_postgresql", "postgresql_template", "sqlite_template", "url"]

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


@given(st.lists(st.floats(0, 100, allow_nan=False)))
def test_every_answer_is_counted_once_under_its_bound(taken: list[float]) -> None:
    """So many up to each bound as took no longer, and all of them in the end."""
    seconds = Seconds()
    for one in taken:
        seconds.note(one)
    assert sum(seconds.counts) == len(taken)
    assert abs(seconds.total - sum(taken)) < 1e-6
    for place, bound in enumerate(BOUNDS, 1):
        assert sum(seconds.counts[:place]) == sum(one <= bound for one in taken)


async def scraped(metrics: Metrics) -> dict[tuple[str, str], float]:
    """What Prometheus reads: each sample by its name and its one label's value."""
    app = web.Application()
    app.add_routes(list(metrics.routes()))
    async with TestClient(TestServer(app)) as client, client.get("/metrics") as response:
        assert response.status == 200
        text = await response.text()
    return {
        (sample.name, next(iter(sample.labels.values()), "")): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


async def test_metrics_tell_what_waits_and_what_was_done(db: Database) -> None:
    """A message due for five minutes, one that is not due, two that were sent, a brief and its refusals."""
    reader = await settle(db, chat_id=77)
    counters = Counters()
    counters.deliveries.update(sent=2, delayed=1)
    counters.briefs.update(model=1)
    counters.refusals.update({"order": 3})
    counters.answering.note(0.2)
    payload = Payload("<b>Geheim</b>")
    async with db.write() as conn:
        for moment in (NOW - timedelta(minutes=5), NOW + timedelta(hours=8)):
            one = Outgoing(
                chat_id=77, payload=payload, purpose=Purpose.DIGEST, destination_id=reader.id, not_before=moment
            )
            await outbox.enqueue(conn, [one], NOW)
    found = await scraped(Metrics(db, lambda: NOW, counters))
    assert found["briefje_outbox_messages", "queued"] == 2
    assert found["briefje_outbox_oldest_due_seconds", ""] == 300
    assert found["briefje_deliveries_total", "sent"] == 2
    assert found["briefje_deliveries_total", "delayed"] == 1
    assert found["briefje_briefs_total", "model"] == 1
    assert found["briefje_brief_refusals_total", "order"] == 3
    assert found["briefje_answer_seconds_bucket", "0.1"] == 0
    assert found["briefje_answer_seconds_bucket", "0.25"] == 1
    assert found["briefje_answer_seconds_count", ""] == 1
    assert found["briefje_destinations", ""] == 1
    assert found["process_resident_memory_bytes", ""] > 0


async def test_a_database_that_is_broken_leaves_the_processs_own_figures(tmp_path: Path) -> None:
    """They say most in trouble: here every table is gone."""
    counters = Counters()
    counters.deliveries.update(unreachable=4)
    async with await Database.open(f"sqlite+aiosqlite:///{tmp_path}/leeg.sqlite3") as empty:
        found = await scraped(Metrics(empty, lambda: NOW, counters))
    assert found["briefje_deliveries_total", "unreachable"] == 4
    assert ("briefje_inbox_updates", "") not in found
