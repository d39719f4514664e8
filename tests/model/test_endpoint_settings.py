"""Which summariser the settings or a method asked for give, what is told where it cannot be had, and its end."""

from collections.abc import MutableMapping
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from structlog.testing import capture_logs

from bot.model import weights
from bot.model.endpoint import EndpointSummariser
from bot.model.summariser import ModelSummariser
from bot.settings import Settings, SettingsError, load_settings
from bot.summaries import Closing, open_summariser, summariser
from news.lead import Lead
from tests.model.endpoint_desk import KEY, TRUE, article
from tests.model.llm_double import MODEL, Fails, LlmDouble

HAS_LIBRARIES = bool(find_spec("torch") and find_spec("transformers"))
ADDRESS = "http://noor:hunter2@llm.example/v1"


@pytest.fixture(autouse=True)
def empty_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A user whose cache folder holds no weights, and whose environment no settings."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def settings(model: str, name: str | None = None, key: str | None = None) -> Settings:
    """The settings of an operator who sets these alone."""
    return Settings(summary_model=model, summary_model_name=name, summary_model_key=SecretStr(key) if key else None)


def as_prepared(cache: Path) -> None:
    """Make the weights look prepared."""
    place = cache / "briefje" / weights.NAME
    place.mkdir(parents=True)
    (place / "briefje.json").write_text(f'{{"sha256": "{weights.SHA256}", "layout": {weights._LAYOUT}}}')
    (place / "model.safetensors").write_bytes(b"")


def warned(logs: list[MutableMapping[str, Any]]) -> list[str]:
    """The reasons of the warnings."""
    return [entry["reason"] for entry in logs if entry["log_level"] == "warning"]


@pytest.mark.parametrize("value", ["lead", "LEAD", " lead "])
def test_lead(value: str) -> None:
    """The rule needs nothing, and nothing is said."""
    with capture_logs() as logs:
        assert isinstance(summariser(settings(value)), Lead)
    assert logs == []


def test_embedded_without_weights() -> None:
    """The default before `briefje model prepare`: one warning that names it, and leads."""
    with capture_logs() as logs:
        assert isinstance(summariser(settings("embedded")), Lead)
    (reason,) = warned(logs)
    assert "`briefje model prepare`" in reason


@pytest.mark.skipif(not HAS_LIBRARIES, reason="torch and transformers are not installed")
def test_embedded_with_weights(empty_cache: Path) -> None:
    """Prepared weights are used, also where the settings name a rule and the model is asked for."""
    as_prepared(empty_cache)
    with capture_logs() as logs:
        for found in (summariser(settings("embedded")), summariser(settings("lead"), "model")):
            assert isinstance(found, ModelSummariser)
    assert logs == []


@pytest.mark.skipif(HAS_LIBRARIES, reason="torch and transformers are installed")
@pytest.mark.parametrize("model", ["embedded", "some/model"])
def test_without_libraries(empty_cache: Path, model: str) -> None:
    """A machine without the libraries is told so once, and makes leads."""
    as_prepared(empty_cache)
    with capture_logs() as logs:
        assert isinstance(summariser(settings(model)), Lead)
    assert warned(logs) == ["torch is not installed"]


@pytest.mark.skipif(not HAS_LIBRARIES, reason="torch and transformers are not installed")
@pytest.mark.parametrize("model", ["google/gemma-3-270m-it", "/a/folder", "./folder", "leed"])
def test_any_other_name_is_a_model(model: str) -> None:
    """An id or a folder is a model for transformers, in a process that is not started yet."""
    found = summariser(settings(model))
    assert isinstance(found, ModelSummariser)
    assert found.method == "model"


@pytest.mark.parametrize("address", ["http://llm.example/v1", "HTTPS://llm.example/v1", ADDRESS])
@pytest.mark.parametrize("method", [None, "endpoint"])
def test_endpoint(address: str, method: str | None) -> None:
    """An address with a model's name is an endpoint, whether asked for or set."""
    with capture_logs() as logs:
        assert isinstance(summariser(settings(address, "klein"), method), EndpointSummariser)
    assert logs == []


