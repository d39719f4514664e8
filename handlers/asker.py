"""Who asks, and where: what a conversation knows of the reader."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Somebody in a chat.

    `thread_id` 0 is the chat itself. `kind` is private, group, supergroup or channel; `title` a group's or channel's
    name. `user_id` is None where Telegram tells no person: a post in a channel, an anonymous administrator, who has
    `speaks_for_chat`. `language_code` is what the client tells ("nl", "en-GB").
    """

    chat_id: int
    thread_id: int = 0
    kind: str = "private"
    title: str = ""
    user_id: int | None = None
    first_name: str = ""
    language_code: str | None = None
    speaks_for_chat: bool = False

    @property
    def is_private(self) -> bool:
        """Whether it is a conversation with one person."""
        return self.kind == "private"
