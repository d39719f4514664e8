"""What has come in, for the message of a failed wait and for the command line."""

from collections.abc import Sequence
from typing import Final

from .records import Call, FilePart
from .world import World

_LAST_CALLS: Final = 15
_LONGEST_VALUE: Final = 120


def call_line(call: Call) -> str:
    """One request in one line."""
    params = ", ".join(f"{name}={_short(value)}" for name, value in call.params.items())
    return f"{call.method}({params}) -> {call.outcome}"


def report(world: World, calls: Sequence[Call]) -> str:
    """The last requests, the messages of each chat, and how many updates wait."""
    lines = [f"  {call_line(call)}" for call in calls[-_LAST_CALLS:]]
    if len(calls) > _LAST_CALLS:
        lines.insert(0, f"  … {len(calls) - _LAST_CALLS} earlier requests")
    for chat_id, messages in world.history.items():
        lines.append(f"  chat {chat_id}:")
        lines += [f"    {one.sender.first_name}: {_short(one.text)} {one.button_texts}" for one in messages.values()]
    return "\n".join([*(lines or ["  nothing"]), f"  {len(world.updates)} updates not confirmed"])


def _short(value: object) -> str:
    if isinstance(value, FilePart):
        return f"<{value.file_name}, {len(value.content)} bytes>"
    written = repr(value)
    return written if len(written) <= _LONGEST_VALUE else f"{written[:_LONGEST_VALUE]}…"
