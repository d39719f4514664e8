"""A request object for python-telegram-bot that answers from this process what Telegram would."""

import json
import time
from collections.abc import Mapping
from typing import Any

from telegram.request import BaseRequest, RequestData

from bot.pictures import description
from bot.terminal.screen import Screen

READER_ID = 2**52 - 1
"""The chat and user that stand for whoever is at the terminal: the highest id, which Telegram is far from giving."""

_BOT = {"id": 2, "is_bot": True, "first_name": "Briefje", "username": "briefje_bot"}
_READER = {"id": READER_ID, "is_bot": False, "first_name": "", "language_code": "nl"}
_CHAT = {"id": READER_ID, "type": "private", "first_name": ""}
_DONE = frozenset(
    {"setMyCommands", "setMyDescription", "setMyShortDescription", "sendChatAction", "deleteWebhook", "deleteMessage"}
)


class TerminalRequest(BaseRequest):
    """Shows what the bot sends on a screen, and makes the updates that a reader's typing stands for."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._messages: dict[int, dict[str, Any]] = {}
        self._number = 0

    @property
    def read_timeout(self) -> float | None:
        """Nothing is waited for."""
        return None

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(  # the signature is python-telegram-bot's
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        """Carry out one Bot API method; an unknown one is answered as Telegram answers it, with 404."""
        name = url.rsplit("/", 1)[-1]
        parameters, files = (dict(request_data.parameters), request_data.multipart_data) if request_data else ({}, None)
        result = self._carry_out(name, parameters, files or {})
        if result is None:
            return 404, json.dumps({"ok": False, "error_code": 404, "description": "Not Found"}).encode()
        return 200, json.dumps({"ok": True, "result": result}).encode()

    def _carry_out(self, name: str, parameters: dict[str, Any], files: Mapping[str, Any]) -> Any:
        if name == "getMe":
            return _BOT
        if name == "sendMessage":
            return self._show(self._next(), parameters)
        if name == "sendDocument":
            return self._show_file(parameters, files)
        if name == "sendPhoto":
            return self._show_picture(self._next(), parameters, files)
        if name == "editMessageMedia":
            caption = {**parameters["media"], "reply_markup": parameters.get("reply_markup")}
            return self._show_picture(int(parameters["message_id"]), caption, files)
        if name == "editMessageText":
            return self._show(int(parameters["message_id"]), parameters)
        if name == "answerCallbackQuery":
            return self._notice(parameters)
        return True if name in _DONE else None

    def _show(self, message_id: int, parameters: dict[str, Any]) -> dict[str, Any]:
        markup = parameters.get("reply_markup")
        html = parameters.get("parse_mode") == "HTML"
        self._screen.message(message_id, parameters["text"], markup, html=html)
        message = {**_frame(message_id), "from": _BOT, "text": parameters["text"]}
        self._messages[message_id] = {**message, "reply_markup": markup} if markup else message
        return self._messages[message_id]

    def _show_file(self, parameters: dict[str, Any], files: Mapping[str, Any]) -> dict[str, Any]:
        """A file of text, under its name and its caption."""
        for name, content, _ in files.values():
            self._screen.line(f"{name}:")
            self._screen.line(content.decode())
        return self._show(self._next(), {**parameters, "text": parameters.get("caption", "")})

    def _show_picture(self, message_id: int, parameters: dict[str, Any], files: Mapping[str, Any]) -> dict[str, Any]:
        """A picture in words, and its caption under it."""
        for _, content, _ in files.values():
            self._screen.line(description(content))
            self._screen.line()
        return self._show(message_id, {**parameters, "text": parameters.get("caption", "")})

    def _notice(self, parameters: dict[str, Any]) -> bool:
        if parameters.get("text"):
            self._screen.line(parameters["text"])
            self._screen.line()
        return True

    def _next(self) -> int:
        self._number += 1
        return self._number

    def typed(self, text: str) -> dict[str, Any]:
        """The update that Telegram sends for a message of this text."""
        message: dict[str, Any] = {**_frame(self._next()), "from": _READER, "text": text}
        if text.startswith("/"):
            command = text.split(maxsplit=1)[0]
            length = len(command.encode("utf-16-le")) // 2
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        return {"update_id": self._next(), "message": message}

    def pressed(self, number: int) -> dict[str, Any] | None:
        """The update for pressing the button of that number (from 1); None where there is no such button."""
        if not 1 <= number <= len(self._screen.buttons):
            return None
        message_id, data = self._screen.buttons[number - 1]
        query = {"id": str(self._next()), "from": _READER, "chat_instance": "terminal", "data": data}
        return {"update_id": self._next(), "callback_query": {**query, "message": self._messages[message_id]}}


def _frame(message_id: int) -> dict[str, Any]:
    return {"message_id": message_id, "date": int(time.time()), "chat": _CHAT}
