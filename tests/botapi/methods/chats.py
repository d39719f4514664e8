"""What the bot may know about a chat."""

from typing import Final

from ..errors import bad_request
from ..params import Params
from ..records import Json, User
from ..world import World
from .handler import Handlers

_MEMBERS: Final = frozenset({"creator", "administrator", "member"})
_RIGHTS: Final = (
    "can_be_edited",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)


def get_chat(world: World, params: Params) -> Json:
    """GetChat."""
    chat = world.open_chat(params.raw.get("chat_id"))
    required: Json = {"accent_color_id": 0, "max_reaction_count": 11}
    return chat.as_json() | required | {"accepted_gift_types": _no_gifts()}


def get_chat_member(world: World, params: Params) -> Json:
    """GetChatMember."""
    chat = world.open_chat(params.raw.get("chat_id"))
    user = world.people.get(params.integer("user_id", 0))
    if user is None:
        raise bad_request("invalid user_id specified")
    return member_json(user, world.status(chat, user.id))


def get_chat_administrators(world: World, params: Params) -> list[Json]:
    """GetChatAdministrators."""
    chat = world.open_chat(params.raw.get("chat_id"))
    if chat.type == "private":
        raise bad_request("there are no administrators in the private chat")
    people = ((user, world.status(chat, user.id)) for user in world.people.values())
    return [member_json(user, status) for user, status in people if status in {"creator", "administrator"}]


def get_chat_member_count(world: World, params: Params) -> int:
    """GetChatMemberCount."""
    chat = world.open_chat(params.raw.get("chat_id"))
    return sum(1 for user_id in world.people if world.status(chat, user_id) in _MEMBERS)


def leave_chat(world: World, params: Params) -> bool:
    """LeaveChat."""
    chat = world.open_chat(params.raw.get("chat_id"))
    if chat.type == "private":
        raise bad_request("chat not found")
    world.members[chat.id, world.bot.id] = "left"
    world.block(chat, f"bot is not a member of the {chat.type} chat")
    return True


def member_json(user: User, status: str) -> Json:
    """The ChatMember of the Bot API."""
    body: Json = {"user": user.as_json(), "status": status}
    if status == "creator":
        return body | {"is_anonymous": False}
    if status == "administrator":
        return body | {"is_anonymous": False} | dict.fromkeys(_RIGHTS, True)
    return body | ({"until_date": 0} if status == "kicked" else {})


def _no_gifts() -> Json:
    kinds = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
    return dict.fromkeys(kinds, False)


CHATS: Final[Handlers] = {
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatAdministrators": get_chat_administrators,
    "getChatMemberCount": get_chat_member_count,
    "leaveChat": leave_chat,
}
