"""Refusals in the words of Telegram."""

from typing import Final

ALREADY_POLLING: Final = (
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
)
WEBHOOK_IS_ACTIVE: Final = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
NOT_MODIFIED: Final = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
NO_PHOTOS: Final = "not enough rights to send photos to the chat"
QUERY_TOO_OLD: Final = "query is too old and response timeout expired or query ID is invalid"


class RefusedError(Exception):
    """Telegram does not do what was asked; carries its code, description and parameters."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        """Keep what the answer's body will hold."""
        super().__init__(f"{code} {description}")
        self.code = code
        self.description = description
        self.parameters = parameters

    def as_json(self) -> dict[str, object]:
        """The body of the answer, as the Bot API writes it."""
        body: dict[str, object] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = dict(self.parameters)
        return body


def bad_request(reason: str) -> RefusedError:
    """A 400 for the given reason, which follows "Bad Request: "."""
    return RefusedError(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> RefusedError:
    """A 403 for the given reason, which follows "Forbidden: "."""
    return RefusedError(403, f"Forbidden: {reason}")


def retry_after(seconds: int) -> RefusedError:
    """A 429 that asks to wait for this many seconds."""
    return RefusedError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


def migrated_to(chat_id: int) -> RefusedError:
    """A 400 that names the supergroup which a group has become."""
    description = "Bad Request: group chat was upgraded to a supergroup chat"
    return RefusedError(400, description, migrate_to_chat_id=chat_id)
