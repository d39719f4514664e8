"""Briefs by a model at an OpenAI-compatible server, behind the guard.

A server that does not serve is left alone for a while and the operator is told once; until it answers again, briefs
are leads.
"""

import asyncio
import time
from collections.abc import Callable, Sequence

import structlog

from bot.model.completions import Completions, NoAnswerError, NotServingError
from bot.model.prompt import opening, question
from bot.model.writing import is_fit, with_leads, written
from news.article import Article
from news.brief import Brief, Summariser

AT_ONCE = 4
"""Questions that one bot has open at a server."""

REST_SECONDS = 60.0
LONGEST_REST = 900.0

_HINTS = {
    "http_401": "SUMMARY_MODEL_KEY is missing or refused",
    "http_403": "SUMMARY_MODEL_KEY is missing or refused",
    "http_404": "no such model there (SUMMARY_MODEL_NAME), or SUMMARY_MODEL does not end in /v1",
}

log = structlog.get_logger()


class EndpointSummariser:
    """Makes briefs with the model `name` behind `completions`; `fallback` makes those that it cannot.

    `clock` gives seconds that never go back.
    """

    method = "endpoint"

    def __init__(
        self, fallback: Summariser, completions: Completions, name: str, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._fallback = fallback
        self._completions = completions
        self._name = name
        self._clock = clock
        self._places = asyncio.Semaphore(AT_ONCE)
        self._trouble = ""
        self._rests_until = 0.0
        self._told: set[str] = set()

    async def summarise(self, articles: Sequence[Article]) -> list[Brief]:
        """One brief per article, in their order; by the fallback where the server has none."""
        async with asyncio.TaskGroup() as group:
            tasks = {
                place: group.create_task(self._brief(article))
                for place, article in enumerate(articles)
                if is_fit(article)
            }
        return await with_leads(articles, {place: task.result() for place, task in tasks.items()}, self._fallback)

    async def close(self) -> None:
        """Give the connections back; a later call opens them again."""
        await self._completions.close()

    async def _brief(self, article: Article) -> Brief:
        """The server's brief; its text is "" where there is none that the guard lets through."""
        async with self._places:
            if self._trouble and self._clock() < self._rests_until:
                return self._none(self._trouble)
            began = self._clock()
            try:
                answer = await self._completions.answer(question(article.title, opening(article.body)))
            except NotServingError as error:
                self._not_serving(error)
                return self._none(error.reason)
            except NoAnswerError as error:
                self._tell(error.reason)
                return self._none(error.reason)
            self._serves()
        found = await asyncio.to_thread(written, answer, article)  # the guard takes a while: the bot goes on
        return Brief(
            text=found.text,
            method=self.method,
            model=self._name,
            seconds=self._clock() - began,
            evidence=found.evidence,
            rejected=found.rejected,
        )

    def _none(self, reason: str) -> Brief:
        return Brief(text="", method=self.method, model=self._name, rejected=(reason,))

    def _not_serving(self, error: NotServingError) -> None:
        """Leave the server alone for as long as it asks, within bounds."""
        self._rests_until = self._clock() + min(max(error.rest or 0.0, REST_SECONDS), LONGEST_REST)
        self._trouble = error.reason
        self._tell(error.reason)

    def _tell(self, reason: str) -> None:
        """Name each trouble once, until the server has served again: one article may be the cause, or a setting."""
        if reason not in self._told:
            self._told.add(reason)
            log.warning(
                "summary_endpoint_gives_no_brief",
                host=self._completions.host,
                model=self._name,
                reason=reason,
                hint=_HINTS.get(reason, ""),
                used="lead",
            )

    def _serves(self) -> None:
        if self._trouble:
            log.info("summary_endpoint_serves_again", host=self._completions.host, model=self._name)
            self._told.clear()
        self._trouble = ""
