"""Which summariser makes the briefs."""

import structlog

from bot.settings import Settings, SettingsError
from news.brief import Summariser
from news.lead import Lead

log = structlog.get_logger()


def summariser(settings: Settings, method: str | None = None) -> Summariser:
    """The summariser of the settings, or of the method asked for ("model", "lead", "endpoint").

    A method that is asked for by name and is not there is an error; what the settings name and is not there is said
    once in the log, and lead takes its place.
    """
    if method == "lead" or (method is None and settings.summary_model == "lead"):
        return Lead()
    if method is not None:
        raise SettingsError(f"--method {method}: this version writes briefs with lead only")
    log.info("summary_model_not_in_this_version", summary_model=_shown(settings.summary_model), used="lead")
    return Lead()


def _shown(model: str) -> str:
    """An endpoint's address may hold a key: only its kind is shown."""
    return "endpoint" if model.startswith(("http://", "https://")) else model
