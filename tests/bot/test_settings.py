"""Settings: from the environment, from `.env`, from secret files; wrong ones named, secrets never shown."""

import re
from pathlib import Path

import pytest

from bot.settings import SECRETS, Settings, SettingsError, load_settings

ROOT = Path(__file__).parents[2]

TOKEN = "123456:AAsecretsecretsecretsecretsecretsec"


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch, tmp_path):
    """No setting of whoever runs the tests reaches them."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
        monkeypatch.delenv(f"{name.upper()}_FILE", raising=False)
    monkeypatch.chdir(tmp_path)


def documented() -> dict[str, str]:
    """The settings of `.env.example` with the values that stand there."""
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    return dict(re.findall(r"^([A-Z_]+)=(.*)$", "\n".join(lines), re.MULTILINE))


def test_env_example_names_every_setting_and_no_other():
    """An operator who reads `.env.example` knows all settings there are."""
    assert set(documented()) == {name.upper() for name in Settings.model_fields}


def test_env_example_explains_every_setting():
    """A comment stands before each setting, parted from the one before by a blank line."""
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    for name in documented():
        assert re.search(rf"^# .+\n(?:# .+\n)*{name}=", text, re.MULTILINE), name


def test_env_example_holds_the_defaults(tmp_path):
    """A copy of `.env.example` changes nothing."""
    (tmp_path / ".env").write_text((ROOT / ".env.example").read_text(encoding="utf-8"), encoding="utf-8")
    assert load_settings() == Settings(_env_file=None)


@pytest.mark.parametrize(
    "name,value,part",
    [
        pytest.param("TIMEZONE", "Europe/Amstelveen", "Europe/Amstelveen", id="a zone that is none"),
        pytest.param("ADMIN_CHAT_IDS", "12,abc", "whole numbers", id="a name for a chat id"),
        pytest.param("HTTP_PORT", "99999", "65535", id="a port that cannot be"),
        pytest.param("TELEGRAM_MESSAGES_PER_SECOND", "0", "greater than 0", id="a bot that may not speak"),
        pytest.param("TELEGRAM_API_URL", "api.telegram.org", "http", id="an address without a scheme"),
        pytest.param("LOG_FORMAT", "xml", "console", id="a format nobody knows"),
        pytest.param("FETCH_PRIVATE_ADDRESSES", "misschien", "boolean", id="neither yes nor no"),
        pytest.param("FETCH_CONTACT", "de redactie", "mail address", id="a contact that nobody can write to"),
        pytest.param("FETCH_CONTACT", "https://x.example/ (y)", "mail address", id="a contact that ends its brackets"),
    ],
)
def test_a_wrong_value_is_one_line_that_names_the_setting(monkeypatch, name, value, part):
    """The operator reads which setting is wrong and what it may be."""
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=re.escape(part)) as caught:
        load_settings()
    assert str(caught.value).startswith(f"{name}: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "name,value",
    [
        pytest.param("TELEGRAM_BOT_TOKEN", "hunter2-is-no-token", id="token"),
        pytest.param("DATABASE_URL", "mysql://noor:hunter2@db/briefje", id="database with a password"),
        pytest.param("DATABASE_URL", "postgresql+psycopg://noor:hunter2@db:abc/x", id="database with a wrong port"),
    ],
)
def test_a_wrong_secret_is_named_but_not_shown(monkeypatch, name, value):
    """A log of the error gives nothing away."""
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=f"^{name}: ") as caught:
        load_settings()
    assert "hunter2" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_secrets_do_not_show_when_the_settings_are_printed(monkeypatch):
    """Printing the settings anywhere keeps secrets secret."""
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    monkeypatch.setenv("DATABASE_URL", "postgresql+psycopg://noor:hunter2@db/briefje")
    monkeypatch.setenv("WEBHOOK_SECRET", "hunter2")
    shown = f"{load_settings()!r} {load_settings()}"
    assert "hunter2" not in shown
    assert TOKEN not in shown


@pytest.mark.parametrize("name", SECRETS)
def test_a_secret_is_read_from_a_file(monkeypatch, tmp_path, name):
    """`X_FILE` gives X, without the line end that editors add."""
    values = {"TELEGRAM_BOT_TOKEN": TOKEN, "DATABASE_URL": "sqlite+aiosqlite:///a.db"}
    (tmp_path / "secret").write_text(values.get(name, "s") + "\n", encoding="utf-8")
    monkeypatch.setenv(f"{name}_FILE", str(tmp_path / "secret"))
    assert getattr(load_settings(), name.lower()).get_secret_value() == values.get(name, "s")


def test_a_secret_file_may_be_named_in_the_env_file(tmp_path):
    """What holds for the environment holds for `.env`."""
    (tmp_path / "token").write_text(TOKEN, encoding="utf-8")
    (tmp_path / ".env").write_text(f"TELEGRAM_BOT_TOKEN_FILE={tmp_path / 'token'}\n", encoding="utf-8")
    token = load_settings().telegram_bot_token
    assert token is not None
    assert token.get_secret_value() == TOKEN


def test_a_secret_file_that_is_not_there_is_named(monkeypatch, tmp_path):
    """A typing error in the path is one clear line."""
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN_FILE", str(tmp_path / "nowhere"))
    with pytest.raises(SettingsError, match=r"TELEGRAM_BOT_TOKEN_FILE: cannot read .*nowhere: no such file"):
        load_settings()


def test_the_environment_goes_before_the_env_file(monkeypatch, tmp_path):
    """What is set for this run counts."""
    (tmp_path / ".env").write_text("TIMEZONE=Europe/Brussels\nLOG_FORMAT=json\n", encoding="utf-8")
    monkeypatch.setenv("TIMEZONE", "Asia/Jakarta")
    settings = load_settings()
    assert (settings.timezone, settings.log_format) == ("Asia/Jakarta", "json")


def test_admin_chat_ids_are_a_list(monkeypatch):
    """Several operators, groups (negative ids) among them."""
    monkeypatch.setenv("ADMIN_CHAT_IDS", "12, -100345,")
    assert load_settings().admin_chat_ids == (12, -100345)