@pytest.mark.parametrize(
    "model,name,part",
    [
        pytest.param(ADDRESS, None, "SUMMARY_MODEL_NAME", id="no name"),
        pytest.param(ADDRESS, " ", "SUMMARY_MODEL_NAME", id="a blank name"),
        pytest.param("http://", "klein", "SUMMARY_MODEL: no web address", id="no host"),
        pytest.param("http://noor:hunter2@[::1/v1", "klein", "SUMMARY_MODEL: no web address", id="a broken host"),
    ],
)
def test_an_endpoint_that_cannot_be(model: str, name: str | None, part: str) -> None:
    """As a setting it is told once and leads stand; asked for by name it is an error; a password is never shown."""
    with capture_logs() as logs:
        assert isinstance(summariser(settings(model, name)), Lead)
    (reason,) = warned(logs)
    assert part in reason
    assert "hunter2" not in str(logs)
    with pytest.raises(SettingsError, match=part) as caught:
        summariser(settings(model, name), "endpoint")
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize(
    "model,method,part",
    [
        pytest.param("lead", "endpoint", "SUMMARY_MODEL", id="no endpoint set"),
        pytest.param("embedded", "endpoint", "SUMMARY_MODEL", id="the embedded model is none"),
        pytest.param("some/model", "endpoint", "SUMMARY_MODEL", id="a model of transformers is none"),
        pytest.param("embedded", "model", "briefje model prepare", id="not prepared"),
        pytest.param("lead", "model", "briefje model prepare", id="not prepared, and the rule set"),
        pytest.param(ADDRESS, "model", "briefje model prepare", id="an endpoint is no model here"),
        pytest.param("lead", "magic", "model, lead or endpoint", id="no method"),
    ],
)
def test_a_method_asked_for_that_is_not_there(model: str, method: str, part: str) -> None:
    """It is wrong use, named in one line; no other method takes its place."""
    with capture_logs() as logs, pytest.raises(SettingsError, match=part) as caught:
        summariser(settings(model, "klein"), method)
    assert str(caught.value).startswith(f"--method {method}: ")
    assert "\n" not in str(caught.value)
    assert caught.value.wrong_use
    assert logs == []


@pytest.mark.parametrize("model", ["embedded", "some/model", ADDRESS])
def test_lead_may_always_be_asked_for(model: str) -> None:
    """Whatever is set."""
    assert isinstance(summariser(settings(model, "klein"), "lead"), Lead)


async def test_opened_and_closed() -> None:
    """The endpoint of the settings is asked with the key, and its connections end with the context."""
    async with LlmDouble(lambda question: TRUE, key=KEY) as double:
        async with open_summariser(settings(double.address, MODEL, KEY)) as maker:
            (brief,) = await maker.summarise([article()])
            assert (brief.text, brief.method, brief.model) == (TRUE, "endpoint", MODEL)
            assert isinstance(maker, EndpointSummariser)
            assert maker._completions._client is not None
        assert maker._completions._client is None


async def test_closed_after_an_error() -> None:
    """Whatever happens within."""
    async with LlmDouble(lambda question: TRUE) as double:
        with suppress(ZeroDivisionError):
            async with open_summariser(settings(double.address, MODEL)) as maker:
                await maker.summarise([article()])
                raise ZeroDivisionError
        assert isinstance(maker, EndpointSummariser)
        assert maker._completions._client is None


async def test_an_endpoint_asked_for_that_fails_is_told() -> None:
    """A server that is set but does not serve is no wrong use: leads stand."""
    async with (
        LlmDouble(lambda question: TRUE) as double,
        open_summariser(settings(double.address, MODEL), "endpoint") as maker,
    ):
        double.for_ever = Fails(403)
        with capture_logs() as logs:
            (brief,) = await maker.summarise([article()])
    assert brief.method == "lead"
    assert warned(logs) == ["http_403"]


async def test_lead_has_nothing_to_close() -> None:
    """A summariser without process or connections is opened as the others are."""
    async with open_summariser(settings("lead")) as maker:
        assert not isinstance(maker, Closing)
        assert (await maker.summarise([article()]))[0].method == "lead"


@pytest.mark.parametrize("key", ["hunter2 x", "hunter2\nx", "hunter2é"])
def test_a_key_that_no_header_can_hold(monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    """It is named, and not shown."""
    monkeypatch.setenv("SUMMARY_MODEL_KEY", key)
    with pytest.raises(SettingsError, match=r"^SUMMARY_MODEL_KEY: ") as caught:
        load_settings()
    assert "hunter2" not in str(caught.value)


def test_a_key_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """Printing the settings shows no key."""
    monkeypatch.setenv("SUMMARY_MODEL_KEY", KEY)
    assert KEY not in f"{load_settings()!r}"
    assert load_settings().summary_model_key == SecretStr(KEY)
