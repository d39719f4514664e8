"""A strict double of the Telegram Bot API: a real HTTP server that refuses what Telegram refuses.

    async with BotApiDouble() as api:
        reader = api.private_chat(first_name="Noor", language_code="nl")
        ...  # start the bot with api.token and api.base_url
        api.says(reader, "/latest")
        await api.until(lambda: len(api.messages(reader)) == 1)

Refusals use Telegram's words. Stricter than Telegram: a message with over 100 entities and a button with two
actions are refused, where Telegram drops the surplus in silence. Not here: Markdown, inline mode, media other than
photos and documents, files from people, and the service messages of joining and leaving.
"""

from . import faults
from .double import BotApiDouble
from .entities import Entity, FormattedText
from .errors import RefusedError
from .keyboards import Button, Keyboard
from .limits import Limits
from .records import Answer, Call, Chat, FilePart, Message, Press, User
from .telegram_html import HtmlError, parse_html

__all__ = [
    "Answer",
    "BotApiDouble",
    "Button",
    "Call",
    "Chat",
    "Entity",
    "FilePart",
    "FormattedText",
    "HtmlError",
    "Keyboard",
    "Limits",
    "Message",
    "Press",
    "RefusedError",
    "User",
    "faults",
    "parse_html",
]
