"""A summariser at the double of an endpoint, with a clock that stands still and pauses that are only written down."""

import asyncio
from collections.abc import MutableMapping
from datetime import UTC, datetime
from typing import Any

from bot.model.completions import Completions, Patience
from bot.model.endpoint import EndpointSummariser
from news.article import Article, Kind
from news.brief import Brief
from news.lead import Lead
from tests.model.llm_double import MODEL, LlmDouble

NOW = datetime(2026, 3, 1, tzinfo=UTC)
FIRST = "De brug over de Zaan bij Wormer blijft zeker tot mei dicht."
BODY = f"{FIRST} Er zitten scheuren in het wegdek, meldt Rijkswaterstaat. Auto's rijden om via Krommenie."
TRUE = "De brug over de Zaan blijft zeker tot mei dicht."
LIE = "De brug over de Zaan blijft zeker tot juni dicht."
KEY = "sk-hunter2"


def article(body: str = BODY, title: str = "Brug dicht", kind: Kind = Kind.ARTICLE, language: str = "nl") -> Article:
    """An invented article."""
    return Article(source="test", fetched_at=NOW, title=title, body=body, kind=kind, language=language)


class Desk:
    """A summariser at a double, with a clock that stands still and pauses that are only written down."""

    def __init__(self, double: LlmDouble, *, name: str = MODEL, key: str | None = None, whole: float = 30.0) -> None:
        self.now = 0.0
        self.pauses: list[float] = []
        patience = Patience(connect=5.0, whole=whole, tries=4, pause=1.0, longest_pause=30.0)
        self.completions = Completions(double.address, name, key, patience=patience, sleep=self._sleep)
        self.summariser = EndpointSummariser(Lead(), self.completions, name, clock=lambda: self.now)

    async def _sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        await asyncio.sleep(0)

    async def brief(self, body: str = BODY) -> Brief:
        """The brief of one article."""
        (brief,) = await self.summariser.summarise([article(body)])
        return brief


def warnings(logs: list[MutableMapping[str, Any]]) -> list[str]:
    """The reasons of the warnings in a log."""
    return [entry["reason"] for entry in logs if entry["log_level"] == "warning"]
