"""`/metrics` for Prometheus: what the process counted, and how the database stands at this moment."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate

from aiohttp import web
from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from bot.counters import BOUNDS, COUNTERS, Counters
from storage.database import Database
from storage.errors import StorageError
from storage.figures import Figures, figures


class Metrics:
    """Answers `/metrics` of this process and its database."""

    def __init__(self, db: Database, clock: Callable[[], datetime], counters: Counters = COUNTERS) -> None:
        self._db = db
        self._clock = clock
        self._counters = counters

    def routes(self) -> Iterable[web.RouteDef]:
        """The one route."""
        return (web.get("/metrics", self._answer),)

    async def _answer(self, _: web.Request) -> web.Response:
        """Without the database's figures where it does not answer: the process's own say most in trouble."""
        now = self._clock()
        try:
            async with self._db.read() as conn:
                standing = await figures(conn, now)
        except StorageError:
            standing = None
        text = generate_latest(_registry(_Collected(self._counters, standing, now)))
        return web.Response(body=text, headers={"Content-Type": "text/plain; version=0.0.4; charset=utf-8"})


def _registry(collected: "_Collected") -> CollectorRegistry:
    registry = CollectorRegistry()
    registry.register(collected)
    ProcessCollector(registry=registry)
    return registry


@dataclass(frozen=True, eq=False)  # a registry keeps its collectors by who they are
class _Collected(Collector):
    """All that is told in one answer."""

    counters: Counters
    standing: Figures | None
    now: datetime

    def collect(self) -> Iterator[Metric]:
        """Names as Prometheus wants them: a unit at the end, counts as `_total`."""
        counters = self.counters
        yield _counts("briefje_deliveries", "Messages by what Telegram answered.", "result", counters.deliveries)
        yield _counts("briefje_briefs", "Briefs by the method that made them.", "method", counters.briefs)
        yield _counts("briefje_brief_refusals", "Candidates for a brief, by refusal.", "reason", counters.refusals)
        yield self._answering()
        if self.standing is not None:
            yield from _standing(self.standing, self.now)

    def _answering(self) -> Metric:
        seconds = self.counters.answering
        names = [*(str(bound) for bound in BOUNDS), "+Inf"]
        buckets = list(zip(names, accumulate(seconds.counts), strict=True))
        text = "Seconds from taking an update up until its answer is in the outbox."
        return HistogramMetricFamily("briefje_answer_seconds", text, buckets=buckets, sum_value=seconds.total)


def _standing(standing: Figures, now: datetime) -> Iterator[Metric]:
    oldest = standing.oldest_due
    waited = (now - oldest).total_seconds() if oldest is not None else 0.0
    yield _gauges("briefje_outbox_messages", "Messages still to be sent.", "state", standing.outbox)
    yield GaugeMetricFamily("briefje_outbox_oldest_due_seconds", "How long a message has been due.", waited)
    yield GaugeMetricFamily("briefje_inbox_updates", "Updates that wait for an answer.", standing.unhandled)
    yield GaugeMetricFamily("briefje_arrivals", "Articles not held against topics yet.", standing.arrivals)
    yield GaugeMetricFamily("briefje_late_slots", "Slots due for over a minute.", standing.late_slots)
    yield GaugeMetricFamily("briefje_destinations", "Chats and threads that are awake.", standing.destinations)
    yield _gauges("briefje_sources", "Sources by state.", "state", standing.sources)


def _counts(name: str, text: str, label: str, counts: Mapping[str, int]) -> Metric:
    family = CounterMetricFamily(name, text, labels=[label])
    for value, count in sorted(counts.items()):
        family.add_metric([value], count)
    return family


def _gauges(name: str, text: str, label: str, counts: Mapping[str, int]) -> Metric:
    family = GaugeMetricFamily(name, text, labels=[label])
    for value, count in sorted(counts.items()):
        family.add_metric([value], count)
    return family
