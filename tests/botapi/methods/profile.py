"""What the bot is and tells about itself: identity, commands, descriptions."""

import re
from dataclasses import replace
from typing import Final

from ..errors import bad_request
from ..params import Params
from ..records import Json
from ..world import BotProfile, World
from .handler import Handler, Handlers

MAX_COMMANDS: Final = 100
_COMMAND: Final = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE: Final = re.compile(r"([a-z]{2})?")
_SCOPES: Final = {
    "default": (),
    "all_private_chats": (),
    "all_group_chats": (),
    "all_chat_administrators": (),
    "chat": ("chat_id",),
    "chat_administrators": ("chat_id",),
    "chat_member": ("chat_id", "user_id"),
}
_LONGEST: Final = {"name": 64, "description": 512, "short_description": 120}


def get_me(world: World, params: Params) -> Json:
    """GetMe."""
    abilities = ("can_join_groups", "can_connect_to_business", "has_main_web_app", "can_read_all_group_messages")
    return (
        world.bot.as_json()
        | dict.fromkeys(abilities, False)
        | {"supports_inline_queries": False, "can_join_groups": True}
    )


def set_my_commands(world: World, params: Params) -> bool:
    """setMyCommands: up to 100 commands for a scope and a language."""
    key = _commands_key(world, params)
    commands = [_command(raw) for raw in params.records("commands")]
    if len(commands) > MAX_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    world.commands[key] = commands
    return True


def get_my_commands(world: World, params: Params) -> list[Json]:
    """getMyCommands: exactly those of the scope and language."""
    return world.commands.get(_commands_key(world, params), [])


def delete_my_commands(world: World, params: Params) -> bool:
    """DeleteMyCommands."""
    world.commands.pop(_commands_key(world, params), None)
    return True


def _command(raw: Json) -> Json:
    name, description = (str(raw.get(field) or "").strip() for field in ("command", "description"))
    name = name.removeprefix("/")
    if not name:
        raise bad_request("command must be non-empty")
    if len(name) > 32:
        raise bad_request("command length must not exceed 32")
    if not description:
        raise bad_request("command description must be non-empty")
    if len(description) > 256:
        raise bad_request("command description length must not exceed 256")
    if not _COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    return {"command": name, "description": description}


def _commands_key(world: World, params: Params) -> tuple[str, str]:
    return _scope(world, params), _language(params)


def _scope(world: World, params: Params) -> str:
    raw = params.record("scope")
    kind = str(raw.get("type", "default"))
    if kind not in _SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    for field in _SCOPES[kind]:
        if raw.get(field) is None:
            raise bad_request(f"can't parse BotCommandScope: Can't find field \"{field}\"")
    if "chat_id" in _SCOPES[kind]:
        world.chat(raw["chat_id"])
    return " ".join([kind, *(str(raw[field]) for field in _SCOPES[kind])])


def _language(params: Params) -> str:
    language = params.text("language_code")
    if not _LANGUAGE.fullmatch(language):
        raise bad_request("invalid language code specified")
    return language


def _setter(field: str) -> Handler:
    def set_text(world: World, params: Params) -> bool:
        language, text = _language(params), params.text(field).strip()
        if len(text) > _LONGEST[field]:
            raise bad_request(f"BOT_{field.upper()}_TOO_LONG")
        profile = world.profiles.get(language, BotProfile())
        world.profiles[language] = replace(profile, **{field: text})
        return True

    return set_text


def _getter(field: str) -> Handler:
    def get_text(world: World, params: Params) -> Json:
        asked = world.profiles.get(_language(params), BotProfile())
        fallback = world.profiles.get("", BotProfile())
        return {field: getattr(asked, field) or getattr(fallback, field)}

    return get_text


PROFILE: Final[Handlers] = {
    "getMe": get_me,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setMyName": _setter("name"),
    "getMyName": _getter("name"),
    "setMyDescription": _setter("description"),
    "getMyDescription": _getter("description"),
    "setMyShortDescription": _setter("short_description"),
    "getMyShortDescription": _getter("short_description"),
}
