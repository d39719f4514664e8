"""The answer to a pressed button."""

from typing import Final

from ..errors import QUERY_TOO_OLD, bad_request
from ..params import Params
from ..records import Answer
from ..utf16 import utf16_length
from ..world import World
from .handler import Handlers

MAX_ANSWER: Final = 200


def answer_callback_query(world: World, params: Params) -> bool:
    """answerCallbackQuery: once for each press, with up to 200 characters."""
    text = params.text("text")
    if utf16_length(text) > MAX_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    query_id = params.text("callback_query_id")
    if query_id not in world.queries or world.queries[query_id] is not None:
        raise bad_request(QUERY_TOO_OLD)
    world.queries[query_id] = Answer(text, params.flag("show_alert"), params.text("url"))
    return True


CALLBACKS: Final[Handlers] = {"answerCallbackQuery": answer_callback_query}
