"""What a change of the bot's place means."""

from datetime import UTC, datetime
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from telegram import (
    ChatMember,
    ChatMemberAdministrator,
    ChatMemberBanned,
    ChatMemberLeft,
    ChatMemberMember,
    ChatMemberRestricted,
    User,
)

from handlers.places.membership import standing_of
from handlers.places.standing import BLOCKED, REMOVED, SILENCED, Change, Effect, Standing, Word, effect
from storage.destinations import Destination

OUT, SILENT, WRITES = Standing.OUT, Standing.SILENT, Standing.WRITES
NOW = datetime(2026, 3, 1, tzinfo=UTC)
BOT = User(1, "Briefje", is_bot=True)


def kept(*, asleep: bool = False) -> Destination:
    """Something that is kept of the chat."""
    return Destination(
        id=1,
        chat_id=-5,
        thread_id=0,
        kind="supergroup",
        title="",
        language="nl",
        zone=ZoneInfo("Europe/Amsterdam"),
        asleep_since=NOW if asleep else None,
        created_at=NOW,
    )


KINDS = ("private", "group", "supergroup", "channel")
AWAKE, ASLEEP = kept(), kept(asleep=True)


@pytest.mark.parametrize(
    "kind,before,after,known,expected",
    [
        pytest.param("private", WRITES, OUT, [AWAKE], Effect(BLOCKED), id="blocked"),
        pytest.param("private", OUT, WRITES, [ASLEEP], Effect(), id="let in again: the reader says what is wanted"),
        pytest.param("group", OUT, WRITES, [], Effect(word=Word.HELLO), id="a new group"),
        pytest.param("supergroup", OUT, WRITES, [ASLEEP], Effect(word=Word.BACK), id="a group that knows the bot"),
        pytest.param("supergroup", OUT, WRITES, [AWAKE], Effect(), id="a group that has just moved"),
        pytest.param("supergroup", WRITES, WRITES, [], Effect(), id="made an administrator"),
        pytest.param("supergroup", SILENT, WRITES, [ASLEEP], Effect(), id="may speak again"),
        pytest.param("supergroup", WRITES, SILENT, [AWAKE], Effect(SILENCED), id="muted"),
        pytest.param("group", WRITES, OUT, [AWAKE], Effect(REMOVED), id="thrown out"),
        pytest.param("channel", OUT, WRITES, [], Effect(word=Word.CHANNEL_READY), id="a new channel"),
        pytest.param("channel", WRITES, WRITES, [], Effect(word=Word.CHANNEL_READY), id="a channel that was missed"),
        pytest.param("channel", WRITES, WRITES, [AWAKE], Effect(), id="other rights in a known channel"),
        pytest.param("channel", SILENT, WRITES, [ASLEEP], Effect(word=Word.CHANNEL_READY), id="may post again"),
        pytest.param("channel", OUT, SILENT, [], Effect(SILENCED), id="in a channel without the right to post"),
        pytest.param("channel", WRITES, SILENT, [AWAKE], Effect(SILENCED, Word.CHANNEL_CLOSED), id="may post no more"),
        pytest.param("channel", SILENT, OUT, [ASLEEP], Effect(REMOVED), id="told before that it may not post"),
        pytest.param(
            "channel", WRITES, OUT, [ASLEEP], Effect(REMOVED, Word.CHANNEL_CLOSED), id="a post was refused before"
        ),
        pytest.param("channel", WRITES, OUT, [], Effect(REMOVED), id="a channel that nobody set up"),
    ],
)
def test_each_change_has_its_effect(kind, before, after, known, expected):
    """Who is let in is greeted, who looks after a channel is told, nobody twice."""
    assert effect(Change(kind, before, after), known) == expected


@pytest.mark.parametrize("kind,before,after", list(product(KINDS, Standing, Standing)))
def test_a_chat_sleeps_exactly_where_nothing_can_be_written(kind, before, after):
    """Whatever it was before, and whatever is kept of it."""
    for known in ([], [AWAKE], [ASLEEP]):
        assert (effect(Change(kind, before, after), known).sleeps is None) == (after is WRITES)


def administrator(**rights: bool) -> ChatMember:
    """An administrator with these rights, and no others."""
    names = ("can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats")
    names += ("can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users")
    names += ("can_post_stories", "can_edit_stories", "can_delete_stories")
    return ChatMemberAdministrator(BOT, **dict.fromkeys(names, False) | rights)


def restricted(*, is_member: bool, may_write: bool) -> ChatMember:
    """A restricted member."""
    names = ("can_change_info", "can_invite_users", "can_pin_messages", "can_send_polls", "can_send_other_messages")
    names += ("can_add_web_page_previews", "can_manage_topics", "can_send_audios", "can_send_documents")
    names += (
        "can_send_photos",
        "can_send_videos",
        "can_send_video_notes",
        "can_send_voice_notes",
        "can_edit_tag",
        "can_react_to_messages",
    )
    rights = dict.fromkeys(names, False) | {"is_member": is_member, "can_send_messages": may_write}
    return ChatMemberRestricted(BOT, until_date=NOW, **rights)


@pytest.mark.parametrize(
    "kind,member,expected",
    [
        pytest.param("private", ChatMemberMember(BOT), WRITES, id="a private chat"),
        pytest.param("private", ChatMemberBanned(BOT, NOW), OUT, id="blocked"),
        pytest.param("group", ChatMemberMember(BOT), WRITES, id="a member of a group"),
        pytest.param("group", administrator(), WRITES, id="an administrator of a group"),
        pytest.param("group", ChatMemberLeft(BOT), OUT, id="left"),
        pytest.param("supergroup", restricted(is_member=True, may_write=True), WRITES, id="restricted in other things"),
        pytest.param("supergroup", restricted(is_member=True, may_write=False), SILENT, id="muted"),
        pytest.param("supergroup", restricted(is_member=False, may_write=True), OUT, id="restricted and not there"),
        pytest.param("channel", administrator(can_post_messages=True), WRITES, id="may post"),
        pytest.param("channel", administrator(can_post_messages=False), SILENT, id="may not post"),
        pytest.param("channel", ChatMemberMember(BOT), SILENT, id="a mere subscriber"),
        pytest.param("channel", ChatMemberLeft(BOT), OUT, id="not in the channel"),
    ],
)
def test_what_the_bot_is_in_a_chat(kind, member, expected):
    """As Telegram tells it."""
    assert standing_of(kind, member) is expected
