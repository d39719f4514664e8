"""A brief: one or two Dutch sentences about a story, and the port that makes them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from news.article import Article

MAX_BRIEF = 280
"""Characters; a brief that is longer is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A brief with how it was made.

    `text` is at most `MAX_BRIEF` characters, "" where the article holds no sentence at all. `method` is "lead",
    "model" or "endpoint"; `model` names the model, None for "lead". `seconds` is what making it took.
    `evidence` holds the source sentences it rests on. `rejected` names why earlier candidates fell through.
    """

    text: str
    method: str
    model: str | None = None
    seconds: float = 0.0
    evidence: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()


class Summariser(Protocol):
    """Makes briefs: a rule, a model in another process, an endpoint; all pass the same contract tests."""

    method: str

    async def summarise(self, articles: Sequence[Article]) -> list[Brief]:
        """One brief per article, in their order; never raises for what an article holds."""
        ...
