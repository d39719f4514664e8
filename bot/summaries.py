"""Which summariser makes the briefs, and its end."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.util import find_spec
from typing import Protocol, runtime_checkable

import structlog

from bot.model.completions import Completions
from bot.model.endpoint import EndpointSummariser
from bot.model.summariser import ModelSummariser
from bot.model.weights import ModelError, prepared
from bot.settings import Settings, SettingsError
from news.brief import Summariser
from news.lead import Lead

FETCHING_SECONDS = 3600.0
"""A model that has to be fetched from a hub first may take this long."""

log = structlog.get_logger()


@runtime_checkable
class Closing(Protocol):
    """A summariser that holds a process or connections."""

    async def close(self) -> None:
        """Give them back; a later call takes them again."""
        ...


@asynccontextmanager
async def open_summariser(settings: Settings, method: str | None = None) -> AsyncIterator[Summariser]:
    """The summariser of `summariser`, closed at the end; a model asked for by name is loaded before anything is done.

    Raises SettingsError, as `summariser` does, and where that model cannot be loaded.
    """
    maker = summariser(settings, method)
    try:
        if method == "model" and isinstance(maker, ModelSummariser):
            await _load(maker)
        yield maker
    finally:
        if isinstance(maker, Closing):
            await maker.close()


def summariser(settings: Settings, method: str | None = None) -> Summariser:
    """The summariser of the settings, or of the method asked for ("model", "lead", "endpoint").

    "model" is the model that SUMMARY_MODEL names, or else the embedded one. A method that is asked for by name and is
    not there is a SettingsError; what the settings name and is not there is said once in the log, and lead takes its
    place.
    """
    if method is not None:
        try:
            return _of_method(settings, method)
        except ModelError as error:
            raise SettingsError(f"--method {method}: {error}") from None
    try:
        return _of_settings(settings)
    except ModelError as error:
        log.warning("summary_model_not_available", reason=str(error), used="lead")
        return Lead()


def _of_method(settings: Settings, method: str) -> Summariser:
    match method:
        case "lead":
            return Lead()
        case "endpoint":
            return _endpoint(settings)
        case "model":
            return _embedded() if _kind(settings) in ("lead", "endpoint") else _of_settings(settings)
    raise SettingsError(f"--method {method}: it is model, lead or endpoint")


def _of_settings(settings: Settings) -> Summariser:
    """Raises ModelError, naming what lacks, where it is already known that the model cannot be had."""
    match _kind(settings):
        case "lead":
            return Lead()
        case "embedded":
            return _embedded()
        case "endpoint":
            return _endpoint(settings)
    return _pretrained(settings.summary_model.strip())


def _kind(settings: Settings) -> str:
    model = settings.summary_model.strip().lower()
    if model in ("lead", "embedded"):
        return model
    return "endpoint" if model.startswith(("http://", "https://")) else "pretrained"


def _embedded() -> Summariser:
    prepared()
    _need_libraries()
    return ModelSummariser(Lead())


def _pretrained(name: str) -> Summariser:
    _need_libraries()
    command = [sys.executable, "-m", "bot.model.worker", "--pretrained", name]
    return ModelSummariser(Lead(), command=command, loading=FETCHING_SECONDS)


def _endpoint(settings: Settings) -> Summariser:
    name = (settings.summary_model_name or "").strip()
    if _kind(settings) != "endpoint":
        raise ModelError("SUMMARY_MODEL: not the address of an endpoint, http(s)://…/v1")
    if not name:
        raise ModelError("SUMMARY_MODEL_NAME: needed with an endpoint")
    key = settings.summary_model_key
    try:
        completions = Completions(settings.summary_model, name, key.get_secret_value() if key else None)
    except ValueError as error:  # the address may hold a password: it is not shown
        raise ModelError(f"SUMMARY_MODEL: {error}") from None
    return EndpointSummariser(Lead(), completions, name)


def _need_libraries() -> None:
    for library in ("torch", "transformers"):
        if find_spec(library) is None:
            raise ModelError(f"{library} is not installed")


async def _load(maker: ModelSummariser) -> None:
    try:
        await maker.start()
    except ModelError as error:
        raise SettingsError(f"--method model: {error}") from None
