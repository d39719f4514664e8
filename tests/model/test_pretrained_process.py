"""Models by setting, in the real process of their own: from the setting to the brief, and what is told where not."""

from collections.abc import MutableMapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("torch", reason="torch is not installed")
pytest.importorskip("transformers", reason="transformers is not installed")

from structlog.testing import capture_logs

from bot.model.prompt import question
from bot.model.summariser import ModelSummariser
from bot.settings import Settings, SettingsError
from bot.summaries import open_summariser
from news.article import Article
from tests.model import tiny_writers as tiny

NOW = datetime(2026, 3, 1, tzinfo=UTC)
BODY = "De brug over de Zaan bij Wormer blijft zeker tot mei dicht. Er zitten scheuren in, meldt Rijkswaterstaat."
TRUE = "De brug over de Zaan blijft zeker tot mei dicht."
ID = "briefje-tests/tiny-writer"
COMMIT = "0123456789abcdef0123456789abcdef01234567"


def article(title: str = "Brug dicht", body: str = BODY) -> Article:
    """An invented article."""
    return Article(source="test", fetched_at=NOW, title=title, body=body)


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hub's cache with one model that knows its answer by heart, as fetching it would have left it."""
    cache = tmp_path_factory.mktemp("hub")
    place = cache / f"models--{ID.replace('/', '--')}"
    (place / "refs").mkdir(parents=True)
    (place / "refs" / "main").write_text(COMMIT)
    asked = question("Brug dicht", BODY)
    tokens = tiny.tokenizer([asked, TRUE])
    model = tiny.llama(len(tokens))
    tiny.learn(model, tokens(asked)["input_ids"], tiny.spoken(tokens, TRUE))
    tiny.save(place / "snapshots" / COMMIT, model, tokens)
    return cache


@pytest.fixture(scope="module")
def folder(hub: Path) -> str:
    """That model as a folder."""
    return str(next(hub.glob("models--*/snapshots/*")))


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch, hub: Path) -> None:
    """The process finds that cache, and no hub beyond it."""
    monkeypatch.setenv("HF_HUB_CACHE", str(hub))
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setenv("OMP_NUM_THREADS", "1")


def warned(logs: list[MutableMapping[str, Any]]) -> list[str]:
    """The reasons of the warnings."""
    return [entry["reason"] for entry in logs if entry["log_level"] == "warning"]


async def test_a_model_by_its_id() -> None:
    """A hub's id is loaded as such; the brief names it; the process ends with the context."""
    async with open_summariser(Settings(summary_model=ID)) as maker:
        with capture_logs() as logs:
            known, unknown = await maker.summarise([article(), article("Iets", "Rijkswaterstaat meldt scheuren.")])
        assert isinstance(maker, ModelSummariser)
        process = maker._process
    assert (known.text, known.method, known.model, known.rejected) == (TRUE, "model", ID, ())
    assert known.evidence == (BODY.split(". ")[0] + ".",)
    assert unknown.method == "lead"
    assert unknown.rejected
    assert warned(logs) == []
    assert process is not None
    assert process.returncode is not None


async def test_a_model_by_its_folder(folder: str) -> None:
    """A folder is loaded as well, and may be asked for by name."""
    async with open_summariser(Settings(summary_model=folder), "model") as maker:
        (brief,) = await maker.summarise([article()])
    assert (brief.text, brief.method, brief.model) == (TRUE, "model", folder)


async def test_a_model_that_is_nowhere() -> None:
    """The operator is told once, by name; the bot goes on with leads."""
    async with open_summariser(Settings(summary_model="briefje-tests/nowhere")) as maker:
        with capture_logs() as logs:
            briefs = [*await maker.summarise([article()]), *await maker.summarise([article()])]
    assert [brief.method for brief in briefs] == ["lead", "lead"]
    (reason,) = warned(logs)
    assert "briefje-tests/nowhere" in reason
    assert "\n" not in reason


async def test_a_model_asked_for_that_is_nowhere() -> None:
    """Asked for by name it is wrong use, known before anything is done."""
    with pytest.raises(SettingsError, match=r"^--method model: /nowhere: no such folder"):
        async with open_summariser(Settings(summary_model="/nowhere"), "model"):
            pytest.fail("it was opened")
