"""The methods of the Bot API that the double carries out, by name in lower case."""

from .callbacks import CALLBACKS
from .chats import CHATS
from .editing import EDITING
from .handler import Handler
from .profile import PROFILE
from .sending import SENDING
from .webhooks import WEBHOOKS

# Bot API: method names are case-insensitive.
METHODS: dict[str, Handler] = {
    name.lower(): handler
    for group in (CALLBACKS, CHATS, EDITING, PROFILE, SENDING, WEBHOOKS)
    for name, handler in group.items()
}
