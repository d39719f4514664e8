"""What goes into the outbox: a value that comes back from JSON as it was."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select

from storage.database import Database
from storage.outgoing import Key, Outgoing, Payload, Purpose
from storage.reader_tables import deliveries
from tests.storage.readers import HOSTILE, plans, scans, words
from tests.storage.universe import NOW, emptied

clean = st.text(max_size=30)
ids = st.integers(-(2**63), 2**63 - 1)


def payloads(texts: st.SearchStrategy[str]) -> st.SearchStrategy[Payload]:
    """Messages of such texts."""
    keys = st.builds(Key, texts, data=texts, url=texts)
    return st.builds(
        Payload,
        html=texts,
        keyboard=st.lists(st.lists(keys, max_size=3).map(tuple), max_size=3).map(tuple),
        parts=st.lists(st.tuples(ids, texts), max_size=3).map(tuple),
        document=st.none() | texts,
        picture=st.none() | st.binary(max_size=50),
        document_name=texts,
    )


@given(payloads(clean))
def test_payload_comes_back_as_it_was(payload: Payload) -> None:
    """Every field, in every combination; the name of a document goes with the document."""
    back = Payload.from_json(payload.to_json())
    assert back.document_name == (payload.document_name if payload.document is not None else "")
    assert (back.html, back.keyboard, back.parts, back.document, back.picture) == (
        payload.html,
        payload.keyboard,
        payload.parts,
        payload.document,
        payload.picture,
    )


def test_empty_document_is_a_document() -> None:
    """An export of nothing is a file, not a message."""
    assert Payload.from_json(Payload("", document="", document_name="x.json").to_json()).document == ""


def test_what_is_kept_stays_readable() -> None:
    """Messages that wait while Briefje is renewed are understood by the next one."""
    keys = '[["Meer", "more:1", ""], ["Lees", "", "https://a.nl"]]'
    kept = f'{{"html": "<b>é</b>", "keyboard": [{keys}], "parts": [[7, "b"]]}}'
    payload = Payload("<b>é</b>", ((Key("Meer", "more:1"), Key("Lees", url="https://a.nl")),), ((7, "b"),))
    assert Payload.from_json(kept) == payload
    assert json.loads(payload.to_json()) == json.loads(kept)
    assert Payload.from_json('{"html": ""}') == Payload("") == Payload.from_json(Payload("").to_json())


async def keep(db: Database, kept: str, **values: object) -> str:
    """The text as it comes back from the outbox."""
    row = {"chat_id": 1, "payload": kept, "purpose": "reply", "rank": 0, "state": "queued"}
    async with db.write() as conn:
        await conn.execute(insert(deliveries).values(row | {"not_before": NOW, "created_at": NOW} | values))
        back: str = (await conn.execute(select(deliveries.c.payload))).scalar_one()
        return back


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(payloads(words))
async def test_any_words_can_wait_in_the_outbox(db: Database, payload: Payload) -> None:
    """Halves of characters become a mark; nothing that a reader typed keeps a message from being kept."""
    await emptied(db)
    back = Payload.from_json(await keep(db, payload.to_json()))
    assert back.html == payload.html.encode("utf-8", "replace").decode()
    assert [story for story, _ in back.parts] == [story for story, _ in payload.parts]


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_are_one_json_text(words: str) -> None:
    """No quote, backslash or control sign gets out of its string."""
    payload = Payload(words, ((Key(words, words, words),),), ((1, words),), words, words)
    back = Payload.from_json(payload.to_json())
    clean = words.encode("utf-8", "replace").decode()
    assert back == Payload(clean, ((Key(clean, clean, clean),),), ((1, clean),), clean, clean)


def test_every_purpose_has_its_rank() -> None:
    """Who waits for an answer goes first, then what is told at once, then digests; a mended brief goes last."""
    ranks = {purpose: purpose.rank for purpose in Purpose}
    assert {purpose for purpose, rank in ranks.items() if rank == 0} == {Purpose.REPLY, Purpose.EDIT, Purpose.FAREWELL}
    assert ranks[Purpose.ALERT] < ranks[Purpose.DIGEST] == ranks[Purpose.NOTICE] < ranks[Purpose.MENDING]


def test_message_goes_to_the_chat_at_once_unless_told_otherwise() -> None:
    """The least that must be said is where, what and why."""
    least = Outgoing(chat_id=1, payload=Payload("a"), purpose=Purpose.REPLY)
    assert (least.thread_id, least.destination_id, least.edits) == (0, None, None)
    assert (least.not_before, least.shown) == (None, ())


OPEN = "SELECT id FROM deliveries WHERE state IN ('queued', 'sending')"


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
async def test_open_deliveries_are_read_in_their_order(db: Database) -> None:
    """What is done, however much that is, is not read, and what is open is not sorted."""
    found = await plans(db, lambda conn: conn.exec_driver_sql(f"{OPEN} ORDER BY rank, not_before, id LIMIT 9"))
    assert found == ["SCAN deliveries USING INDEX ix_deliveries_open"]
    of_chat = await plans(db, lambda conn: conn.exec_driver_sql(f"{OPEN} AND chat_id = 5"))
    assert scans(of_chat) == []
