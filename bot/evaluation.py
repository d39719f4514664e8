"""`briefje eval briefs`: what the summariser of the settings and lead make of articles with hand-written briefs."""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from bot.clock import now
from bot.reading import only
from bot.settings import Settings
from bot.summaries import open_summariser
from news.article import Article
from news.brief import Brief, Summariser
from news.brief_eval import Figures, Judged, figures
from news.errors import UnreadableError
from news.lead import Lead

BATCH = 64
"""Articles that are given to a summariser at once."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """An article and the brief that a person wrote for it."""

    article: Article
    reference: str


async def print_brief_figures(settings: Settings, name: str, *, examples: int, as_json: bool) -> None:
    """Print the figures of the model and of lead on the labelled lines of a file."""
    labelled = _labelled(name)
    async with open_summariser(settings) as model:
        judged = {"model": await _judged(model, labelled), "lead": await _judged(Lead(), labelled)}
    told = {method: figures(rows) for method, rows in judged.items()}
    if as_json:
        for method, one in told.items():
            print(json.dumps({"method": method, **asdict(one)}, ensure_ascii=False))  # noqa: T201
        return
    _print_table(told)
    for place in range(min(examples, len(labelled))):
        _print_example(labelled[place], {method: rows[place].brief for method, rows in judged.items()})


async def _judged(summariser: Summariser, labelled: Sequence[Labelled]) -> list[Judged]:
    briefs: list[Brief] = []
    for first in range(0, len(labelled), BATCH):
        briefs += await summariser.summarise([one.article for one in labelled[first : first + BATCH]])
    return [
        Judged(text=f"{one.article.title}\n\n{one.article.body}", reference=one.reference, brief=brief)
        for one, brief in zip(labelled, briefs, strict=True)
    ]


def _labelled(name: str) -> list[Labelled]:
    """The lines with a text; each that has none is named on standard error and left out."""
    found = []
    for number, line in enumerate(only(name).data.decode("utf-8-sig", errors="replace").splitlines(), 1):
        if not line.strip():
            continue
        try:
            found.append(_of_line(json.loads(line)))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            print(f"{name}: line {number}: no text and brief ({error!r}); left out", file=sys.stderr)  # noqa: T201
    if not found:
        raise UnreadableError(f"{name}: no line with a text and a brief")
    return found


def _of_line(record: Mapping[str, Any]) -> Labelled:
    article = Article(
        source="eval",
        guid=str(record.get("id") or ""),
        title=str(record.get("title") or ""),
        body=str(record["text"]).strip(),
        fetched_at=now(),
    )
    return Labelled(article, str(record.get("brief") or ""))


def _print_table(told: Mapping[str, Figures]) -> None:
    rows = {method: asdict(one) for method, one in told.items()}
    print(f"{'':<12}" + "".join(f"{method:>24}" for method in rows))  # noqa: T201
    for name in next(iter(rows.values())):
        print(f"{name:<12}" + "".join(f"{_shown(one[name]):>24}" for one in rows.values()))  # noqa: T201


def _shown(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.3f}"
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {_shown(one)}" for name, one in value.items()) or "-"
    return str(value)


def _print_example(labelled: Labelled, briefs: Mapping[str, Brief]) -> None:
    print(f"\n--- {labelled.article.guid or ''} {labelled.article.title}\n{labelled.article.body[:600]}")  # noqa: T201
    for name, text in (("hand", labelled.reference), *((method, brief.text) for method, brief in briefs.items())):
        print(f"{name:>6}: {text}")  # noqa: T201
