"""Who administers what, as a test says."""

from collections.abc import Iterable


class FakeMembers:
    """Says of these people (chat id, user id) that they administer the chat, and of nobody else."""

    def __init__(self, admins: Iterable[tuple[int, int]] = ()) -> None:
        self.admins = set(admins)
        self.forgotten: list[int] = []

    async def is_admin(self, chat_id: int, user_id: int) -> bool:
        """Whether this person administers the chat."""
        return (chat_id, user_id) in self.admins

    def forget(self, chat_id: int) -> None:
        """Notes that it was asked for."""
        self.forgotten.append(chat_id)
