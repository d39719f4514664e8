"""What came of claimed messages, and keeping it: many results in one transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Boolean, bindparam, case, delete, exists, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.chunks import chunks
from storage.reader_tables import deliveries, told_in

_SENDING = text("state = 'sending'")
_OPEN = text("state IN ('queued', 'sending')")


@dataclass(frozen=True, slots=True)
class Sent:
    """It has arrived, as this message of the chat, at this moment; `keeps` its payload for mending."""

    id: int
    message_id: int | None
    at: datetime
    keeps: bool = False


@dataclass(frozen=True, slots=True)
class Again:
    """It was tried and is to be tried again, not before that moment."""

    id: int
    not_before: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Dead:
    """It is not tried any more."""

    id: int
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Released:
    """It was claimed and not tried: it is queued as it was."""

    id: int


@dataclass(frozen=True, slots=True)
class Gone:
    """It was the last word to a chat that is forgotten, sent or not: nothing is kept of it."""

    id: int


Result = Sent | Again | Dead | Released | Gone


async def settle(conn: AsyncConnection, results: Iterable[Result], now: datetime) -> None:
    """Keep what came of these; a message that was forgotten, or is no longer open, stays as it is.

    What is sent or dead loses its payload, unless it may have to be mended. An edit that a newer one has overtaken is
    not tried again.
    """
    by_kind: dict[type, list[dict[str, Any]]] = {}
    for result in results:
        by_kind.setdefault(type(result), []).append(_settled(result))
    for kind, rows in by_kind.items():
        await conn.execute(_SETTLING[kind], rows)
    retried = [row["b_id"] for kind in (Again, Released) for row in by_kind.get(kind, ())]
    await drop_superseded(conn, retried, now)


def _settled(result: Result) -> dict[str, Any]:
    row: dict[str, Any] = {"b_id": result.id}
    match result:
        case Sent():
            row |= {"b_message": result.message_id, "b_at": result.at, "b_keeps": result.keeps}
        case Again():
            row |= {"b_not_before": result.not_before, "b_reason": result.reason}
        case Dead():
            row |= {"b_reason": result.reason, "b_at": result.at}
    return row


_this = deliveries.c.id == bindparam("b_id")
_shown = exists().where(told_in.c.delivery_id == deliveries.c.id)
_closed: dict[str, Any] = {"leased_until": None, "finished_at": bindparam("b_at")}
_tried: dict[str, Any] = {"attempts": deliveries.c.attempts + 1}
_SETTLING = {
    # A message that arrived has arrived, also where another process had taken it back meanwhile.
    Sent: update(deliveries).where(_this, _OPEN).values(
        state="sent",
        message_id=bindparam("b_message"),
        payload=case((bindparam("b_keeps", type_=Boolean) | _shown, deliveries.c.payload), else_=""),
        **_closed,
        **_tried,
    ),
    Again: update(deliveries).where(_this, _SENDING).values(
        state="queued",
        leased_until=None,
        not_before=bindparam("b_not_before"),
        reason=bindparam("b_reason"),
        **_tried,
    ),
    Dead: update(deliveries).where(_this, _SENDING).values(
        state="dead", reason=bindparam("b_reason"), payload="", **_closed, **_tried
    ),
    Released: update(deliveries).where(_this, _SENDING).values(state="queued", leased_until=None),
    Gone: delete(deliveries).where(_this),
}  # fmt: skip


async def drop_superseded(conn: AsyncConnection, ids: Sequence[int], now: datetime) -> None:
    """Those of these that are edits, and that a newer edit of the same message has overtaken, are not sent."""
    newer = deliveries.alias()
    same = (newer.c.chat_id == deliveries.c.chat_id) & (newer.c.edits == deliveries.c.edits)
    overtaken = exists().where(same, newer.c.id > deliveries.c.id, newer.c.state != "dead")
    for chunk in chunks(ids):
        these = deliveries.c.id.in_(chunk) & deliveries.c.edits.is_not(None)
        await conn.execute(superseded(now).where(deliveries.c.state == "queued", these, overtaken))


def superseded(now: datetime) -> Any:
    """The update that makes edits dead which a newer one has overtaken; say which with `where`."""
    return update(deliveries).values(state="dead", reason="superseded", payload="", finished_at=now, leased_until=None)
