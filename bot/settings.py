"""Every setting of the bot, read from the environment or `.env`; `.env.example` tells each one's meaning."""

import os
import re
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import platformdirs
from dotenv import dotenv_values
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from news.errors import BriefjeError

SECRETS = ("TELEGRAM_BOT_TOKEN", "DATABASE_URL", "WEBHOOK_SECRET", "SUMMARY_MODEL_KEY")
"""Settings whose value is never shown and which `<NAME>_FILE` may read from a file."""

DATABASE_SCHEMES = ("sqlite+aiosqlite", "postgresql+psycopg")


class SettingsError(BriefjeError):
    """A setting that cannot be used; the message names it and never holds a secret's value."""

    wrong_use = True


def default_database_url() -> str:
    """SQLite in the user's data folder."""
    return f"sqlite+aiosqlite:///{platformdirs.user_data_path('briefje') / 'briefje.sqlite3'}"


class Settings(BaseSettings):
    """The settings; names in the environment are these in capitals."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore", env_ignore_empty=True)

    telegram_bot_token: SecretStr | None = None
    telegram_api_url: str = "https://api.telegram.org"
    database_url: SecretStr = Field(default_factory=lambda: SecretStr(default_database_url()))
    summary_model: str = "embedded"
    summary_model_name: str | None = None
    summary_model_key: SecretStr | None = None
    timezone: str = "Europe/Amsterdam"
    admin_chat_ids: Annotated[tuple[int, ...], NoDecode] = ()
    default_sources: bool = True
    fetch_private_addresses: bool = False
    fetch_contact: str = ""
    telegram_messages_per_second: float = Field(default=30, gt=0, le=1000)
    webhook_url: str | None = None
    webhook_secret: SecretStr | None = None
    http_host: str = "127.0.0.1"
    http_port: int | None = Field(default=None, ge=1, le=65535)
    log_format: Literal["console", "json"] = "console"

    @property
    def zone(self) -> ZoneInfo:
        """The zone in which times without one are read and shown."""
        return ZoneInfo(self.timezone)

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (KeyError, OSError, ValueError) as error:
            raise ValueError(f"unknown time zone {value!r}, for example Europe/Amsterdam") from error
        return value

    @field_validator("admin_chat_ids", mode="before")
    @classmethod
    def _chat_ids(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        try:
            return tuple(int(part) for part in value.replace(";", ",").split(",") if part.strip())
        except ValueError as error:
            raise ValueError("chat ids are whole numbers parted by commas") from error

    @field_validator("telegram_api_url", "webhook_url")
    @classmethod
    def _web_address(cls, value: str | None) -> str | None:
        if value is not None and not value.startswith(("http://", "https://")):
            raise ValueError("an address starts with http:// or https://")
        return value.rstrip("/") if value else value

    @field_validator("fetch_contact")
    @classmethod
    def _contact(cls, value: str) -> str:
        if value and not re.fullmatch(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|https://[!-'*-~]+", value, re.ASCII):
            raise ValueError("a mail address or an https address")
        return value

    @field_validator("telegram_bot_token")
    @classmethod
    def _token(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not _looks_like_token(value.get_secret_value()):
            raise ValueError("not a bot token (BotFather gives NUMBER:LETTERS)")
        return value

    @field_validator("webhook_secret")
    @classmethod
    def _secret(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", value.get_secret_value()):
            raise ValueError("1 to 256 letters, digits, _ and - (Bot API, setWebhook)")
        return value

    @field_validator("summary_model_key")
    @classmethod
    def _key(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not re.fullmatch(r"[!-~]+", value.get_secret_value()):
            raise ValueError("a key is printable ASCII without spaces")
        return value

    @field_validator("database_url")
    @classmethod
    def _database(cls, value: SecretStr) -> SecretStr:
        if value.get_secret_value().partition("://")[0] not in DATABASE_SCHEMES:
            raise ValueError("use sqlite+aiosqlite:///FILE or postgresql+psycopg://USER@HOST/NAME")
        try:
            port = urlsplit(value.get_secret_value()).port
        except ValueError as error:
            raise ValueError("its port is no number from 0 to 65535") from error
        if port == 0:
            raise ValueError("its port is 0")
        return value


def load_settings() -> Settings:
    """The settings in force; raises SettingsError with one line for the first one that is wrong."""
    try:
        return Settings(**_secrets_from_files())
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        name = str(first["loc"][0]).upper() if first["loc"] else "settings"
        reason = str(first["msg"]).removeprefix("Value error, ")
        raise SettingsError(f"{name}: {reason}") from None
    except UnicodeDecodeError as error:
        raise SettingsError(f".env: not UTF-8 text (byte {error.start})") from None


def _secrets_from_files() -> dict[str, Any]:
    """Values of the secrets that are given as `<NAME>_FILE`, keyed by field; the plain setting goes first."""
    given = {**dotenv_values(".env"), **os.environ}
    found = {}
    for name in SECRETS:
        path = given.get(f"{name}_FILE")
        if path and not given.get(name):
            try:
                found[name.lower()] = Path(path).read_text(encoding="utf-8").strip()
            except (OSError, UnicodeDecodeError) as error:
                raise SettingsError(f"{name}_FILE: cannot read {path}: {_cause(error)}") from None
    return found


def _cause(error: Exception) -> str:
    return (getattr(error, "strerror", None) or "not UTF-8 text").lower()


def _looks_like_token(token: str) -> bool:
    number, colon, rest = token.partition(":")
    return bool(colon) and number.isdigit() and bool(rest) and rest.replace("_", "").replace("-", "").isalnum()
